import Foundation
import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// The worked case of AI governance and the hand-made case of congruence, measure by measure.
@Suite struct ReferenceCaseTests {
  private static func lines(_ pairs: JSONValue, _ type: String, _ more: String = "") -> [String] {
    pairs.array.map { "\($0[0].string ?? "") -\(type)-> \($0[1].string ?? "") \(more)" }
  }

  private func governance() throws -> SmallChart {
    let data = try Reference.fixture("ai-governance-case/case.json")
    var text: [String] = []
    for (person, kind) in data["people"].object.sorted(by: { $0.key < $1.key }) {
      text.append("Person \(person) executive=\(kind.string == "executive")")
    }
    for (system, values) in data["ai_systems"].object.sorted(by: { $0.key < $1.key }) {
      var line = "AISystem \(system) riskClass=\(values["risk"].string ?? "")"
      if let days = values["review_interval_days"].number { line += " reviewIntervalDays=\(days)" }
      if let changes = values["changes_per_day"].number { line += " changesPerDay=\(changes)" }
      text.append(line)
    }
    text += Self.lines(data["reports_to"], "REPORTS_TO")
    // The case counts reporting lines as ties between people.
    text += Self.lines(data["reports_to"], "COLLABORATES_WITH")
    text += Self.lines(data["accountable"], "ACCOUNTABLE_FOR")
    text += Self.lines(data["develops"], "BUILDS")
    text += Self.lines(data["hands_on"], "USES", "handsOn=true")
    text += Self.lines(data["decides_on"], "APPROVES")
    text += Self.lines(data["feedback"], "GIVES_FEEDBACK_TO")
    return SmallChart(text.joined(separator: "\n"))
  }

  /// A procedure's rows as values by column.
  private func table(_ name: String, _ chart: SmallChart, _ options: [(String, Value)] = []) throws
    -> [[String: Value]]
  {
    let procedure = try #require(OrganizationCatalog.catalog.procedure(name))
    let map = Value.map(ValueMap(options.map { (key: $0.0, value: $0.1) }))
    let columns = try procedure.run(procedure.parameters.isEmpty ? [] : [map], chart.context)
    return (0..<(columns.first?.count ?? 0)).map { row in
      let values = zip(procedure.yields, columns).map {
        ($0.name, $1.value(at: row, in: chart.graph))
      }
      return Dictionary(uniqueKeysWithValues: values)
    }
  }

  private func number(_ value: Value?) -> Double? {
    switch value {
    case .integer(let number)?: Double(number)
    case .float(let number)?: number
    default: nil
    }
  }

  private func isMet(_ value: Value?, _ wanted: Bool) -> Bool {
    if case .boolean(wanted)? = value { true } else { false }
  }

  private func id(_ value: Value?, _ chart: SmallChart) -> String {
    value.map { chart.text($0) } ?? ""
  }

  @Test func `the governance case gives its values`() throws {
    let chart = try governance()
    let expected = try Reference.fixture("ai-governance-case/expected.json")
    var ledger = ReferenceLedger("ai-governance-case")
    let drift = try table("org.drift", chart)
    for (system, value) in expected["drift_exposure"].object {
      let row = drift.first { id($0["system"], chart) == system }
      ledger.compare(value.number, number(row?["exposure"]), "drift/\(system)")
    }
    let near = try table("org.proximity", chart)
    for wanted in expected["technical_proximity"].array {
      let row = near.first {
        id($0["person"], chart) == wanted["person"].string
          && id($0["system"], chart) == wanted["system"].string
      }
      let name = "proximity/\(wanted["person"].string ?? "")/\(wanted["system"].string ?? "")"
      ledger.compare(wanted["distance"].number, number(row?["distance"]), name)
      ledger.compare(wanted["proximity"].number, number(row?["value"]), name)
    }
    let closure = try table("org.closure", chart)
    for (system, value) in expected["feedback_closure"].object {
      let row = closure.first { id($0["system"], chart) == system }
      ledger.compare(value.number, number(row?["value"]), "closure/\(system)")
    }
    let index = chart.index
    let up = index.managers.projection(of: (0..<chart.graph.nodeCount).map { NodeID($0) })
    for (system, roots) in expected["accountable_reaches_executive_in_steps"].object {
      let found = try table("org.accountableRoots", chart)
        .filter { id($0["item"], chart) == system }
      #expect(Set(found.map { id($0["root"], chart) }) == Set(roots.object.keys), "\(system)")
      for (root, steps) in roots.object {
        let search = BreadthFirst.of(up, from: [chart(root)])
        let first = search.order.first { index.executives.contains(Int($0)) }
        let distance = first.flatMap { search.distance(to: Int($0)) }
        ledger.compare(steps.number, distance.map { Double($0) }, "steps/\(system)/\(root)")
      }
    }
    ledger.close()
  }

  @Test func `congruence with and without shared tasks`() throws {
    let data = try Reference.fixture("closed-form/expected.json")["socio_technical_congruence"]
    let people = data["people"].strings
    let tasks = data["tasks"].strings
    var text = people.map { "Person \($0)" } + tasks.map { "System \($0)" }
    for (person, row) in data["T_A"].array.enumerated() {
      for (task, isAssigned) in row.integers.enumerated() where isAssigned == 1 {
        text.append("\(people[person]) -BUILDS-> \(tasks[task])")
      }
    }
    for (task, row) in data["T_D"].array.enumerated() {
      for (other, depends) in row.integers.enumerated() where depends == 1 {
        text.append("\(tasks[task]) -DEPENDS_ON-> \(tasks[other])")
      }
    }
    for pair in data["C_A_undirected_pairs"].array.map(\.integers) {
      text.append("\(people[pair[0]]) -COLLABORATES_WITH-> \(people[pair[1]])")
    }
    let chart = SmallChart(text.joined(separator: "\n"))
    var ledger = ReferenceLedger("closed-form, congruence")
    for (key, shared) in [
      ("undirected_pairs", false), ("undirected_pairs_with_shared_tasks", true),
    ] {
      let options = [("sharedTasks", Value.boolean(shared))]
      let expected = data[key]
      let rows = try table("org.congruence", chart, options)
      ledger.compare(expected["congruence"].number, number(rows[0]["value"]), key)
      let needs = try table("org.coordination", chart, options)
      func pairs(_ key: String) -> Set<String> {
        Set(expected[key].array.map { "\(people[$0.integers[0]]) \(people[$0.integers[1]])" })
      }
      func found(_ keep: (Value?) -> Bool) -> Set<String> {
        Set(needs.filter { keep($0["met"]) }.map { "\(id($0["a"], chart)) \(id($0["b"], chart))" })
      }
      #expect(found { _ in true } == pairs("required_pairs"))
      #expect(found { isMet($0, true) } == pairs("met"))
      #expect(found { isMet($0, false) } == pairs("gaps"))
    }
    // By default people on one task need each other.
    let standard = try table("org.congruence", chart)
    ledger.compare(1 / 3, number(standard[0]["value"]), "default")
    ledger.compare(1, number(standard[0]["surplus"]), "surplus")
    ledger.close()
    #expect(throws: EvaluationError.self) {
      try table("org.congruence", chart, [("diagonal", .integer(1))])
    }
  }

  @Test func `the truck factor is the length of the order`() throws {
    let chart = SmallChart(
      """
      Person a
      Person b
      Person c
      System s
      System t
      System u
      a -OWNS-> s
      b -OWNS-> s
      b -OWNS-> t
      c -OWNS-> u
      """)
    #expect(try chart.rows("org.truckFactorOrder") == ["1 b 2", "2 a 1"])
  }

  @Test(.needsReference) func `reporting lines with and without mail`() throws {
    let expected = try Reference.fixture("manufacturing-email/expected_derived.json")
    let mail = try Reference.layer("manufacturing-email", "email")
    let reports = try Reference.layer("manufacturing-email", "reports_to")
    // A line from somebody to themselves marks the root.
    let lines = Projection(of: reports.graph).simple()
    let sent = mail.directed
    var pairs = 0
    var bothWays = 0
    var anyMail = 0
    var without: Set<String> = []
    for person in 0..<lines.nodeCount {
      for entry in lines.row(person) {
        let manager = Int(lines.neighbours[entry])
        pairs += 1
        let up = sent.joins(person, manager)
        let down = sent.joins(manager, person)
        if up && down { bothWays += 1 }
        if up || down {
          anyMail += 1
        } else {
          without.insert("\(reports.id(person)) \(reports.id(manager))")
        }
      }
    }
    var ledger = ReferenceLedger("manufacturing-email, reporting lines")
    ledger.compare(expected["reporting_pairs"].number, Double(pairs), "pairs")
    ledger.compare(
      expected["reporting_pairs_with_mail_both_ways"].number, Double(bothWays), "both ways")
    ledger.compare(expected["reporting_pairs_with_any_mail"].number, Double(anyMail), "any")
    let listed = expected["reporting_pairs_without_mail"].array.map(\.strings)
    #expect(without == Set(listed.map { "\($0[0]) \($0[1])" }))
    ledger.close()
  }

  @Test(.needsReference) func `groups with a working group in common and those with a shared lead`()
    throws
  {
    let expected = try Reference.fixture("kubernetes-sigs/expected_derived.json")
    let folder = try #require(Reference.folder).appending(path: "data/kubernetes-sigs")
    func rows(_ name: String) throws -> [[String: String]] {
      try Reference.rows(folder.appendingPathComponent(name))
    }
    // A working group is a task of the groups that are its stakeholders.
    let stakes = try rows("stakeholder_sigs.csv")
    let groups = try rows("teams.csv").filter { $0["kind"] == "sig" }.compactMap { $0["id"] }
    let leads = try rows("leads.csv").filter { groups.contains($0["team"] ?? "") }
    var text = groups.map { "Team \($0)" }
    text += Set(leads.compactMap { $0["person"] }).sorted().map { "Person \($0)" }
    text += Set(stakes.compactMap { $0["working_group"] }).sorted().map { "System \($0)" }
    text += Set(leads.map { "\($0["person"] ?? "") -MEMBER_OF-> \($0["team"] ?? "")" }).sorted()
    text += stakes.map { "\($0["sig"] ?? "") -OWNS-> \($0["working_group"] ?? "")" }
    let chart = SmallChart(text.joined(separator: "\n"))
    var ledger = ReferenceLedger("kubernetes-sigs")
    let shared = [("sharedTasks", Value.boolean(true))]
    let teams = try table("org.congruence", chart, shared)[1]
    ledger.compare(
      expected["congruence_required_pairs_with_shared_lead"].number, number(teams["value"]),
      "congruence")
    ledger.compare(expected["sig_pairs_required"].number, number(teams["required"]), "required")
    let met = try table("org.coordination", chart, shared).filter { isMet($0["met"], true) }
    #expect(
      Set(met.map { Set([id($0["a"], chart), id($0["b"], chart)]) })
        == Set(expected["sig_pairs_required_met_by_shared_lead"].array.map { Set($0.strings) }))
    ledger.close()
  }
}
