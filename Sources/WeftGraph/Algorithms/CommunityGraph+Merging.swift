extension CommunityGraph {
  /// Merges the nodes of each community of another graph into one node.
  /// - Parameters:
  ///   - graph: The graph whose nodes are merged.
  ///   - community: The community of each of its nodes.
  ///   - communities: How many there are; none is empty.
  ///   - threads: How many threads share the work; the result does not depend on it.
  /// - Complexity: O(nodes + entries).
  init(
    merging graph: CommunityGraph, by community: [UInt32], into communities: Int, threads: Int = 1
  ) {
    let members = CommunityMembers(graph, community, communities, areSeated: false)
    // Held by nobody else, for a copy would lose the room that is kept.
    let merged = Parallel.reduce(
      blocks: members.blocks.count, threads: threads,
      into: MergedRows<Weight>(rows: communities, entries: graph.entryCount),
      scratch: { NeighbourSums<Weight>(groups: communities, longest: communities) }
    ) { block, ties in
      MergedRows(block, of: graph, members, community, ties)
    } merge: {
      $0.append($1)
    }
    self.init(
      offsets: merged.offsets, neighbours: merged.neighbours, weights: merged.weights,
      inner: merged.inner, strengths: merged.strengths, total: graph.total)
  }

  /// Splits communities that are in several pieces, which raises the modularity.
  /// - Parameters:
  ///   - community: The community of each node.
  ///   - threads: How many threads share the work; the result does not depend on it.
  /// - Returns: The communities without gaps in their numbers.
  /// - Complexity: O(nodes + entries).
  func connected(_ community: [UInt32], threads: Int) -> [UInt32] {
    var community = community
    var communities = Self.renumber(&community)
    let members = CommunityMembers(self, community, communities)
    // Pieces beyond a community's first, each by its nodes.
    let pieces = Parallel.reduce(
      blocks: members.blocks.count, threads: threads, into: [[UInt32]](),
      scratch: { Pieces(self, members) }
    ) { block, pieces in
      members.blocks[block].flatMap { pieces.beyondFirst($0, of: self, members) }
    } merge: {
      $0 += $1
    }
    for piece in pieces {
      for node in piece { community[Int(node)] = UInt32(communities) }
      communities += 1
    }
    return community
  }
}

/// Rows of merged nodes, one after the other.
private struct MergedRows<Weight: TieWeight>: Sendable {
  /// Where each row ends.
  var offsets: [UInt32] = []
  var neighbours: [UInt32] = []
  var weights: [Weight] = []
  var inner: [Double] = []
  var strengths: [Double] = []

  /// Begins with no rows and room for some.
  init(rows: Int, entries: Int) {
    offsets.append(0)
    reserveCapacity(rows: rows, entries: entries)
  }

  init(
    _ block: Int, of graph: CommunityGraph<Weight>,
    _ members: borrowing CommunityMembers, _ community: [UInt32],
    _ ties: borrowing NeighbourSums<Weight>
  ) {
    let numbers = members.blocks[block]
    reserveCapacity(rows: numbers.count, entries: members.entries[block])
    for number in numbers {
      var found = 0
      var strength = 0.0
      var within = 0.0
      for place in members.members(of: number) {
        let node = Int(members.nodes[place])
        strength += graph.strengths[node]
        if !graph.inner.isEmpty { within += graph.inner[node] }
        graph.forEachEntry(of: node) { other, weight, counts in
          found = ties.add(weight, to: community[Int(other)], found, if: counts)
        }
      }
      for place in 0..<found {
        let other = ties.group(place)
        var sum = ties.take(other)
        if other == number {
          within += Weight.number(sum)
          continue
        }
        if let most = Weight.most {
          while Weight.exceeds(sum, most) {
            neighbours.append(UInt32(other))
            weights.append(Weight(holding: most))
            sum = Weight.subtract(most, from: sum)
          }
        }
        neighbours.append(UInt32(other))
        weights.append(Weight(holding: sum))
      }
      offsets.append(UInt32(neighbours.count))
      strengths.append(strength)
      inner.append(within)
    }
  }

  mutating func reserveCapacity(rows: Int, entries: Int) {
    offsets.reserveCapacity(rows + 1)
    neighbours.reserveCapacity(entries)
    weights.reserveCapacity(entries)
    inner.reserveCapacity(rows)
    strengths.reserveCapacity(rows)
  }

  /// Adds the rows that follow.
  mutating func append(_ other: MergedRows) {
    let start = UInt32(neighbours.count)
    for offset in other.offsets { offsets.append(start + offset) }
    neighbours += other.neighbours
    weights += other.weights
    inner += other.inner
    strengths += other.strengths
  }
}

/// What a thread needs to tell the pieces of one community after the other.
private struct Pieces<Weight: TieWeight>: ~Copyable {
  let inner: InnerTies<Weight>
  let isReached: AlignedTable<Bool>
  let queue: AlignedTable<UInt32>

  init(_ graph: CommunityGraph<Weight>, _ members: borrowing CommunityMembers) {
    inner = InnerTies(graph, members)
    isReached = AlignedTable(repeating: false, count: members.largest)
    queue = AlignedTable(repeating: 0, count: members.largest)
  }

  /// The nodes of each piece of a community but that of its first node.
  func beyondFirst(
    _ number: Int, of graph: CommunityGraph<Weight>, _ members: borrowing CommunityMembers
  ) -> [[UInt32]] {
    let places = members.members(of: number)
    if places.count == 1 { return [] }
    inner.read(number, of: graph, members)
    for member in 0..<places.count { isReached[member] = false }
    var pieces: [[UInt32]] = []
    for start in 0..<places.count where !isReached[start] {
      isReached[start] = true
      queue[0] = UInt32(start)
      var head = 0
      var end = 1
      while head < end {
        for entry in inner.row(Int(queue[head])) {
          let next = inner.neighbours[entry]
          if isReached[Int(next)] { continue }
          isReached[Int(next)] = true
          queue[end] = next
          end += 1
        }
        head += 1
      }
      if end == places.count { return [] }
      if start > 0 {
        pieces.append((0..<end).map { members.nodes[places.lowerBound + Int(queue[$0])] })
      }
    }
    return pieces
  }
}
