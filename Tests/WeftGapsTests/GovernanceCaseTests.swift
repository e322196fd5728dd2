import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// The worked case of AI governance: rules and measures against an answer key made by hand.
@Suite struct GovernanceCaseTests {
  private static let path = "orgcharts/ai-governance-case.graphml"
  private let expected: JSONValue
  private let graph: Graph
  private let report: GapReport

  init() throws {
    expected = try Reference.fixture("ai-governance-case/expected.json")
    (graph, report) = try MarkedChart(path: Self.path).report(RuleSet.standard())
  }

  /// The rules that decide each row of the answer key.
  private static let rules = [
    "ACC-1": ["diffuse-accountability", "no-accountable"], "OVR-1": ["unoverseen-high-risk"],
    "OVR-2": ["unsupported-overseer"], "OVR-3": ["no-stop-authority"],
    "OVR-4": ["dependent-overseer"], "REV-1": ["overdue-review"],
  ]

  private func subjects(_ nodes: [NodeID]) -> String {
    nodes.map { graph.id(of: $0) }.sorted().joined(separator: " ")
  }

  @Test(arguments: rules.keys.sorted()) func theRulesGiveExactlyTheExpectedRows(id: String) throws {
    let rows = expected["findings"].array.filter {
      $0["rule"].string?.hasPrefix(id + " ") ?? false
    }
    #expect(!rows.isEmpty)
    func key(_ row: JSONValue) -> String {
      [row["system"].string, row["person"].string].compactMap { $0 }.sorted()
        .joined(separator: " ")
    }
    let rules = try #require(Self.rules[id])
    for rule in rules {
      let outcome = try #require(report.outcomes.first { $0.rule.id == rule })
      #expect(outcome.status != .notAssessed, "\(rule) \(outcome.missing)")
    }
    let violated = rows.filter { $0["verdict"].string == "violated" }.map(key).sorted()
    let unknown = rows.filter { $0["verdict"].string == "not documented" }.map(key).sorted()
    let found = report.findings.filter { rules.contains($0.rule) }.map { subjects($0.subjects) }
    let undecided = report.undetermined.filter { rules.contains($0.rule) }
      .map { subjects($0.subjects) }
    #expect(found.sorted() == violated)
    #expect(undecided.sorted() == unknown)
  }

  @Test func accountabilityIsCountedAndFlagsAreNamed() throws {
    let diffuse = try #require(report.findings.first { $0.rule == "diffuse-accountability" })
    guard case .integer(2)? = diffuse.evidence.first(where: { $0.name == "count" })?.value else {
      Testing.Issue.record("two are accountable for cv")
      return
    }
    let row = try #require(
      expected["findings"].array.first { $0["rule"].string?.hasPrefix("OVR-2") ?? false })
    let overseer = try #require(report.findings.first { $0.rule == "unsupported-overseer" })
    func words(_ name: String) -> [String] {
      guard case .list(let values)? = overseer.evidence.first(where: { $0.name == name })?.value
      else { return [] }
      return values.compactMap(\.scalarText)
    }
    #expect(words("lacking") == row["false"].strings)
    #expect(words("notDocumented") == row["not_documented"].strings)
  }

  private func rows(_ name: String) throws -> [[Value]] {
    let procedure = try #require(OrganizationCatalog.catalog.procedure(name))
    let context = EvaluationContext(graph: graph, clock: .asOf(report.asOf))
    let columns = try procedure.run([], context)
    return (0..<(columns.first?.count ?? 0)).map { row in
      columns.map { $0.value(at: row, in: graph) }
    }
  }

  private func text(_ value: Value) -> String {
    if case .node(let node) = value { return graph.id(of: node) }
    return value.scalarText ?? ""
  }

  private func agrees(_ value: Value?, with expected: JSONValue) -> Bool {
    switch value {
    case .float(let number)?: expected.number.map { abs($0 - number) < 1e-12 } ?? false
    case .integer(let number)?: expected.integer == Int(number)
    default: expected.isNull
    }
  }

  @Test func driftAndClosureAgree() throws {
    for (name, key, column) in [
      ("org.drift", "drift_exposure", 1), ("org.closure", "feedback_closure", 3),
    ] {
      var values: [String: Value] = [:]
      for row in try rows(name) { values[text(row[0])] = row[column] }
      for (system, value) in expected[key].object {
        #expect(agrees(values[system], with: value), "\(key) of \(system)")
      }
    }
  }

  @Test func proximityAgrees() throws {
    let rows = try rows("org.proximity")
    for wanted in expected["technical_proximity"].array {
      let row = rows.first {
        text($0[0]) == wanted["person"].string && text($0[1]) == wanted["system"].string
      }
      #expect(agrees(row?[2], with: wanted["distance"]))
      #expect(agrees(row?[3], with: wanted["proximity"]))
    }
    #expect(expected["technical_proximity"].array.count == 5)
  }

  @Test func theAccountableReachAnExecutiveInAsManySteps() throws {
    let index = OrganizationIndex.of(EvaluationContext(graph: graph, clock: .asOf(report.asOf)))
    let up = index.managers.projection(of: (0..<graph.nodeCount).map { NodeID($0) })
    for (system, people) in expected["accountable_reaches_executive_in_steps"].object {
      let item = try #require(graph.node(system))
      let roots = AccountableRoots(index).roots(of: item.index)
      #expect(Set(roots.map { graph.id(of: NodeID($0.person)) }) == Set(people.object.keys))
      for root in roots {
        let search = BreadthFirst.of(up, from: [root.person])
        var nearest: Int?
        index.executives.forEach { executive in
          guard let distance = search.distance(to: executive) else { return }
          nearest = min(nearest ?? distance, distance)
        }
        #expect(nearest == people[graph.id(of: NodeID(root.person))].integer)
      }
    }
  }

  @Test func theScorecardIsTheMeanOfTheAnswerKey() throws {
    var options = Scorecard.Options(asOf: report.asOf)
    options.report = report
    let score = try Scorecard.run(on: graph, options: options)
    let drift = expected["drift_exposure"].object.values.compactMap(\.number)
    let mean = drift.reduce(0, +) / Double(drift.count)
    #expect(abs((score["mean-drift-exposure"]?.value ?? -1) - mean) < 1e-12)
    #expect(score["mean-drift-exposure"]?.coverage == 0.75)
    #expect(score["feedback-closure"]?.value == 1)
    #expect(score["oversight-cover"]?.value == 1)
    let alone = try Scorecard.run(on: graph, options: .init(asOf: report.asOf))
    #expect(alone["ethics-cover"]?.value == score["ethics-cover"]?.value)
  }
}
