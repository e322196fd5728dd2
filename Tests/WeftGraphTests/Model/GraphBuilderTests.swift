import Testing
import TestSupport
import WeftGraph

/// A graph as dictionaries and lists, built beside the real one.
private struct Plain {
  var labels: [String: Set<String>] = [:]
  var properties: [String: [String: PropertyValue]] = [:]
  var ties:
    [(type: String, from: String, to: String, directed: Bool, edge: [String: PropertyValue])] = []
  var order: [String] = []
}

@Suite struct GraphBuilderTests {
  private static let values: [PropertyValue] = [
    .boolean(true), .boolean(false), .integer(-3), .integer(.max), .float(0.5), .string(""),
    .string("é"), .date(CalendarDate(days: -1)), .list([.integer(1), nil]),
    .map([.init(key: "a", value: nil)]),
  ]

  private func build(seed: Int) -> (Graph, Plain) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var builder = GraphBuilder()
    var plain = Plain()
    let labels = ["Person", "Team", "Role", "AISystem"]
    let kinds = [1, 3, Self.values.count][seed % 3]
    func value() -> PropertyValue {
      Self.values[generator.number(below: kinds) + (kinds < 4 ? seed % 5 : 0)]
    }
    for number in 0..<generator.number(below: 80) {
      let id = "id\(number * 7 % 101)-\(number)"
      let carried = Set(labels.filter { _ in generator.number(below: 3) == 0 })
      let node = builder.addNode(id, labels: carried.sorted().reversed())
      plain.order.append(id)
      plain.labels[id] = carried
      for key in ["name", "rare", "common"]
      where generator.number(below: key == "rare" ? 30 : 2) == 0 {
        let value = value()
        builder.set(key, of: node, to: value)
        plain.properties[id, default: [:]][key] = value
      }
    }
    guard builder.nodeCount > 0 else { return (builder.finish(), plain) }
    for _ in 0..<generator.number(below: 200) {
      let from = generator.number(below: builder.nodeCount)
      let to = generator.number(below: builder.nodeCount)
      let type = ["REPORTS_TO", "HOLDS", "OWNS"][generator.number(below: 3)]
      let directed = generator.number(below: 4) > 0
      let typeID = builder.type(type)
      let tie = builder.addRelationship(type: typeID, from: from, to: to, directed: directed)
      var properties: [String: PropertyValue] = ["order": .integer(Int64(tie))]
      builder.set("order", ofRelationship: tie, to: .integer(Int64(tie)))
      if generator.number(below: 2) == 0 {
        let value = value()
        builder.set("name", ofRelationship: tie, to: value)
        properties["name"] = value
      }
      plain.ties.append((type, plain.order[from], plain.order[to], directed, properties))
    }
    // Values set again, in another order, replace the first.
    for (number, id) in plain.order.enumerated().reversed() where generator.number(below: 5) == 0 {
      builder.set("name", of: number, to: .string("again"))
      plain.properties[id, default: [:]]["name"] = .string("again")
    }
    return (builder.finish(), plain)
  }

  @Test(arguments: 0..<60)
  func `a finished graph holds what was added, no more`(seed: Int) throws {
    let (graph, plain) = build(seed: seed)
    #expect(graph.nodeCount == plain.order.count)
    #expect(graph.relationshipCount == plain.ties.count)
    for id in plain.order {
      let node = try #require(graph.node(id))
      #expect(graph.id(of: node) == id)
      #expect(Set(graph.labels(of: node).map { graph.name(of: $0) }) == plain.labels[id])
      let found = Dictionary(uniqueKeysWithValues: graph.properties(of: node))
      #expect(found == plain.properties[id] ?? [:])
    }
    #expect(graph.node("unknown") == nil)
    for label in graph.labels.names.indices.map({ LabelID($0) }) {
      let name = graph.name(of: label)
      let members = graph.ranges(of: label).joined().map { graph.id(of: NodeID($0)) }
      #expect(Set(members) == Set(plain.order.filter { plain.labels[$0]?.contains(name) ?? false }))
      #expect(graph.statistics.nodesPerLabel[label.index] == members.count)
    }
  }

  @Test(arguments: 0..<60)
  func `relationships keep type, ends, sense, properties and order`(seed: Int) throws {
    let (graph, plain) = build(seed: seed)
    var seen: [Int] = []
    var last: (Int, NodeID, NodeID, Int64) = (-1, NodeID(0), NodeID(0), -1)
    for index in 0..<graph.relationshipCount {
      let relationship = RelationshipID(index)
      let order = try #require(graph.key("order"))
      guard case .integer(let number)? = graph.value(of: order, relationship) else {
        Issue.record("relationship \(index) lost its property")
        continue
      }
      seen.append(Int(number))
      let tie = plain.ties[Int(number)]
      #expect(graph.name(of: graph.type(of: relationship)) == tie.type)
      #expect(graph.id(of: graph.source(of: relationship)) == tie.from)
      #expect(graph.id(of: graph.target(of: relationship)) == tie.to)
      #expect(graph.undirected.contains(index) == !tie.directed)
      #expect(
        Dictionary(uniqueKeysWithValues: graph.properties(of: relationship)) == tie.edge)
      let key = (
        graph.type(of: relationship).index, graph.source(of: relationship),
        graph.target(of: relationship), number
      )
      #expect(last < key)
      last = key
    }
    #expect(seen.sorted() == Array(plain.ties.indices))
    let ids = (0..<graph.relationshipCount).map { graph.id(of: RelationshipID($0)) }
    #expect(Set(ids).count == ids.count)
    for (number, tie) in plain.ties.enumerated() {
      let k = plain.ties[..<number].count {
        $0.type == tie.type && $0.from == tie.from && $0.to == tie.to
      }
      #expect(ids.contains("\(tie.from)|\(tie.type)|\(tie.to)|\(k)"))
    }
  }

  @Test(arguments: 0..<60)
  func `adjacencies and statistics agree with the list of relationships`(seed: Int) {
    let (graph, _) = build(seed: seed)
    let all = (0..<graph.relationshipCount).map { RelationshipID($0) }
    for type in graph.types.names.indices.map({ TypeID($0) }) {
      let mine = all.filter { graph.type(of: $0) == type }
      #expect(Array(graph.typeRanges[type.index]) == mine.map(\.index))
      for node in (0..<graph.nodeCount).map({ NodeID($0) }) {
        for (adjacency, here, there) in [
          (graph.outgoing[type.index], graph.sources, graph.targets),
          (graph.incoming[type.index], graph.targets, graph.sources),
        ] {
          let expected = mine.filter { here[$0.index] == node }
            .sorted { (there[$0.index], $0) < (there[$1.index], $1) }
          let entries = adjacency.entries(of: node)
          #expect(entries.map { adjacency.relationship(at: $0) } == expected)
          #expect(entries.map { adjacency.neighbours[$0] } == expected.map { there[$0.index] })
          #expect(adjacency.degree(of: node) == expected.count)
          if let neighbour = expected.last.map({ there[$0.index] }) {
            #expect(
              adjacency.entries(from: node, to: neighbour).map { adjacency.relationship(at: $0) }
                == expected.filter { there[$0.index] == neighbour })
          }
        }
      }
      let statistics = graph.statistics.types[type.index]
      #expect(statistics.count == mine.count)
      #expect(statistics.distinctSources == Set(mine.map(graph.source)).count)
      #expect(statistics.distinctTargets == Set(mine.map(graph.target)).count)
      let out = Dictionary(grouping: mine, by: graph.source).values.map(\.count).max() ?? 0
      let into = Dictionary(grouping: mine, by: graph.target).values.map(\.count).max() ?? 0
      #expect(statistics.maximumOutDegree == out && statistics.maximumInDegree == into)
      for end in statistics.ends {
        #expect(
          end.count
            == mine.count {
              graph.labelSetIndex(of: graph.source(of: $0)) == end.source
                && graph.labelSetIndex(of: graph.target(of: $0)) == end.target
            })
      }
      #expect(statistics.ends.reduce(0) { $0 + $1.count } == mine.count)
    }
  }

  @Test(arguments: 0..<30)
  func `a column counts its distinct values`(seed: Int) {
    let (graph, plain) = build(seed: seed)
    for key in graph.keys.names {
      guard let id = graph.key(key), let column = graph.nodeColumns[id.index] else { continue }
      let values = plain.properties.values.compactMap { $0[key] }
      #expect(column.count == values.count && column.distinctCount == Set(values).count)
    }
  }

  @Test func `an edge's own id and place are kept`() throws {
    var builder = GraphBuilder()
    let file = builder.source(named: "a.graphml")
    let other = builder.source(named: "b.graphml")
    let labels = builder.labelSet([])
    let a = builder.addNode(
      id: builder.strings.intern("a"), labels: labels, line: 3, column: 5, source: file)
    let b = builder.addNode(
      id: builder.strings.intern("b"), labels: labels, line: 4, column: 1, source: other)
    let c = builder.addNode(id: builder.strings.intern("c"), labels: labels)
    let type = builder.type("T")
    _ = builder.addRelationship(
      type: type, from: a, to: b, name: builder.strings.intern("e1"), line: 9, column: 2,
      source: other)
    _ = builder.addRelationship(type: type, from: a, to: b)
    builder.attributes = [("asOf", .string("2026-01-31"))]
    let graph = builder.finish()
    #expect(graph.sourceNames == ["a.graphml", "b.graphml"])
    #expect(graph.place(of: NodeID(a))?.file == "a.graphml")
    #expect(graph.place(of: NodeID(a))?.position == SourcePosition(line: 3, column: 5))
    #expect(graph.place(of: NodeID(b))?.file == "b.graphml")
    #expect(graph.place(of: NodeID(b))?.position == SourcePosition(line: 4, column: 1))
    #expect(graph.place(of: NodeID(c)) == nil)
    #expect(graph.id(of: RelationshipID(0)) == "e1" && graph.id(of: RelationshipID(1)) == "a|T|b|1")
    #expect(graph.place(of: RelationshipID(0))?.file == "b.graphml")
    #expect(graph.attribute("asOf") == .string("2026-01-31") && graph.attribute("x") == nil)
  }

  @Test func `no nodes make an empty graph`() {
    let graph = Graph.empty
    #expect(graph.nodeCount == 0 && graph.relationshipCount == 0 && graph.node("a") == nil)
  }
}
