import Testing
import WeftGraph
import WeftQuery

struct BinderTests {
  private func bind(_ text: String) throws(InputError) -> BoundQuery {
    try Binder.bind(
      Query.parse(SourceText(name: "query", text: text)), catalog: TestCatalog.standard, graph: nil
    ).query
  }

  private func detail(_ text: String) -> String? {
    do {
      _ = try bind(text)
      return nil
    } catch {
      return error.diagnostics[0].tck?.detail
    }
  }

  private func projection(_ text: String, _ index: Int = 1) throws -> BoundProjection? {
    guard case .project(let projection) = try bind(text).union.parts[0].clauses[index] else {
      return nil
    }
    return projection
  }

  @Test func columnsAreNamedByTheirTextOrAlias() throws {
    let query = try bind("MATCH (n), (`m`) RETURN n,  n.x+1 , count( * ) AS c, `m`")
    #expect(query.union.columns == ["n", "n.x+1", "c", "m"])
    #expect(try bind("RETURN  1 +  2 , 'a' AS b").union.columns == ["1 +  2", "b"])
    #expect(
      try bind("MATCH (n) RETURN (n.x) , [ x IN [1] | x ]").union.columns == [
        "(n.x)", "[ x IN [1] | x ]",
      ])
  }

  @Test func aProjectedVariableKeepsItsIdentity() throws {
    let query = try bind("MATCH (a)-->(b) WITH a, b AS c RETURN a, c")
    let clauses = query.union.parts[0].clauses
    guard case .match(let match) = clauses[0], case .project(let with) = clauses[1] else {
      Testing.Issue.record("MATCH and WITH")
      return
    }
    #expect(with.items[0].variable == match.paths[0].start.variable)
    #expect(with.items[1].variable != match.paths[0].steps[0].node.variable)
    #expect(query.union.parts[0].results == with.items.map(\.variable))
  }

  @Test func sortKeysEqualToItemsBecomeTheirVariables() throws {
    let sorted = try projection(
      "MATCH (a) RETURN a.x AS x, count(*) AS n ORDER BY a.x, count(*) + 1")
    guard case .variable(let first)? = sorted?.order[0].expression.form,
      case .binary(.add, let sum, _)? = sorted?.order[1].expression.form,
      case .variable(let second) = sum.form
    else {
      Testing.Issue.record("keys are variables")
      return
    }
    #expect(first == sorted?.items[0].variable)
    #expect(second == sorted?.items[1].variable)
  }

  @Test func anAliasShadowsTheVariableInSortKeys() throws {
    let sorted = try projection("MATCH (n) RETURN n.num AS n ORDER BY n + 2")
    guard case .binary(.add, let left, _)? = sorted?.order[0].expression.form,
      case .variable(let variable) = left.form
    else {
      Testing.Issue.record("the key is a sum")
      return
    }
    #expect(variable == sorted?.items[0].variable)
  }

  @Test func subqueriesKnowWhatTheyImport() throws {
    let query = try bind(
      """
      MATCH (a)-->(b)
      WHERE EXISTS { (b)-->(c) WHERE COUNT { (c)-->(a) } > 1 }
      RETURN [(a)-->(d) | d.x] AS xs
      """)
    guard case .match(let match) = query.union.parts[0].clauses[0],
      case .exists(let exists)? = match.predicate?.form,
      case .match(let inner) = exists.query.parts[0].clauses[0],
      case .binary(_, let count, _)? = inner.predicate?.form, case .count(let nested) = count.form
    else {
      Testing.Issue.record("nested subqueries")
      return
    }
    let (a, b) = (match.paths[0].start.variable, match.paths[0].steps[0].node.variable)
    let c = inner.paths[0].steps[0].node.variable
    #expect(exists.imports == [a, b].sorted())
    #expect(nested.imports == [a, c].sorted())
    #expect(!inner.paths[0].steps[0].node.isBound)
    #expect(inner.paths[0].start.isBound)
  }

  @Test func callsImportByListOrByWith() throws {
    for text in [
      "MATCH (a), (b) CALL (a) { MATCH (a)-->(c) RETURN c } RETURN a, c",
      "MATCH (a), (b) CALL { WITH a MATCH (a)-->(c) RETURN c } RETURN a, c",
    ] {
      let clauses = try bind(text).union.parts[0].clauses
      guard case .match(let match) = clauses[0], case .subquery(let call) = clauses[1] else {
        Testing.Issue.record("MATCH and CALL")
        return
      }
      #expect(call.imports == [match.paths[0].start.variable])
      #expect(call.results.count == 1)
      #expect(call.results[0] != call.query.parts[0].results[0])
    }
    #expect(detail("MATCH (a) CALL { RETURN a.x AS x } RETURN x") == "UndefinedVariable")
    #expect(
      detail("MATCH (a) CALL (a) { WITH 1 AS a RETURN a AS b } RETURN b") == "VariableAlreadyBound")
    #expect(detail("MATCH (a) CALL (a) { WITH 1 AS x RETURN a.x + x AS b } RETURN b") == nil)
    #expect(detail("MATCH (a) CALL (*) { RETURN a.x AS b } RETURN b") == nil)
    #expect(detail("MATCH (a) CALL (a) { RETURN 1 AS a } RETURN a") == "VariableAlreadyBound")
    #expect(detail("MATCH (a) OPTIONAL CALL (a) { MATCH (a)-->(b) RETURN b } RETURN b") == nil)
    #expect(detail("MATCH (a) OPTIONAL CALL graph.degree({x: a.x}) YIELD node RETURN node") == nil)
  }

  @Test func quantifiedVariablesAreListsOutside() throws {
    let query = try bind(
      "MATCH (a) ((x)-[r:R]->(y) WHERE x.n < y.n){2,3} (b) RETURN size(x), [e IN r | e.w]")
    guard case .match(let match) = query.union.parts[0].clauses[0],
      case .quantified(let quantified) = match.paths[0].steps[0].link
    else {
      Testing.Issue.record("a quantified step")
      return
    }
    #expect(quantified.minimum == 2)
    #expect(quantified.maximum == 3)
    #expect(quantified.predicate != nil)
    #expect(quantified.groups.count == 3)
    for group in quantified.groups {
      #expect(query.variables[group.outer.index].type.kinds == .list)
      #expect(query.variables[group.outer.index].name == query.variables[group.inner.index].name)
    }
  }

  @Test func aLengthWithConditionIsQuantified() throws {
    let query = try bind("MATCH (a)-[r:R* WHERE r.w > 1]->(b) RETURN r")
    guard case .match(let match) = query.union.parts[0].clauses[0],
      case .quantified(let quantified) = match.paths[0].steps[0].link
    else {
      Testing.Issue.record("a quantified step")
      return
    }
    #expect(quantified.minimum == 1)
    #expect(quantified.maximum == nil)
    #expect(quantified.groups.count == 1)
  }

  @Test(arguments: [
    ("WITH 1 AS x, 2 AS y WITH x WHERE y = 2 RETURN x", nil),
    ("WITH 1 AS x, 2 AS y WITH DISTINCT x WHERE y = 2 RETURN x", "UndefinedVariable"),
    ("WITH 1 AS x, 2 AS y WITH count(x) AS n WHERE y = 2 RETURN n", "UndefinedVariable"),
    ("MATCH (a) WITH a.x AS x ORDER BY a.y RETURN x", nil),
    ("MATCH (a) WITH DISTINCT a.x AS x ORDER BY a.x RETURN x", nil),
    ("MATCH (a) RETURN a.x, count(*) ORDER BY a.x", nil),
    ("MATCH (a) RETURN a.x, a.x + count(*)", nil),
    ("MATCH (a) RETURN a, a.x + count(*)", nil),
    ("MATCH (a) RETURN *, a.x + count(*) AS n", nil),
    ("MATCH (a) RETURN $p + count(*) + size([x IN [1] | x])", nil),
    ("MATCH (a) RETURN count(*) + COUNT { (a)-->() }", nil),
    ("MATCH (a) RETURN [x IN collect(a) WHERE x.y > 1 | x.z]", nil),
    ("MATCH (a) RETURN collect(a {.x, .y})", nil),
    ("MATCH (a) RETURN a {.x, n: count(*)}", "AmbiguousAggregationExpression"),
    ("MATCH (n) RETURN all(x IN collect(n) WHERE count(x) > 1)", "InvalidAggregation"),
    ("UNWIND [count(*)] AS x RETURN x", "InvalidAggregation"),
    ("MATCH (n {x: count(*)}) RETURN n", "InvalidAggregation"),
    ("MATCH (n) RETURN sum(n.x, 1)", "InvalidNumberOfArguments"),
    ("MATCH (n) CALL test.nothing() RETURN n", nil),
    ("CALL test.nothing", nil),
    ("CALL test.nothing() YIELD x", "UndefinedVariable"),
    ("MATCH (n) WHERE (n) RETURN n", "InvalidArgumentType"),
    ("MATCH (n) WHERE n.x RETURN n", nil),
    ("MATCH (n) WHERE 'a' RETURN n", "InvalidArgumentType"),
    ("MATCH (n) WITH [n] AS ns MATCH (ns)-->() RETURN ns", "VariableTypeConflict"),
    ("MATCH ()-[r]->() MATCH ()-[r*]->() RETURN r", "VariableTypeConflict"),
    ("MATCH ()-[r]->() WITH [r] AS rs MATCH ()-[rs*]->() RETURN rs", nil),
    ("MATCH (n) WITH [n] AS ns MATCH ()-[ns*]->() RETURN ns", "VariableTypeConflict"),
    ("UNWIND $rows AS row MATCH (row)-->(x) RETURN x", nil),
    ("OPTIONAL MATCH (n) WITH null AS n MATCH (n) RETURN n", nil),
    ("MATCH (n) RETURN [n IN [1, 2] | n + 1] AS n", nil),
    ("MATCH (n) RETURN any(x IN [1] WHERE (n)-->() OR NOT (n)<--())", nil),
    ("MATCH (n) RETURN CASE WHEN (n)-->() THEN 1 ELSE 2 END", nil),
    ("MATCH (n) RETURN exists((n)-->())", nil),
    ("MATCH (n) RETURN exists((n)-->(m))", "UndefinedVariable"),
    ("MATCH (n) RETURN EXISTS { (n)-->(m) }", nil),
    ("MATCH (n) WHERE EXISTS { (n)-->(m) } RETURN m", "UndefinedVariable"),
    ("MATCH (a), (b) RETURN length(shortestPath((a)-[*]-(b)))", nil),
    ("MATCH (a), (b) RETURN allShortestPaths((a)-[:R*]->(b)) AS ps", nil),
    ("MATCH p = ANY SHORTEST (a)-[:R]->+(b) RETURN p", nil),
    ("LET x = 1, y = x + 1 FILTER y > 1 RETURN x, y", nil),
    ("FOR x IN [1, 2] RETURN x", nil),
    ("MATCH (n) FILTER WHERE n.x > 1 RETURN n", nil),
    ("MATCH (n IS A&!B WHERE n.x > 1) RETURN n", nil),
    ("MATCH (a), (b) WHERE a:A|B AND b IS NOT C RETURN a, b", nil),
    ("RETURN date('2020-01-01') + duration('P1D')", nil),
    ("RETURN date('2020-01-01') + 1", "InvalidArgumentType"),
    ("RETURN 1 + null, null % 2, -null", nil),
    ("RETURN [1] + 2 + [3]", nil),
    ("RETURN {a: 1} + 1", "InvalidArgumentType"),
    ("RETURN true + 1", "InvalidArgumentType"),
    ("RETURN 'a' + 1", nil),
    ("RETURN 1 < 'a'", nil),
    ("RETURN [1, 2][0] + 'a'", nil),
    ("RETURN ['a'][0] * 2", "InvalidArgumentType"),
    ("RETURN head([1]) AND true", "InvalidArgumentType"),
    ("RETURN 1 AS a UNION RETURN 2 AS a UNION RETURN 3 AS a", nil),
    ("RETURN 1 AS a, 2 AS b UNION RETURN 2 AS b, 1 AS a", nil),
    ("RETURN reduce(s = 0, x IN [1, 2] | s + x)", nil),
    ("MATCH (n) RETURN n {.*, .x, extra: 1, n}", nil),
    ("RETURN count(DISTINCT 1), percentileCont(1, 0.5)", nil),
    ("RETURN toUpper(DISTINCT 'a')", "UnexpectedSyntax"),
    ("EXPLAIN MATCH (n) RETURN n;", nil),
    ("MATCH (a)-[r:R*..$k]->(b) RETURN r", nil),
  ])
  func rulesOfScopeAndType(_ text: String, _ expected: String?) {
    #expect(detail(text) == expected)
  }

  @Test func letReadsWhatItAddedBefore() throws {
    let clauses = try bind("LET x = 1, y = 2, z = x + y RETURN z").union.parts[0].clauses
    #expect(clauses.count == 3)
    guard case .project(let first) = clauses[0], case .project(let second) = clauses[1] else {
      Testing.Issue.record("two projections")
      return
    }
    #expect(first.items.count == 2)
    #expect(second.items.count == 3)
  }

  @Test func parametersAreCollectedAndChecked() throws {
    let query = try bind("MATCH (a)-[*1..$k]->(b {x: $x}) RETURN $y, $x")
    #expect(query.parameters == ["k", "x", "y"])
    try query.checkParameters(given: ["k", "x", "y", "z"])
    #expect {
      try query.checkParameters(given: ["k"])
    } throws: { error in
      let diagnostics = (error as? InputError)?.diagnostics ?? []
      return diagnostics.map { $0.tck?.detail } == ["MissingParameter", "MissingParameter"]
        && diagnostics.map { $0.position?.column } == [28, 40]
    }
  }

  @Test func starsAreSortedByName() throws {
    #expect(try bind("MATCH (b)-->(a) RETURN *, 1 AS one").union.columns == ["a", "b", "one"])
  }

  @Test func modesAreKept() throws {
    guard case .profile = try bind("PROFILE RETURN 1").mode else {
      Testing.Issue.record("PROFILE")
      return
    }
  }

  @Test func typesOfColumnsAreInferred() throws {
    let query = try bind(
      """
      MATCH p = (a)-[r]->(b)
      RETURN a, r, p, 1 AS i, 1.5 AS f, 'x' AS s, a.x AS any, count(*) AS n, collect(a) AS l,
        avg(1) AS m, [1, 2.0] AS numbers, coalesce(1, 'a') AS mixed, date('2020-01-01') AS d
      """)
    let types = Dictionary(
      zip(query.union.columns, query.union.parts[0].results.map { query.variables[$0.index].type }),
      uniquingKeysWith: { $1 })
    #expect(types["a"] == ValueType(.node))
    #expect(types["r"] == ValueType(.relationship))
    #expect(types["p"] == ValueType(.path))
    #expect(types["i"] == ValueType(.integer))
    #expect(types["any"] == .any)
    #expect(types["n"] == ValueType(.integer))
    #expect(types["l"] == .list(of: ValueType(.node)))
    #expect(types["m"] == ValueType(.float))
    #expect(types["numbers"] == .list(of: ValueType(.number)))
    #expect(types["mixed"] == ValueType([.integer, .string]))
    #expect(types["d"] == ValueType(.date))
  }
}
