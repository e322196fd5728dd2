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
      let clustering = (0..<view.projection.nodeCount).map { triangles.clustering(of: $0) }
      return [view.nodes, GraphView.integers(triangles.counts), view.column(clustering)]
    },
    procedure(
      "reciprocity", [("value", ValueType(.float))],
      "The share of arcs that are returned, null where there are none."
    ) { view in [view.single(Reciprocity.of(view.projection).value)] },
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
      return [
        view.single(measured.value?.globalEfficiency ?? .undefined(measured.reason ?? ""))
      ]
    },
    procedure(
      "pathLengths",
      [
        ("average", ValueType(.float)), ("diameter", ValueType(.float)),
        ("averageOverReachable", ValueType(.float)), ("coverage", ValueType(.float)),
      ],
      "The mean and the largest distance over all pairs, null where a pair has no path; the mean over those that have one, and their share.",
      direction: .both
    ) { view in
      let measured = PathStatistics.of(
        view.projection, lengths: view.lengths, threads: view.context.threads)
      func single(_ part: (PathStatistics) -> Measured<Double>) -> Column {
        view.single(measured.value.map(part) ?? .undefined(measured.reason ?? ""))
      }
      return [
        single(\.averagePathLength), single(\.diameter), single(\.averageOverReachable),
        single(\.coverage),
      ]
    },
    procedure(
      "degreeGini", [("value", ValueType(.float)), ("adjusted", ValueType(.float))],
      "How unequally ties are spread over the nodes (Gini 1912), raw and corrected for their number.",
      direction: .both
    ) { view in
      let gini = Gini.of(Degree.of(view.projection).outgoing.map { Double($0) })
      return [
        view.single(gini.map(\.value)),
        view.single(gini.value?.adjusted ?? .undefined(gini.reason ?? "")),
      ]
    },
    procedure(
      "spans",
      [
        node, ("span", ValueType(.integer)), ("below", ValueType(.integer)),
        ("depth", ValueType(.integer)),
      ],
      "How many report to each node directly and in all, and how many steps it is below a root, null on a cycle; follow REPORTS_TO with direction 'in'."
    ) { view in
      let found = SpanAndLayers.of(view.projection)
      let circling = view.projection.nodes.indices.count {
        found.layers.layer(of: $0).value == nil
      }
      if circling > 0 {
        view.context.record(
          undefined: "`graph.spans` has no depth in \(circling) of \(found.spans.count) rows",
          because: "A cycle leads to the node.")
      }
      let aside = found.outside.count
      if aside > 0 {
        view.context.record(
          undefined: "`graph.spans` has no depth in \(aside) of \(found.spans.count) rows",
          because: "The node has no relationships and no loop that marks it as a root.")
      }
      return [
        view.nodes, GraphView.integers(found.spans),
        GraphView.integers(found.subtreeSizes.map { $0 - 1 }),
        .values(
          found.depths.enumerated().map { node, depth in
            // Where a cycle leads to a node, no number says how far below a root it is.
            found.layers.layer(of: node).value == nil
              ? .null : depth.map { .integer(Int64($0)) } ?? .null
          }),
      ]
    },
    procedure(
      "robustness", [("value", ValueType(.float))],
      "How much of the graph stays connected while its best-tied nodes are taken out (Schneider et al. 2011)."
    ) { view in
      let ranks = view.context.graph.chartOrder(of: view.projection.nodes)
      return [view.single(Robustness.of(view.projection, ranks: ranks).value)]
    },
    procedure(
      "algebraicConnectivity", [("value", ValueType(.float))],
      "The second eigenvalue of the Laplacian: how hard the graph is to cut (Fiedler 1973)."
    ) { view in
      let measured = AlgebraicConnectivity.of(view.projection, seed: view.options.seed)
      return [view.single(measured.map(\.value))]
    },
    procedure(
      "krackhardt",
      [
        ("connectedness", ValueType(.float)), ("hierarchy", ValueType(.float)),
        ("efficiency", ValueType(.float)), ("lubness", ValueType(.float)),
      ],
      "How far the graph is a tree that leads down from one root (Krackhardt 1994); follow REPORTS_TO with direction 'in'."
    ) { view in
      let found = KrackhardtDimensions.of(view.projection)
      return [found.connectedness, found.hierarchy, found.efficiency, found.lubness]
        .map { view.single($0) }
    },
    procedure(
      "keyPlayers",
      [
        ("nodes", .list(of: ValueType(.node))), ("value", ValueType(.float)),
        ("exact", ValueType(.boolean)),
      ],
      "The nodes whose loss would break the graph into the most pieces (Borgatti 2006); `samples` says how many, 1 if left out."
    ) { view in
      let size = view.options.samples ?? 1
      guard
        let found = view.known(
          KeyPlayers.of(view.projection, size: size, goal: .fragmentation))
      else { return [.values([]), GraphView.floats([]), .booleans([])] }
      return [
        .values([view.list(found.nodes)]), GraphView.floats([found.value]),
        .booleans([found.exact ? 1 : 0]),
      ]
    },
    procedure(
      "keyReach",
      [
        ("nodes", .list(of: ValueType(.node))), ("value", ValueType(.float)),
        ("exact", ValueType(.boolean)),
      ],
      "The nodes nearest to all others together: the mean inverse distance from them (Borgatti 2006, KPP-Pos); `samples` says how many, 1 if left out."
    ) { view in
      let size = view.options.samples ?? 1
      guard
        let found = view.known(
          KeyPlayers.of(view.projection, size: size, goal: .distanceReach))
      else { return [.values([]), GraphView.floats([]), .booleans([])] }
      return [
        .values([view.list(found.nodes)]), GraphView.floats([found.value]),
        .booleans([found.exact ? 1 : 0]),
      ]
    },
    procedure(
      "coreness",
      [node, ("core", ValueType(.boolean)), ("rho", ValueType(.float))],
      "Whether each node is in the core of a core-periphery structure (Borgatti & Everett 2000), and how well that fits."
    ) { view in
      guard let found = view.known(CorePeriphery.of(view.projection)) else {
        return [.nodes([]), .booleans([]), GraphView.floats([])]
      }
      if found.isCore.count > CorePeriphery.mostExact {
        view.context.record(
          basis:
            "the best core a search found among \(found.isCore.count) nodes, too many to try every one; a better one may be there",
          of: "`graph.coreness`")
      }
      return [
        view.nodes, .booleans(found.isCore.map { $0 ? 1 : 0 }),
        GraphView.floats(found.isCore.map { _ in found.rho }),
      ]
    },
    procedure(
      "richClub",
      [
        ("k", ValueType(.integer)), ("phi", ValueType(.float)), ("ratio", ValueType(.float)),
      ],
      "How densely nodes of more than k ties are tied to each other, and that against rewired graphs."
    ) { view in
      let levels = RichClub.of(
        view.projection, samples: view.options.samples ?? 100, seed: view.options.seed,
        threads: view.context.threads
      ).levels
      if levels.contains(where: { $0.ratio.value != nil }) {
        view.context.record(
          basis: "the ratio rests on \(view.options.samples ?? 100) rewired networks",
          of: "`graph.richClub`")
      }
      if levels.isEmpty {
        view.context.record(
          undefined: "`graph.richClub` has no rows", because: "There are no ties.")
      }
      return [
        GraphView.integers(levels.map(\.k)), GraphView.floats(levels.map(\.phi)),
        view.column(levels.map(\.ratio)),
      ]
    },
  ]
}
