import Testing
import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct AccountabilityProceduresTests {
  /// Those above each person, the person included, one step of superiors after the other.
  private func upwards(_ index: OrganizationIndex) -> [Set<Int>] {
    var above = (0..<index.graph.nodeCount).map { Set([$0]) }
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for person in above.indices {
        let wider = index.superiors(of: person, levels: 1)
          .reduce(above[person]) { $0.union(above[Int($1)]) }
        if wider.count > above[person].count { (above[person], hasGrown) = (wider, true) }
      }
    }
    return above
  }

  @Test(arguments: 0..<40) func superiorsAreLeastUpperBounds(seed: UInt64) {
    // Rich in systems that feed one decision.
    var text = RandomOrganization.text(seed: seed, isRich: true)
    for system in 0..<4 { text += "\nAISystem\(system) -CONTRIBUTES_TO-> Decision0" }
    let chart = SmallChart(text)
    let above = upwards(chart.index)
    for row in CommonSuperiors(chart.context).rows {
      let bounds = above[row.one].intersection(above[row.other])
      let least = bounds.filter { bound in bounds.allSatisfy { above[bound].contains($0) } }
      #expect(row.superior.map { least.contains($0) } ?? least.isEmpty)
      #expect(bounds.isSuperset(of: row.lowest) && row.lowest.isEmpty == bounds.isEmpty)
    }
  }

  @Test(arguments: 0..<40) func theTruckFactorLeavesMoreThanHalfWithNobody(seed: UInt64) throws {
    let chart = SmallChart(RandomOrganization.text(seed: seed, isRich: true))
    let holders = try chart.rows("org.truckFactor").map { row in
      row.split(separator: " ")[1].dropFirst().dropLast().split(separator: ",").map(String.init)
    }.filter { !$0.isEmpty }
    let order = try chart.rows("org.truckFactorOrder").map { $0.split(separator: " ") }
    var gone: Set<String> = []
    func lost() -> Int { holders.count { gone.isSuperset(of: $0) } }
    for (rank, row) in order.enumerated() {
      #expect(2 * lost() <= holders.count && row[0] == "\(rank + 1)")
      let person = String(row[1])
      #expect(row[2] == "\(holders.count { $0.contains(person) })")
      gone.insert(person)
    }
    #expect(holders.isEmpty || 2 * lost() > holders.count)
  }

  /// The rows of org.commonSuperior for people by their ids, as texts.
  private func superiors(
    _ chart: SmallChart, from: [String]?, to: [String]? = nil
  ) throws -> [String] {
    func value(_ ids: [String]?) -> Value {
      ids.map { .list($0.map { .node(NodeID(chart($0))) }) } ?? .null
    }
    let procedure = try #require(OrganizationCatalog.catalog.procedure("org.commonSuperior"))
    let options = Value.map(
      ValueMap([(key: "from", value: value(from)), (key: "to", value: value(to))]))
    let columns = try procedure.run([options], chart.context)
    return (0..<(columns.first?.count ?? 0)).map { row in
      columns.map { chart.text($0.value(at: row, in: chart.graph)) }.joined(separator: " ")
    }
  }

  private static let lines = """
    Person top
    Person b1
    Person b2
    Person x
    Person y
    Person alone
    Person gone active=false
    Role role
    b1 -REPORTS_TO-> top
    b2 -REPORTS_TO-> top
    x -REPORTS_TO-> b1
    x -REPORTS_TO-> b2
    y -REPORTS_TO-> b1
    y -REPORTS_TO-> b2
    gone -REPORTS_TO-> b1

    """

  @Test func peopleOneChoosesHaveACommonSuperior() throws {
    let chart = SmallChart(Self.lines)
    // Nothing feeds a decision, so nobody is paired without options.
    #expect(try superiors(chart, from: nil).isEmpty)
    #expect(
      try superiors(chart, from: ["x", "b1", "b2"]) == [
        "b1 b2 top [top] []", "b1 x b1 [b1] []", "b2 x b2 [b2] []",
      ])
    #expect(try superiors(chart, from: ["y", "x"], to: ["x", "y"]) == ["x y null [b1,b2] []"])
    #expect(
      try superiors(chart, from: ["x"], to: ["alone", "gone"]) == [
        "alone x null [] []", "gone x null [] []",
      ])
    #expect(
      chart.context.notes.contains {
        $0.code == "undefined-measure"
          && $0.message.contains("`org.commonSuperior` has no superior in 2 of 2 rows")
      })
    #expect(try superiors(chart, from: ["x"], to: []).isEmpty)
    #expect(try superiors(chart, from: ["x"]).isEmpty)
  }

  @Test(arguments: 0..<30) func chosenPeopleHaveLeastUpperBounds(seed: UInt64) throws {
    let chart = SmallChart(RandomOrganization.text(seed: seed, isRich: true))
    let above = upwards(chart.index)
    let people = (0..<chart.graph.nodeCount).filter { chart.index.people.contains($0) }
    let all = Value.list(people.map { .node(NodeID($0)) })
    let options = Value.map(ValueMap([(key: "from", value: all)]))
    let rows = CommonSuperiors(
      chart.context, of: try CommonSuperiors.pairs(options, chart.context)
    ).rows
    #expect(rows.count == people.count * (people.count - 1) / 2)
    for row in rows {
      let bounds = above[row.one].intersection(above[row.other])
      let least = bounds.filter { bound in bounds.allSatisfy { above[bound].contains($0) } }
      #expect(row.superior.map { least.contains($0) } ?? least.isEmpty)
    }
  }

  @Test func whoIsNobodyIsRefused() throws {
    let chart = SmallChart(Self.lines)
    #expect(throws: EvaluationError.self) { try superiors(chart, from: ["role"]) }
    #expect(throws: EvaluationError.self) { try superiors(chart, from: nil, to: ["x"]) }
    let procedure = try #require(OrganizationCatalog.catalog.procedure("org.commonSuperior"))
    for options in [[(key: "form", value: Value.null)], [(key: "from", value: .integer(1))]] {
      let error = #expect(throws: EvaluationError.self) {
        try procedure.run([.map(ValueMap(options))], chart.context)
      }
      #expect(error?.code == "bad-option" && error?.option == options[0].key)
    }
  }
}
