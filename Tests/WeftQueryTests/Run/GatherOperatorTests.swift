import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// Several threads give the very rows one gives, in the same order, and stop where it stops.
struct GatherOperatorTests {
  static let queries = [
    "MATCH (a)-[:T]->(b)-[:U]->(c) RETURN a, b, c",
    "MATCH (a)-[r:T*1..3]->(b) RETURN a, r, b",
    "MATCH (a)-[:T*]->(b) RETURN DISTINCT a, b",
    "MATCH p = shortestPath((a:A)-[*..4]-(b:B)) RETURN p",
    "MATCH (a:A), (b:B) MATCH p = allShortestPaths((a)-[*..4]-(b)) RETURN p",
    "MATCH (a)((x)-[:T]->(y) WHERE x.x <> 2){1,2}(b) RETURN a, x, b",
    "MATCH (a) OPTIONAL MATCH (a)-[:U]->(b:B) RETURN a, b",
    "MATCH (a), (b) WHERE a.s = b.s AND a.x < b.x RETURN a, b",
    "MATCH (a) WHERE NOT EXISTS { (a)-[:T]->(:B) } RETURN a.x AS x, count(*) AS c",
    "MATCH (a)-[:T]->(b) RETURN a.s AS s, count(b.x) AS c, min(b.x) AS l, max(b.s) AS h",
    "MATCH (a)-[:T]->(b) RETURN a.s AS s, sum(b.x) AS c, avg(b.x) AS v, collect(b.x) AS l",
    "MATCH (a)-[:T]->(b) RETURN count(*) AS c, count(DISTINCT b) AS d",
    "MATCH (a)-[:T]->(b) RETURN count(DISTINCT b) AS d, collect(DISTINCT a.s) AS l",
    "MATCH (a)-->(b) RETURN percentileDisc(DISTINCT b.x, 0.5) AS p",
    "MATCH (a)-->(b) RETURN a, b LIMIT 7",
    "MATCH (a)-->(b) RETURN a, b SKIP 3 LIMIT 5",
    "MATCH (a)-->(b) WITH a, b LIMIT 9 MATCH (b)-->(c) RETURN a, b, c",
    "MATCH (a)-->(b) RETURN a, b ORDER BY b.x DESC LIMIT 6",
    "MATCH (a) WITH a.s AS s, count(*) AS c MATCH (b {s: s})-->(d) RETURN s, c, b, d",
    "UNWIND range(1, 40) AS i MATCH (a {x: i % 4})-->(b) RETURN i, a, b",
    "MATCH (a)-->(b) RETURN a UNION MATCH (a)<--(b) RETURN a",
    "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b ORDER BY b.x, id(b) LIMIT 1 } RETURN a, b",
    "MATCH (a) CALL (a) { MATCH (b), (c) WHERE b.s = c.s AND b.x = a.x RETURN count(*) AS n } "
      + "RETURN a, n",
    "MATCH (a)-[:T]->(b), (a)-[:T]->(c), (b)-[:T]->(c) RETURN a, b, c",
    "MATCH (a) RETURN CASE WHEN a.x > 1 THEN COUNT { (a)-->() } ELSE 0 END AS n, a",
    "MATCH (a)-->(b) RETURN 10 / b.x AS q",
    "MATCH (a)-->(b) RETURN 10 / b.x AS q",
  ]

  private static let sizes: [MorselSizes] = [
    (1, 1, 1, 1), (1, 3, 2, 5), (2, 16, 4, 64), (128, 8192, 2048, 1 << 17),
  ]
  .map { first, largest, output, most in
    var sizes = MorselSizes()
    sizes.firstMorsel = first
    sizes.largestMorsel = largest
    sizes.firstOutput = output
    sizes.largestOutput = most
    sizes.serialTime = .zero
    sizes.leastWork = 0
    return sizes
  }

  /// The rows, or the error, of a query as text.
  private func outcome(
    _ query: String, _ graph: Graph, threads: Int, _ sizes: MorselSizes = MorselSizes()
  ) -> [String] {
    var options = PlanOptions()
    options.morsels = sizes
    do throws(InputError) {
      let rows = try EngineRun.rows(query, on: graph, options: options, threads: threads)
      return EngineRun.words(rows, in: graph)
    } catch {
      return [error.diagnostics[0].code]
    }
  }

  @Test(arguments: queries)
  func `any number of threads and any size of morsels give the same`(query: String) {
    for seed in 0..<6 {
      let graph = RandomCharts.graph(seed: seed &* 31 &+ 7, upTo: 40)
      let expected = outcome(query, graph, threads: 1)
      for sizes in Self.sizes {
        for threads in 2...4 {
          #expect(
            outcome(query, graph, threads: threads, sizes) == expected,
            "seed \(seed), \(threads) threads, \(sizes)")
        }
      }
    }
  }

  /// A part of an aggregate that turns out to have hardly fewer groups than rows passes rows on from the
  /// next morsel on, and gives every group of this one before.
  @Test func `parts with many groups lose none`() {
    var builder = GraphBuilder()
    let nodes = (0..<20_000).map { index in
      let node = builder.addNode("n\(index)", labels: ["N"])
      builder.set("v", of: node, to: .integer(Int64(index * 37 % 7000)))
      builder.set("w", of: node, to: .string("w\(index % 6000)"))
      return node
    }
    for index in nodes.indices {
      _ = builder.addRelationship("T", from: nodes[index], to: nodes[index * 17 % 20_000])
    }
    let graph = builder.finish()
    var sizes = MorselSizes()
    sizes.firstMorsel = 8192
    sizes.serialTime = .zero
    sizes.leastWork = 0
    for query in [
      "MATCH (a:N)-[:T]->(b) WITH b.v AS v, count(*) AS c RETURN count(*) AS n, sum(c) AS s",
      "MATCH (a:N)-[:T]->(b) WITH a.w AS w, b.w AS x, count(*) AS c, max(b.v) AS m "
        + "RETURN count(*) AS n, sum(c) AS s, sum(m) AS t",
      "MATCH (a:N)-[:T]->(b) WITH b, count(a) AS c RETURN count(*) AS n, sum(c) AS s",
    ] {
      #expect(
        outcome(query, graph, threads: 2, sizes) == outcome(query, graph, threads: 1), "\(query)")
    }
  }

  @Test func `behind a LIMIT an error is raised or its row was not needed`() {
    let query = "MATCH (a)-->(b) RETURN 10 / b.x AS q"
    for seed in 0..<6 {
      let graph = RandomCharts.graph(seed: seed &* 31 &+ 7, upTo: 40)
      let all = outcome(
        "MATCH (a)-->(b) RETURN CASE b.x WHEN 0 THEN 'none' ELSE 10 / b.x END AS q",
        graph, threads: 1)
      for threads in 1...4 {
        let few = outcome(query + " LIMIT 3", graph, threads: threads, Self.sizes[0])
        #expect(few == ["division-by-zero"] || few == Array(all.prefix(3)))
      }
    }
  }

  @Test(arguments: queries)
  func `operators are measured the same`(query: String) throws {
    let graph = RandomCharts.graph(seed: 5, upTo: 40)
    guard !query.contains("/"), !query.contains("LIMIT") else { return }
    func profile(threads: Int) throws -> [String] {
      var options = PlanOptions()
      options.morsels = Self.sizes[1]
      let result = try QueryEngine.run(
        SourceText(name: "test", text: query), on: graph, catalog: StandardFunctions.catalog,
        clock: EngineRun.clock, threads: threads, isProfiling: true, options: options)
      return result.profile?.operators.map {
        "\($0.depth) \($0.name) \($0.details) \($0.rows)"
      } ?? []
    }
    let one = try profile(threads: 1)
    #expect(one.count > 2)
    let two = try profile(threads: 3)
    // Subqueries remember equal outer rows for each copy of their own: their inner rows may differ.
    let isWhole = !one.contains { $0.contains("Apply") || $0.contains("CASE") }
    if isWhole { #expect(two == one) } else { #expect(two.count == one.count) }
  }

  @Test func `work for a LIMIT stops soon`() throws {
    var builder = GraphBuilder()
    for index in 0..<3000 { _ = builder.addNode("n\(index)", labels: ["N"]) }
    let graph = builder.finish()
    // All pairs would be 9,000,000 rows of a deadline far too short for them.
    let rows = try EngineRun.rows(
      "MATCH (a:N), (b:N) WHERE id(a) >= 0 RETURN a, b LIMIT 5", on: graph,
      limits: QueryLimits(bytes: 50_000_000), threads: 4)
    #expect(rows.count == 5)
  }

  @Test(arguments: ["time", "memory", "cancelled"])
  func `limits stop every thread`(kind: String) {
    let graph = RandomCharts.graph(seed: 3, upTo: 40)
    let cancellation = QueryLimits.Cancellation()
    if kind == "cancelled" { cancellation.cancel() }
    let limits =
      switch kind {
      case "time": QueryLimits(time: .milliseconds(20))
      case "memory": QueryLimits(bytes: 200_000)
      default: QueryLimits(cancellation: cancellation)
      }
    var options = PlanOptions()
    options.morsels = Self.sizes[2]
    do throws(InputError) {
      _ = try EngineRun.rows(
        "MATCH (a)-[*]-(b), (c), (d), (e), (f) WITH a, b, c, d, e ORDER BY a.x RETURN count(*)",
        on: graph, options: options, limits: limits, threads: 3)
      Issue.record("the query ended")
    } catch {
      #expect(error.diagnostics[0].message.contains(kind))
    }
  }
}
