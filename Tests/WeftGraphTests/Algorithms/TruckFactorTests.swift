import Foundation
import Testing
import TestSupport
import WeftGraph

@Suite struct TruckFactorTests {
  /// Counts again after every removal.
  private func slow(_ holders: [[Int]]) -> [Int] {
    var items = holders.map { Set($0) }.filter { !$0.isEmpty }
    let count = items.count
    var order: [Int] = []
    while items.count(where: \.isEmpty) * 2 <= count {
      let people = Set(items.joined()).sorted()
      guard
        let next = people.max(by: { one, other in
          let (few, many) = (
            items.count { $0.contains(one) }, items.count { $0.contains(other) }
          )
          return few == many ? one > other : few < many
        })
      else { break }
      order.append(next)
      for item in items.indices { items[item].remove(next) }
    }
    return order
  }

  private func holders(_ seed: Int) -> [[Int]] {
    var generator = SeededGenerator(seed: UInt64(seed))
    let people = 1 + generator.number(below: 12)
    return (0..<1 + generator.number(below: 15)).map { _ in
      (0..<generator.number(below: 5)).map { _ in generator.number(below: people) }
    }
  }

  @Test(arguments: 0..<80)
  func `the order is that of counting again`(seed: Int) {
    let holders = holders(seed)
    #expect(TruckFactor.of(holders: holders).value?.order ?? [] == slow(holders))
  }

  @Test(arguments: 0..<40)
  func `one more holder of an item never lowers the number`(seed: Int) throws {
    let holders = holders(seed)
    guard let before = TruckFactor.of(holders: holders).value else { return }
    var more = holders
    // Somebody who holds nothing else and everything.
    for item in more.indices where !more[item].isEmpty { more[item].append(99) }
    let after = try #require(TruckFactor.of(holders: more).value)
    #expect(after.value >= before.value)
  }

  @Test func `without holders there is none`() {
    #expect(TruckFactor.of(holders: [[], []]).reason == "No item has a holder.")
    #expect(TruckFactor.of(holders: [[3]]).value?.order == [3])
  }

  @Test(.needsReference) func `the leads of Kubernetes give the reference value`() throws {
    let expected = try Reference.fixture("kubernetes-sigs/expected_derived.json")[
      "truck_factor_team_leads"]
    let folder = try #require(Reference.folder)
    let leads = try Reference.rows(folder.appendingPathComponent("data/kubernetes-sigs/leads.csv"))
    let people = Set(leads.compactMap { $0["person"] }).sorted()
    var teams: [String: [Int]] = [:]
    for row in leads {
      guard let person = row["person"].flatMap({ people.firstIndex(of: $0) }),
        let team = row["team"]
      else { continue }
      teams[team, default: []].append(person)
    }
    let found = try #require(TruckFactor.of(holders: Array(teams.values)).value)
    #expect(found.items == expected["items_with_owner"].integer)
    #expect(found.value == expected["truck_factor"].integer)
    #expect(found.order.map { people[$0] } == expected["greedy_order"].strings)
    print("kubernetes-sigs: truck factor, \(2 + found.order.count) values equal")
  }
}
