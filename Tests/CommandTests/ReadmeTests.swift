import Foundation
import TestSupport
import Testing

/// The sessions in the README and in the guides are what the command prints.
@Suite struct ReadmeTests {
  @Test(arguments: ["README.md", "docs/check-in-ci.md"])
  func `a session is what the command prints`(page: String) throws {
    let readme = try String(contentsOf: Golden.package.appending(path: page), encoding: .utf8)
    let start = try #require(readme.range(of: "<!-- session -->\n```\n"))
    let end = try #require(readme.range(of: "```\n<!-- /session -->"))
    var commands = 0
    var expected = ""
    var command: String?
    func check() throws {
      guard let line = command else { return }
      commands += 1
      var words = line.split(separator: " ").map(String.init)
      try #require(words.removeFirst() == "weft")
      let run = try CommandRun(words)
      #expect(run.output == expected, "weft \(words.joined(separator: " "))")
    }
    for line in readme[start.upperBound..<end.lowerBound].split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("$ ") {
        try check()
        command = String(line.dropFirst(2))
        expected = ""
      } else {
        expected += line + "\n"
      }
    }
    if expected.hasSuffix("\n\n") || expected == "\n" { expected.removeLast() }
    try check()
    #expect(commands >= 1)
  }

  @Test(arguments: ["docs/check-in-ci.md", "docs/library.md"])
  func `a file shown in a guide is the file`(page: String) throws {
    let guide = try String(contentsOf: Golden.package.appending(path: page), encoding: .utf8)
    let shown = guide.matches(of: /<!-- file: (\S+) -->\n```[a-z]+\n/)
    try #require(!shown.isEmpty)
    for block in shown {
      let file = try String(
        contentsOf: Golden.package.appending(path: String(block.1)), encoding: .utf8)
      #expect(guide[block.range.upperBound...].hasPrefix(file + "```"), "\(block.1)")
    }
  }
}
