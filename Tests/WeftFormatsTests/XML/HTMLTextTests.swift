import Testing

@testable import WeftFormats

struct HTMLTextTests {
  @Test(arguments: [
    ("Ada", ["Ada"]), ("<b>Ada</b><br/>CEO", ["Ada", "CEO"]),
    ("<div>Ada</div><div>CEO &amp; <i>founder</i></div>", ["Ada", "CEO & founder"]),
    ("a < b > c", ["a < b > c"]), ("&lt;vacant&gt;", ["<vacant>"]),
    ("J&oacute;s&#233;&#x20;N&unknown;", ["Jósé N&unknown;"]), ("<p>&nbsp;</p>", []),
    ("Ann <ann@acme.org>", ["Ann <ann@acme.org>"]), ("Bob <CTO> <b>b</b>", ["Bob <CTO> b"]),
    ("see <http://acme.org/x> <mailto:a@b.org>", ["see <http://acme.org/x> <mailto:a@b.org>"]),
    ("<o:p>Ada</o:p><x-tag a=\"1\">!</x-tag></FONT>", ["Ada!"]),
    ("<style>p {}</style>one\n two", ["one two"]), ("R&D", ["R&D"]), ("<", ["<"]), ("", []),
  ])
  func `Labels are words in lines`(html: String, lines: [String]) {
    #expect(HTMLText.lines(html) == lines)
  }

  @Test(arguments: [
    ("Ann <ann@acme.org>", false), ("a < b", false), ("<CTO>", false), ("x <br> y", true),
    ("</p>", true), ("<!-- -->", true), ("<ann", false),
  ])
  func `An address is no tag`(text: String, hasTags: Bool) {
    #expect(HTMLText.hasTags(text) == hasTags)
  }

  @Test func `A label of tags that never end is read once`() {
    let label = String(repeating: "<a", count: 200_000)
    #expect(HTMLText.lines(label) == [label])
  }
}
