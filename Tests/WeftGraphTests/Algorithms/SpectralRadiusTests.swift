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

  @Test(arguments: 0..<30)
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

  @Test(arguments: [1e-8, 1e-10, 1e-12, 1e-14], [0.1, 1e-6])
  func `scores that rest on the last digits of an eigenvalue are none`(lead: Double, tie: Double) {
    let projection = cliques(lead: lead, tie: lead * tie)
    #expect(agree(growth(projection), radius(projection)?.value))
    #expect(Eigenvector.of(projection).reason?.contains("too close") ?? false)
    // What leads by a little is the same whether or not it leads to the other.
    let (one, other) = ([(0, 1), (1, 0)], [(2, 3), (3, 2)])
    let weights = [1 + lead, 1, 1, 1, 1]
    let onward = RandomGraphs.projection(
      nodes: 4, arcs: one + other + [(1, 2)], weights: weights)
    #expect(Eigenvector.of(onward).reason != nil)
    #expect(Katz.of(onward).value != nil)
  }

  /// A star of `leaves`, one of them with a tail, and the same star without it at the end of a long path.
  private func stars(leaves: Int, path: Int, tail: Int) -> Projection {
    var arcs = (1...leaves).flatMap { [(0, $0), (leaves + 1, leaves + 1 + $0)] }
    var nodes = 2 * leaves + 2
    for (start, length) in [(1, path), (2, tail)] {
      var last = start
      for _ in 0..<length {
        arcs.append((last, nodes))
        last = nodes
        nodes += 1
      }
      if start == 1 { arcs.append((last, leaves + 2)) }
    }
    return RandomGraphs.projection(nodes: nodes, arcs: arcs, direction: .both)
  }

  @Test(arguments: [3, 10, 20], [1, 6, 10])
  func `a part that has to fade a thousandfold does not hold the others back`(
    leaves: Int, path: Int
  ) throws {
    for tail in [1, 3] {
      let projection = stars(leaves: leaves, path: path, tail: tail)
      // A positive vector that is only stretched belongs to the largest eigenvalue.
      let found = try #require(Eigenvector.of(projection).value)
      let (scores, expected) = (found.scores, found.eigenvalue)
      #expect(agree(expected, radius(projection)?.value, tolerance: 1e-11))
      for node in 0..<projection.nodeCount {
        let received = projection.row(node).reduce(0) {
          $0 + scores[Int(projection.neighbours[$1])]
        }
        #expect(abs(received / scores[node] / expected - 1) < 1e-11)
      }
    }
  }

  @Test(arguments: [1e-90, 1e-60, 1e60, 1e90])
  func `weights beyond single precision take no longer`(scale: Double) throws {
    let arcs = (0..<299).map { ($0, $0 + 1) }
    let projection = RandomGraphs.projection(
      nodes: 300, arcs: arcs, weights: arcs.map { _ in scale }, direction: .both)
    let (order, starts) = StrongComponents.of(projection).ordered()
    let effort = SpectralRadius.Effort(tolerance: 1e-12, passes: 2000)
    let found = try #require(
      SpectralRadius.of(WalkMatrix(projection), order, starts, effort, threads: 1))
    #expect(agree(2 * cos(Double.pi / 301), found.value / scale, tolerance: 1e-11))
    #expect(Katz.of(projection).value != nil)
  }

  @Test func `threads change nothing`() {
    for weighted in [false, true] {
      let projection = LargeGraphs.planted(seed: 3, shuffled: true, weighted: weighted)
      let (one, katz) = (Eigenvector.of(projection), Katz.of(projection))
      #expect(one.value != nil && katz.value != nil)
      #expect(Eigenvector.of(projection, threads: 3) == one)
      #expect(Katz.of(projection, threads: 3) == katz)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `many small components take no more than their nodes`() throws {
    let rings = 4_000
    let arcs = (0..<rings).flatMap { ring in
      [(0, 1), (1, 2), (2, 0), (1, 0)].map { (3 * ring + $0.0, 3 * ring + $0.1) }
    }
    let found = try #require(radius(RandomGraphs.projection(nodes: 3 * rings, arcs: arcs)))
    #expect(agree(1.324_717_957_244_746, found.value) && found.rivals.count == rings - 1)
  }
}
