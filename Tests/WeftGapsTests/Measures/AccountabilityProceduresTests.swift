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
}
