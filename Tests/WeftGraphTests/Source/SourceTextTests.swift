import Testing
import WeftGraph

@Suite struct SourceTextTests {
  @Test(arguments: 0..<60)
  func `positions count lines and scalars as one reads the text`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = ["a", "é", "日", "👍🏽", "\n", "\r\n", "\r", " "]
    let text = (0..<generator.number(below: 60)).map { _ in pieces[generator.number(below: 8)] }
      .joined()
    let source = SourceText(name: "t", text: text)
    var line = 1
    var column = 1
    var offset = 0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      #expect(source.position(at: offset) == SourcePosition(line: line, column: column))
      offset += String(scalar).utf8.count
      column += 1
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar == "\n" || (scalar == "\r" && next != "\n") {
        line += 1
        column = 1
      }
    }
    #expect(source.position(at: offset) == SourcePosition(line: line, column: column))
    #expect(source.position(at: offset + 5) == SourcePosition(line: line, column: column))
    #expect(source.lineStarts.count == line)
  }

  @Test func `lines come without their ends`() {
    let source = SourceText(name: "t", text: "one\r\n\rthree\nfour")
    #expect((1...4).map { source.line($0) } == ["one", "", "three", "four"])
    #expect(source.line(0) == nil && source.line(5) == nil)
    #expect(SourceText(name: "t", text: "").line(1) == "")
  }

  @Test func `a caret covers scalars up to the end of its line`() {
    let source = SourceText(name: "t", text: "ab日d\nef")
    #expect(source.caretLength(of: SourceSpan(start: 1, end: 5)) == 2)
    #expect(source.caretLength(of: SourceSpan(start: 2, end: 9)) == 2)
    #expect(source.caretLength(of: SourceSpan(start: 3, end: 3)) == 1)
    #expect(source.caretLength(of: SourceSpan(start: 99, end: 120)) == 1)
    #expect(source[SourceSpan(start: 2, end: 5)] == "日")
  }
}
