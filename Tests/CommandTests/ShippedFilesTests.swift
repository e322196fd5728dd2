import Foundation
import TestSupport
import Testing

/// Every file the project ships does what it says of itself.
@Suite struct ShippedFilesTests {
  private static func files(_ folder: String, _ ending: String) -> [String] {
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: Golden.package.appending(path: folder).path(percentEncoded: false))) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: Golden.package.appending(path: path), encoding: .utf8)
  }

  private static let questions = files("queries/questions", ".cypher")

  /// The charts a question's header names.
  private static func charts(of file: String) throws -> [String] {
    let header = try text(file).split(separator: "\n").first { $0.hasPrefix("// chart: ") }
    let names = try #require(header, "\(file) names no chart").dropFirst("// chart: ".count)
    return names.split(separator: " ").map(String.init)
  }

  @Test(arguments: questions)
  func `a question has its answer on its chart`(file: String) throws {
    let charts = try Self.charts(of: file)
    guard charts[0].hasPrefix("orgcharts/") else { return }
    try Self.expectAnswer(to: file, on: charts)
  }

  @Test(.needsReference, arguments: questions)
  func `a question has its answer on the reference data`(file: String) throws {
    let charts = try Self.charts(of: file)
    guard !charts[0].hasPrefix("orgcharts/") else { return }
    let reference = try #require(Reference.folder)
    // Several tables of one organization lie in a folder of its name.
    let folder = URL(filePath: charts[0]).deletingLastPathComponent().lastPathComponent
    try Self.expectAnswer(
      to: file, on: charts.map { reference.appending(path: $0).path(percentEncoded: false) },
      map: ["--map", "orgcharts/mappings/\(folder).yml"])
  }

  private static func expectAnswer(
    to file: String, on paths: [String], map: [String] = []
  ) throws {
    let id = URL(filePath: file).deletingPathExtension().lastPathComponent
    let run = try CommandRun(
      ["query"] + paths + ["--question", id, "--format", "csv", "--quiet"] + map)
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.output.split(separator: "\n").count - 1
    #expect((1...30).contains(rows), "\(rows) rows")
    try Golden.expect(run.output, equals: "Tests/CommandTests/Golden/questions/\(id).csv")
  }

  @Test(arguments: files("orgcharts/broken", ".graphml"))
  func `a broken chart is refused or noted as it says`(file: String) throws {
    let text = try Self.text(file)
    let run = try CommandRun([
      "import", file, "--format", "json", "--as-of", "2026-01-31",
    ])
    if let match = text.firstMatch(of: /<!-- refuse: ([a-z0-9-]+) -->/) {
      #expect(run.status == 2)
      #expect(run.output.contains("\"code\":\"\(match.1)\""), "\(run.output)")
    } else {
      let match = try #require(text.firstMatch(of: /<!-- note: ([a-z0-9-]+)×([0-9]+) -->/))
      #expect(run.status == 0)
      let counts = run.output.matches(of: /"code":"([a-z0-9-]+)","severity":"[a-z]+","count":(\d+)/)
      let total = counts.filter { $0.1 == match.1 }.reduce(0) { $0 + (Int($1.2) ?? 0) }
      #expect(total == Int(match.2), "\(run.output)")
    }
  }

  @Test(.needsReference, arguments: [("kubernetes-sigs", 12, 20), ("krackhardt-hightech", 6, 0)])
  func `a shipped mapping lets rules be assessed`(name: String, least: Int, pairs: Int) throws {
    let reference = try #require(Reference.folder).path(percentEncoded: false)
    let run = try CommandRun([
      "gaps", "\(reference)/data/\(name)/\(name).graphml", "--map",
      "orgcharts/mappings/\(name).yml", "--as-of", "2026-01-31", "--format", "json",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let assessed = run.output.matches(of: /"status":"(found|clear|undetermined)"/).count
    #expect(assessed >= least)
    // Working groups and those they work with who share no lead: stakeholder_sigs.csv against leads.csv.
    let joined = run.output.matches(of: /"rule":"missing-integration-role"/).count
    #expect(joined == pairs)
  }

  @Test func `the model's page is what the command explains`() throws {
    try Golden.expect(try CommandRun(["explain", "model"]).output, equals: "docs/model.md")
  }

  @Test func `the healthy organization is assessed by every rule and clear`() throws {
    let run = try CommandRun([
      "gaps", "orgcharts/healthy.graphml", "--require-assessed", "--fail-on", "low",
    ])
    #expect(run.status == 0, "\(run.output)")
  }
}
