extension GraphBuilder {
  /// Makes the graph and ends the builder.
  ///
  /// Nodes are renumbered by label set, relationships by type, source, target and order of addition.
  /// - Complexity: O(nodes + relationships + properties), with a sort for each sparse column.
  public consuming func finish() -> Graph { finishRanked().graph }

  /// Makes the graph as ``finish()`` does, and tells the final id of everything that was added.
  public consuming func finishRanked() -> (
    graph: Graph, nodes: [UInt32], relationships: [UInt32]
  ) {
    let nodeOrder = Self.stableOrder(nodeSets.map { UInt32($0) }, keys: labelSets.count)
    let nodeRank = Self.inverse(nodeOrder)
    let from = sources.map { nodeRank[Int($0)] }
    let to = targets.map { nodeRank[Int($0)] }
    sources = []
    targets = []
    let order = relationshipOrder(from: from, to: to)
    let orderedSources = order.map { NodeID(from[Int($0)]) }
    let orderedTargets = order.map { NodeID(to[Int($0)]) }
    let typeRanges = ranges(of: relationshipTypes.lazy.map { Int($0) }, groups: types.count)
    let relationshipRank = Self.inverse(order)

    var outgoing: [Adjacency] = []
    var incoming: [Adjacency] = []
    for range in typeRanges {
      outgoing.append(Self.adjacency(range, from: orderedSources, to: orderedTargets))
      incoming.append(
        Self.reversed(range, from: orderedSources, to: orderedTargets, nodes: nodeRank.count))
    }

    var undirectedBits = Bitset(capacity: order.count)
    for index in undirected { undirectedBits.insert(Int(relationshipRank[index])) }
    let names = nodeOrder.map { nodeNames[Int($0)] }
    let byName = (0..<UInt32(names.count)).sorted { names[Int($0)] < names[Int($1)] }
    for (one, next) in zip(byName, byName.dropFirst()) {
      precondition(names[Int(one)] != names[Int(next)], "node ids are distinct")
    }
    var edgeLog = PropertyLog()
    for (index, name) in edgeNames { edgeLog.append(.string(name), owner: UInt32(index)) }
    let edgeColumn =
      edgeLog.column(rank: relationshipRank, strings: strings)
      ?? PropertyColumn(presence: RankedBitset(ascending: []), storage: .strings([]))
    let setRanges = ranges(of: nodeSets.lazy.map { Int($0) }, groups: labelSets.count)
    // A key belongs to nodes, relationships or both; columns are indexed by key on either side.
    let keyCount = keys.count
    let graph = Graph(
      parts: GraphParts(
        labels: labels,
        types: types,
        keys: keys,
        strings: strings.finish(),
        labelSets: zip(labelSets, setRanges).map { Graph.LabelSet(labels: $0, nodes: $1) },
        typeRanges: typeRanges,
        sources: orderedSources,
        targets: orderedTargets,
        undirected: undirectedBits,
        outgoing: outgoing,
        incoming: incoming,
        nodeColumns: Self.columns(nodeLogs, keyCount, nodeRank, strings),
        relationshipColumns: Self.columns(relationshipLogs, keyCount, relationshipRank, strings),
        attributes: attributes,
        nodeNames: names,
        nodesByName: byName.map { NodeID($0) },
        edgeNames: edgeColumn,
        nodePlaces: nodePlaces.permuted(nodeOrder),
        relationshipPlaces: relationshipPlaces.permuted(order)
      )
    )
    return (graph, nodeRank, relationshipRank)
  }

  /// The relationships by type, source and target, in order of addition among equals.
  private func relationshipOrder(from: [UInt32], to: [UInt32]) -> [UInt32] {
    var order = Self.stableOrder(to, keys: nodeNames.count)
    order = Self.stableOrder(from, keys: nodeNames.count, within: order)
    return Self.stableOrder(
      relationshipTypes.map { UInt32($0) }, keys: types.count, within: order)
  }

  /// A stable counting sort: indices by key.
  private static func stableOrder(
    _ keyOf: [UInt32], keys: Int, within order: [UInt32]? = nil
  ) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: keys + 1)
    for key in keyOf { starts[Int(key) + 1] += 1 }
    for key in 0..<keys { starts[key + 1] += starts[key] }
    var result = [UInt32](repeating: 0, count: keyOf.count)
    for position in 0..<keyOf.count {
      let index = order.map { $0[position] } ?? UInt32(position)
      let key = Int(keyOf[Int(index)])
      result[Int(starts[key])] = index
      starts[key] += 1
    }
    return result
  }

  private static func inverse(_ order: [UInt32]) -> [UInt32] {
    var result = [UInt32](repeating: 0, count: order.count)
    for (position, index) in order.enumerated() { result[Int(index)] = UInt32(position) }
    return result
  }

  private func ranges(of groupOf: some Sequence<Int>, groups: Int) -> [Range<Int>] {
    var counts = [Int](repeating: 0, count: groups)
    for group in groupOf { counts[group] += 1 }
    var start = 0
    return counts.map { count in
      defer { start += count }
      return start..<start + count
    }
  }

  private static func columns(
    _ logs: [PropertyLog], _ keys: Int, _ rank: [UInt32], _ strings: StringTableBuilder
  ) -> [PropertyColumn?] {
    (0..<keys).map { key in
      key < logs.count ? logs[key].column(rank: rank, strings: strings) : nil
    }
  }

  /// The adjacency of rows already sorted by source, then target.
  private static func adjacency(
    _ range: Range<Int>, from: [NodeID], to: [NodeID]
  ) -> Adjacency {
    var owners: [UInt32] = []
    var offsets: [UInt32] = []
    for (entry, relationship) in range.enumerated()
    where owners.last != from[relationship].rawValue {
      owners.append(from[relationship].rawValue)
      offsets.append(UInt32(entry))
    }
    offsets.append(UInt32(range.count))
    return Adjacency(
      sources: RankedBitset(ascending: owners),
      offsets: offsets,
      neighbours: Array(to[range]),
      relationshipIDs: [],
      firstRelationship: UInt32(range.lowerBound)
    )
  }

  /// The adjacency of the same rows seen from their targets.
  private static func reversed(
    _ range: Range<Int>, from: [NodeID], to: [NodeID], nodes: Int
  ) -> Adjacency {
    guard !range.isEmpty else {
      return adjacency(range, from: from, to: to)
    }
    let order: [UInt32]
    if range.count > nodes / 16 {
      order = stableOrder(to[range].map(\.rawValue), keys: nodes)
    } else {
      order = (0..<UInt32(range.count)).sorted { one, other in
        (to[range.lowerBound + Int(one)].rawValue, one)
          < (to[range.lowerBound + Int(other)].rawValue, other)
      }
    }
    var owners: [UInt32] = []
    var offsets: [UInt32] = []
    var neighbours: [NodeID] = []
    var relationships: [RelationshipID] = []
    neighbours.reserveCapacity(range.count)
    relationships.reserveCapacity(range.count)
    for (entry, index) in order.enumerated() {
      let relationship = range.lowerBound + Int(index)
      if owners.last != to[relationship].rawValue {
        owners.append(to[relationship].rawValue)
        offsets.append(UInt32(entry))
      }
      neighbours.append(from[relationship])
      relationships.append(RelationshipID(relationship))
    }
    offsets.append(UInt32(range.count))
    return Adjacency(
      sources: RankedBitset(ascending: owners),
      offsets: offsets,
      neighbours: neighbours,
      relationshipIDs: relationships,
      firstRelationship: nil
    )
  }
}
