import Testing
import WeftFormats
import WeftGraph

struct MappingFileTests {
  private static let keys = """
    <key id="name" for="node" attr.name="name" attr.type="string"/>
    <key id="dept" for="node" attr.name="dept" attr.type="int"/>
    <key id="boss" for="node" attr.name="boss" attr.type="string"/>
    <key id="danger" for="node" attr.name="danger" attr.type="string"/>
    <key id="n" for="edge" attr.name="n" attr.type="int"/>
    """

  @Test func `Rules give labels, types, directions and values`() throws {
    let chart = try ReadChart(
      mapping: """
        nodes:
          - {when: {kind: Sig}, label: Team, set: {subtype: sig, size: 3}}
          - {when: {kind: sig, name: never}, label: Goal}
          - {when: {kind: human}, label: [Person, Contractor]}
        edges:
          - {when: {kind: chairman}, type: LEADS, set: {role: chair}}
          - {when: {kind: led, n: 2}, type: LEADS, reverse: true}
        complete: [OVERSEES, HOLDS]
        """,
      graphML(
        node("t", "SIG") + node("p", "human") + edge("p", "chairman", "t")
          + edge("t", "led", "p", ["n": "2"]) + edge("t", "led", "p", ["n": "3"]), keys: Self.keys))
    #expect(chart.labels("t") == ["Team"])
    #expect(chart.value("t", "subtype") == .string("sig"))
    #expect(chart.value("t", "size") == .integer(3))
    #expect(chart.labels("p") == ["Contractor", "Person"])
    #expect(chart.relationships == ["p LEADS t", "t led p"])
    #expect(chart.value(of: "LEADS", "role") == .string("chair"))
    #expect(chart.codes["stated-twice"] == 1)
    #expect(
      chart.graph.attribute("complete") == .list([.string("OVERSEES"), .string("HOLDS")]))
  }

  @Test func `Attributes become nodes, references and other names`() throws {
    let chart = try ReadChart(
      mapping: """
        attributes:
          dept: {node: Function, type: MEMBER_OF}
          boss: {refers: [id, name], type: REPORTS_TO}
          danger: riskClass
        values: {riskClass: {"very bad": high}}
        """,
      graphML(
        node("p", "person", ["dept": "4", "boss": "Ada"]) + node("q", "person", ["name": "Ada"])
          + node("ai", "ai system", ["danger": "Very Bad"]), keys: Self.keys))
    #expect(chart.relationships == ["p MEMBER_OF Function:4", "p REPORTS_TO q"])
    #expect(chart.value("ai", "riskClass") == .string("high"))
    #expect(chart.value("ai", "danger") == nil)
  }

  @Test func `Identities join nodes of several sources`() throws {
    let keys = "<key id=\"email\" for=\"node\" attr.name=\"e-mail\" attr.type=\"string\"/>"
    let chart = try ReadChart(
      mapping: "identity: [email]",
      graphML(node("a", "person", ["email": "a@x.org"]), keys: keys),
      graphML(
        node("1", "person", ["email": "A@x.org"]) + node("2", "person")
          + edge("2", "reports to", "1"),
        keys: keys))
    #expect(chart.relationships == ["2 REPORTS_TO a"])
    #expect(chart.ledger.graph.nodes == 2)
  }

  @Test func `Every fault of a mapping is named at its place`() throws {
    var options = ImportOptions()
    options.mapping = (
      "map.yml",
      """
      nodez: []
      nodes:
        - {when: {kind: x}, labl: Team}
      edges: 3
      attributes:
        dept: {node: Function}
      """
    )
    let faults = refusal { _ = try ChartReader(options: options) }
    #expect(faults.allSatisfy { $0.code == "bad-mapping" && $0.file == "map.yml" })
    #expect(
      faults.map(\.position) == [
        SourcePosition(line: 1, column: 1), SourcePosition(line: 3, column: 23),
        SourcePosition(line: 3, column: 5), SourcePosition(line: 4, column: 8),
        SourcePosition(line: 6, column: 9),
      ])
    #expect(faults.first?.hint == "did you mean 'nodes'?")
    #expect(faults.first?.sourceLine == "nodez: []")
  }

  @Test func `Broken YAML is a fault with a place`() {
    var options = ImportOptions()
    options.mapping = ("map.yml", "nodes: [\n  {when: ")
    let faults = refusal { _ = try ChartReader(options: options) }
    #expect(faults.count == 1)
    #expect(faults.first?.position?.line ?? 0 >= 2)
  }
}
