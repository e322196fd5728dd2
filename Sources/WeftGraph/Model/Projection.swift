/// The part of a graph an algorithm reads: which nodes, which relationships, in which direction.
///
/// Nodes are renumbered 0 ..< ``nodeCount`` in the order of their ids. The rows keep parallel
/// relationships and loops; an algorithm's page says what it does with them, and
/// ``simple()`` leaves both out.
public struct Projection: Sendable {
  /// How relationships are followed.
  public enum Direction: String, Sendable {
    /// From source to target.
    case out
    /// From target to source.
    case `in`
    /// Both ways: every relationship joins its ends without direction.
    case both
  }

  /// The nodes of the graph, by their number here.
  public let nodes: [NodeID]
  /// Where each node's row starts; one more entry than nodes.
  public let offsets: [UInt32]
  /// The numbers of the neighbours, row by row, each row ascending.
  public let neighbours: [UInt32]
  /// The relationship behind each entry.
  public let relationships: [RelationshipID]
  /// The weight of each entry; empty where the projection has none (every weight is 1).
  public let weights: [Double]
  /// How relationships were followed.
  public let direction: Direction

  /// How many nodes there are.
  @inlinable
  public var nodeCount: Int { nodes.count }

  /// The entries of a node's row.
  @inlinable
  public func row(_ node: Int) -> Range<Int> {
    Int(offsets[node])..<Int(offsets[node + 1])
  }

  /// The number of a node of the graph here, or nil if it is not part of the projection.
  /// - Complexity: O(log nodes).
  public func number(of node: NodeID) -> Int? {
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && nodes[low] == node ? low : nil
  }

  /// Creates a projection from rows that are already built.
  public init(
    nodes: [NodeID], offsets: [UInt32], neighbours: [UInt32], relationships: [RelationshipID],
    weights: [Double] = [], direction: Direction
  ) {
    self.nodes = nodes
    self.offsets = offsets
    self.neighbours = neighbours
    self.relationships = relationships
    self.weights = weights
    self.direction = direction
  }

  /// Projects a graph.
  /// - Parameters:
  ///   - labels: Nodes carrying at least one of these; nil means every node.
  ///   - types: Relationships of these types; nil means every type. A name the graph does not have selects nothing.
  ///   - direction: How relationships are followed.
  ///   - weight: A numeric property of relationships; where it is missing the weight is 1, and where
  ///     it is there but no number the weight is none either (NaN), which measures refuse.
  ///   - keepNode: Keeps only nodes for which it is true, if given.
  ///   - keepRelationship: Keeps only relationships for which it is true, if given.
  /// - Complexity: O(nodes + relationships of the types), with a sort of each row.
  public init(
    of graph: Graph, labels: [String]? = nil, types: [String]? = nil,
    direction: Direction = .out, weight: String? = nil,
    keepNode: ((NodeID) -> Bool)? = nil, keepRelationship: ((RelationshipID) -> Bool)? = nil
  ) {
    var members = Bitset(capacity: graph.nodeCount)
    if let labels {
      for label in labels.compactMap(graph.label) {
        for range in graph.ranges(of: label) { members.insert(range) }
      }
    } else {
      members = Bitset(full: graph.nodeCount)
    }
    var nodes: [NodeID] = []
    var numbers = [UInt32](repeating: .max, count: graph.nodeCount)
    members.forEach { index in
      guard keepNode?(NodeID(index)) ?? true else { return }
      numbers[index] = UInt32(nodes.count)
      nodes.append(NodeID(index))
    }
    let typeIDs =
      types.map { $0.compactMap(graph.type) } ?? graph.types.names.indices.map { TypeID($0) }
    let selected = Set(typeIDs).sorted()
    var entries: [(source: UInt32, target: UInt32, relationship: RelationshipID)] = []
    for type in selected {
      for index in graph.typeRanges[type.index] {
        let source = numbers[graph.sources[index].index]
        let target = numbers[graph.targets[index].index]
        guard source != .max, target != .max else { continue }
        let relationship = RelationshipID(index)
        guard keepRelationship?(relationship) ?? true else { continue }
        if direction != .in { entries.append((source, target, relationship)) }
        if direction == .in || (direction == .both && source != target) {
          entries.append((target, source, relationship))
        }
      }
    }
    let reader = weight.map { PropertyReader(relationship: $0, in: graph) }
    self.init(
      nodes: nodes, entries: entries, direction: direction,
      weightOf: reader.flatMap { reader in
        reader.isEmpty ? nil : { reader.weight($0.index) }
      }
    )
  }

  private init(
    nodes: [NodeID], entries: [(source: UInt32, target: UInt32, relationship: RelationshipID)],
    direction: Direction, weightOf: ((RelationshipID) -> Double)?
  ) {
    var offsets = [UInt32](repeating: 0, count: nodes.count + 1)
    for entry in entries { offsets[Int(entry.source) + 1] += 1 }
    for node in 0..<nodes.count { offsets[node + 1] += offsets[node] }
    var next = offsets
    var neighbours = [UInt32](repeating: 0, count: entries.count)
    var relationships = [RelationshipID](repeating: RelationshipID(0), count: entries.count)
    // Two stable counting passes leave each row sorted by neighbour, then by relationship.
    for index in Self.byTarget(entries, nodes: nodes.count) {
      let entry = entries[Int(index)]
      let place = Int(next[Int(entry.source)])
      next[Int(entry.source)] += 1
      neighbours[place] = entry.target
      relationships[place] = entry.relationship
    }
    self.init(
      nodes: nodes, offsets: offsets, neighbours: neighbours, relationships: relationships,
      weights: weightOf.map { relationships.map($0) } ?? [], direction: direction)
  }

  private static func byTarget(
    _ entries: [(source: UInt32, target: UInt32, relationship: RelationshipID)], nodes: Int
  ) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: nodes + 1)
    for entry in entries { starts[Int(entry.target) + 1] += 1 }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    var result = [UInt32](repeating: 0, count: entries.count)
    for (index, entry) in entries.enumerated() {
      result[Int(starts[Int(entry.target)])] = UInt32(index)
      starts[Int(entry.target)] += 1
    }
    return result
  }

  /// The same projection without loops, and with parallel entries merged (weights summed).
  ///
  /// The relationship of a merged entry is the first of its parallels.
  /// - Complexity: O(nodes + entries).
  public func simple() -> Projection {
    // Counted first, so that the rows take no more room than they need.
    var count = 0
    for node in 0..<nodeCount {
      var last = UInt32(node)
      for entry in row(node) where neighbours[entry] != UInt32(node) {
        if neighbours[entry] == last { continue }
        last = neighbours[entry]
        count += 1
      }
    }
    if count == neighbours.count { return self }
    var offsets: [UInt32] = [0]
    var kept: [UInt32] = []
    var relationships: [RelationshipID] = []
    var summed: [Double] = []
    offsets.reserveCapacity(nodeCount + 1)
    kept.reserveCapacity(count)
    relationships.reserveCapacity(count)
    if !weights.isEmpty { summed.reserveCapacity(count) }
    for node in 0..<nodeCount {
      let start = kept.count
      for entry in row(node) where neighbours[entry] != UInt32(node) {
        if kept.count > start, kept[kept.count - 1] == neighbours[entry] {
          if !weights.isEmpty { summed[summed.count - 1] += weights[entry] }
          continue
        }
        kept.append(neighbours[entry])
        relationships.append(self.relationships[entry])
        if !weights.isEmpty { summed.append(weights[entry]) }
      }
      offsets.append(UInt32(kept.count))
    }
    return Projection(
      nodes: nodes, offsets: offsets, neighbours: kept, relationships: relationships,
      weights: summed, direction: direction)
  }

  /// The same relationships followed the other way.
  /// - Complexity: O(nodes + entries).
  public func reversed() -> Projection {
    guard direction != .both else { return self }
    var entries: [(source: UInt32, target: UInt32, relationship: RelationshipID)] = []
    entries.reserveCapacity(neighbours.count)
    var weightOf: [RelationshipID: Double] = [:]
    for node in 0..<nodeCount {
      for entry in row(node) {
        entries.append((neighbours[entry], UInt32(node), relationships[entry]))
        if !weights.isEmpty { weightOf[relationships[entry]] = weights[entry] }
      }
    }
    return Projection(
      nodes: nodes, entries: entries, direction: direction == .out ? .in : .out,
      weightOf: weights.isEmpty ? nil : { weightOf[$0] ?? 1 })
  }
}
