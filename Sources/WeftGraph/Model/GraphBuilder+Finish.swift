import Synchronization

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
    let names = nodeOrder.map { nodeNames[Int($0)] }
    nodeNames = []
    let setRanges = Self.ranges(of: nodeSets, groups: labelSets.count)
    nodeSets = []
    let typeRanges = Self.ranges(of: relationshipTypes, groups: types.count)
    let rows = sortRows(typeRanges, nodeRank, threads: threads)
    let relationshipRank = Self.inverse(rows.order)

    var undirectedBits = Bitset(capacity: rows.order.count)
    for index in undirected { undirectedBits.insert(Int(relationshipRank[index])) }
    undirected = []
    var edgeLog = PropertyLog()
    for (index, name) in edgeNames { edgeLog.append(.string(name), owner: UInt32(index)) }
    edgeNames = []
    let edgeColumn =
      edgeLog.column(rank: relationshipRank, strings: strings)
      ?? PropertyColumn(presence: RankedBitset(ascending: []), storage: .strings([]))
    let columns = makeColumns(
      nodeOrder: nodeOrder, nodeRank: nodeRank, order: rows.order, rank: relationshipRank,
      strings, threads: threads)
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
      )
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
    var result = [UInt32](repeating: 0, count: keyOf.count)
    for index in keyOf.indices {
      let key = Int(keyOf[index])
      result[Int(starts[key])] = UInt32(index)
      starts[key] += 1
    }
    return result
  }

  private static func inverse(_ order: [UInt32]) -> [UInt32] {
    var result = [UInt32](repeating: 0, count: order.count)
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
    var nodeOf = [UInt32](repeating: .max, count: strings)
    for node in names.indices {
      precondition(nodeOf[names[node].index] == .max, "node ids are distinct")
      nodeOf[names[node].index] = UInt32(node)
    }
    var result: [NodeID] = []
    result.reserveCapacity(names.count)
    for node in nodeOf where node != .max { result.append(NodeID(node)) }
    return result
  }

  // MARK: Relationships

  /// Sorts the relationships, each type on its own.
  private mutating func sortRows(
    _ typeRanges: [Range<Int>], _ nodeRank: [UInt32], threads: Int
  ) -> SortedRows {
    let members = Self.stableOrder(relationshipTypes, keys: types.count)
    relationshipTypes = []
    for index in sources.indices { sources[index] = nodeRank[Int(sources[index])] }
    for index in targets.indices { targets[index] = nodeRank[Int(targets[index])] }
    let from = Self.exchange(&sources, [])
    let to = Self.exchange(&targets, [])
    let all = SortedRows(room: members.count)
    return Parallel.reduce(blocks: typeRanges.count, threads: threads, into: all) { type in
      SortedRows(
        type: typeRanges[type], members: members, from: from, to: to, nodes: nodeRank.count)
    } merge: { all, part in
      all.append(part)
    }
  }

  // MARK: Columns

  private struct Columns: Sendable {
    var nodes: [PropertyColumn?]
    var relationships: [PropertyColumn?]
    var nodePlaces = PlaceColumn(sourceNames: [], lines: [], columns: [], sources: [])
    var relationshipPlaces = PlaceColumn(sourceNames: [], lines: [], columns: [], sources: [])
  }

  private enum ColumnPart: Sendable {
    case node(Int, PropertyColumn?)
    case relationship(Int, PropertyColumn?)
    case nodePlaces(PlaceColumn)
    case relationshipPlaces(PlaceColumn)
  }

  /// What columns are made of; each is given up when its column is made.
  private struct ColumnSources: Sendable {
    var nodes: [PropertyLog]
    var relationships: [PropertyLog]
    var nodePlaces: PlaceColumn
    var relationshipPlaces: PlaceColumn
  }

  private mutating func makeColumns(
    nodeOrder: [UInt32], nodeRank: [UInt32], order: [UInt32], rank: [UInt32],
    _ strings: StringTable, threads: Int
  ) -> Columns {
    // A key belongs to nodes, relationships or both; columns are indexed by key on either side.
    let keyCount = keys.count
    let none = PlaceColumn(sourceNames: [], lines: [], columns: [], sources: [])
    let sources = Mutex(
      ColumnSources(
        nodes: nodeLogs, relationships: relationshipLogs, nodePlaces: nodePlaces,
        relationshipPlaces: relationshipPlaces))
    nodeLogs = []
    relationshipLogs = []
    nodePlaces = none
    relationshipPlaces = none
    let empty = Columns(
      nodes: Array(repeating: nil, count: keyCount),
      relationships: Array(repeating: nil, count: keyCount))
    return Parallel.reduce(blocks: keyCount * 2 + 2, threads: threads, into: empty) {
      block -> ColumnPart in
      switch block {
      case 0:
        return .relationshipPlaces(
          sources.withLock { Self.exchange(&$0.relationshipPlaces, none) }
            .permuted(order))
      case 1:
        return .nodePlaces(
          sources.withLock { Self.exchange(&$0.nodePlaces, none) }
            .permuted(nodeOrder))
      case ..<(keyCount + 2):
        let key = block - 2
        let log = sources.withLock { sources in
          key < sources.relationships.count
            ? Self.exchange(&sources.relationships[key], PropertyLog()) : PropertyLog()
        }
        return .relationship(key, log.column(rank: rank, strings: strings))
      default:
        let key = block - 2 - keyCount
        let log = sources.withLock { sources in
          key < sources.nodes.count
            ? Self.exchange(&sources.nodes[key], PropertyLog()) : PropertyLog()
        }
        return .node(key, log.column(rank: nodeRank, strings: strings))
      }
    } merge: { all, part in
      switch part {
      case .node(let key, let column): all.nodes[key] = column
      case .relationship(let key, let column): all.relationships[key] = column
      case .nodePlaces(let places): all.nodePlaces = places
      case .relationshipPlaces(let places): all.relationshipPlaces = places
      }
    }
  }

  private static func exchange<Value>(_ place: inout Value, _ new: consuming Value) -> Value {
    var old = new
    swap(&place, &old)
    return old
  }
}
