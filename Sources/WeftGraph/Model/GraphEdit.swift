/// Changes to a graph, collected until ``finish(keepingRemoved:threads:)`` makes a graph of them.
///
/// The graph itself stays as it is. Nodes and relationships keep their numbers while they are
/// edited: those of the graph their own, new ones the next free numbers, in order of addition.
/// Nothing removed is numbered anew until the edit is finished.
public struct GraphEdit: Sendable {
  /// A node the edit adds.
  struct NewNode {
    var id: String
    var place: Place?
  }

  /// A relationship the edit adds.
  struct NewRelationship {
    var type: String
    var from: NodeID
    var to: NodeID
    var id: String?
    var place: Place?
  }

  /// Values of one owner that differ from the graph's, in the order they were set; nil is removed.
  typealias Values = [(key: String, value: PropertyValue?)]

  /// The graph that is edited.
  public let base: Graph
  var newNodes: [NewNode] = []
  var newRelationships: [NewRelationship] = []
  var removedNodes: Set<UInt32> = []
  var removedRelationships: Set<UInt32> = []
  /// The labels of nodes where they differ from the graph's.
  var labelSets: [UInt32: [String]] = [:]
  var nodeValues: [UInt32: Values] = [:]
  var relationshipValues: [UInt32: Values] = [:]
  /// The attributes of the graph itself.
  public private(set) var attributes: [(name: String, value: PropertyValue)]
  private(set) var changesAttributes = false
  /// New nodes by the bytes of their ids: texts that look alike are different ids.
  private var nodesByID: [[UInt8]: NodeID] = [:]
  /// New relationships at each end.
  private var newEnds: [UInt32: [RelationshipID]] = [:]
  private var nextID = 1
  var kinds: KindNames

  /// Begins to edit a graph.
  public init(of base: Graph) {
    self.base = base
    kinds = KindNames(base)
    attributes = base.attributes
  }

  /// Whether nothing was changed.
  public var isEmpty: Bool {
    newNodes.isEmpty && newRelationships.isEmpty && removedNodes.isEmpty
      && removedRelationships.isEmpty && labelSets.isEmpty && nodeValues.isEmpty
      && relationshipValues.isEmpty && !changesAttributes
  }

  /// How many nodes have a number, removed ones counted.
  public var nodeCount: Int { base.nodeCount + newNodes.count }

  /// How many relationships have a number, removed ones counted.
  public var relationshipCount: Int { base.relationshipCount + newRelationships.count }

  // MARK: Looking

  /// Whether a node is there and was not removed.
  public func has(_ node: NodeID) -> Bool {
    node.index < nodeCount && !removedNodes.contains(node.rawValue)
  }

  /// Whether a relationship is there, and so are its ends.
  public func has(_ relationship: RelationshipID) -> Bool {
    guard relationship.index < relationshipCount,
      !removedRelationships.contains(relationship.rawValue)
    else { return false }
    let ends = ends(of: relationship)
    return has(ends.from) && has(ends.to)
  }

  /// The chart-wide id of a node.
  public func id(of node: NodeID) -> String {
    node.index < base.nodeCount ? base.id(of: node) : newNodes[node.index - base.nodeCount].id
  }

  /// The node with a chart-wide id that was not removed, or nil.
  public func node(_ id: String) -> NodeID? {
    if let new = nodesByID[Array(id.utf8)], has(new) { return new }
    guard let old = base.node(id), has(old) else { return nil }
    return old
  }

  /// The labels of a node.
  public func labels(of node: NodeID) -> [String] {
    if let labels = labelSets[node.rawValue] { return labels }
    guard node.index < base.nodeCount else { return [] }
    return base.labels(of: node).map { base.name(of: $0) }
  }

  /// Where a relationship starts and ends.
  public func ends(of relationship: RelationshipID) -> (from: NodeID, to: NodeID) {
    guard relationship.index >= base.relationshipCount else {
      return (base.source(of: relationship), base.target(of: relationship))
    }
    let new = newRelationships[relationship.index - base.relationshipCount]
    return (new.from, new.to)
  }

  /// The type of a relationship.
  public func type(of relationship: RelationshipID) -> String {
    relationship.index < base.relationshipCount
      ? base.name(of: base.type(of: relationship))
      : newRelationships[relationship.index - base.relationshipCount].type
  }

  /// The properties of a node, those of the graph in its order, then new ones.
  public func properties(of node: NodeID) -> [(key: String, value: PropertyValue)] {
    let old = node.index < base.nodeCount ? base.properties(of: node) : []
    return Self.merged(old, nodeValues[node.rawValue] ?? [])
  }

  /// The properties of a relationship, those of the graph in its order, then new ones.
  public func properties(
    of relationship: RelationshipID
  ) -> [(key: String, value: PropertyValue)] {
    let old = relationship.index < base.relationshipCount ? base.properties(of: relationship) : []
    return Self.merged(old, relationshipValues[relationship.rawValue] ?? [])
  }

  private static func merged(
    _ old: [(key: String, value: PropertyValue)], _ own: Values
  ) -> [(key: String, value: PropertyValue)] {
    guard !own.isEmpty else { return old }
    var result = old.compactMap { entry -> (key: String, value: PropertyValue)? in
      guard let change = own.first(where: { $0.key == entry.key }) else { return entry }
      return change.value.map { (entry.key, $0) }
    }
    for change in own where !old.contains(where: { $0.key == change.key }) {
      if let value = change.value { result.append((change.key, value)) }
    }
    return result
  }

  /// The relationships at a node that were not removed themselves, each once, though their other
  /// end may be gone.
  /// - Complexity: O(types + degree).
  public func relationships(at node: NodeID) -> [RelationshipID] {
    var result: [RelationshipID] = []
    if node.index < base.nodeCount {
      for adjacency in base.outgoing {
        result += adjacency.entries(of: node).map { adjacency.relationship(at: $0) }
      }
      for adjacency in base.incoming {
        for entry in adjacency.entries(of: node) where adjacency.neighbours[entry] != node {
          result.append(adjacency.relationship(at: entry))
        }
      }
    }
    return (result + (newEnds[node.rawValue] ?? [])).filter {
      !removedRelationships.contains($0.rawValue)
    }
  }

  // MARK: Changing

  /// Adds a node.
  /// - Parameters:
  ///   - id: The chart-wide id, which no other node may have; nil makes one up.
  ///   - place: Where the change is written, if it is.
  public mutating func addNode(
    id: String? = nil, labels: [String], place: Place? = nil
  ) -> NodeID {
    let node = NodeID(nodeCount)
    var name = id ?? "new-\(nextID)"
    while id == nil, self.node(name) != nil {
      nextID += 1
      name = "new-\(nextID)"
    }
    precondition(self.node(name) == nil, "a new node has an id of its own")
    use(labels: labels)
    newNodes.append(NewNode(id: name, place: place))
    nodesByID[Array(name.utf8)] = node
    labelSets[node.rawValue] = Self.distinct(labels)
    return node
  }

  /// Adds a relationship between two nodes that are there.
  /// - Parameters:
  ///   - id: The relationship's own id, if it has one.
  ///   - place: Where the change is written, if it is.
  public mutating func addRelationship(
    _ type: String, from: NodeID, to: NodeID, id: String? = nil, place: Place? = nil
  ) -> RelationshipID {
    precondition(has(from) && has(to), "a relationship joins nodes that are there")
    use(type: type)
    let relationship = RelationshipID(relationshipCount)
    newRelationships.append(
      NewRelationship(type: type, from: from, to: to, id: id, place: place))
    newEnds[from.rawValue, default: []].append(relationship)
    if from != to { newEnds[to.rawValue, default: []].append(relationship) }
    return relationship
  }

  /// Takes a node out; its relationships go with it once the edit is finished.
  public mutating func remove(_ node: NodeID) { removedNodes.insert(node.rawValue) }

  /// Takes a relationship out.
  public mutating func remove(_ relationship: RelationshipID) {
    removedRelationships.insert(relationship.rawValue)
  }

  /// Gives a node a set of labels.
  public mutating func setLabels(_ labels: [String], of node: NodeID) {
    let labels = Self.distinct(labels)
    guard Set(labels) != Set(self.labels(of: node)) else { return }
    use(labels: labels)
    labelSets[node.rawValue] = labels
  }

  /// Sets a node's property, or takes it away with nil.
  public mutating func set(_ key: String, of node: NodeID, to value: PropertyValue?) {
    let isOld = node.index < base.nodeCount
    let old = isOld ? base.key(key).flatMap { base.value(of: $0, node) } : nil
    Self.set(key, to: value, old: old, in: &nodeValues[node.rawValue])
  }

  /// Sets a relationship's property, or takes it away with nil.
  public mutating func set(
    _ key: String, of relationship: RelationshipID, to value: PropertyValue?
  ) {
    let isOld = relationship.index < base.relationshipCount
    let old = isOld ? base.key(key).flatMap { base.value(of: $0, relationship) } : nil
    Self.set(key, to: value, old: old, in: &relationshipValues[relationship.rawValue])
  }

  /// Sets an attribute of the graph itself, or takes it away with nil.
  public mutating func setAttribute(_ name: String, to value: PropertyValue?) {
    let old = attributes.first { $0.name == name }?.value
    guard !PropertyValue.areIdentical(old, value) else { return }
    changesAttributes = true
    if let value, let place = attributes.firstIndex(where: { $0.name == name }) {
      attributes[place].value = value
    } else {
      attributes.removeAll { $0.name == name }
      if let value { attributes.append((name, value)) }
    }
  }

  private static func set(
    _ key: String, to value: PropertyValue?, old: PropertyValue?, in values: inout Values?
  ) {
    var own = values ?? []
    own.removeAll { $0.key == key }
    if !PropertyValue.areIdentical(value, old) { own.append((key, value)) }
    values = own.isEmpty ? nil : own
  }

  private static func distinct(_ labels: [String]) -> [String] {
    var seen: Set<String> = []
    return labels.filter { seen.insert($0).inserted }
  }
}
