import Foundation
import Testing
import WeftGraph

@Suite struct JSONStringTests {
  @Test(arguments: [
    "", "plain", "\"quoted\" \\ and", "\n\r\t\u{0}\u{1F}\u{7F}", "\u{2028}\u{2029}…€", "ü🧵",
  ])
  func `a text reads back, on one line`(text: String) throws {
    let quoted = JSONString.quoted(text)
    var bytes: [UInt8] = []
    JSONString.append(text, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == quoted)
    #expect(!quoted.contains { $0.isNewline })
    let read = try JSONDecoder().decode([String].self, from: Data("[\(quoted)]".utf8))
    #expect(read == [text])
  }
}
