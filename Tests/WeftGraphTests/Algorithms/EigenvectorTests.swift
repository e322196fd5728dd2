import Testing
import TestSupport
import WeftGraph

@Suite struct EigenvectorTests {
  @Test(arguments: 0..<90)
  func `scores are a nonnegative eigenvector of length one`(seed: Int) {
    for projection in [
      RandomGraphs.projection(seed: seed), RandomGraphs.projection(seed: seed, direction: .both),
      RandomGraphs.weighted(seed: seed, direction: .both),
    ] {
      guard let found = Eigenvector.of(projection).value else { continue }
      let matrix = projection.simple()
      var image = [Double](repeating: 0, count: matrix.nodeCount)
      for node in 0..<matrix.nodeCount {
        for entry in matrix.row(node) {
          image[Int(matrix.neighbours[entry])] +=
            found.scores[node] * (matrix.weights.isEmpty ? 1 : matrix.weights[entry])
        }
      }
      for node in image.indices {
        #expect(abs(image[node] - found.eigenvalue * found.scores[node]) < 1e-9)
        #expect(found.scores[node] >= 0)
      }
      #expect(abs(found.scores.reduce(0) { $0 + $1 * $1 } - 1) < 1e-9)
    }
  }

  @Test func `a star's hub has the square root of its leaves`() throws {
    let star = RandomGraphs.projection(nodes: 5, arcs: (1..<5).map { (0, $0) }, direction: .both)
    let found = try #require(Eigenvector.of(star).value)
    #expect(agree(2, found.eigenvalue))
    #expect(agree(0.5.squareRoot(), found.scores[0]))
    #expect(agree(0.125.squareRoot(), found.scores[1]))
  }

  @Test func `a directed cycle makes all alike`() throws {
    let cycle = RandomGraphs.projection(nodes: 4, arcs: [(0, 1), (1, 2), (2, 3), (3, 0)])
    let found = try #require(Eigenvector.of(cycle).value)
    #expect(agree(1, found.eigenvalue))
    #expect(found.scores.allSatisfy { agree(0.5, $0) })
  }

  @Test func `it is undefined without a cycle, and where two components are alike`() {
    #expect(
      Eigenvector.of(RandomGraphs.projection(nodes: 3, arcs: [(0, 1), (1, 2)])).reason != nil)
    let pairs = RandomGraphs.projection(nodes: 4, arcs: [(0, 1), (2, 3)], direction: .both)
    #expect(Eigenvector.of(pairs).reason != nil)
    #expect(Eigenvector.of(Projection(of: .empty)).reason != nil)
  }

  @Test func `what the leading cycle does not lead to has nothing at all`() throws {
    let chain = RandomGraphs.projection(nodes: 5, arcs: [(0, 1), (1, 2), (2, 1), (2, 3)])
    let scores = try #require(Eigenvector.of(chain).value?.scores)
    #expect(scores[0] == 0 && scores[4] == 0)
    #expect(agree(scores[1], scores[2]) && agree(scores[2], scores[3]))
  }

  @Test func `a relationship that weighs nothing closes no cycle`() {
    let arcs = [(0, 1), (1, 2), (2, 0)]
    let open = RandomGraphs.projection(nodes: 3, arcs: arcs, weights: [0, 2, 1])
    #expect(Eigenvector.of(open).reason != nil)
    let closed = RandomGraphs.projection(nodes: 3, arcs: arcs, weights: [4, 2, 1])
    #expect(agree(2, Eigenvector.of(closed).value?.eigenvalue))
  }
}
