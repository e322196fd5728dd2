import Testing
import WeftGraph

@testable import WeftGaps

@Suite struct TrendTests {
  private static func day(_ text: String) -> CalendarDate {
    CalendarDate(isoText: text) ?? CalendarDate(days: 0)
  }

  /// A point at which findings of these names are open.
  private static func point(
    _ date: String, _ names: String, measure: Double? = nil
  ) throws -> Trend.Point {
    let graph = Graph.empty
    var report = try GapAnalysis.run(
      on: graph, rules: try RuleSet(files: []), options: .init(asOf: day(date)))
    report.findings = names.map { name in
      Finding(
        rule: "r", family: "f", severity: .medium, fingerprint: String(name), message: String(name),
        subjects: [], evidence: [])
    }
    return Trend.Point(
      date: day(date), name: date, graph: graph, report: report,
      measures: [NamedMeasure(id: "m", value: measure)])
  }

  @Test func `findings are followed from the day they open to the day they are gone`() throws {
    let trend = Trend([
      try Self.point("2026-01-01", "ab", measure: 1),
      try Self.point("2026-03-01", "ce", measure: 3),
      try Self.point("2026-02-01", "acd", measure: nil),
      try Self.point("2026-03-11", "ae", measure: 4),
    ])
    #expect(
      trend.points.map(\.date.description) == [
        "2026-01-01", "2026-02-01", "2026-03-01", "2026-03-11",
      ])
    #expect(trend.steps.map { $0.opened.map(\.message).joined() } == ["", "cd", "e", "a"])
    #expect(trend.steps.map { $0.closed.map(\.message).joined() } == ["", "b", "ad", "c"])
    // d: February to March; c: February to the eleventh of March.
    #expect(trend.daysToClose == [28, 38])
    #expect(trend.medianDaysToClose == 33)
    #expect(trend.closedOfUnknownAge == 2)
    #expect(trend.open.map(\.finding.message) == ["e", "a"])
    #expect(trend.open.map(\.age) == [10, 0])
    #expect(trend.open.map(\.isAtLeast) == [false, false])
    #expect(trend.course(of: "m") == [1, nil, 3, 4])
  }

  @Test func `what was there from the beginning is at least so old`() throws {
    let trend = Trend([try Self.point("2026-01-01", "a"), try Self.point("2026-01-31", "a")])
    #expect(trend.open.map(\.age) == [30])
    #expect(trend.open.map(\.isAtLeast) == [true])
    #expect(trend.medianDaysToClose == nil)
    #expect(Trend([]).open.isEmpty)
  }

  /// A chart of one person who is in no team, and what is found of the person.
  private static func chart(_ date: String, id: String, name: String) throws -> Trend.Point {
    let graph = SmallChart("Person \(id) name=\(name)").graph
    var report = try GapAnalysis.run(
      on: graph, rules: try RuleSet(files: []), options: .init(asOf: day(date)))
    report.findings = [
      Finding(
        rule: "r", family: "f", severity: .medium,
        fingerprint: Fingerprint.of(rule: "r", subjects: [id]), message: name,
        subjects: [NodeID(0)], evidence: [])
    ]
    return Trend.Point(date: day(date), name: date, graph: graph, report: report)
  }

  @Test func `a node whose id changed is followed by its name`() throws {
    let trend = Trend([
      try Self.chart("2026-01-01", id: "p1", name: "Ann"),
      try Self.chart("2026-02-01", id: "q7", name: "Ann"),
      try Self.chart("2026-03-01", id: "q7", name: "Anna"),
      try Self.chart("2026-04-01", id: "q8", name: "Berta"),
    ])
    #expect(trend.steps.map(\.opened.count) == [0, 0, 0, 1])
    #expect(trend.steps.map(\.closed.count) == [0, 0, 0, 1])
    #expect(trend.steps.map(\.matchedByName.count) == [0, 1, 0, 0])
    #expect(trend.open.map(\.age) == [0])
    #expect(trend.closedOfUnknownAge == 1)
  }

  // MARK: Rules that cannot always be asked

  private static let rule = "vacant-integration-role"

  /// A chart with a role that integrates two teams; whether it is held, and whether anybody's holding
  /// a role is recorded at all.
  private static func role(_ date: String, isHeld: Bool, records: Bool = true) throws -> Trend.Point
  {
    let graph = SmallChart(
      """
      Person a
      Person b
      Role r subtype=integrator
      Role s
      Team t
      Team u
      r -INTEGRATES-> t
      r -INTEGRATES-> u
      a -MEMBER_OF-> t
      b -MEMBER_OF-> u
      """ + (records ? "\na -HOLDS-> s" : "") + (isHeld ? "\nb -HOLDS-> r" : "")
    ).graph
    var report = try GapAnalysis.run(
      on: graph, rules: try RuleSet.standard(), options: .init(asOf: day(date)))
    report.findings.removeAll { $0.rule != rule }
    return Trend.Point(date: day(date), name: date, graph: graph, report: report)
  }

  @Test func `a finding lasts over charts of which its rule could not be asked`() throws {
    let points = [
      try Self.role("2026-01-01", isHeld: true),
      try Self.role("2026-02-01", isHeld: false),
      try Self.role("2026-03-01", isHeld: false, records: false),
      try Self.role("2026-03-15", isHeld: false, records: false),
      try Self.role("2026-04-01", isHeld: false),
    ]
    let trend = Trend(points)
    #expect(trend.steps.map(\.opened.count) == [0, 1, 0, 0, 0])
    #expect(trend.steps.map(\.closed.count) == [0, 0, 0, 0, 0])
    let silent = trend.steps.map { step in step.unassessed.contains { $0.rule == Self.rule } }
    #expect(silent == [false, false, true, false, false])
    #expect(trend.open.map(\.since) == [Self.day("2026-02-01")])
    #expect(trend.open.map(\.age) == [59])
    #expect(trend.open.map(\.isAtLeast) == [false])
    // What is gone by the next chart that tells was closed by then.
    let closed = Trend(points.dropLast() + [try Self.role("2026-04-01", isHeld: true)])
    #expect(closed.steps.map(\.closed.count) == [0, 0, 0, 0, 1])
    #expect(closed.steps[4].closed[0].subjects.count == 1)
    #expect(closed.daysToClose == [59])
  }

  @Test func `what nobody could tell before is at least so old`() throws {
    let points = [
      try Self.role("2026-01-01", isHeld: false, records: false),
      try Self.role("2026-02-01", isHeld: false),
      try Self.role("2026-03-01", isHeld: false),
    ]
    let trend = Trend(points)
    #expect(trend.steps.map(\.opened.count) == [0, 1, 0])
    #expect(trend.steps.map(\.revealed.count) == [0, 1, 0])
    #expect(trend.open.map(\.age) == [28])
    #expect(trend.open.map(\.isAtLeast) == [true])
    let closed = Trend(points + [try Self.role("2026-04-01", isHeld: true)])
    #expect(closed.daysToClose.isEmpty)
    #expect(closed.closedOfUnknownAge == 1)
  }
}
