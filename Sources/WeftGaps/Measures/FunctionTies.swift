import Foundation
import WeftGraph
import WeftQuery

/// Pairs of functions whose work makes them need each other, and the ties between their people.
///
/// Two functions need each other where people or teams below them must coordinate
/// (``Coordination``), and where an item one of them stands behind requires the other
/// (REQUIRES_FUNCTION), or requires both. Ties are those between members of one and of the other, and
/// are expected as k(u) k(v) / 2m, k being the ties of a function's members (Newman 2003); p is the
/// chance of so few by a Poisson distribution.
struct FunctionTies: Sendable {
  /// One pair that needs each other.
  struct Row: Sendable {
    /// The function with the lower id.
    var function: Int
    var other: Int
    /// How many people are members of both.
    var shared: Int
    /// Members of the larger one.
    var largest: Int
    /// Members of both together.
    var people: Int
    /// What their work has in common, at most a few items.
    var work: [Int] = []
    /// Two units below them that depend on each other themselves, the first by their ids.
    var units: [Int] = []
    var ties: Int
    /// Nil where one of them has no ties at all.
    var expected: Double?
    var p: Double?
  }

  /// The pairs by the ids of their functions.
  let rows: [Row]

  init(_ context: EvaluationContext) {
    let index = OrganizationIndex.of(context)
    let functions = FunctionsAbove(index)
    let sets = FunctionSets.of(context)
    var aboveUnits: [Int: [Int]] = [:]
    func above(_ node: Int) -> [Int] {
      guard index.kinds.unit.contains(node) else { return sets.of(node) }
      if let known = aboveUnits[node] { return known }
      let found = Array(functions.of(node))
      aboveUnits[node] = found
      return found
    }
    var pairs: [UInt64: JoiningWork] = [:]
    func need(_ one: Int, _ other: Int, _ add: (inout JoiningWork) -> Void) {
      guard one != other else { return }
      let key = UInt64(min(one, other)) << 32 | UInt64(max(one, other))
      add(&pairs[key, default: JoiningWork()])
    }
    let coordination = Coordination.of(context)
    for pair in coordination.people + coordination.teams {
      let others = above(pair.other)
      for one in above(pair.one) {
        for other in others {
          need(one, other) { joining in
            if pair.example == (pair.one, pair.other) {
              joining.add(units: pair.example, index)
            } else {
              joining.add(
                pair.work.isEmpty ? [pair.example.0, pair.example.1] : pair.work, index)
            }
          }
        }
      }
    }
    for (item, required) in Self.requirements(index) {
      var behind = Set(required)
      behind.formUnion(functions.of(item))
      for owner in index.owners[item] where index.isActive(Int(owner)) {
        behind.formUnion(functions.of(Int(owner)))
      }
      for one in required {
        for other in behind { need(one, other) { $0.add([item], index) } }
      }
    }
    let found = TieCounter(index, sets).rows(of: pairs.keys).map { pair, row in
      var row = row
      row.work = pairs[pair]?.work ?? []
      row.units = pairs[pair]?.units ?? []
      return row
    }
    let order = index.byID(Array(Set(found.flatMap { [$0.function, $0.other] })))
    let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    rows = found.sorted { one, other in
      (rank[one.function] ?? 0, rank[one.other] ?? 0)
        < (rank[other.function] ?? 0, rank[other.other] ?? 0)
    }
  }

  /// Active items and the functions they require.
  private static func requirements(_ index: OrganizationIndex) -> [(item: Int, functions: [Int])] {
    var required: [Int: Set<Int>] = [:]
    index.forEachCurrent("REQUIRES_FUNCTION") { item, function, _ in
      guard index.isActive(item), index.kinds.function.contains(function) else { return }
      required[item, default: []].insert(function)
    }
    return required.map { ($0.key, $0.value.sorted()) }.sorted { $0.item < $1.item }
  }
}

/// Some of what joins two functions: items of their work, and units that depend on each other; by id.
private struct JoiningWork {
  /// How many of each are kept.
  private static let most = 5
  private(set) var work: [Int] = []
  private(set) var units: [Int] = []

  mutating func add(_ items: [Int], _ index: OrganizationIndex) {
    for item in items { Self.insert(item, into: &work, index) }
  }

  mutating func add(units pair: (Int, Int), _ index: OrganizationIndex) {
    let ordered = index.byID([pair.0, pair.1])
    if !units.isEmpty {
      let ranks = [ordered, units].map { (index.idRank($0[0]), index.idRank($0[1])) }
      guard ranks[0] < ranks[1] else { return }
    }
    units = ordered
  }

  private static func insert(_ node: Int, into nodes: inout [Int], _ index: OrganizationIndex) {
    let rank = index.idRank(node)
    let place = nodes.firstIndex { index.idRank($0) >= rank } ?? nodes.count
    guard place < most, place == nodes.count || nodes[place] != node else { return }
    nodes.insert(node, at: place)
    if nodes.count > most { nodes.removeLast() }
  }
}

/// Counts ties between the members of functions.
///
/// What a function's people have is added up over the sets it is in, for every person is in one set.
private struct TieCounter {
  private let index: OrganizationIndex
  private let ends: Double
  private let sets: FunctionSets
  /// The people of each set, and how many ties they have together.
  private let people: [[UInt32]]
  private let degrees: [Int]
  /// Function → the sets it is in.
  private let places: [Int: [Int]]

  init(_ index: OrganizationIndex, _ sets: FunctionSets) {
    self.index = index
    self.sets = sets
    ends = Double(index.ties.members.count)
    var people = [[UInt32]](repeating: [], count: sets.all.count)
    var degrees = [Int](repeating: 0, count: sets.all.count)
    index.people.forEach { person in
      let set = Int(sets.number[person])
      guard set >= 0 else { return }
      people[set].append(UInt32(person))
      degrees[set] += index.ties.count(person)
    }
    self.people = people
    self.degrees = degrees
    var places: [Int: [Int]] = [:]
    for (set, functions) in sets.all.enumerated() {
      for function in functions { places[function, default: []].append(set) }
    }
    self.places = places
  }

  /// The rows of pairs, left out where one is not active, part of the other, or without members.
  /// - Complexity: O(ties × levels of functions) beside the pairs.
  func rows(of pairs: some Sequence<UInt64>) -> [(pair: UInt64, row: FunctionTies.Row)] {
    var result: [(pair: UInt64, row: FunctionTies.Row)] = []
    var counted = -1
    // Which sets one function is in, and the ties from its people to those of each.
    var isHere: [Bool] = []
    var ties: [Int] = []
    for pair in pairs.sorted() {
      let one = Int(pair >> 32)
      let other = Int(pair & 0xFFFF_FFFF)
      guard index.isActive(one), index.isActive(other), !index.above(one).contains(other),
        !index.above(other).contains(one), let here = places[one], let there = places[other]
      else { continue }
      if counted != one {
        isHere = [Bool](repeating: false, count: people.count)
        for set in here { isHere[set] = true }
        ties = self.ties(from: here)
        counted = one
      }
      let sizes = [here, there].map { $0.reduce(0) { $0 + people[$1].count } }
      let shared = there.reduce(0) { $0 + (isHere[$1] ? people[$1].count : 0) }
      let common = there.reduce(0) { $0 + ties[$1] }
      let product = Double(degree(here)) * Double(degree(there))
      let expected = product > 0 ? product / ends : nil
      let order = index.byID([one, other])
      result.append(
        (
          pair,
          FunctionTies.Row(
            function: order[0], other: order[1], shared: shared, largest: max(sizes[0], sizes[1]),
            people: sizes[0] + sizes[1], ties: common, expected: expected,
            p: expected.map { Self.lowerTail(common, mean: $0) })
        ))
    }
    return result
  }

  private func degree(_ sets: [Int]) -> Int { sets.reduce(0) { $0 + degrees[$1] } }

  /// How many ties lead from the people of some sets to those of each.
  private func ties(from here: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: people.count)
    for set in here {
      for person in people[set] {
        for other in index.ties[Int(person)] {
          let reached = Int(sets.number[Int(other)])
          if reached >= 0 { result[reached] += 1 }
        }
      }
    }
    return result
  }

  /// The chance of at most so many events by a Poisson distribution.
  ///
  /// Terms are summed away from the mean, each as a share of the one before, until they no longer
  /// count: below the mean the tail itself, above it what is left.
  private static func lowerTail(_ count: Int, mean: Double) -> Double {
    func logTerm(_ k: Double) -> Double { k * log(mean) - mean - lgamma(k + 1) }
    var k = Double(count)
    var term = 1.0
    var sum = 0.0
    if k < mean {
      let last = logTerm(k)
      while term > 1e-17 * sum {
        sum += term
        guard k > 0 else { break }
        term *= k / mean
        k -= 1
      }
      return exp(last + log(sum))
    }
    k += 1
    let first = logTerm(k)
    while term > 1e-17 * sum {
      sum += term
      k += 1
      term *= mean / k
    }
    return max(1 - exp(first + log(sum)), 0)
  }
}

extension Procedure {
  /// `org.functionTies`: functions that need each other and how much they talk.
  static let functionTies = Procedure(
    "org.functionTies", [],
    yields: [
      ("function", ValueType(.node)), ("other", ValueType(.node)), ("shared", ValueType(.integer)),
      ("largest", ValueType(.integer)), ("people", ValueType(.integer)),
      ("ties", ValueType(.integer)), ("expected", ValueType(.float)), ("p", ValueType(.float)),
      ("work", .list(of: ValueType(.node))), ("units", .list(of: ValueType(.node))),
    ],
    summary:
      "Pairs of functions whose work makes them need each other: members of both, the size of the larger, the sizes of both added up, the ties between them, the ties their members' degrees would give, the chance of so few by a Poisson distribution of that mean, some of the work that joins them, and two units below them that depend on each other themselves."
  ) { _, context throws(EvaluationError) in
    let rows = context.cached("org.functionTies") { FunctionTies(context) }.rows
    FunctionSets.of(context).recordBasis("org.functionTies", context)
    func integers(_ value: (FunctionTies.Row) -> Int) -> Column {
      .integers(rows.map { Int64(value($0)) }, nulls: nil)
    }
    return [
      .nodes(rows.map { UInt32($0.function) }), .nodes(rows.map { UInt32($0.other) }),
      integers(\.shared), integers(\.largest), integers(\.people), integers(\.ties),
      .values(rows.map { $0.expected.map { .float($0) } ?? .null }),
      .values(rows.map { $0.p.map { .float($0) } ?? .null }),
      .values(rows.map { .list($0.work.map { .node(NodeID($0)) }) }),
      .values(rows.map { .list($0.units.map { .node(NodeID($0)) }) }),
    ]
  }
}
