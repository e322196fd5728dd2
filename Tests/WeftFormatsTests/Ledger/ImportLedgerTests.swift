import Testing
import WeftFormats
import WeftGraph

struct ImportLedgerTests {
  private static let text = graphML(
    """
    <node id="a"><data key="kind">person</data><data key="age">old</data></node>
    <node id="b"><data key="kind">planet</data><data key="age">older</data></node>
    <edge source="a" target="b"/><edge source="a" target="nobody"/>
    """, keys: "<key id=\"age\" for=\"node\" attr.name=\"age\" attr.type=\"int\"/><key id=\"u\"/>")

  @Test func `The ledger says what was read, guessed and made`() throws {
    var options = ImportOptions()
    options.keepsAllPlaces = true
    let chart = try ReadChart(Self.text, options: options)
    let source = try #require(chart.ledger.sources.first)
    let lines = source.notes.map { note in
      "\(note.severity.rawValue) \(note.code) \(note.count) "
        + note.places.map { "\($0.line):\($0.column)" }.joined(separator: ",")
    }
    #expect(
      lines == [
        "warning bad-value 2 7:44,8:44", "warning dangling-edge 1 9:30",
        "warning unknown-kind 1 8:1", "note unnamed-kind 2 9:1,9:30",
        "warning untyped-key 1 5:59",
      ])
    #expect(source.read.nodes == 2)
    #expect(source.read.edges == 2)
    #expect(source.read.keys == 4)
    #expect(source.read.data == 4)
    #expect(source.read.graphs == 1)
    #expect(source.encoding == "UTF-8")
    #expect(chart.ledger.graph.nodes == 3)
    #expect(chart.ledger.graph.placeholders == 1)
    #expect(chart.ledger.graph.labels.map(\.name) == ["Missing", "Person", "planet"])
    #expect(chart.ledger.graph.types.map(\.name) == ["RELATED_TO"])
  }

  @Test func `A strict reader refuses what it would warn of`() {
    var options = ImportOptions()
    options.isStrict = true
    let faults = refusal { _ = try ReadChart(Self.text, options: options) }
    #expect(
      faults.map(\.code) == ["bad-value", "dangling-edge", "unknown-kind", "untyped-key"])
    #expect(faults.allSatisfy { $0.severity == .error && $0.hint != nil })
    #expect(refusal { _ = try ReadChart(graphML(node("a", "person")), options: options) }.isEmpty)
  }

  @Test func `Complete lists are one attribute, whoever says it`() throws {
    var options = ImportOptions()
    options.complete = ["HOLDS", "OVERSEES"]
    let chart = try ReadChart(
      graphML(
        "<data key=\"c\">OVERSEES, Role.subtype</data>",
        keys: "<key id=\"c\" for=\"graph\" attr.name=\"complete\" attr.type=\"string\"/>"),
      options: options)
    #expect(
      chart.graph.attribute("complete")
        == .list([.string("OVERSEES"), .string("Role.subtype"), .string("HOLDS")]))
  }
}
