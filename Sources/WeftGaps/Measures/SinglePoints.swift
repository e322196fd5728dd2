import WeftGraph
import WeftQuery

/// AI systems and vendors whose loss leaves a decision to nobody.
///
/// A decision hangs on the systems that contribute to it or that it uses, and on systems that are a
/// fallback for it; where a person, a held role or a staffed team is its fallback or responsible for it, it
/// hangs on none. A system fails with what it depends on and with its vendor, unless a person or staffed
/// team, or a system that does not fail with it, is its fallback.
struct SinglePoints: Sendable {
  /// One part, for one decision.
  struct Row: Sendable {
    var part: Int
    var decision: Int
    /// From a system of the decision down to the part.
    var way: [Int]
    /// The systems of the decision, all of which fail.
    var lost: [Int]
  }

  /// By decision, then part.
  let rows: [Row]

  /// - Complexity: O(decisions × parts below a system × what its systems depend on).
  init(_ index: OrganizationIndex) {
    let graph = SupplyGraph(index)
    var systemsOf = NodePairs()
    for type in ["CONTRIBUTES_TO", "USES"] {
      index.forEachCurrent(type) { source, target, _ in
        for (decision, system) in [(target, source), (source, target)]
        where index.kinds.decision.contains(decision) && index.isActive(decision)
          && index.kinds.technical.contains(system) && index.isActive(system)
        {
          systemsOf.append(decision, system)
        }
      }
    }
    let systems = systemsOf.rows(nodeCount: index.graph.nodeCount)
    var rows: [Row] = []
    index.kinds.decision.forEach { decision in
      let own = systems[decision].map { Int($0) }
      guard !own.isEmpty, !graph.hasPeople(decision, alsoResponsible: true) else { return }
      let needed = Set(own + graph.standIns[decision].map { Int($0) }).sorted()
      guard let first = needed.first else { return }
      let around = graph.surroundings(needed)
      for part in graph.suspects(below: first) {
        guard graph.isLost(needed, around: around, with: part),
          let way = own.lazy.compactMap({ graph.way(from: $0, to: part) }).first
        else { continue }
        rows.append(Row(part: part, decision: decision, way: way, lost: needed))
      }
    }
    self.rows = rows
  }
}

/// What each system needs and what stands in for it.
private struct SupplyGraph {
  private let index: OrganizationIndex
  /// System → what it depends on.
  private let needs: NodeRows
  /// System → what depends on it.
  private let dependents: NodeRows
  /// System → its vendors.
  private let vendors: NodeRows
  /// Vendor → what it supplies.
  private let supplied: NodeRows
  /// System or decision → the systems that are its fallback.
  let standIns: NodeRows
  private let fallback, responsible: TypeID?

  init(_ index: OrganizationIndex) {
    self.index = index
    let technical = index.kinds.technical
    func pairs(_ type: String, _ keeps: (Int, Int) -> Bool) -> NodePairs {
      var pairs = NodePairs()
      index.forEachCurrent(type) { source, target, _ in
        if source != target, index.isActive(source), index.isActive(target), keeps(source, target) {
          pairs.append(source, target)
        }
      }
      return pairs
    }
    let count = index.graph.nodeCount
    needs = pairs("DEPENDS_ON") { technical.contains($0) && technical.contains($1) }
      .rows(nodeCount: count)
    dependents = needs.reversed()
    supplied = pairs("SUPPLIES_TO") { index.kinds.partner.contains($0) && technical.contains($1) }
      .rows(nodeCount: count)
    vendors = supplied.reversed()
    standIns = pairs("FALLBACK_FOR") { source, _ in technical.contains(source) }
      .rows(nodeCount: count).reversed()
    fallback = index.graph.type("FALLBACK_FOR")
    responsible = index.graph.type("RESPONSIBLE_FOR")
  }

  /// Whether people stand in for a system or decision.
  func hasPeople(_ node: Int, alsoResponsible: Bool = false) -> Bool {
    var isHelped = false
    for type in alsoResponsible ? [fallback, responsible] : [fallback] {
      index.forEachSource(of: node, type) { helper, _ in
        guard !isHelped, index.isActive(helper) else { return }
        isHelped =
          index.people.contains(helper)
          || (index.kinds.role.contains(helper) && index.holders.count(helper) > 0)
          || (index.kinds.unit.contains(helper) && !index.peopleBelow(helper).isEmpty)
      }
    }
    return isHelped
  }

  /// Everything some systems depend on, and what stands in for any of it.
  func surroundings(_ systems: [Int]) -> Set<Int> {
    var result = systems
    var seen = Set(systems)
    var next = 0
    while next < result.count {
      for row in [needs, standIns] {
        for other in row[result[next]] where seen.insert(Int(other)).inserted {
          result.append(Int(other))
        }
      }
      next += 1
    }
    return seen
  }

  /// AI systems a system depends on, itself included, and their vendors; by id.
  func suspects(below system: Int) -> [Int] {
    var result: Set<Int> = []
    var seen: Set<Int> = [system]
    var waiting = [system]
    while let node = waiting.popLast() {
      if index.kinds.aiSystem.contains(node) { result.insert(node) }
      result.formUnion(vendors[node].map { Int($0) })
      for other in needs[node] where seen.insert(Int(other)).inserted {
        waiting.append(Int(other))
      }
    }
    return index.byID(result.sorted())
  }

  /// Whether some systems all fail when a part does.
  /// - Parameter around: Everything they depend on, and what stands in for any of it.
  func isLost(_ systems: [Int], around: Set<Int>, with part: Int) -> Bool {
    var rescued: Set<Int> = []
    while true {
      let broken = self.broken(around, with: part, rescued)
      guard systems.allSatisfy({ broken.contains($0) }) else { return false }
      let saved = broken.filter { node in
        hasPeople(node) || standIns[node].contains { !broken.contains(Int($0)) }
      }
      if saved.isEmpty { return true }
      rescued.formUnion(saved)
    }
  }

  /// What fails with a part, rescued systems left out.
  private func broken(_ around: Set<Int>, with part: Int, _ rescued: Set<Int>) -> Set<Int> {
    var waiting = (supplied[part] + [UInt32(part)]).map { Int($0) }
      .filter { around.contains($0) && !rescued.contains($0) }
    var broken = Set(waiting)
    while let node = waiting.popLast() {
      for above in dependents[node] where around.contains(Int(above)) {
        if !rescued.contains(Int(above)), broken.insert(Int(above)).inserted {
          waiting.append(Int(above))
        }
      }
    }
    return broken
  }

  /// A shortest way of dependencies from a system to a part or to what a vendor supplies.
  func way(from system: Int, to part: Int) -> [Int]? {
    var previous: [Int: Int] = [system: -1]
    var queue = [system]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      if node == part || vendors.contains(node, part) {
        var way = node == part ? [node] : [part, node]
        while let last = way.last, let above = previous[last], above >= 0 { way.append(above) }
        return way.reversed()
      }
      for other in needs[node] where previous[Int(other)] == nil {
        previous[Int(other)] = node
        queue.append(Int(other))
      }
    }
    return nil
  }
}

extension Procedure {
  /// `org.singlePoints`: parts without which a decision cannot be taken.
  static let singlePoints = Procedure(
    "org.singlePoints", [],
    yields: [
      ("part", ValueType(.node)), ("decision", ValueType(.node)),
      ("way", .list(of: ValueType(.node))), ("lost", .list(of: ValueType(.node))),
    ],
    summary:
      "AI systems and vendors whose loss leaves an active decision with no person and no system that could take it: a way from a system of the decision down to the part, and the systems that fail."
  ) { _, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    let rows = SinglePoints(index).rows
    return [
      .nodes(rows.map { UInt32($0.part) }), .nodes(rows.map { UInt32($0.decision) }),
      .values(rows.map { .list($0.way.map { .node(NodeID($0)) }) }),
      .values(rows.map { index.list($0.lost.map { UInt32($0) }) }),
    ]
  }
}
