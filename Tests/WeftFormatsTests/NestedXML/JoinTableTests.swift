import Testing
import WeftFormats
import WeftGraph

/// Elements of home-made XML that but join two nodes.
struct JoinTableTests {
  private static let people = [
    (
      "employees",
      [
        ["id": "1", "first_name": "Ann", "last_name": "Lee"],
        ["id": "2", "first_name": "Bo", "last_name": "Ray"],
        ["id": "3", "first_name": "Cy", "last_name": "Fox"],
      ]
    ),
    ("roles", [["id": "1", "name": "Lead"], ["id": "2", "name": "Dev"]]),
    ("departments", [["id": "1", "name": "Ops"], ["id": "2", "name": "Lab"]]),
    ("projects", [["id": "1", "name": "Apollo"], ["id": "2", "name": "Zeus"]]),
  ]

  private static func dump(_ tables: [(String, [[String: String]])]) -> String {
    "<mysqldump><database name=\"hr\">"
      + tables.map { name, rows in
        "<table_data name=\"\(name)\">"
          + rows.map { row in
            "<row>"
              + row.sorted { $0.key < $1.key }
              .map { "<field name=\"\($0.key)\">\($0.value)</field>" }.joined() + "</row>"
          }.joined() + "</table_data>"
      }.joined() + "</database></mysqldump>"
  }

  @Test(arguments: [
    ("user_roles", "user_id", "role_id", "HOLDS", "roles"),
    ("dept_emp", "emp_no", "dept_no", "MEMBER_OF", "departments"),
    ("dept_manager", "emp_no", "dept_no", "LEADS", "departments"),
    ("employee_project", "employee_id", "project_id", "MEMBER_OF", "projects"),
  ])
  func `A table that joins two others is drafted as relations`(
    table: String, one: String, two: String, type: String, target: String
  ) throws {
    let joins = [
      [one: "1", two: "1", "from_date": "2020-01-01"],
      [one: "3", two: "2", "from_date": "2021-01-01"],
    ]
    let text = Self.dump(Self.people + [(table, joins)])
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    let chart = try ReadChart(mapping: mapping, text)
    #expect(
      chart.relationships == ["1 \(type) \(target):1", "3 \(type) \(target):2"], "\(mapping)")
    #expect(chart.ledger.graph.placeholders == 0, "\(mapping)")
  }

  @Test func `Elements of a relation join two nodes, and what else they say is theirs`() throws {
    let text = """
      <firm><p id="1"/><p id="2"/><t id="a"/><in who="1" what="a"><share>0.5</share></in>
      <in who="2" what="NULL"/><in who="2"/></firm>
      """
    let chart = try ReadChart(
      mapping: """
        xml:
          - {node: p, id: '@id', kind: Person}
          - {node: t, id: '@id', kind: Team}
          - {relation: in, from: '@who', to: '@what', type: MEMBER_OF}
        """, text)
    #expect(chart.relationships == ["1 MEMBER_OF a"])
    #expect(chart.value(of: "MEMBER_OF", "share") == .float(0.5))
    #expect(chart.codes["unread-element"] == nil && chart.codes["unused-mapping"] == nil)
  }

  @Test(arguments: [
    ("xml: {relation: in, from: a}", "a rule for relations needs 'from', 'to' and a type"),
    ("xml: {relation: in, from: a, to: b, type: [X]}", "'type' is one word, and this is a list"),
    ("xml: {relation: in, from: a, to: b, kind: X}", "a rule for relations has no 'kind'"),
  ])
  func `A rule for relations that lacks something is refused`(mapping: String, told: String) {
    let faults = refusal { _ = try ReadChart(mapping: mapping, "<firm><in/></firm>") }
    #expect(faults.first?.code == "bad-mapping" && faults.first?.message == told, "\(faults)")
  }

  @Test(arguments: [
    """
    <Workbook><Worksheet Name="staff"><Table><Row><Cell><Data>id</Data></Cell><Cell><Data>name</Data></Cell></Row>
    <Row><Cell><Data>1</Data></Cell><Cell><Data>Ann Lee</Data></Cell></Row></Table></Worksheet></Workbook>
    """,
    """
    <html><head><title>Staff</title></head><body><table><tr><th>id</th><th>name</th></tr>
    <tr><td>1</td><td>Ann Lee</td></tr><tr><td>2</td><td>Bo Ray</td></tr></table></body></html>
    """,
    """
    <plist><array><dict><key>id</key><string>1</string><key>name</key><string>Ann</string></dict>
    <dict><key>id</key><string>2</string><key>name</key><string>Bo</string></dict></array></plist>
    """,
  ])
  func `Values that nothing in their record tells apart are no draft`(text: String) {
    let faults = refusal {
      _ = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    }
    #expect(faults.map(\.code) == ["nothing-to-draft"])
    #expect(faults.first?.message.hasPrefix("the values of a record stand in") == true, "\(faults)")
  }
}
