import Testing
import TestSupport
import WeftGraph

@Suite struct RewiringSignificanceTests {
  private func arcs(_ graph: Projection) -> [[Bool]] {
    Naive(graph).arcs.map { $0.map { $0 > 0 } }
  }

  /// The measures by their definitions, nil where undefined.
  private func naive(_ graph: Projection, _ groups: [Int]) -> [Double?] {
    let arcs = arcs(graph)
    let tied = arcs.indices.map { i in arcs.indices.map { arcs[i][$0] || arcs[$0][i] } }
    let all = arcs.indices
    var closed = 0.0
    var paths = 0.0
    var local: [Double] = []
    for middle in all {
      let around = all.filter { tied[middle][$0] }
      let pairs = around.flatMap { one in around.filter { one < $0 }.map { (one, $0) } }
      let joined = pairs.count { tied[$0][$1] }
      closed += Double(joined)
      paths += Double(pairs.count)
      if !pairs.isEmpty { local.append(Double(joined) / Double(pairs.count)) }
    }
    let ordered = all.flatMap { one in all.filter { one != $0 }.map { (one, $0) } }
    let ties = ordered.filter { arcs[$0][$1] }
    let returned = ties.count { arcs[$1][$0] }
    let distances = Naive(graph).distances
    let lengths = ordered.map { distances[$0][$1] }
    let known = lengths.compactMap { $0 }
    let efficiency = known.reduce(0) { $0 + 1 / Double($1) } / Double(ordered.count)
    let across = ties.count { groups[$0] != groups[$1] }
    let m = Double(ties.count)
    // Without direction opposite arcs are one tie, of which each end has one.
    let both = ordered.filter { tied[$0][$1] }
    let degrees = all.map { node in Double(both.count { $0.0 == node }) }
    let chance = ordered.reduce(0) { sum, pair in
      sum + (groups[pair.0] == groups[pair.1] ? degrees[pair.0] * degrees[pair.1] : 0)
    }
    let own = all.reduce(0) { $0 + degrees[$1] * degrees[$1] }
    let ends = Double(both.count)
    let inside = Double(both.count { groups[$0] == groups[$1] })
    return [
      paths > 0 ? closed / paths : nil,
      local.isEmpty ? nil : local.reduce(0, +) / Double(local.count),
      graph.direction == .both || ties.isEmpty ? nil : Double(returned) / m,
      ordered.isEmpty || known.count < ordered.count
        ? nil : Double(known.reduce(0, +)) / Double(ordered.count),
      ordered.isEmpty ? nil : efficiency,
      ties.isEmpty ? nil : inside / ends - (chance + own) / (ends * ends),
      ties.isEmpty ? nil : (2 * Double(across) - m) / m,
    ]
  }

  @Test(arguments: 0..<40)
  func `it is what a list of rewired networks says`(seed: Int) {
    for direction in [Projection.Direction.out, .both] {
      let projection = RandomGraphs.projection(seed: seed, direction: direction)
      let groups = (0..<projection.nodeCount).map { $0 % 3 }
      let found = RewiringSignificance.of(
        projection, grouping: Grouping(keys: groups.map(Optional.some)), samples: 9, seed: 5)
      let own = naive(projection, groups)
      let lists = (0..<9).map { sample in
        var generator = SeededGenerator(seed: 5, stream: UInt64(sample))
        return naive(Rewiring.of(projection, seed: generator.next()), groups)
      }
      #expect(found.comparisons.map(\.measure) == RewiringSignificance.Measure.allCases)
      for (place, comparison) in found.comparisons.enumerated() {
        guard let value = own[place] else {
          #expect(comparison.value.value == nil && comparison.p.value == nil)
          #expect(comparison.draws == 0)
          continue
        }
        #expect(agree(value, comparison.value.value))
        let draws = lists.compactMap { $0[place] }
        #expect(comparison.draws == draws.count)
        guard !draws.isEmpty else { continue }
        let mean = draws.reduce(0, +) / Double(draws.count)
        #expect(abs(mean - (comparison.expected.value ?? .nan)) < 1e-12)
        let centre = (mean * Double(draws.count) + value) / Double(draws.count + 1)
        let extremes = draws.count { abs($0 - centre) > abs(value - centre) - 1e-9 }
        #expect(agree(Double(1 + extremes) / Double(1 + draws.count), comparison.p.value))
        let squares = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let spread = (squares / Double(draws.count - 1)).squareRoot()
        guard draws.count > 1, spread > 1e-9 else { continue }
        #expect(agree(spread, comparison.deviation.value))
        #expect(agree((value - mean) / spread, comparison.z.value))
      }
    }
  }

  @Test func `a triangle beside a pair is the rarest network of its degrees`() throws {
    // Six paths and this one have the degrees 2, 2, 2, 1, 1.
    let graph = RandomGraphs.projection(
      nodes: 5, arcs: [(0, 1), (1, 2), (2, 0), (3, 4)], direction: .both)
    let found = RewiringSignificance.of(
      graph, measures: [.transitivity, .averagePathLength], samples: 1400, threads: 2)
    let row = try #require(found.comparisons.first)
    #expect(row.value.value == 1 && row.draws == 1400)
    #expect(abs((row.expected.value ?? 0) - 1.0 / 7) < 0.04)
    #expect(abs((row.p.value ?? 0) - 1.0 / 7) < 0.04)
    #expect(abs((row.z.value ?? 0) - (6.0 / 7) / (6.0 / 49).squareRoot()) < 0.4)
    // The graph itself is in two pieces; of a path the triangle is no draw.
    #expect(found.comparisons[1].value.reason != nil && found.comparisons[1].draws == 0)
    let path = RandomGraphs.projection(
      nodes: 5, arcs: [(3, 0), (0, 1), (1, 2), (2, 4)], direction: .both)
    let length = try #require(
      RewiringSignificance.of(path, measures: [.averagePathLength], samples: 700).comparisons.first)
    #expect(length.value.value == 2 && length.expected.value == 2 && length.p.value == 1)
    #expect(length.z.reason == "All rewired networks have the same value.")
    #expect(abs(length.draws - 600) < 40)
  }

  @Test func `a network that cannot be rewired is as all others`() {
    let complete = RandomGraphs.projection(
      nodes: 6, arcs: (0..<6).flatMap { i in (0..<i).map { (i, $0) } }, direction: .both)
    let grouping = Grouping(keys: [0, 0, 0, 1, 1, nil])
    for row in RewiringSignificance.of(complete, grouping: grouping).comparisons
    where row.measure != .reciprocity {
      #expect(row.p.value == 1 && row.deviation.value == 0 && row.z.value == nil)
      #expect(row.draws == 100)
    }
  }

  @Test(arguments: 0..<30)
  func `threads, parallels and loops change nothing`(seed: Int) {
    for direction in [Projection.Direction.out, .both] {
      let projection = RandomGraphs.projection(seed: seed, direction: direction)
      let found = RewiringSignificance.of(projection, samples: 12, seed: UInt64(seed))
      #expect(
        found
          == RewiringSignificance.of(projection, samples: 12, seed: UInt64(seed), threads: 3))
      #expect(
        found == RewiringSignificance.of(projection.simple(), samples: 12, seed: UInt64(seed)))
      let none = RewiringSignificance.of(projection, samples: 0).comparisons
      #expect(none.map(\.value) == found.comparisons.map(\.value))
      #expect(none.allSatisfy { $0.p.value == nil && $0.draws == 0 })
    }
  }

  @Test func `a random network is seldom found to be unlike its kind`() {
    var seldom = 0
    var count = 0
    for seed in 0..<120 {
      let start = RandomGraphs.projection(seed: seed, upTo: 12, direction: .both)
      let random = Rewiring.of(start, seed: UInt64(seed) &+ 4000)
      let row = RewiringSignificance.of(
        random, measures: [.globalEfficiency], samples: 19, seed: UInt64(seed)
      ).comparisons[0]
      guard let p = row.p.value else { continue }
      count += 1
      if p <= 0.1 { seldom += 1 }
    }
    #expect(count > 80 && Double(seldom) <= 0.18 * Double(count))
  }
}
