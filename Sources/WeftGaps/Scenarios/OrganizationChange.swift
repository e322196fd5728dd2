import WeftGraph

/// Which words of the organization say something else of a changed graph than they did.
///
/// What they say of new nodes is left out, but for new people: whoever does not see a new node, or what
/// is new about an old one, does not ask about it.
struct OrganizationChange {
  /// One word, or a few that say the same from several ends.
  struct Fact: OptionSet, Hashable {
    let rawValue: UInt16

    /// Who is an active person.
    static let people = Fact(rawValue: 1)
    /// Who holds a role.
    static let holders = Fact(rawValue: 1 << 1)
    /// Which roles a person holds.
    static let rolesHeld = Fact(rawValue: 1 << 2)
    /// Who is a member of what.
    static let members = Fact(rawValue: 1 << 3)
    /// What is part of what.
    static let parts = Fact(rawValue: 1 << 4)
    /// Who leads what.
    static let leads = Fact(rawValue: 1 << 5)
    /// Who is tied to whom.
    static let ties = Fact(rawValue: 1 << 6)
    /// Who is whose manager.
    static let managers = Fact(rawValue: 1 << 7)
    /// Who owns what.
    static let owners = Fact(rawValue: 1 << 8)
    /// Which teams stand behind what is owned.
    static let owningTeams = Fact(rawValue: 1 << 9)
    /// Who is an executive.
    static let executives = Fact(rawValue: 1 << 10)
    /// Who heads a function.
    static let functionHeads = Fact(rawValue: 1 << 11)
    /// Which teams are forums.
    static let forums = Fact(rawValue: 1 << 12)
    /// Which labels and types there is anything of.
    static let recorded = Fact(rawValue: 1 << 13)
  }

  /// The facts that differ.
  let facts: Fact

  /// Compares two graphs, one of which was made of the other.
  /// - Parameter nodes: The new graph's node for each of the old one's; `UInt32.max` where it is gone.
  /// - Complexity: O(nodes + rows).
  init(from old: OrganizationIndex, to new: OrganizationIndex, nodes: [UInt32]) {
    var facts: Fact = []
    func compare(_ fact: Fact, _ one: NodeRows, _ other: NodeRows) {
      if !facts.contains(fact), Self.differ(one, other, nodes) { facts.insert(fact) }
    }
    func compare(_ fact: Fact, _ one: Bitset, _ other: Bitset) {
      if Self.differ(one, other, nodes) { facts.insert(fact) }
    }
    compare(.people, old.people, new.people)
    if old.people.count != new.people.count { facts.insert(.people) }
    compare(.holders, old.holders, new.holders)
    compare(.rolesHeld, old.rolesHeld, new.rolesHeld)
    compare(.members, old.memberships, new.memberships)
    compare(.members, old.members, new.members)
    compare(.parts, old.parents, new.parents)
    compare(.parts, old.children, new.children)
    compare(.leads, old.leads, new.leads)
    compare(.leads, old.led, new.led)
    compare(.ties, old.ties, new.ties)
    compare(.managers, old.managers, new.managers)
    compare(.managers, old.reports, new.reports)
    compare(.managers, old.lines, new.lines)
    compare(.managers, old.linesDown, new.linesDown)
    if Self.differ(old.gapsAbove, new.gapsAbove, nodes) { facts.insert(.managers) }
    compare(.owners, old.owners, new.owners)
    compare(.owningTeams, old.owningTeams, new.owningTeams)
    compare(.executives, old.executives, new.executives)
    compare(.functionHeads, old.functionHeads, new.functionHeads)
    compare(.forums, old.forums, new.forums)
    if Self.recorded(old.graph) != Self.recorded(new.graph) { facts.insert(.recorded) }
    self.facts = facts
  }

  /// The types a graph knows, then the labels and the types it has anything of.
  private static func recorded(_ graph: Graph) -> [Set<String>] {
    let labels = graph.labels.names.indices.filter { graph.statistics.nodesPerLabel[$0] > 0 }
    let types = graph.types.names.indices.filter { !graph.typeRanges[$0].isEmpty }
    return [
      Set(graph.types.names), Set(labels.map { graph.labels.names[$0] }),
      Set(types.map { graph.types.names[$0] }),
    ]
  }

  private static func differ(_ old: NodeRows, _ new: NodeRows, _ nodes: [UInt32]) -> Bool {
    for node in 0..<(old.offsets.count - 1) {
      let count = old.count(node)
      guard nodes[node] != .max else {
        if count > 0 { return true }
        continue
      }
      let other = Int(nodes[node])
      guard new.count(other) == count else { return true }
      guard count > 0 else { continue }
      // Numbers keep their order unless something is labelled anew; then the rows count as different.
      for (one, two) in zip(old[node], new[other]) where nodes[Int(one)] != two { return true }
    }
    return false
  }

  private static func differ(
    _ old: [Int: [UInt32]], _ new: [Int: [UInt32]], _ nodes: [UInt32]
  ) -> Bool {
    guard old.count == new.count else { return true }
    return old.contains { person, gaps in
      nodes[person] == .max || new[Int(nodes[person])] != gaps.map { nodes[Int($0)] }
    }
  }

  private static func differ(_ old: Bitset, _ new: Bitset, _ nodes: [UInt32]) -> Bool {
    var differs = false
    for node in 0..<old.capacity where !differs {
      let isIn = old.contains(node)
      differs = nodes[node] == .max ? isIn : new.contains(Int(nodes[node])) != isIn
    }
    return differs
  }
}
