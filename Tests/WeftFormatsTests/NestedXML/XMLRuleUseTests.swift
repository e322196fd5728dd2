import Testing
import WeftFormats
import WeftGraph

/// Rules of a mapping that fit nothing in home-made XML, or nothing that is left to them.
struct XMLRuleUseTests {
  private static let text = """
    <company><employee id="1" boss="2"><name>Ann</name></employee>
    <employee id="2"><name>Bo</name></employee><department code="d"><name>Ops</name></department>
    </company>
    """

  private func unused(_ mapping: String, _ texts: String...) throws -> [String] {
    let chart =
      try texts.isEmpty
      ? ReadChart(mapping: mapping, Self.text)
      : ReadChart(mapping: mapping, texts[0], texts[1])
    return chart.ledger.sources.flatMap(\.notes).filter { $0.code == "unused-mapping" }
      .map(\.message)
  }

  @Test(arguments: [
    (
      "xml:\n  - {node: employee}\n  - {node: departmnt}",
      "no element is called 'departmnt' (did you mean 'department'?), as the rule at mapping.yml:3:5 asks"
    ),
    (
      "xml:\n  - {node: employee}\n  - {node: Department}",
      "no element is called 'Department' (did you mean 'department'?), as the rule at mapping.yml:3:5 asks"
    ),
    (
      "xml:\n  - {node: employee}\n  - {node: employee, kind: Role}",
      "the rule at mapping.yml:3:5 takes no 'employee': of those that fit an element the first counts,"
        + " the one at mapping.yml:2:5"
    ),
    (
      "xml: {node: employee, label: fullname}",
      "no 'employee' has 'fullname', which 'label' at mapping.yml:1:30 asks for"
    ),
    (
      "xml: {node: employee, parent: '@bos'}",
      "no 'employee' has '@bos' (did you mean 'boss'?), which 'parent' at mapping.yml:1:31 asks for"
    ),
    (
      "xml: {node: employee, relations: [{to: team, type: MEMBER_OF}]}",
      "no 'employee' has 'team', which 'to' at mapping.yml:1:40 asks for"
    ),
  ])
  func `A part of a rule that fits nothing is told with its place`(
    mapping: String, told: String
  ) throws {
    #expect(try unused(mapping) == [told])
  }

  @Test func `What some element has is asked for rightly`() throws {
    #expect(
      try unused(
        "xml: [{node: employee, id: '@id', label: name, parent: '@boss'}, {node: department}]"
      ).isEmpty)
    // Rules are for all sources, and a later one may be for what an earlier leaves.
    let firm = "<company><employee id=\"9\" unit=\"d\"/></company>"
    #expect(
      try unused(
        "xml: [{node: 'employee[@unit]'}, {node: employee, parent: '@boss'}, {node: department}]",
        Self.text, firm
      ).isEmpty)
  }

  @Test func `A mapping none of whose rules fits is named where it asks`() {
    let faults = refusal { _ = try ReadChart(mapping: "xml: {node: Employe}", Self.text) }
    #expect(faults.first?.message == "no element is called 'Employe' (did you mean 'employee'?)")
    #expect(faults.first?.hint?.contains("mapping.yml:1:6") == true)
  }

  @Test func `A value that is not of its type is told where it stands`() throws {
    let text = """
      <staff><employee id="1">
        <Hire_date>2020-01-02</Hire_date></employee><employee id="2">

        <Hire_date>32-Foo-07</Hire_date></employee></staff>
      """
    for attributes in ["", "attributes: {Hire_date: start}"] {
      let chart = try ReadChart(mapping: "xml: {node: employee, id: '@id'}\n\(attributes)", text)
      let notes = chart.ledger.sources.flatMap(\.notes).filter { $0.code == "bad-value" }
      #expect(notes.map(\.position) == [SourcePosition(line: 4, column: 3)])
    }
  }
}
