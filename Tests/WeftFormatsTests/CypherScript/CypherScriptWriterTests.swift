import Testing
import WeftFormats
import WeftGraph
import WeftQuery

struct CypherScriptWriterTests {
  /// The graph that a script makes.
  private static func run(_ text: String) throws -> Graph {
    let clock = EvaluationContext.Clock.asOf(CalendarDate(days: 20_000))
    let options = ChangeScript.Options(catalog: StandardFunctions.catalog, clock: clock)
    return try ChangeScript.run(
      SourceText(name: "script", text: text), on: .empty, options: options
    ).graph
  }

  /// What databases hold of a graph: ids, labels, types and properties.
  private static func described(_ graph: Graph) -> [String] {
    func properties(_ list: [(key: String, value: PropertyValue)]) -> String {
      list.filter { $0.key != "id" }.sorted { $0.key < $1.key }
        .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        // The sign of what is no number means nothing.
        .replacing("-nan", with: "nan")
    }
    var lines: [String] = []
    for index in 0..<graph.nodeCount {
      let node = NodeID(index)
      let labels = graph.labels(of: node).map { graph.name(of: $0) }.sorted()
      lines.append("node \(graph.id(of: node)) \(labels) \(properties(graph.properties(of: node)))")
    }
    for index in 0..<graph.relationshipCount {
      let id = RelationshipID(index)
      lines.append(
        "\(graph.id(of: graph.source(of: id))) \(graph.name(of: graph.type(of: id)))"
          + " \(graph.id(of: graph.target(of: id))) \(properties(graph.properties(of: id)))")
    }
    return lines.sorted()
  }

  @Test(arguments: UInt64(1)...40)
  func `the script makes the graph it was written from`(seed: UInt64) throws {
    let graph = GraphMLWriterTests.graph(seed: seed)
    var writer = CypherScriptWriter(graph)
    let again = try Self.run(writer.text())
    let changes = Self.described(again).difference(from: Self.described(graph))
    #expect(changes.isEmpty, "\(changes.prefix(4).map { "\($0)" })")
    #expect(writer.notes.contains { $0.code == "attribute-not-written" })
    #expect(
      writer.notes.contains { $0.code == "undirected-not-written" } == (graph.undirected.count > 0))
  }

  @Test func `every chart of the corpus is made by its script`() throws {
    var count = 0
    for row in ManifestRow.all where row.isWellFormed {
      guard let bytes = try? Fixtures.bytes("corpus/\(row.file)"), bytes.count < 1 << 18,
        let chart = try? ReadChart(sources: [(row.file, bytes)])
      else { continue }
      count += 1
      var writer = CypherScriptWriter(chart.graph)
      let again = try Self.run(writer.text())
      let changes = Self.described(again).difference(from: Self.described(chart.graph))
      #expect(changes.isEmpty, "\(row.file) \(changes.prefix(2).map { "\($0)" })")
    }
    print("cypher: \(count) charts of the corpus were made by their scripts")
    #expect(count > 0)
  }

  @Test func `a script is one statement a node and relationship`() {
    var builder = GraphBuilder()
    let ada = builder.addNode("a'1", labels: ["Person", "odd label"])
    builder.set("name", of: ada, to: .string("Ada\n\"L\"\\\u{7}"))
    builder.set("fte", of: ada, to: .float(1e20))
    builder.set("limit", of: ada, to: .list([.integer(.min), nil, .boolean(true)]))
    let team = builder.addNode("t", labels: [])
    let type = builder.type("MEMBER_OF")
    let edge = builder.addRelationship(type: type, from: ada, to: team, directed: true)
    builder.set("since", ofRelationship: edge, to: .date(CalendarDate(days: 0)))
    var writer = CypherScriptWriter(builder.finish())
    #expect(
      writer.text().split(separator: "\n").map { String($0) }.sorted() == [
        #"CREATE (:Person:`odd label` {id: 'a\'1', fte: 1e20, `limit`: [-9223372036854775808, null, true], name: 'Ada\n"L"\\\u0007'});"#,
        #"CREATE ({id: 't'});"#,
        #"MATCH (a {id: 'a\'1'}), (b {id: 't'}) CREATE (a)-[:MEMBER_OF {since: date('1970-01-01')}]->(b);"#,
      ])
    #expect(writer.notes == [])
  }

  @Test func `what databases cannot hold is written as text or left out, and noted`() throws {
    var builder = GraphBuilder()
    let node = builder.addNode("a", labels: [])
    builder.set("id", of: node, to: .string("other"))
    let map = PropertyValue.map([PropertyValue.MapEntry(key: "k", value: .integer(1))])
    builder.set("list", of: node, to: .list([map]))
    builder.set("map", of: node, to: map)
    var writer = CypherScriptWriter(builder.finish())
    let graph = try Self.run(writer.text())
    #expect(Self.described(graph).first?.contains("{`k`: 1}") == true)
    #expect(writer.notes.map(\.code) == ["value-written-as-text", "id-not-written"])
  }
}
