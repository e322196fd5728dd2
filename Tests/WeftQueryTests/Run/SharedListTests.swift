import Testing
import WeftGraph
import WeftQuery

/// Lists that rows carry along are hashed once, searched as sets and built in place: nobody can tell.
struct SharedListTests {
  private static let empty = GraphBuilder().finish()

  private func rows(_ query: String) throws -> [String] {
    EngineRun.words(try EngineRun.rows(query, on: Self.empty), in: Self.empty)
  }

  @Test func `a list is a key however many rows carry it`() throws {
    #expect(
      try rows(
        """
        UNWIND range(1, 3000) AS i
        WITH i, [[1, 2, null], [1, 2.0, null], [3]] AS lists
        WITH lists[i % 3] AS list, lists, i
        WITH list, lists, count(*) AS n, sum(i) AS total
        RETURN list, lists, n, total ORDER BY n, total
        """) == [
          "[3] [[1,2,null],[1,2.0,null],[3]] 1000 1500500",
          "[1,2.0,null] [[1,2,null],[1,2.0,null],[3]] 2000 3001000",
        ])
  }

  /// What `IN` says of a list seen once is what it says of one that many rows share.
  @Test(arguments: [
    "range(1, 12)", "range(1, 12) + [null]", "range(1, 12) + [0.0 / 0.0]", "range(1, 12) + [[1]]",
    "[1, 'a', true, date('2020-01-01'), 2, 3, 4, 5, 6, 'b']", "range(1, 12) + ['a', null, false]",
    "[x IN range(1, 12) | {k: x}]", "[1, 2]", "[]",
  ])
  func `membership in a list that rows share`(list: String) throws {
    let values =
      "[1, 1.0, 1.5, 13, 'a', 'c', null, true, 0.0 / 0.0, [1], [null], {k: 1}, {k: null}]"
    let shared = try rows(
      "WITH \(list) AS list UNWIND \(values) + \(values) AS x RETURN x IN list AS found")
    let alone = try rows(
      "UNWIND \(values) + \(values) AS x RETURN x IN (CASE WHEN true THEN \(list) + [] END) AS found"
    )
    #expect(shared == alone)
    let split = try rows("UNWIND \(values) AS x UNWIND [\(list)] AS list RETURN x IN list AS found")
    #expect(shared == split + split)
  }

  @Test func `a list that reduce builds belongs to it alone`() throws {
    #expect(
      try rows(
        """
        WITH [0] AS start UNWIND [1, 2] AS i
        RETURN reduce(all = start, x IN [i, [i, i], [[i]]] | all + x) AS built, start,
               reduce(all = [], x IN [1, null, 2] | all + x) AS lost,
               reduce(all = start, x IN [] | all + x) AS same,
               reduce(all = 1, x IN [[2], 3] | all + x) AS turned,
               reduce(all = '', x IN ['a', 1, 'b'] | all + x) AS text,
               reduce(all = null, x IN [[1]] | all + x) AS nothing
        """) == [
          "[0,1,1,1,[1]] [0] null [0] [1,2,3] a1b null",
          "[0,2,2,2,[2]] [0] null [0] [1,2,3] a1b null",
        ])
  }

  @Test func `a sum that reduce cannot make is said where it stands`() {
    do throws(InputError) {
      _ = try EngineRun.rows(
        "UNWIND [true] AS t\nRETURN reduce(s = t, x IN [date('2020-01-01')] | s + x)",
        on: Self.empty)
      Issue.record("a truth and a day were added")
    } catch {
      #expect(error.diagnostics[0].position?.line == 2)
    }
  }

  /// Rows that cannot be among the first are passed over: the others are those of a whole sort.
  @Test(arguments: ["", " DESC"])
  func `the first rows of many`(direction: String) throws {
    for key in ["z", "toFloat(z)", "toString(z)", "CASE WHEN z = 3 THEN null ELSE z END"] {
      let table = "UNWIND range(1, 60000) AS x WITH (x * 7919) % 60013 AS y, x % 5 AS z, x"
      let first = try rows(
        "\(table) RETURN x, y, z ORDER BY \(key)\(direction), y SKIP 2 LIMIT 9")
      let all = try rows(
        """
        \(table) WITH x, y, z ORDER BY \(key)\(direction), y
        WITH collect([x, y, z]) AS rows UNWIND rows[2..11] AS row RETURN row[0], row[1], row[2]
        """)
      #expect(first == all)
    }
  }
}
