import Testing
import TestSupport
import WeftGraph

@Suite struct RobustnessTests {
  @Test(arguments: 0..<60)
  func `the largest component is measured anew after each removal`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let graph = Naive(projection).symmetric
    var gone: Set<Int> = []
    var sizes: [Int] = []
    var order: [Int] = []
    for _ in 0..<graph.count {
      let left = (0..<graph.count).filter { !gone.contains($0) }
      func degree(_ node: Int) -> Int { left.count { graph.arcs[node][$0] > 0 } }
      let most = left.map(degree).max() ?? 0
      guard let next = left.first(where: { degree($0) == most }) else { break }
      gone.insert(next)
      order.append(next)
      let reaches = graph.isolating(gone).reaches
      sizes.append(
        (0..<graph.count).filter { !gone.contains($0) }.map { node in
          reaches[node].count { $0 }
        }.max() ?? 0)
    }
    let found = Robustness.of(projection)
    #expect(found.removed == order && found.largest == sizes)
    let n = Double(graph.count)
    #expect(agree(Double(sizes.reduce(0, +)) / n / n, found.raw))
  }

  @Test(arguments: 0..<40)
  func `with ranks of their own it does not matter how nodes are numbered`(seed: Int) {
    let (original, renamed, rename) = RandomGraphs.relabelled(seed: seed, upTo: 20)
    let ranks = RandomGraphs.permutation(seed: seed + 1, count: original.nodeCount)
      .map { UInt32($0) }
    var moved = ranks
    for (node, name) in rename.enumerated() { moved[name] = ranks[node] }
    let one = Robustness.of(original, ranks: ranks)
    let other = Robustness.of(renamed, ranks: moved)
    #expect(one.removed.map { rename[$0] } == other.removed)
    #expect(one.largest == other.largest)
  }

  @Test(arguments: 2..<9)
  func `a complete graph scores one`(count: Int) {
    let complete = RandomGraphs.projection(
      nodes: count, arcs: (0..<count).flatMap { i in (0..<i).map { (i, $0) } })
    #expect(agree(1, Robustness.of(complete).value.value))
  }

  @Test(.needsReference) func `values of the reference networks`() throws {
    let expected = try Reference.fixture("closed-form/robustness_on_real_networks.json")
    for (name, values) in expected.object.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: "/").map(String.init)
      guard Reference.networks.contains(parts[0]) else { continue }
      let layer = try Reference.layer(parts[0], parts[1])
      let found = Robustness.of(layer.directed)
      #expect(agree(values["R"].number, found.raw), "\(name)")
      #expect(agree(values["R_normalised"].number, found.value.value), "\(name)")
      let first = values["first_removed"].strings
      #expect(found.removed.prefix(first.count).map(layer.id) == first, "\(name)")
    }
  }
}
