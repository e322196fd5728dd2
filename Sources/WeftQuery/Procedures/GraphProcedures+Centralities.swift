import WeftGraph

extension GraphProcedures {
  /// How central each node is.
  static let centralities: [Procedure] = [
    procedure(
      "degree",
      [
        node, ("in", ValueType(.integer)), ("out", ValueType(.integer)),
        ("total", ValueType(.integer)), ("strength", ValueType(.float)),
      ],
      "Relationships at each node, parallels counted and loops left out, and their summed weights."
    ) { view in
      let degree = Degree.of(view.projection)
      // Followed against relationships, what leads to a node on the chart leads away from it.
      let isAgainst = view.projection.direction == .in
      return [
        view.nodes, GraphView.integers(isAgainst ? degree.outgoing : degree.incoming),
        GraphView.integers(isAgainst ? degree.incoming : degree.outgoing),
        GraphView.integers(degree.total),
        view.sums(view.options.direction == nil ? degree.strength : degree.outgoingStrength),
      ]
    },
    procedure(
      "closeness", [node, score],
      "How near each node is to all others, null where it does not reach every one (Freeman 1979)."
    ) { view in
      let measured = Closeness.of(
        view.projection, lengths: view.lengths, threads: view.context.threads)
      return [view.nodes, view.column(measured.map(\.scores))]
    },
    procedure(
      "harmonic", [node, score],
      "The sum of inverse distances from each node (Marchiori & Latora 2000)."
    ) { view in
      let measured = Harmonic.of(
        view.projection, lengths: view.lengths, threads: view.context.threads)
      return [view.nodes, view.floats(measured.map(\.scores))]
    },
    procedure(
      "betweenness", [node, score, ("normalised", ValueType(.float))],
      "How many shortest paths between others run through each node (Freeman 1977), raw and as a share of pairs; estimated from that many sampled paths if `samples` is given."
    ) { view in
      if let samples = view.options.samples, view.options.weight == nil {
        let sampled = SampledBetweenness.of(
          view.projection, samples: samples, seed: view.options.seed, threads: view.context.threads)
        if let found = sampled.value {
          view.context.record(
            basis:
              "estimated from \(found.samples) paths; with a chance of \(found.confidence) no node's share of all pairs is off by more than \((found.error * 1e6).rounded() / 1e6)",
            of: "`graph.betweenness`")
        }
        return [
          view.nodes, view.floats(sampled.map(\.scores)), view.floats(sampled.map(\.normalised)),
        ]
      }
      let unsampled = view.options.samples == nil ? "without `samples`" : "with `weight`"
      if view.options.samples != nil {
        view.context.record(unread: "samples", by: "`graph.betweenness` \(unsampled)")
      }
      if view.options.statesSeed {
        view.context.record(unread: "seed", by: "`graph.betweenness` \(unsampled)")
      }
      let measured = Betweenness.of(
        view.projection, lengths: view.lengths, threads: view.context.threads)
      let normalised: Measured<[Double]> =
        measured.value?.normalised ?? .undefined(measured.reason ?? "")
      return [view.nodes, view.floats(measured.map(\.scores)), view.floats(normalised)]
    },
    procedure(
      "edgeBetweenness", [("relationship", ValueType(.relationship)), score],
      "How many shortest paths run along each relationship (Girvan & Newman 2002)."
    ) { view in
      let measured = EdgeBetweenness.of(
        view.projection, lengths: view.lengths, threads: view.context.threads)
      let edges = view.known(measured)?.edges ?? []
      return [
        .relationships(edges.map(\.relationship.rawValue)), GraphView.floats(edges.map(\.score)),
      ]
    },
    procedure(
      "pageRank", [node, score],
      "The share of time a random walk spends at each node (Brin & Page 1998)."
    ) { view in [view.nodes, view.floats(PageRank.of(view.projection).map(\.scores))] },
    procedure(
      "eigenvector", [node, score],
      "Centrality of nodes tied to central nodes (Bonacich 1972).", direction: .both
    ) { view in
      let measured = Eigenvector.of(view.projection, threads: view.context.threads)
      return [view.nodes, view.floats(measured.map(\.scores))]
    },
    procedure(
      "katz", [node, score], "Weighted count of all walks that end at each node (Katz 1953)."
    ) { view in
      let measured = Katz.of(view.projection, threads: view.context.threads)
      return [view.nodes, view.floats(measured.map(\.scores))]
    },
    procedure(
      "centralization", [("measure", ValueType(.string)), ("value", ValueType(.float))],
      "How far the whole graph turns around one node (Freeman 1979), by measure.",
      direction: .both
    ) { view throws(EvaluationError) in
      let all = centralizations(view.projection.direction)
      let asked = try view.measures(among: all.map(\.name))
      let measures = asked.map { $0.compactMap { name in all.first { $0.name == name } } } ?? all
      let values = measures.map { entry in
        Centralization.of(view.projection, entry.measure, threads: view.context.threads)
      }
      return [.values(measures.map { .string($0.name) }), view.column(values)]
    },
    procedure(
      "structuralHoles",
      [
        node, ("constraint", ValueType(.float)), ("effectiveSize", ValueType(.float)),
        ("efficiency", ValueType(.float)), ("hierarchy", ValueType(.float)),
      ],
      "How much each node's ties lead back to each other (Burt 1992), null for a node without ties."
    ) { view in
      let measured = StructuralHoles.of(view.projection, threads: view.context.threads)
      func column(_ part: (StructuralHoles.Position) -> Double) -> Column {
        view.column(measured.map { $0.positions.map { $0.map(part) } })
      }
      return [
        view.nodes, column(\.constraint), column(\.effectiveSize), column(\.efficiency),
        column(\.hierarchy),
      ]
    },
  ]

  /// What graph.centralization has a row for, by the names of the chart.
  private static func centralizations(
    _ direction: Projection.Direction
  ) -> [(name: String, measure: Centralization.Measure)] {
    guard direction != .both else {
      return [
        ("degree", .degree), ("closeness", .closeness), ("betweenness", .betweenness),
        ("strength", .strength), ("harmonic", .harmonic), ("pageRank", .pageRank),
        ("eigenvector", .eigenvector), ("katz", .katz),
      ]
    }
    return [
      // Followed against relationships, what leads to a node on the chart leads away from it.
      ("inDegree", direction == .in ? .outDegree : .inDegree),
      ("outDegree", direction == .in ? .inDegree : .outDegree),
      ("betweenness", .directedBetweenness), ("totalDegree", .totalDegree),
      ("strength", .directedStrength), ("closeness", .directedCloseness),
      ("harmonic", .directedHarmonic), ("pageRank", .directedPageRank),
      ("eigenvector", .directedEigenvector), ("katz", .katz),
    ]
  }
}
