import Foundation
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct FunctionTiesTests {
  private static let chart = """
    Function f
    Function g
    Function h
    Team t
    Team u
    AISystem x
    AISystem y
    Person a
    Person b
    Person c
    Person d
    t -PART_OF-> f
    u -PART_OF-> g
    a -MEMBER_OF-> t
    b -MEMBER_OF-> t
    c -MEMBER_OF-> u
    d -MEMBER_OF-> h
    t -OWNS-> x
    u -OWNS-> y
    a -COLLABORATES_WITH-> b
    c -COLLABORATES_WITH-> d

    """

  private func pairs(_ text: String) throws -> [String] {
    try SmallChart(Self.chart + text).rows("org.functionTies").map { row in
      let words = row.split(separator: " ")
      return "\(words[0]) \(words[1]) ties \(words[5]) of \(words[6])"
    }
  }

  @Test func needsComeFromTasksAndRequiredFunctions() throws {
    #expect(try pairs("").isEmpty)
    #expect(try pairs("x -DEPENDS_ON-> y") == ["f g ties 0 of 0.5"])
    #expect(try pairs("x -REQUIRES_FUNCTION-> h") == ["f h ties 0 of 0.5"])
    #expect(try pairs("x -REQUIRES_FUNCTION-> h\nx -REQUIRES_FUNCTION-> g").count == 3)
    #expect(try pairs("x -DEPENDS_ON-> y\na -COLLABORATES_WITH-> c") == ["f g ties 1 of 1.0"])
    #expect(try pairs("x -DEPENDS_ON-> y\ng -PART_OF-> f").isEmpty)
  }

  private func work(_ text: String) throws -> String {
    let row = try SmallChart(Self.chart + text).rows("org.functionTies").first ?? ""
    return row.split(separator: " ").suffix(2).joined(separator: " ")
  }

  @Test func theWorkThatJoinsThemIsNamedWhetherTheyTalkOrNot() throws {
    #expect(try work("x -DEPENDS_ON-> y") == "[x,y] []")
    #expect(try work("x -DEPENDS_ON-> y\na -COLLABORATES_WITH-> c") == "[x,y] []")
    #expect(try work("t -DEPENDS_ON-> u") == "[] [t,u]")
    #expect(try work("u -DEPENDS_ON-> t\na -COLLABORATES_WITH-> c") == "[] [t,u]")
    #expect(try work("t -REQUIRES_FUNCTION-> g") == "[t] []")
  }

  @Test(arguments: 0..<20) func tiesAndChanceMatchTheirDefinitions(seed: Int) {
    let chart = RandomOrganization.chart(seed: UInt64(seed), people: 30)
    let index = chart.index
    for row in FunctionTies(chart.context).rows {
      let ours = Set(index.membersBelow(row.function))
      let theirs = Set(index.membersBelow(row.other))
      var ties = 0
      var chance: [Double] = [0, 0]
      for one in ours {
        chance[0] += Double(index.ties.count(Int(one)))
        for other in theirs where index.ties.contains(Int(one), Int(other)) { ties += 1 }
      }
      for other in theirs { chance[1] += Double(index.ties.count(Int(other))) }
      #expect(row.ties == ties)
      #expect(row.shared == ours.intersection(theirs).count)
      guard let expected = row.expected, let p = row.p else {
        #expect(chance[0] * chance[1] == 0)
        continue
      }
      #expect(abs(expected - chance[0] * chance[1] / Double(index.ties.members.count)) < 1e-9)
      var term = exp(-expected)
      var tail = term
      for k in 1..<max(ties + 1, 1) {
        term *= expected / Double(k)
        tail += term
      }
      #expect(abs(p - tail) < 1e-9)
    }
  }
}
