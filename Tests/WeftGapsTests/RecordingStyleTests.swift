import Testing
import WeftGraph

@testable import WeftGaps

/// Healthy organizations written down in different ways: what a way of recording leaves out is not a gap.
@Suite struct RecordingStyleTests {
  private static let functions = ["product", "engineering", "risk", "operations"]

  /// Four functions of three teams of four people, a head each, under one chief.
  private struct Staff {
    var text = "Person chief\n"
    var teams: [(id: String, function: String, people: [String])] = []

    init(byPosition: Bool, isManaged: Bool = true) {
      var lines = ["Person chief"]
      if byPosition {
        lines += [
          "Team company", "Role rchief", "chief -HOLDS-> rchief", "rchief -PART_OF-> company",
        ]
      }
      for function in RecordingStyleTests.functions {
        let unit = byPosition ? "Team" : "Function"
        lines.append("\(unit) \(function) discipline=\(function)")
        add("h\(function)", to: function, under: "chief", &lines, byPosition, isManaged)
        for number in 0..<3 {
          let team = "\(function)\(number)"
          lines += ["Team \(team)", "\(team) -PART_OF-> \(function)"]
          let people = (0..<4).map { "p\(team)\($0)" }
          for (place, person) in people.enumerated() {
            add(
              person, to: team, under: place == 0 ? "h\(function)" : people[0], &lines, byPosition,
              isManaged)
          }
          teams.append((team, function, people))
        }
      }
      text = lines.joined(separator: "\n")
    }

    private func add(
      _ person: String, to unit: String, under boss: String, _ lines: inout [String],
      _ byPosition: Bool, _ isManaged: Bool
    ) {
      lines.append("Person \(person)")
      if byPosition {
        lines += [
          "Role r\(person)", "\(person) -HOLDS-> r\(person)", "r\(person) -PART_OF-> \(unit)",
        ]
        if isManaged { lines.append("r\(person) -REPORTS_TO-> r\(boss)") }
      } else {
        lines.append("\(person) -MEMBER_OF-> \(unit)")
        if isManaged { lines.append("\(person) -REPORTS_TO-> \(boss)") }
      }
    }
  }

  /// Systems of every team but risk's, one after the other, with overseers in risk.
  private static func register(_ staff: Staff, owner: (String, [String]) -> String) -> String {
    var lines: [String] = []
    var previous: String?
    for (number, team) in staff.teams.filter({ $0.function != "risk" }).enumerated() {
      let system = "s\(team.id)"
      lines += [
        "AISystem \(system) riskClass=high", "\(owner(team.id, team.people)) -OWNS-> \(system)",
        "prisk\(number % 3)\(1 + number % 3) -OVERSEES-> \(system) competence=true training=true authority=true support=true canStop=true",
      ]
      if let previous { lines.append("\(system) -DEPENDS_ON-> \(previous)") }
      previous = system
    }
    return lines.joined(separator: "\n")
  }

  private func grave(_ text: String, complete: Set<String> = []) throws -> [String] {
    var options = GapAnalysis.Options(asOf: SmallChart.today)
    options.settings.complete = complete
    let rules = try RuleSet.standard()
    let report = try GapAnalysis.run(on: SmallChart(text).graph, rules: rules, options: options)
    return report.findings.filter { $0.severity <= .high }.map { "\($0.rule): \($0.message)" }
  }

  @Test func aStaffListAndARegisterOfSystems() throws {
    let staff = Staff(byPosition: false)
    let chart = staff.text + "\n" + Self.register(staff) { $1[0] }
    #expect(try grave(chart) == [])
    // Declared complete, the silence is an answer.
    let told = try grave(chart, complete: ["COLLABORATES_WITH"])
    #expect(told.contains { $0.hasPrefix("unintegrated-dependency") })
    #expect(told.contains { $0.hasPrefix("missing-integration-role") })
  }

  /// Rules, scorecard and proposals say the same of units of which no chart says what joins them.
  @Test(arguments: [false, true])
  func withoutAnyDeviceLinksAreUnknown(isComplete: Bool) throws {
    let staff = Staff(byPosition: false)
    let chart = SmallChart(staff.text + "\n" + Self.register(staff) { $1[0] }).graph
    let complete: Set<String> = isComplete ? ["INTEGRATES"] : []
    var asked = Scorecard.Options(asOf: SmallChart.today)
    asked.measures = ["coherence", "integration-cover"]
    asked.settings.complete = complete
    for value in try Scorecard.run(on: chart, options: asked).values {
      #expect(value.value == (isComplete ? 0 : nil), "\(value.measure)")
      #expect(value.coverage == (isComplete ? 1 : 0), "\(value.measure)")
      #expect(value.low == 0 && value.high == (isComplete ? 0 : 1), "\(value.measure)")
      #expect(value.missing == (isComplete ? [] : Linkage.deviceTypes.sorted()), "\(value.measure)")
    }
    var options = Proposals.Options(asOf: SmallChart.today)
    options.settings.complete = complete
    let report = try Proposals.run(on: chart, rules: .standard(), options: options)
    #expect(report.proposals.isEmpty == !isComplete)
    #expect(
      report.notAssessed.contains { $0.rule == "missing-integration-role" } == !isComplete)
    #expect(report.proposals.allSatisfy { !$0.closes.isEmpty })
  }

  @Test func positionsOnly() throws {
    let staff = Staff(byPosition: true)
    var chart = staff.text + "\n" + Self.register(staff) { "r" + $1[0] }
    for (one, other) in zip(staff.teams, staff.teams.dropFirst()) {
      for place in 0..<2 {
        chart += "\n\(one.people[place]) -COLLABORATES_WITH-> \(other.people[place + 1])"
        chart += "\n\(one.people[place]) -COLLABORATES_WITH-> \(one.people[place + 1])"
      }
    }
    // Risk stands between engineering and operations in the list, not in the dependencies.
    chart += "\npengineering20 -COLLABORATES_WITH-> poperations01"
    #expect(try grave(chart).filter { !$0.hasPrefix("critical-connector") } == [])
  }

  @Test func aCatalogOfOwners() throws {
    var lines: [String] = []
    for number in 0..<9 {
      if number < 3 { lines.append("Team t\(number)") }
      lines += [
        "AISystem s\(number) critical=\(number == 0)", "t\(number % 3) -OWNS-> s\(number)",
        "s\(number) -DEPENDS_ON-> s\((number + 1) % 9)",
      ]
    }
    #expect(try grave(lines.joined(separator: "\n")) == [])
  }

  @Test func mailsBetweenDepartments() throws {
    let staff = Staff(byPosition: false, isManaged: false)
    var chart = staff.text
    let people = staff.teams.flatMap(\.people)
    for place in people.indices {
      for step in [1, 2, 7, 20] {
        chart += "\n\(people[place]) -COLLABORATES_WITH-> \(people[(place + step) % people.count])"
      }
    }
    #expect(try grave(chart) == [])
  }
}
