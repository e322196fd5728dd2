import Testing
import WeftFormats

struct DOTTextTests {
  @Test(arguments: [
    ("plain", "plain"),
    (#"C:\new"#, #"C:\\new"#),
    (#"say "hi""#, #"say \"hi\""#),
    ("R&D", "R&amp;D"),
    ("&lt;vacant&gt;", "&amp;lt;vacant&amp;gt;"),
    ("<vacant>", "<vacant>"),
    ("Name\nTitle", #"Name\nTitle"#),
    ("a\r\nb\rc", #"a\nb\nc"#),
    ("bell\u{7}\u{0}", "bell"),
    ("tab\there", "tab here"),
    (#"\N"#, #"\\N"#),
    ("end\\", #"end\\"#),
  ])
  func `Labels survive the lexer and the escString`(text: String, escaped: String) {
    #expect(DOTText.escaped(text) == escaped)
    #expect(DOTText.quoted(text) == "\"\(escaped)\"")
  }

  @Test func `A long text is cut below the lexer's limit and never inside an escape`() {
    let text = String(repeating: "é\"", count: 20_000)
    let cut = DOTText.escaped(text)
    #expect(cut.utf8.count < 16_384)
    #expect(cut.hasSuffix("…"))
    let body = cut.dropLast()
    #expect(body.hasSuffix("é") || body.hasSuffix("\\\""))
  }

  @Test func `HTML labels hold entities only and are never empty`() {
    #expect(DOTText.html("<b>&\"\\N") == "&lt;b&gt;&amp;&quot;&#92;N")
    #expect(DOTText.html("") == " ")
    #expect(DOTText.html("a\nb") == "a<br/>b")
  }

  @Test func `Anchors are unique and plain`() {
    #expect(DOTText.anchor("p1") == "n-p1")
    #expect(DOTText.anchor("a b.ö") == "n-a.20.b.2e..f6.")
    let ids = ["a.b", "a b", "a.20.b", "a-b", "a_b", "", "ä"]
    #expect(Set(ids.map(DOTText.anchor)).count == ids.count)
  }
}
