import WeftGraph

/// The measures that can be timed, by the names procedures have.
enum Measures {
  /// Scores to compare with another library's, in order of nodes or ties, and a few totals.
  struct Answer: Sendable {
    /// Made when asked for, so that copies of an answer count as no memory of its measure.
    var scores: @Sendable () -> [Double] = { [] }
    var summary: [String: Double] = [:]
    /// The size of a graph that is part of the answer and no more a cost than the one given.
    var graphBytes = 0
  }

  struct Entry: Sendable {
    var direction: Projection.Direction
    /// Whether it takes more than about a minute for 100,000 nodes.
    var isSlow = false
    /// Whether what it may take is a number of bytes for each node instead of the common limit.
    var bytesANode: Double?
    /// Whether it is given the graph without parallels, which others leave out beforehand.
    var isSimple = false
    /// Whether weights change what it does, so that it is a measure more with them, and without
    /// direction another one with direction.
    var hasVariants = false
    /// Whether it is given weights.
    var isWeighted = false
    var run: @Sendable (Projection, Int) -> Answer
  }

  static let all: [String: Entry] = [paths, structure, cuts, groups].reduce(into: [:]) {
    for (name, entry) in $1 {
      $0[name] = entry
      guard entry.hasVariants else { continue }
      var variant = entry
      variant.isWeighted = true
      $0[name + "Weighted"] = variant
      guard entry.direction == .both else { continue }
      variant.direction = .out
      $0[name + "DirectedWeighted"] = variant
      variant.isWeighted = false
      $0[name + "Directed"] = variant
    }
  }

  private static let paths: [String: Entry] = [
    "betweenness": Entry(
      direction: .both, isSlow: true, bytesANode: 512, hasVariants: true
    ) { graph, threads in
      let found = Betweenness.of(graph, lengths: .inverseWeights, threads: threads)
      return Answer(scores: { found.value?.scores ?? [] })
    },
    "edgeBetweenness": Entry(
      direction: .both, isSlow: true, bytesANode: 512, hasVariants: true
    ) { graph, threads in
      let found = EdgeBetweenness.of(graph, lengths: .inverseWeights, threads: threads)
      return Answer(scores: { found.value?.edges.map(\.score) ?? [] })
    },
    "sampledBetweenness": Entry(direction: .both) { graph, threads in
      let found = SampledBetweenness.of(
        graph, error: 0.01, confidence: 0.9, seed: 1, threads: threads
      ).value
      return Answer(
        scores: { found?.shares ?? [] }, summary: ["samples": Double(found?.samples ?? 0)])
    },
    "closeness": Entry(direction: .both, isSlow: true, hasVariants: true) { graph, threads in
      let found = Closeness.of(graph, lengths: .inverseWeights, threads: threads).value
      return Answer(scores: { found?.scores.map { $0.value ?? .nan } ?? [] })
    },
    "harmonic": Entry(direction: .both, isSlow: true, hasVariants: true) { graph, threads in
      let found = Harmonic.of(graph, lengths: .inverseWeights, threads: threads).value
      return Answer(scores: { found?.scores ?? [] })
    },
    "pathLengths": Entry(direction: .both, isSlow: true) { graph, threads in
      let found = PathStatistics.of(graph, threads: threads).value
      return Answer(summary: ["efficiency": found?.globalEfficiency.value ?? -1])
    },
    "pageRank": Entry(direction: .out, isSimple: true, hasVariants: true) { graph, _ in
      let found = PageRank.of(graph, tolerance: 1e-10).value
      return Answer(scores: { found?.scores ?? [] })
    },
    "eigenvector": Entry(direction: .both, hasVariants: true) { graph, threads in
      let found = Eigenvector.of(graph, threads: threads).value
      return Answer(scores: { found?.scores ?? [] })
    },
    "katz": Entry(direction: .out, hasVariants: true) { graph, threads in
      let found = Katz.of(graph, threads: threads).value
      return Answer(scores: { found?.scores ?? [] })
    },
    "degree": Entry(direction: .out, hasVariants: true) { graph, _ in
      let found = Degree.of(graph)
      return Answer(scores: { found.total.map { Double($0) } })
    },
  ]

  private static let structure: [String: Entry] = [
    "components": Entry(direction: .out) { graph, _ in
      let found = WeakComponents.of(graph)
      return Answer(
        scores: { found.component.map { Double($0) } }, summary: ["count": Double(found.count)])
    },
    "strongComponents": Entry(direction: .out) { graph, _ in
      let found = StrongComponents.of(graph)
      return Answer(
        scores: { found.component.map { Double($0) } }, summary: ["count": Double(found.count)])
    },
    "articulationPoints": Entry(direction: .both) { graph, _ in
      let points = ArticulationPoints.of(graph).points
      return Answer(
        scores: { points.map { Double($0.node) } }, summary: ["count": Double(points.count)])
    },
    "bridges": Entry(direction: .both) { graph, _ in
      Answer(summary: ["count": Double(Bridges.of(graph).bridges.count)])
    },
    "biconnected": Entry(direction: .both) { graph, _ in
      Answer(summary: ["count": Double(BiconnectedComponents.of(graph).components.count)])
    },
    "dominators": Entry(direction: .in) { graph, _ in
      let found = Dominators.of(graph, roots: [0])
      return Answer(summary: ["reached": Double(found.isReached.count { $0 })])
    },
    "cycles": Entry(direction: .out) { graph, _ in
      Answer(summary: ["count": Double(Cycles.of(graph).cycles.count)])
    },
    "layers": Entry(direction: .out) { graph, _ in
      let found = TopologicalLayers.of(graph)
      return Answer(scores: {
        (0..<graph.nodeCount).map { found.layer(of: $0).value.map { Double($0) } ?? .nan }
      })
    },
    "core": Entry(direction: .both) { graph, _ in
      let found = CoreNumbers.of(graph)
      return Answer(scores: { found.cores.map { Double($0) } })
    },
    "triangles": Entry(direction: .both) { graph, _ in
      let found = Triangles.of(graph)
      return Answer(scores: { found.counts.map { Double($0) } })
    },
    "reciprocity": Entry(direction: .out) { graph, _ in
      Answer(summary: ["value": Reciprocity.of(graph).value.value ?? -1])
    },
    "simmelian": Entry(direction: .out) { graph, _ in
      Answer(summary: ["count": Double(SimmelianTies.of(graph).ties.count)])
    },
    "structuralHoles": Entry(direction: .both, hasVariants: true) { graph, threads in
      let found = StructuralHoles.of(graph, threads: threads).value?.positions
      return Answer(scores: { found?.map { $0.value?.constraint ?? .nan } ?? [] })
    },
    "robustness": Entry(direction: .both) { graph, _ in
      Answer(summary: ["value": Robustness.of(graph).value.value ?? -1])
    },
    "algebraicConnectivity": Entry(direction: .both) { graph, _ in
      Answer(
        summary: ["value": AlgebraicConnectivity.of(graph, seed: 1).value?.value ?? .infinity])
    },
    "spans": Entry(direction: .in) { graph, _ in
      let found = SpanAndLayers.of(graph)
      return Answer(scores: { found.spans.map { Double($0) } })
    },
  ]

  /// Measures between some nodes and others: the first five of the file and the last.
  private static let cuts: [String: Entry] = [
    "minCut": Entry(direction: .both) { graph, _ in
      let found = MinimumCut.of(graph, from: first(graph), to: last(graph))
      return Answer(summary: ["value": found.value?.value ?? -1])
    },
    "vertexCut": Entry(direction: .both) { graph, _ in
      let found = MinimumVertexCut.of(graph, from: first(graph), to: last(graph))
      return Answer(summary: ["nodes": Double(found.value?.nodes.count ?? -1)])
    },
    "disjointPaths": Entry(direction: .both) { graph, _ in
      let found = DisjointPaths.of(graph, from: first(graph), to: last(graph))
      return Answer(summary: ["count": Double(found.value?.paths.count ?? -1)])
    },
    "shortestPaths": Entry(direction: .both) { graph, _ in
      let found = ShortestPaths.of(graph, from: 0, to: graph.nodeCount - 1, count: 10)
      return Answer(summary: ["count": Double(found.value?.paths.count ?? -1)])
    },
    "keyPlayers": Entry(direction: .both) { graph, _ in
      let found = KeyPlayers.of(graph, size: 2, goal: .fragmentation)
      return Answer(summary: ["value": found.value?.value ?? -1])
    },
    "keyReach": Entry(direction: .both, isSlow: true) { graph, _ in
      let found = KeyPlayers.of(graph, size: 2, goal: .distanceReach)
      return Answer(summary: ["value": found.value?.value ?? -1])
    },
    "coreness": Entry(direction: .both) { graph, _ in
      Answer(summary: ["rho": CorePeriphery.of(graph).value?.rho ?? -2])
    },
    "krackhardt": Entry(direction: .out) { graph, _ in
      let found = KrackhardtDimensions.of(graph)
      return Answer(summary: ["connectedness": found.connectedness.value ?? -1])
    },
    "rewiring": Entry(direction: .both) { graph, _ in
      let found = Rewiring.of(graph, seed: 1)
      return Answer(
        summary: ["entries": Double(found.neighbours.count)],
        graphBytes: 4 * found.offsets.count + 8 * found.neighbours.count)
    },
    "degreeGini": Entry(direction: .both) { graph, _ in
      let degrees = Degree.of(graph).outgoing.map { Double($0) }
      return Answer(summary: ["value": Gini.of(degrees).value?.value ?? -1])
    },
    "centralization": Entry(direction: .both) { graph, _ in
      Answer(summary: ["value": Centralization.of(graph, .degree).value ?? -1])
    },
    "agreement": Entry(direction: .both) { graph, _ in
      let hundreds = Grouping(keys: (0..<graph.nodeCount).map { $0 / 100 })
      return Answer(
        summary: ["ari": PartitionAgreement.of(tens(graph), hundreds).ari.value ?? -2])
    },
  ]

  private static func first(_ graph: Projection) -> [Int] { Array(0..<min(5, graph.nodeCount)) }
  private static func last(_ graph: Projection) -> [Int] {
    Array(max(0, graph.nodeCount - 5)..<graph.nodeCount)
  }

  private static let groups: [String: Entry] = [
    // One run is one run of the other libraries; users get the best of twenty.
    "leiden": Entry(direction: .both, hasVariants: true) { graph, threads in
      communities(Leiden.of(graph, runs: 1, seed: 1, threads: threads))
    },
    "leidenBest": Entry(direction: .both, isSlow: true) { graph, threads in
      communities(Leiden.of(graph, seed: 1, threads: threads))
    },
    "louvain": Entry(direction: .both, hasVariants: true) { graph, threads in
      communities(Louvain.of(graph, runs: 1, seed: 1, threads: threads))
    },
    "louvainBest": Entry(direction: .both, isSlow: true) { graph, threads in
      communities(Louvain.of(graph, seed: 1, threads: threads))
    },
    "labelPropagation": Entry(direction: .both, hasVariants: true) { graph, _ in
      communities(LabelPropagation.of(graph, runs: 1, seed: 1))
    },
    "modularity": Entry(direction: .both, hasVariants: true) { graph, _ in
      Answer(summary: ["value": Modularity.of(graph, grouping: tens(graph)).value ?? -1])
    },
    "ei": Entry(direction: .both) { graph, threads in
      let found = EIIndex.of(graph, grouping: tens(graph), samples: 2, seed: 1, threads: threads)
      return Answer(summary: ["value": found.overall.value.value ?? -2])
    },
    "mixing": Entry(direction: .both) { graph, threads in
      let found = GroupMixing.of(
        graph, grouping: tens(graph), samples: 2, seed: 1, threads: threads)
      return Answer(summary: ["cells": Double(found.cells.count)])
    },
    "brokerage": Entry(direction: .out) { graph, threads in
      let found = Brokerage.of(graph, grouping: tens(graph), threads: threads)
      return Answer(summary: ["liaison": Double(found.totals.last ?? 0)])
    },
    "rewiringSignificance": Entry(direction: .both) { graph, threads in
      let found = RewiringSignificance.of(
        graph, measures: [.transitivity, .clustering, .modularity, .ei], grouping: tens(graph),
        samples: threads, seed: 1, threads: threads)
      // A rewired graph a thread is no more a cost than the one given.
      return Answer(
        summary: ["transitivity": found.comparisons.first?.expected.value ?? -1],
        graphBytes: threads * (4 * graph.offsets.count + 8 * graph.neighbours.count))
    },
    "richClub": Entry(direction: .both) { graph, threads in
      let found = RichClub.of(graph, samples: 1, seed: 1, threads: threads)
      return Answer(summary: ["levels": Double(found.levels.count)])
    },
  ]

  /// A division of the nodes into ten groups.
  private static func tens(_ graph: Projection) -> Grouping {
    Grouping(keys: (0..<graph.nodeCount).map { $0 % 10 })
  }

  private static func communities(_ found: Measured<Communities>) -> Answer {
    Answer(
      scores: { found.value?.communities.map { Double($0) } ?? [] },
      summary: [
        "modularity": found.value?.modularity ?? -1, "count": Double(found.value?.count ?? 0),
      ])
  }
}
