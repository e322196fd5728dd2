import Foundation
import TestSupport
import Testing
import WeftKit

/// What `propose` says, looked up by the other verbs on the charts its proposals make.
@Suite struct ProposalVerificationTests {
  /// Every shipped chart for which there are proposals, and the number of them.
  private static let shipped: [(chart: String, proposals: Int)] = [
    ("orgcharts/acme-ai.graphml", 3),
    ("orgcharts/matrix.graphml", 1),
    ("orgcharts/gaps/expired-task-force.graphml", 1),
    ("orgcharts/gaps/missing-integration-role.graphml", 1),
    ("orgcharts/gaps/siloed-team.graphml", 1),
    ("orgcharts/gaps/unintegrated-decision.graphml", 1),
    ("orgcharts/gaps/unintegrated-dependency.graphml", 1),
    ("orgcharts/gaps/vacant-integration-role.graphml", 1),
  ]

  /// A folder for one test.
  private struct Folder {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

    func remove() { try? FileManager.default.removeItem(at: url) }
  }

  private static func json(_ arguments: [String]) throws -> JSONValue {
    let run = try CommandRun(arguments + ["--format", "json"])
    #expect(run.status == 0, "\(arguments): \(run.errors)")
    return try JSONDecoder().decode(JSONValue.self, from: Data(run.output.utf8))
  }

  /// Severity and message of every finding, by fingerprint.
  private static func findings(_ chart: String) throws -> [String: String] {
    var result: [String: String] = [:]
    for finding in try json(["gaps", chart])["findings"].array {
      result[finding["fingerprint"].string ?? ""] =
        "\(finding["severity"].string ?? ""): \(finding["message"].string ?? "")"
    }
    return result
  }

  private static func assessed(_ chart: String) throws -> Set<String> {
    Set(
      try json(["gaps", chart])["rules"].array
        .filter { $0["status"].string != "not-assessed" }.compactMap { $0["id"].string })
  }

  private static func measures(_ chart: String) throws -> [String: Double] {
    var result: [String: Double] = [:]
    for measure in try json(["score", chart])["measures"].array {
      if let id = measure["id"].string { result[id] = measure["value"].number }
    }
    return result
  }

  /// Compares what was said with what the changed chart gives.
  private static func check(
    _ said: JSONValue, before: (findings: [String: String], measures: [String: Double]),
    after chart: String, _ what: String
  ) throws {
    let after = try findings(chart)
    let closed = Set(before.findings.keys).subtracting(after.keys)
    #expect(Set(said["closes"].array.compactMap(\.string)) == closed, "\(what) closes")
    let opened = Set(after.keys).subtracting(before.findings.keys)
    let told = Set(said["opens"].array.compactMap(\.string))
    #expect(told == opened, "\(what) opens \(opened.map { after[$0] ?? "" })")
    #expect(Set(said["reveals"].array.compactMap(\.string)).isSubset(of: told), "\(what) reveals")
    let measured = try measures(chart)
    let ids = Set(before.measures.keys).union(measured.keys)
    let moved = ids.filter { id in
      switch (before.measures[id], measured[id]) {
      case (let old?, let new?): abs(old - new) > 1e-12 * max(1, abs(old))
      case (let old, let new): old != new
      }
    }
    var toldMeasures: Set<String> = []
    for change in said["measures"].array {
      let id = change["id"].string ?? ""
      toldMeasures.insert(id)
      #expect(change["before"].number == before.measures[id], "\(what) \(id) before")
      #expect(change["after"].number == measured[id], "\(what) \(id) after")
    }
    #expect(toldMeasures == moved, "\(what) measures")
  }

  /// The statements of a change file, each proposal's with the remarks before it.
  private static func statements(_ script: String) -> [String] {
    script.components(separatedBy: "\n// proposal-").dropFirst().map { "// proposal-" + $0 }
  }

  private static func verify(_ chart: String, proposals count: Int?) throws {
    let folder = try Folder()
    defer { folder.remove() }
    let said = try json(["propose", chart])
    let proposals = said["proposals"].array
    if let count { #expect(proposals.count == count) }
    #expect(!proposals.isEmpty)
    let together = said["together"]
    let newly = Set(together["newlyAssessed"].array.compactMap(\.string))
    let before = (findings: try findings(chart), measures: try measures(chart))

    let script = folder.path("all.cypher")
    let drawn = folder.path("all.graphml")
    let made = folder.path("made.graphml")
    let options = ["propose", chart]
    #expect(try CommandRun(options + ["--format", "cypher", "-o", script]).status == 0)
    #expect(try CommandRun(options + ["--format", "graphml", "-o", drawn]).status == 0)
    let applied = try CommandRun(["whatif", chart, "--change", script, "-o", made])
    #expect(applied.status == 0, "\(applied.errors)")
    #expect(!applied.errors.contains("warning:"), "\(applied.errors)")
    try check(together, before: before, after: drawn, "the chart")
    try check(together, before: before, after: made, "the change file")
    #expect(try assessed(made).subtracting(assessed(chart)) == newly)
    // Nobody and nothing is taken away.
    let difference = try json(["diff", chart, drawn, "--no-findings"])
    #expect(difference["nodes"]["removed"].array.isEmpty)
    #expect(difference["nodes"]["changed"].array.isEmpty)
    #expect(difference["relationships"]["removed"].array.isEmpty)
    let twice = try json(["diff", made, drawn, "--no-findings"])
    for kind in ["nodes", "relationships"] {
      for change in ["added", "removed", "changed"] {
        #expect(twice[kind][change].array.isEmpty, "\(kind) \(change)")
      }
    }

    let alone = statements(try String(contentsOfFile: script, encoding: .utf8))
    #expect(alone.count == proposals.count)
    for (proposal, statement) in zip(proposals, alone) where proposals.count > 1 {
      let id = proposal["id"].string ?? ""
      let file = folder.path(id + ".cypher")
      let result = folder.path(id + ".graphml")
      try statement.write(toFile: file, atomically: true, encoding: .utf8)
      let run = try CommandRun(["whatif", chart, "--change", file, "-o", result])
      #expect(run.status == 0, "\(run.errors)")
      try check(proposal, before: before, after: result, id)
    }
  }

  @Test(arguments: shipped)
  func `gaps and score find on the changed chart what was said`(
    _ chart: String, _ proposals: Int
  ) throws {
    try Self.verify(chart, proposals: proposals)
  }

  @Test(arguments: [1, 4])
  func `so they do on charts a seed determines`(_ seed: Int) throws {
    let folder = try Folder()
    defer { folder.remove() }
    var planting = Planting(in: GeneratedOrganization(seed: UInt64(seed), people: 150))
    for rule in [
      "missing-integration-role", "unintegrated-decision", "vacant-integration-role",
      "missing-integration-role",
    ] {
      planting.plant(rule)
    }
    var writer = GraphMLWriter(planting.organization.chart.graph())
    let chart = folder.path("generated.graphml")
    try writer.text().write(toFile: chart, atomically: true, encoding: .utf8)
    try Self.verify(chart, proposals: nil)
  }
}
