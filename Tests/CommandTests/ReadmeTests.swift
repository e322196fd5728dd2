import Foundation
import TestSupport
import Testing

/// The README's session is what the command prints.
@Suite struct ReadmeTests {
  @Test func `the session in the README is what the command prints`() throws {
    let readme = try String(
      contentsOf: Golden.package.appending(path: "README.md"), encoding: .utf8)
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
}
