import Testing
import WeftFormats
import WeftGraph

/// Rows of databases, in the forms of several tools, that the drafted mapping must read as it is.
struct DatabaseDumpTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var relationships: [String] = joined
    var pattern: String

    var testDescription: String { name }
  }

  /// Ann above Bo and Cy, of whom two share a department; both tables count from 1.
  private static let joined = [
    "1 LEADS departments:1", "1 MEMBER_OF departments:1", "2 MEMBER_OF departments:1",
    "2 REPORTS_TO 1", "3 MEMBER_OF departments:2", "3 REPORTS_TO 1",
  ]

  private static let people = [
    [
      ("id", "1"), ("first_name", "Ann"), ("last_name", "Lee"), ("manager_id", nil),
      ("department_id", "1"),
    ],
    [
      ("id", "2"), ("first_name", "Bo"), ("last_name", "Ray"), ("manager_id", "1"),
      ("department_id", "1"),
    ],
    [
      ("id", "3"), ("first_name", "Cy"), ("last_name", "Fox"), ("manager_id", "1"),
      ("department_id", "2"),
    ],
  ]
  private static let units: [[(String, String?)]] = [
    [("id", "1"), ("name", "Ops"), ("manager_id", "1")],
    [("id", "2"), ("name", "Lab"), ("manager_id", nil)],
  ]

  private static func rows(
    _ rows: [[(String, String?)]], _ row: ([(String, String?)]) -> String
  ) -> String { rows.map(row).joined(separator: "\n") }

  private static func columns(
    _ values: [(String, String?)], _ column: (String, String?) -> String
  ) -> String { values.map { column($0, $1) }.joined() }

  private static func tables(
    _ row: (String, [(String, String?)]) -> String, around: (String, String) -> String = { $1 }
  ) -> String {
    around("departments", rows(units) { row("departments", $0) }) + "\n"
      + around("employees", rows(people) { row("employees", $0) })
  }

  private static let cases: [Case] = [
    Case(
      name: "a column element with a name, a table element for each row",
      text:
        "<pma_xml_export xmlns:pma=\"urn:pma\"><pma:structure_schemas><pma:database name=\"hr\">"
        + "<pma:table name=\"employees\">CREATE</pma:table><pma:table name=\"departments\">CREATE</pma:table>"
        + "</pma:database></pma:structure_schemas><database name=\"hr\">"
        + tables({ table, values in
          "<table name=\"\(table)\">"
            + columns(values) { "<column name=\"\($0)\">\($1 ?? "NULL")</column>" } + "</table>"
        }) + "</database></pma_xml_export>",
      pattern: "pma_xml_export/database/table[@name='employees']"),
    Case(
      name: "a field element with a name, rows inside tables",
      text:
        "<mysqldump xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><database name=\"hr\">"
        + tables(
          { _, values in
            "<row>"
              + columns(values) { name, value in
                value.map { "<field name=\"\(name)\">\($0)</field>" }
                  ?? "<field name=\"\(name)\" xsi:nil=\"true\" />"
              } + "</row>"
          },
          around: { table, rows in
            "<table_structure name=\"\(table)\"><field Field=\"id\" Type=\"int\"/><field Field=\"name\" Type=\"text\"/>"
              + "<options Name=\"\(table)\"/></table_structure><table_data name=\"\(table)\">\(rows)</table_data>"
          }) + "</database></mysqldump>",
      pattern: "table_data[@name='employees']/row"),
    Case(
      name: "values in attributes",
      text:
        "<databaseChangeLog><changeSet id=\"1\" author=\"x\"><createTable tableName=\"employees\">"
        + "<column name=\"id\" type=\"int\"/><column name=\"first_name\" type=\"text\"/></createTable>"
        + tables({ table, values in
          "<insert tableName=\"\(table)\">"
            + columns(values) { name, value in
              value.map { "<column name=\"\(name)\" value=\"\($0)\"/>" } ?? ""
            } + "</insert>"
        }) + "</changeSet></databaseChangeLog>",
      pattern: "insert[@tableName='employees']"),
    Case(
      name: "values told by their places",
      text: "<dataset>"
        + tables(
          { _, values in
            "<row>"
              + columns(values) { _, value in value.map { "<value>\($0)</value>" } ?? "<null/>" }
              .replacing("<null/>", with: "<value></value>") + "</row>"
          },
          around: { table, rows in
            "<table name=\"\(table)\">"
              + columns(table == "employees" ? people[0] : units[0]) { name, _ in
                "<column>\(name)</column>"
              } + rows + "</table>"
          }) + "</dataset>",
      pattern: "table[@name='employees']/row"),
    Case(
      name: "objects whose properties hold one value",
      text: "<java>"
        + tables({ table, values in
          "<object class=\"com.x.\(table)\">"
            + columns(values) { name, value in
              value.map { "<void property=\"\(name)\"><int>\($0)</int></void>" } ?? ""
            } + "</object>"
        }) + "</java>",
      pattern: "object[@class='com.x.employees']"),
    Case(
      name: "an element for each row, called by the table, with attributes",
      text: "<dataset>"
        + tables({ table, values in
          "<\(table) " + columns(values) { name, value in value.map { "\(name)=\"\($0)\" " } ?? "" }
            + "/>"
        }) + "</dataset>",
      pattern: "employees"),
    Case(
      name: "an element for each row, with children, inside one called by the table",
      text: "<dump>"
        + tables(
          { _, values in
            "<record>" + columns(values) { "<\($0)>\($1 ?? "NULL")</\($0)>" } + "</record>"
          }, around: { "<\($0)>\($1)</\($0)>" }) + "</dump>",
      pattern: "employees/record"),
  ]

  @Test(arguments: cases)
  func `The drafted mapping keeps the ids of tables apart`(one: Case) throws {
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(one.text.utf8))
    #expect(mapping.contains(one.pattern), "\(mapping)")
    let chart = try ReadChart(mapping: mapping, one.text)
    #expect(chart.relationships.sorted() == one.relationships, "\(mapping)")
    #expect(chart.graph.nodeCount == 5 && chart.ledger.graph.placeholders == 0, "\(mapping)")
    #expect(chart.value("2", "name") == .string("Bo Ray"))
    #expect(chart.labels("3") == ["Person"] && chart.labels("departments:2") == ["Function"])
    #expect(chart.value("departments:2", "name") == .string("Lab"))
  }

  @Test func `Columns that mean nothing else are properties by their names`() throws {
    let text = """
      <t><row><c n="id">7</c><c n="title">Clerk</c><c n="end">NULL</c></row><row><c n="id">8</c><c n="title">Boss</c></row></t>
      """
    let chart = try ReadChart(
      mapping: "xml: {node: row, id: \"c[@n='id']\", kind: Person}", text)
    #expect(chart.value("7", "title") == .string("Clerk"))
    #expect(chart.value("7", "end") == nil && chart.value("7", "c") == nil)
    let placed = try ReadChart(
      mapping: "xml: {node: row, id: 'value[1]', kind: Person}",
      "<t><column>id</column><column>title</column><row><value>7</value><value>Clerk</value></row></t>"
    )
    #expect(placed.value("7", "title") == .string("Clerk"))
  }

  @Test(arguments: ["NULL", "null", "0", "-1", "\\N"])
  func `A word for nothing is no reference`(word: String) throws {
    let text = "<t><p id=\"1\"/><p id=\"2\" boss=\"\(word)\"/><p id=\"3\" boss=\"1\"/></t>"
    let chart = try ReadChart(
      mapping: "xml: {node: p, id: '@id', parent: '@boss', kind: Person}", text)
    #expect(chart.relationships == ["3 REPORTS_TO 1"])
    #expect(chart.ledger.graph.placeholders == 0)
  }

  @Test func `Somebody whose id is 0 is somebody`() throws {
    let chart = try ReadChart(
      mapping: "xml: {node: p, id: '@id', parent: '@boss', kind: Person}",
      "<t><p id=\"0\"/><p id=\"2\" boss=\"0\"/></t>")
    #expect(chart.relationships == ["2 REPORTS_TO 0"])
  }

  @Test func `Children that are nodes are no columns`() throws {
    let text = """
      <firm><team name="A"><member role="lead" name="Ann"/><member role="clerk" name="Bo"/></team><team name="B"><member role="lead" name="Cy"/><member role="clerk" name="Di"/></team></firm>
      """
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(mapping.contains("node: member") && !mapping.contains("["))
  }

  /// Tables of a database in the form of mysqldump.
  private static func dump(_ tables: [(name: String, rows: [[(String, String)]])]) -> String {
    "<mysqldump><database name=\"hr\">"
      + tables.map { table in
        "<table_data name=\"\(table.name)\">"
          + table.rows.map { row in
            "<row>" + row.map { "<field name=\"\($0)\">\($1)</field>" }.joined() + "</row>"
          }.joined() + "</table_data>"
      }.joined() + "</database></mysqldump>"
  }

  private static let employees = [
    [("emp_no", "e1"), ("first_name", "Ann"), ("last_name", "Lee")],
    [("emp_no", "e2"), ("first_name", "Bo"), ("last_name", "Ray")],
  ]
  private static let joins: [(name: String, rows: [[(String, String)]])] = [
    (
      "dept_emp",
      [
        [("emp_no", "e1"), ("dept_no", "d1"), ("from_date", "2020-01-01")],
        [("emp_no", "e2"), ("dept_no", "d1"), ("from_date", "2020-01-01")],
      ]
    ),
    ("dept_manager", [[("dept_no", "d1"), ("emp_no", "e1"), ("from_date", "2020-01-01")]]),
    (
      "salaries",
      [
        [("emp_no", "e1"), ("wage", "60000"), ("since", "2020-01-01")],
        [("emp_no", "e2"), ("wage", "50000"), ("since", "2020-01-01")],
      ]
    ),
    (
      "position",
      [
        [("emp_no", "e1"), ("position", "Chief"), ("from_date", "2020-01-01")],
        [("emp_no", "e2"), ("position", "Clerk"), ("from_date", "2020-01-01")],
      ]
    ),
    (
      "user_role",
      [
        [("id", "1"), ("user_id", "1"), ("role_id", "2")],
        [("id", "2"), ("user_id", "2"), ("role_id", "2")],
      ]
    ),
  ]

  @Test func `Tables that but speak of the records of others are left out`() throws {
    let text = Self.dump([("employees", Self.employees)] + Self.joins)
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(
      mapping.contains(
        "of others: dept_emp, dept_manager, position, salaries, user_role\n"), "\(mapping)")
    let chart = try ReadChart(mapping: mapping, text)
    #expect(chart.graph.nodeCount == 2 && chart.relationships.isEmpty, "\(mapping)")
    #expect(chart.labels("e1") == ["Person"] && chart.value("e2", "name") == .string("Bo Ray"))
  }

  @Test(arguments: joins.map(\.name))
  func `A table that joins others is no table of people, even alone`(name: String) {
    let text = Self.dump(Self.joins.filter { $0.name == name })
    let faults = refusal {
      _ = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    }
    #expect(faults.map(\.code) == ["nothing-to-draft"])
  }

  @Test(arguments: [
    // Accounts and what they may do.
    """
    <databaseChangeLog><changeSet id="02" author="x"><insert tableName="users"><column name="username" value="rando"/><column name="enabled" valueNumeric="1"/></insert>
    <insert tableName="authorities"><column name="username" value="rando"/><column name="authority" value="ROLE"/></insert></changeSet></databaseChangeLog>
    """,
    // Values without names, and what is said of their columns.
    """
    <webRowSet><properties><table-name>employee</table-name><sync-provider><sync-provider-name>com.x.Y</sync-provider-name><vendor>Z</vendor></sync-provider></properties><metadata><column-definition><column-index>1</column-index><column-name>ENAME</column-name></column-definition>
    <column-definition><column-index>2</column-index><column-name>EID</column-name></column-definition></metadata><data><currentRow><columnValue>venu</columnValue><columnValue>s-111</columnValue></currentRow></data></webRowSet>
    """,
    dump([("clients", [[("id", "1"), ("name", "Ann")], [("id", "2"), ("name", "Bo")]])]),
  ])
  func `What no word says to be people is not guessed to be`(text: String) throws {
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(!mapping.contains("Person") && mapping.contains("# kind:"), "\(mapping)")
    #expect(try ReadChart(mapping: mapping, text).relationships.isEmpty, "\(mapping)")
  }

  @Test func `A table of people by their names is one, whatever it is called`() throws {
    let text = Self.dump([
      ("app_user", Self.employees),
      ("country", [[("id", "1"), ("name", "Peru")], [("id", "2"), ("name", "Chad")]]),
    ])
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(mapping.contains("kind: Person  # a guess"), "\(mapping)")
    #expect(mapping.contains("# not read, for nothing says what they are: country\n"))
    #expect(try ReadChart(mapping: mapping, text).graph.nodeCount == 2)
  }
}
