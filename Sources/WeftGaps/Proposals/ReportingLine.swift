import WeftGraph

/// Where a role that joins units reports: the lowest common superior of their heads.
struct ReportingLine {
  /// The superior, nil where nobody is known.
  var superior: Int?
  /// Why it is this one.
  var reason: String

  /// The line of a role that joins some units.
  static func joining(_ units: [Int], _ index: OrganizationIndex) -> ReportingLine {
    func name(_ node: Int) -> String { index.graph.displayName(of: NodeID(node)) }
    let names = Words.few(units.map(name))
    let known = UnitHeads(index)
    let heads = units.compactMap { unit in
      known.head(of: unit).map { (unit: unit, above: chain(from: $0, index)) }
    }
    guard let first = heads.first else {
      return ReportingLine(
        superior: nil, reason: "nobody is known to lead \(names), or to stand above it")
    }
    if heads.count == 1, units.count > 1 { return above(the: first, index) }
    let isPartial = heads.count < units.count
    let common = heads.dropFirst().reduce(Set(first.above.keys)) {
      $0.intersection($1.above.keys)
    }
    if !common.isEmpty {
      // Lowest: no other common superior reports, however far down, to it.
      let lowest = common.filter { one in
        !common.contains { $0 != one && chain(from: $0, index)[one] != nil }
      }
      let nearest = index.byID(Array(lowest.isEmpty ? common : lowest)).min { one, other in
        heads.reduce(0) { $0 + ($1.above[one] ?? 0) }
          < heads.reduce(0) { $0 + ($1.above[other] ?? 0) }
      }
      let whose = isPartial ? "those heads that are known" : "the heads of \(names)"
      let note =
        lowest.count > 1
        ? "one of \(lowest.count) nearest superiors" : "the nearest superior"
      return ReportingLine(
        superior: nearest,
        reason: units.count == 1 ? "at the head of \(names)" : "\(note) \(whose) have in common")
    }
    return aboveMost(of: heads, names, name, index)
  }

  /// The line where the head of one unit alone is known.
  private static func above(
    the head: (unit: Int, above: [Int: Int]), _ index: OrganizationIndex
  ) -> ReportingLine {
    let unit = index.graph.displayName(of: NodeID(head.unit))
    let next = index.byID(head.above.filter { $0.value == 1 }.map(\.key)).first
    let own = head.above.first { $0.value == 0 }?.key
    return ReportingLine(
      superior: next ?? own,
      reason: next == nil
        ? "at the head of \(unit); no other head is known"
        : "above the head of \(unit); no other head is known")
  }

  /// The line where nobody stands above all heads; nobody stands above himself.
  private static func aboveMost(
    of heads: [(unit: Int, above: [Int: Int])], _ names: String, _ name: (Int) -> String,
    _ index: OrganizationIndex
  ) -> ReportingLine {
    var reach: [Int: [Int]] = [:]
    for head in heads {
      for (person, steps) in head.above where steps > 0 {
        reach[person, default: []].append(head.unit)
      }
    }
    let most = reach.values.map(\.count).max() ?? 0
    let best = index.byID(reach.filter { $0.value.count == most }.map(\.key)).min { one, other in
      heads.reduce(0) { $0 + ($1.above[one] ?? 99) }
        < heads.reduce(0) { $0 + ($1.above[other] ?? 99) }
    }
    let nobody = "no superior stands above all heads of \(names)"
    guard let best, let units = reach[best] else {
      return ReportingLine(superior: nil, reason: nobody + ", and none above any of them")
    }
    return ReportingLine(
      superior: best,
      reason: nobody + "; this one stands above "
        + (units.count == 1 ? "that of " : "those of ") + Words.few(units.map(name)))
  }

  /// Everybody at and above a person, with the number of steps; vacant posts and people who left are
  /// passed through.
  private static func chain(from person: Int, _ index: OrganizationIndex) -> [Int: Int] {
    var steps = [person: 0]
    var open = [person]
    var next = 0
    while next < open.count {
      let one = open[next]
      next += 1
      for manager in index.lines[one] where steps[Int(manager)] == nil {
        steps[Int(manager)] = (steps[one] ?? 0) + 1
        open.append(Int(manager))
      }
    }
    return steps
  }
}

/// Lists and shares in sentences.
package enum Words {
  /// `a`, `a and b`, `a, b and c`; a comma before the last where a name has an "and" of its own.
  package static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    let isPlain = !words.contains { $0.contains(" and ") }
    return words.dropLast().joined(separator: ", ") + (isPlain ? " and " : ", and ") + last
  }

  /// A list that can be read aloud: of more than `most` words the first `shown`, then how many more there
  /// are.
  package static func few(
    _ words: [String], most: Int = 6, shown: Int = 4, others: String = "others"
  ) -> String {
    guard words.count > most else { return list(words) }
    return list(words.prefix(shown) + ["\(words.count - shown) \(others)"])
  }

  /// A share as a percentage.
  package static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
