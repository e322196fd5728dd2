import TestSupport
import Testing
import WeftGraph

@Suite struct BestTieTests {
  private func names(_ ties: [[Int]], _ layer: ReferenceLayer) -> Set<Set<String>> {
    Set(ties.map { Set($0.map { layer.graph.id(of: NodeID($0)) }) })
  }

  @Test(.needsReference) func objectivesChooseDifferentPeople() throws {
    let layer = try Reference.layer("michael-strike", "communication")
    let network = Projection(of: layer.graph, direction: .both)
    let length = try #require(BestTie.of(network, .averagePathLength).value)
    #expect(abs(length.before - 2.9928) < 5e-5 && abs(length.after - 2.8152) < 5e-5)
    #expect(
      names(length.ties, layer) == [["Gill", "Utrecht"], ["Gill", "Russ"], ["Bob", "Russ"]])
    let efficiency = try #require(BestTie.of(network, .efficiency).value)
    #expect(abs(efficiency.after - 0.4426) < 5e-5)
    #expect(names(efficiency.ties, layer) == [["Bob", "Russ"]])
    let algebraic = try #require(BestTie.of(network, .algebraicConnectivity).value)
    #expect(abs(algebraic.before - 0.1455) < 5e-5 && abs(algebraic.after - 0.2561) < 5e-5)
    #expect(names(algebraic.ties, layer) == [["Alejandro", "Sam"]])
  }

  @Test(.needsReference) func oneTieShortensTheWaysOfTheFlorentineFamilies() throws {
    let layer = try Reference.layer("padgett-florentine", "marriage")
    let whole = Projection(of: layer.graph, direction: .both)
    // The sixteenth family married none of the others: no way leads there.
    #expect(BestTie.of(whole, .averagePathLength).value == nil)
    let joined = Projection(
      of: layer.graph, direction: .both,
      keepNode: { layer.graph.id(of: $0) != "Pucci" })
    let best = try #require(BestTie.of(joined, .averagePathLength).value)
    #expect(joined.nodeCount == 15)
    #expect(abs(best.before - 2.4857) < 5e-5 && abs(best.after - 2.3143) < 5e-5)
  }

  @Test(.needsReference) func oneTieShortensTheReportingLinesOfAFirm() throws {
    let layer = try Reference.layer("krackhardt-hightech", "reports_to")
    let best = try #require(
      BestTie.of(Projection(of: layer.graph, direction: .both), .averagePathLength).value)
    #expect(abs(best.after - 2.7905) < 5e-5)
    #expect(names(best.ties, layer) == [["14", "21"]])
  }

  @Test func aPathIsClosedToARing() throws {
    let path = RandomGraphs.projection(
      nodes: 4, arcs: [(0, 1), (1, 2), (2, 3)], direction: .both)
    let best = try #require(BestTie.of(path, .averagePathLength).value)
    #expect(abs(best.before - 10.0 / 6) < 1e-12)
    #expect(best.ties.contains([0, 3]))
  }

  @Test(arguments: 0..<15) func distancesAfterTheTieAreThoseOfTheWiderGraph(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var arcs = (1..<9).map { (Int.random(in: 0..<$0, using: &random), $0) }
    arcs += (0..<3).map { _ in
      (Int.random(in: 0..<9, using: &random), Int.random(in: 0..<9, using: &random))
    }
    let graph = RandomGraphs.projection(nodes: 9, arcs: arcs, direction: .both)
    let best = try #require(BestTie.of(graph, .averagePathLength).value)
    for tie in best.ties {
      let wider = RandomGraphs.projection(
        nodes: 9, arcs: arcs + [(tie[0], tie[1])], direction: .both)
      var sum = 0
      for source in 0..<9 {
        let search = BreadthFirst.of(wider, from: [source])
        for target in 0..<9 { sum += search.distance(to: target) ?? 1000 }
      }
      #expect(abs(Double(sum) / 72 - best.after) < 1e-12)
    }
  }

  @Test func whereNothingCanBeAddedItIsUndefined() {
    let triangle = RandomGraphs.projection(
      nodes: 3, arcs: [(0, 1), (1, 2), (0, 2)], direction: .both)
    #expect(BestTie.of(triangle, .efficiency).value == nil)
    let apart = RandomGraphs.projection(nodes: 4, arcs: [(0, 1), (2, 3)], direction: .both)
    #expect(BestTie.of(apart, .averagePathLength).value == nil)
    #expect(BestTie.of(apart, .efficiency).value != nil)
  }
}
