import WeftGraph
import WeftQuery

/// The longest chain of solid reporting lines below each root, and how many people are below it.
///
/// A root manages somebody and has no manager. Everybody below a root is visited once for each root,
/// however many managers people have; people on a cycle and below one have no layer and count as people
/// only.
struct ReportingChains: Sendable {
  /// What hangs below one root.
  struct Chain: Sendable {
    var root: Int
    /// People on the longest way down, the root included.
    var layers: Int
    /// People below the root and the root.
    var people: Int
    /// One longest way, from the root down.
    var longest: [Int]
  }

  /// By root.
  let chains: [Chain]

  /// - Complexity: O(roots × people and lines below each).
  init(_ index: OrganizationIndex) {
    var chains: [Chain] = []
    var waiting = [UInt32](repeating: 0, count: index.graph.nodeCount)
    var depth = [UInt32](repeating: 0, count: index.graph.nodeCount)
    var above = [UInt32](repeating: 0, count: index.graph.nodeCount)
    index.people.forEach { root in
      guard index.managers.count(root) == 0, index.reports.count(root) > 0 else { return }
      // The lines that are below this root, each person counting those that lead to it.
      var below = [root]
      var seen: Set<Int> = [root]
      var next = 0
      while next < below.count {
        for report in index.reports[below[next]] {
          waiting[Int(report)] += 1
          if seen.insert(Int(report)).inserted { below.append(Int(report)) }
        }
        next += 1
      }
      var ready = [root]
      var deepest = root
      next = 0
      while next < ready.count {
        let person = ready[next]
        next += 1
        if depth[person] > depth[deepest] { deepest = person }
        for report in index.reports[person] {
          let report = Int(report)
          if depth[person] + 1 > depth[report] {
            depth[report] = depth[person] + 1
            above[report] = UInt32(person)
          }
          waiting[report] -= 1
          if waiting[report] == 0 { ready.append(report) }
        }
      }
      var longest = [deepest]
      while let last = longest.last, last != root { longest.append(Int(above[last])) }
      chains.append(
        Chain(
          root: root, layers: Int(depth[deepest]) + 1, people: below.count,
          longest: longest.reversed()))
      for person in below {
        waiting[person] = 0
        depth[person] = 0
      }
    }
    self.chains = chains
  }
}

extension OrganizationIndex {
  /// The managers of a person, theirs, and so on for a number of levels: each once, the nearest first.
  func superiors(of person: Int, levels: Int) -> [UInt32] { walk(lines, from: person, levels) }

  /// The reports of a person, theirs, and so on for a number of levels: each once, the nearest first.
  func subordinates(of person: Int, levels: Int) -> [UInt32] {
    walk(linesDown, from: person, levels)
  }

  private func walk(_ rows: NodeRows, from person: Int, _ levels: Int) -> [UInt32] {
    var result: [UInt32] = []
    var seen: Set<UInt32> = [UInt32(person)]
    var level = [UInt32(person)]
    var left = levels
    while left > 0, !level.isEmpty {
      level = level.flatMap { rows[Int($0)] }.filter { seen.insert($0).inserted }
      result += level
      left -= 1
    }
    return result
  }
}

extension Procedure {
  /// `org.chains`: how deep the hierarchy below each root is.
  static let chains = Procedure(
    "org.chains", [],
    yields: [
      ("root", ValueType(.node)), ("layers", ValueType(.integer)), ("people", ValueType(.integer)),
      ("chain", .list(of: ValueType(.node))),
    ],
    summary:
      "People who manage somebody and have no manager, with the number of layers and people below them (themselves included) and one longest chain; solid lines only, cycles left out."
  ) { _, context throws(EvaluationError) in
    let rows = ReportingChains(OrganizationIndex.of(context)).chains
    return [
      .nodes(rows.map { UInt32($0.root) }),
      .integers(rows.map { Int64($0.layers) }, nulls: nil),
      .integers(rows.map { Int64($0.people) }, nulls: nil),
      .values(rows.map { .list($0.longest.map { .node(NodeID($0)) }) }),
    ]
  }
}
