import Foundation
import Testing
import TestSupport
import WeftGraph

@Suite struct ArticulationPointsTests {
  @Test(arguments: 0..<120)
  func `parts are the components that removal adds, and one`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let graph = Naive(projection)
    let before = graph.componentCount()
    var expected: [[Int]] = []
    for node in 0..<projection.nodeCount {
      let after = graph.componentCount(without: [node])
      if after > before {
        expected.append([node, after - before + 1])
      }
    }
    #expect(ArticulationPoints.of(projection).points.map { [$0.node, $0.parts] } == expected)
  }

  @Test(arguments: 0..<40)
  func `renumbering nodes renumbers the points`(seed: Int) {
    let (original, renamed, rename) = RandomGraphs.relabelled(seed: seed, upTo: 30)
    let one = ArticulationPoints.of(original).points.map { [rename[$0.node], $0.parts] }
    let other = ArticulationPoints.of(renamed).points.map { [$0.node, $0.parts] }
    #expect(one.sorted { $0[0] < $1[0] } == other)
  }

  @Test func `the kite has two`() throws {
    let (kite, names, expected) = try ClosedForm.kite()
    #expect(
      ArticulationPoints.of(kite).points.map { names[$0.node] }
        == expected["articulation_points"].strings)
  }

  @Test(.needsReference) func `points of the reference networks`() throws {
    for layer in try Reference.layers(with: "articulation_points") {
      let found = ArticulationPoints.of(layer.directed).points.map { layer.id($0.node) }
      #expect(found.sorted() == layer.expected["articulation_points"].strings.sorted())
    }
  }

  @Test(.needsReference) func `people who alone join Kubernetes teams`() throws {
    let expected = try Reference.fixture("kubernetes-sigs/expected_derived.json")
    let folder = try #require(Reference.folder)
    let leads = try Reference.rows(folder.appendingPathComponent("data/kubernetes-sigs/leads.csv"))
    var builder = GraphBuilder()
    var numbers: [String: Int] = [:]
    for row in leads {
      let ends = ["person", "team"].map { row[$0] ?? "" }
      for id in ends where numbers[id] == nil {
        numbers[id] = builder.addNode(id, labels: ["Node"])
      }
      _ = builder.addRelationship(
        "LEADS", from: try #require(numbers[ends[0]]), to: try #require(numbers[ends[1]]))
    }
    let graph = builder.finish()
    let projection = Projection(of: graph)
    let people = Set(leads.compactMap { $0["person"] })
    let found = ArticulationPoints.of(projection).points.map { graph.id(of: NodeID($0.node)) }
    #expect(found.filter(people.contains).sorted() == expected["articulation_people"].strings)
    #expect(
      WeakComponents.of(projection).sizes.sorted(by: >)
        == expected["lead_team_bipartite_component_sizes"].integers)
  }
}
