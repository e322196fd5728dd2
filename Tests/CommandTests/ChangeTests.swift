import Foundation
import TestSupport
import Testing

/// What-if, comparison and trend as a user meets them.
@Suite struct ChangeTests {
  static let near = "orgcharts/near/sole-owner.graphml"
  static let gaps = "orgcharts/gaps/sole-owner.graphml"

  static func folder() throws -> URL {
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
    let trend = ["trend", chart.path(percentEncoded: false), "--against", "HEAD"]
    let course = try CommandRun(
      trend + ["--date", "2026-01-31", "--date", "2026-06-30", "--format", "json"])
    #expect(course.status == 0, "\(course.errors)")
    #expect(course.output.contains(#"{"date":"2026-01-31","file":"HEAD:"#))
    #expect(course.output.contains(#"{"date":"2026-06-30","file":"/"#))
    // The chart states its day, in every revision.
    let oneDay = try CommandRun(trend)
    #expect(oneDay.status == 64 && oneDay.errors.contains("are both of"))
  }

  @Test(arguments: [
    (["whatif", near], 64, "say what is to be changed"),
    (["whatif", near, "--remove", "a", "--remove", "b", "-o", "x"], 64, "-o takes one change"),
    (["whatif", "-", "--change", "-"], 64, "standard input can be read once"),
    (["whatif", near, "--remove", "Abe Lindquist"], 2, "did you mean `Abe Lindqvist`?"),
    (["whatif", near, "--change", "nowhere.cypher"], 66, "nowhere.cypher"),
    (["propose", near, "--scope", "Platfrm"], 2, "--scope:1:1: error: no team or function"),
    (["propose", near, "--scope", "Abe Lindqvist"], 2, "no team or function"),
    (["dot", near, "--focus", "Abe Lindquist"], 2, "did you mean `Abe Lindqvist`?"),
    (["whatif", near, "--remove", "Abe Lindqvist", "--param", "no.such=1"], 64, "--param"),
    (["diff", near, gaps, "--param", "no.such=1"], 64, "--param"),
    (["trend", near, "--date", "2026-01-31", "--param", "no.such=1"], 64, "--param"),
    (["score", near, "--param", "no.such=1"], 64, "--param"),
    (["dot", near, "--param", "no.such=1"], 64, "--param"),
    (["score", near, "--rules", "nowhere"], 66, "no such folder"),
    (["query", near, "RETURN 1", "--format", "dot", "--explain"], 64, "leave out --explain"),
    (["diff", near], 64, "name two charts"),
    (["diff", near, gaps, "--against", "HEAD"], 64, "--against compares one chart"),
    (["diff", "-", "--against", "HEAD"], 64, "--against needs a file"),
    (["trend", near, gaps, "--against", "HEAD"], 64, "--against compares one chart"),
    (["trend", near, "--against", "HEAD", "--date", "2026-01-31"], 64, "once for each chart"),
    (["diff", near, "--against", "--help"], 64, "'--help' is no revision"),
    (["trend", near, "--against", "-1"], 64, "'-1' is no revision"),
    (["propose", near, "--roles", "-1"], 64, "--roles takes a number from 1"),
    (["propose", near, "--candidates", "-1"], 64, "--candidates takes a number from 1"),
    (["propose", near, "--budget", "-0.5"], 64, "--budget takes a number from 0"),
    (["dot", near, "--hops", "-1"], 64, "--hops takes a number from 0"),
    (["gaps", near, "--threads", "-2"], 64, "--threads takes a number from 1"),
    (["trend", near, "--date", "yesterday"], 64, "--date takes a date"),
    (["trend", near, "--date", "2026-01-31", "--date", "2026-02-01"], 64, "once for each chart"),
  ])
  func `what cannot be done is said`(_ arguments: [String], _ status: Int32, _ words: String) throws
  {
    let run = try CommandRun(arguments)
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test(arguments: ["table", "markdown", "cypher"])
  func `where no job fits the budget that is said, not that nothing is missing`(
    format: String
  ) throws {
    let run = try CommandRun([
      "propose", "orgcharts/gaps/missing-integration-role.graphml", "--budget", "0", "--format",
      format,
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("no job that could do it fits the"), "\(run.output)")
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
    #expect(other.status == 64)
    #expect(other.errors.contains("org-123456789.graphml says no day"))
    #expect(other.errors.contains("--date"))
  }

  @Test func `a month in a file's name is its last day, and that is said`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func chart(_ name: String) throws -> String {
      let file = folder.appending(path: name)
      try Data("<graphml><graph edgedefault='directed'><node id='a'/></graph></graphml>".utf8)
        .write(to: file)
      return file.path(percentEncoded: false)
    }
    let paths = try ["staff_2026-01.graphml", "2025-12 staff.graphml", "staff-2024_02.graphml"]
      .map(chart)
    let run = try CommandRun(["trend"] + paths + ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    for day in ["2024-02-29", "2025-12-31", "2026-01-31"] {
      #expect(run.output.contains(#"{"date":"\#(day)""#))
      #expect(run.errors.contains("as of \(day), the last day of the month in its name"))
    }
    // A date of its own says more than a name.
    let same = try CommandRun(["trend", paths[0], try chart("other-2026-01-31.graphml")])
    #expect(same.status == 64)
    #expect(same.errors.contains("are both of 2026-01-31"))
    let stated = try CommandRun(
      ["trend", paths[0], paths[1], "--date", "2026-01-31", "--date", "2026-01-31"])
    #expect(stated.status == 64)
    #expect(try CommandRun(["trend", try chart("staff_2026-13.graphml")]).status == 64)
  }

  // MARK: Charts with faults

  private static let sound = """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="l" for="node" attr.name="labels"/><key id="s" for="node" attr.name="start"/>
      <key id="e" for="node" attr.name="end"/><key id="t" for="edge" attr.name="label"/>
      <graph edgedefault="directed">
        <node id="a"><data key="l">Person</data></node>
        <node id="b"><data key="l">Person</data></node>
        <node id="c"><data key="l">Person</data></node>
        <edge source="b" target="a"><data key="t">REPORTS_TO</data></edge>
        <edge source="c" target="b"><data key="t">REPORTS_TO</data></edge>
      </graph>
    </graphml>
    """

  @Test func `the change file that makes a chart with a circle says that it means it`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
    try Self.sound.write(toFile: path("old.graphml"), atomically: true, encoding: .utf8)
    let faulty = Self.sound
      .replacing(
        "<edge source=\"b\"",
        with:
          "<edge source=\"a\" target=\"c\"><data key=\"t\">REPORTS_TO</data></edge><edge source=\"b\""
      )
      .replacing(
        "<node id=\"c\">",
        with: "<node id=\"c\"><data key=\"s\">2026-05-01</data><data key=\"e\">2026-04-01</data>"
      )
      .replacing(
        "<node id=\"b\">", with: "<node id=\"b\"><data key=\"s\">some day</data>")
    try faulty.write(toFile: path("new.graphml"), atomically: true, encoding: .utf8)
    let options = ["--as-of", "2026-01-31"]
    let diff = try CommandRun(
      [
        "diff", path("old.graphml"), path("new.graphml"), "--format", "cypher", "-o",
        path("change.cypher"),
      ] + options)
    #expect(diff.status == 0, "\(diff.errors)")
    let script = try String(contentsOfFile: path("change.cypher"), encoding: .utf8)
    #expect(script.hasPrefix("// allow bad-value, end-before-start, reporting-cycle\n"))
    let whatif = ["whatif", path("old.graphml"), "--change", path("change.cypher")]
    let run = try CommandRun(whatif + ["-o", path("made.graphml")] + options)
    #expect(run.status == 0, "\(run.errors)")
    for code in ["bad-value", "end-before-start", "reporting-cycle"] {
      #expect(run.errors.contains("warning:") && run.errors.contains("[\(code)]"))
    }
    let left = try CommandRun(
      ["diff", path("made.graphml"), path("new.graphml"), "--format", "cypher"] + options)
    #expect(left.output.isEmpty)
    #expect(try CommandRun(whatif + ["--strict"] + options).status == 2)
    // Without the remark, or with part of it, the rest is refused.
    let body = script.drop { $0 != "\n" }
    try ("// allow bad-value, reporting-cycle" + body)
      .write(toFile: path("change.cypher"), atomically: true, encoding: .utf8)
    let refused = try CommandRun(whatif + options)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("[end-before-start]"))
    #expect(!refused.errors.contains("error: a would report"))
    // A chart that has its circle already is not made so.
    let same = try CommandRun(
      ["diff", path("new.graphml"), path("new.graphml"), "--format", "cypher"] + options)
    #expect(same.output.isEmpty)
  }

  @Test func `a drawn difference names both charts, and draws no arrow where there is none`() throws
  {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
    try Self.sound.write(toFile: path("old.graphml"), atomically: true, encoding: .utf8)
    let edges = [("COLLABORATES_WITH", ""), ("KNOWS", " directed=\"false\""), ("LEADS", "")]
      .map { "<edge source=\"a\" target=\"c\"\($1)><data key=\"t\">\($0)</data></edge>" }
    try Self.sound.replacing("</graph>", with: edges.joined() + "</graph>")
      .write(toFile: path("new.graphml"), atomically: true, encoding: .utf8)
    let run = try CommandRun(
      ["diff", path("old.graphml"), path("new.graphml"), "--format", "dot"]
        + ["--as-of", "2026-01-31"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("old.graphml to ") && run.output.contains("new.graphml: 3 added"))
    let lines = run.output.split(separator: "\n")
    for (type, isBare) in [("COLLABORATES_WITH", true), ("KNOWS", true), ("LEADS", false)] {
      let line = try #require(lines.first { $0.contains("+ \(type)") })
      #expect(line.contains("dir=\"none\"") == isBare, "\(line)")
    }
  }

  @Test func `words nobody knows are warned of, in what-if and in a setup`() throws {
    let script = """
      CREATE (:Persn {id: 'x', nme: 'X'})-[:REPORT_TO]->(:Person {id: 'y', name: 'Y'});
      MATCH (n {id: 'y'}) SET n.ftee = 1, n:Persn;
      """
    let run = try CommandRun(["whatif", Self.near, "--change", "-"], input: script)
    #expect(run.status == 0, "\(run.errors)")
    for (word, near) in [
      ("label `Persn`", "Person"), ("type `REPORT_TO`", "REPORTS_TO"), ("property `ftee`", "fte"),
    ] {
      #expect(run.errors.contains("neither the model nor the chart has the \(word)"))
      #expect(run.errors.contains("did you mean `\(near)`?"))
    }
    #expect(run.errors.contains("property `nme`"))
    #expect(run.errors.components(separatedBy: "label `Persn`").count == 2)
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "setup.cypher").path(percentEncoded: false)
    try script.write(toFile: file, atomically: true, encoding: .utf8)
    let query = try CommandRun(["query", Self.near, "--setup", file, "RETURN 1 AS one"])
    #expect(query.status == 0)
    #expect(query.errors.contains("label `Persn`"))
    let alone = try CommandRun(["query", "--no-chart", "--setup", file, "RETURN 1 AS one"])
    #expect(!alone.errors.contains("Persn"))
  }

  @Test func `what a revision does not have is told from what is no revision`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let chart = folder.appending(path: "a.graphml").path(percentEncoded: false)
    try FileManager.default.copyItem(
      atPath: Golden.package.appending(path: Self.near).path(percentEncoded: false), toPath: chart)
    func told(_ revision: String) throws -> String {
      let run = try CommandRun(["diff", chart, "--against", revision])
      #expect(run.status == 66)
      return run.errors
    }
    #expect(try told("HEAD").contains("it lies in no git repository"))
    func git(_ arguments: String...) throws {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments =
        [
          "git", "-C", folder.path(percentEncoded: false), "-c", "user.name=t", "-c",
          "user.email=t@example.org",
        ] + arguments
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
    }
    try git("init", "-q")
    try git("commit", "-q", "--allow-empty", "-m", "nothing")
    #expect(try told("nosuch").contains("has no revision 'nosuch'"))
    #expect(
      try told("HEAD").contains("revision 'HEAD' of its git repository does not have this file"))
  }

}
