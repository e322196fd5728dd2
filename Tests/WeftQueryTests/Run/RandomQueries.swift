import TestSupport
import WeftGraph

/// Queries and small graphs that seeds determine, for laws.
struct RandomQueries {
  private var generator: SeededGenerator
  private var count = 0
  /// Nodes bound so far.
  private var nodes: [String] = []

  init(seed: Int) { generator = SeededGenerator(seed: UInt64(seed) &* 104_729 &+ 31) }

  private mutating func pick(_ words: [String]) -> String {
    words[generator.number(below: words.count)]
  }

  private mutating func chance(_ percent: Int) -> Bool { generator.number(below: 100) < percent }

  private mutating func node() -> String {
    if !nodes.isEmpty, chance(25) { return "(\(pick(nodes)))" }
    let label = pick(["", "", ":A", ":B", ":A|B", ":!A", ":A&B", ":Gone"])
    let map = pick(["", "", "", " {x: 1}", " {s: 'p'}"])
    if chance(30) { return "(\(label)\(map))" }
    count += 1
    nodes.append("n\(count)")
    return "(n\(count)\(label)\(map))"
  }

  private mutating func link() -> String {
    let body = pick(["", ":T", ":U", ":T|U", ":T {w: 1}", ":T*1..2", "*0..2", ":U*..2", ":T*2..3"])
    let bracket = body.isEmpty && chance(50) ? "" : "[\(body)]"
    return pick(["-\(bracket)->", "<-\(bracket)-", "-\(bracket)-"])
  }

  private mutating func path() -> String {
    var text = node()
    for _ in 0..<generator.number(below: 3) { text += link() + node() }
    return text
  }

  mutating func predicate() -> String {
    guard let first = nodes.first else { return "true" }
    let (a, b) = (pick(nodes), pick(nodes))
    return pick([
      "\(a).x = \(b).x", "\(a).x < 2", "\(a).s = 'p'", "\(a) <> \(b)", "\(a):A", "\(a).x IS NULL",
      "NOT \(a).x > 1", "\(a).s STARTS WITH 'p' OR \(b).x = 1", "\(a).x IN [1, null]",
      "\(a).x + \(b).x > 2", "(\(a))-->()", "NOT (\(a))-[:T]->(\(b))",
      "EXISTS { (\(a))-[:T]->(m:A) }", "NOT EXISTS { MATCH (\(a))--(m) WHERE m.x = \(b).x }",
      "COUNT { (\(a))-[:U]-() } > 1", "EXISTS { (\(a))-[:T*1..2]->(\(b)) }",
      "COUNT { MATCH (\(a))-->(m) WITH m.x AS k, count(*) AS c RETURN k } = 1",
      "size([v IN [\(a).x, \(b).x] WHERE v > 0 | v]) = 1", "any(v IN [\(first).x] WHERE v = 1)",
      "\(a).f", "\(a).f XOR \(b).f", "coalesce(\(a).x, 0) = 0",
    ])
  }

  private mutating func match(optional: Bool) -> String {
    var text = (optional ? "OPTIONAL MATCH " : "MATCH ") + path()
    if chance(25) { text += ", " + path() }
    if chance(60) {
      text += " WHERE " + predicate()
      if chance(30) { text += pick([" AND ", " OR "]) + predicate() }
    }
    return text
  }

  /// A query; its rows have no particular order.
  mutating func query() -> String {
    var clauses = [match(optional: false)]
    if chance(40) { clauses.append(match(optional: true)) }
    if chance(15) { clauses.append("UNWIND [1, 2] AS u") }
    if nodes.isEmpty {
      return clauses.joined(separator: " ") + " RETURN count(*) AS c"
    }
    let (a, b) = (pick(nodes), pick(nodes))
    let ending = [
      "RETURN \(a) AS a, \(b) AS b", "RETURN DISTINCT \(a) AS a", "RETURN count(*) AS c",
      "RETURN \(a) AS a, count(\(b)) AS c, sum(\(b).x) AS s, min(\(b).s) AS m",
      "RETURN \(a).x AS k, count(DISTINCT \(b)) AS c, avg(\(b).x) AS v",
      "WITH \(a) AS a, count(*) AS c WHERE c > 1 RETURN a, c",
      "WITH DISTINCT \(a) AS a, \(b) AS b MATCH (a)-->(z) RETURN a, b, z",
      "RETURN \(a).s AS k, COUNT { (\(a))--() } AS c",
      "RETURN \(a) AS a, CASE WHEN \(a).x = 1 THEN 'one' ELSE \(b).s END AS w",
      "CALL (\(a)) { MATCH (\(a))-[:T]->(z) RETURN count(z) AS c } RETURN \(a) AS a, c",
      "CALL (\(a)) { MATCH (\(a))-->(z) RETURN z.x AS x UNION MATCH (\(a))<--(z) RETURN z.x AS x }"
        + " RETURN \(a) AS a, x",
      "RETURN DISTINCT \(a).x AS x, \(b).f AS f",
      "RETURN \(a) AS a, size(COLLECT { MATCH (\(a))-->(z) RETURN z.x }) AS c",
    ]
    return clauses.joined(separator: " ") + " " + pick(ending)
  }

  /// A query and predicate that split its rows: with `WHERE p`, `WHERE NOT p` and `WHERE p IS NULL`.
  mutating func partition() -> (match: String, predicate: String) {
    var text = "MATCH " + path()
    if nodes.isEmpty { text += ", (n0)" }
    if nodes.isEmpty { nodes = ["n0"] }
    if chance(30) { text += ", " + path() }
    // A bare pattern is no operand of IS NULL.
    var condition = predicate()
    while condition.hasPrefix("(") || condition.hasPrefix("NOT (") { condition = predicate() }
    return (text, condition)
  }
}
