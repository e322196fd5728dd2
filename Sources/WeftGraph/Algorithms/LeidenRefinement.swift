/// Leiden's second step: each community is split into parts that are well connected within it.
///
/// Every node starts alone; in random order, one that still is joins a part around it, chosen at random,
/// the likelier the more modularity is gained. Communities do not depend on each other, and each draws
/// from a random stream of its own.
struct LeidenRefinement<Weight: TieWeight>: ~Copyable {
  private let graph: CommunityGraph<Weight>
  private let members: CommunityMembers
  private let threads: Int
  private let scale: Double
  private let temperature: Double

  /// How far from greedy the merges are, against the mean weight of a tie.
  private static var randomness: Double { 0.01 }

  init(
    _ graph: CommunityGraph<Weight>, _ community: [UInt32], _ communities: Int,
    _ moving: LocalMoving
  ) {
    self.graph = graph
    members = CommunityMembers(graph, community, communities)
    threads = moving.threads
    scale = moving.resolution / graph.total
    temperature = Self.randomness * graph.total / Double(max(graph.tieCount, 1))
  }

  /// The part of each node, a number below that of nodes.
  func run(_ generator: inout SeededGenerator) -> [UInt32] {
    let seed = generator.next()
    let result = AlignedTable<UInt32>(unwritten: graph.count)
    Parallel.reduce(
      blocks: members.blocks.count, threads: threads, into: (),
      scratch: { Scratch(graph, members) }
    ) { block, scratch in
      for number in members.blocks[block] {
        if members.members(of: number).count > 1 {
          var generator = SeededGenerator(seed: seed, stream: UInt64(number))
          refine(number, &scratch, &generator)
        }
        members.note(scratch.part, of: number, in: result)
      }
    } merge: { _, _ in
    }
    return (0..<graph.count).map { result[$0] }
  }

  private func refine(
    _ number: Int, _ scratch: inout Scratch, _ generator: inout SeededGenerator
  ) {
    scratch.inner.read(number, of: graph, members)
    let places = members.members(of: number)
    var whole = 0.0
    for member in 0..<places.count {
      let strength = graph.strengths[Int(members.nodes[places.lowerBound + member])]
      var outward = Weight.nothing
      for entry in scratch.inner.row(member) {
        outward = Weight.add(outward, scratch.inner.weight(entry))
      }
      scratch.part[member] = UInt32(member)
      scratch.parts[member] = Part(strength: strength, outward: Weight.number(outward))
      scratch.isAlone[member] = true
      whole += strength
    }
    for item in LocalMoving.order(places.count, &generator) {
      let member = Int(item)
      if !scratch.isAlone[member] { continue }
      let mine = scratch.parts[member]
      guard mine.isWellConnected(scale, whole) else { continue }
      var found = 0
      for entry in scratch.inner.row(member) {
        let next = Int(scratch.inner.neighbours[entry])
        found = scratch.ties.add(
          scratch.inner.weight(entry), to: scratch.part[next], found)
      }
      // Staying alone gains nothing.
      scratch.choices.removeAll(keepingCapacity: true)
      scratch.choices.append((item, 0))
      var most = 0.0
      for met in 0..<found {
        let candidate = scratch.ties.group(met)
        let other = scratch.parts[candidate]
        let gain = scratch.ties.sum(candidate) - scale * mine.strength * other.strength
        guard gain >= 0, other.isWellConnected(scale, whole) else { continue }
        scratch.choices.append((UInt32(candidate), gain))
        most = max(most, gain)
      }
      let chosen = choose(&scratch.choices, most, &generator)
      if chosen != item {
        let grown = Int(chosen)
        scratch.parts[grown].outward += mine.outward - 2 * scratch.ties.sum(grown)
        scratch.parts[grown].strength += mine.strength
        scratch.part[member] = chosen
        // A part is numbered by the node it grew from, which can no longer move.
        scratch.isAlone[grown] = false
        scratch.isAlone[member] = false
      }
      for met in 0..<found { _ = scratch.ties.take(scratch.ties.group(met)) }
    }
  }

  /// Draws one of some parts, the likelier the more it gains.
  private func choose(
    _ choices: inout [(part: UInt32, weight: Double)], _ most: Double,
    _ generator: inout SeededGenerator
  ) -> UInt32 {
    if choices.count == 1 { return choices[0].part }
    var all = 0.0
    for place in choices.indices {
      let behind = (choices[place].weight - most) / temperature
      // Less likely than the generator's smallest step.
      choices[place].weight = behind < -40 ? 0 : exponential(behind)
      all += choices[place].weight
    }
    var draw = generator.fraction() * all
    for choice in choices {
      draw -= choice.weight
      if draw < 0 { return choice.part }
    }
    return choices[choices.count - 1].part
  }

  /// What is known of a part of a community.
  private struct Part: BitwiseCopyable {
    var strength = 0.0
    /// The weight from the part to the rest of its community.
    var outward = 0.0

    /// Whether its ties to the rest of a community are no fewer than chance would give.
    @inline(__always)
    func isWellConnected(_ scale: Double, _ whole: Double) -> Bool {
      outward >= scale * strength * (whole - strength) - 1e-12 * strength
    }
  }

  /// What a thread needs to refine one community after the other.
  private struct Scratch: ~Copyable {
    let inner: InnerTies<Weight>
    /// The part of each member, by the number of a member.
    let part: AlignedTable<UInt32>
    let parts: AlignedTable<Part>
    let isAlone: AlignedTable<Bool>
    let ties: NeighbourSums<Weight>
    var choices: [(part: UInt32, weight: Double)] = []

    init(_ graph: CommunityGraph<Weight>, _ members: borrowing CommunityMembers) {
      inner = InnerTies(graph, members)
      part = AlignedTable(repeating: 0, count: members.largest)
      parts = AlignedTable(repeating: Part(), count: members.largest)
      isAlone = AlignedTable(repeating: true, count: members.largest)
      ties = NeighbourSums(groups: members.largest, longest: members.largest)
    }
  }
}
