import Testing
import TestSupport

@testable import WeftGraph

@Suite struct SplitNetworkTests {
  /// Nodes as two halves joined by one unit, either set contracted to one more node.
  private func halves(_ projection: Projection, _ ends: FlowEnds) -> [[Double]] {
    let count = projection.nodeCount
    var matrix = [[Double]](
      repeating: [Double](repeating: 0, count: 2 * count + 2), count: 2 * count + 2)
    for node in 0..<count {
      if !ends.isSource[node], !ends.isSink[node] { matrix[2 * node][2 * node + 1] = 1 }
      for entry in projection.row(node) {
        let other = Int(projection.neighbours[entry])
        if ends.isSink[node] || ends.isSource[other] { continue }
        if ends.isSource[node], ends.isSink[other] { continue }
        let from = ends.isSource[node] ? 2 * count : 2 * node + 1
        matrix[from][ends.isSink[other] ? 2 * count + 1 : 2 * other] = 1e6
      }
    }
    return matrix
  }

  @Test(arguments: 0..<200)
  func `as many units flow as through halves of nodes`(seed: Int) throws {
    let projection = RandomGraphs.projection(
      seed: seed, upTo: 60, direction: [.out, .both, .in][seed % 3])
    let count = projection.nodeCount
    guard count > 6 else { return }
    let from = Array(0..<1 + seed % 3)
    let to = Array(count - 1 - seed % 2..<count)
    let ends = try #require(FlowEnds.of(from, to, nodes: count).value)
    let most = matrixFlow(halves(projection, ends), from: 2 * count, to: 2 * count + 1)
    var network = SplitNetwork(projection, ends)
    network.maximize()
    let paths = network.paths()
    #expect(Double(paths.count) == most)
    #expect(network.cut().count == paths.count)
    var inner: Set<Int> = []
    for path in paths {
      #expect(ends.isSource[path[0]] && ends.isSink[path[path.count - 1]])
      for node in path.dropFirst().dropLast() {
        #expect(inner.insert(node).inserted && !ends.isSource[node] && !ends.isSink[node])
      }
      for (node, next) in zip(path, path.dropFirst()) { #expect(projection.joins(node, next)) }
    }
    // Each path passes one node of the cut.
    #expect(inner.isSuperset(of: network.cut()))
  }
}
