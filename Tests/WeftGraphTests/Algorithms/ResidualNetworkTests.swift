import Testing
import TestSupport

@testable import WeftGraph

@Suite struct ResidualNetworkTests {
  /// Capacities between nodes, either set contracted to one more node.
  private func capacities(_ projection: Projection, _ ends: FlowEnds) -> [[Double]] {
    let count = projection.nodeCount
    var matrix = [[Double]](
      repeating: [Double](repeating: 0, count: count + 2), count: count + 2)
    for node in 0..<count {
      for entry in projection.row(node) {
        let other = Int(projection.neighbours[entry])
        if other == node { continue }
        matrix[node][other] += projection.weights.isEmpty ? 1 : projection.weights[entry]
      }
      if ends.isSource[node] { matrix[count][node] = 1e6 }
      if ends.isSink[node] { matrix[node][count + 1] = 1e6 }
    }
    return matrix
  }

  /// Weights whose sums are rounded.
  private func projection(_ seed: Int, weighted: Bool) -> Projection {
    let (nodes, arcs) = RandomGraphs.arcs(seed: seed, upTo: 40)
    var generator = SeededGenerator(seed: UInt64(seed))
    let weights = arcs.map { _ in Double(1 + generator.number(below: 9)) / 7 }
    return RandomGraphs.projection(
      nodes: nodes, arcs: arcs, weights: weighted ? weights : nil,
      direction: [.out, .both, .in][seed % 3])
  }

  @Test(arguments: 0..<150)
  func `the flow is the largest, and what it leaves open reaches no sink`(seed: Int) throws {
    for weighted in [false, true] {
      let projection = projection(seed, weighted: weighted)
      let count = projection.nodeCount
      guard count > 4 else { continue }
      let ends = try #require(
        FlowEnds.of([0, 1], [count - 2, count - 1], nodes: count).value)
      let most = matrixFlow(capacities(projection, ends), from: count, to: count + 1)
      var network = ResidualNetwork<Double>(projection, ends, weights: projection.weights)
      #expect(agree(most, network.maximize()))
      #expect(!network.isReached(count - 1) && network.isReached(0))
      if !weighted {
        var whole = ResidualNetwork<Int32>(projection, ends, weights: [])
        #expect(Double(whole.maximize()) == most)
        #expect((0..<count).allSatisfy { whole.isReached($0) == network.isReached($0) })
      }
    }
  }
}
