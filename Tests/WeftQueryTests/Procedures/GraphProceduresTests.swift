import Testing
import WeftGraph

@testable import WeftQuery

@Suite struct GraphProceduresTests {
  /// a - b - c in a row of ties, d reporting to c by a dotted line, e gone.
  private static let graph: Graph = {
    var builder = GraphBuilder()
    let nodes = ["a", "b", "c", "d", "e"].map { builder.addNode($0, labels: ["Person"]) }
    builder.set("active", of: nodes[4], to: .boolean(false))
    for (from, to) in [(0, 1), (1, 2), (2, 4), (4, 0)] {
      _ = builder.addRelationship("TIE", from: nodes[from], to: nodes[to])
    }
    let dotted = builder.addRelationship("REPORTS_TO", from: nodes[3], to: nodes[2])
    builder.set("subtype", ofRelationship: dotted, to: .string("dotted"))
    _ = builder.addRelationship("REPORTS_TO", from: nodes[2], to: nodes[1])
    _ = builder.addRelationship("REPORTS_TO", from: nodes[1], to: nodes[2])
    let team = builder.addNode("t", labels: ["Team"])
    let other = builder.addNode("u", labels: ["Team"])
    for (person, unit) in [(0, team), (1, team), (2, other)] {
      _ = builder.addRelationship("MEMBER_OF", from: nodes[person], to: unit)
    }
    return builder.finish()
  }()

  private let context = EvaluationContext(
    graph: graph, clock: .asOf(CalendarDate(days: 20_000)))

  private func run(
    _ name: String, _ options: [(String, Value)], in other: EvaluationContext? = nil
  ) throws -> [String] {
    let procedure = try #require(GraphProcedures.catalog.procedure("graph." + name))
    let map = ValueMap(options.map { (key: $0.0, value: $0.1) })
    let columns = try procedure.run([.map(map)], other ?? context)
    return (0..<(columns.first?.count ?? 0)).map { row in
      columns.map { text($0.value(at: row, in: Self.graph)) }.joined(separator: " ")
    }
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .node(let node): Self.graph.id(of: node)
    case .list(let values): "[" + values.map { text($0) }.joined(separator: ",") + "]"
    case .path(let path): path.nodes.map { Self.graph.id(of: $0) }.joined(separator: ">")
    case .null: "null"
    default: value.scalarText ?? "?"
    }
  }

  private func node(_ id: String) -> Value { Self.graph.node(id).map { .node($0) } ?? .null }
  private let ties: [(String, Value)] = [
    ("types", .list([.string("TIE")])), ("labels", .list([.string("Person")])),
  ]

  @Test func `an option that is not read is told`() throws {
    func notes(_ name: String, _ options: [(String, Value)]) throws -> [String] {
      let context = EvaluationContext(graph: Self.graph, clock: .asOf(CalendarDate(days: 20_000)))
      _ = try run(name, ties + options, in: context)
      return context.notes.filter { $0.code == "unread-option" }.map(\.message)
    }
    #expect(
      try notes("pageRank", [("group", .string("team")), ("seed", .integer(1))]) == [
        "`graph.pageRank` does not read the option `group`",
        "`graph.pageRank` does not read the option `seed`",
      ])
    #expect(try notes("betweenness", [("samples", .integer(20)), ("seed", .integer(2))]) == [])
    let weighted = try notes("betweenness", [("samples", .integer(20)), ("weight", .string("w"))])
    #expect(weighted == ["`graph.betweenness` with `weight` does not read the option `samples`"])
    #expect(try notes("ei", [("group", .string("MEMBER_OF")), ("to", .null)]) == [])
  }

  @Test func `what a measure rests on is told`() throws {
    func notes(_ name: String, _ options: [(String, Value)]) throws -> [String] {
      let context = EvaluationContext(graph: Self.graph, clock: .asOf(CalendarDate(days: 20_000)))
      _ = try run(name, ties + options, in: context)
      return context.notes.filter { $0.code == "measure-basis" }.map(\.message)
    }
    #expect(
      try notes("ei", [("group", .string("MEMBER_OF")), ("samples", .integer(30))]) == [
        "`graph.ei`: 2 of 5 nodes have no group and take no part",
        "`graph.ei`: p rests on 30 permutations",
      ])
    #expect(try notes("modularity", [("group", .string("MEMBER_OF"))]).count == 1)
    #expect(try notes("pageRank", []) == [])
    let sampled = try notes("betweenness", [("samples", .integer(40))])
    #expect(sampled.count == 1 && sampled[0].contains("estimated from 40 paths"))
  }

  @Test func `how many relationships state no weight is told`() throws {
    var builder = GraphBuilder()
    let nodes = ["a", "b", "c"].map { builder.addNode($0, labels: ["Person"]) }
    let stated = builder.addRelationship("TIE", from: nodes[0], to: nodes[1])
    builder.set("hours", ofRelationship: stated, to: .integer(3))
    _ = builder.addRelationship("TIE", from: nodes[1], to: nodes[2])
    let context = EvaluationContext(
      graph: builder.finish(), clock: .asOf(CalendarDate(days: 20_000)))
    let procedure = try #require(GraphProcedures.catalog.procedure("graph.pageRank"))
    let options = ValueMap([
      (key: "weight", value: .string("hours")), (key: "direction", value: .string("both")),
    ])
    _ = try procedure.run([.map(options)], context)
    #expect(
      context.notes.map(\.message) == [
        "`graph.pageRank`: 1 of 2 relationships states no `hours` and weighs 1"
      ])
  }

  @Test func `pairs of too many groups are refused`() throws {
    var builder = GraphBuilder()
    for number in 0..<2001 {
      let node = builder.addNode("n\(number)", labels: ["Person"])
      builder.set("seat", of: node, to: .integer(Int64(number)))
    }
    let context = EvaluationContext(
      graph: builder.finish(), clock: .asOf(CalendarDate(days: 20_000)))
    let procedure = try #require(GraphProcedures.catalog.procedure("graph.mixing"))
    do throws(EvaluationError) {
      _ = try procedure.run([.map(ValueMap([(key: "group", value: .string("seat"))]))], context)
      Issue.record("the groups were taken")
    } catch {
      #expect(error.code == "too-many-groups")
    }
  }

  /// A ring of four with a chord, one of whose relationships weighs something odd.
  @Test(arguments: [0, -0.0, -1, .nan, .infinity, 1e308, 1e101, 1e-101, .leastNonzeroMagnitude])
  func `an odd weight never gives what is no number and nothing without its reason`(
    weight: Double
  ) throws {
    var builder = GraphBuilder()
    let nodes = (0..<4).map { builder.addNode("n\($0)", labels: ["Person"]) }
    for (number, node) in nodes.enumerated() {
      builder.set("team", of: node, to: .integer(Int64(number / 2)))
    }
    for (from, to, own) in [(0, 1, weight), (1, 2, 1), (2, 3, 2), (3, 0, 1), (0, 2, weight)] {
      let tie = builder.addRelationship("TIE", from: nodes[from], to: nodes[to])
      builder.set("w", ofRelationship: tie, to: .float(own))
    }
    let graph = builder.finish()
    for procedure in GraphProcedures.catalog.procedures {
      for direction in ["out", "both"] {
        let context = EvaluationContext(graph: graph, clock: .asOf(CalendarDate(days: 20_000)))
        let options: [(key: String, value: Value)] = [
          ("weight", .string("w")), ("direction", .string(direction)), ("group", .string("team")),
          ("from", .node(NodeID(0))), ("to", .node(NodeID(2))),
        ]
        let columns = try procedure.run([.map(ValueMap(options))], context)
        var hasNull = false
        for column in columns {
          for row in 0..<column.count {
            switch column.value(at: row, in: graph) {
            case .float(let value): #expect(value.isFinite, "\(procedure.name) \(direction)")
            case .null: hasNull = true
            default: break
            }
          }
        }
        // Null stands for the whole graph as a group, and for what nothing dominates.
        guard hasNull, !["graph.ei", "graph.dominators"].contains(procedure.name) else { continue }
        #expect(
          context.notes.contains { $0.code == "undefined-measure" },
          "\(procedure.name) \(direction)")
      }
    }
  }

  @Test func `rows that are missing have a reason`() throws {
    func notes(_ name: String, _ options: [(String, Value)]) throws -> [String] {
      let context = EvaluationContext(graph: Self.graph, clock: .asOf(CalendarDate(days: 20_000)))
      _ = try run(name, options, in: context)
      return context.notes.map(\.message)
    }
    let circle = ["TIE"].map { Value.string($0) }
    let people = ["Person"].map { Value.string($0) }
    #expect(
      try notes("spans", [("types", .list(circle))]) == [
        "`graph.spans` has no depth in 3 of 7 rows: The node has no relationships and no loop that marks it as a root.",
        "`graph.spans` has no depth in 4 of 7 rows: A cycle leads to the node.",
      ])
    #expect(
      try notes(
        "shortestPaths", ties + [("from", node("a")), ("to", .list([node("b"), node("d")]))]) == [
          "`graph.shortestPaths` has no path for 1 of 2 pairs: None leads from one to the other."
        ])
    #expect(
      try notes(
        "dominators",
        [
          ("types", .list(circle)), ("labels", .list(people)), ("direction", .string("both")),
          ("from", .list([])),
        ]) == ["`graph.dominators` has no rows: No node of `from` is part of the graph."])
    #expect(try notes("dominators", [("types", .list(circle))]) == [])
  }

  @Test func everyProcedureRunsOnEveryKindOfProjection() throws {
    let needsMore = ["shortestPaths", "minCut", "disjointPaths", "vertexCut"].map { "graph." + $0 }
    for procedure in GraphProcedures.catalog.procedures where !needsMore.contains(procedure.name) {
      for direction in ["in", "out", "both"] {
        for types in [["TIE"], ["NONE"], ["TIE", "REPORTS_TO"]] {
          let map = ValueMap([
            (key: "direction", value: .string(direction)),
            (key: "types", value: .list(types.map { .string($0) })),
            (key: "group", value: .string("MEMBER_OF")), (key: "samples", value: .integer(1)),
          ])
          let columns = try procedure.run([.map(map)], context)
          #expect(columns.count == procedure.yields.count, "\(procedure.name)")
          #expect(Set(columns.map(\.count)).count <= 1, "\(procedure.name)")
        }
      }
    }
  }

  @Test func spansLeaveTheNodeItselfOutAndCountNoStepsAlongACycle() throws {
    let today = ("asOf", Value.date(CalendarDate(days: 20_000)))
    #expect(try run("spans", ties + [today]) == ["a 1 2 0", "b 1 1 1", "c 0 0 2", "d 0 0 null"])
    let reports: [(String, Value)] = [
      ("types", .list([.string("REPORTS_TO")])), ("labels", .list([.string("Person")])),
      ("direction", .string("in")),
    ]
    #expect(
      try run("spans", reports + [today]) == [
        "a 0 0 null", "b 1 2 null", "c 2 2 null", "d 0 0 null",
      ])
  }

  @Test func proceduresOfOneRunShareProjections() throws {
    func options(_ entries: [(String, Value)]) throws -> GraphOptions {
      try GraphOptions(.map(ValueMap(entries.map { (key: $0.0, value: $0.1) })), of: "graph.degree")
    }
    let chosen = try options(ties)
    let fresh = EvaluationContext(graph: Self.graph, clock: .asOf(CalendarDate(days: 20_000)))
    // Every later call reads what is there already, so all of them see this one node alone.
    let lone = Projection(
      nodes: [NodeID(0)], offsets: [0, 0], neighbours: [], relationships: [], direction: .out)
    _ = fresh.cached(chosen.projectionKey(.out)) { lone }
    for name in ["degree", "harmonic", "betweenness", "pageRank", "components", "core", "spans"] {
      #expect(try run(name, ties, in: fresh).count == 1, "\(name)")
    }
    let further: [(String, Value)] = [
      ("seed", .integer(7)), ("samples", .integer(2)), ("group", .string("MEMBER_OF")),
      ("from", node("a")), ("to", node("b")),
    ]
    for option in further {
      #expect(try options(ties + [option]).projectionKey(.out) == chosen.projectionKey(.out))
      #expect(try run("harmonic", ties + [option], in: fresh).count == 1, "\(option.0)")
    }
    let different: [(String, Value)] = [
      ("direction", .string("both")), ("weight", .string("load")), ("labels", .string("Team")),
      ("types", .string("REPORTS_TO")), ("asOf", .date(CalendarDate(days: 20_000))),
      ("lift", .map(ValueMap([(key: "through", value: .string("MEMBER_OF"))]))),
    ]
    for option in different {
      let others = ties.filter { $0.0 != option.0 } + [option]
      #expect(try run("harmonic", others, in: fresh).count > 1, "\(option.0)")
    }
  }

  @Test func optionsChooseTheProjection() throws {
    #expect(try run("articulationPoints", ties).isEmpty)
    let today = ("asOf", Value.date(CalendarDate(days: 20_000)))
    #expect(try run("articulationPoints", ties + [today]) == ["b 2"])
    let reports: [(String, Value)] = [("types", .string("REPORTS_TO"))]
    #expect(try run("cycles", reports) == ["[b,c] 2"])
    let solid = ("without", Value.map(ValueMap([(key: "subtype", value: .string("dotted"))])))
    #expect(try run("degree", reports + [("direction", .string("in"))]).contains("c 2 1 3 2.0"))
    #expect(try run("degree", reports + [solid]).contains("d 0 0 0 0.0"))
  }

  @Test func liftingJoinsWhatTheEndsStandFor() throws {
    let lift = ("lift", Value.map(ValueMap([(key: "through", value: .string("MEMBER_OF"))])))
    let options = [("labels", Value.list([.string("Team")])), ("types", .string("TIE")), lift]
    #expect(try run("degree", options) == ["t 0 1 1 1.0", "u 1 0 1 1.0"])
  }

  @Test func dominatorsListWhatTheyAreOnEveryPathTo() throws {
    let options = ties + [("from", node("a")), ("to", .list([node("c"), node("e")]))]
    #expect(try run("dominators", options).sorted() == ["a null [c,e]", "b a [c,e]", "c b [e]"])
  }

  @Test func shortestPathsJoinEveryPair() throws {
    #expect(
      try run("shortestPaths", ties + [("from", node("a")), ("to", node("c"))])
        == ["a>b>c 2.0"])
    #expect(throws: EvaluationError.self) { try run("shortestPaths", ties) }
  }

  @Test func badOptionsAreRefusedWithTheNearestName() throws {
    for (key, value) in [
      ("lables", Value.list([])), ("direction", .string("up")), ("types", .integer(1)),
      ("from", .string("a")), ("lift", .map(ValueMap())), ("samples", .integer(0)),
      ("asOf", .string("today")),
    ] {
      #expect(throws: EvaluationError.self, "\(key)") { try run("degree", [(key, value)]) }
    }
    do {
      _ = try run("degree", [("lables", .list([]))])
    } catch let error as EvaluationError {
      #expect(error.hint == "did you mean `labels`?")
      #expect(error.message == "`graph.degree` has no option `lables`")
    }
    #expect(try run("degree", [("labels", .null)]).count == 7)
  }

  @Test func groupsComeFromAPropertyOrAType() throws {
    let byTeam = ties + [("group", .string("MEMBER_OF")), ("direction", .string("both"))]
    // a and b share team t, c is alone in u: one tie within, one across.
    #expect(try run("ei", byTeam).first?.hasPrefix("null 1 1 0.0 ") == true)
    #expect(try run("mixing", byTeam).map { String($0.prefix(5)) } == ["t t 1", "t u 1", "u u 0"])
    #expect(try run("modularity", byTeam).count == 1)
    let byFlag = ties + [("group", .string("active"))]
    #expect(try run("ei", byFlag).map { String($0.prefix(5)) } == ["null ", "false"])
    #expect(throws: EvaluationError.self) { try run("ei", ties) }
  }

  @Test func flowsNeedBothEnds() throws {
    let ends = ties + [("from", node("a")), ("to", node("c")), ("direction", Value.string("both"))]
    #expect(try run("disjointPaths", ends).first?.hasPrefix("2 ") == true)
    #expect(try run("minCut", ends).first?.hasPrefix("2.0 ") == true)
    #expect(throws: EvaluationError.self) { try run("minCut", ties) }
  }
}
