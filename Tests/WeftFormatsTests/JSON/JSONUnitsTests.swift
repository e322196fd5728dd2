import Testing
import WeftFormats
import WeftGraph

/// Units inside units, with positions and people in them.
struct JSONUnitsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  private let office = """
    {"export": {"type": "pdf"}, "organisations": [
      {"id": "o1", "name": "Town hall", "type": "Office", "positions": [
        {"positionType": "Mayor", "person": {"firstName": "Ann", "lastName": "Lee"}},
        {"positionType": "Clerk", "person": {"firstName": "", "lastName": ""}}],
       "organisations": [{"id": "o2", "name": "Finance",
         "departments": [{"name": "Taxes", "positions": [
           {"title": "Head", "type": "Lead", "holder": {"name": "Bo"}}]}]}]},
      {"id": "o3", "name": "Court"}]}
    """

  @Test func `Units, positions and people are nested`() throws {
    let chart = try read(office)
    #expect(
      chart.ledger.graph.labels.map { "\($0.name) \($0.count)" }.sorted() == [
        "Function 1", "Person 2", "Role 3", "Team 3",
      ])
    #expect(
      chart.ledger.graph.types.map { "\($0.name) \($0.count)" }.sorted() == [
        "HOLDS 2", "PART_OF 5",
      ])
    #expect(chart.relationships.contains("o2 PART_OF o1"))
    #expect(chart.relationships.contains("Taxes PART_OF o2"))
    #expect(chart.value("o1", "type") == .string("Office"))
    let names = (0..<chart.graph.nodeCount).compactMap { index -> String? in
      let value = chart.value(chart.graph.id(of: NodeID(index)), "name")
      return if case .string(let text)? = value { text } else { nil }
    }
    #expect(
      names.sorted() == [
        "Ann Lee", "Bo", "Clerk", "Court", "Finance", "Head", "Mayor", "Taxes", "Town hall",
      ])
    #expect(chart.codes["unread-value"] == 1 && chart.codes["nested-value"] == nil)
  }

  @Test func `People in units are members, whoever they report to`() throws {
    let chart = try read(
      #"{"name": "Acme", "departments": [{"name": "IT", "teams": [{"name": "Web", "members": [{"id": "1", "name": "Ann"}, {"id": "2", "name": "Bo", "managerId": "1"}]}]}]}"#
    )
    #expect(
      chart.relationships == [
        "1 MEMBER_OF Web", "2 MEMBER_OF Web", "2 REPORTS_TO 1", "IT PART_OF Acme",
        "Web PART_OF IT",
      ])
    #expect(chart.labels("IT") == ["Function"] && chart.labels("Web") == ["Team"])
  }

  @Test func `What is deeper than units go is kept as text`() throws {
    let depth = 70
    let text =
      #"{"units": ["# + String(repeating: #"{"name": "u", "units": ["#, count: depth)
      + String(repeating: "]}", count: depth) + "]}"
    let chart = try read(text)
    #expect(chart.graph.nodeCount == 65 && chart.codes["nested-value"] == 1)
  }

  @Test func `Names of classes beside and around values are left out`() throws {
    let chart = try read(
      """
      {"@class":"java.util.HashMap","id":["java.lang.Long",1],"label":"person","outE":{"@class":"java.util.HashMap","knows":["java.util.ArrayList",[{"@class":"java.util.HashMap","id":7,"inV":2,"properties":{"@class":"java.util.HashMap","since":2009}}]]},"properties":{"@class":"java.util.HashMap","name":["java.util.ArrayList",[{"@class":"java.util.HashMap","id":0,"value":"Ann"}]]}}
      {"id":2,"label":"person","properties":{"name":["java.util.ArrayList",[{"id":1,"value":"Bo","@class":"java.util.HashMap"}]],"@class":"java.util.HashMap"},"@class":"java.util.HashMap"}
      """)
    #expect(chart.relationships == ["1 knows 2"])
    #expect(chart.value("1", "name") == .string("Ann") && chart.value("2", "name") == .string("Bo"))
    #expect(chart.value("1", "@class") == nil && chart.labels("1") == ["Person"])
  }
}
