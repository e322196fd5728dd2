import Testing
import WeftFormats
import WeftGraph

/// A small seeded generator (SplitMix64), so that a failing seed can be run again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// Everything a graph says, as lines that do not depend on its numbering.
func description(of graph: Graph) -> [String] {
  func properties(_ list: [(key: String, value: PropertyValue)]) -> String {
    list.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }
  var lines = graph.attributes.map { "graph \($0.name)=\($0.value)" }
  for index in 0..<graph.nodeCount {
    let node = NodeID(index)
    let labels = graph.labels(of: node).map { graph.name(of: $0) }.sorted()
    lines.append("node \(graph.id(of: node)) \(labels) \(properties(graph.properties(of: node)))")
  }
  for index in 0..<graph.relationshipCount {
    let id = RelationshipID(index)
    lines.append(
      "edge \(graph.id(of: id)) \(graph.undirected.contains(index)) "
        + properties(graph.properties(of: id)))
  }
  return lines.sorted()
}

/// What one graph says and the other does not.
private func differences(_ one: Graph, _ other: Graph) -> [String] {
  let (left, right) = (description(of: one), description(of: other))
  let changes = right.difference(from: left)
  return changes.prefix(4).map { change in
    switch change {
    case .remove(_, let line, _): "only in the first: \(line)"
    case .insert(_, let line, _): "only in the second: \(line)"
    }
  }
}

struct GraphMLWriterTests {
  private static let names = [
    "plain", "two words", "R&D <core>", "quote\"'", "Zoë", "🙂", "a:b", "100%3A", "line\nbreak",
    "tab\there", "back\\slash", "`tick`", "carriage\rreturn", "1.5", "true", "2020-01-31",
    "", " ", "a;b|c", "<br>", "[1, 2]", "{}", "'",
  ]

  private static func scalar(_ generator: inout SeededGenerator) -> PropertyValue {
    let date = CalendarDate(days: Int64.random(in: -800_000...800_000, using: &generator))
    let time = LocalTime(
      nanoseconds: Int64.random(in: 0..<86_400_000, using: &generator) * 1_000_000)
    let local = LocalDateTime(date: date, time: time)
    return switch Int.random(in: 0..<14, using: &generator) {
    case 0: .boolean(Bool.random(using: &generator))
    case 1: .integer(Int64.random(in: .min...Int64.max, using: &generator))
    case 2: .float(Double(bitPattern: UInt64.random(in: 0..<0x7FF0 << 48, using: &generator)))
    case 3: .float(-.infinity)
    case 4, 5: .string(names.randomElement(using: &generator) ?? "")
    case 6: .date(date)
    case 7: .localTime(time)
    case 8: .time(OffsetTime(time: time, offset: 3_600))
    case 9: .localDateTime(local)
    case 10: .dateTime(ZonedDateTime(local: local, offset: 0))
    case 11:
      .duration(CalendarDuration(months: 14, days: -3, seconds: 61, nanoseconds: 5_000_000))
    case 12: .float(0.1)
    default: .integer(0)
    }
  }

  private static func value(_ generator: inout SeededGenerator) -> PropertyValue {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: .list([scalar(&generator), nil, .list([scalar(&generator)])])
    case 1:
      .map([
        PropertyValue.MapEntry(key: "a b`", value: scalar(&generator)),
        PropertyValue.MapEntry(key: "c", value: nil),
      ])
    default: scalar(&generator)
    }
  }

  /// A graph of every kind of value, with loops, parallels, several labels and odd ids.
  /// - Parameter isDirected: Whether all relationships have a direction, or none; nil for some.
  static func graph(seed: UInt64, isDirected: Bool? = nil) -> Graph {
    var generator = SeededGenerator(state: seed)
    var builder = GraphBuilder()
    let labels = ["Person", "Team", "Employee", "a:b", "50%", "planet"]
    let keys = [
      "start", "risk", "kind", "labels", "type", "size", "dept", "label", "edge id", "x&y",
    ]
    let count = Int.random(in: 1...25, using: &generator)
    builder.attributes.append(("asOf", .string("2026-01-31")))
    builder.attributes.append(("list", .list([.integer(1)])))
    for node in 0..<count {
      let id = "\(names.randomElement(using: &generator) ?? "") \(node)"
      let chosen = labels.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
      let index = builder.addNode(id, labels: chosen)
      for key in keys where Int.random(in: 0..<3, using: &generator) == 0 {
        builder.set(key, of: index, to: value(&generator))
      }
      builder.set("name", of: index, to: .string("name \(node)"))
      builder.set("id", of: index, to: .string(node == 3 && isDirected == nil ? "own id" : id))
    }
    for edge in 0..<Int.random(in: 0...60, using: &generator) {
      let type = builder.type(
        ["REPORTS_TO", "MANAGES", "odd type", "MEMBER_OF"].randomElement(using: &generator) ?? "")
      let ownID = edge % 5 == 0 ? "edge \(edge)" : nil
      let name = ownID.map { builder.strings.intern($0) }
      let someDirected = Int.random(in: 0..<4, using: &generator) > 0
      let index = builder.addRelationship(
        type: type, from: Int.random(in: 0..<count, using: &generator),
        to: Int.random(in: 0..<count, using: &generator),
        directed: isDirected ?? someDirected, name: name)
      if let ownID { builder.set("edgeId", ofRelationship: index, to: .string(ownID)) }
      for key in keys where Int.random(in: 0..<4, using: &generator) == 0 {
        builder.set(key, ofRelationship: index, to: value(&generator))
      }
    }
    return builder.finish()
  }

  @Test(arguments: UInt64(1)...60)
  func `What is written reads back as the same graph, and writes as the same bytes`(
    seed: UInt64
  ) throws {
    let graph = Self.graph(seed: seed)
    var writer = GraphMLWriter(graph)
    let text = writer.text()
    let again = try ReadChart(text)
    #expect(differences(again.graph, graph) == [])
    #expect(again.ledger.sources.first?.dialect == "weft")
    #expect(again.codes["bad-value"] == nil && again.codes["undeclared-key"] == nil)
    var second = GraphMLWriter(again.graph)
    let cycle = second.text()
    var third = GraphMLWriter(try ReadChart(cycle).graph)
    #expect(third.text() == cycle)
  }

  @Test(arguments: ManifestRow.all.filter { $0.isWellFormed })
  func `Every chart of the corpus survives a cycle`(row: ManifestRow) throws {
    guard let bytes = try? Fixtures.bytes("corpus/\(row.file)"),
      let chart = try? ReadChart(sources: [(row.file, bytes)])
    else { return }
    var writer = GraphMLWriter(chart.graph)
    let text = writer.text()
    let again = try ReadChart(text)
    #expect(differences(again.graph, chart.graph) == [])
    var second = GraphMLWriter(again.graph)
    #expect(second.text() == text)
  }

  @Test func `Characters no XML may hold are replaced and counted`() throws {
    var builder = GraphBuilder()
    let node = builder.addNode("a", labels: [])
    builder.set("name", of: node, to: .string("bell\u{7}"))
    var writer = GraphMLWriter(builder.finish())
    let again = try ReadChart(writer.text())
    #expect(again.value("a", "name") == .string("bell\u{FFFD}"))
    #expect(writer.replacedCharacters == 1)
  }

  @Test func `Other flavours use their tools' words`() throws {
    let chart = try ReadChart(
      graphML(node("a", "contractor") + node("t", "team") + edge("a", "member of", "t")))
    for (flavour, words) in [
      (GraphMLWriter.Flavour.neo4j, [" labels=\":", " label=\"MEMBER_OF\""]),
      (.tinkerpop, ["attr.name=\"labelV\"", "attr.name=\"labelE\"", ">MEMBER_OF<"]),
      (.yed, ["<y:NodeLabel>a</y:NodeLabel>", "<y:EdgeLabel>MEMBER_OF</y:EdgeLabel>"]),
    ] {
      var writer = GraphMLWriter(chart.graph, flavour: flavour)
      let text = writer.text()
      for word in words { #expect(text.contains(word), "\(flavour)") }
      let again = try ReadChart(text)
      #expect(again.labels("a") == ["Contractor", "Person"])
      #expect(again.relationships == ["a MEMBER_OF t"])
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `yEd's flavour reads back as the same graph, drawn in groups or not`(seed: UInt64) throws {
    let graph = Self.graph(seed: seed)
    var writer = GraphMLWriter(graph, flavour: .yed)
    let text = writer.text()
    let again = try ReadChart(text)
    #expect(differences(again.graph, graph) == [])
    var second = GraphMLWriter(again.graph, flavour: .yed)
    #expect(second.text() == text)
  }

  @Test(arguments: ["acme-ai", "healthy", "matrix", "ai-governance-case"])
  func `yEd's flavour of a chart with groups writes as the same bytes`(name: String) throws {
    let path = "../../orgcharts/\(name).graphml"
    let bytes = try Fixtures.bytes(path)
    var first = GraphMLWriter(try ReadChart(sources: [(path, bytes)]).graph, flavour: .yed)
    let text = first.text()
    var second = GraphMLWriter(try ReadChart(text).graph, flavour: .yed)
    #expect(second.text() == text)
  }

  @Test func `What groups hold changes no order of kinds in yEd's flavour`() throws {
    // The person in the function would come before the role, by kind, once it is read from inside.
    let chart = try ReadChart(
      graphML(
        node("f", "function") + node("r", "role") + node("c", "contractor") + node("p", "person")
          + node("q", "person") + edge("c", "member of", "f") + edge("q", "reports to", "p")
          + edge("p", "member of", "f")))
    var first = GraphMLWriter(chart.graph, flavour: .yed)
    let text = first.text()
    let again = try ReadChart(text)
    var second = GraphMLWriter(again.graph, flavour: .yed)
    #expect(second.text() == text)
  }

  @Test func `yEd draws teams and functions around what is in them`() throws {
    let chart = try ReadChart(
      graphML(
        node("f", "function") + node("a", "person") + node("t", "team") + node("u", "team")
          + node("b", "person") + edge("a", "member of", "t") + edge("a", "member of", "u")
          + edge("t", "part of", "f") + edge("u", "part of", "t")
          + edge("b", "reports to", "a")))
    var writer = GraphMLWriter(chart.graph, flavour: .yed)
    let text = writer.text()
    #expect(text.matches(of: /yfiles.foldertype="group"/).count == 2)
    #expect(writer.notes.map(\.code) == ["several-groups"])
    let again = try ReadChart(text)
    #expect(differences(again.graph, chart.graph) == [])
    #expect(again.ledger.sources.first?.read.nodes == 5)
    #expect(again.ledger.sources.first?.read.graphs == 3)
    // As yEd saves it again: nothing but the groups says who is in what.
    let edges = text.replacing(/<edge [^>]*>.*?<\/edge>\n/, with: "").replacing(
      /\sweft.type="[a-z]*"/, with: "")
    #expect(
      try ReadChart(edges).relationships == ["a MEMBER_OF t", "t PART_OF f", "u PART_OF t"])
  }

  @Test func `A circle of groups is opened`() throws {
    let chart = try ReadChart(
      graphML(
        node("t", "team") + node("u", "team") + edge("t", "part of", "u")
          + edge("u", "part of", "t")))
    var writer = GraphMLWriter(chart.graph, flavour: .yed)
    let again = try ReadChart(writer.text())
    #expect(again.ledger.sources.first?.read.graphs == 2)
    #expect(differences(again.graph, chart.graph) == [])
  }

  @Test func `Groups deeper than tools can show stand beside each other`() throws {
    var text = node("n0", "team")
    for index in 1..<200 {
      text += node("n\(index)", "team") + edge("n\(index)", "part of", "n\(index - 1)")
    }
    let chart = try ReadChart(graphML(text))
    var writer = GraphMLWriter(chart.graph, flavour: .yed)
    let again = try ReadChart(writer.text())
    #expect(again.ledger.sources.first?.read.graphs == 65)
    #expect(differences(again.graph, chart.graph) == [])
  }

  @Test func `What other tools cannot hold is noted`() throws {
    var builder = GraphBuilder()
    builder.attributes.append(("asOf", .string("2026-01-31")))
    let node = builder.addNode("a", labels: ["Person", "Contractor"])
    builder.set("start", of: node, to: .date(CalendarDate(days: 3)))
    builder.set("tags", of: node, to: .list([.integer(1)]))
    let type = builder.type("WORKS_WITH")
    _ = builder.addRelationship(type: type, from: node, to: node, directed: false)
    let graph = builder.finish()
    let all = ["attribute-not-written", "value-written-as-text"]
    for (flavour, codes) in [
      (GraphMLWriter.Flavour.plain, []), (.yed, all),
      (.neo4j, ["undirected-not-written"] + all + ["made-ids"]),
      (.tinkerpop, ["undirected-not-written"] + all + ["made-ids", "labels-joined"]),
    ] {
      var writer = GraphMLWriter(graph, flavour: flavour)
      let text = writer.text()
      #expect(writer.notes.map(\.code) == codes, "\(flavour)")
      // Dates and lists come back, and so do labels.
      let again = try ReadChart(text)
      #expect(again.value("a", "start") == .date(CalendarDate(days: 3)), "\(flavour)")
      #expect(again.labels("a") == ["Contractor", "Person"], "\(flavour)")
    }
  }
}
