import Testing
import TestSupport
import WeftGraph

@Suite struct KatzTests {
  @Test(arguments: 0..<60)
  func `scores solve the walk equations`(seed: Int) throws {
    for projection in [
      RandomGraphs.projection(seed: seed), RandomGraphs.weighted(seed: seed),
      RandomGraphs.weighted(seed: seed, direction: .both),
    ] {
      let found = try #require(Katz.of(projection).value)
      let matrix = projection.simple()
      let count = matrix.nodeCount
      var rows = (0..<count).map { i in (0...count).map { $0 == i || $0 == count ? 1.0 : 0 } }
      for node in 0..<count {
        for entry in matrix.row(node) {
          rows[Int(matrix.neighbours[entry])][node] -=
            found.attenuation * (matrix.weights.isEmpty ? 1 : matrix.weights[entry])
        }
      }
      for (one, other) in zip(found.scores, Linear.solve(&rows)) {
        #expect(abs(one - other) < 1e-9 * max(1, abs(other)))
      }
      #expect(found.scores.allSatisfy { $0 >= 1 })
    }
  }

  @Test func `a chain counts its walks`() throws {
    let chain = RandomGraphs.projection(nodes: 3, arcs: [(0, 1), (1, 2)])
    #expect(try #require(Katz.of(chain).value).scores == [1, 1.5, 1.75])
  }

  @Test func `it is undefined where walks grow faster than they fade`() {
    let pair = RandomGraphs.projection(nodes: 2, arcs: [(0, 1)], direction: .both)
    #expect(Katz.of(pair, attenuation: 1).reason != nil)
    #expect(Katz.of(pair, attenuation: 0.99).value != nil)
  }

  @Test func `a relationship that weighs nothing closes no cycle`() throws {
    let open = RandomGraphs.projection(
      nodes: 3, arcs: [(0, 1), (1, 2), (2, 0)], weights: [0, 2, 1])
    #expect(try #require(Katz.of(open).value).scores == [2, 1, 2])
  }

  @Test func `the sum settles close to where it has no limit`() throws {
    let arcs = (0..<40).flatMap { [($0, ($0 + 1) % 40), ($0, ($0 + 7) % 40)] }
    let found = try #require(
      Katz.of(RandomGraphs.projection(nodes: 40, arcs: arcs), attenuation: 0.5 - 1e-6).value)
    for score in found.scores { #expect(abs(score * 2e-6 - 1) < 1e-6) }
  }

  @Test func `a long way down nothing is left, and that is no fault`() throws {
    // A ring of great weight, and a chain from it on which each step divides by a thousand.
    let arcs = [(0, 1), (1, 0)] + (1..<200).map { ($0, $0 + 1) }
    let weights = [1000, 1000] + [Double](repeating: 1, count: 199)
    let graph = RandomGraphs.projection(nodes: 201, arcs: arcs, weights: weights)
    let scores = try #require(Eigenvector.of(graph).value?.scores)
    #expect(agree(scores[0], scores[1]) && agree(scores[1] / 1000, scores[2], tolerance: 1e-12))
    #expect(scores[200] < 1e-280)
    #expect(try #require(Katz.of(graph).value).scores.allSatisfy { $0 >= 1 && $0 < 20 })
  }

  @Test func `a sum beyond all numbers is none`() {
    let arcs = (0..<6).map { ($0, $0 + 1) }
    for scale in [1e50, 1e99] {
      let weights = arcs.map { _ in scale }
      let found = Katz.of(RandomGraphs.projection(nodes: 7, arcs: arcs, weights: weights))
      #expect((found.value != nil) == (scale == 1e50))
      #expect(found.value?.scores.allSatisfy(\.isFinite) ?? (found.reason != nil))
    }
    #expect(Katz.of(Projection(of: .empty)).value?.scores == [])
  }

  @Test(arguments: 0..<40)
  func `renaming nodes renames their scores`(seed: Int) throws {
    for direction in [Projection.Direction.out, .both] {
      let (original, renamed, rename) = RandomGraphs.relabelled(seed: seed, direction: direction)
      let (one, other) = (Katz.of(original).value, Katz.of(renamed).value)
      let (vector, image) = (Eigenvector.of(original), Eigenvector.of(renamed))
      #expect(vector.reason == image.reason)
      for node in rename.indices {
        #expect(agree(try #require(one).scores[node], other?.scores[rename[node]]))
        if let scores = vector.value?.scores {
          #expect(agree(scores[node], image.value?.scores[rename[node]]))
        }
      }
    }
  }
}
