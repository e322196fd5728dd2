import Testing
import WeftFormats
import WeftGraph

struct ColumnRoleTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("export.csv", Array(text.utf8))])
  }

  @Test(arguments: [
    "Reports To (Employee Number)", "Manager Emp #", "Manager WID", "pid", "1st Level Manager",
    "Manager - ID", "Supervisor No.", "Reports To ID", "Mgr Employee ID", "L1 Manager",
  ])
  func `Headers of managers`(header: String) throws {
    let chart = try read("id,name,\(header)\n1,Ann,\n2,Bo,1\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
  }

  @Test(arguments: [
    "Mitarbeiter-Nr.", "Personal-Nr.", "Pers.No.", "Person Number", "WID", "EEID", "sys_id", "uuid",
    "slug", "File Number",
  ])
  func `Headers of ids`(header: String) throws {
    let chart = try read("\(header),name,manager id\n01,Ann,\n02,Bo,01\n")
    #expect(chart.relationships == ["02 REPORTS_TO 01"])
  }

  @Test(arguments: ["emp_name", "ename", "Associate Name", "Formatted Name"])
  func `Headers of names`(header: String) throws {
    let chart = try read("id,\(header),manager id\n1,Ann,\n2,Bo,1\n")
    #expect(chart.value("2", "name") == .string("Bo"))
  }

  @Test(arguments: [
    "Lifecycle status", "Account Status", "User Status", "HR Status", "Assignment Status",
    "Status [READ ONLY]", "Employee Lifecycle Status",
  ])
  func `Headers of statuses`(header: String) throws {
    let chart = try read("id,name,manager,\(header)\n1,Ann,,Active\n2,Bo,1,Suspended\n")
    #expect(chart.value("2", "active") == .boolean(false))
    #expect(chart.value("1", "active") == nil)
  }

  @Test(arguments: ["Active Status", "Currently Active", "Is Enabled", "Active Flag"])
  func `Headers that ask whether somebody is there`(header: String) throws {
    let chart = try read("id,name,manager,\(header)\n1,Ann,,Yes\n2,Bo,1,No\n")
    #expect(chart.value("1", "active") == .boolean(true))
    #expect(chart.value("2", "active") == .boolean(false))
  }

  @Test(arguments: ["Marital Status", "Visa Status", "Leave Status", "Work State"])
  func `Other statuses say nothing of employment`(header: String) throws {
    let chart = try read("id,name,manager,\(header)\n1,Ann,,x\n2,Bo,1,Closed\n")
    #expect(chart.value("2", "active") == nil)
  }

  @Test(arguments: [
    "Terminated", "Terminated - voluntary", "DEPROVISIONED", "Suspended", "No longer employed",
    "Closed", "Retired (early)", "Former employee", "ausgeschieden",
  ])
  func `Words for having left`(word: String) throws {
    let chart = try read("id,name,manager,status\n1,Ann,,On leave\n2,Bo,1,\(word)\n")
    #expect(chart.value("2", "active") == .boolean(false))
    #expect(chart.value("1", "active") == nil)
  }
}
