import Testing
import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct OversightLoadTests {
  /// Systems a person oversees, by looking at every relationship.
  private func overseen(_ chart: SmallChart, by person: Int) -> [UInt32] {
    let index = chart.index
    var systems: Set<UInt32> = []
    index.forEachCurrent("OVERSEES") { source, system, _ in
      let isOwn = source == person
      let isHeld =
        index.kinds.role.contains(source) && index.isActive(source)
        && index.rolesHeld[person].contains(UInt32(source))
      if isOwn || isHeld, index.kinds.aiSystem.contains(system), index.isActive(system) {
        systems.insert(UInt32(system))
      }
    }
    return systems.sorted()
  }

  private func load(_ chart: SmallChart, _ system: UInt32) -> Double {
    let risk = PropertyReader(node: "riskClass", in: chart.graph).text(Int(system))
    let autonomy = PropertyReader(node: "autonomy", in: chart.graph)
    let weights: [String: Double] = ["prohibited": 4, "high": 3, "limited": 2]
    let words: [String: Double] = ["assist": 3, "recommend": 5, "approve": 7, "act": 9]
    let level = autonomy.number(Int(system)) ?? words[autonomy.text(Int(system)) ?? ""] ?? 5
    return (weights[risk ?? ""] ?? 1) * (0.5 + level / 10)
  }

  @Test(arguments: 0..<25) func loadsEqualLookingAtEveryRelationship(seed: UInt64) {
    let chart = SmallChart(RandomOrganization.text(seed: seed, isRich: true))
    let rows = OversightLoad(chart.index).rows
    var people: [Int] = []
    chart.index.people.forEach { person in
      let systems = overseen(chart, by: person)
      guard !systems.isEmpty else { return }
      people.append(person)
      guard let row = rows.first(where: { $0.person == person }) else { return }
      #expect(row.systems == systems && row.span == chart.index.reports.count(person))
      #expect(
        agree(systems.reduce(Double(row.span)) { $0 + load(chart, $1) }, row.load))
    }
    #expect(rows.map(\.person).sorted() == people)
  }

  @Test(arguments: 0..<25) func oneMoreSystemNeverLowersALoad(seed: UInt64) {
    let text = RandomOrganization.text(seed: seed, isRich: true)
    let before = SmallChart(text)
    let after = SmallChart(text + "\nPerson0 -OVERSEES-> AISystem0")
    let loads = OversightLoad(after.index).rows.map { (after.ids([$0.person])[0], $0.load) }
    for row in OversightLoad(before.index).rows {
      let id = before.ids([row.person])[0]
      #expect(loads.contains { $0.0 == id && $0.1 >= row.load })
    }
  }
}
