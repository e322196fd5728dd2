import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// Different ways to ask the same question give the same rows, over graphs and patterns from seeds.
@Suite struct MetamorphicTests {
  static let seeds = Array(0..<150)

  /// What a seed determines: a graph, two links, a far node `m` and a condition on `n` and `m`.
  private struct Question {
    let graph: Graph
    let link: String
    let otherLink: String
    let far: String
    let condition: String

    init(seed: Int) {
      graph = RandomCharts.graph(seed: seed &+ 5000)
      var generator = SeededGenerator(seed: UInt64(seed) &* 7001 &+ 3)
      func pick(_ words: [String]) -> String { words[generator.number(below: words.count)] }
      let links = [
        "-[:T]->", "<-[:U]-", "--", "-[:T|U]-", "-[:T*1..2]->", "<-[*0..1]-", "-[:T]->(:A)-[:U]->",
        "-[{w: 1}]->", "-[:U]->{1,2}", "-[:T]-()--",
      ]
      link = pick(links)
      otherLink = pick(links)
      far = pick(["(m)", "(m:A)", "(m:B)", "(m:!A)", "(m {x: 1})", "(m:A|B)", "(m:A&B)"])
      condition = pick([
        "m.x > n.x", "m.x = 1", "m.s = 'p'", "m.f", "NOT m.f", "m.x IS NULL", "m.x <> n.x OR m.f",
        "m.s STARTS WITH 'p' AND n.x < 2", "EXISTS { (m)-[:T]->() }", "m.x IN [n.x, 2, null]",
        "n <> m",
      ])
    }

    /// The pattern from `n` to `m`.
    var pattern: String { "(n)\(link)\(far)" }
  }

  /// Expects queries to give the same rows, in any order.
  private func expectSame(_ graph: Graph, _ queries: [String]) throws {
    let bags = try queries.map { EngineRun.bag(try EngineRun.rows($0, on: graph)) }
    for (query, bag) in zip(queries, bags).dropFirst() {
      #expect(bag == bags[0], "\(query) differs from \(queries[0])")
    }
  }

  @Test(arguments: seeds) func `OPTIONAL MATCH finds what EXISTS says is there`(seed: Int) throws {
    let question = Question(seed: seed)
    let inner = "\(question.pattern) WHERE \(question.condition)"
    let optional = "MATCH (n) OPTIONAL MATCH \(inner)"
    try expectSame(
      question.graph,
      [
        "MATCH (n) WHERE EXISTS { \(inner) } RETURN n",
        "\(optional) WITH n, count(m) AS c WHERE c > 0 RETURN n",
        "MATCH \(inner) RETURN DISTINCT n",
        "MATCH (n) WHERE COUNT { MATCH \(inner) } > 0 RETURN n",
      ])
    try expectSame(
      question.graph,
      [
        "MATCH (n) WHERE NOT EXISTS { MATCH \(inner) } RETURN n",
        "\(optional) WITH n, m WHERE m IS NULL RETURN n",
        "MATCH (n) WHERE COUNT { \(inner) } = 0 RETURN n",
      ])
  }

  @Test(arguments: seeds) func `every way of counting agrees`(seed: Int) throws {
    let question = Question(seed: seed)
    let inner = "\(question.pattern) WHERE \(question.condition)"
    try expectSame(
      question.graph,
      [
        "MATCH (n) OPTIONAL MATCH \(inner) RETURN n, count(m) AS c",
        "MATCH (n) RETURN n, COUNT { \(inner) } AS c",
        "MATCH (n) RETURN n, COUNT { MATCH \(inner) RETURN m } AS c",
        "MATCH (n) RETURN n, size(COLLECT { MATCH \(inner) RETURN m }) AS c",
        "MATCH (n) RETURN n, size([\(inner) | m.x]) AS c",
        "MATCH (n) CALL (n) { MATCH \(inner) RETURN count(*) AS c } RETURN n, c",
        "MATCH (n) CALL { WITH n OPTIONAL MATCH \(inner) RETURN count(m) AS c } RETURN n, c",
      ])
  }

  @Test(arguments: seeds) func `DISTINCT is grouping without aggregates`(seed: Int) throws {
    let question = Question(seed: seed)
    try expectSame(
      question.graph,
      [
        "MATCH \(question.pattern) RETURN DISTINCT n.x AS a, m.s AS b",
        "MATCH \(question.pattern) WITH n.x AS a, m.s AS b, count(*) AS c RETURN a, b",
        "MATCH \(question.pattern) RETURN n.x AS a, m.s AS b UNION "
          + "MATCH \(question.pattern) RETURN n.x AS a, m.s AS b",
        "MATCH \(question.pattern) WITH collect(DISTINCT [n.x, m.s]) AS l UNWIND l AS e "
          + "RETURN e[0] AS a, e[1] AS b",
      ])
  }

  @Test(arguments: seeds) func `a condition splits the rows in three`(seed: Int) throws {
    let question = Question(seed: seed)
    let parts = ["", "NOT ", "null"].map { kind in
      let condition =
        kind == "null" ? "(\(question.condition)) IS NULL" : "\(kind)(\(question.condition))"
      return "MATCH \(question.pattern) WHERE \(condition) RETURN n, m"
    }
    try expectSame(
      question.graph,
      ["MATCH \(question.pattern) RETURN n, m", parts.joined(separator: " UNION ALL ")])
  }

  @Test(arguments: seeds) func `comma patterns may stand in any order`(seed: Int) throws {
    let question = Question(seed: seed)
    let parts = [question.pattern, "(m)\(question.otherLink)(k)", "(k:A)", "(k)-[:T]->(l)"]
    let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]]
    try expectSame(
      question.graph,
      orders.map { order in
        "MATCH \(order.map { parts[$0] }.joined(separator: ", ")) RETURN n, m, k, l"
      })
  }

  @Test(arguments: seeds) func `a condition may stand inline, in WHERE or behind`(seed: Int) throws
  {
    let question = Question(seed: seed)
    let far = "(m WHERE \(question.condition))"
    let match = "MATCH (n)\(question.link)"
    try expectSame(
      question.graph,
      [
        "\(match)\(far) RETURN n, m", "\(match)(m) WHERE \(question.condition) RETURN n, m",
        "\(match)(m) WITH n, m WHERE \(question.condition) RETURN n, m",
        "\(match)(m) FILTER \(question.condition) RETURN n, m",
        "\(match)(m) CALL (n, m) { WITH n, m WHERE \(question.condition) RETURN 1 AS i } "
          + "RETURN n, m",
      ])
  }

  @Test(arguments: seeds) func `lengths up to two are one step and two steps`(seed: Int) throws {
    let question = Question(seed: seed)
    for (left, right) in [("-", "->"), ("<-", "-"), ("-", "-")] {
      func step(_ length: String) -> String { "\(left)[:T\(length)]\(right)" }
      try expectSame(
        question.graph,
        [
          "MATCH (n)\(step("*1..2"))\(question.far) RETURN n, m",
          "MATCH (n)\(step(""))\(question.far) RETURN n, m UNION ALL "
            + "MATCH (n)\(step(""))()\(step(""))\(question.far) RETURN n, m",
          "MATCH (n)\(step("")){1,2}\(question.far) RETURN n, m",
          "MATCH (n) ((a)\(step(""))(b)){1,2} \(question.far) RETURN n, m",
          "MATCH \(question.far)\(left == "<-" ? "-" : right == "->" ? "<-" : "-")[:T*1..2]"
            + "\(left == "<-" ? "->" : "-")(n) RETURN n, m",
        ])
    }
  }

  @Test(arguments: Array(0..<60)) func `shortest paths are the least of all`(seed: Int) throws {
    let graph = RandomCharts.graph(seed: seed &+ 9000, upTo: 6)
    try expectSame(
      graph,
      [
        "MATCH p = (n)-[:T|U*]->(m) WHERE n <> m RETURN n, m, min(length(p)) AS l",
        "MATCH p = shortestPath((n)-[:T|U*]->(m)) WHERE n <> m RETURN n, m, length(p) AS l",
        "MATCH p = ANY SHORTEST (n)-[:T|U]->+(m) WHERE n <> m RETURN n, m, length(p) AS l",
        "MATCH p = SHORTEST 1 (n)-[:T|U]->+(m) WHERE n <> m RETURN n, m, length(p) AS l",
        "MATCH p = ALL SHORTEST (n)-[:T|U]->+(m) WHERE n <> m RETURN DISTINCT n, m, length(p) AS l",
      ])
    try expectSame(
      graph,
      [
        "MATCH p = (n)-[:T*]->(m) WHERE n <> m WITH n, m, collect(length(p)) AS ls "
          + "RETURN n, m, size([l IN ls WHERE l = reduce(b = ls[0], i IN ls | "
          + "CASE WHEN i < b THEN i ELSE b END)]) AS c",
        "MATCH p = allShortestPaths((n)-[:T*]->(m)) WHERE n <> m RETURN n, m, count(*) AS c",
        "MATCH p = ALL SHORTEST (n)-[:T]->+(m) WHERE n <> m RETURN n, m, count(*) AS c",
        "MATCH p = SHORTEST 1 GROUP (n)-[:T]->+(m) WHERE n <> m RETURN n, m, count(*) AS c",
      ])
  }

  @Test(arguments: seeds) func `LIMIT gives the beginning of the order`(seed: Int) throws {
    let question = Question(seed: seed)
    let query =
      "MATCH \(question.pattern) RETURN n.x AS a, m.s AS b, id(n) AS i, id(m) AS j "
      + "ORDER BY a DESC, b, i, j"
    let whole = EngineRun.words(
      try EngineRun.rows(query, on: question.graph), in: question.graph)
    for (skip, limit) in [(0, 1), (0, 3), (2, 2), (1, 100)] {
      let part = EngineRun.words(
        try EngineRun.rows("\(query) SKIP \(skip) LIMIT \(limit)", on: question.graph),
        in: question.graph)
      #expect(part == Array(whole.dropFirst(skip).prefix(limit)), "\(query)")
    }
  }

  @Test(arguments: seeds) func `one thread and two give the same rows in the same order`(
    seed: Int
  ) throws {
    let graph = RandomCharts.graph(seed: seed &+ 300, upTo: 40)
    var queries = RandomQueries(seed: seed &+ 300)
    let query = queries.query()
    // Pieces of a few rows, so that small graphs are shared out, too.
    var options = PlanOptions()
    options.morsels.firstMorsel = 1 + seed % 3
    options.morsels.largestMorsel = 4
    options.morsels.firstOutput = 3
    options.morsels.largestOutput = 50
    options.morsels.serialTime = .zero
    options.morsels.leastWork = 0
    func words(threads: Int) throws -> [String] {
      let rows = try EngineRun.rows(query, on: graph, options: options, threads: threads)
      return EngineRun.words(rows, in: graph)
    }
    #expect(try words(threads: 1) == words(threads: 2), "\(query)")
  }
}
