import Testing
import WeftGraph

@testable import WeftFormats

struct JSONTextTests {
  private func value(_ text: String) -> PropertyValue?? { JSONText.value(Array(text.utf8)) }

  @Test func `Values are read as they are written`() {
    #expect(
      value(" [1, -2.5, \"a\\u00e9\\n\\ud83d\\ude00\", true, null] ")
        == .some(.list([.integer(1), .float(-2.5), .string("aé\n😀"), .boolean(true), nil])))
    #expect(value("null") == .some(nil))
    #expect(value("[]") == .some(.list([])))
  }

  @Test(arguments: ["", "[", "[1", "{\"a\"}", "{a:1}", "\"x", "\"\\u12\"", "1 2", "nul"])
  func `What is no JSON is nothing`(text: String) {
    #expect(value(text) == nil)
  }

  @Test func `Nesting without end is nothing`() {
    #expect(value(String(repeating: "[", count: 100_000)) == nil)
  }

  @Test func `Objects inside objects go under both names`() throws {
    guard case .some(.map(let entries)?) = value("{\"a\": 1, \"b\": {\"c\": \"x\", \"d\": null}}")
    else {
      Issue.record("no object")
      return
    }
    #expect(JSONText.properties(entries).map(\.name) == ["a", "b.c"])
  }
}
