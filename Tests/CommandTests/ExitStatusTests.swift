import Foundation
import TestSupport
import Testing

/// Exit statuses and what stands on which stream.
@Suite struct ExitStatusTests {
  private static let small = "orgcharts/gaps/unintegrated-dependency.graphml"

  @Test(arguments: [
    "generated-org/org-networkx.gexf", "xml-org/dynetml-metanetwork.xml",
    "xml-org/hr-xml-orgchart.xml",
  ])
  func `gaps are found in every format`(file: String) throws {
    let path = "Tests/Fixtures/corpus/\(file)"
    let run = try CommandRun(["gaps", path, "--as-of", "2026-01-31", "--format", "json"])
    #expect(run.status == 0)
    #expect(run.output.contains("\"rules\""))
  }

  @Test func `a drafted mapping reads the chart it was drafted from`() throws {
    let chart = "Tests/Fixtures/corpus/xml-org/employees-nested.xml"
    let draft = try CommandRun(["import", chart, "--suggest-map"])
    #expect(draft.status == 0)
    let file = FileManager.default.temporaryDirectory.appending(path: "weft-\(UUID()).yml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(draft.output.utf8).write(to: file)
    let run = try CommandRun([
      "gaps", chart, "--map", file.path(percentEncoded: false), "--as-of", "2026-01-31",
    ])
    #expect(run.status == 0)
    #expect(try CommandRun(["gaps", chart, "--as-of", "2026-01-31"]).status == 2)
  }

  @Test func `findings fail only where asked`() throws {
    #expect(try CommandRun(["gaps", Self.small]).status == 0)
    #expect(try CommandRun(["gaps", Self.small, "--fail-on", "high"]).status == 1)
    #expect(try CommandRun(["gaps", Self.small, "--fail-on", "critical"]).status == 0)
    #expect(try CommandRun(["gaps", Self.small, "--require-assessed"]).status == 1)
  }

  @Test func `a baseline hides what it knows`() throws {
    let first = try CommandRun(["gaps", Self.small, "--format", "json"])
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(first.output.utf8).write(to: file)
    let second = try CommandRun([
      "gaps", Self.small, "--baseline", file.path(percentEncoded: false), "--fail-on", "low",
      "--format", "json",
    ])
    #expect(second.status == 0)
    #expect(second.output.contains("\"findings\":[]"))
  }

  @Test func `a refused chart exits with 2 and its place`() throws {
    let run = try CommandRun(["import", "orgcharts/broken/truncated.graphml"])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("orgcharts/broken/truncated.graphml:"))
  }

  @Test func `a refusal in JSON stands alone on standard output`() throws {
    let run = try CommandRun(["query", Self.small, "RETURN x", "--format", "json"])
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("{\"errors\":[{\"code\":\"undefined-variable\""))
    // Whoever sends the document into a file reads what is wrong all the same.
    #expect(run.errors.contains("[undefined-variable]"))
  }

  @Test func `a file that is not there is told in JSON too`() throws {
    let run = try CommandRun(["gaps", "no-such.graphml", "--format", "json"])
    #expect(run.status == 66)
    #expect(run.output.hasPrefix("{\"errors\":[{\"code\":\"unreadable-file\""))
    #expect(run.output.contains("\"file\":\"no-such.graphml\""))
    #expect(run.errors.contains("no such file"))
  }

  @Test func `a refusal as SARIF is a run that failed`() throws {
    let run = try CommandRun(["gaps", "orgcharts/broken/truncated.graphml", "--format", "sarif"])
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("orgcharts/broken/truncated.graphml:"))
    let document = try JSONDecoder().decode(JSONValue.self, from: Data(run.output.utf8))
    #expect(document["version"].string == "2.1.0")
    let sarif = document["runs"][0]
    #expect(sarif["results"].array.isEmpty && !sarif["results"].isNull)
    let invocation = sarif["invocations"][0]
    #expect(invocation["executionSuccessful"].boolean == false)
    let note = invocation["toolExecutionNotifications"][0]
    #expect(note["descriptor"]["id"].string == "malformed-xml")
    #expect(note["level"].string == "error")
    let place = note["locations"][0]["physicalLocation"]
    #expect(
      place["artifactLocation"]["uri"].string == "orgcharts/broken/truncated.graphml")
    #expect((place["region"]["startLine"].integer ?? 0) > 1)
  }

  @Test func `a misspelt verb names the nearest`() throws {
    let run = try CommandRun(["gap", Self.small])
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean 'gaps'?"))
    #expect(!(try CommandRun(["--no-such-option"]).errors.contains("did you mean")))
  }

  @Test(arguments: ["dot", "diff", "propose", "trend", "whatif", "import"])
  func `a private file that is written again stays private`(verb: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let arguments: [String: [String]] = [
      "diff": [Self.small, Self.small], "whatif": [Self.small, "--change", "-"],
    ]
    for (name, mode) in [("private.txt", 0o600), ("shared.txt", 0o664)] {
      let file = folder.appending(path: name).path(percentEncoded: false)
      #expect(
        FileManager.default.createFile(
          atPath: file, contents: nil, attributes: [.posixPermissions: mode]))
      let run = try CommandRun(
        [verb] + (arguments[verb] ?? [Self.small]) + ["-o", file]
          + (verb == "import" ? ["--to", "json"] : []), input: "CREATE (:Role);")
      #expect(run.status == 0, "\(run.errors)")
      let found = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
      #expect(found as? Int == mode)
    }
  }

  @Test(arguments: [
    ["gaps"], ["frobnicate"], ["gaps", "x.graphml", "--format", "pdf"],
    ["gaps", "orgcharts/gaps/unintegrated-dependency.graphml", "--rule", "sole-owners"],
    ["explain", "no-such-thing-at-all"],
  ])
  func `wrong usage exits with 64`(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test func `an unknown rule names the nearest`() throws {
    let run = try CommandRun(["gaps", Self.small, "--rule", "sole-owners"])
    #expect(run.errors.contains("sole-owner"))
  }

  @Test func `a file that is not there exits with 66`() throws {
    let run = try CommandRun(["gaps", "no-such.graphml"])
    #expect(run.status == 66)
    #expect(run.errors.contains("no-such.graphml"))
  }

  @Test func `a file that cannot be written exits with 74`() throws {
    let run = try CommandRun(["import", Self.small, "-o", "/nonexistent/x.graphml"])
    #expect(run.status == 74)
  }

  @Test func `a limit exits with 75 and names the operator`() throws {
    let run = try CommandRun([
      "query", "--no-chart", "--as-of", "2026-01-31",
      "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a + b)",
      "--limit-time", "0.2",
    ])
    #expect(run.status == 75)
    #expect(run.errors.contains("[limit-exceeded]"))
  }

  @Test func `standard input is a chart`() throws {
    let text = try String(contentsOf: Golden.package.appending(path: Self.small), encoding: .utf8)
    let run = try CommandRun(["gaps", "-"], input: text)
    #expect(run.status == 0)
    #expect(run.output.contains("unintegrated-dependency"))
  }

  @Test func `a query may come on a pipe`() throws {
    let run = try CommandRun(
      ["query", Self.small, "--format", "jsonl"], input: "MATCH (n:Team) RETURN count(n) AS n")
    #expect(run.status == 0)
    #expect(run.output == "{\"n\":3}\n")
  }

  @Test func `an as-of that is not stated is said on standard error`() throws {
    let chart = "<graphml><graph edgedefault=\"directed\"/></graphml>"
    let run = try CommandRun(["gaps", "-"], input: chart)
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("as of today, "))
    #expect(try CommandRun(["gaps", "-", "--quiet"], input: chart).errors.isEmpty)
    #expect(try CommandRun(["gaps", "-", "--as-of", "2026-01-31"], input: chart).errors.isEmpty)
  }

  @Test func `no colour off a terminal`() throws {
    #expect(try !CommandRun(["gaps", Self.small]).output.contains("\u{1B}"))
    #expect(try CommandRun(["gaps", Self.small, "--color", "always"]).output.contains("\u{1B}"))
  }
}

extension ExitStatusTests {
  /// Two unowned systems more than before; a rule that is stopped after two rows has closed nothing.
  @Test func `what a limit stops is neither closed nor passed over`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "weft-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ text: String) throws -> String {
      let url = folder.appending(path: name)
      try Data(text.utf8).write(to: url)
      return url.path(percentEncoded: false)
    }
    func chart(_ systems: Int) -> String {
      let nodes = (0..<systems).map { "{\"id\": \"t\($0)\", \"kind\": \"AISystem\"}" }
      return """
        {"nodes": [{"id": "p", "kind": "Person"}, {"id": "s", "kind": "System"},
        \(nodes.joined(separator: ", "))],
        "links": [{"source": "p", "target": "s", "kind": "OWNS"}]}
        """
    }
    let old = try file("org-2026-01-01.json", chart(1))
    let new = try file("org-2026-02-01.json", chart(3))
    let change = try file(
      "change.cypher", "CREATE (:AISystem {id: 't1'}); CREATE (:AISystem {id: 't2'});")
    let limit = ["--as-of", "2026-03-01", "--limit-rows", "2"]
    #expect(try CommandRun(["gaps", old] + limit).output.contains("[unowned-ai-system]"))
    for arguments in [
      ["diff", old, new] + limit, ["whatif", old, "--change", change] + limit,
      ["trend", old, new, "--limit-rows", "2"],
    ] {
      let run = try CommandRun(arguments)
      #expect(run.status == 75, "\(arguments[0]): \(run.errors)")
      #expect(run.output.contains("no longer answered"), "\(arguments[0]): \(run.output)")
      #expect(run.errors.contains("[limit-exceeded]"))
      let quiet = try CommandRun(arguments + ["--quiet"])
      #expect(quiet.errors.contains("[limit-exceeded]"), "\(arguments[0])")
    }
    #expect(try CommandRun(["dot", new, "--gaps"] + limit).status == 75)
    #expect(try CommandRun(["gaps", new, "--quiet"] + limit).errors.contains("[limit-exceeded]"))
  }

  @Test func `a rule stopped by a limit takes no other rule's findings with it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let family = folder.appending(path: "hygiene")
    try FileManager.default.createDirectory(at: family, withIntermediateDirectories: true)
    let rule = """
      // id: endless
      // title: Endless
      // family: hygiene
      // severity: low
      // subjects: team
      // message: {team}
      MATCH (team:Team) UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b
      WITH team, count(a + b) AS n RETURN team
      """
    try Data(rule.utf8).write(to: family.appending(path: "endless.cypher"))
    let chart = "orgcharts/gaps/unintegrated-dependency.graphml"
    let run = try CommandRun([
      "gaps", chart, "--rules", folder.path(percentEncoded: false), "--rule", "endless", "--rule",
      "unintegrated-dependency", "--limit-time", "1",
    ])
    #expect(run.status == 75)
    #expect(run.errors.contains("[limit-exceeded]"))
    #expect(run.output.contains("[unintegrated-dependency]"))
  }
}
