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
    order.makePagedRoom(for: room)
    sources.makePagedRoom(for: room)
    targets.makePagedRoom(for: room)
  }

  /// Sorts the relationships of one type.
  /// - Parameters:
  ///   - type: Which of the members are of the type, which is also where they will stand.
  ///   - members: Relationships by type, in order of addition within a type.
  ///   - from: The source of each relationship.
  ///   - to: The target of each relationship.
  ///   - nodes: How many nodes there are.
  ///   - starts: Memory for counts, kept from one type to the next.
  init(
    type: Range<Int>, members: [UInt32], from: [UInt32], to: [UInt32], nodes: Int,
    starts: inout [UInt32]
  ) {
    let isDense = type.count > nodes / 16
    if isDense {
      order = Array(members[type])
      sources = order.mapPaged { NodeID(from[Int($0)]) }
      // Most files list relationships by their source.
      if zip(sources, sources.dropFirst()).contains(where: { $0 > $1 }) {
        order = Self.sorted(order, by: sources, keys: nodes, &starts)
        sources = order.mapPaged { NodeID(from[Int($0)]) }
      }
      targets = order.mapPaged { NodeID(to[Int($0)]) }
      sortRuns()
    } else {
      order = members[type].sorted { one, other in
        (from[Int(one)], to[Int(one)], one) < (from[Int(other)], to[Int(other)], other)
      }
      sources = order.mapPaged { NodeID(from[Int($0)]) }
      targets = order.mapPaged { NodeID(to[Int($0)]) }
    }
    outgoing = [Self.outgoing(sources, targets, at: type.lowerBound)]
    incoming = [
      isDense
        ? Self.denseIncoming(sources, targets, at: type.lowerBound, nodes: nodes, &starts)
        : Self.sparseIncoming(sources, targets, at: type.lowerBound)
    ]
  }

  /// Runs up to this length are sorted by insertion.
  private static var shortRun: Int { 16 }

  /// Sorts rows that are in the order of their sources by target, without changing the order of others.
  private mutating func sortRuns() {
    var first = 0
    while first < sources.count {
      var end = first + 1
      var isSorted = true
      while end < sources.count, sources[end] == sources[first] {
        if targets[end] < targets[end - 1] { isSorted = false }
        end += 1
      }
      if !isSorted { sortRun(first..<end) }
      first = end
    }
  }

  private mutating func sortRun(_ run: Range<Int>) {
    guard run.count > Self.shortRun else {
      for place in run.dropFirst() {
        let (target, row) = (targets[place], order[place])
        var hole = place
        while hole > run.lowerBound, targets[hole - 1] > target {
          targets[hole] = targets[hole - 1]
          order[hole] = order[hole - 1]
          hole -= 1
        }
        targets[hole] = target
        order[hole] = row
      }
      return
    }
    var keyed = run.map { UInt64(targets[$0].rawValue) << 32 | UInt64($0 - run.lowerBound) }
    keyed.sort()
    let rows = Array(order[run])
    for (place, key) in zip(run, keyed) {
      targets[place] = NodeID(UInt32(truncatingIfNeeded: key >> 32))
      order[place] = rows[Int(UInt32(truncatingIfNeeded: key))]
    }
  }

  /// Appends the next type.
  mutating func append(_ other: SortedRows) {
    order += other.order
    sources += other.sources
    targets += other.targets
    outgoing += other.outgoing
    incoming += other.incoming
  }

  /// Where each node's rows start, if they are sorted by node; one more entry than nodes.
  private static func count(_ nodes: [NodeID], keys: Int, into starts: inout [UInt32]) {
    if starts.count == keys + 1 {
      for key in starts.indices { starts[key] = 0 }
    } else {
      starts = [UInt32](repeating: 0, count: keys + 1)
    }
    for node in nodes { starts[node.index + 1] += 1 }
    for key in 0..<keys { starts[key + 1] += starts[key] }
  }

  /// A stable counting sort of rows by a node of each.
  private static func sorted(
    _ rows: [UInt32], by nodes: [NodeID], keys: Int, _ starts: inout [UInt32]
  ) -> [UInt32] {
    count(nodes, keys: keys, into: &starts)
    var result = [UInt32].paged(repeating: 0, count: rows.count)
    for (row, node) in zip(rows, nodes) {
      result[Int(starts[node.index])] = row
      starts[node.index] += 1
    }
    return result
  }

  /// The adjacency of rows sorted by source, then target.
  private static func outgoing(
    _ sources: [NodeID], _ targets: [NodeID], at first: Int
  ) -> Adjacency {
    let count = zip(sources, sources.dropFirst()).count { $0 != $1 } + 1
    var owners: [UInt32] = []
    var offsets: [UInt32] = []
    owners.reserveCapacity(count)
    offsets.reserveCapacity(count + 1)
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
    _ sources: [NodeID], _ targets: [NodeID], at first: Int, nodes: Int, _ next: inout [UInt32]
  ) -> Adjacency {
    count(targets, keys: nodes, into: &next)
    let count = (0..<nodes).count { next[$0 + 1] > next[$0] }
    var owners: [UInt32] = []
    var offsets: [UInt32] = []
    owners.reserveCapacity(count)
    offsets.reserveCapacity(count + 1)
    for node in 0..<nodes where next[node + 1] > next[node] {
      owners.append(UInt32(node))
      offsets.append(next[node])
    }
    offsets.append(UInt32(targets.count))
    var neighbours = [NodeID].paged(repeating: NodeID(0 as UInt32), count: targets.count)
    var relationships = [RelationshipID].paged(
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
      neighbours: order.mapPaged { sources[$0] },
      relationshipIDs: order.mapPaged { RelationshipID(first + $0) }, firstRelationship: nil)
  }
}
