import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// Variable lengths, shortest paths and quantified patterns against the slow interpreter.
struct PathSearchTests {
  static let queries = [
    "MATCH p = (a)-[:T*]->(b) RETURN a, b, length(p) AS l",
    "MATCH (a)-[r:T*0..3]-(b) RETURN a, b, size(r) AS l",
    "MATCH (a)-[r:T* {w: 1}]->(b) RETURN a, b, size(r) AS l",
    "MATCH (a)-[:T*2..3]->(b) RETURN DISTINCT a, b",
    "MATCH (a)-[:T*]-(b) RETURN DISTINCT a, b",
    "MATCH (a)-[*1..3]-(b) RETURN DISTINCT a, b",
    "MATCH (a)-[*0..2]-(b) RETURN DISTINCT a, b",
    "MATCH (a)-[:T*]->(b:A) RETURN DISTINCT a, b",
    "MATCH (a) WHERE EXISTS { (a)-[:T*1..4]-(a) } RETURN a",
    "MATCH (a), (b) WHERE EXISTS { (a)-[:T*]->(b) } RETURN a, b",
    "MATCH (a)-[r:U]->(b) WHERE EXISTS { MATCH (a)-[:T|U*]-(b) } RETURN a, b",
    "MATCH p = shortestPath((a)-[:T*]->(b)) RETURN a, b, length(p) AS l",
    "MATCH p = shortestPath((a)-[*..3]-(b)) RETURN a, b, length(p) AS l",
    "MATCH p = shortestPath((a)-[*0..]-(b)) RETURN a, b, length(p) AS l",
    "MATCH p = allShortestPaths((a)-[*]->(b)) RETURN a, b, nodes(p) AS n",
    "MATCH p = allShortestPaths((a)-[:T*]-(b:A)) RETURN a, b, relationships(p) AS r",
    "MATCH (a:A), (b:B) MATCH p = allShortestPaths((a)-[*]-(b)) RETURN a, b, nodes(p) AS n",
    "MATCH p = ANY SHORTEST (a)-[:T]->+(b) RETURN a, b, length(p) AS l",
    "MATCH p = ALL SHORTEST (a:A)-[:T]-+(b) RETURN a, b, nodes(p) AS n",
    "MATCH p = SHORTEST 2 (a)-[:T*]->(b) RETURN a, b, length(p) AS l",
    "MATCH p = SHORTEST 2 GROUPS (a)-[:T*..4]->(b) RETURN a, b, nodes(p) AS n",
    "MATCH p = ALL SHORTEST (a:A)-[:T*]->(x)-[:U]->(b) RETURN a, b, length(p) AS l",
    "MATCH (a)((x)-[r:T]->(y) WHERE x.x < 2){1,3}(b) RETURN a, b, size(r) AS l",
    "MATCH (a)((x)-[:T]->(y)-[:U]-(z)){0,2}(b) RETURN a, b, [n IN y | n.x] AS l",
    "MATCH p = (a:A)((x)-[:T]-(y)){2}(b:B) RETURN a, b, nodes(p) AS n",
    "MATCH (a)-[:U]->(b)((x)-[:U]-(y))*(c) RETURN a, b, c, size(x) AS l",
    "MATCH (a)-[r:T]->(b) MATCH q = (a)-[r]->(b)-[:U*0..1]->(c) RETURN a, c, length(q) AS l",
    "MATCH (a)-[rs:T*1..2]->(b) WITH rs, a MATCH (c)-[rs*]->(d) RETURN a, c, d",
  ]

  @Test(arguments: queries)
  func `agrees with the slow interpreter`(query: String) throws {
    for seed in 0..<25 {
      let graph = RandomCharts.graph(seed: seed &* 13 &+ 3, upTo: 5)
      let expected = try ReferenceInterpreter.rows(of: query, on: graph, clock: EngineRun.clock)
      let found = try EngineRun.rows(query, on: graph)
      #expect(EngineRun.bag(found) == EngineRun.bag(expected), "seed \(seed)")
    }
  }

  @Test func `a path reads the same whichever end the search began at`() throws {
    var builder = GraphBuilder()
    let nodes = (0..<5).map { builder.addNode("n\($0)", labels: [$0 == 4 ? "End" : "Node"]) }
    for (from, to) in zip(nodes, nodes.dropFirst()) {
      _ = builder.addRelationship("T", from: from, to: to)
    }
    let graph = builder.finish()
    let rows = try EngineRun.rows("MATCH p = (a)-[:T*4]->(b:End) RETURN p", on: graph)
    #expect(EngineRun.words(rows, in: graph) == ["n0>n1>n2>n3>n4"])
  }
}
