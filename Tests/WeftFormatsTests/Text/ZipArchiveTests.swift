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

  /// An archive of files that stand as they are.
  private static func archive(_ files: [(name: String, text: String)]) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in files {
      let sizes = number(0, 4) + number(text.utf8.count, 4) + number(text.utf8.count, 4)
      directory +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + number(0, 2) + number(0, 2)
        + number(0, 4) + sizes + number(name.utf8.count, 2) + number(0, 2) + number(0, 2)
        + number(0, 8) + number(body.count, 4) + Array(name.utf8)
      body +=
        [0x50, 0x4B, 3, 4] + number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + sizes
        + number(name.utf8.count, 2) + number(0, 2) + Array(name.utf8) + Array(text.utf8)
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
