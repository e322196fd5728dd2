import WeftGraph
import WeftQuery

@testable import WeftGaps

/// Random organizations of a seed: every label and type, some of it ended, inactive or unreadable.
enum RandomOrganization {
  static func chart(seed: UInt64, people: Int = 14) -> SmallChart {
    SmallChart(text(seed: seed, people: people))
  }

  /// The lines of a chart.
  /// - Parameter isRich: Whether it also has what only measures and rules on governance read.
  static func text(seed: UInt64, people: Int = 14, isRich: Bool = false) -> String {
    var random = SeededGenerator(seed: seed)
    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    func chance(_ percent: Int) -> Bool { pick(100) < percent }
    var lines: [String] = []
    /// Some of these properties, each most of the time.
    func some(_ properties: String...) -> String {
      guard isRich else { return "" }
      return properties.filter { _ in chance(70) }.joined(separator: " ")
    }
    func one(_ key: String, _ values: String...) -> String {
      "\(key)=\(values[isRich ? pick(values.count) : 0])"
    }
    func add(_ label: String, _ count: Int, _ properties: () -> String = { "" }) {
      for number in 0..<count { lines.append("\(label) \(label)\(number) \(properties())") }
    }
    add("Person", people) {
      [
        chance(10) ? "active=false" : "", chance(5) ? "end=2025-01-01" : "",
        chance(3) ? "start=soon" : "",
        some(one("archetype", "coach", "coordinator", "guru"), one("fte", "0.5", "0.8")),
      ].joined(separator: " ")
    }
    add("Role", 5) {
      (chance(30) ? "subtype=\(["integration", "liaison"][pick(2)])" : "")
        + " " + some(one("critical", "true", "true", "false"))
    }
    add("Team", 5) {
      chance(30) ? "subtype=forum" : chance(20) ? "end=\(chance(50) ? 2025 : 2027)-01-01" : ""
    }
    add("Function", 2)
    add("AISystem", 4) {
      some(
        one("critical", "true", "true", "false"), one("availability", "0.5", "0.9", "0.99"),
        one("riskClass", "high", "limited", "prohibited"), one("autonomy", "3", "9", "act"),
        one("changesPerDay", "0.0", "0.1", "0.02"), one("reviewIntervalDays", "30", "400"),
        one("lastChanged", "2025-06-01", "2026-01-10"),
        one("lastReviewed", "2025-07-01", "2026-01-20", "2026-03-01"),
        one("annualCost", "0", "10", "500"),
        one("investmentKind", "foundational", "coordination", "refinement"))
    }
    add("System", 2) { some(one("critical", "true", "false")) }
    add("Decision", 2) { some(one("critical", "true", "false"), "perYear=12") }
    add("Skill", 2)
    if isRich {
      add("Goal", 2)
      add("Partner", 4)
    }
    let kinds: [String: [String]] = [
      "any": ["Person", "Role", "Team"], "who": ["Person", "Role"], "unit": ["Team", "Function"],
      "item": ["AISystem", "System"], "thing": ["AISystem", "System", "Decision"],
    ]
    func node(_ kind: String) -> String {
      let labels = kinds[kind] ?? [kind]
      let label = labels[pick(labels.count)]
      let counts = [
        "Person": people, "Role": 5, "Team": 5, "Function": 2, "AISystem": 4, "System": 2,
        "Decision": 2, "Skill": 2, "Goal": 2, "Partner": 4,
      ]
      return label + String(pick(counts[label] ?? 1))
    }
    let stated: [String: () -> String] = [
      "HOLDS": { one("share", "0.3", "0.7", "0.9") }, "MEMBER_OF": { one("share", "0.2", "0.6") },
      "USES": { one("handsOn", "true", "false") }, "HAS_SKILL": { one("level", "1", "3", "5") },
      "REQUIRES_SKILL": { one("level", "2", "4") },
    ]
    func relate(_ type: String, _ from: String, _ to: String, _ count: Int) {
      for _ in 0..<count {
        let dates = chance(12) ? "until=2025-01-01" : chance(8) ? "since=2020-01-01" : ""
        let dotted = type == "REPORTS_TO" && chance(15) ? " subtype=dotted" : ""
        let said = stated[type].map { some($0()) } ?? ""
        lines.append("\(node(from)) -\(type)-> \(node(to)) \(dates)\(dotted) \(said)")
      }
    }
    relate("REPORTS_TO", "who", "who", people)
    relate("MEMBER_OF", "Person", "unit", people * 3 / 2)
    relate("HOLDS", "Person", "Role", 6)
    relate("LEADS", "who", "unit", 3)
    relate("PART_OF", "Team", "unit", 4)
    relate("PART_OF", "Role", "Team", 3)
    relate("OWNS", "any", "item", 6)
    relate("ACCOUNTABLE_FOR", "any", "thing", 4)
    relate("DELEGATES_TO", "any", "any", 3)
    relate("BUILDS", "Person", "item", 5)
    relate("USES", "Person", "AISystem", 8)
    relate("DEPENDS_ON", "item", "item", 6)
    relate("DEPENDS_ON", "Team", "Team", 2)
    relate("COLLABORATES_WITH", "Person", "Person", people)
    relate("GIVES_FEEDBACK_TO", "Person", "any", 6)
    relate("ESCALATES_TO", "any", "any", 4)
    relate("INTEGRATES", "any", "unit", 3)
    guard isRich else { return lines.joined(separator: "\n") }
    relate("FALLBACK_FOR", "item", "AISystem", 4)
    relate("OVERSEES", "any", "AISystem", 5)
    relate("APPROVES", "any", "Decision", 3)
    relate("APPROVES", "any", "AISystem", 2)
    relate("RESPONSIBLE_FOR", "any", "thing", 3)
    relate("CONTRIBUTES_TO", "AISystem", "Decision", 3)
    relate("SERVES", "AISystem", "Goal", 3)
    relate("OWNS", "any", "Goal", 1)
    relate("OWNS", "any", "Decision", 2)
    relate("BUILDS", "Team", "item", 2)
    relate("HAS_SKILL", "Person", "Skill", 8)
    relate("REQUIRES_SKILL", "AISystem", "Skill", 2)
    relate("REQUIRES_FUNCTION", "AISystem", "Function", 2)
    relate("SUCCEEDS", "Person", "Role", 3)
    relate("SUPPLIES_TO", "Partner", "item", 4)
    relate("CONTACTS", "Person", "Partner", 3)
    relate("COLLABORATES_WITH", "Partner", "Partner", 4)
    return lines.joined(separator: "\n")
  }
}
