import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// The engine against the slow interpreter and against itself, over queries from seeds.
struct EngineLawTests {
  static let seeds = Array(0..<400)

  @Test(arguments: seeds)
  func `agrees with the slow interpreter`(seed: Int) throws {
    let graph = RandomCharts.graph(seed: seed)
    var queries = RandomQueries(seed: seed)
    let query = queries.query()
    let expected = try ReferenceInterpreter.rows(of: query, on: graph, clock: EngineRun.clock)
    let found = try EngineRun.rows(query, on: graph)
    #expect(EngineRun.bag(found) == EngineRun.bag(expected), "\(query)")
  }

  @Test(arguments: seeds)
  func `rewrites and join orders do not change the rows`(seed: Int) throws {
    let graph = RandomCharts.graph(seed: seed &+ 1000, upTo: 10)
    var queries = RandomQueries(seed: seed &+ 1000)
    let query = queries.query()
    let expected = EngineRun.bag(try EngineRun.rows(query, on: graph))
    var choices: [PlanOptions] = Rewrite.allCases.map { rewrite in
      var options = PlanOptions()
      options.rewrites.remove(rewrite)
      return options
    }
    var plain = PlanOptions()
    plain.rewrites = []
    var written = PlanOptions()
    written.keepsWrittenOrder = true
    choices += [plain, written]
    for options in choices {
      let rows = try EngineRun.rows(query, on: graph, options: options)
      #expect(EngineRun.bag(rows) == expected, "\(query) \(options)")
    }
  }

  @Test(arguments: seeds)
  func `a predicate, its negation and its being null make the whole`(seed: Int) throws {
    let graph = RandomCharts.graph(seed: seed &+ 2000, upTo: 9)
    var queries = RandomQueries(seed: seed &+ 2000)
    let (match, predicate) = queries.partition()
    func count(_ condition: String) throws -> Int64 {
      let rows = try EngineRun.rows(
        "\(match) \(condition) RETURN count(*) AS c", on: graph)
      guard case .integer(let count)? = rows.first?.first else { return -1 }
      return count
    }
    let whole = try count("")
    let parts =
      try count("WHERE \(predicate)") + count("WHERE NOT (\(predicate))")
      + count("WHERE (\(predicate)) IS NULL")
    #expect(whole == parts, "\(match) \(predicate)")
  }

  @Test(arguments: Array(0..<40))
  func `neighbours counted for each node are those of the groups`(seed: Int) throws {
    let graph = RandomCharts.graph(seed: seed, upTo: 12)
    var grouping = PlanOptions()
    grouping.rewrites = []
    for query in [
      "MATCH (a)-[r:T]->(b) RETURN a, count(r), count(*)",
      "MATCH (a:A)--(b) WITH a AS one, count(b) AS n WHERE n > 1 RETURN one, n",
      "MATCH (a)<--(b:B) WHERE a.x > 0 AND b.s IS NULL RETURN a, a.x + 1 AS next, count(b)",
      "MATCH (b)-[:T|U]-(a) WHERE NOT EXISTS { (a)-[:U]->(:A) } RETURN a, count(*) AS n ORDER BY n",
      "MATCH (c:A) RETURN COUNT { MATCH (a:B)-->(b) WITH a, count(*) AS n WHERE n > 1 RETURN a }",
    ] {
      let found = EngineRun.bag(try EngineRun.rows(query, on: graph))
      let grouped = try EngineRun.rows(query, on: graph, options: grouping)
      #expect(found == EngineRun.bag(grouped), "\(query)")
      let expected = try ReferenceInterpreter.rows(of: query, on: graph, clock: EngineRun.clock)
      #expect(found == EngineRun.bag(expected), "\(query)")
    }
  }

  @Test(arguments: Array(0..<60))
  func `a pattern from either end is the same`(seed: Int) throws {
    let graph = RandomCharts.graph(seed: seed, upTo: 9)
    let pairs = [
      ("(a)-[:T]->(b)<-[:U]-(c)", "(c)-[:U]->(b)<-[:T]-(a)"),
      ("(a)-[r*1..3]->(b:A)", "(b:A)<-[r*1..3]-(a)"),
      ("(a:A)--(b)--(c)", "(c)--(b)--(a:A)"),
      ("(a)-[:T*0..2]-(b)-->(c)", "(c)<--(b)-[:T*0..2]-(a)"),
      ("(a)((x)-[:T]->(y)){1,2}(b)", "(b)((y)<-[:T]-(x)){1,2}(a)"),
    ]
    for (forward, backward) in pairs {
      let left = try EngineRun.rows("MATCH \(forward) RETURN a, b", on: graph)
      let right = try EngineRun.rows("MATCH \(backward) RETURN a, b", on: graph)
      #expect(EngineRun.bag(left) == EngineRun.bag(right), "\(forward)")
    }
  }

  @Test(arguments: Array(0..<40))
  func `the same query gives the same rows in the same order`(seed: Int) throws {
    let graph = RandomCharts.graph(seed: seed, upTo: 12)
    var queries = RandomQueries(seed: seed)
    let query = queries.query()
    let first = EngineRun.words(try EngineRun.rows(query, on: graph), in: graph)
    let second = EngineRun.words(try EngineRun.rows(query, on: graph), in: graph)
    #expect(first == second, "\(query)")
  }
}
