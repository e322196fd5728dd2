import Foundation
import Testing
import TestSupport

@testable import WeftGraph

@Suite struct SpectralRadiusTests {
  /// The rate at which a matrix's powers grow, by squaring it again and again.
  private func growth(_ projection: Projection) -> Double {
    let graph = projection.simple()
    var power = [[Double]](
      repeating: [Double](repeating: 0, count: graph.nodeCount), count: graph.nodeCount)
    for node in 0..<graph.nodeCount {
      for entry in graph.row(node) {
        power[node][Int(graph.neighbours[entry])] =
          graph.weights.isEmpty ? 1 : graph.weights[entry]
      }
    }
    var logarithm = 0.0
    for squarings in 0..<45 {
      let top = power.joined().max() ?? 0
      if top == 0 { return 0 }
      logarithm += log(top) / Double(1 << squarings)
      let scaled = power.map { $0.map { $0 / top } }
      power = scaled.map { row in
        row.indices.map { column in
          row.indices.reduce(0) { $0 + row[$1] * scaled[$1][column] }
        }
      }
    }
    return exp(logarithm)
  }

  private func radius(_ projection: Projection, threads: Int = 1) -> SpectralRadius? {
    let (order, starts) = StrongComponents.of(projection.withoutZeroWeights()).ordered()
    return SpectralRadius.of(
      WalkMatrix(projection), order, starts,
      SpectralRadius.Effort(tolerance: 1e-12, passes: 100_000), threads: threads)
  }

  @Test(arguments: 0..<90)
  func `it is the rate at which powers grow`(seed: Int) throws {
    let (nodes, arcs) = RandomGraphs.arcs(seed: seed, upTo: 12)
    var generator = SeededGenerator(seed: UInt64(seed))
    let wide = arcs.map { _ in Foundation.pow(10, 12 * generator.fraction() - 6) }
    for direction in [Projection.Direction.out, .in, .both] {
      for weights in [nil, wide] {
        let projection = RandomGraphs.projection(
          nodes: nodes, arcs: arcs, weights: weights, direction: direction)
        let expected = growth(projection)
        let found = try #require(radius(projection)).value
        #expect(abs(found - expected) <= 1e-9 * expected, "\(direction)")
      }
    }
  }

  @Test func `cycles, stars and two-sided graphs go round and still settle`() throws {
    for length in [2, 3, 4, 7, 30] {
      let arcs = (0..<length).map { ($0, ($0 + 1) % length) }
      #expect(agree(1, radius(RandomGraphs.projection(nodes: length, arcs: arcs))?.value))
      let weights = (0..<length).map { $0 == 0 ? 1e6 : $0 == 1 ? 1e-6 : 1 }
      let weighted = RandomGraphs.projection(nodes: length, arcs: arcs, weights: weights)
      #expect(agree(1, radius(weighted)?.value))
    }
    let sides = (0..<3).flatMap { one in (3..<15).map { (one, $0) } }
    let found = radius(RandomGraphs.projection(nodes: 15, arcs: sides, direction: .both))
    #expect(agree(6, found?.value))
  }

  @Test(arguments: [1e-6, 1e-3, 1, 1e3, 1e6])
  func `weights of any size give the same digits`(scale: Double) throws {
    for seed in 0..<20 {
      let (nodes, arcs) = RandomGraphs.arcs(seed: 3 * seed + 2, upTo: 12)
      let weights = arcs.indices.map { scale * Double(1 + $0 % 5) }
      let projection = RandomGraphs.projection(nodes: nodes, arcs: arcs, weights: weights)
      let expected = growth(projection)
      let found = try #require(radius(projection)).value
      #expect(abs(found - expected) <= 1e-10 * expected)
    }
  }

  /// Two cliques of eight, one of which weighs a little more, joined by a weak tie.
  private func cliques(lead: Double, tie: Double) -> Projection {
    var arcs: [(Int, Int)] = [(0, 8)]
    var weights = [tie]
    for one in 0..<8 {
      for other in one + 1..<8 {
        arcs += [(one, other), (one + 8, other + 8)]
        weights += [1 + lead, 1]
      }
    }
    return RandomGraphs.projection(nodes: 16, arcs: arcs, weights: weights, direction: .both)
  }

  @Test(arguments: [1e-2, 1e-4, 1e-6])
  func `eigenvalues next to each other are told apart`(lead: Double) throws {
    let projection = cliques(lead: lead, tie: lead / 10)
    #expect(agree(growth(projection), radius(projection)?.value))
    let found = try #require(Eigenvector.of(projection).value)
    #expect(found.scores[1] > 50 * found.scores[9] && found.scores[9] > 0)
  }

  @Test func `threads change nothing`() {
    for weighted in [false, true] {
      let projection = LargeGraphs.planted(seed: 3, shuffled: true, weighted: weighted)
      let (one, katz) = (Eigenvector.of(projection), Katz.of(projection))
      #expect(one.value != nil && katz.value != nil)
      for threads in 2...4 {
        #expect(Eigenvector.of(projection, threads: threads) == one)
        #expect(Katz.of(projection, threads: threads) == katz)
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `many small components take no more than their nodes`() throws {
    let rings = 20_000
    let arcs = (0..<rings).flatMap { ring in
      [(0, 1), (1, 2), (2, 0), (1, 0)].map { (3 * ring + $0.0, 3 * ring + $0.1) }
    }
    let found = try #require(radius(RandomGraphs.projection(nodes: 3 * rings, arcs: arcs)))
    #expect(agree(1.324_717_957_244_746, found.value) && agree(found.value, found.second))
  }
}
