/// Relationships by source, target and order of addition, with their adjacency both ways, type by type.
struct SortedRows: Sendable {
  /// The relationships by order of addition.
  var order: [UInt32] = []
  var sources: [NodeID] = []
  var targets: [NodeID] = []
  /// One for each type.
  var outgoing: [Adjacency] = []
  /// One for each type.
  var incoming: [Adjacency] = []

  /// No types, with room for the relationships of all of them.
  init(room: Int) {
    order.reserveCapacity(room)
    sources.reserveCapacity(room)
    targets.reserveCapacity(room)
  }

  /// Sorts the relationships of one type.
  /// - Parameters:
  ///   - type: Which of the members are of the type, which is also where they will stand.
  ///   - members: Relationships by type, in order of addition within a type.
  ///   - from: The source of each relationship.
  ///   - to: The target of each relationship.
  ///   - nodes: How many nodes there are.
  init(type: Range<Int>, members: [UInt32], from: [UInt32], to: [UInt32], nodes: Int) {
    let isDense = type.count > nodes / 16
    if isDense {
      order = Self.sorted(members[type], by: to, keys: nodes)
      order = Self.sorted(order[...], by: from, keys: nodes)
    } else {
      order = members[type].sorted { one, other in
        (from[Int(one)], to[Int(one)], one) < (from[Int(other)], to[Int(other)], other)
      }
    }
    sources = order.map { NodeID(from[Int($0)]) }
    targets = order.map { NodeID(to[Int($0)]) }
    outgoing = [Self.outgoing(sources, targets, at: type.lowerBound)]
    incoming = [
      isDense
        ? Self.denseIncoming(sources, targets, at: type.lowerBound, nodes: nodes)
        : Self.sparseIncoming(sources, targets, at: type.lowerBound)
    ]
  }

  /// Appends the next type.
  mutating func append(_ other: SortedRows) {
    order += other.order
    sources += other.sources
    targets += other.targets
    outgoing += other.outgoing
    incoming += other.incoming
  }

  /// Where each key's rows start, if they are sorted by key; one more entry than keys.
  private static func starts(_ keys: Int, _ count: Int, key: (Int) -> Int) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: keys + 1)
    for index in 0..<count { starts[key(index) + 1] += 1 }
    for key in 0..<keys { starts[key + 1] += starts[key] }
    return starts
  }

  /// A stable counting sort of relationships.
  private static func sorted(
    _ rows: ArraySlice<UInt32>, by keyOf: [UInt32], keys: Int
  ) -> [UInt32] {
    let first = rows.startIndex
    var next = starts(keys, rows.count) { Int(keyOf[Int(rows[first + $0])]) }
    var result = [UInt32](repeating: 0, count: rows.count)
    for row in rows {
      let key = Int(keyOf[Int(row)])
      result[Int(next[key])] = row
      next[key] += 1
    }
    return result
  }

  /// The adjacency of rows sorted by source, then target.
  private static func outgoing(
    _ sources: [NodeID], _ targets: [NodeID], at first: Int
  ) -> Adjacency {
    var owners: [UInt32] = []
    var offsets: [UInt32] = []
    for index in sources.indices where index == 0 || sources[index] != sources[index - 1] {
      owners.append(sources[index].rawValue)
      offsets.append(UInt32(index))
    }
    offsets.append(UInt32(sources.count))
    return Adjacency(
      sources: RankedBitset(ascending: owners), offsets: offsets, neighbours: targets,
      relationshipIDs: [], firstRelationship: UInt32(first))
  }

  /// The adjacency of the same rows seen from their targets.
  private static func denseIncoming(
    _ sources: [NodeID], _ targets: [NodeID], at first: Int, nodes: Int
  ) -> Adjacency {
    var next = starts(nodes, targets.count) { targets[$0].index }
    var owners: [UInt32] = []
    var offsets: [UInt32] = []
    for node in 0..<nodes where next[node + 1] > next[node] {
      owners.append(UInt32(node))
      offsets.append(next[node])
    }
    offsets.append(UInt32(targets.count))
    var neighbours = [NodeID](repeating: NodeID(0 as UInt32), count: targets.count)
    var relationships = [RelationshipID](
      repeating: RelationshipID(0 as UInt32), count: targets.count)
    for index in targets.indices {
      let place = Int(next[targets[index].index])
      next[targets[index].index] += 1
      neighbours[place] = sources[index]
      relationships[place] = RelationshipID(first + index)
    }
    return Adjacency(
      sources: RankedBitset(ascending: owners), offsets: offsets, neighbours: neighbours,
      relationshipIDs: relationships, firstRelationship: nil)
  }

  /// The same of few rows.
  private static func sparseIncoming(
    _ sources: [NodeID], _ targets: [NodeID], at first: Int
  ) -> Adjacency {
    let order = targets.indices.sorted { (targets[$0], $0) < (targets[$1], $1) }
    var owners: [UInt32] = []
    var offsets: [UInt32] = []
    for place in order.indices
    where place == 0 || targets[order[place]] != targets[order[place - 1]] {
      owners.append(targets[order[place]].rawValue)
      offsets.append(UInt32(place))
    }
    offsets.append(UInt32(order.count))
    return Adjacency(
      sources: RankedBitset(ascending: owners), offsets: offsets,
      neighbours: order.map { sources[$0] },
      relationshipIDs: order.map { RelationshipID(first + $0) }, firstRelationship: nil)
  }
}
