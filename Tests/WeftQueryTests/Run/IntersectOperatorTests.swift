import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// Common neighbours found by intersection are those found one by one.
struct IntersectOperatorTests {
  static let queries = [
    "MATCH (a)-[:T]->(b)-[:T]->(c), (a)-[:T]->(c) RETURN a, b, c",
    "MATCH (a)-[r:T]->(b)-[s:T]->(c), (a)-[t:T]->(c) RETURN r, s, t",
    "MATCH (a)-[:T]-(b)-[:T]-(c), (a)-[:T]-(c) RETURN count(*) AS n",
    "MATCH (a)--(b)--(c), (a)-[t]-(c) RETURN a, t",
    "MATCH (a)-[:T|U]->(b)-[:U]->(c:A)<-[:T]-(a) RETURN a, b, c",
    "MATCH (a:A)-[:T]->(b:B), (a)-[:U]->(c)<-[:U]-(b) RETURN a, b, c",
    "MATCH (a)-[:T]->(b), (a)-[:T]->(c), (b)-[:T]->(c), (c)-[:T]->(d), (a)-[:T]->(d) RETURN a, d",
    "MATCH (a)-[r:T]->(b) MATCH (a)-[:T]->(c)<-[s:T]-(b) RETURN r, s, c",
    "MATCH (a)-[:T]->(b) WHERE EXISTS { (a)-[:T]->(c)<-[:T]-(b) } RETURN a, b",
    "MATCH (a)-[:T]->(b) RETURN a, b, COUNT { (a)-->(c)<--(b) } AS n",
  ]

  @Test(arguments: queries)
  func `agrees with expanding and with the slow interpreter`(query: String) throws {
    for seed in 0..<20 {
      let graph = RandomCharts.graph(seed: seed &* 17 &+ 11, upTo: 7)
      let expected = EngineRun.bag(
        try ReferenceInterpreter.rows(of: query, on: graph, clock: EngineRun.clock))
      var plain = PlanOptions()
      plain.rewrites.remove(.intersectNeighbours)
      #expect(EngineRun.bag(try EngineRun.rows(query, on: graph)) == expected, "seed \(seed)")
      #expect(
        EngineRun.bag(try EngineRun.rows(query, on: graph, options: plain)) == expected,
        "plain, seed \(seed)")
    }
  }

  @Test func `a long list is galloped through`() throws {
    var builder = GraphBuilder()
    let hub = builder.addNode("hub", labels: ["Hub"])
    let rare = builder.addNode("rare", labels: ["Rare"])
    _ = builder.addRelationship("T", from: hub, to: rare)
    for index in 0..<2000 {
      let node = builder.addNode("n\(index)", labels: ["N"])
      _ = builder.addRelationship("T", from: hub, to: node)
      if index % 333 == 5 || index == 1999 {
        _ = builder.addRelationship("T", from: rare, to: node)
      }
    }
    let graph = builder.finish()
    let rows = try EngineRun.rows(
      "MATCH (h:Hub)-[:T]->(r:Rare)-[:T]->(n:N), (h)-[:T]->(n) RETURN n ORDER BY id(n)", on: graph)
    #expect(
      EngineRun.words(rows, in: graph) == [5, 338, 671, 1004, 1337, 1670, 1999].map { "n\($0)" })
  }
}
