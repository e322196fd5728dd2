import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// Columns of dates compare, order and group as single dates do.
struct DateColumnTests {
  private static let graph: Graph = {
    var builder = GraphBuilder()
    var generator = SeededGenerator(seed: 11)
    for index in 0..<120 {
      let node = builder.addNode("n\(index)", labels: ["N"])
      if generator.number(below: 5) > 0 {
        let days = Int64(generator.number(below: 20)) * 40 - 300
        builder.set("from", of: node, to: .date(CalendarDate(days: days)))
      }
      if generator.number(below: 4) > 0 {
        let days = Int64(generator.number(below: 20)) * 40 - 300
        builder.set("until", of: node, to: .date(CalendarDate(days: days)))
      }
    }
    return builder.finish()
  }()

  /// A query over columns, and the same over values that went through a mixed list.
  @Test(arguments: [
    "RETURN {f} < {u} AS a, {f} <= {u} AS b, {f} = {u} AS c, {f} <> {u} AS d, {f} > {u} AS e, {f} >= {u} AS f",
    "RETURN {f} < date('1970-03-01') AS a, date('1970-03-22') = {u} AS b, {f} >= {u} AS c",
    "WITH {f} AS f, {u} AS u ORDER BY f DESC, u RETURN f, u",
    "WITH {f} AS f, {u} AS u ORDER BY u, f LIMIT 17 RETURN f, u",
    "RETURN {f} AS f, count(*) AS c, min({u}) AS l, max({u}) AS h, count(DISTINCT {u}) AS d",
    "RETURN DISTINCT {f} AS f, {u} AS u", "RETURN count(DISTINCT {f}) AS n, collect({u}) AS l",
    "RETURN {f} IN [date('1970-03-22'), null] AS a, {f} IS NULL AS b, coalesce({f}, {u}) AS c",
    "RETURN {f}.year AS y, {f} + duration({days: 1}) AS t, CASE WHEN {f} > {u} THEN {f} ELSE {u} END AS x",
    "RETURN [{f}, 1, {u}] AS l, {f} < 3 AS a, {f} = 'x' AS b",
  ])
  func `a column of dates behaves as its values`(ending: String) throws {
    func rows(_ from: String, _ until: String) throws -> [String] {
      let text = ending.replacing("{f}", with: from).replacing("{u}", with: until)
      return EngineRun.words(
        try EngineRun.rows(
          "MATCH (n:N) WITH n, n.from AS column, n.until AS other, "
            + "[1, n.from][1] AS single, ['x', n.until][1] AS another "
            + text, on: Self.graph), in: Self.graph)
    }
    #expect(try rows("column", "other") == rows("single", "another"))
  }

  @Test func `equal dates join`() throws {
    let hashed = try EngineRun.rows(
      "MATCH (a:N), (b:N) WHERE a.from = b.until RETURN a, b", on: Self.graph)
    let paired = try EngineRun.rows(
      "MATCH (a:N), (b:N) WHERE a.from <= b.until AND a.from >= b.until RETURN a, b",
      on: Self.graph)
    #expect(!hashed.isEmpty)
    #expect(EngineRun.bag(hashed) == EngineRun.bag(paired))
  }
}
