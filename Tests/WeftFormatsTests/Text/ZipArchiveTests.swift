import Testing
import WeftFormats
import WeftGraph

struct ZipArchiveTests {
  private static let model =
    "<?xml version=\"1.0\"?><archimate:model xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    + "xmlns:archimate=\"http://www.archimatetool.com/archimate\" name=\"M\" id=\"m\" version=\"5.0.0\">"
    + "<folder name=\"Business\" id=\"f\" type=\"business\">"
    + "<element xsi:type=\"archimate:BusinessRole\" name=\"Clerk\" id=\"r\"/></folder></archimate:model>"

  private static func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// A text as deflate (RFC 1951) packs it, behind which it may say one byte again and again.
  private static func deflated(_ text: String, repeats: Int = 0) -> [UInt8] {
    let size = text.utf8.count
    let block: [UInt8] = number(size, 2) + number(~size, 2) + Array(text.utf8)
    if repeats == 0 { return [1] + block }
    // A last block of fixed codes: a literal space, then "258 bytes, as the one before" and the end.
    let space: [UInt8] = [0, 1, 0, 1, 0, 0, 0, 0]
    let again: [UInt8] = [1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0]
    var bits: [UInt8] = [1, 1, 0] + space
    for _ in 0..<repeats { bits += again }
    bits += [UInt8](repeating: 0, count: 7)
    bits += [UInt8](repeating: 0, count: (8 - bits.count % 8) % 8)
    let bytes = stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(0) { $0 | bits[start + $1] << UInt8($1) }
    }
    return [0] + block + bytes
  }

  /// An archive of files that stand as they are, or are packed already.
  private static func archive(
    _ files: [(name: String, text: String)], packed: [UInt8]? = nil
  ) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    let method = packed == nil ? 0 : 8
    for (name, text) in files {
      let held = packed ?? Array(text.utf8)
      let sizes = number(0, 4) + number(held.count, 4) + number(text.utf8.count, 4)
      directory +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + number(0, 2) + number(method, 2)
        + number(0, 4) + sizes + number(name.utf8.count, 2) + number(0, 2) + number(0, 2)
        + number(0, 8) + number(body.count, 4) + Array(name.utf8)
      body +=
        [0x50, 0x4B, 3, 4] + number(20, 2) + number(0, 2) + number(method, 2) + number(0, 4) + sizes
        + number(name.utf8.count, 2) + number(0, 2) + Array(name.utf8) + held
    }
    return body + directory + [0x50, 0x4B, 5, 6] + number(0, 4)
      + number(files.count, 2) + number(files.count, 2) + number(directory.count, 4)
      + number(body.count, 4) + number(0, 2)
  }

  @Test func `The model of an archive is read`() throws {
    let bytes = Self.archive([("images/a.png", "picture"), ("model.xml", Self.model)])
    let chart = try ReadChart(sources: [("m.archimate", bytes)])
    #expect(chart.labels("r") == ["Role"])
    #expect(chart.codes["unpacked-input"] == 1)
  }

  @Test func `A graph of Maltego is read out of its archive`() throws {
    let text = "<graphml><graph><node id='a'/></graph></graphml>"
    let bytes = Self.archive([("Graphs/Graph1.graphml", text)], packed: Self.deflated(text))
    #expect(try ReadChart(sources: [("g.mtgx", bytes)]).graph.nodeCount == 1)
    let other = refusal { _ = try ReadChart(sources: [("g.archimate", bytes)]) }
    #expect(other.map(\.code) == ["compressed-input"])
  }

  @Test func `A packed model that unpacks to more than the limit is refused`() throws {
    func read(_ repeats: Int) throws -> ReadChart {
      let packed = Self.deflated(Self.model, repeats: repeats)
      let bytes = Self.archive([("model.xml", Self.model)], packed: packed)
      var options = ImportOptions()
      options.limits.inflatedBytes = 1 << 20
      return try ReadChart(sources: [("m.archimate", bytes)], options)
    }
    #expect(try read(0).labels("r") == ["Role"])
    #expect(try read(4_000).labels("r") == ["Role"])
    #expect(refusal { _ = try read(4_100) }.map(\.code) == ["limit-inflation"])
  }

  @Test func `An archive without a model, or a damaged one, is refused`() throws {
    let other = Self.archive([("metadata.xml", "<x/>")])
    let whole = Self.archive([("model.xml", Self.model)])
    for bytes in [other] + stride(from: 8, to: whole.count, by: 7).map({ Array(whole[..<$0]) }) {
      let faults = refusal { _ = try ReadChart(sources: [("m.archimate", bytes)]) }
      #expect(faults.map(\.code) == ["compressed-input"])
    }
    let named = refusal { _ = try ReadChart(sources: [("m.zip", whole)]) }
    #expect(named.map(\.code) == ["compressed-input"])
  }
}
