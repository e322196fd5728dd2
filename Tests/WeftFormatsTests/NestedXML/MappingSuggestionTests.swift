import Testing
import WeftFormats
import WeftGraph

/// Home-made documents that the drafted mapping must read as it is.
struct MappingSuggestionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var people: Int
    var units: [String] = []
    var relationships: [String]
    var names: [String: String] = [:]

    var testDescription: String { name }
  }

  private static let cases: [Case] = [
    Case(
      name: "names inside an element, units around",
      text: """
        <Company><Dept code="D1" name="Eng"><Employee id="1"><Name><First>Ann</First><Last>Lee</Last></Name><Title>CEO</Title></Employee><Employee id="2"><Name><First>Bob</First><Last>Ray</Last></Name><ManagerId>1</ManagerId><Skill>a</Skill><Skill>b</Skill></Employee></Dept><Dept code="D2" name="Ops"><Employee id="3"><Name><First>Cy</First><Last>Y</Last></Name><ManagerId>2</ManagerId></Employee></Dept></Company>
        """,
      people: 3, units: ["D1", "D2"],
      relationships: [
        "1 MEMBER_OF D1", "2 MEMBER_OF D1", "2 REPORTS_TO 1", "3 MEMBER_OF D2", "3 REPORTS_TO 2",
      ], names: ["1": "Ann Lee", "D2": "Ops"]),
    Case(
      name: "units by reference, attributes only",
      text: """
        <hr><units><unit id="U1" title="Board"/><unit id="U2" title="Sales" parent="U1"/></units>
        <staff><person nr="7" first="Ann" last="Lee" unit_id="U1"/><person nr="8" first="Bo" last="Ray" boss="7" unit_id="U2"/></staff></hr>
        """,
      people: 2, units: ["U1", "U2"],
      relationships: [
        "7 MEMBER_OF U1", "8 MEMBER_OF U2", "8 REPORTS_TO 7", "U2 PART_OF U1",
      ], names: ["8": "Bo Ray", "U2": "Sales"]),
    Case(
      name: "elements only, details gathered",
      text: """
        <people><worker><ids><number>1</number></ids><personalInfo><firstName>Ann</firstName><lastName>Lee</lastName></personalInfo><job><title>CEO</title></job></worker>
        <worker><ids><number>2</number></ids><personalInfo><firstName>Bo</firstName><lastName>Ray</lastName></personalInfo><job><title>CFO</title><reportsTo>1</reportsTo></job></worker></people>
        """,
      people: 2, relationships: ["2 REPORTS_TO 1"], names: ["1": "Ann Lee"]),
    Case(
      name: "a superior is an element with an attribute",
      text: """
        <staff><employee id="a"><name>Ann</name></employee><employee id="b"><name>Bo</name><manager ref="a"/></employee><employee id="c"><name>Cy</name><manager ref="b"/></employee></staff>
        """,
      people: 3, relationships: ["b REPORTS_TO a", "c REPORTS_TO b"], names: ["c": "Cy"]),
    Case(
      name: "namespaces",
      text: """
        <o:org xmlns:o="urn:o" xmlns:p="urn:p"><o:division o:code="X" o:name="Ops"><p:employee p:id="1"><p:name p:first="Ann" p:last="Lee"/></p:employee><p:employee p:id="2"><p:name p:first="Bo" p:last="Ray"/><p:supervisor>1</p:supervisor></p:employee></o:division></o:org>
        """,
      people: 2, units: ["X"],
      relationships: ["1 MEMBER_OF X", "2 MEMBER_OF X", "2 REPORTS_TO 1"], names: ["2": "Bo Ray"]),
    Case(
      name: "plain nesting",
      text: """
        <employees><employee><name>Ann</name><reports><employee><name>Bob</name><reports><employee><name>Cy</name></employee></reports></employee><employee><name>Di</name></employee></reports></employee></employees>
        """,
      people: 4,
      relationships: ["Bob REPORTS_TO Ann", "Cy REPORTS_TO Bob", "Di REPORTS_TO Ann"]),
    Case(
      name: "units in units, people by nesting, heads",
      text: """
        <department id="D0" name="Firm"><manager id="m0" name="Ann"/><department id="D1" name="IT"><manager id="m1" name="Bo"/><employee id="e1" name="Cy"/><employee id="e2" name="Di"/></department></department>
        """,
      people: 4, units: ["D0", "D1"],
      relationships: [
        "D1 PART_OF D0", "e1 MEMBER_OF D1", "e2 MEMBER_OF D1", "m0 LEADS D0", "m1 LEADS D1",
      ]),
    Case(
      name: "a word nobody knows around people",
      text: """
        <firm><pod key="p1" name="Blue"><employee id="1" name="Ann" email="a@x"/><employee id="2" name="Bo" email="b@x" managerId="1"/></pod><pod key="p2" name="Red"><employee id="3" name="Cy" email="c@x" managerId="1"/></pod></firm>
        """,
      people: 3, units: ["p1", "p2"],
      relationships: [
        "1 MEMBER_OF p1", "2 MEMBER_OF p1", "2 REPORTS_TO 1", "3 MEMBER_OF p2", "3 REPORTS_TO 1",
      ]),
    Case(
      name: "positions that report to positions",
      text: """
        <chart><position id="P1" title="CEO"/><position id="P2" title="CFO" reportsTo="P1"/><position id="P3" title="Clerk" reportsTo="P2"/></chart>
        """,
      people: 0, relationships: ["P2 REPORTS_TO P1", "P3 REPORTS_TO P2"], names: ["P3": "Clerk"]),
    Case(
      name: "a manager by name",
      text: """
        <list><Mitarbeiter><Personalnummer>1</Personalnummer><Name>Ann</Name></Mitarbeiter><Mitarbeiter><Personalnummer>2</Personalnummer><Name>Bo</Name><Manager>Ann</Manager></Mitarbeiter></list>
        """,
      people: 2, relationships: ["2 REPORTS_TO 1"]),
  ]

  @Test(arguments: cases + people + [titles])
  func `The drafted mapping reads the file right`(one: Case) throws {
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(one.text.utf8))
    let chart = try ReadChart(mapping: mapping, one.text)
    let byName = chart.relationships.map { line in
      one.names.isEmpty && line.contains(":") ? named(line, chart) : line
    }
    #expect(byName.sorted() == one.relationships, "\(mapping)")
    let people = chart.ledger.graph.labels.first { $0.name == "Person" }?.count ?? 0
    #expect(people == one.people, "\(mapping)")
    for unit in one.units {
      #expect(["Team", "Function"].contains(chart.labels(unit).first), "\(unit): \(mapping)")
    }
    for (id, name) in one.names { #expect(chart.value(id, "name") == .string(name), "\(mapping)") }
    #expect(chart.codes["unexpected-ends"] == nil && chart.codes["dangling-edge"] == nil)
    #expect(chart.ledger.graph.placeholders == 0)
  }

  /// A relationship with the names of nodes that are known by their places.
  private func named(_ line: String, _ chart: ReadChart) -> String {
    line.split(separator: " ").map { word in
      if case .string(let name)? = chart.value(String(word), "name") { name } else { String(word) }
    }.joined(separator: " ")
  }

  @Test func `Ids that two kinds share are left to one of them`() throws {
    let text = """
      <firm><team id="1" name="Core"><member id="1" name="Ann" manager=""/><member id="2" name="Bo" manager="1"/></team><team id="2" name="Web"><member id="3" name="Cy" manager="2"/></team></firm>
      """
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(mapping.contains("has values that are ids of 'member' too"))
    let chart = try ReadChart(mapping: mapping, text)
    #expect(chart.graph.nodeCount == 5)
    #expect(
      chart.relationships.filter { $0.contains("REPORTS_TO") }
        == ["2 REPORTS_TO 1", "3 REPORTS_TO 2"])
  }

  @Test func `What nothing says is left out, with a comment`() throws {
    let text = """
      <log><entry code="1" name="x"/><entry code="2" name="y"/><thing key="a" name="p"/><thing key="b" name="q"/></log>
      """
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(mapping.contains("# kind: nothing says what they are"))
    #expect(mapping.contains("# parent: nothing says who is above them"))
    let chart = try ReadChart(mapping: mapping, text)
    #expect(chart.graph.nodeCount == 4 && chart.relationships.isEmpty)
    #expect(chart.ledger.graph.labels.isEmpty)
  }

  @Test func `An attribute that says what each is leaves the kind to it`() throws {
    let text = """
      <org><node id="1" type="team" name="Core"/><node id="2" type="person" name="Ann" parent="1"/></org>
      """
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    let chart = try ReadChart(mapping: mapping, text)
    #expect(chart.labels("1") == ["Team"] && chart.labels("2") == ["Person"])
    #expect(chart.relationships == ["2 MEMBER_OF 1"])
  }
}
