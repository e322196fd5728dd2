import Testing

/// CREATE and MERGE, case by case.
@Suite struct CreateMergeCaseTests {
  private static let create: [UpdateCase] = [
    .init("a node of nothing", "CREATE ()", effects: ["+nodes 1"]),
    .init(
      "a label written twice is one", "CREATE (n:A:A) RETURN labels(n)", gives: ["['A']"],
      effects: ["+nodes 1", "+labels 1"]),
    .init(
      "null is no property", "CREATE (n {x: null}) RETURN keys(n), n.x", gives: ["[] | null"],
      effects: ["+nodes 1"]),
    .init(
      "an empty list is a property", "CREATE (n {xs: []}) RETURN size(n.xs)", gives: ["0"],
      effects: ["+nodes 1", "+properties 1"]),
    .init(
      "a loop", "CREATE (a)-[:R]->(a)", effects: ["+nodes 1", "+relationships 1"],
      leaves: "MATCH (n)-[:R]->(n) RETURN count(*)", ["1"]),
    .init(
      "an arrow to the left", "CREATE (:A)<-[:R]-(:B)",
      effects: ["+nodes 2", "+relationships 1", "+labels 2"],
      leaves: "MATCH (:B)-[:R]->(:A) RETURN count(*)", ["1"]),
    .init("no rows, nothing made", "UNWIND [] AS x CREATE ()"),
    .init("null is unwound to no rows", "UNWIND null AS x CREATE ()"),
    .init(
      "once for every row", on: "CREATE (:A), (:A)", "MATCH (:A) CREATE (:B)",
      effects: ["+nodes 2", "+labels 1"]),
    .init(
      "what is made is not matched by the clause before", on: "CREATE (), ()",
      "MATCH () CREATE ()", effects: ["+nodes 2"]),
    .init(
      "between nodes that are there", on: "CREATE (:A {x: 1}), (:B {x: 2})",
      "MATCH (a:A), (b:B) CREATE (a)-[r:R {sum: a.x + b.x}]->(b) RETURN r.sum", gives: ["3"],
      effects: ["+relationships 1", "+properties 1"]),
    .init(
      "parallel relationships are two", on: "CREATE (:A)-[:R]->(:B)",
      "MATCH (a:A), (b:B) CREATE (a)-[:R]->(b)", effects: ["+relationships 1"],
      leaves: "MATCH (:A)-[r:R]->(:B) RETURN count(r)", ["2"]),
    .init(
      "a path can be named",
      "CREATE p = (:A)-[:R]->(:B)<-[:S]-(:C) RETURN length(p), size(nodes(p))",
      gives: ["2 | 3"], effects: ["+nodes 3", "+relationships 2", "+labels 3"]),
    .init(
      "from an aggregate", on: "CREATE (:A), (:A), (:B)",
      "MATCH (n) WITH count(n) AS many CREATE (c:Count {many: many}) RETURN c.many", gives: ["3"],
      effects: ["+nodes 1", "+labels 1", "+properties 1"]),
    .init(
      "clauses one after the other", "CREATE (a:A) CREATE (b:B) CREATE (a)-[:R]->(b)",
      effects: ["+nodes 2", "+relationships 1", "+labels 2"]),
    .init(
      "after WITH only what it carries is bound", on: "CREATE (:A)",
      "MATCH (a:A) WITH 1 AS one CREATE (a) RETURN labels(a)", gives: ["[]"],
      effects: ["+nodes 1"]),
    .init(
      "only the rows that are left", on: "CREATE ({x: 1}), ({x: 2}), ({x: 3})",
      "MATCH (n) WITH n ORDER BY n.x LIMIT 1 CREATE (m {x: n.x * 10}) RETURN m.x", gives: ["10"],
      effects: ["+nodes 1", "+properties 1"]),
    .init(
      "in a subquery for every row", "UNWIND [1, 2] AS x CALL (x) { CREATE (n {x: x}) } RETURN x",
      gives: ["1", "2"], effects: ["+nodes 2", "+properties 2"]),
    .init(
      "a subquery hands on what it makes",
      "UNWIND [1, 2] AS x CALL { WITH x CREATE (n:N {x: x}) RETURN n } RETURN n.x",
      gives: ["1", "2"], effects: ["+nodes 2", "+labels 1", "+properties 2"]),
  ]

  private static let merge: [UpdateCase] = [
    .init("made where nothing fits", "MERGE (:A)", effects: ["+nodes 1", "+labels 1"]),
    .init(
      "found where something fits", on: "CREATE (:A)", "MERGE (a:A) RETURN labels(a)",
      gives: ["['A']"]),
    .init(
      "more properties than asked for fit", on: "CREATE ({x: 1, y: 2})",
      "MERGE (n {x: 1}) RETURN n.y", gives: ["2"]),
    .init(
      "fewer do not", on: "CREATE ({x: 1})", "MERGE (n {x: 1, y: 2})",
      effects: ["+nodes 1", "+properties 2"]),
    .init(
      "another value does not", on: "CREATE ({x: 1})", "MERGE ({x: '1'})",
      effects: ["+nodes 1", "+properties 1"]),
    .init(
      "all labels have to fit", on: "CREATE (:A)", "MERGE (:A:B)",
      effects: ["+nodes 1", "+labels 1"]),
    .init(
      "everything that fits is a row", on: "CREATE (:A), (:A)", "MERGE (a:A) RETURN 1",
      gives: ["1", "1"]),
    .init(
      "lists fit as a whole", on: "CREATE ({xs: [1, 2]})",
      "MERGE (n {xs: [1, 2]}) MERGE (m {xs: [2, 1]}) RETURN n = m", gives: ["false"],
      effects: ["+nodes 1", "+properties 1"]),
    .init(
      "the whole pattern or none of it", on: "CREATE (:A), (:B)", "MERGE (:A)-[:R]->(:B)",
      effects: ["+nodes 2", "+relationships 1"]),
    .init(
      "a bound end stays", on: "CREATE (:A), (:B)", "MATCH (a:A) MERGE (a)-[:R]->(:B)",
      effects: ["+nodes 1", "+relationships 1"]),
    .init(
      "two bound ends make a relationship alone", on: "CREATE (:A), (:B)",
      "MATCH (a:A), (b:B) MERGE (a)-[r:R]->(b) MERGE (a)-[s:R]->(b) RETURN r = s",
      gives: ["true"], effects: ["+relationships 1"]),
    .init(
      "an arrow the other way does not fit", on: "CREATE (:A)<-[:R]-(:B)",
      "MATCH (a:A), (b:B) MERGE (a)-[:R]->(b)", effects: ["+relationships 1"]),
    .init(
      "without an arrow either way fits", on: "CREATE (:A)<-[:R]-(:B)",
      "MATCH (a:A), (b:B) MERGE (a)-[r:R]-(b) RETURN type(r)", gives: ["'R'"]),
    .init(
      "another property of the relationship does not fit", on: "CREATE (:A)-[:R {x: 1}]->(:B)",
      "MATCH (a:A), (b:B) MERGE (a)-[:R {x: 2}]->(b)",
      effects: ["+relationships 1", "+properties 1"]),
    .init(
      "parallel relationships are rows", on: "CREATE (a:A), (b:B), (a)-[:R]->(b), (a)-[:R]->(b)",
      "MATCH (a:A), (b:B) MERGE (a)-[r:R]->(b) RETURN count(DISTINCT r)", gives: ["2"]),
    .init(
      "a loop is found again", on: "CREATE (:A)",
      "MATCH (a:A) MERGE (a)-[:R]->(a) MERGE (a)-[:R]->(a)", effects: ["+relationships 1"]),
    .init(
      "a later row finds what an earlier one made", "UNWIND ['a', 'b', 'a'] AS x MERGE ({x: x})",
      effects: ["+nodes 2", "+properties 2"]),
    .init(
      "ON CREATE where it is made",
      "MERGE (n:N) ON CREATE SET n.x = 1 ON MATCH SET n.x = 2 RETURN n.x",
      gives: ["1"], effects: ["+nodes 1", "+labels 1", "+properties 1"]),
    .init(
      "ON MATCH where it is found", on: "CREATE (:N)",
      "MERGE (n:N) ON CREATE SET n.x = 1 ON MATCH SET n.x = 2 RETURN n.x", gives: ["2"],
      effects: ["+properties 1"]),
    .init(
      "ON MATCH sets what was bound before, for every row", on: "CREATE (:A), (:N), (:N)",
      "MATCH (a:A) MERGE (n:N) ON MATCH SET n:Seen, a.x = 1 RETURN labels(n), a.x",
      gives: ["['N', 'Seen'] | 1", "['N', 'Seen'] | 1"], effects: ["+labels 1", "+properties 1"]),
    .init(
      "ON CREATE SET of a relationship", on: "CREATE (:A), (:B)",
      "MATCH (a:A), (b:B) MERGE (a)-[r:R]->(b) ON CREATE SET r += {x: 1, y: null} RETURN keys(r)",
      gives: ["['x']"], effects: ["+relationships 1", "+properties 1"]),
    .init(
      "a property computed from the row", on: "CREATE ({x: 1}), ({x: 2})",
      "MATCH (n) MERGE (c:City {of: n.x % 2}) RETURN DISTINCT c.of", gives: ["0", "1"],
      effects: ["+nodes 2", "+labels 1", "+properties 2"]),
    .init("no rows, nothing merged", "MATCH (n:None) MERGE (:A)"),
    .init(
      "what was deleted is not found", on: "CREATE (:A)", "MATCH (a:A) DELETE a MERGE (b:A)",
      effects: ["+nodes 1", "-nodes 1"]),
  ]

  private static let refused: [UpdateCase] = [
    .init(
      "a node that is bound", on: "CREATE (:A)", "MATCH (a:A) CREATE (a:B)",
      fails: "SyntaxError compile time VariableAlreadyBound"),
    .init(
      "a relationship that is bound", on: "CREATE ()-[:R]->()",
      "MATCH (a)-[r:R]->(b) CREATE (a)-[r:R]->(b)",
      fails: "SyntaxError compile time VariableAlreadyBound"),
    .init(
      "no type", "CREATE ()-[r]->()", fails: "SyntaxError compile time NoSingleRelationshipType"),
    .init(
      "two types", "CREATE ()-[:A|B]->()",
      fails: "SyntaxError compile time NoSingleRelationshipType"),
    .init(
      "no direction", "CREATE ()-[:R]-()",
      fails: "SyntaxError compile time RequiresDirectedRelationship"),
    .init(
      "both directions", "CREATE ()<-[:R]->()",
      fails: "SyntaxError compile time RequiresDirectedRelationship"),
    .init(
      "any length", "CREATE ()-[:R*1..2]->()", fails: "SyntaxError compile time CreatingVarLength"),
    .init(
      "any length merged", "MERGE (a) MERGE (b) MERGE (a)-[:R*2]->(b)",
      fails: "SyntaxError compile time CreatingVarLength"),
    .init(
      "a merged relationship without type", on: "CREATE (:A), (:B)",
      "MATCH (a:A), (b:B) MERGE (a)-->(b)",
      fails: "SyntaxError compile time NoSingleRelationshipType"),
    .init(
      "a merged node that is bound", on: "CREATE (:A)", "MATCH (a:A) MERGE (a)",
      fails: "SyntaxError compile time VariableAlreadyBound"),
    .init(
      "a name nothing binds", "CREATE (b {x: missing})",
      fails: "SyntaxError compile time UndefinedVariable"),
    .init(
      "a name nothing binds, set on creation", "MERGE (n) ON CREATE SET x.y = 1",
      fails: "SyntaxError compile time UndefinedVariable"),
    .init(
      "null to be merged by", on: "CREATE (:A)", "MATCH (a:A) MERGE (b {x: a.none})",
      fails: "SemanticError runtime MergeReadOwnWrites"),
    .init(
      "null to merge a relationship by", on: "CREATE (:A), (:B)",
      "MATCH (a:A), (b:B) MERGE (a)-[:R {x: null}]->(b)",
      fails: "SemanticError runtime MergeReadOwnWrites"),
    .init(
      "a parameter to be merged by", "MERGE (n $map)",
      fails: "SyntaxError compile time InvalidParameterUse"),
  ]

  @Test(arguments: create) func `CREATE`(_ one: UpdateCase) throws { try one.check() }
  @Test(arguments: merge) func `MERGE`(_ one: UpdateCase) throws { try one.check() }
  @Test(arguments: refused) func `what they refuse`(_ one: UpdateCase) throws { try one.check() }
}
