import Testing
import WeftFormats
import WeftGraph

/// Parsing beside building gives what one after the other gives, and stops when either side stops.
struct PipelineTests {
  /// What is known of a chart that was read: all of it, so that any difference shows.
  private struct Everything: Equatable {
    var text: String
    var places: [String]
    var ledger: ImportLedger

    init(_ bytes: [UInt8], _ name: String = "chart.graphml", threads: Int, pieces: [Int]) throws {
      var options = ImportOptions()
      options.threads = threads
      options.keepsAllPlaces = true
      var reader = try ChartReader(options: options)
      var start = 0
      var turn = 0
      try reader.add(name: name) {
        guard start < bytes.count else { return nil }
        let end = min(start + pieces[min(turn, pieces.count - 1)], bytes.count)
        turn += 1
        defer { start = end }
        return Array(bytes[start..<end])
      }
      let graph: Graph
      (graph, ledger) = try reader.finish()
      var writer = GraphMLWriter(graph, flavour: .plain)
      text = writer.text()
      let nodes = (0..<graph.nodeCount).map { graph.place(of: NodeID($0)) }
      let relationships = (0..<graph.relationshipCount).map { graph.place(of: RelationshipID($0)) }
      places = (nodes + relationships).map { "\($0, default: "nowhere")" }
    }
  }

  /// A document that has of everything what can stand at the edge of two pieces; odd ones have a DTD.
  private static func document(seed: UInt64, elements: Int) -> [UInt8] {
    var generator = SeededGenerator(state: seed)
    func random(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      \(seed % 2 == 0 ? "" : "<!DOCTYPE graphml SYSTEM \"none.dtd\">")
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <key id="k" for="node" attr.name="kind" attr.type="string"/>
      <key id="n" for="node" attr.name="name" attr.type="string"/>
      <key id="f" for="node" attr.name="fte" attr.type="double"/>
      <key id="t" for="edge" attr.name="kind" attr.type="string"/>
      <key id="s" for="edge" attr.name="since" attr.type="string"/>
      <graph id="g" edgedefault="directed">

      """
    let names = [
      "Zoë", "A&amp;B", "<![CDATA[a<b]]>", seed % 2 == 0 ? "xy" : "x&gone;y", "名前", "plain", "",
      "a\r\nb", "&#233;",
    ]
    let breaks = ["\n", "\r\n", "\r", " ", "", "\t", "<!-- é <node id=\"no\"/> -->\n", "<?pi x?>"]
    for index in 0..<elements {
      let line = breaks[random(breaks.count)]
      if index < 20 || random(3) == 0 {
        text +=
          "<node id=\"n\(index)\"><data key=\"k\">\(["Person", "team", "Gadget"][random(3)])</data>"
        text += line + "<data key=\"n\">\(names[random(names.count)])</data>"
        if random(4) == 0 { text += "<data key=\"f\">\(["1", "0.5", "half"][random(3)])</data>" }
        if random(9) == 0 {
          text += "<data key=\"undeclared &lt;\(random(3))\">\(random(5))</data>"
        }
        if random(30) == 0 {
          text +=
            "<data key=\"k\"><y:ShapeNode><y:NodeLabel>L\(index)</y:NodeLabel></y:ShapeNode></data>"
        }
        text += "</node>"
      } else {
        text += "<edge source=\"n\(random(20))\"\(line.contains("<") ? " " : line + " ")"
        text += "target=\"n\(random(30))\"><data key=\"t\">"
        text += "\(["MEMBER_OF", "reports to", "odd"][random(3)])</data>"
        if random(2) == 0 {
          text += "<data key=\"s\">20\(10 + random(16))-0\(1 + random(9))-1\(random(10))</data>"
        }
        text += "</edge>"
      }
      text += line
    }
    return Array((text + "</graph></graphml>").utf8)
  }

  @Test(arguments: 1...6)
  func `One thread and several read the same chart`(seed: UInt64) throws {
    let bytes = Self.document(seed: seed, elements: 3_000)
    try #require(bytes.count > 140_000)
    let alone = try Everything(bytes, threads: 1, pieces: [1 << 20])
    for (threads, pieces) in [
      (2, [1 << 20]), (2, [70_000, 4_099]), (3, [1 << 16]), (1, [4_099]), (2, [65_537, 13, 1, 7]),
    ] {
      let other = try Everything(bytes, threads: threads, pieces: pieces)
      #expect(other.ledger == alone.ledger)
      #expect(other.places == alone.places)
      #expect(other.text == alone.text)
    }
  }

  @Test func `A chart fed byte by byte is the same on one thread and on two`() throws {
    let bytes = Self.document(seed: 7, elements: 2_000)
    let alone = try Everything(bytes, threads: 1, pieces: [1])
    #expect(try Everything(bytes, threads: 2, pieces: [1 << 16, 1]) == alone)
    #expect(try Everything(bytes, threads: 1, pieces: [bytes.count]) == alone)
  }

  @Test func `A large chart is built the same on one thread and on several`() throws {
    let bytes = Self.document(seed: 8, elements: 40_000)
    let alone = try Everything(bytes, threads: 1, pieces: [1 << 20])
    #expect(try Everything(bytes, threads: 2, pieces: [1 << 20]) == alone)
    #expect(try Everything(bytes, threads: 5, pieces: [1 << 18]) == alone)
  }

  @Test(arguments: [1, 2])
  func `More events than a batch has room for are all read`(threads: Int) throws {
    var options = ImportOptions()
    options.threads = threads
    let many = String(repeating: "<b/>", count: 100_000)
    let chart = try ReadChart(
      graphML("<node id=\"a\"/>\(many)<node id=\"b\"/>"), options: options)
    #expect(chart.note("foreign-namespace")?.count == 100_000)
    let node = try #require(chart.graph.node("b"))
    #expect(
      chart.graph.place(of: node)?.position == SourcePosition(line: 7, column: 15 + 400_000))
  }

  @Test(arguments: [1, 2])
  func `A start tag of many pieces is read whole, and what follows has its place`(
    threads: Int
  ) throws {
    var options = ImportOptions()
    options.threads = threads
    let long = String(repeating: "é&amp;x\ty ", count: 60_000)
    let chart = try ReadChart(
      graphML("<!-- \(long) --><node id=\"a\"\nnote=\"\(long)\"/>\n<node id=\"b\"/>"),
      options: options)
    #expect(
      chart.value("a", "note") == .string(String(repeating: "é&x y ", count: 60_000)))
    let node = try #require(chart.graph.node("b"))
    #expect(chart.graph.place(of: node)?.position == SourcePosition(line: 9, column: 1))
  }

  // MARK: Tables

  /// A table of people that has of everything what can stand at the edge of two pieces.
  private static func table(seed: UInt64, rows: Int) -> [UInt8] {
    var generator = SeededGenerator(state: seed)
    func random(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
    let names = [
      "Zoë", "\"a, b\"", "\"say \"\"no\"\"\"", "\"two\nlines\"", "名前", "plain", "", "mid\"dle",
    ]
    let breaks = ["\n", "\r\n", "\r", "\n\n"]
    var text = random(2) == 0 ? "sep=,\r\n" : "an export\n"
    text += "Employee ID,Full Name,Manager ID,Department,Hire Date,FTE\n"
    for row in 0..<rows {
      text += "\(row),\(names[random(names.count)]) \(row % 7),\(random(row + 1)),"
      text += "Dept \(random(9)),\(["2020-01-02", "03/04/2021", "soon", ""][random(4)]),"
      text += ["1", "50 %", "half", "0.5,extra"][random(4)] + breaks[random(breaks.count)]
    }
    return Array(text.utf8)
  }

  @Test(arguments: 1...6)
  func `One thread and several read the same table`(seed: UInt64) throws {
    let bytes = Self.table(seed: seed, rows: 6_000)
    try #require(bytes.count > 200_000)
    let alone = try Everything(bytes, "people.csv", threads: 1, pieces: [1 << 20])
    for (threads, pieces) in [
      (2, [1 << 20]), (2, [70_000, 4_099]), (3, [1 << 16]), (1, [4_099]), (2, [65_537, 13, 1, 7]),
      (1, [1]),
    ] {
      let other = try Everything(bytes, "people.csv", threads: threads, pieces: pieces)
      #expect(other.ledger == alone.ledger)
      #expect(other.places == alone.places)
      #expect(other.text == alone.text)
    }
  }

  @Test(arguments: [1, 2])
  func `A fault of a table has its place, and rows before it are read`(threads: Int) throws {
    var options = ImportOptions()
    options.threads = threads
    let rows = String(repeating: "1,Ada\n", count: 40_000)
    let open = refusal {
      _ = try ReadChart(
        sources: [("a.csv", Array(("id,name\n" + rows + "2,\"Bo\n" + rows).utf8))], options)
    }
    #expect(open.map(\.code) == ["unclosed-quote"])
    #expect(open.first?.position == SourcePosition(line: 40_002, column: 3))
    options.limits.cells = 5
    let wide = refusal {
      _ = try ReadChart(
        sources: [("a.csv", Array(("id,name\n" + rows + "2,a,b,c,d,e,f\n" + rows).utf8))], options)
    }
    #expect(wide.map(\.code) == ["limit-cells"])
    #expect(wide.first?.position?.line == 40_002)
    options.limits.valueBytes = 300_000
    let long = refusal {
      _ = try ReadChart(
        sources: [("a.csv", Array(("id,name\n" + rows + "2,\"" + rows + rows).utf8))], options)
    }
    #expect(long.map(\.code) == ["limit-value"])
    #expect(long.first?.position?.line == 40_002)
  }

  // MARK: Stopping

  /// Reads a document whose pieces are made on demand, and tells how many were asked for.
  private static func read(
    threads: Int, limits: ReadingLimits = ReadingLimits(),
    piece: (Int) throws(InputError) -> [UInt8]?
  ) -> (faults: [Diagnostic], asked: Int) {
    var options = ImportOptions()
    options.threads = threads
    options.limits = limits
    var asked = 0
    let faults = refusal {
      var reader = try ChartReader(options: options)
      try reader.add(name: "chart.graphml") { () throws(InputError) in
        defer { asked += 1 }
        return try piece(asked)
      }
      _ = try reader.finish()
    }
    return (faults, asked)
  }

  private static let head = Array("<graphml><graph edgedefault=\"directed\">\n".utf8)
  private static let filler = Array(
    String(repeating: "<node id=\"a\"><data key=\"k\">é</data></node>\n", count: 3_000).utf8)

  @Test(arguments: [1, 2])
  func `A fault in the middle stops both sides at its place`(threads: Int) {
    let (faults, asked) = Self.read(threads: threads) { turn in
      switch turn {
      case 0: Self.head + Self.filler
      case 5: Array("<node id='b'></edge>".utf8)
      // Without an end: only the fault can stop this.
      default: Self.filler
      }
    }
    #expect(faults.map(\.code) == ["malformed-xml"])
    #expect(faults.first?.position?.line == 2 + 5 * 3_000)
    #expect(faults.first?.sourceLine?.hasPrefix("<node id='b'></edge>") == true)
    #expect(asked < 12)
  }

  @Test(arguments: [1, 2])
  func `A limit of the reader stops the parser`(threads: Int) {
    var limits = ReadingLimits()
    limits.elements = 20_000
    let (faults, asked) = Self.read(threads: threads, limits: limits) { turn in
      turn == 0 ? Self.head + Self.filler : Self.filler
    }
    #expect(faults.map(\.code) == ["limit-elements"])
    // The limit is met in the seventh piece; what may wait then is 32 batches, three for a piece.
    #expect(asked < 24)
  }

  @Test(arguments: [1, 2])
  func `What the source throws ends the reading`(threads: Int) {
    let (faults, asked) = Self.read(threads: threads) { turn throws(InputError) in
      guard turn < 4 else { throw InputError(Diagnostic(code: "gone", message: "gone")) }
      return turn == 0 ? Self.head + Self.filler : Self.filler
    }
    #expect(faults.map(\.code) == ["gone"])
    #expect(asked == 5)
  }

  @Test(arguments: [1, 2])
  func `Limits of the parser are the same beside the reader`(threads: Int) {
    let deep = Array(String(repeating: "<g>", count: 50_000).utf8)
    let (faults, _) = Self.read(threads: threads) { turn in turn == 0 ? Self.head + deep : nil }
    #expect(faults.map(\.code) == ["limit-depth"])
    #expect(faults.first?.position?.line == 2)
    let (cut, _) = Self.read(threads: threads) { turn in
      turn == 0 ? Self.head + Self.filler : nil
    }
    #expect(cut.map(\.message) == ["the document ends too early"])
    #expect(cut.first?.position == SourcePosition(line: 3_001, column: 43))
  }
}
