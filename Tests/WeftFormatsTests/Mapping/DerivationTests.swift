import Testing
import WeftFormats
import WeftGraph

struct DerivationTests {
  private static let keys = ["department", "team", "manager", "email", "name"].map {
    "<key id=\"\($0)\" for=\"node\" attr.name=\"\($0)\" attr.type=\"string\"/>"
  }.joined()

  private func read(_ nodes: String, derives: Bool = true) throws -> ReadChart {
    var options = ImportOptions()
    options.derives = derives
    return try ReadChart(graphML(nodes, keys: Self.keys), options: options)
  }

  @Test func `Departments and teams of people become units`() throws {
    let people =
      node("a", "person", ["department": "R&amp;D", "team": "Core"])
      + node("b", "person", ["department": " R&amp;D "]) + node("c", "role", ["department": "HR"])
    let chart = try read(people)
    #expect(
      chart.relationships == [
        "a MEMBER_OF Function:R&D", "a MEMBER_OF Team:Core", "b MEMBER_OF Function:R&D",
      ])
    #expect(chart.labels("Function:R&D") == ["Function"])
    #expect(chart.value("Function:R&D", "name") == .string("R&D"))
    #expect(chart.value("Function:R&D", "derived") == .boolean(true))
    #expect(chart.value(of: "MEMBER_OF", "derived") == .boolean(true))
    #expect(chart.value("a", "department") == .string("R&D"))
    #expect(chart.codes["derived-node"] == 2)
    #expect(try read(people, derives: false).relationships == [])
  }

  @Test func `A file with units of its own derives none`() throws {
    let chart = try read(node("a", "person", ["department": "HR"]) + node("t", "team"))
    #expect(chart.relationships == [])
  }

  @Test func `Managers are found by id, then e-mail, then unique name`() throws {
    let chart = try read(
      node("1", "person", ["name": "Ada", "email": "ada@x.org"])
        + node("2", "person", ["name": "Bob", "manager": "1"])
        + node("3", "person", ["name": "Bob", "manager": "ADA@x.org"])
        + node("4", "person", ["manager": "Ada"]) + node("5", "person", ["manager": "Bob"])
        + node("6", "person", ["manager": "Eve"]) + node("7", "person", ["manager": "-1"])
        + node("8", "person", ["manager": "8"]) + node("9", "person", ["manager": ""]))
    #expect(
      chart.relationships == [
        "2 REPORTS_TO 1", "3 REPORTS_TO 1", "4 REPORTS_TO 1", "8 REPORTS_TO 8",
      ])
    #expect(chart.codes["ambiguous-reference"] == 1)
    #expect(chart.codes["unresolved-reference"] == 1)
  }

  @Test func `What an edge says already is not said again`() throws {
    let chart = try read(
      node("1", "person") + node("2", "person", ["manager": "1"]) + edge("1", "manages", "2"))
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.codes["stated-twice"] == 1)
  }
}
