import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// What is weighed: every set of units that gaps connect, against all of them by brute force.
@Suite struct ProposalScopeTests {
  /// Teams of two, some of which depend on a later one, with nothing that joins any two.
  private static func chart(_ gaps: [(Int, Int)], teams: Int) -> SmallChart {
    var lines: [String] = []
    for team in 0..<teams {
      lines.append("Team t\(team)")
      for number in 0..<2 {
        lines += ["Person p\(team)\(number)", "p\(team)\(number) -MEMBER_OF-> t\(team)"]
      }
    }
    lines.append("p00 -COLLABORATES_WITH-> p01")
    for (one, other) in gaps { lines.append("t\(one) -DEPENDS_ON-> t\(other)") }
    return SmallChart(lines.joined(separator: "\n"))
  }

  private static func run(
    _ chart: SmallChart, roles: Int, scopeLimit: Int = DeviceCandidates.scopeLimit
  ) throws -> ProposalReport {
    var options = Proposals.Options(asOf: SmallChart.today)
    options.roles = roles
    options.scopeLimit = scopeLimit
    return try Proposals.run(on: chart.graph, rules: RuleSet.standard(), options: options)
  }

  /// Sets of nodes, each as bits, that hang together by some pairs.
  private static func connected(_ gaps: [(Int, Int)], nodes: Int, most: Int) -> [Int] {
    (0..<(1 << nodes)).filter { set in
      guard (2...most).contains(set.nonzeroBitCount) else { return false }
      var reached = set & -set
      for _ in 0..<nodes {
        for (one, other) in gaps where set >> one & 1 == 1 && set >> other & 1 == 1 {
          if reached >> one & 1 == 1 || reached >> other & 1 == 1 {
            reached |= 1 << one | 1 << other
          }
        }
      }
      return reached == set
    }
  }

  /// The most gaps some roles for connected sets of up to five units can meet, for each number of roles.
  private static func best(_ gaps: [(Int, Int)], nodes: Int) -> [Int] {
    let covers = Set(
      connected(gaps, nodes: nodes, most: 5).map { set in
        gaps.indices.reduce(0) { bits, place in
          let (one, other) = gaps[place]
          return set >> one & 1 == 1 && set >> other & 1 == 1 ? bits | 1 << place : bits
        }
      })
    var reached: Set<Int> = [0]
    return (1...3).map { _ in
      reached = Set(reached.flatMap { known in covers.map { known | $0 } })
      return reached.map(\.nonzeroBitCount).max() ?? 0
    }
  }

  private static func random(_ seed: Int) -> (gaps: [(Int, Int)], teams: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 60)
    let teams = Int.random(in: 5...9, using: &random)
    var keys: Set<Int> = []
    for _ in 0..<Int.random(in: 4...12, using: &random) {
      let one = Int.random(in: 0..<teams - 1, using: &random)
      keys.insert(one * 10 + Int.random(in: one + 1..<teams, using: &random))
    }
    return (keys.sorted().map { ($0 / 10, $0 % 10) }, teams)
  }

  @Test(arguments: 0..<12) func whatIsSaidToBeTheBestIsTheBest(seed: Int) throws {
    let (gaps, teams) = Self.random(seed)
    let chart = Self.chart(gaps, teams: teams)
    let best = Self.best(gaps, nodes: teams)
    for roles in 1...3 {
      let report = try Self.run(chart, roles: roles)
      #expect(report.needs == gaps.count && report.weighsEveryScope)
      #expect(report.isExact && report.bound == 1)
      #expect(Int(report.gains.reduce(0, +)) == best[roles - 1], "\(roles) roles, \(gaps)")
    }
  }

  @Test func twoRolesMeetWhatOneAfterTheOtherDoNot() throws {
    let ring = [(0, 5), (1, 2), (1, 4), (1, 6), (0, 2), (2, 6), (4, 7), (5, 7)]
    let report = try Self.run(Self.chart(ring, teams: 8), roles: 2)
    #expect(report.gains.reduce(0, +) == 8 && report.isExact && report.bound == 1)
    #expect(report.proposals.allSatisfy { $0.scope.count <= DeviceCandidate.mostUnits })
  }

  @Test func whereNotEveryScopeIsWeighedNothingIsCalledTheBest() throws {
    let (gaps, teams) = Self.random(3)
    let chart = Self.chart(gaps, teams: teams)
    let best = Self.best(gaps, nodes: teams)
    for roles in 1...3 {
      let report = try Self.run(chart, roles: roles, scopeLimit: 2)
      #expect(!report.weighsEveryScope && !report.isExact)
      #expect(Int(report.gains.reduce(0, +)) <= best[roles - 1])
    }
  }

  @Test(arguments: 0..<30) func connectedSetsAreAllThereOnce(seed: Int) throws {
    let (gaps, nodes) = Self.random(seed)
    let graph = (0..<nodes).map { node in
      (
        unit: node,
        near: Set(gaps.filter { $0.0 == node || $0.1 == node }.flatMap { [$0.0, $0.1] })
      )
    }
    for most in 1...5 {
      let wanted = most > 1 ? Self.connected(gaps, nodes: nodes, most: most) : []
      let found = try #require(ConnectedSets.of(graph, most: most, limit: wanted.count))
      let bits = found.map { $0.reduce(0) { $0 | 1 << $1 } }
      #expect(bits.sorted() == wanted.sorted())
      if !wanted.isEmpty {
        #expect(ConnectedSets.of(graph, most: most, limit: wanted.count - 1) == nil)
      }
    }
  }
}
