/// Communities of high modularity, each of them connected.
///
/// Traag, Waltman & van Eck 2019 (doi:10.1038/s41598-019-41695-z): fast local moving, refinement of each
/// community into well-connected parts, merging by the parts; repeated from the result a few
/// times. Direction is not read: opposite and parallel relationships without weights count as one
/// tie, with weights they are summed; loops are left out. Undefined without ties and for negative
/// weights.
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
    _ projection: Projection, resolution: Double = 1, runs: Int = 20, passes: Int = 3,
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
      var quality = graph.modularity(result, resolution: resolution)
      for _ in 0..<passes {
        let next = Leiden.pass(graph, result, resolution, &generator)
        let reached = graph.modularity(next, resolution: resolution)
        if reached >= quality { result = next }
        if reached <= quality + 1e-12 { break }
        quality = reached
      }
      // Nodes far from those that move are not looked at again, though what they could join has
      // changed; in the end no single move may raise the modularity.
      _ = CommunityGraph<Weight>.renumber(&result)
      let moving = LocalMoving(resolution: resolution)
      while moving.run(graph, &result, &generator) { result = Leiden.connected(graph, result) }
      return result
    }
  }

  /// One pass from a division of the nodes down to communities that cannot be merged further.
  private static func pass<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ start: [UInt32], _ resolution: Double,
    _ generator: inout SeededGenerator
  ) -> [UInt32] {
    let moving = LocalMoving(resolution: resolution)
    var level = graph
    var community = start
    // The node of the current level that holds each node of the graph; empty on the first.
    var holder: [UInt32] = []
    while true {
      _ = moving.run(level, &community, &generator)
      let communities = CommunityGraph<Weight>.renumber(&community)
      if communities == level.count { break }
      var refined = refine(level, community, communities, resolution, &generator)
      var parts = CommunityGraph<Weight>.renumber(&refined)
      if parts == level.count {
        // Chance left every node alone; whole communities are merged then.
        refined = community
        parts = communities
      }
      var next = [UInt32](repeating: 0, count: parts)
      for node in 0..<level.count { next[Int(refined[node])] = community[node] }
      level = CommunityGraph(merging: level, by: refined, into: parts)
      if holder.isEmpty {
        holder = refined
      } else {
        for node in holder.indices { holder[node] = refined[Int(holder[node])] }
      }
      community = next
    }
    return connected(graph, holder.isEmpty ? community : holder.map { community[Int($0)] })
  }

  /// Splits communities that are in several pieces, which raises the modularity.
  private static func connected<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ community: [UInt32]
  ) -> [UInt32] {
    var sets = DisjointSets(count: graph.count)
    for node in 0..<graph.count {
      for entry in graph.row(node) where community[Int(graph.neighbours[entry])] == community[node]
      {
        sets.unite(node, Int(graph.neighbours[entry]))
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
    var sums = [Double](repeating: 0, count: communities)
    var part = Array(0..<UInt32(count))
    let partSums = AlignedTable<Double>(repeating: 0, count: count)
    // The weight from each part to the rest of its community.
    let outward = AlignedTable<Double>(repeating: 0, count: count)
    let toPart = AlignedTable<Double>(repeating: 0, count: count)
    let isAlone = AlignedTable<Bool>(repeating: true, count: count)
    for node in 0..<count {
      let own = community[node]
      sums[Int(own)] += graph.strengths[node]
      partSums[node] = graph.strengths[node]
      var sum = 0.0
      for entry in graph.row(node) where community[Int(graph.neighbours[entry])] == own {
        sum += graph.weight(entry)
      }
      outward[node] = sum
    }
    let scale = resolution / graph.total
    // Gains are compared with the mean weight of a tie.
    let temperature = randomness * graph.total / Double(max(graph.neighbours.count, 1))
    func isWellConnected(_ weight: Double, _ strength: Double, _ whole: Double) -> Bool {
      weight >= scale * strength * (whole - strength) - 1e-12 * strength
    }
    var touched: [UInt32] = []
    var choices: [(part: UInt32, weight: Double)] = []
    for item in LocalMoving.order(count, &generator) {
      let node = Int(item)
      let own = community[node]
      let whole = sums[Int(own)]
      let strength = graph.strengths[node]
      guard isAlone[node], isWellConnected(outward[node], strength, whole) else { continue }
      for entry in graph.row(node) {
        let other = Int(graph.neighbours[entry])
        if community[other] != own { continue }
        let known = toPart[Int(part[other])]
        if known == 0 { touched.append(part[other]) }
        toPart[Int(part[other])] = known + graph.weight(entry)
      }
      // Staying alone gains nothing.
      choices.removeAll(keepingCapacity: true)
      choices.append((part[node], 0))
      var most = 0.0
      for candidate in touched {
        let strengths = partSums[Int(candidate)]
        guard isWellConnected(outward[Int(candidate)], strengths, whole) else { continue }
        let gain = toPart[Int(candidate)] - scale * strength * strengths
        guard gain >= 0 else { continue }
        choices.append((candidate, gain))
        most = max(most, gain)
      }
      let chosen = choose(&choices, most, temperature, &generator)
      if chosen != part[node] {
        let grown = Int(chosen)
        outward[grown] += outward[node] - 2 * toPart[grown]
        partSums[grown] += strength
        partSums[node] = 0
        part[node] = chosen
        // A part is numbered by the node it grew from, which can no longer move.
        isAlone[grown] = false
        isAlone[node] = false
      }
      for candidate in touched { toPart[Int(candidate)] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
    return part
  }

  /// Draws one of some parts, the likelier the more it gains.
  private static func choose(
    _ choices: inout [(part: UInt32, weight: Double)], _ most: Double, _ temperature: Double,
    _ generator: inout SeededGenerator
  ) -> UInt32 {
    if choices.count == 1 { return choices[0].part }
    var all = 0.0
    for place in choices.indices {
      choices[place].weight = exponential((choices[place].weight - most) / temperature)
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
