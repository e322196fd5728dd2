import Testing
import WeftFormats
import WeftGraph

/// Headers that name the id of what a column refers to by a path, as Odoo writes them.
struct ReferencePathTests {
  private func read(_ sources: [(String, String)], mapping: String? = nil) throws -> ReadChart {
    var options = ImportOptions()
    options.mapping = mapping.map { ("mapping.yml", $0) }
    return try ReadChart(sources: sources.map { ($0.0, Array($0.1.utf8)) }, options)
  }

  private static let rows = """
    emp_1,Ada Byron,,dep_1,ada@x.org
    emp_2,Bob Li,emp_1,dep_1,bob@x.org
    emp_3,Cy Do,emp_1,dep_2,cy@x.org
    """

  @Test(arguments: [
    "id,name,parent_id/id,department_id/id,work_email",
    "id,name,parent_id:id,department_id:id,work_email",
    "id,name,parent_id/.id,department_id/.id,work_email",
    "ID,Employee Name,Manager/External ID,Department ID/ID,Work Email",
  ])
  func `A path to an id is the column it begins with`(header: String) throws {
    let chart = try read([
      ("hr.employee.csv", header + "\n" + Self.rows),
      ("departments.csv", "id,name\ndep_1,Sales\ndep_2,Care\n"),
    ])
    #expect(
      chart.relationships == [
        "emp_1 MEMBER_OF dep_1", "emp_2 MEMBER_OF dep_1", "emp_2 REPORTS_TO emp_1",
        "emp_3 MEMBER_OF dep_2", "emp_3 REPORTS_TO emp_1",
      ])
    #expect(chart.labels("emp_1") == ["Person"] && chart.codes["duplicate-id"] == nil)
  }

  @Test func `A path to the name of a superior is read where no id is beside it`() throws {
    let chart = try read([
      ("staff.csv", "id,name,parent_id/name\n1,Ada Byron,\n2,Bob Li,Ada Byron\n")
    ])
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
  }

  @Test func `A column of the path's own name stays what it is`() throws {
    let chart = try read([
      (
        "staff.csv",
        "id,name,parent_id/id,department_id,department_id/id\n1,Ada,,Sales,d1\n2,Bob,1,Care,d2\n"
      )
    ])
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.value("1", "department_id") == .string("Sales"))
    #expect(chart.value("1", "department_id/id") == .string("d1"))
  }

  @Test func `A mapping may name such a header as it stands`() throws {
    let chart = try read(
      [("staff.csv", "id,name,grade_id/id\n1,Ada,g1\n")],
      mapping: "attributes: {grade_id/id: level}")
    #expect(chart.value("1", "level") == .string("g1"))
  }

  @Test func `Small letters are an export's where they belong together`() throws {
    let chart = try read([("nodes.csv", "key:id,name,:label\n1,Ada,Person\n2,Bob,Person\n")])
    #expect(chart.graph.nodeCount == 2 && chart.labels("1") == ["Person"])
    let types = try read([("people.csv", "id,name,dc:type,manager\n1,Ada,x,\n2,Bob,y,1\n")])
    #expect(types.relationships == ["2 REPORTS_TO 1"])
  }

  @Test func `An external id is one where there is no other`() throws {
    let chart = try read([
      (
        "staff.csv",
        "External ID,Name,Work Email,Manager/External ID\ne1,Ada,a@x.org,\ne2,Bob,b@x.org,e1\n"
      )
    ])
    #expect(chart.relationships == ["e2 REPORTS_TO e1"])
  }

  @Test func `The column that holds the words of references names rows`() throws {
    let chart = try read([
      ("hierarchy.csv", "node,parent,label\nR,,All\nA,R,East\nB,R,West\nC,A,North\n")
    ])
    #expect(chart.graph.nodeCount == 4 && chart.codes["dangling-edge"] == nil)
    #expect(
      chart.relationships == [
        "East REPORTS_TO All", "North REPORTS_TO East", "West REPORTS_TO All",
      ]
    )
    #expect(chart.codes["renamed-column"] ?? 0 > 0 && chart.codes["assumed-kind"] == 4)
    let own = try read([
      ("hierarchy.csv", "node,parent,label\nR,R,All\nA,R,East\nB,R,West\n")
    ])
    #expect(own.relationships == ["East REPORTS_TO All", "West REPORTS_TO All"])
    #expect(own.codes["top-marked"] == 1)
    let repeated = try read([
      ("hierarchy.csv", "node,parent,label\nR,,All\nA,R,East\nA,R,West\n")
    ])
    #expect(repeated.codes["dangling-edge"] ?? 0 > 0)
  }

  @Test func `A beginning or a parent alone does not make people without a note`() throws {
    let projects = try read([
      ("projects.csv", "name,client,start_date,deadline\nPhoenix,ABC,2022-01-01,2022-03-31\n")
    ])
    #expect(projects.labels("Phoenix") == ["Person"] && projects.codes["assumed-kind"] == 1)
    let staff = try read([
      ("list.csv", "name,hire_date,manager\nAnn,2022-01-01,\nBo,2022-01-01,Ann\n")
    ])
    #expect(staff.codes["assumed-kind"] == nil)
  }
}
