import WeftGraph
import WeftQuery

/// The functions a person or unit belongs to, through every level.
struct FunctionsAbove {
  private let index: OrganizationIndex

  init(_ index: OrganizationIndex) { self.index = index }

  func of(_ node: Int) -> Set<Int> {
    // A function is not above itself: a pair of functions is a need between others.
    if index.kinds.unit.contains(node) { return above(node) }
    return index.memberships[node].reduce(into: []) { $0.formUnion(atAndAbove(Int($1))) }
  }

  /// The functions among a unit and what it is part of.
  func atAndAbove(_ unit: Int) -> Set<Int> {
    var result = above(unit)
    if index.kinds.function.contains(unit) { result.insert(unit) }
    return result
  }

  private func above(_ unit: Int) -> Set<Int> {
    Set(index.above(unit).filter { index.kinds.function.contains($0) })
  }
}

/// The functions everybody belongs to through every level, as sets that many people share.
struct FunctionSets: Sendable {
  /// The number of each person's set; -1 where it is empty, and for what is no active person.
  let number: [Int32]
  /// The sets, each ascending.
  let all: [[Int]]

  /// The sets of a context's chart, computed at most once.
  static func of(_ context: EvaluationContext) -> FunctionSets {
    context.cached("org.functionSets") { FunctionSets(OrganizationIndex.of(context)) }
  }

  /// - Complexity: O(people + units × levels).
  init(_ index: OrganizationIndex) {
    let functions = FunctionsAbove(index)
    var all: [[Int]] = []
    var numbers: [[Int]: Int32] = [:]
    func number(_ set: Set<Int>) -> Int32 {
      guard !set.isEmpty else { return -1 }
      let set = set.sorted()
      if let known = numbers[set] { return known }
      numbers[set] = Int32(all.count)
      all.append(set)
      return Int32(all.count - 1)
    }
    // The set of each unit with those above it; not looked for, where it is below -1.
    var ofUnits = [Int32](repeating: -2, count: index.graph.nodeCount)
    var result = [Int32](repeating: -1, count: index.graph.nodeCount)
    index.people.forEach { person in
      var own: Int32 = -1
      var several: Set<Int> = []
      for unit in index.memberships[person] {
        if ofUnits[Int(unit)] < -1 { ofUnits[Int(unit)] = number(functions.atAndAbove(Int(unit))) }
        let set = ofUnits[Int(unit)]
        guard set >= 0, set != own else { continue }
        if own >= 0 {
          if several.isEmpty { several.formUnion(all[Int(own)]) }
          several.formUnion(all[Int(set)])
        }
        own = set
      }
      result[person] = several.isEmpty ? own : number(several)
    }
    self.number = result
    self.all = all
  }

  /// A person's functions, ascending.
  func of(_ person: Int) -> [Int] { number[person] < 0 ? [] : all[Int(number[person])] }

  /// Says of how many people the chart tells a function.
  func recordBasis(_ measure: String, _ context: EvaluationContext) {
    var all = 0
    var known = 0
    OrganizationIndex.of(context).people.forEach { person in
      all += 1
      if number[person] >= 0 { known += 1 }
    }
    context.record(
      coverageOf: measure, known, of: all, "people", others: "the others are in no function")
  }

  /// Whether two sets have nothing in common.
  var isApart: [[Bool]] {
    // They hold a few functions each.
    all.map { one in all.map { other in !one.contains { other.contains($0) } } }
  }
}
