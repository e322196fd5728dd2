import TestSupport
import WeftGraph

/// Well-typed expressions over the properties of a node `n`, and graphs for them, from seeds.
///
/// Each key has values of one kind or, `m`, of several, so that columns of every kind and boxed ones
/// are read; a third of all values are missing.
struct RandomExpressions {
  private var generator: SeededGenerator

  init(seed: Int) { generator = SeededGenerator(seed: UInt64(seed) &* 49_999 &+ 3) }

  /// Nodes with properties of every kind.
  static func graph(seed: Int) -> Graph {
    var generator = SeededGenerator(seed: UInt64(seed) &* 7_177 &+ 11)
    var builder = GraphBuilder()
    for node in 0..<(1 + generator.number(below: 9)) {
      let added = builder.addNode("n\(node)", labels: ["N"])
      func some(_ values: [PropertyValue]) -> PropertyValue {
        values[generator.number(below: values.count)]
      }
      let integers: [PropertyValue] = [.integer(-1), .integer(0), .integer(1), .integer(2)]
      let floats: [PropertyValue] = [.float(-0.0), .float(1), .float(1.5), .float(.nan)]
      let strings: [PropertyValue] = [.string(""), .string("a"), .string("ab"), .string("é")]
      let booleans: [PropertyValue] = [.boolean(false), .boolean(true)]
      let dates: [PropertyValue] = [
        .date(CalendarDate(days: 0)), .date(CalendarDate(days: 40)),
      ]
      let lists: [PropertyValue] = [
        .list([]), .list([.integer(1)]), .list([.integer(1), nil]),
        .list([.string("a"), .float(1)]),
      ]
      let kinds = [
        ("i", integers), ("f", floats), ("s", strings), ("b", booleans), ("d", dates), ("l", lists),
        ("m", integers + floats + strings + booleans + dates + lists),
      ]
      for (key, values) in kinds where generator.number(below: 3) > 0 {
        builder.set(key, of: added, to: some(values))
      }
    }
    return builder.finish()
  }

  private mutating func pick(_ words: [String]) -> String {
    words[generator.number(below: words.count)]
  }

  mutating func number(_ depth: Int) -> String {
    if depth == 0 || generator.number(below: 3) == 0 {
      return pick(["n.i", "n.f", "n.i", "n.f", "0", "1", "1.0", "-2", "2.5", "null"])
    }
    let (a, b) = (number(depth - 1), number(depth - 1))
    return pick([
      "(\(a) + \(b))", "(\(a) - \(b))", "(\(a) * \(b))", "(\(a) / 2.0)", "abs(\(a))", "-(\(a))",
      "size(\(list(depth - 1)))", "size(\(string(depth - 1)))", "coalesce(\(a), \(b))",
      "CASE WHEN \(truth(depth - 1)) THEN \(a) ELSE \(b) END", "toFloat(\(a))", "sign(\(a))",
      "reduce(t = 0, v IN [\(a), \(b)] | t + coalesce(v, 1))", "n.d.month",
      "{a: \(a), b: \(b)}.a", "[\(a), \(b)][1]",
    ])
  }

  mutating func string(_ depth: Int) -> String {
    if depth == 0 || generator.number(below: 3) == 0 {
      return pick(["n.s", "n.s", "'a'", "''", "'é'", "null"])
    }
    let (a, b) = (string(depth - 1), string(depth - 1))
    return pick([
      "(\(a) + \(b))", "toUpper(\(a))", "toString(\(number(depth - 1)))", "coalesce(\(a), \(b))",
      "left(\(a), 1)", "replace(\(a), 'a', \(b))", "reverse(\(a))",
      "CASE \(a) WHEN \(b) THEN 'same' ELSE \(a) END", "toString(n.d)",
    ])
  }

  mutating func list(_ depth: Int) -> String {
    if depth == 0 || generator.number(below: 3) == 0 {
      return pick(["n.l", "n.l", "[1, null]", "[]", "['a', 1.0]"])
    }
    let (a, b) = (list(depth - 1), any(depth - 1))
    return pick([
      "(\(a) + [\(b)])", "[\(b), \(any(depth - 1))]", "tail(\(a))", "\(a)[0..1]", "reverse(\(a))",
      "[v IN \(a) WHERE v IS NOT NULL | v]", "[v IN \(a) | [v, \(number(depth - 1))]]",
      "range(0, 2)",
    ])
  }

  mutating func truth(_ depth: Int) -> String {
    if depth == 0 || generator.number(below: 4) == 0 {
      return pick(["n.b", "n.b", "true", "false", "null", "n.i = 1"])
    }
    let compare = pick(["=", "<>", "<", "<=", ">", ">="])
    let (a, b) = (truth(depth - 1), truth(depth - 1))
    return pick([
      "(\(number(depth - 1)) \(compare) \(number(depth - 1)))",
      "(\(string(depth - 1)) \(compare) \(string(depth - 1)))",
      "(\(any(depth - 1)) \(compare) \(any(depth - 1)))", "(n.d \(compare) date('1970-02-10'))",
      "(\(list(depth - 1)) \(compare) \(list(depth - 1)))", "(\(a) AND \(b))", "(\(a) OR \(b))",
      "(\(a) XOR \(b))", "NOT (\(a))", "(\(any(depth - 1)) IS NULL)",
      "(\(any(depth - 1)) IN \(list(depth - 1)))", "(\(number(depth - 1)) IN [0, 1, null])",
      "(\(string(depth - 1)) IN ['a', 'b'])",
      "(\(string(depth - 1)) STARTS WITH \(string(depth - 1)))",
      "(\(string(depth - 1)) CONTAINS 'a')", "(\(string(depth - 1)) =~ 'a.*')",
      "\(pick(["all", "any", "none", "single"]))(v IN \(list(depth - 1)) WHERE v = \(any(depth - 1)))",
    ])
  }

  mutating func any(_ depth: Int) -> String {
    switch generator.number(below: 8) {
    case 0: "n.m"
    case 1: "n"
    case 2: truth(depth)
    case 3: string(depth)
    case 4: list(depth)
    case 5: "n.d"
    default: number(depth)
    }
  }

  /// A query over the graph; its rows have no particular order.
  mutating func query() -> String {
    let value = any(3)
    let condition = truth(2)
    return pick([
      "MATCH (n) RETURN \(value) AS v", "MATCH (n) WHERE \(condition) RETURN n, \(value) AS v",
      "MATCH (n) RETURN DISTINCT \(value) AS v", "MATCH (n) RETURN \(value) AS v, count(*) AS c",
      "MATCH (n) RETURN \(condition) AS k, min(\(value)) AS a, max(\(value)) AS z, count(\(value)) AS c",
      "MATCH (n) RETURN n.s AS k, sum(\(number(2))) AS s, avg(n.i) AS m, count(DISTINCT \(value)) AS c",
      "MATCH (n) RETURN round(stDev(n.i), 9) AS a, percentileDisc(n.i, 0.5) AS b, percentileCont(n.f, 0.25) AS c",
      "MATCH (n), (o) WHERE n.m = o.m RETURN n, o, \(value) AS v",
      "MATCH (n), (o) WHERE n.i = o.f RETURN n, o", "MATCH (n), (o) WHERE n.s < o.s RETURN n, o",
      "MATCH (n) UNWIND \(list(2)) AS u RETURN n, u, \(value) AS v",
      "MATCH (n) WITH n, \(value) AS v WHERE v = n.m RETURN n, v",
      "MATCH (n) WITH n, \(value) AS v ORDER BY v, elementId(n) LIMIT 3 RETURN v",
      "MATCH (n) WITH n ORDER BY \(value) DESC, elementId(n) RETURN collect(elementId(n)) AS c",
      "MATCH (n) WITH DISTINCT n.m AS v ORDER BY v SKIP 1 RETURN collect(v) AS c",
    ])
  }
}
