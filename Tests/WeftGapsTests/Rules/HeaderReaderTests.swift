import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct HeaderReaderTests {
  private func read(_ text: String) -> HeaderReader {
    HeaderReader(SourceText(name: "a.cypher", text: text), knownKeys: RuleParser.keys)
  }

  @Test func valuesGoOnInIndentedLines() {
    let reader = read(
      """
      // title: A role
      //   that nobody holds
      // id: x

      // not: part of it
      RETURN 1
      """)
    #expect(reader.entries.map(\.key) == ["title", "id"])
    #expect(reader.entries[0].value == "A role that nobody holds")
    #expect(reader.problems.isEmpty)
  }

  @Test func placesPointIntoTheText() {
    let text = SourceText(
      name: "a.cypher", text: "// needs: Role,\n//   HOLDS, Role.subtype\nRETURN 1")
    let items = HeaderReader(text, knownKeys: RuleParser.keys).entries[0].items
    #expect(items.map(\.text) == ["Role", "HOLDS", "Role.subtype"])
    #expect(items.map { text[$0.span] } == ["Role", "HOLDS", "Role.subtype"])
    #expect(text.position(at: items[1].span.start) == SourcePosition(line: 2, column: 6))
  }

  @Test func severalKeysMayShareALine() {
    let reader = read("// family: integration   severity: high\nRETURN 1")
    #expect(reader.entries.map(\.key) == ["family", "severity"])
    #expect(reader.entries.map(\.value) == ["integration", "high"])
  }

  @Test func aLineWithoutKeyIsReported() {
    let reader = read("// id: x\n// just words\nRETURN 1")
    #expect(reader.problems.map(\.code) == ["malformed-header"])
    #expect(reader.problems.first?.position == SourcePosition(line: 2, column: 4))
  }
}
