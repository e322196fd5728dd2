import Testing

@testable import WeftFormats

struct PathPatternTests {
  @Test(arguments: [
    ("*", "", true), ("*", "a/b", true), ("*.js", "a", false), ("/a/", "a", true),
    ("/a/", "a/b", true), ("/a/", "b/a", false), ("a/", "b/a", true), ("/a", "a/b", true),
    ("a", "b/a/c", true), ("/a/*", "a", true), ("/a/*", "a/b", true), ("/a/**", "a/b/c", true),
    ("a/b", "x/a/b", false), ("**/b/", "x/a/b", true), ("/a/**/c/", "a/c", true),
    ("/a/**/c/", "a/x/y/c", true), ("/a/**/c/", "a/x", false), ("/a*/", "abc", true),
    ("/?b/", "ab", true), ("/?b/", "b", false), ("/a/*.md", "a", false), ("/a/", "", false),
    ("/pay-*/api", "pay-us/api", true),
  ])
  func `A pattern covers folders as it does their files`(
    pattern: String, folder: String, covers: Bool
  ) {
    #expect(PathPattern(pattern).covers(folder: folder) == covers)
  }

  @Test(arguments: [(30, "b/", false), (30, "", true), (30, "a/", true)])
  func `Many stars are matched without trying every way`(stars: Int, end: String, covers: Bool) {
    let pattern = "/" + String(repeating: "**/a/", count: stars) + end
    let folder = Array(repeating: "a", count: 60).joined(separator: "/")
    #expect(PathPattern(pattern).covers(folder: folder) == covers)
  }
}
