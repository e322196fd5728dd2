import Testing
import TestSupport
import WeftGraph

@Suite struct ModularityTests {
  @Test(arguments: 0..<60)
  func `it is the sum over pairs of one group`(seed: Int) {
    let projection =
      seed % 2 == 0 ? RandomGraphs.projection(seed: seed) : RandomGraphs.weighted(seed: seed)
    let graph = projection.undirected().simple()
    let count = graph.nodeCount
    var a = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for node in 0..<count {
      for entry in graph.row(node) {
        a[node][Int(graph.neighbours[entry])] = graph.weights.isEmpty ? 1 : graph.weights[entry]
      }
    }
    let groups = (0..<count).map { ($0 * 3 + seed) % 3 }
    let k = a.map { $0.reduce(0, +) }
    let total = k.reduce(0, +)
    for resolution in [1, 0.5] {
      var sum = 0.0
      for i in 0..<count {
        for j in 0..<count where groups[i] == groups[j] {
          sum += a[i][j] - resolution * k[i] * k[j] / total
        }
      }
      let found = Modularity.of(
        projection, grouping: Grouping(keys: groups), resolution: resolution)
      #expect(agree(total > 0 ? sum / total : nil, found.value))
    }
    let whole =
      Modularity.of(projection, grouping: Grouping(keys: groups.map { _ in 0 })).value ?? 0
    #expect(abs(whole) < 1e-12)
  }

  @Test func `formal groups of the reference networks`() throws {
    for layer in try Reference.layers(with: "partitions") {
      for (attribute, partition) in layer.expected["partitions"].object {
        let grouping = Grouping(keys: layer.groups(attribute).numbers)
        let found = Modularity.of(layer.undirected, grouping: grouping)
        #expect(
          agree(partition["modularity_of_partition"].number, found.value),
          "\(layer.name) \(attribute)")
      }
    }
  }
}
