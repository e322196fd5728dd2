/// An organization chart as a labelled property multigraph: immutable, columnar, safe to share.
///
/// Nodes carry a set of labels, relationships one type; both carry typed properties. Parallel
/// relationships and loops are kept. Ids are dense integers: nodes are numbered so that equal label
/// sets are neighbours (a label scan is a few ranges), relationships by type, source, target and
/// file order. ``GraphBuilder`` makes one of nothing, ``GraphEdit`` one of another.
public struct Graph: Sendable {
  /// One set of labels and the nodes that carry exactly it.
  package struct LabelSet: Sendable, Hashable {
    /// The labels, ascending.
    package let labels: [LabelID]
    /// The dense indices of the nodes.
    package let nodes: Range<Int>
  }

  /// The names of the labels.
  package let labels: NameTable
  /// The names of the relationship types.
  package let types: NameTable
  /// The names of the property keys of nodes and relationships.
  package let keys: NameTable
  /// Every distinct string: property values and ids.
  package let strings: StringTable
  /// The distinct label sets, in node order.
  package let labelSets: [LabelSet]
  /// How many nodes there are.
  public let nodeCount: Int
  /// The relationships of each type, by ``TypeID``.
  public let typeRanges: [Range<Int>]
  /// Where each relationship starts.
  public let sources: [NodeID]
  /// Where each relationship ends.
  public let targets: [NodeID]
  /// Relationships the file wrote as undirected.
  public let undirected: Bitset
  /// Nodes to which their file gives no id: theirs is their place in it, and says nothing about which
  /// node of another chart, or of an earlier version of the file, they are.
  public let placedNodes: Bitset
  /// For each type, from a node to the targets of its relationships.
  public let outgoing: [Adjacency]
  /// For each type, from a node to the sources of its relationships.
  public let incoming: [Adjacency]
  /// Property columns of nodes, by ``KeyID``; nil where no node has the key.
  package internal(set) var nodeColumns: [PropertyColumn?]
  /// Property columns of relationships, by ``KeyID``.
  package internal(set) var relationshipColumns: [PropertyColumn?]
  /// The attributes of the graph itself, such as `asOf`, in file order.
  public let attributes: [(name: String, value: PropertyValue)]
  /// Facts about the whole graph that planner, summary and ledger read.
  public let statistics: GraphStatistics

  let nodeNames: [StringID]
  let nodesByName: [NodeID]
  let edgeNames: PropertyColumn
  let nodePlaces: PlaceColumn
  let relationshipPlaces: PlaceColumn

  init(parts: consuming GraphParts, threads: Int = 1) {
    labels = parts.labels
    types = parts.types
    keys = parts.keys
    strings = parts.strings
    labelSets = parts.labelSets
    nodeCount = parts.nodeNames.count
    typeRanges = parts.typeRanges
    sources = parts.sources
    targets = parts.targets
    undirected = parts.undirected
    placedNodes = parts.placedNodes
    outgoing = parts.outgoing
    incoming = parts.incoming
    nodeColumns = parts.nodeColumns
    relationshipColumns = parts.relationshipColumns
    attributes = parts.attributes
    nodeNames = parts.nodeNames
    nodesByName = parts.nodesByName
    edgeNames = parts.edgeNames
    nodePlaces = parts.nodePlaces
    relationshipPlaces = parts.relationshipPlaces
    statistics = GraphStatistics(
      labelCount: parts.labels.count,
      labelSets: parts.labelSets,
      typeRanges: parts.typeRanges,
      sources: parts.sources,
      targets: parts.targets,
      outgoing: parts.outgoing,
      incoming: parts.incoming,
      threads: threads
    )
  }

  /// How many relationships there are.
  @inlinable
  public var relationshipCount: Int { sources.count }

  /// A graph of nothing.
  public static var empty: Graph { GraphBuilder().finish() }

  // MARK: Names

  /// The names of all labels, in the order of their indices.
  public var labelNames: [String] { labels.names }

  /// The names of all relationship types, in the order of their indices.
  public var typeNames: [String] { types.names }

  /// The names of all property keys, in the order of their indices.
  public var keyNames: [String] { keys.names }

  /// The id of a label, or nil if no node carries it.
  public func label(_ name: String) -> LabelID? { labels.index(of: name).map { LabelID($0) } }

  /// The id of a relationship type, or nil if none has it.
  public func type(_ name: String) -> TypeID? { types.index(of: name).map { TypeID($0) } }

  /// The id of a property key, or nil if nothing has it.
  public func key(_ name: String) -> KeyID? { keys.index(of: name).map { KeyID($0) } }

  /// The name of a label.
  public func name(of label: LabelID) -> String { labels.names[label.index] }

  /// The name of a relationship type.
  public func name(of type: TypeID) -> String { types.names[type.index] }

  /// The name of a property key.
  public func name(of key: KeyID) -> String { keys.names[key.index] }

  // MARK: Nodes

  /// The index in ``labelSets`` of a node's label set.
  /// - Complexity: O(log label sets).
  package func labelSetIndex(of node: NodeID) -> Int {
    var low = 0
    var high = labelSets.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if labelSets[middle].nodes.lowerBound <= node.index { low = middle } else { high = middle }
    }
    return low
  }

  /// The labels of a node, ascending by id.
  package func labels(of node: NodeID) -> [LabelID] { labelSets[labelSetIndex(of: node)].labels }

  /// Whether a node carries a label.
  public func has(_ label: LabelID, _ node: NodeID) -> Bool {
    labelSets[labelSetIndex(of: node)].labels.contains(label)
  }

  /// The ranges of dense indices of the nodes that carry a label, ascending.
  public func ranges(of label: LabelID) -> [Range<Int>] {
    labelSets.filter { $0.labels.contains(label) }.map(\.nodes)
  }

  /// The chart-wide id of a node, as the file wrote it; its place there where it wrote none.
  public func id(of node: NodeID) -> String { strings[nodeNames[node.index]] }

  /// The node with a chart-wide id, or nil.
  /// - Complexity: O(log nodes).
  public func node(_ id: String) -> NodeID? {
    guard let wanted = strings.id(of: id) else { return nil }
    var low = 0
    var high = nodesByName.count
    while low < high {
      let middle = (low + high) / 2
      if nodeNames[nodesByName[middle].index] < wanted { low = middle + 1 } else { high = middle }
    }
    guard low < nodesByName.count, nodeNames[nodesByName[low].index] == wanted else { return nil }
    return nodesByName[low]
  }

  /// A node's `name`, else its id.
  public func displayName(of node: NodeID) -> String {
    if let key = key("name"), case .string(let name)? = value(of: key, node) { return name }
    return id(of: node)
  }

  // MARK: Relationships

  /// The type of a relationship.
  /// - Complexity: O(log types).
  public func type(of relationship: RelationshipID) -> TypeID {
    var low = 0
    var high = typeRanges.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if typeRanges[middle].lowerBound <= relationship.index { low = middle } else { high = middle }
    }
    return TypeID(low)
  }

  /// Where a relationship starts.
  @inlinable
  public func source(of relationship: RelationshipID) -> NodeID { sources[relationship.index] }

  /// Where a relationship ends.
  @inlinable
  public func target(of relationship: RelationshipID) -> NodeID { targets[relationship.index] }

  /// The chart-wide id of a relationship: the file's edge id if it is unique in the chart, else
  /// `from|TYPE|to|k` with k counting parallel relationships from 0 in file order.
  public func id(of relationship: RelationshipID) -> String {
    if case .string(let id)? = edgeNames.value(of: relationship.index, strings: strings) {
      return id
    }
    let source = source(of: relationship)
    let target = target(of: relationship)
    let type = type(of: relationship)
    let first = outgoing[type.index].entries(from: source, to: target).lowerBound
    let k = relationship.index - outgoing[type.index].relationship(at: first).index
    return "\(id(of: source))|\(name(of: type))|\(id(of: target))|\(k)"
  }

  // MARK: Properties

  /// A node's property, or nil.
  public func value(of key: KeyID, _ node: NodeID) -> PropertyValue? {
    nodeColumns[key.index]?.value(of: node.index, strings: strings)
  }

  /// A relationship's property, or nil.
  public func value(of key: KeyID, _ relationship: RelationshipID) -> PropertyValue? {
    relationshipColumns[key.index]?.value(of: relationship.index, strings: strings)
  }

  /// All properties of a node, in the order of ``keyNames``.
  public func properties(of node: NodeID) -> [(key: String, value: PropertyValue)] {
    nodeColumns.indices.compactMap { index in
      guard let value = value(of: KeyID(index), node) else { return nil }
      return (keys.names[index], value)
    }
  }

  /// All properties of a relationship, in the order of ``keyNames``.
  public func properties(
    of relationship: RelationshipID
  ) -> [(key: String, value: PropertyValue)] {
    relationshipColumns.indices.compactMap { index in
      guard let value = value(of: KeyID(index), relationship) else { return nil }
      return (keys.names[index], value)
    }
  }

  /// An attribute of the graph itself, or nil.
  public func attribute(_ name: String) -> PropertyValue? {
    attributes.first { $0.name == name }?.value
  }

  // MARK: Places

  /// The names of the files the chart was read from.
  public var sourceNames: [String] { nodePlaces.sourceNames }

  /// Where a node is in its file, or nil if it was not read from one.
  public func place(of node: NodeID) -> Place? { nodePlaces[node.index] }

  /// Where a relationship is in its file, or nil if it was not read from one.
  public func place(of relationship: RelationshipID) -> Place? {
    relationshipPlaces[relationship.index]
  }
}

/// A place in one of the files a chart was read from.
public struct Place: Hashable, Sendable {
  /// The file as the user named it.
  public let file: String
  /// Line and column of the `<` of the start tag, or of the row.
  public let position: SourcePosition

  /// Creates a place.
  public init(file: String, position: SourcePosition) {
    self.file = file
    self.position = position
  }
}

/// The places of nodes or relationships, 8 bytes each.
struct PlaceColumn: Sendable {
  var sourceNames: [String]
  var lines: [UInt32]
  var columns: [UInt32]
  /// The source of each owner; empty where there is only one source.
  var sources: [UInt16]

  subscript(owner: Int) -> Place? {
    guard !sourceNames.isEmpty, lines[owner] > 0 else { return nil }
    let source = sources.isEmpty ? 0 : Int(sources[owner])
    return Place(
      file: sourceNames[source],
      position: SourcePosition(line: Int(lines[owner]), column: Int(columns[owner]))
    )
  }
}

/// What a builder hands over.
struct GraphParts: ~Copyable {
  var labels: NameTable
  var types: NameTable
  var keys: NameTable
  var strings: StringTable
  var labelSets: [Graph.LabelSet]
  var typeRanges: [Range<Int>]
  var sources: [NodeID]
  var targets: [NodeID]
  var undirected: Bitset
  var placedNodes: Bitset
  var outgoing: [Adjacency]
  var incoming: [Adjacency]
  var nodeColumns: [PropertyColumn?]
  var relationshipColumns: [PropertyColumn?]
  var attributes: [(name: String, value: PropertyValue)]
  var nodeNames: [StringID]
  var nodesByName: [NodeID]
  var edgeNames: PropertyColumn
  var nodePlaces: PlaceColumn
  var relationshipPlaces: PlaceColumn
}
