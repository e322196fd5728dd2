import Testing
import WeftGraph

struct DiagnosticTextTests {
  @Test func aDiagnosticShowsPlaceLineCaretAndHelp() {
    let text = SourceText(name: "a.cypher", text: "MATCH (n)\nRETURN\trol + 1")
    let diagnostic = Diagnostic(
      code: "undefined-variable", message: "variable `rol` is not defined", in: text,
      at: SourceSpan(start: 17, end: 20), hint: "did you mean `role`?")
    #expect(
      diagnostic.text == """
        a.cypher:2:8: error: variable `rol` is not defined [undefined-variable]
          2 | RETURN\trol + 1
            |       \t^~~
        help: did you mean `role`?
        """)
  }

  @Test func aLongLineIsCutAroundThePlace() {
    let line = String(repeating: "x ", count: 400) + "bad" + String(repeating: " y", count: 400)
    let text = SourceText(name: "q", text: line)
    let diagnostic = Diagnostic(
      code: "c", message: "m", in: text, at: SourceSpan(start: 800, end: 803))
    let lines = diagnostic.text.split(separator: "\n").map { Array($0.unicodeScalars) }
    #expect(lines[1].count < 140)
    let caret = lines[2].firstIndex(of: "^") ?? 0
    #expect(String(String.UnicodeScalarView(lines[1][caret..<(caret + 3)])) == "bad")
  }

  @Test func whatWouldSteerATerminalIsShownAsAPicture() {
    let line = "a\u{1B}[2J\0\u{7F}\u{9B}\u{202E}\tb!"
    let diagnostic = Diagnostic(
      code: "c", message: "m", position: SourcePosition(line: 1, column: 11), sourceLine: line)
    let shown = diagnostic.text.split(separator: "\n").dropFirst()
    #expect(shown == ["  1 | a␛[2J␀␡\u{FFFD}\u{FFFD}\tb!", "    |          \t^"])
  }

  @Test func aDiagnosticWithoutPlaceIsOneLine() {
    #expect(Diagnostic(code: "c", severity: .warning, message: "m").text == "warning: m [c]")
  }
}
