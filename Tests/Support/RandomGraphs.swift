public import WeftGraph

/// Graphs made from seeds, for laws.
public enum RandomGraphs {
  /// A graph of nodes labelled `Node` and relationships of type `TIE`.
  /// - Parameters:
  ///   - nodes: How many nodes.
  ///   - arcs: The relationships as pairs of node numbers.
  ///   - weights: The `weight` of each relationship, if any.
  public static func graph(
    nodes: Int, arcs: [(Int, Int)], weights: [Double]? = nil
  ) -> Graph {
    var builder = GraphBuilder()
    for node in 0..<nodes { _ = builder.addNode("n\(node)", labels: ["Node"]) }
    for (index, (from, to)) in arcs.enumerated() {
      let tie = builder.addRelationship("TIE", from: from, to: to)
      if let weights { builder.set("weight", ofRelationship: tie, to: .float(weights[index])) }
    }
    return builder.finish()
  }

  /// A projection of relationships given as pairs of node numbers.
  public static func projection(
    nodes: Int, arcs: [(Int, Int)], weights: [Double]? = nil,
    direction: Projection.Direction = .out
  ) -> Projection {
    Projection(
      of: graph(nodes: nodes, arcs: arcs, weights: weights), direction: direction,
      weight: weights == nil ? nil : "weight")
  }

  /// A number of nodes and relationships between them that a seed determines: sparse and dense, in
  /// one piece and in several, with parallels and loops.
  public static func arcs(seed: Int, upTo most: Int = 14) -> (nodes: Int, arcs: [(Int, Int)]) {
    var generator = SeededGenerator(seed: UInt64(seed) &* 7919 &+ 17)
    let nodes = 1 + generator.number(below: most)
    let count = generator.number(below: 1 + [nodes, 2 * nodes, nodes * nodes / 2][seed % 3])
    return (
      nodes,
      (0..<count).map { _ in (generator.number(below: nodes), generator.number(below: nodes)) }
    )
  }

  /// A projection that a seed determines.
  public static func projection(
    seed: Int, upTo most: Int = 14, direction: Projection.Direction = .out
  ) -> Projection {
    let (nodes, arcs) = arcs(seed: seed, upTo: most)
    return projection(nodes: nodes, arcs: arcs, direction: direction)
  }

  /// A weighted projection that a seed determines; weights are small and often equal.
  public static func weighted(
    seed: Int, upTo most: Int = 14, direction: Projection.Direction = .out
  ) -> Projection {
    let (nodes, arcs) = arcs(seed: seed, upTo: most)
    var generator = SeededGenerator(seed: UInt64(seed) &+ 991)
    let weights = arcs.map { _ in Double(1 + generator.number(below: 4)) / 2 }
    return projection(nodes: nodes, arcs: arcs, weights: weights, direction: direction)
  }

  /// A permutation of 0 ..< count that a seed determines.
  public static func permutation(seed: Int, count: Int) -> [Int] {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 0xABCD)
    var result = Array(0..<count)
    generator.shuffle(&result)
    return result
  }

  /// A projection and the same with its nodes renumbered: node `i` of the first is `rename[i]` of
  /// the second.
  public static func relabelled(
    seed: Int, upTo most: Int = 14, direction: Projection.Direction = .out
  ) -> (original: Projection, renamed: Projection, rename: [Int]) {
    let (nodes, arcs) = arcs(seed: seed, upTo: most)
    let rename = permutation(seed: seed, count: nodes)
    return (
      projection(nodes: nodes, arcs: arcs, direction: direction),
      projection(
        nodes: nodes, arcs: arcs.reversed().map { (rename[$0.0], rename[$0.1]) },
        direction: direction),
      rename
    )
  }
}
