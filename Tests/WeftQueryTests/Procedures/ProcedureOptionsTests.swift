import TestSupport
import Testing
import WeftGraph

@testable import WeftQuery

/// Which options `graph.*` procedures read, and what they say of those they do not.
@Suite struct ProcedureOptionsTests {
  private static let day = EvaluationContext.Clock.asOf(CalendarDate(days: 20_000))

  private func notes(
    _ name: String, _ options: [(key: String, value: Value)], in graph: Graph
  ) throws -> (rows: [[Value]], notes: [String]) {
    let context = EvaluationContext(graph: graph, clock: Self.day)
    let procedure = try #require(GraphProcedures.catalog.procedure("graph." + name))
    let columns = try procedure.run([.map(ValueMap(options))], context)
    let rows = (0..<(columns.first?.count ?? 0)).map { row in
      columns.map { $0.value(at: row, in: graph) }
    }
    return (rows, context.notes.map { "\($0.code) \($0.message)" })
  }

  /// Seven people in two teams, with weighted ties.
  private func chart(seed: Int) -> Graph {
    var generator = SeededGenerator(seed: UInt64(seed))
    var builder = GraphBuilder()
    let nodes = (0..<7).map { builder.addNode("n\($0)", labels: ["Person"]) }
    for (number, node) in nodes.enumerated() {
      builder.set("team", of: node, to: .integer(Int64(number % 2)))
    }
    for _ in 0..<(6 + generator.number(below: 8)) {
      let (from, to) = (generator.number(below: 7), generator.number(below: 7))
      let tie = builder.addRelationship("TIE", from: nodes[from], to: nodes[to])
      builder.set("w", ofRelationship: tie, to: .integer(Int64(1 + generator.number(below: 9))))
    }
    return builder.finish()
  }

  @Test func `directions and weights change what a page says they do, or are told`() throws {
    let charts = (0..<60).map { chart(seed: $0) }
    let needed: [(key: String, value: Value)] = [
      ("group", .string("team")), ("from", .node(NodeID(0))), ("to", .node(NodeID(5))),
      ("samples", .integer(1)),
    ]
    for procedure in GraphProcedures.catalog.procedures {
      let name = String(procedure.name.dropFirst("graph.".count))
      let read = try #require(procedure.page?.options)
      // One option names a pair of values that some chart tells apart.
      let given: [(key: String, values: [Value])] = [
        ("direction", [.string("out"), .string("in"), .string("both")]),
        ("weight", [.null, .string("w")]),
      ]
      for option in given {
        let base = needed.filter { read.contains($0.key) && $0.key != "samples" }
        var matters = false
        for chart in charts where !matters {
          let found = try option.values.map { value in
            try notes(name, base + [(key: option.key, value: value)], in: chart)
          }
          matters = found.dropFirst().contains { !equal($0.rows, found[0].rows) }
          let told = "unread-option `\(procedure.name)` does not read the option `\(option.key)`"
          #expect(found[1].notes.contains(told) != read.contains(option.key), "\(procedure.name)")
        }
        #expect(matters == read.contains(option.key), "\(procedure.name) \(option.key)")
      }
    }
  }

  private func equal(_ one: [[Value]], _ other: [[Value]]) -> Bool {
    guard one.count == other.count else { return false }
    return zip(one, other).allSatisfy { zip($0, $1).allSatisfy { "\($0)" == "\($1)" } }
  }

  @Test func `what is not read is not reckoned with, nor said to be missing`() throws {
    var builder = GraphBuilder()
    let nodes = ["a", "b", "c"].map { builder.addNode($0, labels: ["Person"]) }
    _ = builder.addRelationship("TIE", from: nodes[0], to: nodes[1])
    let tie = builder.addRelationship("TIE", from: nodes[1], to: nodes[2])
    builder.set("w", ofRelationship: tie, to: .integer(3))
    let found = try notes(
      "core", [("weight", .string("w")), ("direction", .string("in"))], in: builder.finish())
    #expect(
      found.notes == [
        "unread-option `graph.core` does not read the option `direction`",
        "unread-option `graph.core` does not read the option `weight`",
      ])
  }

  @Test func `a seed without draws is told`() throws {
    let found = try notes("betweenness", [("seed", .integer(3))], in: chart(seed: 1))
    #expect(
      found.notes == [
        "unread-option `graph.betweenness` without `samples` does not read the option `seed`"
      ])
  }

  /// a - b - c - d, the first tie with the given weight, the last without any.
  private func row(weighing weight: PropertyValue) -> Graph {
    var builder = GraphBuilder()
    let nodes = ["a", "b", "c", "d"].map { builder.addNode($0, labels: ["Person"]) }
    for number in 0..<3 {
      let tie = builder.addRelationship("TIE", from: nodes[number], to: nodes[number + 1])
      if number == 0 { builder.set("w", ofRelationship: tie, to: weight) }
      if number == 1 { builder.set("w", ofRelationship: tie, to: .integer(2)) }
    }
    return builder.finish()
  }

  @Test func `a weight that is no number is called what it is and no stand-in taken`() throws {
    let chart = row(weighing: .string("abc"))
    for name in ["pageRank", "betweenness", "modularity", "algebraicConnectivity", "communities"] {
      var options: [(key: String, value: Value)] = [("weight", .string("w"))]
      if name == "modularity" { options.append(("group", .string("w"))) }
      let found = try notes(name, options, in: chart)
      #expect(
        found.notes.contains(
          "undefined-measure `graph.\(name)` has no weight for 1 of 3 relationships: The `w` of a|TIE|b|0 is a String (abc) and no number."
        ), "\(name)")
      #expect(
        found.notes.contains(
          "measure-basis `graph.\(name)`: 1 of 3 relationships states no `w` and weighs 1"))
      for row in found.rows {
        #expect(!row.contains { if case .float = $0 { true } else { false } }, "\(name)")
      }
    }
    let degree = try notes("degree", [("weight", .string("w"))], in: chart).rows
    #expect(degree.map { $0[4].scalarText } == [nil, nil, "3.0", "1.0"])
  }

  @Test func `a weight lifted through units is no stand-in either`() throws {
    var builder = GraphBuilder()
    let people = ["p", "q"].map { builder.addNode($0, labels: ["Person"]) }
    let teams = ["x", "y"].map { builder.addNode($0, labels: ["Team"]) }
    for (person, team) in zip(people, teams) {
      _ = builder.addRelationship("MEMBER_OF", from: person, to: team)
    }
    let tie = builder.addRelationship("TIE", from: people[0], to: people[1])
    builder.set("w", ofRelationship: tie, to: .boolean(true))
    let found = try notes(
      "degree",
      [
        ("labels", .string("Team")), ("types", .string("TIE")), ("weight", .string("w")),
        ("lift", .map(ValueMap([(key: "through", value: .string("MEMBER_OF"))]))),
      ], in: builder.finish())
    #expect(found.rows.allSatisfy { $0[4].scalarText == nil } && found.rows.count == 2)
    #expect(found.notes.contains { $0.contains("is a Boolean (true) and no number") })
  }

  @Test func `a weight nothing states is told`() throws {
    let found = try notes(
      "closeness", [("weight", .string("hours")), ("direction", .string("both"))],
      in: row(weighing: .integer(1)))
    #expect(
      found.notes == [
        "measure-basis `graph.closeness`: 3 of 3 relationships state no `hours` and weigh 1"
      ])
  }

  /// a in x, b in x and y, c in y, whose teams stand in the given order; a - b - c.
  private func memberships(_ teams: [String]) -> Graph {
    var builder = GraphBuilder()
    let people = ["a", "b", "c"].map { builder.addNode($0, labels: ["Person"]) }
    let units = Dictionary(
      uniqueKeysWithValues: teams.map { ($0, builder.addNode($0, labels: ["Team"])) })
    builder.set("active", of: units["x", default: 0], to: .boolean(false))
    for (person, team) in [(0, "x"), (1, "y"), (1, "x"), (1, "x"), (2, "y"), (2, "y")] {
      _ = builder.addRelationship("MEMBER_OF", from: people[person], to: units[team, default: 0])
    }
    _ = builder.addRelationship("TIE", from: people[0], to: people[1])
    _ = builder.addRelationship("TIE", from: people[1], to: people[2])
    return builder.finish()
  }

  @Test(arguments: [["x", "y"], ["y", "x"]])
  func `of several groups the first in the chart counts, and that is told`(
    teams: [String]
  ) throws {
    let chart = memberships(teams)
    let options: [(key: String, value: Value)] = [
      ("labels", .string("Person")), ("types", .string("TIE")), ("group", .string("MEMBER_OF")),
    ]
    for name in ["ei", "mixing", "modularity", "brokerage", "agreement"] {
      let several =
        "measure-basis `graph.\(name)`: 1 of 3 nodes has several groups, of which the first in the chart counts"
      #expect(try notes(name, options, in: chart).notes.contains(several), "\(name)")
      // On a day x is no unit any more.
      let today: (key: String, value: Value) = ("asOf", .date(CalendarDate(days: 20_000)))
      let left = try notes(name, options + [today], in: chart).notes
      #expect(!left.contains(several), "\(name)")
      #expect(
        left.contains("measure-basis `graph.\(name)`: 1 of 3 nodes has no group and takes no part"),
        "\(name)")
    }
    // The tie within is that of b's team.
    let within = try notes("mixing", options, in: chart).rows.filter { "\($0[0])" == "\($0[1])" }
    let counts = Dictionary(
      uniqueKeysWithValues: within.compactMap { row -> (String, String)? in
        guard case .node(let team) = row[0] else { return nil }
        return (chart.id(of: team), row[2].scalarText ?? "null")
      })
    #expect(counts == [teams[0]: "1", teams[1]: "0"])
  }

  @Test func `in and out are those of the chart whatever the direction`() throws {
    var builder = GraphBuilder()
    let nodes = ["a", "b", "c"].map { builder.addNode($0, labels: ["Person"]) }
    for (from, to, weight) in [(0, 1, 2), (0, 2, 3)] {
      let tie = builder.addRelationship("TIE", from: nodes[from], to: nodes[to])
      builder.set("w", ofRelationship: tie, to: .integer(Int64(weight)))
    }
    let chart = builder.finish()
    func rows(_ name: String, _ direction: String?) throws -> [String] {
      let direction: [(key: String, value: Value)] =
        direction.map { [("direction", .string($0))] } ?? []
      return try notes(name, [("weight", .string("w"))] + direction, in: chart).rows.map { row in
        row.map { value in
          if case .node(let node) = value { return chart.id(of: node) }
          return value.scalarText ?? "null"
        }.joined(separator: " ")
      }
    }
    #expect(try rows("degree", nil) == ["a 0 2 2 5.0", "b 1 0 1 2.0", "c 1 0 1 3.0"])
    #expect(try rows("degree", "out") == ["a 0 2 2 5.0", "b 1 0 1 0.0", "c 1 0 1 0.0"])
    #expect(try rows("degree", "in") == ["a 0 2 2 0.0", "b 1 0 1 2.0", "c 1 0 1 3.0"])
    #expect(try rows("degree", "both") == ["a 2 2 2 5.0", "b 1 1 1 2.0", "c 1 1 1 3.0"])
    let out = try rows("centralization", "out")
    #expect(out == ["inDegree 0.25", "outDegree 1.0", "betweenness 0.0"])
    #expect(try rows("centralization", "in") == out)
    // Of 2, 0, 0 and of 0, 1, 1 and of 2, 1, 1.
    #expect(try rows("degreeGini", "out") == ["0.6666666666666666 1.0"])
    #expect(try rows("degreeGini", "in") == ["0.3333333333333333 0.5"])
    #expect(try rows("degreeGini", "both") == rows("degreeGini", nil))
    #expect(try rows("degreeGini", nil) == ["0.16666666666666666 0.25"])
  }

  @Test func `no draws are told where nothing rests on them, and no rows without their reason`()
    throws
  {
    var builder = GraphBuilder()
    let nodes = ["a", "b"].map { builder.addNode($0, labels: ["Person"]) }
    builder.set("team", of: nodes[0], to: .string("x"))
    let chart = builder.finish()
    for name in ["ei", "mixing", "richClub"] {
      for group in ["team", "none"] {
        let group: [(key: String, value: Value)] =
          name == "richClub" ? [] : [("group", .string(group))]
        let found = try notes(name, group, in: chart)
        #expect(!found.notes.contains { $0.contains("rests on") }, "\(name)")
        #expect(found.notes.contains { $0.hasPrefix("undefined-measure") }, "\(name)")
      }
    }
    #expect(
      try notes("richClub", [], in: chart).notes == [
        "undefined-measure `graph.richClub` has no rows: There are no ties."
      ])
    #expect(
      try notes("mixing", [("group", .string("none"))], in: chart).notes.contains(
        "undefined-measure `graph.mixing` has no rows: No node has a group."))
  }

  @Test func `a core that a search found is told`() throws {
    var builder = GraphBuilder()
    let nodes = (0..<18).map { builder.addNode("n\($0)", labels: ["Person"]) }
    for node in nodes.dropFirst() {
      _ = builder.addRelationship("TIE", from: nodes[0], to: node)
    }
    let chart = builder.finish()
    #expect(
      try notes("coreness", [], in: chart).notes == [
        "measure-basis `graph.coreness`: the best core a search found among 18 nodes, too many to try every one; a better one may be there"
      ])
    #expect(try notes("coreness", [("asOf", .null)], in: row(weighing: .integer(1))).notes == [])
  }
}
