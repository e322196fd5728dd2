import Testing
import WeftGraph
import WeftQuery

/// What PROFILE counts.
struct QueryProfileTests {
  /// Three teams, of which two own one system and three.
  private static let graph: Graph = {
    var builder = GraphBuilder()
    let teams = (0..<3).map { builder.addNode("t\($0)", labels: ["Team"]) }
    for (index, team) in [0, 1, 1, 1].enumerated() {
      let system = builder.addNode("s\(index)", labels: index < 3 ? ["System"] : ["System", "Old"])
      _ = builder.addRelationship("OWNS", from: teams[team], to: system)
    }
    return builder.finish()
  }()

  @Test(arguments: [
    ("MATCH (t:Team) WHERE EXISTS { (t)-[:OWNS]->() } RETURN t", 2),
    ("MATCH (t:Team) WHERE NOT EXISTS { (t)-[:OWNS]->(:Old) } RETURN t", 1),
    ("MATCH (t:Team) RETURN COUNT { (t)-[:OWNS]->() } AS n", 4),
    ("MATCH (t:Team) RETURN CASE WHEN t.x IS NULL THEN COUNT { (t)-[:OWNS]->(:Old) } END AS n", 1),
  ])
  func `neighbours read for a subquery are counted`(query: String, rows: Int) throws {
    for threads in [1, 3] {
      let result = try QueryEngine.run(
        SourceText(name: "test", text: query), on: Self.graph, catalog: StandardFunctions.catalog,
        clock: EngineRun.clock, threads: threads, isProfiling: true)
      let steps = result.profile?.operators ?? []
      #expect(steps.filter { $0.name == "Expand" }.map(\.rows) == [rows])
    }
  }
}
