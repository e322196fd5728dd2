import Testing
import WeftGraph

@testable import WeftGaps

@Suite struct PromisedTimeTests {
  private func load(_ seats: String) -> Double? {
    let chart = SmallChart("Person p\nTeam t\nTeam u\nRole r\nRole s\n" + seats)
    return PromisedTime(chart.index).load(of: chart("p"))
  }

  @Test(arguments: [
    ("p -MEMBER_OF-> t share=0.7\np -HOLDS-> r share=0.7", 1.4),
    ("p -MEMBER_OF-> t share=0.7\np -HOLDS-> r share=0.7\nr -PART_OF-> t", 0.7),
    ("p -MEMBER_OF-> t share=0.7\np -HOLDS-> r share=0.9\nt -NEEDS_ROLE-> r", 0.9),
    ("p -MEMBER_OF-> t share=0.3\np -MEMBER_OF-> t share=0.5", 0.5),
    ("p -MEMBER_OF-> t share=0.6\np -MEMBER_OF-> u share=0.4\nt -PART_OF-> u", 0.6),
    // The role is in the team, and the team in the other: all of it is in there.
    (
      "p -HOLDS-> r share=0.4\np -MEMBER_OF-> t share=0.4\np -MEMBER_OF-> u share=0.5\nt -NEEDS_ROLE-> r\nt -PART_OF-> u",
      0.5
    ),
    ("p -MEMBER_OF-> t share=0.6\np -HOLDS-> r share=0.6 until=2026-01-30", 0.6),
    ("p -HOLDS-> r share=0.6\np -HOLDS-> s share=0.5\nr -PART_OF-> t\ns -PART_OF-> t", 1.1),
  ])
  func `what lies within another place is part of the share there`(seats: String, load: Double) {
    #expect(abs((self.load(seats) ?? -1) - load) < 1e-12)
  }

  @Test func `nothing is known where no share is recorded`() {
    #expect(load("p -MEMBER_OF-> t") == nil)
    #expect(load("p -MEMBER_OF-> t share=much") == nil)
  }

  /// Shares at random, in places that lie within each other.
  private static func chart(_ seed: UInt64) -> SmallChart {
    var random = SeededGenerator(seed: seed)
    var lines = [
      "Team t0", "Team t1", "Team t2", "Function f", "Role r0 critical=true",
      "Role r1 critical=true", "Role r2 critical=true",
    ]
    let places = ["t0", "t1", "t2", "f", "r0", "r1", "r2"]
    for person in 0..<8 {
      lines.append("Person p\(person)")
      for place in places.shuffled(using: &random).prefix(3) {
        let type = place.hasPrefix("r") ? "HOLDS" : "MEMBER_OF"
        let share = Double(Int.random(in: 1...8, using: &random)) / 10
        lines.append("p\(person) -\(type)-> \(place) share=\(share)")
      }
    }
    for (part, whole) in [("t0", "t1"), ("t1", "f"), ("r0", "t0"), ("r1", "t2")] {
      if Bool.random(using: &random) { lines.append("\(part) -PART_OF-> \(whole)") }
    }
    if Bool.random(using: &random) { lines.append("t2 -NEEDS_ROLE-> r2") }
    return SmallChart(lines.joined(separator: "\n"))
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `rule, score and staffing mean the same`(seed: UInt64) throws {
    let chart = Self.chart(seed)
    let rules = try RuleSet.standard().filtered { $0.id == "overloaded-person" }
    let report = try GapAnalysis.run(
      on: chart.graph, rules: rules, options: .init(asOf: SmallChart.today))
    let found = Set(report.findings.flatMap(\.subjects).map(\.index))
    let promised = PromisedTime(chart.index)
    let staffing = Staffing(chart.index, Coordination.of(chart.context), promised)
    for number in 0..<8 {
      let person = chart("p\(number)")
      #expect(found.contains(person) == promised.isOvercommitted(person))
      #expect(found.contains(person) == staffing.isOvercommitted(person))
    }
    let measured = try Scorecard.run(
      on: chart.graph, options: .init(asOf: SmallChart.today)
    ).values.first { $0.measure == "load-within-capacity" }
    let held = ["r0", "r1", "r2"].map { chart.index.holders[chart($0)].map { Int($0) } }
      .filter { !$0.isEmpty }
    let kept = held.count { $0.allSatisfy { !found.contains($0) } }
    #expect(abs((measured?.value ?? -1) - Double(kept) / Double(held.count)) < 1e-12)
  }
}
