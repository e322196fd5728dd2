import WeftGraph
import WeftQuery

@testable import WeftGaps

/// Random organizations of a seed: every label and type, some of it ended, inactive or unreadable.
enum RandomOrganization {
  static func chart(seed: UInt64, people: Int = 14) -> SmallChart {
    var random = SeededGenerator(seed: seed)
    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    func chance(_ percent: Int) -> Bool { pick(100) < percent }
    var lines: [String] = []
    func add(_ label: String, _ count: Int, _ properties: () -> String = { "" }) {
      for number in 0..<count { lines.append("\(label) \(label)\(number) \(properties())") }
    }
    add("Person", people) {
      [
        chance(10) ? "active=false" : "", chance(5) ? "end=2025-01-01" : "",
        chance(3) ? "start=soon" : "",
      ].joined(separator: " ")
    }
    add("Role", 5) { chance(30) ? "subtype=\(["integration", "liaison"][pick(2)])" : "" }
    add("Team", 5) {
      chance(30) ? "subtype=forum" : chance(20) ? "end=\(chance(50) ? 2025 : 2027)-01-01" : ""
    }
    add("Function", 2)
    add("AISystem", 4)
    add("System", 2)
    add("Decision", 2)
    add("Skill", 2)
    let kinds: [String: [String]] = [
      "any": ["Person", "Role", "Team"], "who": ["Person", "Role"], "unit": ["Team", "Function"],
      "item": ["AISystem", "System"], "thing": ["AISystem", "System", "Decision"],
    ]
    func node(_ kind: String) -> String {
      let labels = kinds[kind] ?? [kind]
      let label = labels[pick(labels.count)]
      let counts = [
        "Person": people, "Role": 5, "Team": 5, "Function": 2, "AISystem": 4, "System": 2,
        "Decision": 2, "Skill": 2,
      ]
      return label + String(pick(counts[label] ?? 1))
    }
    func relate(_ type: String, _ from: String, _ to: String, _ count: Int) {
      for _ in 0..<count {
        let dates = chance(12) ? "until=2025-01-01" : chance(8) ? "since=2020-01-01" : ""
        let dotted = type == "REPORTS_TO" && chance(15) ? " subtype=dotted" : ""
        lines.append("\(node(from)) -\(type)-> \(node(to)) \(dates)\(dotted)")
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
    return SmallChart(lines.joined(separator: "\n"))
  }
}
