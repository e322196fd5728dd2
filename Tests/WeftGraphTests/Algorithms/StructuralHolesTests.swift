import Foundation
import Testing
import TestSupport
import WeftGraph

@Suite struct StructuralHolesTests {
  /// The four measures from the matrices of the definition.
  private func dense(_ projection: Projection) -> [[Double]?] {
    let simple = projection.simple()
    let n = simple.nodeCount
    var a = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for node in 0..<n {
      for entry in simple.row(node) {
        a[node][Int(simple.neighbours[entry])] = simple.weights.isEmpty ? 1 : simple.weights[entry]
      }
    }
    let z = (0..<n).map { i in (0..<n).map { a[i][$0] + a[$0][i] } }
    let p = z.map { row in row.map { $0 / row.reduce(0, +) } }
    let m = z.map { row in row.map { $0 / (row.max() ?? 0) } }
    return (0..<n).map { i in
      let contacts = (0..<n).filter { z[i][$0] > 0 }
      if contacts.isEmpty { return nil }
      var c: [Double] = []
      var size = 0.0
      for j in contacts {
        var reach = p[i][j]
        var redundancy = 0.0
        for q in contacts where q != j {
          reach += p[i][q] * p[q][j]
          redundancy += p[i][q] * m[j][q]
        }
        c.append(reach * reach)
        size += 1 - redundancy
      }
      let constraint = c.reduce(0, +)
      let k = Double(contacts.count)
      let hierarchy =
        k == 1
        ? 1 : c.reduce(0) { $0 + $1 * k / constraint * log($1 * k / constraint) } / (k * log(k))
      return [constraint, size, size / k, hierarchy]
    }
  }

  @Test(arguments: 0..<60)
  func `all four follow the matrices of the definition`(seed: Int) throws {
    for projection in [
      RandomGraphs.projection(seed: seed), RandomGraphs.projection(seed: seed, direction: .both),
      RandomGraphs.weighted(seed: seed), RandomGraphs.weighted(seed: seed, direction: .both),
    ] {
      let found = try #require(StructuralHoles.of(projection, threads: 1 + seed % 2).value)
      for (position, expected) in zip(found.positions, dense(projection)) {
        #expect(agree(expected?[0], position.value?.constraint))
        #expect(agree(expected?[1], position.value?.effectiveSize))
        #expect(agree(expected?[2], position.value?.efficiency))
        #expect(agree(expected?[3], position.value?.hierarchy, tolerance: 1e-7))
      }
    }
  }

  @Test(arguments: 0..<20)
  func `without weights the effective size is the degree less the mean ties among contacts`(
    seed: Int
  ) throws {
    let projection = RandomGraphs.projection(seed: seed, upTo: 20, direction: .both)
    let triangles = Triangles.of(projection)
    let found = try #require(StructuralHoles.of(projection).value)
    for (node, position) in found.positions.enumerated() {
      let k = Double(triangles.degrees[node])
      let expected = k > 0 ? k - 2 * Double(triangles.counts[node]) / k : nil
      #expect(agree(expected, position.value?.effectiveSize))
    }
  }

  private func check(_ expected: JSONValue, _ position: Measured<StructuralHoles.Position>) {
    for (key, value) in [
      ("constraint", position.value?.constraint), ("effective_size", position.value?.effectiveSize),
      ("efficiency", position.value?.efficiency), ("hierarchy", position.value?.hierarchy),
    ] where !expected[key].isNull { #expect(agree(expected[key].number, value), "\(key)") }
  }

  @Test func `a triangle, a star and a dyad by hand`() throws {
    let expected = try Reference.fixture("closed-form/expected.json")
    let triangle = try #require(
      StructuralHoles.of(
        RandomGraphs.projection(nodes: 3, arcs: [(0, 1), (1, 2), (2, 0)], direction: .both)
      ).value)
    for position in triangle.positions {
      #expect(agree(expected["triangle"]["constraint_each"].number, position.value?.constraint))
      #expect(
        agree(expected["triangle"]["effective_size_each"].number, position.value?.effectiveSize))
    }
    let star = try #require(
      StructuralHoles.of(
        RandomGraphs.projection(nodes: 5, arcs: (1..<5).map { (0, $0) }, direction: .both)
      ).value)
    check(expected["star_n5"]["hub"], star.positions[0])
    for leaf in 1..<5 { check(expected["star_n5"]["leaf"], star.positions[leaf]) }
    let dyad = try #require(
      StructuralHoles.of(RandomGraphs.projection(nodes: 2, arcs: [(0, 1)], direction: .both)).value)
    #expect(agree(expected["dyad"]["constraint_each"].number, dyad.positions[0].value?.constraint))
    #expect(
      agree(expected["dyad"]["effective_size_each"].number, dyad.positions[1].value?.effectiveSize))
  }

  @Test func `the example of Borgatti 1997`() throws {
    let file = try Reference.fixture("closed-form/expected.json")
    for (key, weighted) in [
      ("borgatti1997_holes_unweighted", false), ("borgatti1997_holes_weighted", true),
    ] {
      let expected = file[key]
      let names = ["A", "B", "C", "D", "E", "F", "G"]
      let edges = expected["edges"].object.sorted { $0.key < $1.key }
      let arcs = edges.map { edge in
        let ends = edge.key.split(separator: "-").map(String.init)
        return (names.firstIndex(of: ends[0]) ?? 0, names.firstIndex(of: ends[1]) ?? 0)
      }
      let weights = edges.map { $0.value.number ?? 0 }
      let projection = RandomGraphs.projection(
        nodes: 7, arcs: arcs, weights: weighted ? weights : nil, direction: .both)
      let found = try #require(StructuralHoles.of(projection).value)
      for (node, name) in names.enumerated() {
        let position = found.positions[node].value
        #expect(agree(expected["constraint"][name].number, position?.constraint))
        #expect(agree(expected["effective_size"][name].number, position?.effectiveSize))
        #expect(agree(expected["efficiency"][name].number, position?.efficiency))
        #expect(agree(expected["hierarchy"][name].number, position?.hierarchy))
      }
    }
  }

  @Test(.needsReference) func `positions in the reference networks`() throws {
    for (key, projection) in [
      ("burt_binary", { $0.directed }), ("burt_undirected_binary", { $0.undirected }),
      ("burt_valued", { $0.weighted }),
    ] as [(String, (ReferenceLayer) -> Projection)] {
      for layer in try Reference.layers(with: key) {
        let found = try #require(StructuralHoles.of(projection(layer)).value).positions
        let expected = layer.expected[key]
        #expect(layer.mismatches(expected["constraint"]) { found[$0].value?.constraint } == [])
        #expect(
          layer.mismatches(expected["effective_size"]) { found[$0].value?.effectiveSize } == [])
        #expect(layer.mismatches(expected["efficiency"]) { found[$0].value?.efficiency } == [])
        #expect(layer.mismatches(expected["hierarchy"]) { found[$0].value?.hierarchy } == [])
      }
    }
  }
}
