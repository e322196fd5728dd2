extension GraphBuilder {
  /// Makes the graph and ends the builder.
  ///
  /// Nodes are renumbered by label set, relationships by type, source, target and order of addition.
  /// - Parameter threads: At most this many work at once; the graph is the same.
  /// - Complexity: O(nodes + relationships + properties), with a sort for each sparse column and each
  ///   rare type.
  public consuming func finish(threads: Int = 1) -> Graph { finishRanked(threads: threads).graph }

  /// Makes the graph as ``finish(threads:)`` does, and tells the final id of everything that was
  /// added.
  package consuming func finishRanked(
    threads: Int = 1
  ) -> (graph: Graph, nodes: [UInt32], relationships: [UInt32]) {
    let threads = nodeCount + relationshipCount < Self.worthThreads ? 1 : threads
    // The builder's table is larger than the finished one, so it goes first.
    let strings = Self.exchange(&self.strings, StringTableBuilder()).finish()
    let nodeOrder = Self.stableOrder(nodeSets, keys: labelSets.count)
    let nodeRank = Self.inverse(nodeOrder)
    let isInOrder = Self.isIdentity(nodeOrder)
    let names = isInOrder ? nodeNames : nodeOrder.map { nodeNames[Int($0)] }
    nodeNames = []
    let setRanges = Self.ranges(of: nodeSets, groups: labelSets.count)
    nodeSets = []
    let typeRanges = Self.ranges(of: relationshipTypes, groups: types.count)
    var columns = takeColumns()
    let rows = makeRows(typeRanges, nodeOrder, nodeRank, &columns, strings, threads: threads)
    let relationshipRank = Self.inverse(rows.order)

    var undirectedBits = Bitset(capacity: rows.order.count)
    for index in undirected { undirectedBits.insert(Int(relationshipRank[index])) }
    undirected = []
    var placedBits = Bitset(capacity: nodeRank.count)
    for node in placedNodes { placedBits.insert(Int(nodeRank[node])) }
    var edgeLog = PropertyLog()
    for (index, name) in edgeNames { edgeLog.append(.string(name), owner: UInt32(index)) }
    edgeNames = []
    let edgeColumn =
      edgeLog.column(rank: relationshipRank, strings: strings)
      ?? PropertyColumn(presence: RankedBitset(ascending: []), storage: .strings([]))
    makeRelationshipColumns(
      &columns, order: rows.order, rank: relationshipRank, strings, threads: threads)
    let byName = Self.nodes(byName: names, strings: strings.count)
    let graph = Graph(
      parts: GraphParts(
        labels: labels,
        types: types,
        keys: keys,
        strings: strings,
        labelSets: zip(labelSets, setRanges).map { Graph.LabelSet(labels: $0, nodes: $1) },
        typeRanges: typeRanges,
        sources: rows.sources,
        targets: rows.targets,
        undirected: undirectedBits,
        placedNodes: placedBits,
        outgoing: rows.outgoing,
        incoming: rows.incoming,
        nodeColumns: columns.nodes,
        relationshipColumns: columns.relationships,
        attributes: attributes,
        nodeNames: names,
        nodesByName: byName,
        edgeNames: edgeColumn,
        nodePlaces: columns.nodePlaces,
        relationshipPlaces: columns.relationshipPlaces
      ),
      threads: threads
    )
    return (graph, nodeRank, relationshipRank)
  }

  /// Smaller graphs are finished sooner by one thread.
  private static let worthThreads = 1 << 14

  // MARK: Orders

  /// A stable counting sort: indices by key.
  private static func stableOrder(_ keyOf: [UInt16], keys: Int) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: keys + 1)
    for key in keyOf { starts[Int(key) + 1] += 1 }
    for key in 0..<keys { starts[key + 1] += starts[key] }
    var result = [UInt32].paged(repeating: 0, count: keyOf.count)
    for index in keyOf.indices {
      let key = Int(keyOf[index])
      result[Int(starts[key])] = UInt32(index)
      starts[key] += 1
    }
    return result
  }

  private static func isIdentity(_ order: [UInt32]) -> Bool {
    order.indices.allSatisfy { Int(order[$0]) == $0 }
  }

  private static func inverse(_ order: [UInt32]) -> [UInt32] {
    var result = [UInt32].paged(repeating: 0, count: order.count)
    for position in order.indices { result[Int(order[position])] = UInt32(position) }
    return result
  }

  private static func ranges(of groupOf: [UInt16], groups: Int) -> [Range<Int>] {
    var counts = [Int](repeating: 0, count: groups)
    for group in groupOf { counts[Int(group)] += 1 }
    var start = 0
    return counts.map { count in
      defer { start += count }
      return start..<start + count
    }
  }

  /// The nodes in the order of their names' numbers.
  private static func nodes(byName names: [StringID], strings: Int) -> [NodeID] {
    var nodeOf = [UInt32].paged(repeating: .max, count: strings)
    for node in names.indices {
      precondition(nodeOf[names[node].index] == .max, "node ids are distinct")
      nodeOf[names[node].index] = UInt32(node)
    }
    var result: [NodeID] = []
    result.reserveCapacity(names.count)
    for node in nodeOf where node != .max { result.append(NodeID(node)) }
    return result
  }

  // MARK: Rows and columns

  /// What is finished, and what it is made of; each log is given up when its column is made.
  private struct Columns: Sendable {
    var nodeLogs: [PropertyLog]
    var relationshipLogs: [PropertyLog]
    var nodes: [PropertyColumn?]
    var relationships: [PropertyColumn?]
    var nodePlaces: PlaceColumn
    var relationshipPlaces: PlaceColumn
  }

  /// Takes the values the builder collected, for as many keys as there are.
  private mutating func takeColumns() -> Columns {
    // A key belongs to nodes, relationships or both; columns are indexed by key on either side.
    let keyCount = keys.count
    for _ in nodeLogs.count..<max(keyCount, nodeLogs.count) { nodeLogs.append(PropertyLog()) }
    for _ in relationshipLogs.count..<max(keyCount, relationshipLogs.count) {
      relationshipLogs.append(PropertyLog())
    }
    let none = PlaceColumn(sourceNames: [], lines: [], columns: [], sources: [])
    return Columns(
      nodeLogs: Self.exchange(&nodeLogs, []),
      relationshipLogs: Self.exchange(&relationshipLogs, []),
      nodes: Array(repeating: nil, count: keyCount),
      relationships: Array(repeating: nil, count: keyCount),
      nodePlaces: Self.exchange(&nodePlaces, none),
      relationshipPlaces: Self.exchange(&relationshipPlaces, none))
  }

  private enum Part: Sendable {
    case rows(SortedRows)
    case column(Int, PropertyColumn?)
    case places(PlaceColumn)
  }

  /// Sorts the relationships, each type on its own, and makes the columns of nodes beside it.
  private mutating func makeRows(
    _ typeRanges: [Range<Int>], _ nodeOrder: [UInt32], _ nodeRank: [UInt32],
    _ columns: inout Columns, _ strings: StringTable, threads: Int
  ) -> SortedRows {
    let members = Self.stableOrder(relationshipTypes, keys: types.count)
    relationshipTypes = []
    for index in sources.indices { sources[index] = nodeRank[Int(sources[index])] }
    for index in targets.indices { targets[index] = nodeRank[Int(targets[index])] }
    let from = Self.exchange(&sources, [])
    let to = Self.exchange(&targets, [])
    let typeCount = typeRanges.count
    let logs = Guarded(Self.exchange(&columns.nodeLogs, []))
    let places = Guarded(
      Self.exchange(
        &columns.nodePlaces, PlaceColumn(sourceNames: [], lines: [], columns: [], sources: [])))
    let all = (rows: SortedRows(room: members.count), columns: columns)
    let finished = Parallel.reduce(
      blocks: typeCount + 1 + columns.nodes.count, threads: threads, into: all,
      scratch: { [UInt32]() }
    ) { block, starts -> Part in
      switch block {
      case ..<typeCount:
        return .rows(
          SortedRows(
            type: typeRanges[block], members: members, from: from, to: to, nodes: nodeRank.count,
            starts: &starts))
      case typeCount:
        let none = PlaceColumn(sourceNames: [], lines: [], columns: [], sources: [])
        return .places(places.withLock { Self.exchange(&$0, none) }.permuted(nodeOrder))
      default:
        let key = block - typeCount - 1
        let log = logs.withLock { Self.exchange(&$0[key], PropertyLog()) }
        return .column(key, log.column(rank: nodeRank, strings: strings))
      }
    } merge: { all, part in
      switch part {
      case .rows(let rows): all.rows.append(rows)
      case .column(let key, let column): all.columns.nodes[key] = column
      case .places(let places): all.columns.nodePlaces = places
      }
    }
    columns = finished.columns
    return finished.rows
  }

  private func makeRelationshipColumns(
    _ columns: inout Columns, order: [UInt32], rank: [UInt32], _ strings: StringTable, threads: Int
  ) {
    let none = PlaceColumn(sourceNames: [], lines: [], columns: [], sources: [])
    let logs = Guarded(Self.exchange(&columns.relationshipLogs, []))
    let places = Guarded(Self.exchange(&columns.relationshipPlaces, none))
    columns = Parallel.reduce(
      blocks: columns.relationships.count + 1, threads: threads, into: columns
    ) { block -> Part in
      if block == 0 {
        return .places(places.withLock { Self.exchange(&$0, none) }.permuted(order))
      }
      let log = logs.withLock { Self.exchange(&$0[block - 1], PropertyLog()) }
      return .column(block - 1, log.column(rank: rank, strings: strings))
    } merge: { all, part in
      switch part {
      case .column(let key, let column): all.relationships[key] = column
      case .places(let places): all.relationshipPlaces = places
      case .rows: preconditionFailure("rows are sorted before columns of relationships are made")
      }
    }
  }

  private static func exchange<Value>(_ place: inout Value, _ new: consuming Value) -> Value {
    var old = new
    swap(&place, &old)
    return old
  }
}
