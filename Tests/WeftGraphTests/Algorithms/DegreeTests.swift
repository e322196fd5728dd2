import Testing
import TestSupport
import WeftGraph

@Suite struct DegreeTests {
  @Test(arguments: 0..<40)
  func `degrees count rows and columns of the matrix`(seed: Int) {
    for direction in [Projection.Direction.out, .in, .both] {
      let projection = RandomGraphs.weighted(seed: seed, direction: direction)
      let graph = Naive(projection)
      let found = Degree.of(projection)
      for node in 0..<graph.count {
        #expect(found.outgoing[node] == graph.arcs[node].reduce(0, +))
        #expect(found.incoming[node] == graph.arcs.reduce(0) { $0 + $1[node] })
        #expect(
          found.total[node]
            == (direction == .both
              ? found.outgoing[node] : found.incoming[node] + found.outgoing[node]))
      }
      let loops = (0..<graph.count).reduce(0) { sum, node in
        sum + projection.row(node).count { projection.neighbours[$0] == UInt32(node) }
      }
      #expect(found.loops == loops)
      #expect(found.incoming.reduce(0, +) == found.outgoing.reduce(0, +))
    }
  }

  @Test(arguments: 0..<20)
  func `strength sums weights at both ends, or those that lead away`(seed: Int) {
    let (nodes, arcs) = RandomGraphs.arcs(seed: seed)
    let weights = arcs.indices.map { Double($0 % 5) + 0.5 }
    var expected = [Double](repeating: 0, count: nodes)
    var away = expected
    var toward = expected
    for ((from, to), weight) in zip(arcs, weights) where from != to {
      expected[from] += weight
      expected[to] += weight
      away[from] += weight
      toward[to] += weight
    }
    for direction in [Projection.Direction.out, .in, .both] {
      let found = Degree.of(
        RandomGraphs.projection(nodes: nodes, arcs: arcs, weights: weights, direction: direction))
      #expect(found.strength == expected)
      let followed = direction == .both ? expected : direction == .out ? away : toward
      #expect(found.outgoingStrength == followed)
    }
  }

  @Test(.needsReference) func `degrees of the reference networks`() throws {
    for layer in try Reference.layers(with: "degree_undirected") {
      let both = Degree.of(layer.undirected)
      #expect(
        layer.mismatches(layer.expected["degree_undirected"]) { Double(both.total[$0]) } == [])
      #expect(layer.undirected.neighbours.count / 2 == layer.expected["dyads_with_any_tie"].integer)
      guard layer.isDirected else { continue }
      let found = Degree.of(layer.directed)
      #expect(layer.mismatches(layer.expected["outdegree"]) { Double(found.outgoing[$0]) } == [])
      #expect(layer.mismatches(layer.expected["indegree"]) { Double(found.incoming[$0]) } == [])
      #expect(layer.directed.neighbours.count == layer.expected["ties"].integer)
    }
  }

  @Test(.needsReference) func `sizes and densities of the reference networks`() throws {
    for layer in try Reference.layers(with: "density") {
      let raw = Projection(of: layer.graph, direction: layer.isDirected ? .out : .both)
      let n = Double(layer.graph.nodeCount)
      #expect(layer.graph.nodeCount == layer.expected["n"].integer)
      #expect(Degree.of(raw).loops == layer.expected["self_loops_dropped"].array.count)
      let entries = Double(layer.directed.neighbours.count)
      #expect(agree(layer.expected["density"].number, entries / (n * (n - 1))))
      #expect(Int(entries) / (layer.isDirected ? 1 : 2) == layer.expected["ties"].integer)
    }
  }
}
