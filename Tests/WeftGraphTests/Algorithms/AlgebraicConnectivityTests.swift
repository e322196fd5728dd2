import Foundation
import Testing
import TestSupport
import WeftGraph

@Suite struct AlgebraicConnectivityTests {
  /// The eigenvalues of a symmetric matrix by Jacobi's rotations, ascending.
  private func eigenvalues(_ matrix: [[Double]]) -> [Double] {
    var a = matrix
    let n = a.count
    for _ in 0..<100 {
      for p in 0..<n {
        for q in p + 1..<max(n, p + 1) where abs(a[p][q]) > 1e-300 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<n {
            (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q])
          }
          for k in 0..<n {
            (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k])
          }
        }
      }
    }
    return (0..<n).map { a[$0][$0] }.sorted()
  }

  @Test(arguments: 0..<90)
  func `it is the second eigenvalue of the Laplacian`(seed: Int) {
    for projection in [RandomGraphs.projection(seed: seed), RandomGraphs.weighted(seed: seed)] {
      let graph = projection.undirected().simple()
      let n = graph.nodeCount
      var laplacian = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      for node in 0..<n {
        for entry in graph.row(node) {
          let weight = graph.weights.isEmpty ? 1 : graph.weights[entry]
          laplacian[node][node] += weight
          laplacian[node][Int(graph.neighbours[entry])] -= weight
        }
      }
      let found = AlgebraicConnectivity.of(projection)
      guard n > 1 else {
        #expect(found.reason != nil)
        continue
      }
      #expect(abs((found.value?.value ?? -1) - eigenvalues(laplacian)[1]) < 1e-9)
      if let vector = found.value?.vector, let value = found.value?.value, !vector.isEmpty {
        for (row, coordinate) in zip(laplacian, vector) {
          let image = zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 }
          #expect(abs(image - value * coordinate) < 1e-6)
        }
      }
    }
  }

  @Test func `a long chain, a star and a complete graph by formula`() {
    let chain = RandomGraphs.projection(nodes: 500, arcs: (0..<499).map { ($0, $0 + 1) })
    let expected = 2 - 2 * cos(Double.pi / 500)
    #expect(agree(1, AlgebraicConnectivity.of(chain).value.map { $0.value / expected }))
    let star = RandomGraphs.projection(nodes: 40, arcs: (1..<40).map { (0, $0) })
    #expect(agree(1, AlgebraicConnectivity.of(star).value?.value))
    let complete = RandomGraphs.projection(
      nodes: 9, arcs: (0..<9).flatMap { i in (0..<i).map { (i, $0) } })
    #expect(agree(9, AlgebraicConnectivity.of(complete).value?.value))
  }

  @Test(.needsReference) func `values of the reference networks`() throws {
    for layer in try Reference.layers(with: "algebraic_connectivity") {
      let found = AlgebraicConnectivity.of(layer.undirected)
      #expect(
        agree(layer.expected["algebraic_connectivity"].number, found.value?.value), "\(layer.name)")
    }
  }

  @Test(.needsReference) func `the best single ties to add in the reference networks`() throws {
    for (dataset, name, key, dropped) in [
      ("michael-strike", "communication", "edge_addition", [String]()),
      ("krackhardt-hightech", "reports_to", "edge_addition_reports_to", []),
      (
        "padgett-florentine", "marriage", "edge_addition_marriage_without_Pucci", ["Pucci"]
      ),
    ] {
      let expected = try Reference.fixture("\(dataset)/expected_derived.json")[key]
      let layer = try Reference.layer(dataset, name)
      let kept = (0..<layer.graph.nodeCount).filter { !dropped.contains(layer.id($0)) }
      let place = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
      var ties: [(Int, Int)] = []
      for node in kept {
        for entry in layer.undirected.row(node) where layer.undirected.neighbours[entry] > node {
          if let one = place[node], let other = place[Int(layer.undirected.neighbours[entry])] {
            ties.append((one, other))
          }
        }
      }
      func values(_ ties: [(Int, Int)]) throws -> [Double] {
        let projection = RandomGraphs.projection(nodes: kept.count, arcs: ties, direction: .both)
        let paths = try #require(PathStatistics.of(projection).value)
        return [
          try #require(paths.averagePathLength.value), try #require(paths.globalEfficiency.value),
          try #require(AlgebraicConnectivity.of(projection).value).value,
        ]
      }
      let keys = ["average_path_length", "global_efficiency", "algebraic_connectivity"]
      let before = try values(ties)
      for (key, value) in zip(keys, before) {
        #expect(agree(expected["before"][key].number, value))
      }
      #expect(expected["nodes_used"].integer == kept.count)
      var best = [(-Double.infinity, [Set<String>]())]
      best = [best[0], best[0], best[0]]
      for one in kept.indices {
        for other in 0..<one where !ties.contains(where: { Set([$0.0, $0.1]) == [one, other] }) {
          let reached = try values(ties + [(one, other)])
          for index in 0..<3 {
            let value = index == 0 ? -reached[index] : reached[index]
            let names = Set([layer.id(kept[one]), layer.id(kept[other])])
            if value > best[index].0 + 1e-9 {
              best[index] = (value, [names])
            } else if value > best[index].0 - 1e-9 {
              best[index].1.append(names)
            }
          }
        }
      }
      for (index, key) in keys.enumerated() {
        let wanted = expected["best_single_edge_\(key)"]
        #expect(agree(wanted["value"].number, abs(best[index].0)), "\(dataset) \(key)")
        #expect(Set(best[index].1) == Set(wanted["edges"].array.map { Set($0.strings) }))
      }
    }
  }
}
