/// Collects nodes, relationships and properties, and makes a ``Graph`` of them once.
///
/// The builder cannot be copied, and `finish()` consumes it: nothing can be added to a graph that
/// exists. Nodes and relationships are numbered in the order they are added until then.
public struct GraphBuilder: ~Copyable {
  /// A node that has been added: its number in order of addition.
  public typealias NodeIndex = Int
  /// A relationship that has been added: its number in order of addition.
  public typealias RelationshipIndex = Int
  /// A label set that has been registered.
  package typealias LabelSetIndex = Int

  /// How many labels, sets of labels, types and files a graph holds at most, each.
  public static let kindLimit = 1 << 16

  /// The strings of the graph; intern ids and string values here.
  package var strings = StringTableBuilder()
  /// Attributes of the graph itself, in file order.
  public var attributes: [(name: String, value: PropertyValue)] = []

  var labels = NameTable()
  var types = NameTable()
  var keys = NameTable()
  var labelSets: [[LabelID]] = []
  var labelSetIndices: [[LabelID]: Int] = [:]
  var nodeNames: [StringID] = []
  var nodeSets: [UInt16] = []
  var placedNodes: [NodeIndex] = []
  var relationshipTypes: [UInt16] = []
  var sources: [UInt32] = []
  var targets: [UInt32] = []
  var undirected: [RelationshipIndex] = []
  var edgeNames: [(relationship: RelationshipIndex, name: StringID)] = []
  var nodeLogs: [PropertyLog] = []
  var relationshipLogs: [PropertyLog] = []
  var nodePlaces = PlaceColumn(sourceNames: [], lines: [], columns: [], sources: [])
  var relationshipPlaces = PlaceColumn(sourceNames: [], lines: [], columns: [], sources: [])

  /// Creates a builder of an empty graph.
  public init() {}

  /// How many nodes have been added.
  public var nodeCount: Int { nodeNames.count }

  /// How many relationships have been added.
  public var relationshipCount: Int { sources.count }

  /// Makes room for an expected number of nodes and relationships.
  public mutating func reserve(nodes: Int, relationships: Int) {
    nodeNames.reserveCapacity(nodes)
    nodeSets.reserveCapacity(nodes)
    relationshipTypes.reserveCapacity(relationships)
    sources.reserveCapacity(relationships)
    targets.reserveCapacity(relationships)
  }

  // MARK: Names

  /// The id of a label, registered if it is new; there may be ``kindLimit`` of them.
  package mutating func label(_ name: String) -> LabelID {
    let index = labels.intern(name)
    precondition(index < Self.kindLimit, "a graph has at most 65,536 labels")
    return LabelID(index)
  }

  /// The id of a relationship type, registered if it is new; there may be ``kindLimit`` of them.
  package mutating func type(_ name: String) -> TypeID {
    let index = types.intern(name)
    precondition(index < Self.kindLimit, "a graph has at most 65,536 types of relationships")
    return TypeID(index)
  }

  /// Whether that many more labels, and as many sets of them, may be registered.
  package borrowing func hasRoom(forLabels count: Int) -> Bool {
    max(labels.count, labelSets.count) + count <= Self.kindLimit
  }

  /// Whether that many more types may be registered.
  package borrowing func hasRoom(forTypes count: Int) -> Bool {
    types.count + count <= Self.kindLimit
  }

  /// The name of a relationship type from ``type(_:)``.
  package borrowing func name(of type: TypeID) -> String { types.names[type.index] }

  /// The id of a property key, registered if it is new.
  package mutating func key(_ name: String) -> KeyID { KeyID(keys.intern(name)) }

  /// The index of a set of labels, registered if it is new; there may be ``kindLimit`` of them.
  package mutating func labelSet(_ labels: [LabelID]) -> LabelSetIndex {
    let set = Set(labels).sorted()
    if let index = labelSetIndices[set] { return index }
    precondition(labelSets.count < Self.kindLimit, "a graph has at most 65,536 sets of labels")
    labelSetIndices[set] = labelSets.count
    labelSets.append(set)
    return labelSets.count - 1
  }

  /// The names of the labels of a set from ``labelSet(_:)``.
  package borrowing func labelNames(ofSet index: LabelSetIndex) -> [String] {
    labelSets[index].map { labels.names[$0.index] }
  }

  /// Registers a file; places refer to it by the returned index.
  package mutating func source(named name: String) -> Int {
    precondition(
      nodePlaces.sourceNames.count < Self.kindLimit, "a graph is read from at most 65,536 files")
    nodePlaces.sourceNames.append(name)
    relationshipPlaces.sourceNames.append(name)
    return nodePlaces.sourceNames.count - 1
  }

  // MARK: Nodes and relationships

  /// Adds a node.
  ///
  /// Ids must be distinct; `finish()` checks that.
  /// - Parameters:
  ///   - id: The chart-wide id.
  ///   - labels: A set from ``labelSet(_:)``.
  ///   - line: The line of its place, 0 where there is none.
  ///   - column: The column of its place.
  ///   - source: A file from ``source(named:)``.
  package mutating func addNode(
    id: StringID, labels: LabelSetIndex, line: Int = 0, column: Int = 0, source: Int = 0
  ) -> NodeIndex {
    nodeNames.append(id)
    nodeSets.append(UInt16(labels))
    nodePlaces.append(line: line, column: column, source: source)
    return nodeNames.count - 1
  }

  /// Adds a node by names; convenient, slower than the other form.
  public mutating func addNode(_ id: String, labels names: [String]) -> NodeIndex {
    let set = labelSet(names.map { label($0) })
    return addNode(id: strings.intern(id), labels: set)
  }

  /// Notes that a node's file gives it no id, so that its id is but its place there.
  package mutating func markPlaced(_ node: NodeIndex) { placedNodes.append(node) }

  /// Adds a relationship between nodes that have been added.
  /// - Parameter name: The file's own id of the edge, if that is unique in the chart.
  package mutating func addRelationship(
    type: TypeID, from: NodeIndex, to: NodeIndex, directed: Bool = true, name: StringID? = nil,
    line: Int = 0, column: Int = 0, source: Int = 0
  ) -> RelationshipIndex {
    precondition(
      from < nodeNames.count && to < nodeNames.count, "a relationship joins nodes already added")
    let index = sources.count
    relationshipTypes.append(type.rawValue)
    sources.append(UInt32(from))
    targets.append(UInt32(to))
    if !directed { undirected.append(index) }
    if let name { edgeNames.append((index, name)) }
    relationshipPlaces.append(line: line, column: column, source: source)
    return index
  }

  /// Adds a relationship by type name; convenient, slower than the other form.
  public mutating func addRelationship(
    _ type: String, from: NodeIndex, to: NodeIndex
  ) -> RelationshipIndex {
    addRelationship(type: self.type(type), from: from, to: to)
  }

  // MARK: Properties

  /// Sets a node's property; a later value replaces an earlier one.
  package mutating func set(_ key: KeyID, of node: NodeIndex, to value: PropertyValue) {
    let scalar = StoredScalar(value, strings: &strings)
    Self.append(scalar, key, UInt32(node), to: &nodeLogs)
  }

  /// Sets a node's property to an interned string, without making a `String`.
  package mutating func set(_ key: KeyID, of node: NodeIndex, to string: StringID) {
    Self.append(.string(string), key, UInt32(node), to: &nodeLogs)
  }

  /// Sets a node's property by key name; convenient, slower than the other forms.
  public mutating func set(_ key: String, of node: NodeIndex, to value: PropertyValue) {
    let id = self.key(key)
    set(id, of: node, to: value)
  }

  /// Sets a relationship's property; a later value replaces an earlier one.
  package mutating func set(
    _ key: KeyID, ofRelationship relationship: RelationshipIndex, to value: PropertyValue
  ) {
    let scalar = StoredScalar(value, strings: &strings)
    Self.append(scalar, key, UInt32(relationship), to: &relationshipLogs)
  }

  /// Sets a relationship's property to an interned string, without making a `String`.
  package mutating func set(
    _ key: KeyID, ofRelationship relationship: RelationshipIndex, to string: StringID
  ) {
    Self.append(.string(string), key, UInt32(relationship), to: &relationshipLogs)
  }

  /// Sets a relationship's property by key name; convenient, slower than the other forms.
  public mutating func set(
    _ key: String, ofRelationship relationship: RelationshipIndex, to value: PropertyValue
  ) {
    let id = self.key(key)
    set(id, ofRelationship: relationship, to: value)
  }

  private static func append(
    _ value: StoredScalar, _ key: KeyID, _ owner: UInt32, to logs: inout [PropertyLog]
  ) {
    makeRoom(key, in: &logs)
    logs[key.index].append(value, owner: owner)
  }
}

extension PlaceColumn {
  mutating func append(line: Int, column: Int, source: Int) {
    if source != 0, sources.isEmpty {
      sources = [UInt16](repeating: 0, count: lines.count)
    }
    lines.append(UInt32(clamping: line))
    columns.append(UInt32(clamping: column))
    if source != 0 || !sources.isEmpty { sources.append(UInt16(source)) }
  }

  func permuted(_ order: [UInt32]) -> PlaceColumn {
    if order.indices.allSatisfy({ Int(order[$0]) == $0 }) { return self }
    return PlaceColumn(
      sourceNames: sourceNames,
      lines: order.mapPaged { lines[Int($0)] },
      columns: order.mapPaged { columns[Int($0)] },
      sources: sources.isEmpty ? [] : order.mapPaged { sources[Int($0)] }
    )
  }
}
