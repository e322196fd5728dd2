import Testing
import WeftFormats
import WeftGraph

/// Tables as databases export them: lists of units with their ids, people who hold these ids, and
/// tables that join both.
struct DatabaseTablesTests {
  private func read(_ sources: (String, String)...) throws -> ReadChart {
    try ReadChart(sources: sources.map { ($0.0, Array($0.1.utf8)) })
  }

  @Test(arguments: [
    "department_id,department_name\n1,Sales\n2,IT\n", "dept_no,dept_name\n1,Sales\n2,IT\n",
    "id,department_name\n1,Sales\n2,IT\n", "Dept Code,Dept Name,Location\n1,Sales,Oslo\n2,IT,\n",
    "external_id,name,parent_external_id\n1,Sales,\n2,IT,1\n",
  ])
  func `A list of departments is one of functions with their names`(text: String) throws {
    let chart = try read(("departments.csv", text))
    #expect(chart.ledger.graph.nodes == 2)
    #expect(chart.labels("1") == ["Function"])
    #expect(chart.value("1", "name") == .string("Sales"))
    #expect(chart.value("2", "name") == .string("IT"))
    #expect(chart.relationships.allSatisfy { $0 == "2 PART_OF 1" })
  }

  @Test(arguments: [
    ("department_id", "departments.csv", "Function"), ("dept_no", "departments.csv", "Function"),
    ("dept_external_id", "departments.csv", "Function"), ("team_id", "teams.csv", "Team"),
    ("team", "teams.csv", "Team"),
  ])
  func `People are members of the units whose ids they hold`(
    header: String, units: String, label: String
  ) throws {
    let people = ("people.csv", "id,name,manager_id,\(header)\n1,Ann,,u1\n2,Bo,1,u2\n3,Cy,1,\n")
    let list = (units, "id,name\nu1,Core\nu2,Edge\n")
    for sources in [[people, list], [list, people]] {
      let chart = try ReadChart(sources: sources.map { ($0.0, Array($0.1.utf8)) })
      #expect(
        chart.relationships.filter { $0.contains("MEMBER_OF") } == [
          "1 MEMBER_OF u1", "2 MEMBER_OF u2",
        ])
      #expect(chart.labels("u1") == [label])
      #expect(chart.ledger.graph.nodes == 5)
    }
  }

  @Test func `Ids may be the same numbers in each table`() throws {
    let chart = try read(
      (
        "employees.csv",
        "employee_id,first_name,last_name,department_id\n1,Ann,Able,2\n2,Bo,Berg,1\n"
      ),
      ("departments.csv", "department_id,department_name\n1,Sales\n2,IT\n"))
    let members = try chart.members()
    #expect(members == ["Ann Able in IT", "Bo Berg in Sales"])
  }

  @Test func `An id that no unit has is noted, and where none has one nothing is made`() throws {
    let people = ("people.csv", "id,name,manager_id,department_id\n1,Ann,,d1\n2,Bo,1,d9\n")
    let chart = try read(people, ("departments.csv", "id,name\nd1,Sales\n"))
    #expect(chart.codes["unresolved-reference"] == 1)
    #expect(chart.note("unresolved-reference")?.position?.line == 3)
    let other = try read(people, ("departments.csv", "id,name\nx,Sales\n"))
    #expect(other.codes["unresolved-reference"] == nil)
    #expect(other.relationships == ["2 REPORTS_TO 1"])
    #expect(other.value("1", "department_id") == .string("d1"))
  }

  @Test func `A table of two kinds of ids joins them`() throws {
    let chart = try read(
      ("employees.csv", "emp_no,first_name,last_name\n10,Ann,Able\n11,Bo,Berg\n"),
      ("departments.csv", "dept_no,dept_name\nd1,Sales\nd2,IT\n"),
      (
        "dept_emp.csv",
        "emp_no,dept_no,from_date,to_date\n10,d1,2020-01-01,9999-01-01\n11,d2,2021-01-01,9999-01-01\n"
      ))
    #expect(try chart.members() == ["Ann Able in Sales", "Bo Berg in IT"])
    #expect(chart.ledger.graph.nodes == 4)
    #expect(chart.ledger.graph.placeholders == 0)
  }

  @Test func `A column called name names, whatever stands before it`() throws {
    let chart = try read(
      ("people.csv", "id,display name,name,manager_id\n1,ann,Ann Able,\n2,bo,Bo Berg,1\n"))
    #expect(chart.value("1", "name") == .string("Ann Able"))
    #expect(chart.value("1", "display name") == .string("ann"))
  }

  @Test func `Numbers of departments behind another column are what rows refer to`() {
    let faults = refusal {
      _ = try read(("from_department.csv", "articleId,departmentNo\n1,16\n2,16\n"))
    }
    #expect(faults.map(\.code) == ["unknown-columns"])
  }

  @Test func `Ids and names of people beside their department are a list of people`() throws {
    let chart = try read(
      ("export.csv", "employee_id,employee_name,department\n1,Ann,Sales\n2,Bo,IT\n"))
    #expect(try chart.members() == ["Ann in Sales", "Bo in IT"])
    #expect(chart.labels("1") == ["Person"])
  }
}

extension ReadChart {
  /// Who is a member of what, by name.
  fileprivate func members() throws -> [String] {
    let type = try #require(graph.type("MEMBER_OF"))
    return graph.typeRanges[type.index].map { index in
      let id = RelationshipID(index)
      return graph.displayName(of: graph.source(of: id)) + " in "
        + graph.displayName(of: graph.target(of: id))
    }.sorted()
  }
}
