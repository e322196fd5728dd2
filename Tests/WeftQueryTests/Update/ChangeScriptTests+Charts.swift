import Foundation
import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import tck_runner

extension ChangeScriptTests {
  // MARK: Charts

  private static func chart(storesIDs: Bool = false) -> Graph {
    var builder = GraphBuilder()
    let source = builder.source(named: "chart")
    let people = builder.labelSet([builder.label("Person")])
    let teams = builder.labelSet([builder.label("Team")])
    let ada = builder.addNode(
      id: builder.strings.intern("ada"), labels: people, line: 3, column: 5, source: source)
    let team = builder.addNode(
      id: builder.strings.intern("t"), labels: teams, line: 4, column: 5, source: source)
    builder.set("name", of: ada, to: .string("Ada"))
    if storesIDs {
      builder.set("id", of: ada, to: .string("ada"))
      builder.set("id", of: team, to: .string("t"))
    }
    let type = builder.type("MEMBER_OF")
    _ = builder.addRelationship(
      type: type, from: ada, to: team, name: builder.strings.intern("e1"), line: 9, column: 1,
      source: source)
    return builder.finish()
  }

  @Test func `ids that are kept as properties too stay the same as those of the chart`() throws {
    let run = Self.run(
      """
      MATCH (p {id: 'ada'}) SET p = {name: 'A'} CREATE (r:Role {id: 'r'})<-[:HOLDS]-(p), (:Role);
      MATCH (r {id: 'r'})<-[h:HOLDS]-(p {id: 'ada'}) RETURN p.id, r.id, p.name
      """, on: Self.chart(storesIDs: true))
    #expect(run.rows == ["'ada' | 'r' | 'A'"])
    #expect(run.graph.node("r") != nil)
    #expect(run.graph.idNamesNodes)
    #expect(run.graph.node("new-1").map { run.graph.properties(of: $0).count } == 1)
    let fixed = Self.run("MATCH (p {id: 'ada'}) SET p.id = 'x'", on: Self.chart(storesIDs: true))
    #expect(fixed.diagnostics.map(\.code) == ["fixed-id"])
  }

  private static func run(_ script: String, on graph: Graph = chart()) -> ScriptRun {
    var options = ChangeScript.Options(
      catalog: StandardFunctions.catalog, clock: .realTime(Answers.now))
    options.checksNames = true
    options.recordsPlaces = true
    return ScriptRun(script, on: graph, options)
  }

  @Test func `what is not touched keeps its id, place and name`() throws {
    let run = Self.run(
      "MATCH (p {id: 'ada'}) SET p.title = 'x' CREATE (p)-[:HOLDS]->(:Role {id: 'r'})")
    let graph = run.graph
    let ada = try #require(graph.node("ada"))
    #expect(graph.place(of: ada) == Place(file: "chart", position: .init(line: 3, column: 5)))
    let role = try #require(graph.node("r"))
    #expect(graph.place(of: role)?.file == "script")
    #expect(graph.properties(of: role).isEmpty)
    #expect(graph.key("id") == nil)
    let ids = (0..<graph.relationshipCount).map { graph.id(of: RelationshipID($0)) }
    #expect(ids == ["e1", "ada|HOLDS|r|0"] || ids == ["ada|HOLDS|r|0", "e1"])
  }

  @Test func `ids of a chart are its own`() {
    #expect(Self.run("CREATE (:Person {id: 'ada'})").diagnostics.map(\.code) == ["taken-id"])
    #expect(
      Self.run("MATCH (n {id: 'ada'}) SET n.id = 'b'").diagnostics.map(\.code) == ["fixed-id"])
    #expect(Self.run("MATCH (n {id: 'ada'}) SET n.id = 'ada'").failure == nil)
    let merged = Self.run("MERGE (n:Person {id: 'ada'}) MERGE (m:Person {id: 'new'}) RETURN n, m")
    #expect(merged.effects == ["+nodes 1"])
    let unnamed = Self.run("CREATE (:Role), (:Role {id: 'new-2'}), (:Role)")
    #expect(unnamed.graph.node("new-1") != nil)
    #expect(unnamed.graph.node("new-3") != nil)
  }

  @Test func `a node that is not there is told with its place and the nearest name`() {
    let byID = Self.run("MATCH (p {id: 'adda'}) SET p.x = 1").diagnostics[0]
    #expect(byID.code == "unknown-node")
    #expect(byID.position == SourcePosition(line: 1, column: 15))
    #expect(byID.hint == "did you mean `ada`?")
    let byName = Self.run("MATCH (p:Person)\nWHERE p.name = 'Adda' SET p.x = 1").diagnostics[0]
    #expect(byName.position == SourcePosition(line: 2, column: 16))
    #expect(byName.hint == "did you mean `Ada`?")
    #expect(Self.run("OPTIONAL MATCH (p {id: 'adda'}) SET p.x = 1").failure == nil)
    #expect(Self.run("CREATE (:X {id: 'x'}); MATCH (n {id: 'x'}) SET n.y = 1").failure == nil)
  }

  @Test func `one label or type too many is refused with its place`() throws {
    var edit = GraphEdit(of: Self.chart())
    let node = edit.addNode(
      id: "full", labels: (0..<GraphBuilder.kindLimit - 10).map { "L\($0)" })
    for number in 0..<GraphBuilder.kindLimit - 10 {
      _ = edit.addRelationship("T\(number)", from: node, to: node)
    }
    let full = edit.finish().graph
    func run(_ script: String) -> ScriptRun {
      ScriptRun(
        script, on: full,
        ChangeScript.Options(
          catalog: StandardFunctions.catalog, clock: .realTime(Answers.now)))
    }
    let labels = (0..<11).map { ":X\($0)" }.joined()
    let created = run("CREATE (:L1);\nCREATE (\(labels))").diagnostics
    #expect(created.map(\.code) == ["too-many-kinds"])
    #expect(created.first?.position?.line == 2)
    let set = run("MATCH (n {id: 'full'}) SET n\(labels)").diagnostics
    #expect(set.map(\.code) == ["too-many-kinds"])
    let types = (0..<11).map { "CREATE (n)-[:Y\($0)]->(n)" }.joined(separator: " ")
    #expect(
      run("MATCH (n {id: 'full'}) \(types)").diagnostics.map(\.code) == ["too-many-kinds"])
    #expect(run("MATCH (n {id: 'full'}) CREATE (n)-[:T3]->(:L5)").failure == nil)
  }

  // MARK: The TCK's own scripts

  @Test(.needsReference) func `setup scripts make the graphs the reference data holds`() throws {
    let folder = try #require(Reference.folder)
    let data = try Data(contentsOf: folder.appending(path: "tck/read-only-dev.jsonl"))
    let clock = EvaluationContext.Clock.realTime(Answers.now)
    let constants = ConstantExpressions(clock: clock, execute: TCKRunner.engine)
    let options = ChangeScript.Options(catalog: StandardFunctions.catalog, clock: clock)
    var compared = 0
    for scenario in try Scenario.read(data) where !(scenario.setup ?? []).isEmpty {
      let made = GraphPicture.byContent(try scenario.graph(constants, options: options))
      let wanted = GraphPicture.byContent(try scenario.dataGraph(constants))
      #expect(made == wanted, "\(scenario.id)")
      compared += 1
    }
    #expect(compared > 100)
  }
}
