import Testing
import WeftFormats
import WeftGraph

struct XMLPathTests {
  private static let text = """
    <db><t name="a b"><c n="id" v="1">x</c><c n="it's" v="2">y</c><c>z</c></t><t name="q"><c n="id">9</c></t></db>
    """

  private func name(_ path: String) throws -> PropertyValue? {
    let rule =
      "xml:\n  - node: \"t[@name='a b']\"\n    label: \(path)\n    id: '@name'\n    kind: Person\n"
    let chart = try ReadChart(mapping: rule, Self.text)
    #expect(chart.graph.nodeCount == 1)
    return chart.value("a b", "name")
  }

  @Test func `Conditions choose children`() throws {
    #expect(try name("\"c[@n='id']\"") == .string("x"))
    #expect(try name("\"c[ @n = 'id' ]/@v\"") == .string("1"))
    #expect(try name("'c[@n=\"it''s\"]'") == .string("y"))
    #expect(try name("'c[@v][2]'") == .string("y"))
    #expect(try name("'c[3]'") == .string("z"))
    #expect(try name("\"c[@n='id'] c[@n='id']/@v c[9]\"") == .string("x 1"))
    // Nothing is there, and a node without a name is called by its id.
    #expect(try name("\"c[@n='none']\"") == .string("a b"))
  }

  @Test func `Elements are chosen by what is around them`() throws {
    let text = "<a><b><r id=\"1\"/></b><c k=\"x\"><r id=\"2\"/></c><c k=\"y\"><r id=\"3\"/></c></a>"
    for (path, ids) in [
      ("r", ["1", "2", "3"]), ("c/r", ["2", "3"]), ("\"a/c[@k='y']/r\"", ["3"]), ("b/c/r", []),
      ("\"r[@id='2']\"", ["2"]),
    ] {
      let mapping = "xml:\n  - {node: \(path), id: '@id', kind: Person}"
      guard !ids.isEmpty else {
        let faults = refusal { _ = try ReadChart(mapping: mapping, text) }
        #expect(faults.first?.message == "no element is called 'b/c/r'")
        continue
      }
      let chart = try ReadChart(mapping: mapping, text)
      #expect((0..<chart.graph.nodeCount).map { chart.graph.id(of: NodeID($0)) } == ids)
    }
  }

  @Test func `What tells nodes apart inside an element is read, what else is noted`() throws {
    let mapping = """
      xml:
        - {node: "table[@name='staff']/row", id: '@id', label: '@name', kind: Person}
      """
    let rows = "<row id=\"1\" name=\"Ada\"/>"
    for (attributes, count) in [("", nil), (" engine=\"x\"", 1)] as [(String, Int?)] {
      var options = ImportOptions()
      options.mapping = ("m.yml", mapping)
      let text = "<dump><table name=\"staff\"\(attributes)>\(rows)</table></dump>"
      let chart = try ReadChart(mapping: mapping, text)
      #expect(chart.graph.nodeCount == 1)
      #expect(chart.codes["unread-element"] == count)
    }
  }

  @Test func `Words around a path are part of the id, and relations go either way`() throws {
    let chart = try ReadChart(
      mapping: """
        xml:
          - {node: p, id: '@id', kind: Person, relations: [{to: 'u-{@unit}', type: MEMBER_OF}]}
          - {node: u, id: 'u-{@id}', kind: Team, parent: 'u-{@in}', relations: [{from: '@head', type: LEADS}]}
        """,
      "<o><p id=\"1\" unit=\"1\"/><p id=\"2\"/><u id=\"1\" head=\"2\"/><u id=\"2\" in=\"1\"/></o>")
    #expect(
      chart.relationships.sorted() == ["1 MEMBER_OF u-1", "2 LEADS u-1", "u-2 PART_OF u-1"])
  }

  @Test(arguments: [
    ("id: 'c[@n'", 21, "'[' is not closed"),
    ("id: 'c[n]'", 22, "a condition is written [@name='value'], [@name] or [2]"),
    ("id: 'c[@n=id]'", 25, "the value of a condition stands in quotes"),
    ("id: \"c[@n='id]\"", 25, "the quote of a value is not closed"),
    ("id: 'c[0]'", 22, "a place is one number, and the first is 1"),
    ("id: 'c[@n]x'", 25, "behind ']' comes '/', or nothing"),
    ("id: 'a/@n/b'", 22, "an attribute ends a path"),
    ("id: '@n[1]'", 22, "an attribute has no conditions"),
    ("id: 'c]'", 21, "']' closes no '['"),
    ("id: '{@n'", 20, "'{' is not closed"),
    ("id: '@n}'", 22, "'}' closes no '{'"),
    ("id: 'x-{c[n]}'", 25, "a condition is written [@name='value'], [@name] or [2]"),
    ("label: 'a c[n]'", 27, "a condition is written [@name='value'], [@name] or [2]"),
    (
      "relations: [{to: 'c[n]', type: LEADS}]", 35,
      "a condition is written [@name='value'], [@name] or [2]"
    ),
    (
      "relations: [{type: LEADS}]", 27,
      "a relation of an XML rule needs a type, and either 'to' or 'from'"
    ),
  ])
  func `Faults are told with their places`(entry: String, column: Int, message: String) {
    let faults = refusal { _ = try ReadChart(mapping: "xml:\n  - {node: p, \(entry)}", "<p/>") }
    #expect(faults.map(\.code) == ["bad-mapping"])
    #expect(faults.first?.message == message)
    #expect(faults.first?.position == SourcePosition(line: 2, column: column))
  }

  @Test func `Faults in plain words of a block are told with their places`() {
    let mapping = "xml:\n  - node: p\n    id: c[n]"
    let faults = refusal { _ = try ReadChart(mapping: mapping, "<p/>") }
    #expect(faults.first?.message == "a condition is written [@name='value'], [@name] or [2]")
    #expect(faults.first?.position == SourcePosition(line: 3, column: 11))
  }

  @Test(arguments: [("@id", 11), ("p[2]", 12)])
  func `Nodes are elements that attributes tell`(node: String, column: Int) {
    let faults = refusal { _ = try ReadChart(mapping: "xml:\n  - {node: '\(node)'}", "<p/>") }
    #expect(faults.map(\.code) == ["bad-mapping"])
  }
}
