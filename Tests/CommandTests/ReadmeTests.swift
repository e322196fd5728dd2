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

  @Test func `the settings in the guide are those of the example`() throws {
    let guide = try String(
      contentsOf: Golden.package.appending(path: "docs/check-in-ci.md"), encoding: .utf8)
    let settings = try String(
      contentsOf: Golden.package.appending(path: "Examples/check-in-ci/weft.yml"), encoding: .utf8)
    #expect(guide.contains("```yaml\n\(settings)```"))
  }
}
