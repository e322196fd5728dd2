extension LocalMoving {
  /// Splits communities: every node starts alone and moves to the part of its community that gains
  /// most modularity.
  /// - Parameters:
  ///   - graph: The graph.
  ///   - community: The community of each node.
  ///   - sweeps: How often the nodes of a community are looked at on average at most.
  ///   - generator: Determines the order of nodes.
  /// - Returns: The part of each node, a number below that of nodes; none crosses two communities.
  func split<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ community: [UInt32], sweeps: Double = .infinity,
    _ generator: inout SeededGenerator
  ) -> [UInt32] {
    let communities = (community.max().map { Int($0) } ?? -1) + 1
    let members = CommunityMembers(graph, community, communities)
    return split(graph, members, sweeps: sweeps, &generator)
  }

  /// The same for communities whose members are known.
  func split<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ members: borrowing CommunityMembers, sweeps: Double,
    _ generator: inout SeededGenerator
  ) -> [UInt32] {
    let seed = generator.next()
    let result = AlignedTable<UInt32>(unwritten: graph.count)
    Parallel.reduce(
      blocks: members.blocks.count, threads: threads, into: (), scratch: { Split(graph, members) }
    ) { block, split in
      for number in members.blocks[block] {
        if members.members(of: number).count > 1 {
          var generator = SeededGenerator(seed: seed, stream: UInt64(number))
          split.run(number, graph, members, self, sweeps, &generator)
        }
        members.note(split.place, of: number, in: result)
      }
    } merge: { _, _ in
    }
    return (0..<graph.count).map { result[$0] }
  }

  /// What a thread needs to split one community after the other.
  private struct Split<Weight: TieWeight>: ~Copyable {
    let inner: InnerTies<Weight>
    /// The part of each member, by the number of a member.
    let place: AlignedTable<UInt32>
    let sums: AlignedTable<Double>
    let ties: NeighbourSums<Weight>
    var waiting: WaitingNodes

    init(_ graph: CommunityGraph<Weight>, _ members: borrowing CommunityMembers) {
      inner = InnerTies(graph, members)
      place = AlignedTable(repeating: 0, count: members.largest)
      sums = AlignedTable(repeating: 0, count: members.largest)
      ties = NeighbourSums(groups: members.largest, longest: members.largest)
      waiting = WaitingNodes(capacity: members.largest)
    }

    mutating func run(
      _ number: Int, _ graph: CommunityGraph<Weight>, _ members: borrowing CommunityMembers,
      _ moving: LocalMoving, _ sweeps: Double, _ generator: inout SeededGenerator
    ) {
      inner.read(number, of: graph, members)
      let places = members.members(of: number)
      for member in 0..<places.count {
        place[member] = UInt32(member)
        sums[member] = graph.strengths[Int(members.nodes[places.lowerBound + member])]
      }
      waiting.start(with: LocalMoving.order(places.count, &generator))
      var looks = LocalMoving.looks(sweeps, places.count)
      while looks > 0, let member = waiting.next() {
        looks -= 1
        let row = inner.row(member)
        var found = 0
        for entry in row {
          found = ties.add(inner.weight(entry), to: place[Int(inner.neighbours[entry])], found)
        }
        let old = Int(place[member])
        let strength = graph.strengths[Int(members.nodes[places.lowerBound + member])]
        let scale = moving.resolution * strength / graph.total
        let slack = 1e-12 * strength
        var best = old
        var bestGain = ties.sum(old) - scale * (sums[old] - strength)
        for met in 0..<found {
          let other = ties.group(met)
          let gain = Weight.number(ties.take(other)) - scale * sums[other]
          if gain > bestGain + slack, other != old {
            best = other
            bestGain = gain
          }
        }
        if best == old { continue }
        sums[old] -= strength
        sums[best] += strength
        place[member] = UInt32(best)
        for entry in row where place[Int(inner.neighbours[entry])] != UInt32(best) {
          waiting.append(inner.neighbours[entry])
        }
      }
    }
  }
}
