import Foundation
import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct ScenarioAnalysisTests {
  static func analysis(
    _ graph: Graph, measure: Bool = false, asOf: CalendarDate = SmallChart.today
  ) throws(InputError) -> ScenarioAnalysis {
    let gaps = GapAnalysis.Options(asOf: asOf)
    var options = ScenarioAnalysis.Options(gaps: gaps)
    if measure {
      options.measures = .custom { (graph, report) throws(InputError) in
        [
          NamedMeasure(id: "nodes", value: Double(graph.nodeCount)),
          NamedMeasure(id: "findings", value: Double(report.findings.count)),
          NamedMeasure(id: "nothing", value: nil),
        ]
      }
    }
    return try ScenarioAnalysis(of: graph, rules: try RuleSet.standard(), options: options)
  }

  private static func script(_ text: String) -> SourceText {
    SourceText(name: "change", text: text)
  }

  private static func lines(_ report: GapReport, _ graph: Graph) -> [String] {
    report.findings.map { finding in
      let subjects = finding.subjects.map { graph.id(of: $0) }.joined(separator: ",")
      return
        "\(finding.rule) \(finding.fingerprint) \(finding.severity) \(subjects) \(finding.message)"
    }
  }

  @Test func `a change of nothing changes nothing`() throws {
    let chart = RandomOrganization.chart(seed: 3).graph
    let analysis = try Self.analysis(chart, measure: true)
    for text in ["", "// nothing\n;;", "MATCH (n {id: 'Person1'}) SET n.note = n.note"] {
      let scenario = try analysis.scenario(of: Self.script(text))
      #expect(scenario.changes == GraphChanges())
      #expect(scenario.closed.isEmpty && scenario.opened.isEmpty && scenario.changed.isEmpty)
      #expect(scenario.measures.allSatisfy { $0.before == $0.after })
      #expect(scenario.affected.isEmpty && scenario.rerun.isEmpty)
      #expect(GraphPicture.byID(scenario.graph) == GraphPicture.byID(chart))
      #expect(Self.lines(scenario.report, scenario.graph) == Self.lines(analysis.report, chart))
    }
  }

  /// Rules that are not run again give what running them would have given.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `running again only what is touched gives what running everything gives`(
    seed: UInt64
  ) throws {
    let chart = RandomOrganization.chart(seed: seed).graph
    let analysis = try Self.analysis(chart)
    for round in 0..<3 as Range<UInt64> {
      let edit = RandomChange.edit(of: chart, seed: seed &* 31 &+ round, changes: 1)
      let scenario = try analysis.scenario(named: "random", of: edit)
      let whole = try GapAnalysis.run(
        on: scenario.graph, rules: try RuleSet.standard(),
        options: GapAnalysis.Options(asOf: SmallChart.today))
      #expect(
        Self.lines(scenario.report, scenario.graph) == Self.lines(whole, scenario.graph),
        "rerun: \(scenario.rerun)")
      #expect(scenario.report.outcomes.map(\.status) == whole.outcomes.map(\.status))
      #expect(scenario.report.outcomes.map(\.population) == whole.outcomes.map(\.population))
      #expect(scenario.report.outcomes.map(\.findings) == whole.outcomes.map(\.findings))
      let lost = scenario.unassessed.flatMap(\.findings).map(\.fingerprint)
      let before = Set(analysis.report.findings.map(\.fingerprint)).subtracting(lost)
      let after = Set(whole.findings.map(\.fingerprint))
      #expect(Set(scenario.opened.map(\.fingerprint)) == after.subtracting(before))
      #expect(Set(scenario.closed.map(\.fingerprint)) == before.subtracting(after))
    }
  }

  /// Measures that are not taken again are what they would be.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `measures that are kept are those of the changed chart`(seed: UInt64) throws {
    let chart = RandomOrganization.chart(seed: seed).graph
    let options = ScenarioAnalysis.Options(
      gaps: GapAnalysis.Options(asOf: SmallChart.today), measures: .scorecard)
    let rules = try RuleSet.standard()
    let analysis = try ScenarioAnalysis(of: chart, rules: rules, options: options)
    let late = try ScenarioAnalysis(
      of: chart, in: EvaluationContext(graph: chart.readable(), clock: .asOf(SmallChart.today)),
      rules: rules, options: options, report: analysis.report,
      deferring: ScenarioAnalysis.measuresOfLines)
    func scores(_ graph: Graph) throws -> [NamedMeasure] {
      try Scorecard.run(on: graph, options: .init(asOf: SmallChart.today)).values
        .map { NamedMeasure(id: $0.measure, value: $0.value) }
    }
    let before = try scores(chart)
    for round in 0..<4 as Range<UInt64> {
      let edit = RandomChange.edit(of: chart, seed: seed &* 37 &+ round, changes: 1)
      let scenario = try analysis.scenario(named: "random", of: edit)
      #expect(
        scenario.measures.map { NamedMeasure(id: $0.id, value: $0.after) }
          == (try scores(scenario.graph)))
      #expect(scenario.measures.map { NamedMeasure(id: $0.id, value: $0.before) } == before)
      let again = try late.scenario(named: "random", of: edit)
      #expect(
        again.measures.filter { $0.before != $0.after }
          == scenario.measures.filter { $0.before != $0.after })
    }
  }

  @Test func `rules that cannot see a change are not run again`() throws {
    let chart = SmallChart(
      """
      Person p
      Role r
      Team t
      AISystem s
      Skill k subtype=technical
      Skill d subtype=domain
      p -HAS_SKILL-> k
      p -MEMBER_OF-> t
      p -COLLABORATES_WITH-> p
      s -REQUIRES_SKILL-> k
      s -REQUIRES_SKILL-> d
      r -REQUIRES_SKILL-> d
      """
    ).graph
    let analysis = try Self.analysis(chart)
    func rerun(_ text: String) throws -> [String] {
      try analysis.scenario(of: Self.script(text)).rerun
    }
    let ofRole = try rerun("MATCH (r {id: 'r'}), (k {id: 'k'}) CREATE (r)-[:REQUIRES_SKILL]->(k)")
    #expect(ofRole.contains("exclusive-skill") && !ofRole.contains("untranslated-system"))
    let ofSystem = try rerun("MATCH (s {id: 's'})-[r:REQUIRES_SKILL]->({id: 'd'}) DELETE r")
    #expect(ofSystem.contains("untranslated-system") && ofSystem.contains("exclusive-skill"))
    let team = try rerun("CREATE (:Team {id: 'u', name: 'U'})")
    #expect(team.contains("empty-team") && !team.contains("duplicate-person"))
    // What is labelled anew is seen by all who ask for its label, old or new.
    let relabelled = try rerun("MATCH (r {id: 'r'}) SET r:AISystem REMOVE r:Role")
    #expect(relabelled.contains("untranslated-system"))
  }

  @Test func `a rule that can no longer be asked closes nothing`() throws {
    let chart = SmallChart(
      """
      Person a name=Ann
      Role r name=Lead critical=true
      Role s name=Second critical=true
      a -HOLDS-> r
      """
    ).graph
    let analysis = try Self.analysis(chart)
    let scenario = try analysis.scenario(of: ShortForm.vacate(role: "Lead").script(for: chart))
    let lost = try #require(scenario.unassessed.first { !$0.findings.isEmpty })
    #expect(lost.missing.contains { $0.contains("HOLDS") })
    #expect(!scenario.closed.contains { $0.rule == lost.rule })
    #expect(
      scenario.report.outcomes.contains { $0.rule.id == lost.rule && $0.status == .notAssessed })
    let back = try ScenarioAnalysis(
      of: scenario.graph, rules: RuleSet.standard(),
      options: .init(gaps: .init(asOf: SmallChart.today)))
    let again = try back.scenario(
      of: Self.script("MATCH (a {id: 'a'}), (r {id: 'r'}) CREATE (a)-[:HOLDS]->(r)"))
    #expect(again.newlyAssessed.contains(lost.rule))
  }

  @Test func `a value that rules cannot read is refused with its place`() throws {
    #expect(try Self.problems("MATCH (a {id: 'a'}) SET a.name = 7") == ["bad-value 1:25"])
    #expect(try Self.problems("MATCH (a {id: 'a'})\nSET a.fte = 'lots'") == ["bad-value 2:5"])
    #expect(
      try Self.problems("MATCH (a {id: 'a'})-[r:MEMBER_OF]->() SET r.share = true")
        == ["bad-value 1:43"])
    #expect(try Self.problems("MATCH (a {id: 'a'}) SET a.start = '2026-01-31', a.fte = 1").isEmpty)
  }

  @Test func `a property no rule reads runs few rules again`() throws {
    let chart = RandomOrganization.chart(seed: 8).graph
    let analysis = try Self.analysis(chart)
    let scenario = try analysis.scenario(
      of: Self.script("MATCH (n {id: 'Person1'}) SET n.shoeSize = 43"))
    #expect(scenario.rerun.count < analysis.report.outcomes.count)
    #expect(scenario.affected == ["Person1"])
  }

  static let team = """
    Person a name=Ann
    Person b name=Bob
    Person c name=Cy
    Role r name=Lead subtype=integration
    Team t name=Ops
    Team u name=Sales
    Team v name=Top
    a -HOLDS-> r
    a -MEMBER_OF-> t
    b -MEMBER_OF-> u
    b -REPORTS_TO-> a
    c -REPORTS_TO-> b
    t -PART_OF-> v
    u -PART_OF-> t
    """

  @Test func `a role that loses its holder opens the finding that says so`() throws {
    let chart = try MarkedChart(path: "orgcharts/acme-ai.graphml").graph()
    let day = try #require(CalendarDate(isoText: "2026-09-30"))
    let analysis = try Self.analysis(chart, measure: true, asOf: day)
    let form = ShortForm.vacate(role: "Payments AI Steward")
    let scenario = try analysis.scenario(of: form.script(for: chart))
    #expect(scenario.name == "--vacate Payments AI Steward")
    #expect(scenario.opened.map(\.rule).contains("unfilled-role"))
    #expect(scenario.changes.removedRelationships > 0)
    #expect(scenario.affected == ["p-maja-horvat", "r-payments-steward"])
    let nodes = try #require(scenario.measures.first { $0.id == "nodes" })
    #expect(nodes.before == nodes.after)
    let findings = try #require(scenario.measures.first { $0.id == "findings" })
    #expect(findings.after == Double(scenario.report.findings.count))
  }

  @Test func `short forms say what they change`() throws {
    let graph = SmallChart(Self.team).graph
    let analysis = try Self.analysis(graph)
    let gone = try analysis.scenario(of: ShortForm.remove(person: "Ann").script(for: graph))
    #expect(gone.graph.node("a") == nil)
    #expect(gone.changes.removedRelationships == 3)
    let moved = try analysis.scenario(of: ShortForm.move("Sales:v").script(for: graph))
    #expect(moved.changes.addedRelationships == 1)
    #expect(moved.changes.removedRelationships == 1)
    #expect(moved.affected.contains("b"))
    func code(_ form: ShortForm) -> String? {
      do throws(InputError) {
        _ = try form.script(for: graph)
        return nil
      } catch {
        return error.diagnostics[0].code
      }
    }
    #expect(code(.remove(person: "Anne")) == "unknown-node")
    #expect(code(.remove(person: "t")) == "wrong-kind")
    #expect(code(.move("Sales")) == "bad-move")
    #expect(code(.move("Sales:Nowhere")) == "unknown-node")
  }

  static func problems(_ text: String) throws -> [String] {
    let analysis = try Self.analysis(SmallChart(Self.team).graph)
    do throws(InputError) {
      _ = try analysis.scenario(of: Self.script(text))
      return []
    } catch {
      return error.diagnostics.map {
        "\($0.code) \($0.position?.line ?? 0):\($0.position?.column ?? 0)"
      }
    }
  }

  @Test func `what cannot be is refused with its place`() throws {
    #expect(
      try Self.problems("MATCH (a {id: 'a'}), (c {id: 'c'})\nCREATE (a)-[:REPORTS_TO]->(c)")
        == ["reporting-cycle 2:11"])
    #expect(
      try Self.problems("MATCH (a {id: 'a'}) CREATE (a)-[:REPORTS_TO]->(a)")
        == ["reporting-cycle 1:31"])
    #expect(
      try Self.problems(
        "MATCH (a {id: 'a'}), (c {id: 'c'}) CREATE (a)-[:REPORTS_TO {subtype: 'dotted'}]->(c)"
      ).isEmpty)
    #expect(
      try Self.problems("MATCH (v {id: 'v'}), (u {id: 'u'}) CREATE (v)-[:PART_OF]->(u)")
        == ["reporting-cycle 1:46"])
    #expect(
      try Self.problems(
        "MATCH (a {id: 'a'})\nSET a.start = date('2026-02-01'), a.end = date('2026-01-01')")
        == ["end-before-start 2:35"])
    #expect(
      try Self.problems(
        "MATCH (a)-[r:REPORTS_TO]->(b) SET r.since = date('2026-02-01')\n"
          + "SET r.until = date('2026-01-01')"
      ).count == 2)
    #expect(try Self.problems("MATCH (x {id: 'nobody'}) SET x.y = 1") == ["unknown-node 1:15"])
  }

  @Test func `a statement that changes nothing is warned of`() throws {
    let analysis = try Self.analysis(SmallChart(Self.team).graph)
    let scenario = try analysis.scenario(
      of: Self.script("MATCH (p:Person) WHERE p.level > 7 SET p.x = 1"))
    #expect(scenario.warnings.contains { $0.code == "no-effect" })
  }

  private static func warnings(_ text: String) throws -> [String] {
    let analysis = try Self.analysis(SmallChart(Self.team).graph)
    return try analysis.scenario(of: Self.script(text)).warnings
      .filter { ["bad-attribute", "unread-heading"].contains($0.code) }
      .map { "\($0.code) \($0.position?.line ?? 0)" }
  }

  @Test func `headings that are not read are warned of`() throws {
    let change = "MATCH (a {id: 'a'}) SET a.title = 'x';\n"
    #expect(try Self.warnings("// chart asOf = 'soon'\n" + change) == ["bad-attribute 1"])
    #expect(try Self.warnings("// chart asOf = '2026-02-28'\n" + change).isEmpty)
    #expect(try Self.warnings("// allow nonsense\n" + change) == ["unread-heading 1"])
    #expect(try Self.warnings("// allow bad-value, nonsense\n" + change) == ["unread-heading 1"])
    #expect(try Self.warnings("// allow the team to grow\n" + change).isEmpty)
    #expect(
      try Self.warnings(
        change + "// chart asOf = date('2026-02-28')\n// allow bad-value\n// id is a property\n"
      )
      .sorted() == ["unread-heading 2", "unread-heading 3", "unread-heading 4"])
  }

  @Test func `a change file is not told to give parameters by an option it does not have`() throws {
    let analysis = try Self.analysis(SmallChart(Self.team).graph)
    let error = #expect(throws: InputError.self) {
      try analysis.scenario(of: Self.script("MATCH (a {id: 'a'}) SET a.title = $title"))
    }
    #expect(error?.diagnostics.map(\.code) == ["missing-parameter"])
    let hint = error?.diagnostics.first?.hint ?? ""
    #expect(!hint.contains("--param"))
  }
}
