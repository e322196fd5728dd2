import Testing
import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct ReportingChainsTests {
  @Test func theLongestWayDownCounts() throws {
    let chart = SmallChart(
      """
      Person root
      Person a
      Person b
      Person c
      Person gone active=false
      a -REPORTS_TO-> root
      b -REPORTS_TO-> a
      c -REPORTS_TO-> b
      c -REPORTS_TO-> root
      gone -REPORTS_TO-> c
      """)
    let chains = ReportingChains(chart.index).chains
    #expect(chains.map(\.layers) == [4])
    #expect(chains.map(\.people) == [4])
    #expect(chart.ids(chains[0].longest) == ["root", "a", "b", "c"])
  }

  @Test func peopleOnACycleHaveNoLayer() throws {
    let chart = SmallChart(
      """
      Person root
      Person a
      Person b
      Person c
      a -REPORTS_TO-> root
      b -REPORTS_TO-> a
      b -REPORTS_TO-> c
      c -REPORTS_TO-> b
      """)
    let chains = ReportingChains(chart.index).chains
    #expect(chains.map(\.layers) == [2])
    #expect(chains.map(\.people) == [4])
  }

  private static func longest(_ index: OrganizationIndex, from node: Int) -> Int {
    1 + (index.reports[node].map { longest(index, from: Int($0)) }.max() ?? 0)
  }

  @Test(arguments: 0..<20) func layersEqualTheLongestWalk(seed: UInt64) throws {
    // Lines lead to lower numbers only, so there are no cycles.
    var random = SeededGenerator(seed: seed)
    var lines = (0..<15).map { "Person p\($0)" }
    for person in 1..<15 {
      for _ in 0..<random.number(below: 4) {
        lines.append("p\(person) -REPORTS_TO-> p\(random.number(below: person))")
      }
    }
    let chart = SmallChart(lines.joined(separator: "\n"))
    for chain in ReportingChains(chart.index).chains {
      #expect(chain.layers == Self.longest(chart.index, from: chain.root))
      #expect(chain.longest.count == chain.layers)
      for (lead, report) in zip(chain.longest, chain.longest.dropFirst()) {
        #expect(chart.index.reports.contains(lead, report))
      }
    }
  }

  @Test func superiorsAreEachNamedOnceNearestFirst() throws {
    let chart = SmallChart(
      """
      Person a
      Person b
      Person c
      Person d
      Person e
      a -REPORTS_TO-> b
      a -REPORTS_TO-> c
      b -REPORTS_TO-> d
      c -REPORTS_TO-> d
      d -REPORTS_TO-> e
      e -REPORTS_TO-> a
      """)
    #expect(chart.ids(chart.index.superiors(of: chart("a"), levels: 1)) == ["b", "c"])
    #expect(chart.ids(chart.index.superiors(of: chart("a"), levels: 9)) == ["b", "c", "d", "e"])
    #expect(chart.ids(chart.index.superiors(of: chart("a"), levels: 0)) == [])
  }
}
