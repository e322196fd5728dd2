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
}
