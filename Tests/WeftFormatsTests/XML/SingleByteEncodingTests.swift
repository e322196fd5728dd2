import Testing
import WeftFormats
import WeftGraph

struct SingleByteEncodingTests {
  private func chart(_ encoding: String, _ bytes: [UInt8]) throws -> ReadChart {
    let head =
      "<?xml version=\"1.0\" encoding=\"\(encoding)\"?><graphml><graph edgedefault=\"directed\">"
    let text =
      Array((head + "<node id=\"n\"><data key=\"name\">").utf8) + bytes
      + Array("</data></node></graph></graphml>".utf8)
    return try ReadChart(sources: [("x.graphml", text)])
  }

  @Test(arguments: [
    ("ISO-8859-2", [0xA3, 0xF3, 0x64, 0xBC] as [UInt8], "Łódź"), ("latin2", [0xE8], "č"),
    ("ISO-8859-5", [0xBC, 0xD8, 0xE0], "Мир"), ("iso8859_7", [0xC1, 0xE8], "Αθ"),
    ("ISO-8859-9", [0xFD, 0xFE], "ış"), ("iso-8859-15", [0xA4, 0xBC], "€Œ"),
    ("windows-1250", [0x8A, 0xE8], "Šč"), ("CP1251", [0xCC, 0xE8, 0xF0], "Мир"),
    ("windows-1253", [0xC1], "Α"), ("windows-1254", [0xF0], "ğ"), ("windows-1257", [0xC0], "Ą"),
    ("koi8-r", [0xED, 0xC9, 0xD2], "Мир"), ("macintosh", [0x8E, 0xDB], "é€"),
  ])
  func `Declared encodings of one byte are read`(
    encoding: String, bytes: [UInt8], text: String
  ) throws {
    #expect(try chart(encoding, bytes).value("n", "name") == .string(text))
  }

  @Test func `Encodings of several bytes are refused, with what to do`() {
    let faults = refusal { _ = try chart("Shift_JIS", [0x83, 0x65]) }
    #expect(faults.map(\.code) == ["unknown-encoding"])
    #expect(faults.first?.hint?.isEmpty == false)
  }
}
