import WeftGraph

extension GraphProcedures {
  /// What holds the graph together.
  static let cuts: [Procedure] = [
    procedure(
      "components", [node, ("component", ValueType(.integer))],
      "The part of the graph each node is connected with, whatever the direction."
    ) { view in
      [
        view.nodes,
        GraphView.integers(WeakComponents.of(view.projection).component.map { Int($0) }),
      ]
    },
    procedure(
      "strongComponents",
      [node, ("component", ValueType(.integer)), ("size", ValueType(.integer))],
      "The nodes each node reaches and is reached by (Tarjan 1972)."
    ) { view in
      let components = StrongComponents.of(view.projection)
      let numbers = components.component.map { Int($0) }
      return [
        view.nodes, GraphView.integers(numbers),
        GraphView.integers(numbers.map { components.sizes[$0] }),
      ]
    },
    procedure(
      "articulationPoints", [node, ("parts", ValueType(.integer))],
      "Nodes without which their component falls apart, and into how many parts (Hopcroft & Tarjan 1973)."
    ) { view in
      let points = ArticulationPoints.of(view.projection).points
      return [view.nodes(points.map(\.node)), GraphView.integers(points.map(\.parts))]
    },
    procedure(
      "bridges", [("source", ValueType(.node)), ("target", ValueType(.node))],
      "Pairs of nodes whose one tie is all that connects their sides (Hopcroft & Tarjan 1973)."
    ) { view in
      let bridges = Bridges.of(view.projection).bridges
      return [view.nodes(bridges.map(\.source)), view.nodes(bridges.map(\.target))]
    },
    procedure(
      "biconnected", [("component", ValueType(.integer)), ("nodes", .list(of: ValueType(.node)))],
      "The largest groups that stay connected without any one of their nodes."
    ) { view in
      let components = BiconnectedComponents.of(view.projection).components
      return [GraphView.integers(components.indices), .values(components.map { view.list($0) })]
    },
    procedure(
      "dominators",
      [
        node, ("dominator", ValueType(.node)), ("dominates", .list(of: ValueType(.node))),
      ],
      "Nodes that paths from `from` (else from every root) reach: the nearest node all those paths pass, and the nodes (of `to`, if given) this one is on every path to."
    ) { view in
      let dominators = Dominators.of(view.projection, roots: view.numbers(view.options.from))
      let wanted = view.numbers(view.options.to).map(Set.init)
      var numbers: [Int] = []
      var dominated: [Value] = []
      for number in 0..<view.projection.nodeCount where dominators.isReached[number] {
        var below = dominators.dominated(by: number)
        if let wanted {
          below = below.filter { wanted.contains($0) }
          guard !below.isEmpty else { continue }
        }
        numbers.append(number)
        dominated.append(view.list(below))
      }
      if !dominators.isReached.contains(true), view.projection.nodeCount > 0 {
        view.context.record(
          undefined: "`graph.dominators` has no rows",
          because: view.options.from == nil
            ? "Every node is led to by another, so that no path begins at a root."
            : "No node of `from` is part of the graph.")
      }
      let immediate = numbers.map { number in
        dominators.immediate[number].map { view.projection.nodes[$0].rawValue } ?? .max
      }
      return [view.nodes(numbers), .nodes(immediate), .values(dominated)]
    },
    procedure(
      "cycles", [("nodes", .list(of: ValueType(.node))), ("length", ValueType(.integer))],
      "One shortest cycle along the direction in each group of nodes that reach each other; loops are no cycles."
    ) { view in
      let cycles = Cycles.of(view.projection).cycles
      return [
        .values(cycles.map { view.list($0.nodes) }), GraphView.integers(cycles.map(\.length)),
      ]
    },
    procedure(
      "layers", [node, ("layer", ValueType(.integer))],
      "One more than the longest chain that leads to each node, null on and behind a cycle."
    ) { view in
      let layers = TopologicalLayers.of(view.projection)
      let values = (0..<view.projection.nodeCount).map { layers.layer(of: $0) }
      _ = view.column(values.map { $0.map { Double($0) } })
      return [view.nodes, .values(values.map { $0.value.map { .integer(Int64($0)) } ?? .null })]
    },
    procedure(
      "shortestPaths", [("path", ValueType(.path)), ("cost", ValueType(.float))],
      "The shortest path, or the `samples` shortest, from each node of `from` to each node of `to` (Yen 1971); the cost is the number of relationships, or the sum of weights."
    ) { view throws(EvaluationError) in
      let (from, to) = try view.ends("shortestPaths")
      let lengths: PathLengths = view.options.weight == nil ? .hops : .weights
      var paths: [Value] = []
      var costs: [Double] = []
      var without = 0
      for source in from {
        for target in to {
          let found = ShortestPaths.of(
            view.projection, from: source, to: target, count: view.options.samples ?? 1,
            lengths: lengths)
          if found.value?.paths.isEmpty == true { without += 1 }
          for path in view.known(found)?.paths ?? [] {
            paths.append(view.path(path.nodes, path.relationships))
            costs.append(path.cost)
          }
        }
      }
      if without > 0 {
        view.context.record(
          undefined:
            "`graph.shortestPaths` has no path for \(without) of \(from.count * to.count) pairs",
          because: "None leads from one to the other.")
      }
      return [.values(paths), GraphView.floats(costs)]
    },
    procedure(
      "minCut",
      [("value", ValueType(.float)), ("relationships", .list(of: ValueType(.relationship)))],
      "The fewest relationships (or the least weight of them) whose loss cuts every path from `from` to `to`."
    ) { view throws(EvaluationError) in
      let (from, to) = try view.ends("minCut")
      guard let cut = view.known(MinimumCut.of(view.projection, from: from, to: to)) else {
        return [GraphView.floats([]), .values([])]
      }
      return [
        GraphView.floats([cut.value]),
        .values([.list(cut.relationships.map { .relationship($0) })]),
      ]
    },
    procedure(
      "vertexCut",
      [("value", ValueType(.integer)), ("nodes", .list(of: ValueType(.node)))],
      "The fewest nodes whose loss cuts every path from `from` to `to` (Menger 1927); no row where the two are tied directly."
    ) { view throws(EvaluationError) in
      let (from, to) = try view.ends("vertexCut")
      guard let cut = view.known(MinimumVertexCut.of(view.projection, from: from, to: to)) else {
        return [GraphView.integers([]), .values([])]
      }
      return [GraphView.integers([cut.nodes.count]), .values([view.list(cut.nodes)])]
    },
    procedure(
      "disjointPaths",
      [("count", ValueType(.integer)), ("paths", .list(of: .list(of: ValueType(.node))))],
      "As many paths from `from` to `to` as there can be without sharing a node between (Menger 1927), as lists of nodes."
    ) { view throws(EvaluationError) in
      let (from, to) = try view.ends("disjointPaths")
      guard let found = view.known(DisjointPaths.of(view.projection, from: from, to: to)) else {
        return [GraphView.integers([]), .values([])]
      }
      return [
        GraphView.integers([found.paths.count]),
        .values([.list(found.paths.map { view.list($0) })]),
      ]
    },
  ]
}
