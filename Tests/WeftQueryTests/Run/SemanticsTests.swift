import Testing
import WeftGraph
import WeftQuery

/// What engines get wrong, one test each.
struct SemanticsTests {
  /// Two people in one team, one of them alone in another; a loop; a doubled tie.
  private static let teams: Graph = {
    var builder = GraphBuilder()
    let ada = builder.addNode("ada", labels: ["Person"])
    let bob = builder.addNode("bob", labels: ["Person"])
    let cy = builder.addNode("cy", labels: ["Person"])
    let one = builder.addNode("one", labels: ["Team"])
    let two = builder.addNode("two", labels: ["Team"])
    for (person, team) in [(ada, one), (bob, one), (cy, two)] {
      _ = builder.addRelationship("IN", from: person, to: team)
    }
    _ = builder.addRelationship("KNOWS", from: ada, to: bob)
    _ = builder.addRelationship("KNOWS", from: ada, to: bob)
    _ = builder.addRelationship("LIKES", from: cy, to: cy)
    builder.set("age", of: ada, to: .integer(40))
    builder.set("age", of: bob, to: .integer(30))
    return builder.finish()
  }()

  private func rows(
    _ query: String, parameters: [String: Value] = [:]
  ) throws -> [String] {
    EngineRun.words(
      try EngineRun.rows(query, on: Self.teams, parameters: parameters), in: Self.teams)
  }

  private func code(_ query: String, parameters: [String: Value] = [:]) -> String? {
    do throws(InputError) {
      _ = try EngineRun.rows(query, on: Self.teams, parameters: parameters)
      return nil
    } catch {
      return error.diagnostics.first?.tck?.detail
    }
  }

  @Test func `nobody is their own team-mate`() throws {
    #expect(
      try rows("MATCH (a)-[:IN]->()<-[:IN]-(b) RETURN a, b ORDER BY a") == ["ada bob", "bob ada"])
  }

  @Test func `relationships are unique across the comma, not across MATCHes`() throws {
    #expect(try rows("MATCH (a)-[:IN]->(t), (b)-[:IN]->(t) RETURN count(*)") == ["2"])
    #expect(try rows("MATCH (a)-[:IN]->(t) MATCH (b)-[:IN]->(t) RETURN count(*)") == ["5"])
  }

  @Test func `uniqueness holds between a step and a variable length`() throws {
    #expect(
      try rows("MATCH (a {age: 40})-[:KNOWS]->(b)-[:KNOWS*1..3]-(c) RETURN count(*)") == ["2"])
  }

  @Test func `relationships of unconnected paths are different, too`() throws {
    #expect(try rows("MATCH (a)-[:KNOWS]->(b), (c)-[:KNOWS]->(d) RETURN count(*)") == ["2"])
    #expect(
      try rows("MATCH (a)-[:LIKES]->(b), (c)-[:LIKES*0..1]->(d:Person) RETURN count(*)") == ["3"])
  }

  @Test func `a loop matched without direction is one row`() throws {
    #expect(try rows("MATCH (a)-[:LIKES]-(b) RETURN a, b") == ["cy cy"])
    #expect(try rows("MATCH (a)-[r:LIKES*]-(b) RETURN size(r)") == ["1"])
  }

  @Test func `a repeated variable is one node`() throws {
    #expect(try rows("MATCH (a)-->(a) RETURN a") == ["cy"])
  }

  @Test func `a bound relationship may be matched again`() throws {
    #expect(
      try rows("MATCH (a)-[r:LIKES]->() MATCH (x)-[r]->(y) RETURN x, y") == ["cy cy"])
    #expect(
      try rows("MATCH (a)-[r:IN]->(:Team) MATCH (x)-[r]-(y) RETURN count(*)") == ["6"])
  }

  @Test func `the WHERE of OPTIONAL MATCH never drops the outer row`() throws {
    #expect(
      try rows(
        "MATCH (a:Person) OPTIONAL MATCH (a)-[:KNOWS]->(b) WHERE b.age > 99 RETURN a, b ORDER BY a")
        == ["ada null", "bob null", "cy null"])
  }

  @Test func `a pattern on a null variable fails as a whole`() throws {
    #expect(
      try rows(
        """
        MATCH (c {age: 30}) OPTIONAL MATCH (c)-[:LIKES]->(d)
        OPTIONAL MATCH (d)-[:IN]->(t) RETURN c, d, t
        """) == ["bob null null"])
    #expect(
      try rows("MATCH (c {age: 30}) OPTIONAL MATCH (c)-[:LIKES]->(d) MATCH (d) RETURN d") == [])
  }

  @Test func `the paths of an OPTIONAL MATCH are one unit`() throws {
    #expect(
      try rows(
        """
        MATCH (a:Person) OPTIONAL MATCH (a)-[:IN]->(t), (a)-[:KNOWS]->(b)
        RETURN a, t, b ORDER BY a
        """) == ["ada one bob", "ada one bob", "bob null null", "cy null null"])
  }

  @Test func `a COUNT in the WHERE of OPTIONAL MATCH sees its own row`() throws {
    #expect(
      try rows(
        """
        MATCH (t:Team) OPTIONAL MATCH (t)<-[:IN]-(p) WHERE COUNT { (p)-[:KNOWS]->() } > 1
        RETURN t, p ORDER BY t
        """) == ["one ada", "two null"])
  }

  @Test func `WITH WHERE and ORDER BY see what was before`() throws {
    #expect(
      try rows("MATCH (a)-[:KNOWS]->(b) WITH a WHERE b.age = 30 RETURN DISTINCT a") == ["ada"])
    #expect(
      try rows("MATCH (a:Person) WITH a.age AS age ORDER BY a.age DESC RETURN age")
        == ["null", "40", "30"])
  }

  @Test func `rows without a group still count`() throws {
    #expect(try rows("MATCH (x:Nobody) RETURN count(x), collect(x), sum(x.age)") == ["0 [] 0"])
    #expect(try rows("MATCH (x:Nobody) RETURN x.age, count(x)") == [])
  }

  @Test func `grouping keys are the items that do not aggregate`() throws {
    #expect(
      try rows("MATCH (p)-[:IN]->(t) RETURN t, count(p) + size(t.name + 'x') AS n ORDER BY t")
        == ["one null", "two null"])
    #expect(
      try rows("MATCH (p:Person) RETURN p.age, p.age + count(*) AS n ORDER BY n")
        == ["30 31", "40 41", "null null"])
  }

  @Test func `logic has three values`() throws {
    #expect(
      try rows("RETURN null = null, [null] = [null], 1 IN [2, null], NOT null, null <> 1")
        == ["null null null null null"])
    #expect(try rows("RETURN null AND false, null OR true, null XOR true") == ["false true null"])
    #expect(try rows("RETURN 'a' < date('2020-01-01') AS x") == ["null"])
  }

  @Test func `division`() throws {
    #expect(try rows("RETURN 7 / 2, -7 / 2, 1.0 / 0") == ["3 -3 inf"])
    #expect(code("UNWIND [0] AS z RETURN 1 / z") != nil)
  }

  @Test func `AND, OR and CASE guard what follows them`() throws {
    #expect(
      try rows("UNWIND [0, 2] AS z WITH z WHERE z <> 0 AND 4 / z = 2 RETURN z") == ["2"])
    #expect(
      try rows("UNWIND [0, 2] AS z RETURN CASE WHEN z = 0 THEN 0 ELSE 4 / z END AS v")
        == ["0", "2"])
    #expect(try rows("UNWIND [0, 2] AS z RETURN z = 0 OR 4 / z = 2 AS v") == ["true", "true"])
  }

  @Test func `order is total over mixed types`() throws {
    #expect(
      try rows(
        """
        UNWIND [null, 0.0 / 0.0, 1, true, 'a', [1], {a: 1}] AS x
        RETURN x ORDER BY x
        """) == ["{a:1}", "[1]", "a", "true", "1", "nan", "null"])
  }

  @Test func `EXISTS sees outer variables and hides its own`() throws {
    #expect(
      try rows("MATCH (a:Person) WHERE EXISTS { (a)-[:KNOWS]->(b) } RETURN a") == ["ada"])
    #expect(code("MATCH (a) WHERE EXISTS { (a)-->(b) } RETURN b") == "UndefinedVariable")
  }

  @Test func `UNION needs equal names and drops doubles`() throws {
    #expect(
      try rows("UNWIND [1, 1] AS x RETURN x UNION UNWIND [2, 1] AS x RETURN x") == ["1", "2"])
    #expect(
      try rows("RETURN 1 AS x UNION ALL RETURN 1 AS x") == ["1", "1"])
    #expect(code("RETURN 1 AS x UNION RETURN 1 AS y") == "DifferentColumnsInUnion")
  }

  @Test func `SKIP and LIMIT take expressions`() throws {
    #expect(
      try rows(
        "UNWIND range(1, 9) AS x RETURN x ORDER BY x DESC SKIP 1 + 1 LIMIT $n",
        parameters: ["n": .integer(2)]) == ["7", "6"])
    #expect(
      code("RETURN 1 LIMIT $n", parameters: ["n": .integer(-1)]) == "NegativeIntegerArgument")
    #expect(try rows("MATCH (a) RETURN a LIMIT 0") == [])
  }

  @Test func `a limit stays inside its subquery`() throws {
    #expect(
      try rows(
        """
        MATCH (t:Team) CALL (t) { MATCH (t)<-[:IN]-(p) RETURN p ORDER BY p.age LIMIT 1 }
        RETURN t, p ORDER BY t
        """) == ["one bob", "two cy"])
  }

  @Test func `an aggregate in EXISTS is over its own rows`() throws {
    #expect(
      try rows(
        """
        MATCH (t:Team)
        WHERE EXISTS { MATCH (t)<-[:IN]-(p) WITH count(p) AS c WHERE c > 1 RETURN c } RETURN t
        """) == ["one"])
    #expect(
      try rows(
        """
        MATCH (t:Team)
        WHERE EXISTS { MATCH (t)<-[:NONE]-(p) WITH count(p) AS c WHERE c = 0 RETURN c }
        RETURN t ORDER BY t
        """) == ["one", "two"])
  }

  @Test func `bounds of a variable length may be parameters`() throws {
    #expect(
      try rows(
        "MATCH (a {age: 40})-[:KNOWS*1..$k]-(b) RETURN count(*)",
        parameters: ["k": .integer(2)]) == ["4"])
    #expect(
      code("MATCH ()-[*1..$k]-() RETURN 1", parameters: ["k": .string("x")])
        == "InvalidArgumentType")
  }
}
