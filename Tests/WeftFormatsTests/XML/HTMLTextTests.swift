import Testing

@testable import WeftFormats

struct HTMLTextTests {
  @Test(arguments: [
    ("Ada", ["Ada"]), ("<b>Ada</b><br/>CEO", ["Ada", "CEO"]),
    ("<div>Ada</div><div>CEO &amp; <i>founder</i></div>", ["Ada", "CEO & founder"]),
    ("a < b > c", ["a < b > c"]), ("&lt;vacant&gt;", ["<vacant>"]),
    ("J&oacute;s&#233;&#x20;N&unknown;", ["Jósé N&unknown;"]), ("<p>&nbsp;</p>", []),
    ("<style>p {}</style>one\n two", ["one two"]), ("R&D", ["R&D"]), ("<", ["<"]), ("", []),
  ])
  func `Labels are words in lines`(html: String, lines: [String]) {
    #expect(HTMLText.lines(html) == lines)
  }

  @Test func `A label of tags that never end is read once`() {
    let label = String(repeating: "<a", count: 200_000)
    #expect(HTMLText.lines(label) == [label])
  }
}
