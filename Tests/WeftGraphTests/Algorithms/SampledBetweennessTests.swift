import Testing
import TestSupport
import WeftGraph

@Suite struct SampledBetweennessTests {
  /// Two hundred networks; the error may be exceeded in one of ten.
  @Test func `estimates lie within the error as often as promised`() throws {
    var misses = 0
    var tried = 0
    for seed in 0..<200 {
      let projection = RandomGraphs.projection(
        seed: seed * 3 + 2 - seed % 3, upTo: 25, direction: seed % 2 == 0 ? .out : .both)
      guard projection.nodeCount > 2 else { continue }
      let exact = try #require(Betweenness.of(projection).value).scores
      let found = try #require(
        SampledBetweenness.of(projection, error: 0.05, confidence: 0.9, seed: UInt64(seed)).value)
      let n = Double(projection.nodeCount)
      let pairs = n * (n - 1) / (projection.direction == .both ? 2 : 1)
      tried += 1
      if zip(exact, found.shares).contains(where: { abs($0 / pairs - $1) > 0.05 }) { misses += 1 }
      #expect(found.scores == found.shares.map { $0 * pairs })
    }
    #expect(tried > 150 && Double(misses) <= 0.1 * Double(tried))
  }

  @Test func `with many samples estimates come near the exact values`() throws {
    let (kite, _, _) = try ClosedForm.kite()
    let exact = try #require(Betweenness.of(kite).value)
    let found = try #require(SampledBetweenness.of(kite, error: 0.005, threads: 2).value)
    for (one, other) in zip(exact.normalised.value ?? [], found.normalised) {
      #expect(abs(one - other) < 0.01)
    }
    // As many as are needed for any shares, or fewer once these shares need no more.
    #expect(found.samples > 1000 && found.error == 0.005)
    let fixed = try #require(SampledBetweenness.of(kite, samples: 5000).value)
    #expect(fixed.samples == 5000 && fixed.error > 0.01 && fixed.error < 0.03)
  }

  @Test func `the bound on the vertex diameter holds`() throws {
    for seed in 0..<60 {
      let projection = RandomGraphs.projection(
        seed: seed, upTo: 20, direction: seed % 2 == 0 ? .out : .both)
      guard let found = SampledBetweenness.of(projection, error: 0.2).value else { continue }
      let longest = Naive(projection).distances.joined().compactMap { $0 }.max() ?? 0
      #expect(found.vertexDiameterBound >= (longest > 0 ? longest + 1 : 0))
    }
  }

  @Test func `the same seed gives the same answer on any number of threads`() {
    let projection = RandomGraphs.projection(seed: 7, upTo: 200, direction: .both)
    let one = SampledBetweenness.of(projection, error: 0.05, seed: 3)
    #expect(one == SampledBetweenness.of(projection, error: 0.05, seed: 3, threads: 4))
    #expect(one != SampledBetweenness.of(projection, error: 0.05, seed: 4))
  }

  @Test func `a star's rim lies between nobody`() throws {
    let star = RandomGraphs.projection(nodes: 9, arcs: (1..<9).map { (0, $0) }, direction: .both)
    let found = try #require(SampledBetweenness.of(star).value)
    #expect(found.shares.dropFirst().allSatisfy { $0 == 0 } && found.shares[0] > 0.7)
    let pair = RandomGraphs.projection(nodes: 2, arcs: [(0, 1)])
    #expect(SampledBetweenness.of(pair).reason != nil)
  }
}
