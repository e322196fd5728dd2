import Testing
import WeftFormats
import WeftGraph

struct TextDecoderTests {
  private static let text = "id,name,manager\n1,Zoë “Z” 😀,\n2,Łukasz,1\n"

  private func read(_ bytes: [UInt8], piece: Int = .max) throws -> ReadChart {
    var reader = try ChartReader()
    var start = 0
    try reader.add(name: "people.csv") {
      guard start < bytes.count else { return nil }
      let end = bytes.count - start <= piece ? bytes.count : start + piece
      defer { start = end }
      return Array(bytes[start..<end])
    }
    let result = try reader.finish()
    return ReadChart(graph: result.graph, ledger: result.ledger)
  }

  private static func utf16(_ text: String, _ mark: Bool, isBig: Bool) -> [UInt8] {
    (mark ? [0xFEFF] + Array(text.utf16) : Array(text.utf16)).flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isBig ? bytes.reversed() : bytes
    }
  }

  @Test(arguments: [1, 2, 3, 5, .max])
  func `Texts come out as they are meant, in pieces of any size`(piece: Int) throws {
    for (bytes, name) in [
      (Array(Self.text.utf8), "UTF-8"), ([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), "UTF-8"),
      (Self.utf16(Self.text, true, isBig: false), "UTF-16LE"),
      (Self.utf16(Self.text, true, isBig: true), "UTF-16BE"),
      (Self.utf16(Self.text, false, isBig: false), "UTF-16LE"),
      (Self.utf16(Self.text, false, isBig: true), "UTF-16BE"),
    ] {
      let chart = try read(bytes, piece: piece)
      #expect(chart.value("1", "name") == .string("Zoë “Z” 😀"))
      #expect(chart.value("2", "name") == .string("Łukasz"))
      #expect(chart.ledger.sources.first?.encoding == name)
      #expect(chart.codes["guessed-encoding"] == nil)
    }
  }

  @Test(arguments: [1, 2, 7, .max])
  func `Bytes that are no UTF-8 are Windows-1252, and noted`(piece: Int) throws {
    let bytes =
      Array("id,name,manager\n1,Jos".utf8) + [0xE9] + Array(" ".utf8) + [0x80, 0x93]
      + Array(",\n".utf8)
    let chart = try read(bytes, piece: piece)
    #expect(chart.value("1", "name") == .string("José €“"))
    #expect(chart.ledger.sources.first?.encoding == "windows-1252")
    #expect(chart.codes["guessed-encoding"] == 3)
    #expect(chart.note("guessed-encoding")?.position?.line == 2)
  }
}
