/// The members of each community side by side, so that what happens within one can be worked on apart
/// from all others.
struct CommunityMembers: ~Copyable, Sendable {
  /// Where a node is among the members.
  struct Seat: BitwiseCopyable, Sendable {
    var community: UInt32
    /// How many members of its community stand before it.
    var position: UInt32
  }

  /// The members of the communities, one after the other, each community's ascending.
  let nodes: [UInt32]
  /// Where each community's members start; one more entry than communities.
  let starts: [UInt32]
  /// The seat of each node; none where nobody asks for them.
  let seats: AlignedTable<Seat>
  /// Runs of communities that are about as much work; the cut depends on the graph alone.
  let blocks: [Range<Int>]
  /// The most members a community has.
  let largest: Int
  /// How many entries the rows of each block's members have.
  let entries: [Int]
  /// The most entries the rows of a community's members have.
  let mostEntries: Int

  /// Nodes and entries a block has at least.
  private static let blockSize = 4096

  /// Seats the nodes of a graph.
  /// - Parameters:
  ///   - graph: The graph.
  ///   - community: The community of each of its nodes.
  ///   - communities: How many there are.
  ///   - areSeated: Whether ``seats`` are needed, which ``InnerTies`` reads.
  /// - Complexity: O(nodes).
  init<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ community: [UInt32], _ communities: Int,
    areSeated: Bool = true
  ) {
    var starts = [UInt32](repeating: 0, count: communities + 1)
    var entries = [Int](repeating: 0, count: communities)
    for (node, number) in community.enumerated() {
      starts[Int(number) + 1] += 1
      entries[Int(number)] += graph.entryCount(of: node)
    }
    var blocks: [Range<Int>] = []
    var blockEntries: [Int] = []
    var first = 0
    var held = 0
    var work = 0
    var largest = 0
    for number in 0..<communities {
      largest = max(largest, Int(starts[number + 1]))
      held += Int(starts[number + 1])
      work += entries[number]
      if held + work >= Self.blockSize || number == communities - 1 {
        blocks.append(first..<number + 1)
        blockEntries.append(work)
        first = number + 1
        held = 0
        work = 0
      }
      starts[number + 1] += starts[number]
    }
    let seats = AlignedTable(
      repeating: Seat(community: 0, position: 0), count: areSeated ? community.count : 0)
    var nodes = [UInt32](repeating: 0, count: community.count)
    var next = starts
    for (node, number) in community.enumerated() {
      let place = next[Int(number)]
      next[Int(number)] += 1
      nodes[Int(place)] = UInt32(node)
      if areSeated {
        seats[node] = Seat(community: number, position: place - starts[Int(number)])
      }
    }
    self.nodes = nodes
    self.starts = starts
    self.seats = seats
    self.blocks = blocks
    self.largest = largest
    self.entries = blockEntries
    mostEntries = entries.max() ?? 0
  }

  /// The places of a community's members among all.
  @inline(__always)
  func members(of community: Int) -> Range<Int> {
    Int(starts[community])..<Int(starts[community + 1])
  }

  /// Notes in which part of its community each member is, by a node of the part.
  /// - Parameters:
  ///   - part: The part of each member, numbered by a member; not read where there is one alone.
  ///   - community: The community.
  ///   - result: Where the parts of nodes are noted.
  func note(
    _ part: borrowing AlignedTable<UInt32>, of community: Int,
    in result: borrowing AlignedTable<UInt32>
  ) {
    let places = members(of: community)
    let first = places.lowerBound
    if places.count == 1 {
      result[Int(nodes[first])] = nodes[first]
      return
    }
    for place in places { result[Int(nodes[place])] = nodes[first + Int(part[place - first])] }
  }
}

/// The ties among the members of one community after the other, members numbered by their position.
struct InnerTies<Weight: TieWeight>: ~Copyable {
  /// Where each member's row starts; one more entry than members.
  let offsets: AlignedTable<UInt32>
  let neighbours: AlignedTable<UInt32>
  /// The weight of each entry; empty where every weight is 1.
  let weights: AlignedTable<Weight>

  init(_ graph: CommunityGraph<Weight>, _ members: borrowing CommunityMembers) {
    // One entry more, for every entry is written before it is known whether it stays; most communities
    // keep far fewer than there is room for.
    let room = members.mostEntries + 1
    offsets = AlignedTable(unwritten: members.largest + 1)
    neighbours = AlignedTable(unwritten: room)
    weights = AlignedTable(unwritten: graph.isWeighted ? room : 0)
  }

  /// The entries of a member's row.
  @inline(__always)
  func row(_ member: Int) -> Range<Int> { Int(offsets[member])..<Int(offsets[member + 1]) }

  /// The weight of an entry.
  @inline(__always)
  func weight(_ entry: Int) -> Weight.Sum {
    weights.count == 0 ? Weight.one : weights[entry].sum
  }

  /// Reads the ties of a community.
  func read(
    _ community: Int, of graph: CommunityGraph<Weight>, _ members: borrowing CommunityMembers
  ) {
    let own = UInt32(community)
    let places = members.members(of: community)
    let isWeighted = weights.count > 0
    var found = 0
    for place in places {
      offsets[place - places.lowerBound] = UInt32(found)
      graph.forEachEntry(of: Int(members.nodes[place])) { other, weight, counts in
        let seat = members.seats[Int(other)]
        neighbours[found] = seat.position
        if isWeighted { weights[found] = Weight(holding: weight) }
        found &+= counts ? (seat.community == own ? 1 : 0) : 0
      }
    }
    offsets[places.count] = UInt32(found)
  }
}
