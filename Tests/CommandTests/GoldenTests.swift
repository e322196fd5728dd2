import TestSupport
import Testing

/// What each verb prints, kept as it was looked at.
@Suite struct GoldenTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]
    var status: Int32 = 0

    var testDescription: String { name }
  }

  private static let acme = "orgcharts/acme-ai.graphml"
  private static let governance = "orgcharts/ai-governance-case.graphml"
  private static let small = "orgcharts/gaps/unintegrated-dependency.graphml"

  private static let near = "orgcharts/near/vacant-integration-role.graphml"
  private static let whatif = ["whatif", acme]
  private static let diff = [
    "diff", "orgcharts/near/sole-owner.graphml", "orgcharts/gaps/sole-owner.graphml",
  ]
  private static let trend = [
    "trend", "orgcharts/near/deep-chain.graphml", "orgcharts/gaps/deep-chain.graphml",
    "orgcharts/near/deep-chain.graphml", "--date", "2026-01-31", "--date", "2026-03-31", "--date",
    "2026-06-30",
  ]

  static let cases: [Case] = [
    Case(name: "help.txt", arguments: ["--help"]),
    Case(name: "help-gaps.txt", arguments: ["help", "gaps"]),
    Case(name: "import.txt", arguments: ["import", acme]),
    Case(name: "import.json", arguments: ["import", acme, "--format", "json"]),
    Case(
      name: "import-notes.json",
      arguments: [
        "import", "orgcharts/broken/dangling-edge.graphml", "--format", "json", "--all-notes",
      ]),
    Case(name: "import-rewritten.graphml", arguments: ["import", small, "-o", "-"]),
    Case(name: "import-rewritten.gexf", arguments: ["import", small, "-o", "-", "--to", "gexf"]),
    Case(name: "import-rewritten.json", arguments: ["import", small, "-o", "-", "--to", "json"]),
    Case(name: "import-rewritten.dot", arguments: ["import", small, "-o", "-", "--to", "dot"]),
    Case(name: "import-rewritten.mmd", arguments: ["import", small, "-o", "-", "--to", "mermaid"]),
    Case(
      name: "import-rewritten.cypher", arguments: ["import", small, "-o", "-", "--to", "cypher"]),
    Case(name: "help-import.txt", arguments: ["help", "import"]),
    Case(name: "gaps.txt", arguments: ["gaps", acme]),
    Case(name: "gaps-small.txt", arguments: ["gaps", small]),
    Case(name: "gaps.json", arguments: ["gaps", acme, "--format", "json"]),
    Case(name: "gaps.md", arguments: ["gaps", small, "--format", "markdown"]),
    Case(name: "gaps.sarif", arguments: ["gaps", small, "--format", "sarif"]),
    Case(name: "gaps.junit.xml", arguments: ["gaps", small, "--format", "junit"]),
    Case(name: "score.txt", arguments: ["score", acme]),
    Case(name: "score.json", arguments: ["score", governance, "--format", "json"]),
    Case(name: "score.md", arguments: ["score", governance, "--format", "markdown"]),
    Case(
      name: "score-by-function.txt",
      arguments: [
        "score", acme, "--by", "function", "--measure", "ei-index", "--measure", "coherence",
      ]),
    Case(name: "help-score.txt", arguments: ["help", "score"]),
    Case(name: "help-propose.txt", arguments: ["help", "propose"]),
    Case(name: "propose.txt", arguments: ["propose", acme]),
    Case(name: "propose.json", arguments: ["propose", acme, "--roles", "2", "--format", "json"]),
    Case(name: "propose.md", arguments: ["propose", small, "--format", "markdown"]),
    Case(name: "propose.cypher", arguments: ["propose", acme, "--format", "cypher"]),
    Case(name: "propose.graphml", arguments: ["propose", small, "--format", "graphml"]),
    Case(
      name: "dot-proposal.dot",
      arguments: ["dot", acme, "--proposal", "Tests/CommandTests/Golden/propose.cypher"]),
    Case(name: "query.txt", arguments: ["query", acme, overseers]),
    Case(name: "query.json", arguments: ["query", acme, overseers, "--format", "json"]),
    Case(name: "query.jsonl", arguments: ["query", acme, overseers, "--format", "jsonl"]),
    Case(name: "query.csv", arguments: ["query", acme, overseers, "--format", "csv"]),
    Case(name: "query.dot", arguments: ["query", small, path, "--format", "dot"]),
    Case(
      name: "query-values.json",
      arguments: ["query", "--no-chart", "--as-of", "2026-01-31", values, "--format", "json"]),
    Case(name: "query-explain.txt", arguments: ["query", acme, overseers, "--explain"]),
    Case(name: "dot.dot", arguments: ["dot", acme]),
    Case(name: "dot-gaps.dot", arguments: ["dot", acme, "--gaps"]),
    Case(
      name: "dot-rule.dot",
      arguments: ["dot", acme, "--rule", "missing-integration-role"]),
    Case(
      name: "dot-focus.dot", arguments: ["dot", acme, "--focus", "ai-fraud-score", "--hops", "1"]),
    Case(name: "explain.txt", arguments: ["explain"]),
    Case(name: "explain-rule.txt", arguments: ["explain", "missing-integration-role"]),
    Case(name: "explain-measure.txt", arguments: ["explain", "human-intervention"]),
    Case(name: "explain-code.txt", arguments: ["explain", "dangling-edge"]),
    Case(name: "explain-procedure.txt", arguments: ["explain", "org.linkage"]),
    Case(name: "explain-label.txt", arguments: ["explain", "AISystem"]),
    Case(name: "help-whatif.txt", arguments: ["help", "whatif"]),
    Case(name: "whatif.txt", arguments: whatif + ["--remove", "Marianne Okello"]),
    Case(
      name: "whatif-several.txt",
      arguments: whatif + [
        "--change", "Tests/Fixtures/changes/liaison.cypher", "--retire", "Catalog Tagger", "--move",
        "Pricing:Payments",
      ]),
    Case(
      name: "whatif.json",
      arguments: whatif + ["--vacate", "Payments AI Steward", "--format", "json"]),
    Case(
      name: "whatif.md",
      arguments: whatif + [
        "--remove", "Marianne Okello", "--retire", "Catalog Tagger", "--together", "--format",
        "markdown",
      ]),
    Case(
      name: "whatif-result.graphml",
      arguments: [
        "whatif", near, "--vacate", "Credit Flow Integrator", "-o", "-",
      ]),
    Case(
      name: "whatif-refused.json",
      arguments: whatif + [
        "--change", "Tests/Fixtures/changes/circle.cypher", "--format", "json",
      ], status: 2),
    Case(name: "diff.txt", arguments: diff),
    Case(name: "diff.json", arguments: diff + ["--format", "json"]),
    Case(name: "diff.md", arguments: diff + ["--format", "markdown"]),
    Case(name: "diff.dot", arguments: diff + ["--format", "dot"]),
    Case(name: "diff.cypher", arguments: diff + ["--format", "cypher"]),
    Case(name: "trend.txt", arguments: trend),
    Case(name: "trend.json", arguments: trend + ["--format", "json"]),
    Case(name: "trend.svg", arguments: trend + ["--format", "svg"]),
    Case(
      name: "query-setup.txt",
      arguments: [
        "query", "--no-chart", "--as-of", "2026-01-31", "--setup",
        "Tests/Fixtures/changes/triangle.cypher",
        "MATCH (a)-[:KNOWS]->(b)-[:KNOWS]->(c)-[:KNOWS]->(a) RETURN a.name, b.name, c.name "
          + "ORDER BY a.name",
      ]),
    Case(
      name: "refused.json",
      arguments: ["gaps", "orgcharts/broken/truncated.graphml", "--format", "json"], status: 2),
    Case(
      name: "wrong-query.json",
      arguments: ["query", acme, "MATCH (n) RETURN m", "--format", "json"], status: 2),
  ]

  private static let overseers =
    "MATCH (p:Person)-[:OVERSEES]->(a:AISystem) RETURN p.name AS overseer, a.name AS system, "
    + "a.riskClass AS risk ORDER BY system, overseer LIMIT 8"
  private static let path = "MATCH p = (a:AISystem)-[:DEPENDS_ON]->(b:AISystem) RETURN p"
  private static let values =
    "RETURN 1 AS integer, 2.0 AS float, 'x\"y' AS string, null AS nothing, true AS boolean, "
    + "date() AS day, duration('P1Y2M') AS duration, [1, {a: 2}] AS list, datetime() AS moment"

  @Test(arguments: cases)
  func `a verb prints what was looked at`(_ golden: Case) throws {
    let run = try CommandRun(golden.arguments)
    #expect(run.status == golden.status, "\(run.errors)")
    try Golden.expect(run.output, equals: "Tests/CommandTests/Golden/\(golden.name)")
  }
}
