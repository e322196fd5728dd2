import WeftGraph

/// The measures that can be timed, by the names procedures have.
enum Measures {
  /// Scores to compare with another library's, in order of nodes or ties, and a few totals.
  struct Answer: Sendable {
    var scores: [Double] = []
    var summary: [String: Double] = [:]
  }

  struct Entry: Sendable {
    var direction: Projection.Direction
    var run: @Sendable (Projection, Int) -> Answer
  }

  static let all: [String: Entry] = [
    "betweenness": Entry(direction: .both) { graph, threads in
      Answer(scores: Betweenness.of(graph, threads: threads).value?.scores ?? [])
    },
    "directedBetweenness": Entry(direction: .out) { graph, threads in
      Answer(scores: Betweenness.of(graph, threads: threads).value?.scores ?? [])
    },
    "edgeBetweenness": Entry(direction: .both) { graph, threads in
      Answer(
        scores: EdgeBetweenness.of(graph, threads: threads).value?.edges.map(\.score) ?? [])
    },
    "sampledBetweenness": Entry(direction: .both) { graph, threads in
      let found = SampledBetweenness.of(
        graph, error: 0.01, confidence: 0.9, seed: 1, threads: threads
      ).value
      return Answer(
        scores: found?.shares ?? [], summary: ["samples": Double(found?.samples ?? 0)])
    },
    "closeness": Entry(direction: .both) { graph, threads in
      Answer(
        scores: Closeness.of(graph, threads: threads).value?.scores.map { $0.value ?? .nan } ?? [])
    },
    "harmonic": Entry(direction: .both) { graph, threads in
      Answer(scores: Harmonic.of(graph, threads: threads).value?.scores ?? [])
    },
    "leiden": Entry(direction: .both) { graph, threads in
      communities(Leiden.of(graph, runs: threads, passes: 2, seed: 1, threads: threads))
    },
    "louvain": Entry(direction: .both) { graph, threads in
      communities(Louvain.of(graph, runs: threads, seed: 1, threads: threads))
    },
    "labelPropagation": Entry(direction: .both) { graph, threads in
      communities(LabelPropagation.of(graph, runs: 1, seed: 1, threads: threads))
    },
    "pageRank": Entry(direction: .out) { graph, _ in
      Answer(scores: PageRank.of(graph.simple(), tolerance: 1e-10).value?.scores ?? [])
    },
    "eigenvector": Entry(direction: .both) { graph, _ in
      Answer(scores: Eigenvector.of(graph).value?.scores ?? [])
    },
    "katz": Entry(direction: .out) { graph, _ in
      Answer(scores: Katz.of(graph).value?.scores ?? [])
    },
    "components": Entry(direction: .out) { graph, _ in
      let found = WeakComponents.of(graph)
      return Answer(
        scores: found.component.map { Double($0) }, summary: ["count": Double(found.count)])
    },
    "strongComponents": Entry(direction: .out) { graph, _ in
      let found = StrongComponents.of(graph)
      return Answer(
        scores: found.component.map { Double($0) }, summary: ["count": Double(found.count)])
    },
    "articulationPoints": Entry(direction: .both) { graph, _ in
      let points = ArticulationPoints.of(graph).points
      return Answer(
        scores: points.map { Double($0.node) }, summary: ["count": Double(points.count)])
    },
    "biconnected": Entry(direction: .both) { graph, _ in
      Answer(summary: ["count": Double(BiconnectedComponents.of(graph).components.count)])
    },
    "core": Entry(direction: .both) { graph, _ in
      Answer(scores: CoreNumbers.of(graph).cores.map { Double($0) })
    },
    "triangles": Entry(direction: .both) { graph, _ in
      Answer(scores: Triangles.of(graph).counts.map { Double($0) })
    },
    "structuralHoles": Entry(direction: .both) { graph, threads in
      let found = StructuralHoles.of(graph, threads: threads).value?.positions
      return Answer(scores: found?.map { $0.value?.constraint ?? .nan } ?? [])
    },
    "dominators": Entry(direction: .in) { graph, _ in
      let found = Dominators.of(graph, roots: [0])
      return Answer(summary: ["reached": Double(found.isReached.count { $0 })])
    },
    "algebraicConnectivity": Entry(direction: .both) { graph, _ in
      Answer(
        summary: ["value": AlgebraicConnectivity.of(graph, seed: 1).value?.value ?? .infinity])
    },
    "robustness": Entry(direction: .both) { graph, _ in
      Answer(summary: ["value": Robustness.of(graph).value.value ?? -1])
    },
  ]

  private static func communities(_ found: Measured<Communities>) -> Answer {
    Answer(
      scores: found.value?.communities.map { Double($0) } ?? [],
      summary: [
        "modularity": found.value?.modularity ?? -1, "count": Double(found.value?.count ?? 0),
      ])
  }
}
