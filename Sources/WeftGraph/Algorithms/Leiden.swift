/// Communities of high modularity, each of them connected.
///
/// Traag, Waltman & van Eck 2019 (doi:10.1038/s41598-019-41695-z): fast local moving, refinement of each
/// community into well-connected parts, merging by the parts; repeated from the result a few
/// times. The first time, where all is still to be found, whole communities are merged. Direction is
/// not read: opposite and parallel relationships without weights count as one tie, with weights they
/// are summed; loops are left out. Undefined without ties and for negative weights.
public enum Leiden {
  /// How far from greedy the merges of the refinement are.
  private static let randomness = 0.01

  /// Searches a projection for communities.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - resolution: Higher values give smaller communities.
  ///   - runs: How many times to search; the best division is kept.
  ///   - passes: How often at most a run starts again from its result.
  ///   - seed: Determines the runs.
  ///   - threads: How many runs go on at once; the result does not depend on it.
  /// - Complexity: In practice O(entries) a run.
  public static func of(
    _ projection: Projection, resolution: Double = 1, runs: Int = 20, passes: Int = 2,
    seed: UInt64 = 1, threads: Int = 1
  ) -> Measured<Communities> {
    Communities.best(
      of: projection, runs: runs, seed: seed, threads: threads, resolution: resolution,
      search: Search(resolution: resolution, passes: max(passes, 1)))
  }

  private struct Search: CommunitySearch {
    let resolution: Double
    let passes: Int

    func divide<Weight: TieWeight>(
      _ graph: CommunityGraph<Weight>, _ generator: inout SeededGenerator
    ) -> [UInt32] {
      var result = Array(0..<UInt32(graph.count))
      var quality = -Double.infinity
      for number in 0...passes {
        let reached = Leiden.pass(
          graph, &result, resolution, isRefined: number > 0, &generator)
        if number > 0, reached <= quality + 1e-12 { break }
        quality = reached
      }
      result = Leiden.connected(graph, result)
      // Nodes far from those that move are not looked at again, though what they could join has
      // changed; in the end no single move may raise the modularity.
      let moving = LocalMoving(resolution: resolution)
      while moving.run(graph, &result, &generator) { result = Leiden.connected(graph, result) }
      return result
    }
  }

  /// One pass from a division of the nodes down to communities that cannot be merged further; returns
  /// their modularity.
  private static func pass<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ division: inout [UInt32], _ resolution: Double,
    isRefined: Bool, _ generator: inout SeededGenerator
  ) -> Double {
    let moving = LocalMoving(resolution: resolution)
    var level = graph
    var community = division
    // The node of the current level that holds each node of the graph.
    division = []
    while true {
      // What moves would still gain on one level the next one and the next pass gain at less cost.
      _ = moving.run(level, &community, sweeps: division.isEmpty ? 1 : 2, &generator)
      let communities = CommunityGraph<Weight>.renumber(&community)
      var parts = communities
      if communities == level.count { break }
      var refined: [UInt32] = []
      if isRefined {
        refined = refine(level, community, communities, resolution, &generator)
        parts = CommunityGraph<Weight>.renumber(&refined)
      }
      if refined.isEmpty || parts == level.count {
        // Whole communities are merged where chance left every node alone, too.
        refined = community
        parts = communities
      }
      var next = [UInt32](repeating: 0, count: parts)
      for node in 0..<level.count { next[Int(refined[node])] = community[node] }
      community = next
      level = CommunityGraph(merging: level, by: refined, into: parts)
      if division.isEmpty {
        division = refined
      } else {
        for node in division.indices { division[node] = refined[Int(division[node])] }
      }
    }
    if division.isEmpty {
      division = community
    } else {
      for node in division.indices { division[node] = community[Int(division[node])] }
    }
    return level.modularity(resolution: resolution)
  }

  /// Splits communities that are in several pieces, which raises the modularity.
  private static func connected<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ community: [UInt32]
  ) -> [UInt32] {
    var sets = DisjointSets(count: graph.count)
    for node in 0..<graph.count {
      for entry in graph.row(node) {
        let other = Int(graph.neighbours[entry])
        if other >= node { break }
        if community[other] == community[node] { sets.unite(node, other) }
      }
    }
    return sets.components().component
  }

  /// Splits each community into parts that are well connected within it.
  private static func refine<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ community: [UInt32], _ communities: Int,
    _ resolution: Double, _ generator: inout SeededGenerator
  ) -> [UInt32] {
    let count = graph.count
    let neighbours = graph.neighbours.span
    let weights = graph.weights.span
    var sums = [Double](repeating: 0, count: communities)
    let place = AlignedTable<UInt32>(repeating: 0, count: count)
    let part = AlignedTable<UInt32>(repeating: 0, count: count)
    let parts = AlignedTable<Part>(repeating: Part(), count: count)
    let ties = NeighbourSums<Weight>(groups: count, longest: graph.longestRow)
    let isAlone = AlignedTable<Bool>(repeating: true, count: count)
    for node in 0..<count {
      place[node] = community[node]
      part[node] = UInt32(node)
      sums[Int(community[node])] += graph.strengths[node]
    }
    for node in 0..<count {
      let own = place[node]
      let entries = graph.row(node)
      let row = neighbours.extracting(entries)
      var sum = Weight.nothing
      if weights.isEmpty {
        for entry in row.indices {
          let isInside = place[Int(row[entry])] == own
          sum = Weight.add(sum, isInside ? Weight.one : Weight.nothing)
        }
      } else {
        let weights = weights.extracting(entries)
        for entry in row.indices {
          let isInside = place[Int(row[entry])] == own
          sum = Weight.add(sum, isInside ? weights[entry].sum : Weight.nothing)
        }
      }
      parts[node] = Part(strength: graph.strengths[node], outward: Weight.number(sum))
    }
    let scale = resolution / graph.total
    // Gains are compared with the mean weight of a tie.
    let temperature = randomness * graph.total / Double(max(graph.neighbours.count, 1))
    var choices: [(part: UInt32, weight: Double)] = []
    for item in LocalMoving.order(count, &generator) {
      let node = Int(item)
      if !isAlone[node] { continue }
      let own = place[node]
      let whole = sums[Int(own)]
      let mine = parts[node]
      guard mine.isWellConnected(scale, whole) else { continue }
      let entries = graph.row(node)
      let row = neighbours.extracting(entries)
      var found = 0
      if weights.isEmpty {
        for entry in row.indices {
          let next = Int(row[entry])
          found = ties.add(Weight.one, to: part[next], found, if: place[next] == own)
        }
      } else {
        let weights = weights.extracting(entries)
        for entry in row.indices {
          let next = Int(row[entry])
          found = ties.add(weights[entry].sum, to: part[next], found, if: place[next] == own)
        }
      }
      // Staying alone gains nothing.
      choices.removeAll(keepingCapacity: true)
      choices.append((item, 0))
      var most = 0.0
      for met in 0..<found {
        let candidate = ties.group(met)
        let other = parts[candidate]
        let gain = ties.sum(candidate) - scale * mine.strength * other.strength
        guard gain >= 0, other.isWellConnected(scale, whole) else { continue }
        choices.append((UInt32(candidate), gain))
        most = max(most, gain)
      }
      let chosen = choose(&choices, most, temperature, &generator)
      if chosen != item {
        let grown = Int(chosen)
        parts[grown].outward += mine.outward - 2 * ties.sum(grown)
        parts[grown].strength += mine.strength
        part[node] = chosen
        // A part is numbered by the node it grew from, which can no longer move.
        isAlone[grown] = false
        isAlone[node] = false
      }
      for met in 0..<found { _ = ties.take(ties.group(met)) }
    }
    return (0..<count).map { part[$0] }
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

  /// Draws one of some parts, the likelier the more it gains.
  private static func choose(
    _ choices: inout [(part: UInt32, weight: Double)], _ most: Double, _ temperature: Double,
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
}
