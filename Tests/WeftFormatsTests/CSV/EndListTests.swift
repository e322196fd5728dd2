import Testing
@testable import WeftFormats

struct EndListTests {
  private func read(_ text: String) -> [String]? {
    EndList.read(Array(text.utf8))?.map { end in
      let name = String(decoding: end.name, as: UTF8.self)
      return String(decoding: end.word, as: UTF8.self) + (name.isEmpty ? "" : " = \(name)")
    }
  }

  @Test(arguments: [
    ("a@x.org; b@x.org", ["a@x.org", "b@x.org"]),
    ("a@x.org, b@x.org", ["a@x.org", "b@x.org"]),
    ("a|b\nc", ["a", "b", "c"]),
    ("ann;", ["ann"]),
    ("Ann Lee <ann@x.org>", ["ann@x.org = Ann Lee"]),
    ("<mailto:ann@x.org>", ["ann@x.org"]),
    ("'ann@x.org'", ["ann@x.org"]),
    ("ann@x.org <ann@x.org>", ["ann@x.org"]),
    ("\"Young, Cy\" <cy@x.org>, Bo <bo@x.org>", ["cy@x.org = Young, Cy", "bo@x.org = Bo"]),
    ("Young, Cy <cy@x.org>; b@x.org", ["cy@x.org = Young, Cy", "b@x.org"]),
    ("Sales, b@x.org", ["Sales", "b@x.org"]),
    ("E1,E2", ["E1", "E2"]),
    ("Young, Cy; Lee, Ann", ["Young, Cy", "Lee, Ann"]),
  ])
  func `Several ends are told apart`(text: String, ends: [String]) {
    #expect(read(text) == ends)
  }

  @Test(arguments: [
    "ann", "ann@x.org", "Young, Cy", "Smith,John", "1,234", "R&D, Oslo", "O'Brien", "a < b",
    "\"Ann", "",
  ])
  func `One end stays as it stands`(text: String) {
    #expect(read(text) == nil)
  }

  @Test func `A quote or angle that is never closed is text`() {
    #expect(read("\"Ann; Bo") == ["\"Ann", "Bo"])
    #expect(read("Ann <a@x.org; b@x.org") == ["Ann <a@x.org", "b@x.org"])
  }
}
