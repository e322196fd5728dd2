import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct MessageTemplateTests {
  private let chart = SmallChart(
    """
    Person a name=Ann level=3
    Person b
    a -REPORTS_TO-> b since=2020-01-01
    """)

  private func text(_ template: String, _ value: Value) throws -> String {
    MessageText(chart.graph).text(try MessageTemplate(template)) { column in
      column == "x" ? value : .null
    }
  }

  @Test func valuesReadAsPeopleReadThem() throws {
    let ann = Value.node(NodeID(chart("a")))
    let bob = Value.node(NodeID(chart("b")))
    #expect(try text("{x} leads", ann) == "Ann leads")
    #expect(try text("{x}", bob) == "b")
    #expect(try text("{x.name}, {x.level}, {x.nothing}", ann) == "Ann, 3, unknown")
    #expect(try text("{x.id}", bob) == "b")
    #expect(try text("{x} and {y}", .null) == "unknown and unknown")
    #expect(try text("{x}", .list([ann, bob, .null])) == "Ann, b, unknown")
    #expect(try text("{x}", .list((1...5).map { .integer($0) })) == "1, 2, 3, 4, 5")
    #expect(try text("{x}", .list((1...8).map { .integer($0) })) == "1, 2, 3, 4, 5 and 3 more")
    #expect(try text("{x.name}", .list([ann, bob])) == "Ann, b")
    let path = Value.Path(
      nodes: [NodeID(chart("a")), NodeID(chart("b"))], relationships: [RelationshipID(0)])
    #expect(try text("{x}", .path(path)) == "Ann → b")
    #expect(try text("{x}", .float(0.5)) == "0.5")
    #expect(try text("{x}", .date(SmallChart.today)) == "2026-01-31")
    #expect(try text("{x.since}", .relationship(RelationshipID(0))) == "2020-01-01")
    #expect(try text("{x.k}", .map(ValueMap([("k", .integer(1))]))) == "1")
  }

  @Test func bracesAreDoubled() throws {
    #expect(try text("{{x} is {x}", .integer(1)) == "{x} is 1")
    #expect(try text("a } b", .null) == "a } b")
    #expect(throws: MessageTemplate.Problem.self) { try MessageTemplate("{x") }
    #expect(throws: MessageTemplate.Problem.self) { try MessageTemplate("{x.}") }
    #expect(throws: MessageTemplate.Problem.self) { try MessageTemplate("{a b}") }
  }
}
