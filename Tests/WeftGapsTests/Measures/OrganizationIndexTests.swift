import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// The index against definitions read straight from the graph, one pair at a time.
@Suite struct OrganizationIndexTests {
  private struct Naive {
    let chart: SmallChart
    var graph: Graph { chart.graph }

    func isActive(_ node: Int) -> Bool { chart.index.validity.active.contains(node) }

    func isPerson(_ node: Int) -> Bool {
      isActive(node) && graph.label("Person").map { graph.has($0, NodeID(node)) } ?? false
    }

    func isRole(_ node: Int) -> Bool {
      graph.label("Role").map { graph.has($0, NodeID(node)) } ?? false
    }

    /// Whether a current relationship of a type leads from one node to another.
    func has(_ type: String, _ from: Int, _ to: Int, solid: Bool = false) -> Bool {
      (0..<graph.relationshipCount).contains { index in
        let relationship = RelationshipID(index)
        guard graph.name(of: graph.type(of: relationship)) == type,
          graph.source(of: relationship).index == from,
          graph.target(of: relationship).index == to,
          chart.index.isCurrent(relationship)
        else { return false }
        let subtype = graph.key("subtype").flatMap { graph.value(of: $0, relationship) }
        return !solid || subtype != .string("dotted")
      }
    }

    var all: Range<Int> { 0..<graph.nodeCount }

    func holders(_ role: Int) -> [Int] { all.filter { isPerson($0) && has("HOLDS", $0, role) } }

    func managers(_ person: Int) -> [Int] {
      guard isPerson(person) else { return [] }
      func up(_ from: Int) -> [Int] {
        all.filter { has("REPORTS_TO", from, $0, solid: true) }.flatMap {
          isPerson($0) ? [$0] : isRole($0) ? holders($0) : []
        }
      }
      let hasOwn = all.contains { has("REPORTS_TO", person, $0, solid: true) }
      let found =
        hasOwn
        ? up(person)
        : all.filter { isRole($0) && has("HOLDS", person, $0) }
          .flatMap { role in
            all.filter { $0 != role && has("REPORTS_TO", role, $0, solid: true) }
              .flatMap { isPerson($0) ? [$0] : isRole($0) ? holders($0) : [] }
          }
      return Set(found).subtracting([person]).sorted()
    }
  }

  @Test(arguments: 0..<25) func rowsMatchTheirDefinitions(seed: Int) {
    let chart = RandomOrganization.chart(seed: UInt64(seed))
    let naive = Naive(chart: chart)
    let index = chart.index
    for one in naive.all {
      if naive.isRole(one) { #expect(index.holders[one].map { Int($0) } == naive.holders(one)) }
      #expect(index.managers[one].map { Int($0) } == naive.managers(one), "\(chart.ids([one]))")
      for other in naive.all where naive.isPerson(one) && naive.isPerson(other) && one != other {
        let isTied = ["COLLABORATES_WITH", "GIVES_FEEDBACK_TO"].contains {
          naive.has($0, one, other) || naive.has($0, other, one)
        }
        #expect(index.ties.contains(one, other) == isTied)
      }
    }
    // What is seen from one end is seen from the other.
    for one in naive.all {
      for manager in index.managers[one] { #expect(index.reports.contains(Int(manager), one)) }
      for report in index.reports[one] { #expect(index.managers.contains(Int(report), one)) }
      for tied in index.ties[one] { #expect(index.ties.contains(Int(tied), one)) }
    }
  }

  @Test func rowsAreAscendingAndDistinct() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      let count = Int.random(in: 1...40, using: &random)
      var pairs = NodePairs()
      var expected = [Set<Int>](repeating: [], count: count)
      for _ in 0..<Int.random(in: 0...400, using: &random) {
        let key = Int.random(in: 0..<count, using: &random)
        let value = Int.random(in: 0..<count, using: &random)
        pairs.append(key, value)
        expected[key].insert(value)
      }
      let rows = pairs.rows(nodeCount: count)
      for key in 0..<count {
        #expect(rows[key].map { Int($0) } == expected[key].sorted())
        for value in 0..<count {
          #expect(rows.contains(key, value) == expected[key].contains(value))
        }
      }
      #expect(rows.reversed().reversed().members == rows.members)
    }
  }

  @Test func emptyGraphHasAnIndex() {
    let chart = SmallChart("")
    #expect(chart.index.people.isEmpty)
    #expect(chart.index.executives.isEmpty)
  }
}
