import Testing
import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct PeopleProceduresTests {
  /// Members of each unit with each subtype of role, by looking at every pair.
  private func mix(_ chart: SmallChart) -> [String] {
    let index = chart.index
    let subtype = PropertyReader(node: "subtype", in: chart.graph)
    var rows: [String] = []
    index.kinds.unit.forEach { unit in
      guard index.isActive(unit) else { return }
      var kinds: [String: Set<Int>] = [:]
      index.people.forEach { person in
        guard index.members.contains(unit, person) else { return }
        index.kinds.role.forEach { role in
          guard index.holders.contains(role, person) else { return }
          kinds[subtype.text(role) ?? "null", default: []].insert(person)
        }
      }
      for (kind, people) in kinds {
        rows.append("\(chart.ids([unit])[0]) \(kind) \(people.count)")
      }
    }
    return rows.sorted()
  }

  @Test(arguments: 0..<25) func mixesEqualLookingAtEveryPair(seed: UInt64) throws {
    let chart = SmallChart(RandomOrganization.text(seed: seed, isRich: true))
    #expect(try chart.rows("org.roleMix").sorted() == mix(chart))
  }

  /// How many others a person works with, by looking at every one.
  private func contacts(_ chart: SmallChart, _ person: Int) -> Int {
    var count = 0
    chart.index.people.forEach { other in
      if other != person, chart.index.ties.contains(person, other) { count += 1 }
    }
    return count
  }

  @Test(arguments: 0..<25) func demandIsAMeanOfShares(seed: UInt64) {
    let chart = SmallChart(RandomOrganization.text(seed: seed, isRich: true))
    for row in CognitiveDemand(chart.index).rows {
      let shares = row.terms.map(\.share)
      #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 })
      #expect(agree(shares.reduce(0, +) / Double(shares.count), row.value))
      let others = Double(chart.index.people.count - 1)
      if let share = row.terms.first(where: { $0.name == "contacts" })?.share {
        #expect(agree(Double(contacts(chart, row.person)) / others, share))
      }
    }
  }
}
