import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// Measures of networks, reporting lines, roles and oversight.
extension ScorecardTests {
  @Test func partnersOnOneUnitAreAStarAndOneByOneApart() throws {
    let star = (1...4).map { "Partner x\($0)\nx\($0) -SUPPLIES_TO-> t" }.joined(separator: "\n")
    let health = try value("ecosystem-health", "Team t\n" + star)
    // R of a star of n: the hub goes first, then single nodes remain: (n - 1) / n².
    #expect(isNear(health.value, (4.0 / 25.0) / (4.0 / 10.0)))
    #expect(try value("ecosystem-health", "Team t\nPartner x").value == nil)
  }

  @Test func decisionRightsAreSpreadOverEverybody() throws {
    let text = """
      Person a
      Person b
      Person c
      Decision d
      Decision e
      AISystem s
      a -ACCOUNTABLE_FOR-> d
      a -APPROVES-> s
      b -ACCOUNTABLE_FOR-> e
      """
    let leadership = try value("distributed-leadership", text)
    // Gini of (0, 1, 2) is 4/9, times 3/2.
    #expect(isNear(leadership.value, 1 - 2.0 / 3.0))
    #expect(leadership.low == leadership.value && leadership.coverage == 1)
    let open = try value("distributed-leadership", text + "\nDecision f")
    // The third may go to a (0, 1, 3) or to c (1, 1, 2).
    #expect(isNear(open.low, 1 - 0.75) && isNear(open.high, 1 - 0.25))
  }

  @Test func aStarIsCentralAndACompleteNetworkIsNot() throws {
    let people = (1...4).map { "Person p\($0)" }.joined(separator: "\n") + "\n"
    let star = (2...4).map { "p1 -COLLABORATES_WITH-> p\($0)" }.joined(separator: "\n")
    #expect(isNear(try value("decentralization", people + star).value, 0))
    let ring =
      "p1 -COLLABORATES_WITH-> p2\np2 -COLLABORATES_WITH-> p3\n"
      + "p3 -COLLABORATES_WITH-> p4\np4 -COLLABORATES_WITH-> p1"
    #expect(isNear(try value("decentralization", people + ring).value, 1))
  }

  private static let roles = """
    Person a
    Person b
    Role covered critical=true
    Role alone critical=true
    Role heavy critical=true
    Role vacant critical=true
    Role line
    a -HOLDS-> covered share=0.5
    b -HOLDS-> alone share=0.4
    b -HOLDS-> heavy share=0.8
    b -SUCCEEDS-> covered
    a -SUCCEEDS-> heavy
    """

  @Test func sustainabilityNeedsCoverAndTime() throws {
    #expect(isNear(try value("succession-cover", Self.roles).value, 0.5))
    #expect(isNear(try value("load-within-capacity", Self.roles).value, 1.0 / 3.0))
    #expect(isNear(try value("sustainability", Self.roles).value, 0.25))
    let silent = try value(
      "succession-cover",
      "Person a\nRole r critical=true\na -HOLDS-> r")
    #expect(silent.value == nil && silent.low == 0 && silent.high == 1)
    #expect(silent.missing == ["SUCCEEDS"])
  }

  @Test func whatIsNotDocumentedCountsAgainstEthicsCover() throws {
    let ethics = try value(
      "ethics-cover",
      """
      Person a
      Person b
      AISystem s riskClass=high reviewIntervalDays=30 changesPerDay=0
      a -ACCOUNTABLE_FOR-> s
      b -OVERSEES-> s canStop=false competence=true training=true authority=true support=true
      """)
    #expect(ethics.value == ethics.low)
    #expect((ethics.high ?? 0) > (ethics.value ?? 1))
    let checks = ethics.evidence.first { $0.name == "checks" }?.value
    guard case .map(let map)? = checks, case .map(let stop)? = map["OVR-3"] else {
      Testing.Issue.record("no checks")
      return
    }
    if case .integer(1)? = stop["violated"] {} else { Testing.Issue.record("OVR-3") }
    #expect(map["OVR-5"] == nil)
  }

  @Test func indicatorsAreNeverComputed() throws {
    let impact = try value("innovation-impact", Self.dependency)
    #expect(impact.value == nil && impact.reason?.contains("cannot be computed") == true)
    var builder = GraphBuilder()
    builder.attributes.append(("innovationImpact", .float(0.4)))
    var options = Scorecard.Options(asOf: SmallChart.today)
    options.measures = ["innovation-impact"]
    #expect(
      try Scorecard.run(on: builder.finish(), options: options)["innovation-impact"]?.value == 0.4)
  }

  @Test func reportingLinesOfATreeAreOnesSpansAndLayersAreCounted() throws {
    let tree = """
      Person top
      Person a
      Person b
      Person c
      Person d
      a -REPORTS_TO-> top
      b -REPORTS_TO-> top
      c -REPORTS_TO-> a
      d -REPORTS_TO-> a
      """
    for id in ["connectedness", "hierarchy", "efficiency", "lubness"] {
      #expect(isNear(try value(id, tree).value, 1), "\(id)")
    }
    #expect(try value("median-span", tree).value == 2)
    #expect(try value("layers", tree).value == 3)
    let cyclic = try value(
      "layers", tree + "\nPerson e\nPerson f\ne -REPORTS_TO-> f\nf -REPORTS_TO-> e")
    #expect(cyclic.value == 3 && isNear(cyclic.coverage, 5.0 / 7.0))
  }

  @Test func eiIndexSaysWhichTiesCannotBePlaced() throws {
    let ei = try value(
      "ei-index",
      """
      Function f
      Function g
      Person a
      Person b
      Person c
      Person d
      a -MEMBER_OF-> f
      b -MEMBER_OF-> f
      c -MEMBER_OF-> g
      a -COLLABORATES_WITH-> b
      b -COLLABORATES_WITH-> c
      a -COLLABORATES_WITH-> c
      d -COLLABORATES_WITH-> a
      """)
    #expect(isNear(ei.value, 1.0 / 3.0) && isNear(ei.coverage, 0.75))
    #expect(isNear(ei.low, 0) && isNear(ei.high, 0.5))
  }

  @Test func oversightOfASystemWithoutRiskClassWidensTheBounds() throws {
    let cover = try value(
      "oversight-cover",
      """
      Person a
      Team t
      AISystem seen riskClass=high
      AISystem unseen riskClass=high
      AISystem unsorted
      AISystem small riskClass=minimal
      a -OVERSEES-> seen
      t -OVERSEES-> unseen
      """)
    #expect(isNear(cover.value, 0.5) && isNear(cover.low, 1.0 / 3.0) && isNear(cover.high, 0.5))
  }

  @Test func investmentIsWeighedByCost() throws {
    let balance = try value(
      "investment-balance",
      """
      AISystem a investmentKind=foundational annualCost=30
      AISystem b investmentKind=coordination annualCost=10
      AISystem c investmentKind=refinement annualCost=99
      """)
    #expect(isNear(balance.value, 0.25) && balance.coverage == 1)
  }

  @Test func roleMixIsContextAndCountsPeople() throws {
    let mix = try value(
      "role-mix",
      """
      Person a
      Person b
      Person c
      Role i subtype=integration
      Role l subtype=line
      Role x
      a -HOLDS-> i
      a -HOLDS-> l
      b -HOLDS-> l
      c -HOLDS-> x
      """)
    #expect(isNear(mix.value, 0.5) && isNear(mix.coverage, 2.0 / 3.0))
  }
}
