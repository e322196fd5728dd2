import WeftGraph
import WeftQuery

/// The active persons at the beginning of every chain of accountability for an item.
///
/// Claims are current ACCOUNTABLE_FOR relationships, where there are none current OWNS. A claim by a
/// role leads to its holders, by a team to its leads (a team that nobody leads has its active members
/// as collective roots: by MEMBER_OF or in roles that are part of it, else those of its parts), by an
/// AI system to those who answer for that system; from a role nobody holds, a team nobody leads and an AI
/// system also to those who delegated to it or to whom it delegated. The first active person on a chain
/// ends it, and so does anything that is not active; a node is visited once, so cycles end. Two routes
/// to one person are one root, and who answers in person by one of them is no collective root.
struct AccountableRoots: Sendable {
  /// One root of one item.
  struct Root: Sendable {
    /// The person.
    var person: Int
    /// How the person comes to it: `direct`, `role`, `team`, `delegate`, `system` or `collective`.
    var kind: String
    /// From the person to the item.
    var path: Value.Path
  }

  private let index: OrganizationIndex
  private let accountable, owns, holds, leads, delegates, memberOf, partOf: TypeID?

  init(_ index: OrganizationIndex) {
    self.index = index
    accountable = index.graph.type("ACCOUNTABLE_FOR")
    owns = index.graph.type("OWNS")
    holds = index.graph.type("HOLDS")
    leads = index.graph.type("LEADS")
    delegates = index.graph.type("DELEGATES_TO")
    memberOf = index.graph.type("MEMBER_OF")
    partOf = index.graph.type("PART_OF")
  }

  private struct Step {
    var node: Int
    var relationship: RelationshipID?
    var previous: Int
    var kind: String
    var depth: Int
  }

  /// The roots of an item, each person once, by the shortest chain; in the order of discovery.
  ///
  /// Chains that do not pass through the members of a team come first, however long: whoever answers in
  /// person is no collective root. Of equally long chains the kinds decide, then ids, never the order
  /// of a file.
  /// - Complexity: O(nodes and relationships on the chains × log).
  func roots(of item: Int) -> [Root] {
    var search = Search(
      steps: [Step(node: item, relationship: nil, previous: -1, kind: "", depth: 0)])
    search.seen = [item]
    claims(on: item) { claimant, relationship in
      search.add(claimant, relationship, from: 0, kind: kind(of: claimant))
    }
    var next = 1
    while search.visitNearest(index) {
      while next < search.steps.count {
        expand(next, &search)
        next += 1
      }
    }
    return search.found.map { step in
      Root(
        person: search.steps[step].node, kind: search.steps[step].kind, path: search.path(step))
    }
  }

  private struct Search {
    var steps: [Step]
    var seen: [Int] = []
    var found: [Int] = []
    /// Steps that one more relationship leads to, and those to members of a team nobody leads.
    private var waiting: [Step] = []
    private var collective: [Step] = []

    init(steps: [Step]) { self.steps = steps }

    mutating func add(_ node: Int, _ relationship: RelationshipID, from: Int, kind: String) {
      let step = Step(
        node: node, relationship: relationship, previous: from, kind: kind,
        depth: steps[from].depth + 1)
      if kind == "collective" { collective.append(step) } else { waiting.append(step) }
    }

    /// Visits what waits nearest to the item; what waits collectively when nothing else does.
    mutating func visitNearest(_ index: OrganizationIndex) -> Bool {
      if waiting.isEmpty { swap(&waiting, &collective) }
      guard !waiting.isEmpty else { return false }
      if waiting.count > 1 { sort(index) }
      for step in waiting where !seen.contains(step.node) {
        seen.append(step.node)
        steps.append(step)
      }
      waiting = []
      return true
    }

    private mutating func sort(_ index: OrganizationIndex) {
      let steps = steps
      func key(_ step: Step) -> (Int, Int, UInt32, UInt32, Int) {
        let kind = AccountableRoots.kinds.firstIndex(of: step.kind) ?? AccountableRoots.kinds.count
        let previous = steps[step.previous].node
        return (
          step.depth, kind, index.idRank(step.node), index.idRank(previous),
          step.relationship?.index ?? -1
        )
      }
      waiting.sort { key($0) < key($1) }
    }

    func path(_ step: Int) -> Value.Path {
      var nodes: [NodeID] = []
      var relationships: [RelationshipID] = []
      var current = step
      while current >= 0 {
        nodes.append(NodeID(steps[current].node))
        if let relationship = steps[current].relationship { relationships.append(relationship) }
        current = steps[current].previous
      }
      return Value.Path(nodes: nodes, relationships: relationships)
    }
  }

  /// How a person comes to an item, the nearest first.
  private static let kinds = ["direct", "role", "team", "system", "delegate", "collective"]

  private func claims(on item: Int, _ body: (Int, RelationshipID) -> Void) {
    var hasAccountable = false
    index.forEachSource(of: item, accountable) { source, relationship in
      hasAccountable = true
      body(source, relationship)
    }
    if !hasAccountable { index.forEachSource(of: item, owns, body) }
  }

  private func kind(of claimant: Int) -> String {
    if index.kinds.person.contains(claimant) { return "direct" }
    if index.kinds.role.contains(claimant) { return "role" }
    return index.kinds.unit.contains(claimant) ? "team" : "system"
  }

  private func expand(_ position: Int, _ search: inout Search) {
    let step = search.steps[position]
    let node = step.node
    if index.people.contains(node) {
      search.found.append(position)
      return
    }
    guard index.isActive(node) else { return }
    var isResolved = false
    if index.kinds.role.contains(node) {
      isResolved = index.holders.count(node) > 0
      index.forEachSource(of: node, holds) { person, relationship in
        guard index.people.contains(person) else { return }
        search.add(person, relationship, from: position, kind: step.kind)
      }
    } else if index.kinds.unit.contains(node) {
      isResolved = index.leads.count(node) > 0
      index.forEachSource(of: node, leads) { lead, relationship in
        guard index.people.contains(lead) || index.kinds.role.contains(lead) else { return }
        search.add(lead, relationship, from: position, kind: step.kind)
      }
      if !isResolved {
        let isStaffed = index.members.count(node) > 0
        index.forEachSource(of: node, memberOf) { person, relationship in
          guard index.people.contains(person) else { return }
          search.add(person, relationship, from: position, kind: "collective")
        }
        index.forEachSource(of: node, partOf) { part, relationship in
          let isPost = index.kinds.role.contains(part)
          guard
            isPost ? index.holders.count(part) > 0 : !isStaffed && index.kinds.unit.contains(part)
          else { return }
          search.add(part, relationship, from: position, kind: "collective")
        }
      }
    } else if index.kinds.technical.contains(node) {
      claims(on: node) { claimant, relationship in
        search.add(claimant, relationship, from: position, kind: step.kind)
      }
    }
    if !isResolved {
      let kind = step.kind == "collective" ? step.kind : "delegate"
      index.forEachTarget(of: node, delegates) { other, relationship in
        search.add(other, relationship, from: position, kind: kind)
      }
      index.forEachSource(of: node, delegates) { other, relationship in
        search.add(other, relationship, from: position, kind: kind)
      }
    }
  }
}

extension AccountableRoots {
  /// The roots of every active item, computed at most once in a context.
  static func all(_ context: EvaluationContext) -> [(item: Int, roots: [Root])] {
    context.cached("org.accountableRoots") {
      let index = OrganizationIndex.of(context)
      let search = AccountableRoots(index)
      var result: [(item: Int, roots: [Root])] = []
      index.kinds.item.forEach { item in
        guard index.isActive(item) else { return }
        result.append((item, search.roots(of: item)))
      }
      return result
    }
  }
}
