import WeftGraph

/// How teams and functions depend on each other, and how closely each pair is interwoven.
///
/// A unit depends on another by a current DEPENDS_ON between the units themselves or between what they
/// own. After J. D. Thompson, Organizations in Action (1967): one-way dependence is sequential, mutual
/// dependence reciprocal; one-way dependence inside a strongly connected group is cyclic.
struct UnitDependencies: Sendable {
  /// Two units of which at least one depends on the other.
  struct Pair: Sendable {
    /// The unit that depends on the other where the dependence is one-way; else the lower index.
    var unit: Int
    var other: Int
    /// `sequential`, `reciprocal` or `cyclic`.
    var interdependence: String
    /// The strengths of the dependencies, added up, the strongest of parallel ones; nil where one states
    /// none.
    var strength: Double?
    /// The strength of the weaker direction over that of the stronger, 0 where the dependence is one-way.
    var asymmetry: Double?
    /// The linkage level the dependence calls for.
    var required: Int
    /// The dependencies behind it, ascending.
    var evidence: [RelationshipID]
    /// The strongly connected group, ascending; the pair itself where the dependence is one-way.
    var group: [Int]
  }

  private struct Arc {
    var from: UInt32
    var to: UInt32
    var relationship: RelationshipID
  }

  /// The pairs, by the indices of their units.
  let pairs: [Pair]
  /// How many dependencies between units require something that is no level.
  let unreadable: Int

  /// Reads the current dependencies.
  /// - Complexity: O(nodes + dependencies × owning teams² × log).
  init(_ index: OrganizationIndex) {
    var arcs: [Arc] = []
    index.forEachCurrent("DEPENDS_ON") { source, target, relationship in
      guard source != target, index.isActive(source), index.isActive(target) else { return }
      for from in Self.units(of: source, index) {
        for to in Self.units(of: target, index) where to != from {
          arcs.append(Arc(from: from, to: to, relationship: relationship))
        }
      }
    }
    arcs.sort { ($0.from, $0.to, $0.relationship) < ($1.from, $1.to, $1.relationship) }
    let groups = UnitGroups(
      nodeCount: index.graph.nodeCount, from: arcs.map(\.from), to: arcs.map(\.to))
    let levels = RequiredLevels(index.graph)
    pairs = Self.pairs(arcs, groups, levels, index)
    unreadable = Set(arcs.map(\.relationship)).count { levels.isUnknown($0) }
  }

  /// The active units that stand behind one end of a dependency.
  private static func units(of node: Int, _ index: OrganizationIndex) -> [UInt32] {
    if index.kinds.unit.contains(node) { return [UInt32(node)] }
    guard index.kinds.technical.contains(node) else { return [] }
    return index.owningTeams[node].filter { index.isActive(Int($0)) }
  }

  private static func pairs(
    _ arcs: [Arc], _ groups: UnitGroups, _ levels: RequiredLevels, _ index: OrganizationIndex
  ) -> [Pair] {
    var byPair: [UInt64: [Arc]] = [:]
    for arc in arcs {
      let key = UInt64(min(arc.from, arc.to)) << 32 | UInt64(max(arc.from, arc.to))
      byPair[key, default: []].append(arc)
    }
    // A group is temporary if every dependency inside it ends some day.
    let until = PropertyReader(relationship: "until", in: index.graph)
    var lasting: Set<UInt32> = []
    for arc in arcs where groups.group(arc.from) == groups.group(arc.to) {
      if !until.has(arc.relationship.index) { lasting.insert(groups.group(arc.from)) }
    }
    return byPair.sorted { $0.key < $1.key }.map { key, arcs in
      let low = UInt32(truncatingIfNeeded: key >> 32)
      let high = UInt32(truncatingIfNeeded: key)
      let isForward = arcs.contains { $0.from == low }
      let isBackward = arcs.contains { $0.from == high }
      let isTogether = groups.group(low) == groups.group(high)
      let isReciprocal = isForward && isBackward
      let interdependence =
        isReciprocal ? "reciprocal" : isTogether ? "cyclic" : "sequential"
      let isClique = isReciprocal ? groups.hasMutualThird(low, high) : isTogether
      var required = isReciprocal ? 2 : 1
      if isClique { required = lasting.contains(groups.group(low)) ? 4 : 3 }
      let relationships = Set(arcs.map(\.relationship)).sorted()
      for relationship in relationships {
        required = max(required, levels.level(of: relationship) ?? 0)
      }
      return Pair(
        unit: Int(isForward ? low : high), other: Int(isForward ? high : low),
        interdependence: interdependence,
        strength: levels.strength(of: relationships),
        asymmetry: asymmetry(
          levels.strength(of: Set(arcs.lazy.filter { $0.from == low }.map(\.relationship))),
          levels.strength(of: Set(arcs.lazy.filter { $0.from == high }.map(\.relationship)))),
        required: required, evidence: relationships,
        group: isTogether ? groups.members(of: low) : [Int(low), Int(high)])
    }
  }
}

/// The smaller of two strengths over the larger; nil where one is not known, or both are 0.
private func asymmetry(_ one: Double?, _ other: Double?) -> Double? {
  guard let one, let other, max(one, other) > 0 else { return nil }
  return min(one, other) / max(one, other)
}

/// What dependencies say of themselves: the linkage level they ask for and their strength.
private struct RequiredLevels {
  private let graph: Graph
  private let requires, strength: PropertyReader
  private let property = OrganizationVocabulary.property(readAs: "requires", on: .relationships)

  init(_ graph: Graph) {
    self.graph = graph
    requires = PropertyReader(relationship: "requires", in: graph)
    strength = PropertyReader(relationship: "strength", in: graph)
  }

  /// Whether a dependency asks for something that is no level.
  func isUnknown(_ relationship: RelationshipID) -> Bool {
    requires.has(relationship.index) && level(of: relationship) == nil
  }

  func level(of relationship: RelationshipID) -> Int? {
    let index = relationship.index
    let value =
      requires.number(index).map { PropertyValue.float($0) }
      ?? requires.text(index).map { .string($0) }
    switch value.flatMap({ property?.read($0) }) {
    case .integer(let level)?: return Int(level)
    case .float(let level)?: return Int(level.rounded())
    default: return nil
    }
  }

  /// The strengths of some dependencies, added up, the strongest of parallel ones; nil where one states
  /// none.
  func strength(of relationships: some Sequence<RelationshipID>) -> Double? {
    var strongest: [UInt64: Double] = [:]
    for relationship in relationships {
      let source = UInt64(graph.source(of: relationship).index)
      let key = source << 32 | UInt64(graph.target(of: relationship).index)
      let own = strength.number(relationship.index) ?? -1
      strongest[key] = max(strongest[key] ?? -1, own)
    }
    guard strongest.values.allSatisfy({ $0 >= 0 }) else { return nil }
    return strongest.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
  }
}

/// The strongly connected groups of units.
private struct UnitGroups {
  private var groupOf: [UInt32: UInt32] = [:]
  private var membersOf: [UInt32: [Int]] = [:]
  private var mutual: [UInt32: Set<UInt32>] = [:]

  init(nodeCount: Int, from: [UInt32], to: [UInt32]) {
    // Numbered by units alone: most nodes of a chart are none.
    let units = Set(from).union(to).sorted()
    var numbers: [UInt32: UInt32] = [:]
    for (number, unit) in units.enumerated() { numbers[unit] = UInt32(number) }
    let rows = NodeRows(
      nodeCount: units.count, keys: from.compactMap { numbers[$0] },
      values: to.compactMap { numbers[$0] })
    let components = StrongComponents.of(rows.projection(of: units.map { NodeID($0) }))
    for (number, unit) in units.enumerated() {
      let component = components.component[number]
      groupOf[unit] = component
      membersOf[component, default: []].append(Int(unit))
      for neighbour in rows[number] where rows.contains(Int(neighbour), number) {
        mutual[unit, default: []].insert(units[Int(neighbour)])
      }
    }
  }

  func group(_ unit: UInt32) -> UInt32 { groupOf[unit] ?? .max }

  func members(of unit: UInt32) -> [Int] { membersOf[group(unit)] ?? [] }

  /// Whether some third unit depends mutually on both.
  func hasMutualThird(_ one: UInt32, _ other: UInt32) -> Bool {
    guard let first = mutual[one], let second = mutual[other] else { return false }
    return !first.isDisjoint(with: second)
  }
}
