public import WeftGraph

/// What two charts have in common, and what one has and the other has not.
///
/// Nodes are matched by id where they share a label or one has none; what is left, by name where
/// labels and name are the same and nothing else on either side has them. A node to which its file
/// gives no id has but its place for one: it is matched by name, or else by all that is said of it.
public struct GraphDiff: Sendable {
  /// A property that differs: nil where a side does not have it.
  public struct Property: Sendable {
    /// Its key.
    public var key: String
    /// Its value in the old chart.
    public var before: PropertyValue?
    /// Its value in the new chart.
    public var after: PropertyValue?
  }

  /// A node both charts have that differs.
  public struct ChangedNode: Sendable {
    /// The node in the old chart.
    public var old: NodeID
    /// The node in the new chart.
    public var new: NodeID
    /// Labels only the new chart's node has.
    public var addedLabels: [String]
    /// Labels only the old chart's node has.
    public var removedLabels: [String]
    /// Properties that differ.
    public var properties: [Property]
  }

  /// A relationship both charts have whose properties differ.
  public struct ChangedRelationship: Sendable {
    /// The relationship in the old chart.
    public var old: RelationshipID
    /// The relationship in the new chart.
    public var new: RelationshipID
    /// Properties that differ.
    public var properties: [Property]
  }

  /// A node that belongs, reports or is part elsewhere now.
  public struct Move: Sendable {
    /// The node in the new chart.
    public var node: NodeID
    /// The type of the relationship.
    public var type: String
    /// Where it pointed; in the old chart.
    public var from: NodeID
    /// Where it points; in the new chart.
    public var to: NodeID
  }

  /// The old chart.
  public let old: Graph
  /// The new chart.
  public let new: Graph
  /// Nodes of the new chart the old one has not.
  public private(set) var addedNodes: [NodeID] = []
  /// Nodes of the old chart the new one has not.
  public private(set) var removedNodes: [NodeID] = []
  /// Nodes of both that differ.
  public private(set) var changedNodes: [ChangedNode] = []
  /// Nodes of both whose ids differ: they were matched by name, or where the file gives one no id, by
  /// what is said of it.
  public var matchedByName: [(old: NodeID, new: NodeID)] { match.byName }
  /// Relationships of the new chart the old one has not.
  public private(set) var addedRelationships: [RelationshipID] = []
  /// Relationships of the old chart the new one has not.
  public private(set) var removedRelationships: [RelationshipID] = []
  /// Relationships of both that differ.
  public private(set) var changedRelationships: [ChangedRelationship] = []
  /// Relationships of both that differ in nothing but what their files call them.
  public private(set) var renumberedRelationships: [ChangedRelationship] = []
  /// Undirected relationships that say the same, and that the charts write from the one end and from the
  /// other.
  public private(set) var turnedRelationships: [(old: RelationshipID, new: RelationshipID)] = []
  /// Attributes of the charts themselves that differ.
  public private(set) var attributes: [Property] = []
  /// Nodes that were moved; the relationships are among those added and removed too.
  public private(set) var moves: [Move] = []
  let match: NodeMatch

  /// Compares two charts.
  /// - Complexity: O(nodes + relationships + properties).
  public init(from old: Graph, to new: Graph) {
    self.old = old
    self.new = new
    match = NodeMatch(from: old, to: new)
    attributes = Self.differences(
      old.attributes.map { ($0.name, $0.value) }, new.attributes.map { ($0.name, $0.value) })
    compareNodes()
    compareRelationships()
    findMoves()
  }

  /// Nodes of both whose ids differ, but for those that have none in either chart: a place is no
  /// difference.
  public var changedIDs: [(old: NodeID, new: NodeID)] {
    match.changedIDs(old, new)
  }

  /// Whether the charts say the same.
  public var isEmpty: Bool {
    addedNodes.isEmpty && removedNodes.isEmpty && changedNodes.isEmpty
      && addedRelationships.isEmpty && removedRelationships.isEmpty
      && changedRelationships.isEmpty && renumberedRelationships.isEmpty && changedIDs.isEmpty
      && attributes.isEmpty
  }

  /// The new chart's node for one of the old chart's.
  public func newNode(_ node: NodeID) -> NodeID? {
    match.newNode(node)
  }

  /// The old chart's node for one of the new chart's.
  public func oldNode(_ node: NodeID) -> NodeID? {
    match.oldNode(node)
  }

  /// Nodes of both with another name.
  public var renamed: [ChangedNode] {
    changedNodes.filter { change in
      change.properties.contains { $0.key == "name" && $0.before != nil && $0.after != nil }
    }
  }

  // MARK: Nodes

  private mutating func compareNodes() {
    // Where `id` is the chart-wide id over again, it is no property that could change.
    let skipsIDs = old.idNamesNodes && new.idNamesNodes
    for index in 0..<old.nodeCount {
      let node = NodeID(index)
      guard let other = newNode(node) else {
        removedNodes.append(node)
        continue
      }
      let labels = NodeMatch.labels(of: node, old)
      let others = NodeMatch.labels(of: other, new)
      let change = ChangedNode(
        old: node, new: other, addedLabels: others.filter { !labels.contains($0) },
        removedLabels: labels.filter { !others.contains($0) },
        properties: Self.differences(old.properties(of: node), new.properties(of: other))
          .filter { !(skipsIDs && $0.key == "id") && !isPlace($0, node, other) })
      if !change.addedLabels.isEmpty || !change.removedLabels.isEmpty
        || !change.properties.isEmpty
      {
        changedNodes.append(change)
      }
    }
    for index in 0..<new.nodeCount where match.toOld[index] == .max {
      addedNodes.append(NodeID(index))
    }
  }

  /// Whether a property that differs is but what stands in for an id or name: a place.
  private func isPlace(_ property: Property, _ node: NodeID, _ other: NodeID) -> Bool {
    ["id", "name"].contains(property.key)
      && (old.placedNodes.contains(node.index) || new.placedNodes.contains(other.index))
      && property.before == .string(old.id(of: node))
      && property.after == .string(new.id(of: other))
  }

  static func differences(
    _ old: [(key: String, value: PropertyValue)], _ new: [(key: String, value: PropertyValue)]
  ) -> [Property] {
    var result: [Property] = []
    for (key, value) in old {
      let other = new.first { $0.key == key }?.value
      if let other, value.isIdentical(to: other) { continue }
      result.append(Property(key: key, before: value, after: other))
    }
    for (key, value) in new where !old.contains(where: { $0.key == key }) {
      result.append(Property(key: key, before: nil, after: value))
    }
    return result
  }

  // MARK: Relationships

  private mutating func compareRelationships() {
    var isPaired = [Bool](repeating: false, count: new.relationshipCount)
    var rest = (0..<old.relationshipCount).map { RelationshipID($0) }
    // Files number their edges as they like: what says the same comes before what is called the same.
    for likeness in RelationshipLikeness.allCases {
      pair(&rest, &isPaired, by: likeness)
      if likeness == .everything { matchTurned(&rest, &isPaired) }
    }
    removedRelationships = rest
    changedRelationships.sort { $0.old < $1.old }
    addedRelationships = isPaired.indices.filter { !isPaired[$0] }.map { RelationshipID($0) }
  }

  /// Parallel relationships of the new chart: where the first of them stands in a type's adjacency.
  private struct Parallels: Hashable {
    var type: Int
    var first: Int
  }

  /// Pairs undirected relationships with those that say the same from the other end.
  private mutating func matchTurned(_ rest: inout [RelationshipID], _ isPaired: inout [Bool]) {
    guard !old.undirected.isEmpty, !new.undirected.isEmpty else { return }
    rest.removeAll { relationship in
      guard old.undirected.contains(relationship.index) else { return false }
      let own = old.properties(of: relationship)
      guard let (type, entries) = partners(of: relationship, isTurned: true) else { return false }
      let turned = entries.map { new.outgoing[type].relationship(at: $0) }
      let other = turned.first { candidate in
        !isPaired[candidate.index] && new.undirected.contains(candidate.index)
          && RelationshipLikeness.allButName.joins(own, new.properties(of: candidate))
      }
      guard let other else { return false }
      isPaired[other.index] = true
      turnedRelationships.append((relationship, other))
      return true
    }
  }

  /// Up to how many parallel relationships are tried one after the other.
  private static let fewParallels = 8

  /// Pairs each relationship with the first other that is like it.
  private mutating func pair(
    _ rest: inout [RelationshipID], _ isPaired: inout [Bool], by likeness: RelationshipLikeness
  ) {
    var left: [RelationshipID] = []
    var tables: [Parallels: [RelationshipLikeness.Signature: [RelationshipID]]] = [:]
    for relationship in rest {
      guard let (type, entries) = partners(of: relationship) else {
        left.append(relationship)
        continue
      }
      let own = old.properties(of: relationship)
      var other: RelationshipID?
      if entries.count <= Self.fewParallels {
        for entry in entries where other == nil {
          let candidate = new.outgoing[type].relationship(at: entry)
          guard !isPaired[candidate.index] else { continue }
          if likeness.joins(own, new.properties(of: candidate)) { other = candidate }
        }
      } else if let signature = likeness.signature(of: own) {
        let key = Parallels(type: type, first: entries.lowerBound)
        if tables[key] == nil {
          var table: [RelationshipLikeness.Signature: [RelationshipID]] = [:]
          // The first comes last, where it is taken from.
          for entry in entries.reversed() {
            let candidate = new.outgoing[type].relationship(at: entry)
            guard !isPaired[candidate.index],
              let signature = likeness.signature(of: new.properties(of: candidate))
            else { continue }
            table[signature, default: []].append(candidate)
          }
          tables[key] = table
        }
        other = tables[key]?[signature]?.popLast()
      }
      guard let other else {
        left.append(relationship)
        continue
      }
      isPaired[other.index] = true
      if likeness != .everything { note(relationship, other, own) }
    }
    rest = left
  }

  /// Notes a pair that differs.
  private mutating func note(
    _ one: RelationshipID, _ other: RelationshipID, _ own: RelationshipLikeness.Properties
  ) {
    let change = ChangedRelationship(
      old: one, new: other, properties: Self.differences(own, new.properties(of: other)))
    if change.properties.allSatisfy({ $0.key == RelationshipLikeness.nameKey }) {
      renumberedRelationships.append(change)
    } else {
      changedRelationships.append(change)
    }
  }

  /// Where the new chart's relationships of the same type between the same nodes stand in the type's
  /// adjacency; nil where there are none.
  private func partners(
    of relationship: RelationshipID, isTurned: Bool = false
  ) -> (type: Int, entries: Range<Int>)? {
    guard let type = new.type(old.name(of: old.type(of: relationship))),
      let source = newNode(old.source(of: relationship)),
      let target = newNode(old.target(of: relationship))
    else { return nil }
    let entries = new.outgoing[type.index].entries(
      from: isTurned ? target : source, to: isTurned ? source : target)
    return entries.isEmpty ? nil : (type.index, entries)
  }

  private static let homes: Set<String> = ["PART_OF", "MEMBER_OF", "REPORTS_TO"]

  private mutating func findMoves() {
    struct Key: Hashable {
      var node: NodeID
      var type: String
    }
    var gone: [Key: [NodeID]] = [:]
    for relationship in removedRelationships {
      let type = old.name(of: old.type(of: relationship))
      guard Self.homes.contains(type), let node = newNode(old.source(of: relationship)) else {
        continue
      }
      gone[Key(node: node, type: type), default: []].append(old.target(of: relationship))
    }
    var come: [Key: [NodeID]] = [:]
    for relationship in addedRelationships {
      let key = Key(
        node: new.source(of: relationship), type: new.name(of: new.type(of: relationship)))
      if gone[key] != nil { come[key, default: []].append(new.target(of: relationship)) }
    }
    for (key, targets) in come {
      guard targets.count == 1, let sources = gone[key], sources.count == 1 else { continue }
      moves.append(Move(node: key.node, type: key.type, from: sources[0], to: targets[0]))
    }
    moves.sort { ($0.node, $0.type) < ($1.node, $1.type) }
  }
}
