import Testing
import WeftGraph

@testable import WeftFormats

struct ValueLiteralTests {
  @Test(arguments: [
    "null", "true", "-5", "1.5", "'it\\'s'", "[1, 'a', [null]]", "{`a b`: 1, `c`: {}}",
    "date('2026-01-31')", "duration('P1Y2M')", "[]", "{}", "NaN",
  ])
  func `Literals read back as they are written`(text: String) {
    let value = ValueLiteral.value(text)
    #expect(ValueLiteral.text(value) == text)
  }

  @Test(arguments: ["", "[", "[1", "{a: 1}", "'open", "date(1)", "date('x')", "1 2", "nonsense"])
  func `What is no literal is none`(text: String) {
    #expect(ValueLiteral.value(text) == nil)
  }

  @Test func `Deep nesting is refused`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(ValueLiteral.value(deep) == nil)
  }
}
