import Testing
import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// Every rule on a chart whose lines multiply: twenty managers for each person, over six layers.
@Suite struct BoundedRuleTests {
  private static let width = 20
  private static let layers = 6

  private static let ids = ((try? RuleSet.standard().rules) ?? []).map(\.id)

  private static let graph: Graph = {
    var chart = DraftChart(asOf: GeneratedOrganization.asOf)
    func person(_ layer: Int, _ place: Int) -> String { "p\(layer)-\(place)" }
    for function in 0..<4 {
      chart.add(
        "Function", "f\(function)", "Function \(function)",
        ["discipline": .text(["procurement", "product", "risk", "legal"][function])])
    }
    for team in 0..<5 { chart.add("Team", "t\(team)", "Team \(team)", ["subtype": "team"]) }
    chart.add("Team", "council", "Council", ["subtype": "forum", "end": chart.day(50)])
    chart.add("Skill", "k", "Skill", ["subtype": "technical"])
    chart.add("Skill", "k2", "Trade", ["subtype": "domain"])
    chart.add("Goal", "g", "Goal")
    chart.add("Partner", "x", "Supplier")
    for layer in 0..<layers {
      for place in 0..<width {
        let id = chart.add(
          "Person", person(layer, place), "P \(layer) \(place)",
          ["email": .text("\(layer).\(place)@example.org"), "executive": .flag(layer == 0)])
        chart.relate(id, "MEMBER_OF", "t\(place % 5)", ["share": 0.5])
        chart.relate(id, "MEMBER_OF", "f\((place + layer) % 4)")
        chart.relate(id, "HAS_SKILL", place % 2 == 0 ? "k" : "k2", ["level": 3])
        if place % 7 == 0 { chart.relate(id, "MEMBER_OF", "council") }
        let role = chart.add("Role", "r\(layer)-\(place)", "Role", ["subtype": "line"])
        chart.relate(id, "HOLDS", role, ["share": 0.5])
        chart.relate(role, "REQUIRES_SKILL", "k", ["level": 2])
        if layer > 0 {
          for above in 0..<width {
            chart.relate(id, "REPORTS_TO", person(layer - 1, above))
            chart.relate(id, "ESCALATES_TO", person(layer - 1, above))
            if above % 4 == 0 { chart.relate(id, "COLLABORATES_WITH", person(layer - 1, above)) }
          }
        }
      }
    }
    for team in 0..<5 { chart.relate(person(0, team), "LEADS", "t\(team)") }
    for function in 0..<4 { chart.relate(person(0, function), "LEADS", "f\(function)") }
    for system in 0..<20 {
      let id = chart.add(
        "AISystem", "ai\(system)", "Model \(system)",
        [
          "riskClass": system % 3 == 0 ? "high" : "minimal", "changesPerDay": 0.1,
          "reviewIntervalDays": 30, "lastReviewed": chart.day(-40),
          "bought": .flag(system % 2 == 0),
          "useClass": "planning", "critical": true, "annualCost": 10.0,
          "investmentKind": "foundational",
        ])
      chart.relate("t\(system % 5)", "OWNS", id)
      chart.relate(person(0, system), "ACCOUNTABLE_FOR", id)
      chart.relate(person(1, system), "APPROVES", id)
      for user in 0..<width {
        chart.relate(person(layers - 1, user), "USES", id, ["handsOn": true])
      }
      chart.relate(
        person(layers - 1, system), "OVERSEES", id, ["canStop": false, "training": false])
      chart.relate(person(2, system), "BUILDS", id)
      chart.relate(person(layers - 1, system), "GIVES_FEEDBACK_TO", person(layers - 2, system))
      chart.relate(id, "REQUIRES_SKILL", "k", ["level": 2])
      chart.relate(id, "REQUIRES_SKILL", "k2", ["level": 2])
      chart.relate(id, "REQUIRES_FUNCTION", "f\(system % 4)")
      chart.relate("council", "DISCUSSES", id)
      chart.relate("x", "SUPPLIES_TO", id)
      chart.relate(person(3, system), "CONTACTS", "x")
      chart.relate(person(3, system), "EVALUATES", id, ["handsOn": true, "date": chart.day(-3)])
      chart.relate(person(3, system), "BUYS", id)
      chart.relate(person(3, system), "RETIRES", id)
      chart.relate(person(3, system), "INTEGRATES", "t\(system % 5)")
      chart.relate(id, "SERVES", "g")
      let decision = chart.add(
        "Decision", "d\(system)", "Decision \(system)", ["perYear": 12.0, "critical": true])
      chart.relate(id, "CONTRIBUTES_TO", decision)
      chart.relate(person(1, system), "ACCOUNTABLE_FOR", decision)
      chart.relate(person(2, system), "RESPONSIBLE_FOR", decision)
    }
    for one in 0..<20 {
      for other in 0..<one where (one + other) % 3 == 0 {
        chart.relate("ai\(one)", "DEPENDS_ON", "ai\(other)")
      }
    }
    chart.relate(person(0, 0), "ACCOUNTABLE_FOR", "g")
    chart.relate(person(0, 1), "SUCCEEDS", "r0-0")
    chart.relate("t0", "NEEDS_ROLE", "r0-0")
    chart.set("r0-0", "critical", true)
    return chart.graph()
  }()

  @Test(arguments: ids)
  func noRuleMultipliesWays(id: String) throws {
    var options = GapAnalysis.Options(asOf: GeneratedOrganization.asOf)
    options.limits = QueryLimits(rows: 2_000_000, time: .seconds(20))
    let rules = try RuleSet.standard().filtered { $0.id == id }
    let report = try GapAnalysis.run(on: Self.graph, rules: rules, options: options)
    #expect(report.warnings.map(\.message) == [])
    #expect(
      report.outcomes.first?.status != .notAssessed, "\(report.outcomes.first?.missing ?? [])")
  }
}
