import Foundation
import TestSupport
import Testing
import WeftGraph
import WeftQuery

@Suite struct ChangeScriptTests {
  // MARK: CREATE

  @Test func `CREATE makes nodes, relationships and paths, and counts them`() throws {
    let run = try ScriptRun(
      "CREATE p = (a:A {x: 1, none: null})-[r:R {y: [1, 2]}]->(:B)<-[:S]-(a) RETURN p, r.y, a.none")
    #expect(
      run.rows == ["<(:A {x: 1})-[:R {y: [1, 2]}]->(:B)<-[:S]-(:A {x: 1})> | [1, 2] | null"])
    #expect(run.effects == ["+nodes 2", "+relationships 2", "+labels 2", "+properties 2"])
  }

  @Test func `CREATE runs once for every row, and once without any`() throws {
    let run = try ScriptRun("UNWIND range(1, 5) AS i CREATE (:N {i: i}) RETURN sum(i)")
    #expect(run.rows == ["15"])
    #expect(run.effects == ["+nodes 5", "+labels 1", "+properties 5"])
    #expect(try ScriptRun("MATCH (n) CREATE (:N)").effects.isEmpty)
  }

  @Test func `a later pattern of a CREATE reads what an earlier one made`() throws {
    let run = try ScriptRun("CREATE (a {x: 1}), (b {y: a.x + 1}) RETURN b.y")
    #expect(run.rows == ["2"])
  }

  @Test func `CREATE takes a parameter as its properties`() throws {
    let map = ValueMap([("x", .integer(1)), ("y", .null)])
    let run = try ScriptRun("CREATE (n:N $map) RETURN n", parameters: ["map": .map(map)])
    #expect(run.rows == ["(:N {x: 1})"])
  }

  @Test func `clauses see what clauses before them did, and nothing of their own`() throws {
    let run = try ScriptRun(
      "MATCH (n:N) CREATE (:N) WITH count(*) AS before MATCH (n:N) RETURN before, count(n)",
      after: "CREATE (:N), (:N)")
    #expect(run.rows == ["2 | 4"])
  }

  // MARK: CALL

  @Test func `a subquery that writes runs for every row, seeing what it did before`() throws {
    let run = try ScriptRun(
      """
      UNWIND [1, 2, 3] AS x
      CALL (x) { OPTIONAL MATCH (n:N) WITH count(n) AS before CREATE (m:N {x: x}) RETURN before, m }
      RETURN x, before, m.x
      """)
    #expect(run.rows == ["1 | 0 | 1", "2 | 1 | 2", "3 | 2 | 3"])
    #expect(run.effects == ["+nodes 3", "+labels 1", "+properties 3"])
  }

  @Test func `a subquery without RETURN leaves the rows as they are`() throws {
    let run = try ScriptRun(
      "MATCH (n:N) CALL { WITH n MATCH (m:M) CREATE (n)-[:R]->(m) } RETURN count(*)",
      after: "CREATE (:N), (:N), (:M), (:M), (:M)")
    #expect(run.rows == ["2"])
    #expect(run.effects == ["+relationships 6"])
    #expect(
      try ScriptRun("CALL { CREATE (:A) } CALL { MATCH (a:A) SET a.x = 1 }").effects
        == ["+nodes 1", "+labels 1", "+properties 1"])
  }

  @Test func `a subquery that finds nothing drops the row, an optional one keeps it`() throws {
    let inner = "{ MATCH (m:M) WHERE m.x = x SET m.seen = true RETURN m }"
    let setup = "CREATE (:M {x: 2})"
    #expect(
      try ScriptRun("UNWIND [1, 2] AS x CALL (x) \(inner) RETURN x, m.x", after: setup).rows
        == ["2 | 2"])
    #expect(
      try ScriptRun("UNWIND [1, 2] AS x OPTIONAL CALL (x) \(inner) RETURN x, m.x", after: setup)
        .rows
        == ["1 | null", "2 | 2"])
  }

  @Test func `parts of a subquery and subqueries of subqueries write`() throws {
    let run = try ScriptRun(
      """
      CALL { CREATE (a:A) RETURN 1 AS x UNION CREATE (b:B) RETURN 1 AS x }
      CALL { CALL { CREATE (:C) } CREATE (:D) }
      RETURN x
      """)
    #expect(run.rows == ["1"])
    #expect(run.effects == ["+nodes 4", "+labels 4"])
  }

  @Test func `an expression cannot write, and what only reads must return`() throws {
    #expect(
      try ScriptRun("RETURN EXISTS { CREATE (n) RETURN n }").diagnostics[0].code
        == "misplaced-clause")
    #expect(try ScriptRun("CALL { MATCH (n) } RETURN 1").diagnostics[0].code == "missing-return")
    #expect(try ScriptRun("CALL { CREATE (n:N) }").failure == nil)
  }

  // MARK: The chart itself

  @Test func `comments before the first statement set attributes of the chart`() throws {
    let run = try ScriptRun(
      """
      // A change.
      // chart asOf = date('2026-01-31')
      // chart `a b` = 'it''s'.x
      """)
    #expect(run.diagnostics.map(\.code) == ["bad-attribute"])
    #expect(run.diagnostics[0].position?.line == 3)
    let made = try ScriptRun(
      """
      // chart asOf = date('2026-01-31')
      //   chart x = 1
      // chart words are no attribute
      // chart `a b` = [1, null]
      CREATE (:N);
      // chart late = 1
      """)
    #expect(made.graph.attributes.map(\.name) == ["asOf", "a b"])
    #expect(
      made.graph.attribute("asOf") == .date(try #require(CalendarDate(isoText: "2026-01-31"))))
  }

  // MARK: MERGE

  @Test func `MERGE finds what it made for an earlier row`() throws {
    let run = try ScriptRun(
      "UNWIND [1, 2, 1, 1.0, 2] AS x MERGE (n:N {x: x}) RETURN count(*), count(DISTINCT n)")
    #expect(run.rows == ["5 | 2"])
    #expect(run.effects == ["+nodes 2", "+labels 1", "+properties 2"])
  }

  @Test func `MERGE of a longer pattern finds or makes the whole of it`() throws {
    let run = try ScriptRun(
      """
      MATCH (a:A) UNWIND [1, 1, 2] AS x
      MERGE (a)-[:R]->(m:M {x: x})-[:S]->(b:B) RETURN x, count(DISTINCT m) ORDER BY x
      """, after: "CREATE (:A)-[:R]->(:M {x: 2})")
    #expect(run.rows == ["1 | 1", "2 | 1"])
    #expect(
      run.effects == ["+nodes 4", "+relationships 4", "+labels 1", "+properties 2"])
  }

  @Test func `MERGE without an arrow finds either direction and makes the one written`() throws {
    let found = try ScriptRun(
      "MATCH (a:A), (b:B) MERGE (a)-[r:R]-(b) RETURN r.x", after: "CREATE (:A)<-[:R {x: 1}]-(:B)")
    #expect(found.rows == ["1"])
    #expect(found.effects.isEmpty)
    let made = try ScriptRun(
      "MATCH (a), (b) WHERE a.i <> b.i MERGE (a)-[r:R]-(b) RETURN count(r), count(DISTINCT r)",
      after: "CREATE ({i: 1}), ({i: 2})")
    #expect(made.rows == ["2 | 1"])
  }

  @Test func `ON CREATE and ON MATCH set what they stand for, row by row`() throws {
    let run = try ScriptRun(
      """
      UNWIND ['a', 'b', 'a', 'a'] AS name
      MERGE (n:N {name: name})
        ON CREATE SET n.count = 1
        ON MATCH SET n.count = n.count + 1, n:Again
      RETURN DISTINCT name, n.count, labels(n) ORDER BY name
      """)
    #expect(run.rows == ["'a' | 3 | ['N', 'Again']", "'b' | 1 | ['N']"])
  }

  @Test func `what ON CREATE changes is looked for anew`() throws {
    let run = try ScriptRun(
      "UNWIND [1, 1, 1] AS x MERGE (n:N {x: x}) ON CREATE SET n.x = 2 RETURN count(DISTINCT n)")
    #expect(run.rows == ["3"])
  }

  @Test func `values that equal nothing are merged never`() throws {
    let run = try ScriptRun("UNWIND [1, 2] AS i MERGE (n {x: 0.0 / 0.0}) RETURN count(DISTINCT n)")
    #expect(run.rows == ["2"])
  }

  // MARK: SET, REMOVE, DELETE, FOREACH

  @Test func `SET changes properties, maps and labels`() throws {
    let setup = "CREATE (:A {x: 1, y: 2})-[:R {z: 3}]->(:B)"
    func rows(_ clause: String) throws -> [String] {
      try ScriptRun("MATCH (a:A)-[r]->(b) \(clause) RETURN a, r, b", after: setup).rows
    }
    #expect(try rows("SET a.x = a.x + 1, r.z = null") == ["(:A {x: 2, y: 2}) | [:R] | (:B)"])
    #expect(try rows("SET a = {q: 1}, b = a") == ["(:A {q: 1}) | [:R {z: 3}] | (:B {q: 1})"])
    #expect(try rows("SET a += {y: null, w: 'v'}") == ["(:A {x: 1, w: 'v'}) | [:R {z: 3}] | (:B)"])
    #expect(
      try rows("SET b += r, b:C:D REMOVE b:B, a.x")
        == ["(:A {y: 2}) | [:R {z: 3}] | (:C:D {z: 3})"])
    #expect(
      try rows("SET a['x' + 'x'] = 5, (a).y = 6")
        == ["(:A {x: 1, y: 6, xx: 5}) | [:R {z: 3}] | (:B)"])
  }

  @Test func `SET counts a changed value as one away and one more`() throws {
    let run = try ScriptRun("MATCH (n) SET n.x = 2, n.y = n.y", after: "CREATE ({x: 1, y: 1})")
    #expect(run.effects == ["+properties 1", "-properties 1"])
  }

  @Test func `SET of what it reads sees earlier rows of the same node`() throws {
    let run = try ScriptRun(
      "MATCH (n) UNWIND range(1, 10) AS i SET n.x = n.x + i RETURN DISTINCT n.x",
      after: "CREATE ({x: 0}), ({x: 100})")
    #expect(run.rows.sorted() == ["155", "55"])
  }

  @Test func `DELETE takes nodes, relationships, paths and what is in lists`() throws {
    let setup = "CREATE (:A)-[:R]->(:B)-[:R]->(:C)"
    let path = try ScriptRun("MATCH p = (:A)-->(:B)-->(:C) DELETE p", after: setup)
    #expect(path.effects == ["-nodes 3", "-relationships 2", "-labels 3"])
    let listed = try ScriptRun(
      "MATCH (n) WITH collect(n) AS all DETACH DELETE all[1] RETURN size(all)", after: setup)
    #expect(listed.rows == ["3"])
    #expect(listed.effects.first == "-nodes 1")
    let twice = try ScriptRun("MATCH (a)-[r]->(b) DELETE r DELETE a, b", after: setup)
    #expect(twice.effects == ["-nodes 3", "-relationships 2", "-labels 3"])
    let null = try ScriptRun("OPTIONAL MATCH (x:X) DELETE x RETURN x", after: setup)
    #expect(null.rows == ["null"])
  }

  @Test func `what was deleted has a type still, and nothing else`() throws {
    let setup = "CREATE (:A {x: 1})-[:R {y: 2}]->(:B)"
    #expect(try ScriptRun("MATCH ()-[r]->() DELETE r RETURN type(r)", after: setup).rows == ["'R'"])
    for read in ["n.x", "labels(n)", "keys(n)", "n:A"] {
      let run = try ScriptRun(
        "MATCH (n:A) DETACH DELETE n WITH n AS n RETURN \(read)", after: setup)
      #expect(run.failure == "EntityNotFound runtime DeletedEntityAccess", "\(read)")
      #expect(run.graph.nodeCount == 2)
    }
    let set = try ScriptRun("MATCH (n:A) DETACH DELETE n SET n.x = 2", after: setup)
    #expect(set.failure == "EntityNotFound runtime DeletedEntityAccess")
    let pattern = try ScriptRun(
      "MATCH (n:A) DETACH DELETE n WITH n OPTIONAL MATCH (n)-->(m) RETURN m", after: setup)
    #expect(pattern.rows == ["null"])
  }

  @Test func `FOREACH runs its clauses for every element and binds nothing outside`() throws {
    let run = try ScriptRun(
      """
      MATCH (a:A) FOREACH (x IN range(1, 3) |
        CREATE (n:N {x: x}) MERGE (a)-[:R]->(n) FOREACH (y IN [x, x] | SET n.y = y))
      WITH a MATCH (a)-[:R]->(n) RETURN n.x, n.y ORDER BY n.x
      """, after: "CREATE (:A)")
    #expect(run.rows == ["1 | 1", "2 | 2", "3 | 3"])
    let outside = try ScriptRun("FOREACH (x IN [1] | CREATE (n)) RETURN n")
    #expect(outside.failure == "SyntaxError compile time UndefinedVariable")
  }

  // MARK: Scripts

  @Test func `statements run one after the other, or not at all`() throws {
    let run = try ScriptRun("CREATE (:A);\n CREATE (:B); ; MATCH (n) RETURN count(n);")
    #expect(run.rows == ["2"])
    let broken = try ScriptRun("CREATE (:A); MATCH (n) SET n.x = 1 / 0;")
    #expect(broken.graph.nodeCount == 0)
    #expect(broken.diagnostics[0].code == "division-by-zero")
    #expect(broken.diagnostics[0].position == SourcePosition(line: 1, column: 34))
  }

  @Test func `the errors of all statements are told at once`() throws {
    let run = try ScriptRun("CREATE (a)-[:R]-(b);\nMATCH (n) SET m.x = 1;\nMATCH (n) DELETE n:A")
    #expect(
      run.diagnostics.map(\.code)
        == ["missing-direction", "undefined-variable", "invalid-delete"])
    #expect(run.diagnostics.map(\.position?.line) == [1, 2, 3])
    let syntax = try ScriptRun("CREATE (a;\nMTCH (n);\nCREATE (b)")
    #expect(syntax.diagnostics.map(\.position?.line) == [1, 2])
  }

  @Test(arguments: [
    ("MATCH (a) CREATE (a)", "VariableAlreadyBound"),
    ("MATCH (a) CREATE (a {})-[:R]->()", "VariableAlreadyBound"),
    ("CREATE (a), (a)", "VariableAlreadyBound"),
    ("MATCH ()-[r]->() CREATE ()-[r:R]->()", "VariableAlreadyBound"),
    ("MATCH (a) MERGE p = (b) MERGE p = (c)", "VariableAlreadyBound"),
    ("MATCH (a)-[r]->() CREATE (r)-[:R]->()", "VariableTypeConflict"),
    ("CREATE ()-[:R]-()", "RequiresDirectedRelationship"),
    ("CREATE ()-[]->()", "NoSingleRelationshipType"),
    ("MERGE ()-[:R|S]->()", "NoSingleRelationshipType"),
    ("CREATE ()-[:R*2]->()", "CreatingVarLength"),
    ("MERGE (a $map)", "InvalidParameterUse"),
    ("MATCH (a) SET a.x = count(*)", "InvalidAggregation"),
    ("SET 1.x = 2", "UnexpectedSyntax"),
    ("WITH 1 AS x SET x.y = 2", "InvalidArgumentType"),
    ("MATCH (a) DELETE 'a'", "InvalidArgumentType"),
    ("MATCH ()-[r]->() SET r:L", "InvalidArgumentType"),
    ("MATCH (a) REMOVE a", "UnexpectedSyntax"),
    ("MATCH (a) WHERE EXISTS { CREATE (b) } RETURN a", "InvalidClauseComposition"),
    ("MATCH (a) RETURN a CREATE (b)", "InvalidClauseComposition"),
    ("CREATE (a) WITH a", "InvalidClauseComposition"),
    ("FOREACH (x IN 1 | CREATE ())", "InvalidArgumentType"),
  ])
  func `what can never be right is refused before anything runs`(
    _ script: String, _ detail: String
  ) throws {
    let run = try ScriptRun(script)
    #expect(run.failure == "SyntaxError compile time \(detail)", "\(run.diagnostics)")
  }

  @Test(arguments: [
    ("MATCH (n:A) DELETE n", "ConstraintVerificationFailed runtime DeleteConnectedNode"),
    ("MERGE (n {x: null})", "SemanticError runtime MergeReadOwnWrites"),
    ("CREATE (n {x: [{y: 1}]})", "TypeError runtime InvalidPropertyType"),
    ("MATCH (a:A) OPTIONAL MATCH (x:X) CREATE (a)-[:R]->(x)", "SemanticError runtime MissingNode"),
    ("UNWIND [1] AS x SET x.y = 1", "SyntaxError compile time InvalidArgumentType"),
    ("MATCH (a:A) SET a.x = 1 DELETE a.x", "TypeError runtime InvalidArgumentType"),
  ])
  func `what only the graph can tell is refused as a whole`(
    _ script: String, _ failure: String
  ) throws {
    let run = try ScriptRun("CREATE (:New); \(script)", after: "CREATE (:A)-[:R]->(:B)")
    #expect(run.failure == failure, "\(run.diagnostics)")
    #expect(run.graph.nodeCount == 2)
  }
}
