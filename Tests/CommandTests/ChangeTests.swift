import Foundation
import TestSupport
import Testing

/// What-if, comparison and trend as a user meets them.
@Suite struct ChangeTests {
  private static let near = "orgcharts/near/sole-owner.graphml"
  private static let gaps = "orgcharts/gaps/sole-owner.graphml"

  private static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `the change file of a comparison makes one chart of the other`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appending(path: "change.cypher").path(percentEncoded: false)
    let made = folder.appending(path: "made.graphml").path(percentEncoded: false)
    #expect(
      try CommandRun(["diff", Self.near, Self.gaps, "--format", "cypher", "-o", script]).status == 0
    )
    let before = try Data(contentsOf: Golden.package.appending(path: Self.near))
    let run = try CommandRun(["whatif", Self.near, "--change", script, "-o", made])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
    #expect(try Data(contentsOf: Golden.package.appending(path: Self.near)) == before)
    let left = try CommandRun(["diff", made, Self.gaps, "--format", "cypher"])
    #expect(left.output.isEmpty)
    // What was said beforehand is what the rules find in the changed chart.
    let said = try CommandRun(["whatif", Self.near, "--change", script, "--format", "json"])
    let found = try CommandRun(["gaps", made, "--format", "json"])
    struct Said: Decodable { var changes: [Change] }
    struct Change: Decodable { var opened: [Finding] }
    struct Found: Decodable { var findings: [Finding] }
    struct Finding: Decodable, Hashable { var fingerprint: String }
    let opened = try JSONDecoder().decode(Said.self, from: Data(said.output.utf8)).changes[0].opened
    let now = try JSONDecoder().decode(Found.self, from: Data(found.output.utf8)).findings
    #expect(Set(opened) == Set(now))
    #expect(!now.isEmpty)
  }

  @Test func `the older chart can come from the file's own history`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func git(_ arguments: String...) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments =
        [
          "git", "-C", folder.path(percentEncoded: false), "-c", "user.name=t", "-c",
          "user.email=t@example.org",
        ]
        + arguments
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
    let chart = folder.appending(path: "org chart.graphml")
    try FileManager.default.copyItem(at: Golden.package.appending(path: Self.near), to: chart)
    guard try git("init", "-q") == 0 else { return }
    #expect(try git("add", ".") == 0)
    #expect(try git("commit", "-qm", "one") == 0)
    try Data(contentsOf: Golden.package.appending(path: Self.gaps)).write(to: chart)
    let run = try CommandRun(["diff", chart.path(percentEncoded: false), "--against", "HEAD"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Person Gil Amsel"))
    let none = try CommandRun(["diff", chart.path(percentEncoded: false), "--against", "nowhere"])
    #expect(none.status == 66)
    let option = try CommandRun(["diff", chart.path(percentEncoded: false), "--against=--output=x"])
    #expect(option.status == 64)
  }

  @Test(arguments: [
    (["whatif", near], 64, "say what is to be changed"),
    (["whatif", near, "--remove", "a", "--remove", "b", "-o", "x"], 64, "-o takes one change"),
    (["whatif", near, "--remove", "Abe Lindquist"], 2, "did you mean `Abe Lindqvist`?"),
    (["whatif", near, "--change", "nowhere.cypher"], 66, "nowhere.cypher"),
    (["diff", near], 64, "name two charts"),
    (["diff", near, gaps, "--against", "HEAD"], 64, "--against compares one chart"),
    (["trend", near, "--date", "yesterday"], 64, "--date takes a date"),
    (["trend", near, "--date", "2026-01-31", "--date", "2026-02-01"], 64, "once for each chart"),
  ])
  func `what cannot be done is said`(_ arguments: [String], _ status: Int32, _ words: String) throws
  {
    let run = try CommandRun(arguments)
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func `a date in a file's name dates a chart that states none`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = """
      <graphml><graph edgedefault="directed"><node id="a"/></graph></graphml>
      """
    for name in ["org-2026-03-31.graphml", "org_20260630.graphml", "org-123456789.graphml"] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let paths = ["org_20260630.graphml", "org-2026-03-31.graphml"].map {
      folder.appending(path: $0).path(percentEncoded: false)
    }
    let run = try CommandRun(["trend"] + paths + ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(#""asOf":"2026-06-30""#))
    #expect(run.output.contains(#"{"date":"2026-03-31""#))
    let other = try CommandRun([
      "trend", folder.appending(path: "org-123456789.graphml").path(percentEncoded: false),
    ])
    #expect(other.errors.contains("as of today"))
  }
}
