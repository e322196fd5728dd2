import Testing
import WeftGraph
import WeftQuery

/// What the planner and its rewrites make of queries.
struct PlanTests {
  /// A hundred people in four teams that own two systems.
  private static let graph: Graph = {
    var builder = GraphBuilder()
    let teams = (0..<4).map { builder.addNode("t\($0)", labels: ["Team"]) }
    let systems = (0..<2).map { builder.addNode("s\($0)", labels: ["System"]) }
    for index in 0..<100 {
      let person = builder.addNode("p\(index)", labels: ["Person"])
      builder.set("name", of: person, to: .string("name \(index)"))
      _ = builder.addRelationship("IN", from: person, to: teams[index % 4])
      if index > 0 { _ = builder.addRelationship("KNOWS", from: person, to: person - 1) }
    }
    for (team, system) in zip(teams, systems) {
      _ = builder.addRelationship("OWNS", from: team, to: system)
    }
    return builder.finish()
  }()

  private func plan(_ query: String, without rewrite: Rewrite? = nil) throws -> String {
    var options = PlanOptions()
    if let rewrite { options.rewrites.remove(rewrite) }
    return try PlanText.of(query, on: Self.graph, options: options)
  }

  @Test func `a pattern is walked from its rarest end`() throws {
    let text = try plan("MATCH (p:Person)-[:IN]->(t:Team)-[:OWNS]->(s:System) RETURN p")
    #expect(text.contains("NodeScan (s:System)"))
    let anchored = try plan("MATCH (p:Person {name: 'name 3'})-[:IN]->(t)<-[:IN]-(q) RETURN q")
    #expect(anchored.contains("NodeSeek (p:Person {name: 'name 3'})"))
  }

  @Test func `of orders that cost the same the one that stays with the scanned node is walked`()
    throws
  {
    let text = try plan("MATCH (a)-[:KNOWS]->(b)-[:KNOWS]->(c) RETURN count(*)")
    #expect(text.contains("(b)<-[") && text.contains("(b)-["), "\(text)")
  }

  @Test func `of orders that cost the same the one that keeps groups together is walked`() throws {
    for (start, end) in [("a", "b"), ("b", "a")] {
      let text = try plan("MATCH (a)-[:KNOWS]->(b) RETURN \(start), count(\(end)) AS n")
      #expect(text.contains("NodeScan (\(start))"), "\(text)")
    }
  }

  @Test func `labels that relationships imply are not tested`() throws {
    let text = try plan("MATCH (s:System)<-[:OWNS]-(t:Team) RETURN t")
    #expect(!text.contains("(t:Team)"))
  }

  @Test func `a cycle is closed between bound nodes`() throws {
    let query = "MATCH (a)-[:KNOWS]->(b)-[:KNOWS]->(c), (a)-[:KNOWS]->(c) RETURN a"
    #expect(try plan(query).contains("Intersect"))
    #expect(try plan(query, without: .intersectNeighbours).contains("ExpandInto"))
    #expect(!(try plan(query).contains("CrossProduct")))
  }

  @Test func `unconnected patterns with an equality are joined by hashing`() throws {
    let text = try plan("MATCH (a:Person), (b:Person) WHERE a.name = b.name RETURN a")
    #expect(text.contains("HashJoin a.name = b.name"))
    #expect(try plan("MATCH (a:Person), (b:Team) RETURN a").contains("CrossProduct"))
    let unwound = try plan("UNWIND ['x'] AS n MATCH (a:Person {name: n}) RETURN a")
    #expect(unwound.contains("HashJoin"))
  }

  @Test func `predicates are placed before steps that do not need them`() throws {
    let text = try plan(
      "MATCH (p:Person)-[:KNOWS]->(q:Person) WHERE p.name < 'name 3' AND q.name > 'a' RETURN q")
    let lines = text.split(separator: "\n")
    let filter = lines.lastIndex { $0.contains("p.name < 'name 3'") } ?? 0
    let expand = lines.firstIndex { $0.contains("Expand") } ?? 0
    #expect(filter > expand)
  }

  @Test func `conditions EXISTS and NOT EXISTS become semi-applies`() throws {
    let query = "MATCH (t:Team) WHERE NOT EXISTS { (t)-[:OWNS]->() } RETURN t"
    #expect(try plan(query).contains("AntiSemiApply"))
    #expect(!(try plan(query, without: .liftSubqueries).contains("AntiSemiApply")))
    #expect(
      try plan("MATCH (t:Team) RETURN COUNT { (t)<-[:IN]-() } AS n").contains("CountApply"))
    #expect(
      try plan("MATCH (t:Team) RETURN COLLECT { MATCH (t)<-[:IN]-(p) RETURN p } AS n")
        .contains("CollectApply"))
  }

  @Test func `predicates of a node reached become a mask where many steps lead there`() throws {
    let query = """
      MATCH (p:Person)-[:IN]->(t:Team)<-[:IN]-(q:Person)
      WHERE p.name CONTAINS '9' AND q.name CONTAINS '9' RETURN p, q
      """
    #expect(try plan(query).contains("WHERE"))
    #expect(!(try plan(query, without: .pushTargetPredicates).contains(" WHERE ")))
  }

  @Test func `order and limit are one step`() throws {
    let query = "MATCH (p:Person) RETURN p.name AS n ORDER BY n SKIP 2 LIMIT 3"
    #expect(try plan(query).contains("TopK n SKIP 2 LIMIT 3"))
    #expect(try plan(query, without: .fuseTopK).contains("Sort"))
  }

  @Test func `neighbours of the node a row is about are counted without groups`() throws {
    for query in [
      "MATCH (t:Team)<-[:IN]-(p:Person) WITH t, count(p) AS n WHERE n > 3 RETURN n",
      "MATCH (t:Team)<-[:IN]-(p:Person) RETURN t AS team, t.name AS name, count(*), count(p)",
      "MATCH (t:Team)<-[r:IN]-() WHERE EXISTS { (t)-[:OWNS]->() } RETURN t, count(r)",
    ] {
      let text = try plan(query)
      #expect(text.contains("CountApply") && !text.contains("Aggregate"), "\(text)")
      #expect(try plan(query, without: .countNeighbours).contains("Aggregate"))
    }
    for query in [
      "MATCH (t:Team)<-[:IN]-(p:Person) RETURN t.name, count(p)",
      "MATCH (t:Team)<-[:IN]-(p:Person) RETURN p, count(t), 1",
      "MATCH (t:Team)<-[:IN]-(p:Person) RETURN t, count(DISTINCT p)",
      "MATCH (t:Team)<-[:IN]-(p:Person) RETURN t, count(p.name)",
      "MATCH (t:Team)<-[:IN]-(p:Person) RETURN t, collect(p)",
      "MATCH (t:Team)<-[:IN]-(p:Person)-[:KNOWS]->(q) RETURN t, count(q)",
      "UNWIND [1, 2] AS x MATCH (t:Team)<-[:IN]-() RETURN t, x, count(*)",
    ] { #expect(try plan(query).contains("Aggregate"), "\(query)") }
  }

  @Test func `trails are not listed where only nodes matter`() throws {
    let query = "MATCH (p:Person)-[:KNOWS*]->(q:Person) RETURN DISTINCT p, q"
    #expect(try plan(query).contains("Reachability"))
    #expect(try plan(query, without: .pruneTrails).contains("VariableExpand"))
    let counted = "MATCH (p:Person)-[:KNOWS*]->(q:Person) RETURN p, q"
    #expect(try plan(counted).contains("VariableExpand"))
  }

  @Test func `conditions on the elements of a path prune its search`() throws {
    let query = """
      MATCH (p:Person) WHERE EXISTS {
        MATCH way = (p)-[:KNOWS*]->(q:Person)
        WHERE all(step IN relationships(way) WHERE step.since IS NULL)
          AND none(stop IN nodes(way) WHERE stop:Team)
      } RETURN p
      """
    #expect(try plan(query).contains("Reachability"))
    #expect(!(try plan(query, without: .pathPredicates).contains("Reachability")))
  }

  @Test func `a product with one row says so`() throws {
    for query in [
      "MATCH (a:Person) WITH count(*) AS n MATCH (t:Team) RETURN n, t",
      "MATCH (a), (t:Team) WHERE elementId(a) = $id RETURN a, t",
      "MATCH (a:Person) RETURN COUNT { (:Team)-[:OWNS]->(:System) } AS n",
      "MATCH (a:Person) WITH a LIMIT 1 MATCH (t:Team) RETURN a, t",
    ] {
      let lines = try plan(query).split(separator: "\n").filter { $0.contains("CrossProduct") }
      #expect(lines.allSatisfy { $0.hasSuffix("with one row") } && !lines.isEmpty, "\(query)")
    }
    for query in [
      "MATCH (a:Person), (t:Team) RETURN a, t",
      "MATCH (a:Person) WITH a LIMIT 2 MATCH (t:Team) RETURN a, t",
      "MATCH (a:Person) CALL (a) { MATCH (a)-->(b) WITH a, count(*) AS n MATCH (t:Team) "
        + "RETURN n } RETURN n",
    ] {
      #expect(!(try plan(query).contains("with one row")), "\(query)")
    }
  }

  @Test func `a pattern reads what another part of it binds`() throws {
    for query in [
      "MATCH (a)-[:IN]->(b), (a)((x)-[:KNOWS]->(y) WHERE y.name > b.name){1,3}(c) RETURN c",
      "UNWIND [1] AS i MATCH (a)((x)-[:KNOWS]->(y) WHERE x.v = i){1,2}(b) RETURN b",
      "MATCH (a:Person)-[:KNOWS*1..2 {since: t.name}]->(b), (t:Team) RETURN a, t",
    ] {
      _ = try EngineRun.rows(query, on: Self.graph)
    }
  }

  @Test func `subqueries in expressions are planned once`() throws {
    let source = SourceText(
      name: "test",
      text: "MATCH (p:Person) RETURN CASE WHEN p.name > 'name 5' THEN COUNT { (p)-[:KNOWS]->(q)"
        + "-[:IN]->(:Team) } ELSE -1 END AS n, p ORDER BY id(p)")
    let (bound, _) = try Binder.bind(
      Query.parse(source), catalog: StandardFunctions.catalog, graph: Self.graph)
    let prepared = try PreparedQuery(bound, graph: Self.graph)
    #expect(prepared.plan.subplans.count == 1)
    var runs: [[String]] = []
    for _ in 0..<3 {
      var rows: [[Value]] = []
      let context = EvaluationContext(graph: Self.graph, clock: EngineRun.clock)
      try prepared.run(context: context) { columns, count in
        for row in 0..<count { rows.append(columns.map { $0.value(at: row, in: Self.graph) }) }
        return true
      }
      runs.append(EngineRun.words(rows, in: Self.graph))
    }
    #expect(runs[0].count == 100)
    #expect(runs[0] == runs[1] && runs[1] == runs[2])
  }

  @Test func `only relationships that could be the same are compared`() throws {
    let (query, _) = try Binder.bind(
      Query.parse(
        SourceText(name: "test", text: "MATCH (a)-[:IN]->(b)<-[:IN]-(c)-[:KNOWS]->(d) RETURN a")),
      catalog: StandardFunctions.catalog, graph: Self.graph)
    let prepared = try PreparedQuery(query, graph: Self.graph)
    func comparisons(_ plan: LogicalPlan) -> Int {
      var count = plan.inputs.reduce(0) { $0 + comparisons($1) }
      if case .expand(let expansion) = plan.step { count += expansion.distinctFrom.count }
      return count
    }
    #expect(comparisons(prepared.plan.root) == 1)
  }
}
