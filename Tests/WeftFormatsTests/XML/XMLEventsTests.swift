import Testing
import WeftFormats
import WeftGraph

struct XMLEventsTests {
  private static let chart = """
    <?xml version="1.0" encoding="ENCODING"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="n" for="node" attr.name="name" attr.type="string"/>
    <graph edgedefault="directed">
    <!-- é <node id="no"/> --><node id="José"><data key="n">Zoë</data></node><node id="b"
      ><data key="n"><![CDATA[ü<b>]]></data></node>
    \t<edge source="José" target="b"/><!-- ñ --><edge source="b" target="ghost"/>
    </graph>
    </graphml>
    """

  private static func encoded(_ encoding: String) -> [UInt8] {
    let text = chart.replacing("ENCODING", with: encoding)
    switch encoding {
    case "UTF-16LE-BOM", "UTF-16":
      return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "UTF-16BE":
      return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case "ISO-8859-1", "windows-1252":
      return text.unicodeScalars.map { UInt8($0.value) }
    case "UTF-8-BOM": return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    default: return Array(text.utf8)
    }
  }

  @Test(arguments: ["UTF-8", "UTF-16", "UTF-16BE", "ISO-8859-1", "windows-1252"])
  func `One chart in five encodings gives the same positions`(encoding: String) throws {
    let chart = try ReadChart(sources: [("chart.graphml", Self.encoded(encoding))])
    let graph = chart.graph
    func place(_ id: String) throws -> SourcePosition? {
      graph.place(of: try #require(graph.node(id)))?.position
    }
    #expect(try place("José") == SourcePosition(line: 5, column: 27))
    #expect(try place("b") == SourcePosition(line: 5, column: 74))
    #expect(chart.value("José", "name") == .string("Zoë"))
    #expect(chart.value("b", "name") == .string("ü<b>"))
    let edges = (0..<graph.relationshipCount).compactMap {
      graph.place(of: RelationshipID($0))?.position
    }
    #expect(
      edges.sorted() == [SourcePosition(line: 7, column: 2), SourcePosition(line: 7, column: 44)])
    #expect(chart.note("dangling-edge")?.position == SourcePosition(line: 7, column: 44))
  }

  @Test(arguments: ["R & D", "R &amp D", "&", "a &; b", "x && y"])
  func `An ampersand of its own is what is wrong, not the end of the file`(value: String) throws {
    let long = String(repeating: "<node id=\"x\"/>\n", count: 20_000)
    for rest in ["", long, "<node id=\"y\"><data key=\"n\">;</data></node>"] {
      let faults = refusal {
        _ = try ReadChart(
          graphML("<node id=\"a\">\n<data key=\"n\">\(value)</data></node>\(rest)"))
      }
      #expect(faults.map(\.code) == ["malformed-xml"])
      #expect(faults.first?.hint == "write & as &amp;")
      #expect(faults.first?.position?.line == 8)
      #expect(
        faults.first?.position?.column == 15 + value.prefix(while: { $0 != "&" }).count)
      #expect(faults.first?.message.contains("too early") == false)
    }
    // A reference that is cut off with its file is not.
    #expect(
      refusal { _ = try ReadChart("<graphml><graph><node id=\"a\">R&am") }.first?.message
        == "the document ends too early")
  }

  @Test func `What is wrong in a DTD is told`() throws {
    let faults = refusal {
      _ = try ReadChart(
        """
        <?xml version="1.0"?>
        <!DOCTYPE graphml [
        <!ELEMENT graphml(graph)>
        <!ELEMENT graph (node*) >
        ]>
        <graphml><graph edgedefault="directed"><node id="it's"/></graph></graphml>
        """)
    }
    #expect(faults.first?.message.contains("Space required") == true)
    #expect(faults.first?.position?.line == 3)
  }

  @Test func `Lines end at every kind of line break`() throws {
    for lineBreak in ["\n", "\r\n", "\r"] {
      let text = graphML("<node id=\"a\"/>\n\n <node id=\"b\"/>").replacing("\n", with: lineBreak)
      let chart = try ReadChart(text)
      let node = try #require(chart.graph.node("b"))
      #expect(chart.graph.place(of: node)?.position == SourcePosition(line: 9, column: 2))
    }
  }

  @Test func `Positions hold across the pieces the parser gets`() throws {
    let filler = String(repeating: "<!-- é -->\n<node id=\"x%\"/>", count: 6_000)
    var lines = 0
    let nodes = filler.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      lines += 1
      return line.replacing("%", with: "\(lines)")
    }.joined(separator: "\n")
    let chart = try ReadChart(graphML(nodes))
    for number in [2, 1_000, 3_001, 6_000] {
      let node = try #require(chart.graph.node("x\(number)"))
      #expect(
        chart.graph.place(of: node)?.position == SourcePosition(line: number + 6, column: 1))
    }
  }

  @Test(arguments: [("<!--", "-->"), ("<?old", "?>"), ("<node id=\"b\" text='", "'/>")])
  func `Long texts that look like attributes are none`(opening: String, closing: String) throws {
    let text = String(repeating: " a=\"1\" b=\"2\"", count: 20_000)
    let chart = try ReadChart(graphML("\(opening)\(text)\(closing)<node id=\"a\"/>"))
    #expect(chart.graph.node("a") != nil)
  }

  @Test func `Ampersands of attributes are one character`() throws {
    let chart = try ReadChart(graphML("<node id=\"R&amp;D\"/><node id=\"a&#38;&lt;b\"/>"))
    #expect(chart.graph.node("R&D") != nil)
    #expect(chart.graph.node("a&<b") != nil)
  }

  // MARK: Hostile documents

  @Test func `A nesting of 100,000 elements ends in a diagnostic`() {
    let text = graphML(
      String(repeating: "<node id=\"a\"><graph edgedefault=\"directed\">", count: 50_000))
    let faults = refusal { _ = try ReadChart(text) }
    #expect(faults.map(\.code) == ["limit-depth"])
    #expect(faults.first?.position?.line == 7)
  }

  @Test func `Elements of many attributes end in a diagnostic`() {
    let attributes = (0..<100_000).map { " a\($0)=\"\"" }.joined()
    let faults = refusal { _ = try ReadChart(graphML("<node id=\"a\"\(attributes)/>")) }
    #expect(faults.map(\.code) == ["limit-attributes"])
  }

  @Test func `A value beyond the limit ends in a diagnostic`() {
    var options = ImportOptions()
    options.limits.valueBytes = 10_000
    let text = graphML(node("a", String(repeating: "x", count: 200_000)))
    let faults = refusal { _ = try ReadChart(text, options: options) }
    #expect(faults.map(\.code) == ["limit-value"])
  }

  @Test func `More elements than the limit end in a diagnostic`() {
    var options = ImportOptions()
    options.limits.elements = 10
    let nodes = (0..<100).map { "<node id=\"\($0)\"/>" }.joined()
    let faults = refusal { _ = try ReadChart(graphML(nodes), options: options) }
    #expect(faults.map(\.code) == ["limit-elements"])
  }

  @Test(arguments: [
    "<!ENTITY x \"y\">", "<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;",
    "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
    "<!NOTATION n SYSTEM \"n\"><!ENTITY x SYSTEM \"y\" NDATA n>",
  ])
  func `Entity declarations are refused at their place`(declaration: String) {
    let text =
      "<!DOCTYPE graphml [\n\(declaration)]>\n<graphml><graph edgedefault=\"directed\"/></graphml>"
    let faults = refusal { _ = try ReadChart(text) }
    #expect(faults.map(\.code) == ["entity-declaration"])
    #expect(faults.first?.position?.line == 2)
  }

  @Test func `Text behind an entity nobody declares is kept, and the loss noted`() throws {
    let text =
      "<!DOCTYPE graphml SYSTEM \"none.dtd\">\n"
      + "<graphml><graph edgedefault=\"directed\"><node id=\"a\"><data key=\"k\">x&gone;y</data></node>"
      + "</graph></graphml>"
    let chart = try ReadChart(text)
    #expect(chart.value("a", "k") == .string("xy"))
    #expect(chart.note("undeclared-entity")?.position?.line == 2)
  }

  @Test func `A fault shows its line`() {
    let text = "<graphml>\n  <graph>\n  <node id=a/>\n</graph></graphml>"
    let faults = refusal { _ = try ReadChart(text) }
    #expect(faults.first?.code == "malformed-xml")
    #expect(faults.first?.position?.line == 3)
    #expect(faults.first?.sourceLine == "  <node id=a/>")
  }

  @Test(arguments: [
    "", "<graphml>", "<graphml><graph><node", "  ", "<html></html>", "{}", "\u{1F}",
  ])
  func `What is no whole chart is refused`(text: String) {
    let faults = refusal { _ = try ReadChart(text) }
    #expect(faults.count == 1)
    #expect(faults.allSatisfy { $0.file == "source0.graphml" && $0.position != nil })
  }

  @Test(arguments: ["", " \n\t\r\n ", "\u{FEFF}", String(repeating: "\n", count: 100_000)])
  func `A file of nothing is called empty`(text: String) {
    let faults = refusal { _ = try ReadChart(text) }
    #expect(faults.map(\.code) == ["empty-file"])
    #expect(faults.first?.position == SourcePosition(line: 1, column: 1))
  }

  @Test(arguments: [
    ("\u{1}", "control character U+0001"), ("\u{1B}", "control character U+001B"),
    ("\0", "control character U+0000"), ("\u{FFFE}", "character U+FFFE"),
    ("\u{FFFF}", "character U+FFFF"),
  ])
  func `A character XML does not allow is named, at its place`(text: String, name: String) {
    for (before, after) in [("<node id=\"a\">", "</node>"), ("<node id=\"x", "\"/>")] {
      let faults = refusal { _ = try ReadChart("<graphml><graph>\n\(before)é\(text)z\(after)") }
      #expect(faults.map(\.code) == ["malformed-xml"])
      #expect(faults.first?.message.contains(name) == true, "\(faults)")
      #expect(faults.first?.hint?.contains("UTF-8") == false)
      #expect(
        faults.first?.position == SourcePosition(line: 2, column: before.count + 2), "\(faults)")
    }
  }

  @Test func `A reference to a character XML does not allow is not blamed on the encoding`() {
    let faults = refusal { _ = try ReadChart("<graphml><graph id=\"a&#11;b\"/></graphml>") }
    #expect(faults.map(\.code) == ["malformed-xml"])
    #expect(faults.first?.hint?.contains("reference") == true)
  }

  @Test func `Bytes that are no UTF-8 are blamed on the encoding`() {
    let bytes = Array("<graphml>\n<graph id=\"".utf8) + [0xE9, 0x20] + Array("\"/></graphml>".utf8)
    let faults = refusal { _ = try ReadChart(sources: [("chart.graphml", bytes)]) }
    #expect(faults.map(\.code) == ["malformed-xml"])
    #expect(faults.first?.hint?.contains("UTF-8") == true)
  }

  @Test func `What is shown of a binary file cannot steer a terminal`() {
    let bytes = Array("<graphml>".utf8) + (0...255).map { UInt8($0) } + Array("\u{1B}[2J".utf8)
    let faults = refusal { _ = try ReadChart(sources: [("chart.graphml", bytes)]) }
    let text = faults.map(\.text).joined()
    #expect(!faults.isEmpty)
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || $0 == "\t" || $0.value >= 0x20 && !(0x7F..<0xA0 ~= $0.value)
      })
  }
}
