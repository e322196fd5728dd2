import Testing
import WeftGraph
import WeftQuery

/// Limits stop a query and say where.
struct QueryLimitsTests {
  /// A complete graph, in which trails and products have no end in sight.
  private static let dense: Graph = {
    var builder = GraphBuilder()
    let nodes = (0..<30).map { builder.addNode("n\($0)", labels: ["Node"]) }
    for from in nodes {
      for to in nodes where to != from {
        _ = builder.addRelationship("T", from: from, to: to)
      }
    }
    return builder.finish()
  }()

  private func message(_ query: String, _ limits: QueryLimits) -> String? {
    do throws(InputError) {
      _ = try EngineRun.rows(query, on: Self.dense, limits: limits)
      return nil
    } catch {
      let diagnostic = error.diagnostics[0]
      return "\(diagnostic.code): \(diagnostic.message)"
    }
  }

  @Test(arguments: [
    "MATCH (a)-[:T*]->(b) RETURN count(*)",
    "MATCH (a), (b), (c), (d), (e), (f), (g) RETURN count(*)",
    "MATCH p = SHORTEST 1000000 (a)-[:T*]-(b) RETURN count(*)",
    "MATCH (a)((x)-[:T]->(y))+(b) RETURN count(*)",
  ])
  func `time`(query: String) {
    let limits = QueryLimits(time: .milliseconds(50), bytes: 200_000_000)
    #expect(message(query, limits)?.hasPrefix("limit-exceeded: the query reached") == true)
  }

  @Test(arguments: [
    "replace(k, 'a', 'bb')", "split(k, 'a')", "split(k, '')", "reverse(k)", "k =~ '(a|b)*c'",
  ])
  func aFunctionOfALongStringEndsInTime(call: String) {
    let query =
      "WITH reduce(s = 'a', x IN range(1, 23) | s + s) AS k UNWIND range(1, 1000) AS i WITH k, i RETURN max(size(toString(\(call))))"
    let limits = QueryLimits(time: .milliseconds(300), bytes: 400_000_000)
    #expect(message(query, limits)?.hasPrefix("limit-exceeded: the query reached") == true)
  }

  @Test func whatAFunctionMakesCounts() {
    let query =
      "WITH reduce(s = 'a', x IN range(1, 20) | s + s) AS k RETURN size(replace(k, 'a', 'sixteen letters.'))"
    #expect(
      message(query, QueryLimits(bytes: 10_000_000))
        == "limit-exceeded: the query reached its limit of memory in replace()")
  }

  @Test(arguments: [
    ("MATCH (n:Node)\nWHERE n.name RETURN n", 7), ("MATCH (n)\nWHERE NOT n.name RETURN n", 11),
    ("MATCH (n)\nWHERE n.name AND true RETURN n", 7),
    ("MATCH (n)\nRETURN CASE WHEN n.name THEN 1 END", 18),
    ("MATCH (n)\nRETURN [x IN [n] WHERE x.name]", 24),
    ("MATCH (n)\nWHERE EXISTS { (n)-->(m) WHERE m.name } RETURN n", 32),
    ("MATCH\n(n WHERE n.name) RETURN n", 10), ("MATCH (n)\nFILTER n.name RETURN n", 8),
  ])
  func aConditionThatIsNoneHasItsPlace(query: String, column: Int) throws {
    var builder = GraphBuilder()
    let nodes = (0..<2).map { builder.addNode("n\($0)", labels: ["Node"]) }
    for node in nodes { builder.set("name", of: node, to: .string("one")) }
    _ = builder.addRelationship("T", from: nodes[0], to: nodes[1])
    let graph = builder.finish()
    var diagnostics: [Diagnostic] = []
    do throws(InputError) {
      _ = try EngineRun.rows(query, on: graph)
    } catch {
      diagnostics = error.diagnostics
    }
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.message == "a condition needs a Boolean, not a value of type String")
    #expect(diagnostic.position?.line == 2 && diagnostic.position?.column == column)
  }

  /// Values of few lists that have more parts than anybody can walk over.
  @Test(arguments: [
    "RETURN reduce(s = [1], x IN range(1, 60) | [s, s]) = [1]",
    "RETURN reduce(s = {a: 1}, x IN range(1, 200) | {a: s, b: s, c: 1})",
    "UNWIND range(1, 3) AS n WITH reduce(s = [n], x IN range(1, 60) | [s, 1, s]) AS t RETURN DISTINCT t",
    "RETURN reduce(s = 'a', x IN range(1, 60) | [s, s])",
  ])
  func `a value that shares its parts`(query: String) throws {
    let refused = try #require(message(query, QueryLimits(bytes: 20_000_000)))
    #expect(refused.hasPrefix("limit-exceeded: the query reached its limit of memory in "))
  }

  @Test func `a value that shares its parts, step by step`() {
    let steps = (1...60).map { _ in "WITH [a, a] AS a" }.joined(separator: " ")
    #expect(
      message("WITH [1] AS a \(steps) RETURN a = a", QueryLimits(bytes: 20_000_000))
        == "limit-exceeded: the query reached its limit of memory in a list")
  }

  @Test(arguments: ["[s]", "{a: s}"])
  func `lists within each other`(step: String) throws {
    let deep = "RETURN size(reduce(s = [1], x IN range(1, 100000) | \(step)))"
    let refused = try #require(message(deep, QueryLimits()))
    #expect(refused.hasSuffix(" makes a value of more than 1000 lists or maps within each other"))
    #expect(
      message("RETURN reduce(s = [1], x IN range(1, 900) | \(step)) = 1", QueryLimits()) == nil)
  }

  @Test func `many lists side by side are no deep ones`() {
    let query =
      "RETURN size(reduce(s = [], x IN range(1, 20000) | CASE WHEN x % 2 = 0 THEN s + [[x]] ELSE s END))"
    #expect(message(query, QueryLimits(bytes: 20_000_000)) == nil)
  }

  @Test(arguments: ["s + s", "'x' + s + s"])
  func `what a sum would need is known before it is made`(sum: String) throws {
    let query = "RETURN size(reduce(s = 'abcdefgh', x IN range(1, 40) | \(sum)))"
    let refused = try #require(message(query, QueryLimits(bytes: 64 << 20)))
    #expect(refused.hasPrefix("limit-exceeded: the query reached its limit of memory in "))
  }

  @Test func `rows`() {
    #expect(
      message("MATCH (a), (b) RETURN a, b", QueryLimits(rows: 100))
        == "limit-exceeded: the query reached its limit of rows in ProduceResults")
    #expect(message("MATCH (a) RETURN a", QueryLimits(rows: 30)) == nil)
  }

  @Test func `memory`() {
    #expect(
      message(
        "MATCH (a), (b), (c) RETURN DISTINCT a, b, c", QueryLimits(bytes: 100_000)
      ) == "limit-exceeded: the query reached its limit of memory in Distinct")
  }

  @Test(arguments: [
    "RETURN reduce(s = 0, x IN range(1, 60000000) | s + x) AS s",
    "RETURN size([x IN range(1, 60000000) WHERE x % 2 = 0 | [x, x]]) AS s",
    "RETURN all(x IN range(1, 60000000) WHERE x > 0) AS s",
    "UNWIND range(1, 60000000) AS x RETURN count(x)",
    "MATCH (a), (b), (c), (d), (e) RETURN a.x AS x ORDER BY x, id(b)",
    "MATCH p = allShortestPaths((a)-[:T*]-(b)) MATCH q = (a)-[:T*]-(b) RETURN count(*)",
  ])
  func `time within expressions and large steps`(query: String) {
    let limits = QueryLimits(time: .milliseconds(100), bytes: 4_000_000_000)
    #expect(message(query, limits)?.hasPrefix("limit-exceeded: the query reached") == true)
  }

  @Test(arguments: [
    "RETURN size(range(1, 60000000)) AS s", "RETURN reduce(s = 'x', x IN range(1, 60) | s + s)",
    "RETURN reduce(s = [1], x IN range(1, 60) | s + s)",
    "UNWIND range(1, 400000) AS x WITH [x, toString(x)] AS l RETURN collect(l)",
    "MATCH (a), (b), (c), (d) RETURN collect(DISTINCT [a, b, c, d])",
    "MATCH (a), (b), (c), (d) WITH a, b, c, d ORDER BY id(d) RETURN count(*)",
    "MATCH (a), (b), (c), (d) RETURN DISTINCT a, b, c, d",
    "MATCH (a), (b) WITH id(a) + id(b) AS k MATCH (x)-[:T]->(y)-[:T]->(z)-[:T]->(w) "
      + "WHERE id(x) + id(w) = k RETURN sum(id(y) + id(z)) AS s",
    "MATCH (a), (b), (c), (d) RETURN percentileCont(id(a), 0.5)",
    "MATCH (a)((x)-[:T]->(y)){4}(b) RETURN count(*)",
    "MATCH p = SHORTEST 100000 (a)-[:T*]->(b) RETURN count(*)",
  ])
  func `memory within expressions and large steps`(query: String) {
    let limits = QueryLimits(time: .seconds(60), bytes: 6_000_000)
    let message = message(query, limits)
    #expect(
      message?.hasPrefix("limit-exceeded: the query reached its limit of memory") == true,
      "\(message ?? "no limit was reached")")
  }

  @Test func `a limit names a place`() {
    for query in [
      "MATCH (a), (b), (c)\nRETURN DISTINCT a, b, c",
      "MATCH (a)\nRETURN size(range(1, 9000000)) AS s",
      "MATCH (a), (b), (c)\nRETURN collect([a, b, c]) AS s",
    ] {
      do throws(InputError) {
        _ = try EngineRun.rows(query, on: Self.dense, limits: QueryLimits(bytes: 100_000))
        Issue.record("\(query) ended")
      } catch {
        #expect(error.diagnostics[0].position != nil, "\(query)")
      }
    }
  }

  @Test(arguments: [
    "MATCH (a), (b), (c), (d), (e), (f)\nRETURN count(*)",
    "MATCH (a), (b), (c), (d), (e), (f) WHERE id(a) + id(b) + id(c) < id(d)\nRETURN a",
    "MATCH (a) WHERE EXISTS {\n  MATCH (b), (c), (d), (e), (f) WHERE id(b) + id(c) + id(d) + id(e) + id(f) < -1 }\nRETURN a",
    "MATCH (a)\nCALL (a) { MATCH (b), (c), (d), (e), (f) RETURN count(*) AS n }\nRETURN sum(n)",
  ])
  func `a limit of products and subqueries names a place`(query: String) {
    do throws(InputError) {
      _ = try EngineRun.rows(query, on: Self.dense, limits: QueryLimits(time: .milliseconds(20)))
      Issue.record("\(query) ended")
    } catch {
      #expect(error.diagnostics[0].code == "limit-exceeded")
      #expect(error.diagnostics[0].position != nil, "\(error.diagnostics[0].message)")
    }
  }

  @Test(arguments: [
    "MATCH (a)" + String(repeating: "-->()", count: 20_000) + " RETURN count(*)",
    String(repeating: "MATCH (a:Node) ", count: 5000) + "RETURN count(*)",
    "WITH 1 AS x " + String(repeating: "WITH x + 1 AS x ", count: 5000) + "RETURN x",
    "UNWIND [1] AS x " + String(repeating: "UNWIND [x] AS x0 WITH x ", count: 3000) + "RETURN x",
    "RETURN " + String(repeating: "(", count: 10_000) + "1",
    "RETURN 1" + String(repeating: " + 1", count: 10_000),
    "RETURN [1]" + String(repeating: "[0]", count: 3000),
    "MATCH (a) WHERE " + String(repeating: "EXISTS { (a) WHERE ", count: 500) + "true",
  ])
  func `a query that is too long is refused`(query: String) {
    let code = message(query, .none)?.prefix { $0 != ":" }
    #expect(code == "query-too-long" || code == "too-deep")
  }

  @Test(arguments: [
    [String](repeating: "RETURN 1 AS x", count: 5000).joined(separator: " UNION "),
    "MATCH (a)" + String(repeating: "-[:T]->()", count: 250) + " RETURN count(*) LIMIT 0",
    "WITH 1 AS x " + String(repeating: "WITH x + 1 AS x ", count: 550) + "RETURN x",
    "RETURN " + [String](repeating: "true", count: 20_000).joined(separator: " AND "),
  ])
  func `a long query is run`(query: String) {
    // Not for its rows: a pattern of 250 relationships has too many.
    let outcome = message(query, QueryLimits(time: .seconds(20)))
    #expect(outcome == nil || outcome?.hasPrefix("limit-exceeded") == true)
  }

  @Test func `a query that is cancelled ends`() {
    let cancellation = QueryLimits.Cancellation()
    cancellation.cancel()
    #expect(
      message("MATCH (a)-[:T*]->(b) RETURN count(*)", QueryLimits(cancellation: cancellation))?
        .hasPrefix("cancelled") == true)
  }
}
