import Testing
import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct FunctionBrokersTests {
  /// All shortest paths between people of different functions, walked one by one.
  private static func shares(_ index: OrganizationIndex) -> [Int: Double] {
    let above = FunctionsAbove(index)
    var people: [Int] = []
    index.people.forEach { if index.ties.count($0) > 0 { people.append($0) } }
    var through: [Int: Double] = [:]
    var pairs = 0.0
    for source in people {
      for target in people where target != source {
        let one = above.of(source)
        let other = above.of(target)
        guard !one.isEmpty, !other.isEmpty, one.isDisjoint(with: other) else { continue }
        var level = [[source]]
        var paths: [[Int]] = []
        var seen: Set<Int> = [source]
        while paths.isEmpty, !level.isEmpty {
          var next: [[Int]] = []
          for path in level {
            for tied in index.ties[path[path.count - 1]].map({ Int($0) }) where !seen.contains(tied)
            {
              next.append(path + [tied])
            }
          }
          seen.formUnion(next.map { $0[$0.count - 1] })
          paths = next.filter { $0[$0.count - 1] == target }
          level = next
        }
        guard !paths.isEmpty else { continue }
        pairs += 1
        for path in paths {
          for node in path.dropFirst().dropLast() {
            through[node, default: 0] += 1 / Double(paths.count)
          }
        }
      }
    }
    return through.mapValues { $0 / pairs }
  }

  @Test(arguments: 0..<20) func sharesEqualWalkingEveryPath(seed: UInt64) throws {
    let chart = RandomOrganization.chart(seed: seed, people: 12)
    let wanted = Self.shares(chart.index)
    for broker in FunctionBrokers.of(chart.context).brokers {
      #expect(abs(broker.share - (wanted[broker.person] ?? 0)) < 1e-12)
    }
  }

  private static let chart = SmallChart(
    """
    Function sales
    Function tech
    Function risk
    Person hub
    Person s1
    Person s2
    Person t1
    Person t2
    Person r1
    hub -MEMBER_OF-> risk
    s1 -MEMBER_OF-> sales
    s2 -MEMBER_OF-> sales
    t1 -MEMBER_OF-> tech
    t2 -MEMBER_OF-> tech
    r1 -MEMBER_OF-> risk
    hub -COLLABORATES_WITH-> s1
    hub -COLLABORATES_WITH-> s2
    hub -GIVES_FEEDBACK_TO-> t1
    hub -COLLABORATES_WITH-> t1
    hub -COLLABORATES_WITH-> t2
    """)

  @Test func theRoleNamedIsTheOnePlayedMost() throws {
    let found = FunctionBrokers.of(Self.chart.context)
    #expect(found.brokers.first?.person == Self.chart("hub"))
    let role = found.role(of: Self.chart("hub"))
    #expect(role.name == "liaison")
    #expect(role.count == 4)
    #expect(Set(Self.chart.ids(role.functions)) == ["sales", "tech"])
  }

  /// Pairs of contacts of one function, however many, are not between functions.
  @Test func theRoleIsThatOfPairsOfTwoFunctions() throws {
    let chart = SmallChart(
      """
      Function care
      Function tech
      Function risk
      Person hub
      Person c1
      Person c2
      Person c3
      Person c4
      Person t1
      Person t2
      Person r1
      hub -MEMBER_OF-> care
      c1 -MEMBER_OF-> care
      c2 -MEMBER_OF-> care
      c3 -MEMBER_OF-> care
      c4 -MEMBER_OF-> care
      t1 -MEMBER_OF-> tech
      r1 -MEMBER_OF-> risk
      hub -COLLABORATES_WITH-> c1
      hub -COLLABORATES_WITH-> c2
      hub -COLLABORATES_WITH-> c3
      hub -COLLABORATES_WITH-> c4
      hub -COLLABORATES_WITH-> t1
      """)
    let role = FunctionBrokers.of(chart.context).role(of: chart("hub"))
    #expect(role.name == "gatekeeper" && role.count == 4)
    #expect(chart.ids(role.functions) == ["care", "tech"])
  }

  @Test func whoHasNoTiesIsNotCounted() throws {
    #expect(FunctionBrokers.of(Self.chart.context).brokers.count == 5)
  }
}
