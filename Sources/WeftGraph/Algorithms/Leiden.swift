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
      of: projection, runs: runs, seed: seed, threads: threads, resolution: resolution
    ) { graph, generator in
      var result = Array(0..<UInt32(graph.count))
      var quality = graph.modularity(result, resolution: resolution)
      for _ in 0..<max(passes, 1) {
        let next = pass(graph, result, resolution, &generator)
        let reached = graph.modularity(next, resolution: resolution)
        if reached <= quality + 1e-12 { return reached >= quality ? next : result }
        (result, quality) = (next, reached)
      }
      return result
    }
  }

  /// One pass from a division of the nodes down to communities that cannot be merged further.
  private static func pass(
    _ graph: CommunityGraph, _ start: [UInt32], _ resolution: Double,
    _ generator: inout SeededGenerator
  ) -> [UInt32] {
    var moving = LocalMoving(resolution: resolution)
    var level = graph
    var community = start
    // The node of the current level that holds each node of the graph.
    var holder = Array(0..<UInt32(graph.count))
    while true {
      _ = moving.run(level, &community, &generator)
      let communities = CommunityGraph.renumber(&community)
      if communities == level.count { break }
      var refined = refine(level, community, resolution, &generator)
      var parts = CommunityGraph.renumber(&refined)
      if parts == level.count {
        // Chance left every node alone; whole communities are merged then.
        refined = community
        parts = communities
      }
      var next = [UInt32](repeating: 0, count: parts)
      for node in 0..<level.count { next[Int(refined[node])] = community[node] }
      level = CommunityGraph(merging: level, by: refined, into: parts)
      for node in holder.indices { holder[node] = refined[Int(holder[node])] }
      community = next
    }
    return connected(graph, holder.map { community[Int($0)] })
  }

  /// Splits communities that are in several pieces, which raises the modularity.
  private static func connected(_ graph: CommunityGraph, _ community: [UInt32]) -> [UInt32] {
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
  private static func refine(
    _ graph: CommunityGraph, _ community: [UInt32], _ resolution: Double,
    _ generator: inout SeededGenerator
  ) -> [UInt32] {
    let count = graph.count
    var sums = [Double](repeating: 0, count: count)
    for node in 0..<count { sums[Int(community[node])] += graph.strengths[node] }
    var part = Array(0..<UInt32(count))
    var partSums = graph.strengths
    var isAlone = [Bool](repeating: true, count: count)
    // The weight from each part to the rest of its community.
    var outward = [Double](repeating: 0, count: count)
    for node in 0..<count {
      for entry in graph.row(node) where community[Int(graph.neighbours[entry])] == community[node]
      {
        outward[node] += graph.weights[entry]
      }
    }
    let scale = resolution / graph.total
    // Gains are compared with the mean weight of a tie.
    let temperature = randomness * graph.total / Double(max(graph.neighbours.count, 1))
    func isWellConnected(_ weight: Double, _ strength: Double, _ whole: Double) -> Bool {
      weight >= scale * strength * (whole - strength) - 1e-12 * strength
    }
    var order = Array(0..<UInt32(count))
    generator.shuffle(&order)
    var toPart = [Double](repeating: 0, count: count)
    var touched: [UInt32] = []
    var choices: [(part: UInt32, weight: Double)] = []
    for item in order {
      let node = Int(item)
      let whole = sums[Int(community[node])]
      let strength = graph.strengths[node]
      guard isAlone[node], isWellConnected(outward[node], strength, whole) else { continue }
      for entry in graph.row(node) {
        let other = Int(graph.neighbours[entry])
        guard community[other] == community[node] else { continue }
        if toPart[Int(part[other])] == 0 { touched.append(part[other]) }
        toPart[Int(part[other])] += graph.weights[entry]
      }
      // Staying alone gains nothing.
      choices = [(part[node], 0)]
      var most = 0.0
      for candidate in touched {
        let strengths = partSums[Int(candidate)]
        guard isWellConnected(outward[Int(candidate)], strengths, whole) else { continue }
        let gain = toPart[Int(candidate)] - scale * strength * strengths
        guard gain >= 0 else { continue }
        choices.append((candidate, gain))
        most = max(most, gain)
      }
      var all = 0.0
      for place in choices.indices {
        choices[place].weight = exponential((choices[place].weight - most) / temperature)
        all += choices[place].weight
      }
      var draw = generator.fraction() * all
      var chosen = choices[choices.count - 1].part
      for choice in choices {
        draw -= choice.weight
        if draw < 0 {
          chosen = choice.part
          break
        }
      }
      if chosen != part[node] {
        let shared = toPart[Int(chosen)]
        outward[Int(chosen)] += outward[node] - 2 * shared
        partSums[Int(chosen)] += strength
        partSums[node] = 0
        part[node] = chosen
        // A part is numbered by the node it grew from, which can no longer move.
        isAlone[Int(chosen)] = false
        isAlone[node] = false
      }
      for candidate in touched { toPart[Int(candidate)] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
    return part
  }
}
