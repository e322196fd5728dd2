import Testing
import WeftFormats
import WeftGraph

/// Sources in encodings that the user names.
struct EncodingConverterTests {
  private func options(_ encoding: String?) -> ImportOptions {
    var options = ImportOptions()
    options.encoding = encoding
    return options
  }

  private func read(_ bytes: [UInt8], _ encoding: String, name: String = "people.csv") throws
    -> ReadChart
  {
    try ReadChart(sources: [(name, bytes)], options(encoding))
  }

  /// `id,name` and a row of the id 1 with some bytes as name.
  private static func table(_ name: [UInt8]) -> [UInt8] {
    Array("id,name\n1,".utf8) + name + Array("\n2,Bo\n".utf8)
  }

  @Test(arguments: [
    ("Shift_JIS", "山田", [0x8E, 0x52, 0x93, 0x63]), ("GB18030", "王伟", [0xCD, 0xF5, 0xCE, 0xB0]),
    ("GBK", "王伟", [0xCD, 0xF5, 0xCE, 0xB0]), ("Big5", "王", [0xA4, 0xFD]),
    ("EUC-KR", "김", [0xB1, 0xE8]), ("windows-1251", "Иван", [0xC8, 0xE2, 0xE0, 0xED]),
    ("CP1250", "Łukasz", [0xA3, 0x75, 0x6B, 0x61, 0x73, 0x7A]), ("UTF-8", "Zoë", Array("Zoë".utf8)),
    // What Windows added to the Japanese standard: a one in a circle.
    ("Shift_JIS", "①", [0x87, 0x40]),
  ])
  func `An encoding that is named is read`(name: String, word: String, bytes: [UInt8]) throws {
    let chart = try read(Self.table(bytes), name)
    #expect(chart.value("1", "name") == .string(word))
    #expect(chart.ledger.sources[0].encoding == name)
    #expect(chart.codes["guessed-encoding"] == nil && chart.codes["damaged-character"] == nil)
  }

  @Test func `Characters that pieces part are whole`() throws {
    // As long as a piece, so that characters stand across its ends.
    var bytes = Array("id,name\n".utf8)
    for number in 0..<40_000 {
      bytes += Array("\(number),".utf8) + [0x8E, 0x52, 0x93, 0x63, 0x0A]
    }
    for size in [1, 3, 65_537] {
      var reader = try ChartReader(options: options("Shift_JIS"))
      var start = 0
      let all = size < 4 ? Array(bytes.prefix(2_000)) : bytes
      try reader.add(name: "people.csv") {
        guard start < all.count else { return nil }
        defer { start += size }
        return Array(all[start..<min(start + size, all.count)])
      }
      let (graph, ledger) = try reader.finish()
      let name = try #require(graph.key("name"))
      let node = try #require(graph.node("17"))
      #expect(graph.value(of: name, node) == .string("山田"))
      #expect(size < 4 || !ledger.sources[0].notes.contains { $0.code == "damaged-character" })
    }
  }

  @Test func `Bytes that are nothing in the encoding are counted where they are`() throws {
    let chart = try read(Self.table([0x8E, 0x52, 0xFF, 0x41]), "Shift_JIS")
    #expect(chart.value("1", "name") == .string("山\u{FFFD}A"))
    #expect(chart.codes["damaged-character"] == 1)
    #expect(chart.note("damaged-character")?.position?.line == 2)
    // Half a character at the end.
    let cut = try read(Array("id,name\n1,".utf8) + [0x8E], "Shift_JIS")
    #expect(cut.value("1", "name") == .string("\u{FFFD}"))
  }

  @Test(arguments: ["KLINGON", "", "UTF-8//IGNORE", "a b"])
  func `A name nobody knows is refused`(name: String) throws {
    let refusal = #expect(throws: InputError.self) { try read(Self.table([0x41]), name) }
    #expect(refusal?.diagnostics.first?.code == "unknown-encoding")
  }

  @Test func `A table in an encoding nobody named says how to name it`() throws {
    // 社員,氏名
    let bytes: [UInt8] =
      [0x8E, 0xD0, 0x88, 0xF5, 0x2C, 0x8E, 0x81, 0x96, 0xBC, 0x0A, 0x31, 0x2C, 0x41]
    let refusal = #expect(throws: InputError.self) {
      try ReadChart(sources: [("people.csv", bytes)])
    }
    #expect(refusal?.diagnostics.first?.hint?.contains("--encoding") == true)
    #expect(try read(bytes, "Shift_JIS").value("A", "name") == .string("A"))
  }

  @Test func `JSON and XML are read in it too, whatever a declaration says`() throws {
    let json =
      Array("[{\"id\": \"1\", \"manager\": \"2\", \"name\": \"".utf8) + [0x8E, 0x52]
      + Array("\"}, {\"id\": \"2\", \"name\": \"Bo\"}]".utf8)
    #expect(try read(json, "Shift_JIS", name: "a.json").value("1", "name") == .string("山"))
    let xml =
      Array(
        """
        <?xml version="1.0" encoding="Shift_JIS"?><opml version="2.0"><body><outline text="
        """.utf8) + [0x8E, 0x52] + Array("\"/></body></opml>".utf8)
    let chart = try read(xml, "Shift_JIS", name: "a.opml")
    #expect(chart.value("1", "name") == .string("山"))
    #expect(chart.codes["wrong-encoding"] == nil)
    let refusal = #expect(throws: InputError.self) { try ReadChart(sources: [("a.opml", xml)]) }
    #expect(refusal?.diagnostics.first?.code == "unknown-encoding")
    #expect(refusal?.diagnostics.first?.hint?.contains("--encoding") == true)
  }

  @Test func `A packed table is unpacked before`() throws {
    // id,name / 1,山 in Shift_JIS, packed by gzip.
    let packed: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x4C, 0xD1, 0xC9,
      0x4B, 0xCC, 0x4D, 0xE5, 0x32, 0xD4, 0xE9, 0x0B, 0xE2, 0x02, 0x00, 0xCB, 0xE9, 0x5B,
      0x63, 0x0D, 0x00, 0x00, 0x00,
    ]
    #expect(try read(packed, "Shift_JIS", name: "a.csv.gz").value("1", "name") == .string("山"))
  }
}
