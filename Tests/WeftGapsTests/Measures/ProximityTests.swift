import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct ProximityTests {
  @Test func distanceIsCountedInTiesToTheNearestHandsOnPerson() throws {
    let chart = SmallChart(
      """
      Person boss
      Person middle
      Person user
      Person far
      AISystem s
      AISystem blind
      AISystem untouched
      boss -ACCOUNTABLE_FOR-> s
      user -APPROVES-> s
      far -APPROVES-> s
      user -USES-> s handsOn=true
      boss -COLLABORATES_WITH-> middle
      middle -COLLABORATES_WITH-> user
      boss -OWNS-> blind
      user -USES-> blind
      boss -OWNS-> untouched
      user -USES-> untouched handsOn=false
      """)
    #expect(
      try chart.rows("org.proximity").sorted() == [
        "boss blind null null 2", "boss s 2 \(1.0 / 3.0) 2",
        "boss untouched null 0.0 null", "far s null 0.0 null", "user s 0 1.0 0",
      ])
  }

  @Test(arguments: 0..<20) func searchesEqualOneSearchAtATime(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = 60
    var pairs = NodePairs()
    for _ in 0..<90 {
      pairs.append(
        Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
    }
    let rows = pairs.rows(nodeCount: count)
    let requests = (0..<150).map { _ in
      BatchedSearch.Request(
        sources: (0..<Int.random(in: 0...3, using: &random)).map { _ in
          Int.random(in: 0..<count, using: &random)
        },
        wanted: (0..<5).map { _ in Int.random(in: 0..<count, using: &random) })
    }
    let projection = rows.projection(of: (0..<count).map { NodeID($0) })
    let reached = ReachSearch(rows).reached(requests)
    let expected = requests.map { request in
      let search = BreadthFirst.of(projection, from: request.sources)
      return request.wanted.map { search.distance(to: $0) }
    }
    // However soon searches by themselves give up.
    for most in [0, 4, 12, 30, 1000] {
      #expect(BatchedSearch(rows, most: most).distances(requests) == expected)
    }
    #expect(reached == expected.map { $0.map { $0 != nil } })
  }

  @Test func usesThatDoNotSayCountAsPerhapsWhereNothingElseIsKnown() throws {
    let chart = SmallChart(
      "Person o\nPerson h\nAISystem s\no -OWNS-> s\no -COLLABORATES_WITH-> h\nh -USES-> s")
    #expect(try chart.rows("org.proximity") == ["o s null null 1"])
  }
}
