import Testing

/// SET, REMOVE, DELETE and FOREACH, case by case.
@Suite struct SetDeleteCaseTests {
  private static let set: [UpdateCase] = [
    .init(
      "a new property", on: "CREATE ()", "MATCH (n) SET n.x = 1", effects: ["+properties 1"]),
    .init(
      "another value is one away and one more", on: "CREATE ({x: 1})", "MATCH (n) SET n.x = 2",
      effects: ["+properties 1", "-properties 1"]),
    .init("the same value is no change", on: "CREATE ({x: 1})", "MATCH (n) SET n.x = 1"),
    .init(
      "null takes the property away", on: "CREATE ({x: 1, y: 2})",
      "MATCH (n) SET n.x = null RETURN keys(n)", gives: ["['y']"], effects: ["-properties 1"]),
    .init("null where there is none is no change", on: "CREATE ()", "MATCH (n) SET n.x = null"),
    .init(
      "of null nothing is set", "OPTIONAL MATCH (n:None) SET n.x = 1, n:L, n += {y: 2} RETURN n",
      gives: ["null"]),
    .init(
      "a map replaces all properties", on: "CREATE ({x: 1, y: 2})",
      "MATCH (n) SET n = {y: 3, z: 4} RETURN n.x, n.y, n.z", gives: ["null | 3 | 4"],
      effects: ["+properties 2", "-properties 2"]),
    .init(
      "an empty map takes all away", on: "CREATE (:A {x: 1, y: 2})",
      "MATCH (n) SET n = {} RETURN n",
      gives: ["(:A)"], effects: ["-properties 2"]),
    .init(
      "null in a map is no property", on: "CREATE ({x: 1})",
      "MATCH (n) SET n = {x: null, y: 1} RETURN n",
      gives: ["({y: 1})"], effects: ["+properties 1", "-properties 1"]),
    .init(
      "+= keeps what the map does not name", on: "CREATE ({x: 1, y: 2})",
      "MATCH (n) SET n += {y: 3, z: 4} RETURN n.x, n.y, n.z", gives: ["1 | 3 | 4"],
      effects: ["+properties 2", "-properties 1"]),
    .init(
      "+= takes away what the map has null", on: "CREATE ({x: 1, y: 2})",
      "MATCH (n) SET n += {x: null} RETURN keys(n)", gives: ["['y']"],
      effects: ["-properties 1"]),
    .init("+= of an empty map is no change", on: "CREATE ({x: 1})", "MATCH (n) SET n += {}"),
    .init(
      "a node's properties", on: "CREATE (:A {x: 1, y: 2}), (:B {z: 3})",
      "MATCH (a:A), (b:B) SET b = a RETURN b", gives: ["(:B {x: 1, y: 2})"],
      effects: ["+properties 2", "-properties 1"]),
    .init(
      "a relationship's properties", on: "CREATE (:A)-[:R {x: 1}]->(:B {y: 2})",
      "MATCH (:A)-[r]->(b) SET b += r RETURN b", gives: ["(:B {y: 2, x: 1})"],
      effects: ["+properties 1"]),
    .init(
      "of a relationship", on: "CREATE ()-[:R]->()", "MATCH ()-[r]->() SET r.x = [1, 2] RETURN r.x",
      gives: ["[1, 2]"], effects: ["+properties 1"]),
    .init(
      "a list made longer", on: "CREATE ({xs: [1]})", "MATCH (n) SET n.xs = n.xs + 2 RETURN n.xs",
      gives: ["[1, 2]"], effects: ["+properties 1", "-properties 1"]),
    .init(
      "labels", on: "CREATE (:A)", "MATCH (n) SET n:B:C RETURN size(labels(n))", gives: ["3"],
      effects: ["+labels 2"]),
    .init("a label that is there is no change", on: "CREATE (:A)", "MATCH (n:A) SET n:A"),
    .init(
      "what is computed elsewhere", on: "CREATE (:A)-[:R]->(), (:A)",
      "MATCH (a:A) OPTIONAL MATCH (a)-[r]->() WITH a, count(r) AS degree SET a.degree = degree RETURN a.degree",
      gives: ["0", "1"], effects: ["+properties 2"]),
    .init(
      "an expression in parentheses", on: "CREATE (:A)", "MATCH (n) SET (n).x = 'neo' RETURN n",
      gives: ["(:A {x: 'neo'})"], effects: ["+properties 1"]),
    .init(
      "later clauses read it", on: "CREATE ({x: 1})",
      "MATCH (n) SET n.x = 2 WITH n WHERE n.x = 2 RETURN n.x",
      gives: ["2"], effects: ["+properties 1", "-properties 1"]),
  ]

  private static let remove: [UpdateCase] = [
    .init(
      "a property", on: "CREATE ({x: 1, y: 2})", "MATCH (n) REMOVE n.x RETURN keys(n)",
      gives: ["['y']"], effects: ["-properties 1"]),
    .init("a property that is not there", on: "CREATE ({x: 1})", "MATCH (n) REMOVE n.y"),
    .init(
      "several", on: "CREATE (:A:B {x: 1, y: 2})", "MATCH (n) REMOVE n.x, n.y, n:A RETURN n",
      gives: ["(:B)"], effects: ["-labels 1", "-properties 2"]),
    .init(
      "a relationship's property", on: "CREATE ()-[:R {x: 1}]->()",
      "MATCH ()-[r]->() REMOVE r.x RETURN r",
      gives: ["[:R]"], effects: ["-properties 1"]),
    .init(
      "a label that is not there", on: "CREATE (:A)", "MATCH (n) REMOVE n:B RETURN n",
      gives: ["(:A)"]),
    .init(
      "labels, of which others keep one", on: "CREATE (:A:B), (:A)", "MATCH (n:B) REMOVE n:A:B",
      effects: ["-labels 1"]),
    .init("of null nothing", "OPTIONAL MATCH (n:None) REMOVE n.x, n:A RETURN n", gives: ["null"]),
  ]

  private static let delete: [UpdateCase] = [
    .init(
      "a node alone", on: "CREATE (:A {x: 1}), (:B)", "MATCH (n:A) DELETE n",
      effects: ["-nodes 1", "-labels 1", "-properties 1"]),
    .init(
      "a relationship, not its ends", on: "CREATE ()-[:R {x: 1}]->()", "MATCH ()-[r]->() DELETE r",
      effects: ["-relationships 1", "-properties 1"],
      leaves: "MATCH (n) RETURN count(n)", ["2"]),
    .init(
      "a node with what hangs on it", on: "CREATE (:A)-[:R]->(:B), (:C)",
      "MATCH (n:A) DETACH DELETE n", effects: ["-nodes 1", "-relationships 1", "-labels 1"]),
    .init(
      "a node with its relationships, named both", on: "CREATE (:A)-[:R]->(:B)",
      "MATCH (a:A)-[r]->() DELETE a, r", effects: ["-nodes 1", "-relationships 1", "-labels 1"]),
    .init(
      "the same thing twice", on: "CREATE (:A)-[:R]->(:B), (:A)-[:R]->(:B)",
      "MATCH (a:A), (b) DETACH DELETE a", effects: ["-nodes 2", "-relationships 2", "-labels 1"]),
    .init("null", "OPTIONAL MATCH (n:None)-[r]->() DELETE n, r RETURN n", gives: ["null"]),
    .init(
      "a path", on: "CREATE (:A)-[:R]->(:B), (:C)", "MATCH p = (:A)-->() DELETE p",
      effects: ["-nodes 2", "-relationships 1", "-labels 2"]),
    .init(
      "what stands in a list", on: "CREATE ({x: 1}), ({x: 2})",
      "MATCH (n) WITH n ORDER BY n.x WITH collect(n) AS all DELETE all[0]",
      effects: ["-nodes 1", "-properties 1"], leaves: "MATCH (n) RETURN n.x", ["2"]),
    .init(
      "what stands in a map", on: "CREATE (:A)", "MATCH (n) WITH {it: n} AS map DELETE map.it",
      effects: ["-nodes 1", "-labels 1"]),
    .init(
      "everything", on: "CREATE (:A)-[:R]->(:B)-[:R]->(:A)", "MATCH (n) DETACH DELETE n",
      effects: ["-nodes 3", "-relationships 2", "-labels 2"],
      leaves: "MATCH (n) RETURN count(n)", ["0"]),
    .init(
      "rows stay as they are", on: "CREATE (:A), (:A)", "MATCH (n:A) DELETE n RETURN count(*)",
      gives: ["2"], effects: ["-nodes 2", "-labels 1"]),
    .init(
      "what was deleted is not matched again", on: "CREATE (:A), (:B)",
      "MATCH (n:A) DELETE n WITH count(*) AS gone MATCH (m) RETURN gone, labels(m)",
      gives: ["1 | ['B']"], effects: ["-nodes 1", "-labels 1"]),
    .init(
      "first the relationship, then its end", on: "CREATE (:A)-[:R]->(:B)",
      "MATCH (a:A)-[r]->() DELETE r DELETE a",
      effects: ["-nodes 1", "-relationships 1", "-labels 1"]),
    .init(
      "made and deleted is nothing", "CREATE (n:A {x: 1}) DELETE n"),
    .init(
      "the type of what was deleted is known still", on: "CREATE ()-[:R]->()",
      "MATCH ()-[r]->() DELETE r RETURN type(r)", gives: ["'R'"], effects: ["-relationships 1"]),
  ]

  private static let forEach: [UpdateCase] = [
    .init(
      "once for every element", "FOREACH (x IN [1, 2, 3] | CREATE ({x: x}))",
      effects: ["+nodes 3", "+properties 3"]),
    .init("an empty list", "FOREACH (x IN [] | CREATE ())"),
    .init("null", "WITH null AS xs FOREACH (x IN xs | CREATE ())"),
    .init(
      "nodes of a path", on: "CREATE (:A)-[:R]->(:B)",
      "MATCH p = (:A)-->(:B) FOREACH (n IN nodes(p) | SET n.seen = true) RETURN length(p)",
      gives: ["1"], effects: ["+properties 2"]),
    .init(
      "for every row", on: "CREATE (:A), (:A)",
      "MATCH (a:A) FOREACH (x IN [1, 2] | CREATE (a)-[:R {x: x}]->(:B))",
      effects: ["+nodes 4", "+relationships 4", "+labels 1", "+properties 4"]),
    .init(
      "one in another", "FOREACH (x IN [1, 2] | FOREACH (y IN [x, x] | MERGE ({y: y})))",
      effects: ["+nodes 2", "+properties 2"]),
  ]

  private static let refused: [UpdateCase] = [
    .init(
      "a node that is held", on: "CREATE (:A)-[:R]->(:B)", "MATCH (a:A) DELETE a",
      fails: "ConstraintVerificationFailed runtime DeleteConnectedNode"),
    .init(
      "a node held by a new relationship", on: "CREATE (:A), (:B)",
      "MATCH (a:A), (b:B) CREATE (a)-[:R]->(b) DELETE a",
      fails: "ConstraintVerificationFailed runtime DeleteConnectedNode"),
    .init(
      "a property of what was deleted", on: "CREATE (:A {x: 1})", "MATCH (a:A) DELETE a RETURN a.x",
      fails: "EntityNotFound runtime DeletedEntityAccess"),
    .init(
      "labels of what was deleted", on: "CREATE (:A)", "MATCH (a:A) DELETE a RETURN labels(a)",
      fails: "EntityNotFound runtime DeletedEntityAccess"),
    .init(
      "a property of a deleted relationship", on: "CREATE ()-[:R {x: 1}]->()",
      "MATCH ()-[r]->() DELETE r RETURN r.x", fails: "EntityNotFound runtime DeletedEntityAccess"),
    .init(
      "a name nothing binds", on: "CREATE (:A)", "MATCH (a) SET b.x = 1",
      fails: "SyntaxError compile time UndefinedVariable"),
    .init(
      "a value nothing binds", on: "CREATE (:A)", "MATCH (a) SET a.x = b",
      fails: "SyntaxError compile time UndefinedVariable"),
    .init(
      "something deleted that nothing binds", on: "CREATE (:A)", "MATCH (a) DELETE b",
      fails: "SyntaxError compile time UndefinedVariable"),
    .init(
      "a number deleted", "MATCH () DELETE 1 + 1",
      fails: "SyntaxError compile time InvalidArgumentType"),
    .init(
      "a label deleted", on: "CREATE (:A)", "MATCH (n) DELETE n:A",
      fails: "SyntaxError compile time InvalidDelete"),
    .init(
      "a list of maps as a property", on: "CREATE (:A)", "MATCH (n) SET n.x = [{y: 1}]",
      fails: "TypeError runtime InvalidPropertyType"),
    .init(
      "a node as a property", on: "CREATE (:A)", "MATCH (n) SET n.x = n",
      fails: "TypeError runtime InvalidPropertyType"),
    .init(
      "the element outside of FOREACH", "FOREACH (x IN [1] | CREATE ()) RETURN x",
      fails: "SyntaxError compile time UndefinedVariable"),
    .init(
      "writing in an expression", on: "CREATE (:A)",
      "MATCH (a) WHERE EXISTS { MATCH (a) SET a.x = 1 } RETURN a",
      fails: "SyntaxError compile time InvalidClauseComposition"),
    .init(
      "one statement of several", on: "CREATE (:A)-[:R]->(:B)", "CREATE (:C); MATCH (a:A) DELETE a",
      fails: "ConstraintVerificationFailed runtime DeleteConnectedNode"),
  ]

  @Test(arguments: set) func `SET`(_ one: UpdateCase) throws { try one.check() }
  @Test(arguments: remove) func `REMOVE`(_ one: UpdateCase) throws { try one.check() }
  @Test(arguments: delete) func `DELETE`(_ one: UpdateCase) throws { try one.check() }
  @Test(arguments: forEach) func `FOREACH`(_ one: UpdateCase) throws { try one.check() }
  @Test(arguments: refused) func `what they refuse`(_ one: UpdateCase) throws { try one.check() }
}
