import Foundation
import TestSupport
import Testing

/// What verbs say of settings, and what questions and proposals say.
@Suite struct AnswerTests {
  @Test func `what is declared complete and nobody knows is told with its place`() throws {
    let folder = try ChangeTests.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let chart = folder.appending(path: "a.graphml").path(percentEncoded: false)
    try FileManager.default.copyItem(
      atPath: Golden.package.appending(path: ChangeTests.near).path(percentEncoded: false),
      toPath: chart)
    try "complete:\n  - USES\n  - Persn.fte\n  - Person.ftee\n  - Person.fte\n".write(
      to: folder.appending(path: "weft.yml"), atomically: true, encoding: .utf8)
    let run = try CommandRun(["gaps", chart])
    #expect(run.status == 0)
    #expect(run.errors.contains("weft.yml:3:5: warning: `Persn` is declared complete"))
    #expect(run.errors.contains("did you mean `Person`?"))
    #expect(run.errors.contains("weft.yml:4:5: warning: `Person.ftee` is declared complete"))
    #expect(run.errors.contains("did you mean `Person.fte`?"))
    #expect(run.errors.components(separatedBy: "[unknown-complete]").count == 3)
    let stated = try CommandRun(["gaps", ChangeTests.near, "--complete", "Usess"])
    #expect(stated.errors.contains("`Usess` is declared complete"))
  }

  @Test func `a severity hides what it hides and counts nothing else`() throws {
    let folder = try ChangeTests.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let chart = folder.appending(path: "a.graphml").path(percentEncoded: false)
    try FileManager.default.copyItem(
      atPath: Golden.package.appending(path: "orgcharts/acme-ai.graphml")
        .path(percentEncoded: false), toPath: chart)
    let found = try JSONDecoder().decode(
      JSONValue.self, from: Data(try CommandRun(["gaps", chart, "--format", "json"]).output.utf8))
    let low = try #require(found["findings"].array.first { $0["severity"].string == "low" })
    let subjects = low["subjects"].array.compactMap { $0["id"].string }
    let rule = low["rule"].string ?? ""
    try """
    suppress:
      - {rule: \(rule), subjects: [\(subjects.joined(separator: ", "))], reason: known}
      - {rule: \(rule), subjects: [nobody], reason: never found}
    """.write(to: folder.appending(path: "weft.yml"), atomically: true, encoding: .utf8)
    func run(_ options: String...) throws -> (JSONValue, String) {
      let run = try CommandRun(["gaps", chart, "--format", "json"] + options)
      return (try JSONDecoder().decode(JSONValue.self, from: Data(run.output.utf8)), run.errors)
    }
    let all = try run()
    #expect(all.0["suppressed"].integer == 1)
    #expect(all.1.contains("[unused-suppression]"))
    let severe = try run("--severity", "critical")
    #expect(severe.0["suppressed"].integer == 0)
    #expect(!severe.1.contains("suppression]"))
  }

  @Test func `a shipped question does not complain about itself`() throws {
    let steps = try CommandRun(
      ["query", "orgcharts/acme-ai.graphml", "--question", "steps-to-the-top"])
    #expect(steps.status == 0 && steps.errors.isEmpty, "\(steps.errors)")
    let liaison = try CommandRun(
      ["query", "orgcharts/acme-ai.graphml", "--question", "teams-without-liaison"])
    #expect(liaison.errors.contains("[not-recorded]"))
    #expect(!liaison.errors.contains("[unknown-property]"))
  }

  @Test func `proposals of a chart with costs say what they cost`() throws {
    let folder = try ChangeTests.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let chart = folder.appending(path: "costs.graphml").path(percentEncoded: false)
    let made = try CommandRun(
      ["whatif", "orgcharts/matrix.graphml", "--change", "-", "-o", chart],
      input: "MATCH (p:Person) SET p.cost = 120000;")
    #expect(made.status == 0, "\(made.errors)")
    let text = try CommandRun(["propose", chart])
    let json = try CommandRun(["propose", chart, "--format", "json"])
    let said = try JSONDecoder().decode(JSONValue.self, from: Data(json.output.utf8))
    let share = try #require(said["proposals"][0]["share"].number)
    let cost = Int((share * 120_000).rounded())
    #expect(text.output.contains("costs") && cost >= 1000)
    #expect(
      text.output.contains("about \(cost / 1000),\(String(cost).suffix(3)), at the mean cost"))
    let without = try CommandRun(["propose", "orgcharts/matrix.graphml"])
    #expect(!without.output.contains("costs"))
  }
}
