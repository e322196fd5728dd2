import WeftGraph

extension GraphProcedures {
  /// How the graph is built.
  static let structure: [Procedure] = [
    procedure(
      "core", [node, ("k", ValueType(.integer))],
      "The largest k for which each node is in the k-core (Seidman 1983)."
    ) { view in [view.nodes, GraphView.integers(CoreNumbers.of(view.projection).cores)] },
    procedure(
      "triangles",
      [node, ("count", ValueType(.integer)), ("clustering", ValueType(.float))],
      "Triangles at each node and the share of its pairs of neighbours that are tied, null below two neighbours."
    ) { view in
      let triangles = Triangles.of(view.projection)
      let clustering = (0..<view.projection.nodeCount).map { number in
        triangles.clustering(of: number).value.map { Value.float($0) } ?? .null
      }
      return [view.nodes, GraphView.integers(triangles.counts), .values(clustering)]
    },
    procedure(
      "reciprocity", [("value", ValueType(.float))],
      "The share of arcs that are returned, null where there are none."
    ) { view in [GraphView.single(Reciprocity.of(view.projection).value)] },
    procedure(
      "simmelian",
      [
        ("source", ValueType(.node)), ("target", ValueType(.node)),
        ("strength", ValueType(.integer)),
      ],
      "Mutual ties embedded in mutual ties to a common third (Krackhardt 1998), and to how many."
    ) { view in
      let ties = SimmelianTies.of(view.projection).ties
      return [
        view.nodes(ties.map(\.source)), view.nodes(ties.map(\.target)),
        GraphView.integers(ties.map(\.strength)),
      ]
    },
    procedure(
      "globalEfficiency", [("value", ValueType(.float))],
      "The mean inverse distance over all pairs (Latora & Marchiori 2001).", direction: .both
    ) { view in
      let measured = PathStatistics.of(
        view.projection, lengths: view.lengths, threads: view.context.threads)
      return [GraphView.single(measured.value?.globalEfficiency ?? .undefined(""))]
    },
    procedure(
      "robustness", [("value", ValueType(.float))],
      "How much of the graph stays connected while its best-tied nodes are taken out (Schneider et al. 2011)."
    ) { view in [GraphView.single(Robustness.of(view.projection).value)] },
  ]
}
