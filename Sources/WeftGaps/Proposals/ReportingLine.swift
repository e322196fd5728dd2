import WeftGraph

/// Where a role that joins units reports: the lowest common superior of their heads.
struct ReportingLine {
  /// The superior, nil where nobody is known.
  var superior: Int?
  /// Why it is this one.
  var reason: String

  /// The line of a role that joins some units.
  static func joining(_ units: [Int], _ index: OrganizationIndex) -> ReportingLine {
    let names = units.map { index.graph.displayName(of: NodeID($0)) }
    let heads = units.map { head(of: $0, index) }
    let above = heads.compactMap(\.self).map { chain(from: $0, index) }
    guard let first = above.first else {
      return ReportingLine(
        superior: nil, reason: "nobody is known to lead \(Words.list(names)), or to stand above it")
    }
    let isPartial = heads.contains { $0 == nil }
    let common = above.dropFirst().reduce(Set(first.keys)) { $0.intersection($1.keys) }
    if !common.isEmpty {
      // Lowest: no other common superior reports, however far down, to it.
      let lowest = common.filter { one in
        !common.contains { $0 != one && chain(from: $0, index)[one] != nil }
      }
      let nearest = index.byID(Array(lowest.isEmpty ? common : lowest)).min { one, other in
        above.reduce(0) { $0 + ($1[one] ?? 0) } < above.reduce(0) { $0 + ($1[other] ?? 0) }
      }
      let whose = isPartial ? "those heads that are known" : "the heads of \(Words.list(names))"
      let note =
        lowest.count > 1
        ? "one of \(lowest.count) nearest superiors" : "the nearest superior"
      return ReportingLine(superior: nearest, reason: "\(note) \(whose) have in common")
    }
    var reach: [Int: Int] = [:]
    for chain in above { for person in chain.keys { reach[person, default: 0] += 1 } }
    let most = reach.values.max() ?? 0
    let best = index.byID(reach.filter { $0.value == most }.map(\.key)).min { one, other in
      above.reduce(0) { $0 + ($1[one] ?? 99) } < above.reduce(0) { $0 + ($1[other] ?? 99) }
    }
    return ReportingLine(
      superior: best,
      reason:
        "no superior stands above all heads of \(Words.list(names)); this one stands above \(most) of \(units.count)"
    )
  }

  /// Who leads a unit, else the unit above it, else the manager most members have.
  private static func head(of unit: Int, _ index: OrganizationIndex) -> Int? {
    for one in [unit] + index.above(unit) {
      if let lead = index.byID(index.leads[one].map { Int($0) }).first { return lead }
    }
    var counts: [Int: Int] = [:]
    for member in index.membersBelow(unit) {
      for manager in index.managers[Int(member)] { counts[Int(manager), default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    return index.byID(counts.filter { $0.value == most }.map(\.key)).first
  }

  /// Everybody at and above a person, with the number of steps.
  private static func chain(from person: Int, _ index: OrganizationIndex) -> [Int: Int] {
    var steps = [person: 0]
    var open = [person]
    var next = 0
    while next < open.count {
      let one = open[next]
      next += 1
      for manager in index.managers[one] where steps[Int(manager)] == nil {
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

  /// A share as a percentage.
  package static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
