import Testing
import WeftFormats
import WeftGraph

/// What personnel systems and directories write, as their documentation has it.
struct PersonnelSystemsTests {
  private func read(_ text: String, name: String = "export.csv") throws -> ReadChart {
    try ReadChart(sources: [(name, Array(text.utf8))])
  }

  @Test func `A template of a directory names properties in brackets`() throws {
    let chart = try read(
      """
      version:v1.0
      Name [displayName] Required,User name [userPrincipalName] Required,Block sign in (Yes/No) [accountEnabled] Required,Job title [jobTitle],Manager [manager]
      Ann Lee,ann@x.org,No,CEO,
      Bob Li,bob@x.org,Yes,CTO,ann@x.org
      """)
    #expect(chart.relationships == ["bob@x.org REPORTS_TO ann@x.org"])
    #expect(chart.value("ann@x.org", "name") == .string("Ann Lee"))
    #expect(chart.value("ann@x.org", "title") == .string("CEO"))
    #expect(chart.value("ann@x.org", "active") == nil)
  }

  @Test func `Headers may have sections, labels and two words for an id`() throws {
    let chart = try read(
      """
      User/Employee ID,Display Name,Position,Position Title,Manager User Sys ID,Department (Label),Employment Details Termination Date,Employee Status (Label)
      100,Ann Lee,50001,CEO,NO_MANAGER,Exec,,Active
      101,Bob Li,50002,CTO,100,IT,2024-01-31,Terminated
      """)
    #expect(chart.relationships.contains("101 REPORTS_TO 100"))
    #expect(chart.value("101", "title") == .string("CTO"))
    #expect(chart.value("101", "department") == .string("IT"))
    #expect(chart.value("101", "end") == CalendarDate(isoText: "2024-01-31").map { .date($0) })
    #expect(chart.value("101", "active") == .boolean(false))
    #expect(chart.codes["top-marked"] == 1)
  }

  @Test func `A column may say that lines are dotted`() throws {
    let chart = try read(
      """
      Employee ID,Name,Title,Manager ID,Relationship Type
      1,Ann,CEO,,
      2,Bo,CTO,1,Solid Line
      2,Bo,CTO,3,Dotted Line
      3,Cy,COO,1,Direct
      """)
    #expect(
      chart.relationships == ["2 REPORTS_TO 1", "2 REPORTS_TO 3", "3 REPORTS_TO 1"])
    let subtype = try #require(chart.graph.key("subtype"))
    let values = (0..<3).map { chart.graph.value(of: subtype, RelationshipID($0)) }
    #expect(values.count { $0 == .string("dotted") } == 1)
    #expect(chart.codes["repeated-data"] == nil)
  }

  @Test func `A row without anybody is an open position`() throws {
    let chart = try read(
      """
      First Name,Last Name,Email,Job Title,Reports To
      Ann,Lee,ann@x.org,CEO,
      ,,,Data Engineer,ann@x.org
      """)
    #expect(chart.labels("3:1") == ["Role"])
    #expect(chart.value("3:1", "name") == .string("Data Engineer"))
    #expect(chart.codes["open-position"] == 1)
  }

  @Test func `Further addresses name somebody`() throws {
    let chart = try read(
      """
      First Name,Last Name,Email,AliasEmails,SupervisorEmail
      Ann,Lee,ann@x.org,"a.lee@x.org,ceo@x.org",
      Bo,Li,bo@x.org,,ceo@x.org
      """)
    #expect(chart.relationships == ["bo@x.org REPORTS_TO ann@x.org"])
  }

  @Test func `What stands under a table is no person`() throws {
    let chart = try read(
      """
      Employee ID,Name,Manager ID
      1,Ann,
      2,Bo,1
      Total Records: 2,,
      Generated on 01/31/2026 by Ann,,
      End of report,,
      """)
    #expect(chart.ledger.graph.labels.map(\.count) == [2])
    #expect(chart.codes["skipped-line"] == 3)
    let people = try read("name,title,manager\nEnd Of,,\nPage Turner,,\n")
    #expect(people.ledger.graph.labels.map(\.count) == [2])
  }

  @Test func `An organization is a team and not left unread`() throws {
    let chart = try read(
      "Employee ID,Name,Supervisory Organization,Manager ID\n1,Ann,HQ,\n2,Bo,HQ,1\n")
    #expect(chart.codes["unread-superior"] == nil)
    #expect(chart.relationships.contains("1 MEMBER_OF Team:HQ"))
  }

  @Test func `Colons may part skills`() throws {
    let chart = try read("id,name,skills\n1,Ann,HR:CGA:Leader\n2,Bo,SQL:4\n")
    #expect(chart.relationships.count == 4)
  }

  @Test func `A header of a dotted line is told`() throws {
    let chart = try read("id,name,manager,Dotted Line Manager\n1,Ann,,\n2,Bo,1,\n3,Cy,2,1\n")
    #expect(chart.note("renamed-column")?.message.contains("'Dotted Line Manager'") == true)
    #expect(chart.codes["renamed-column"] == 1)
  }

  @Test func `A line that groups columns is not the header`() throws {
    let chart = try read(
      """
      Employee,,,Job,Manager
      Employee ID,First Name,Last Name,Job Title,Manager ID
      1,Ann,Lee,CEO,
      2,Bob,Li,CTO,1
      """)
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.value("1", "name") == .string("Ann Lee"))
    let gaps = try read("id,name,,manager\n1,Ann,x,\n2,Bo,name,1\n")
    #expect(gaps.relationships == ["2 REPORTS_TO 1"])
  }

  @Test func `All headers may begin with the word for a row`() throws {
    let chart = try read(
      "user.login,user.firstName,user.lastName,user.managerId,user.employeeNumber\n"
        + "ann,Ann,Lee,,1\nbob,Bob,Li,1,2\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
  }

  @Test func `Others call somebody by the given name they go by`() throws {
    let chart = try read(
      "Last name,First name,Preferred name,Work email,Manager\n"
        + "Li,Robert,Bob,bob@x.org,\nDo,Cy,,cy@x.org,Bob Li\nFox,Di,,di@x.org,Robert Li\n")
    #expect(
      chart.relationships == [
        "cy@x.org REPORTS_TO bob@x.org", "di@x.org REPORTS_TO bob@x.org",
      ])
    #expect(chart.value("bob@x.org", "name") == .string("Robert Li"))
  }

  @Test func `Zeros are nobody where nobody has them as id`() throws {
    let chart = try read("id,name,manager id\n00000001,Ann,00000000\n00000002,Bo,00000001\n")
    #expect(chart.relationships == ["00000002 REPORTS_TO 00000001"])
    #expect(chart.codes["top-marked"] == 1 && chart.codes["dangling-edge"] == nil)
    let taken = try read("id,name,manager id\n00,Ann,0\n2,Bo,00\n")
    #expect(taken.relationships == ["2 REPORTS_TO 00"])
  }

  @Test func `A manager in a matrix is one by a dotted line`() throws {
    let chart = try read(
      "id,name,manager,Manager (Matrix)\n1,Ann,,\n2,Bo,1,\n3,Cy,2,\"Ann\nBo\"\n")
    #expect(
      chart.relationships == [
        "2 REPORTS_TO 1", "3 REPORTS_TO 1", "3 REPORTS_TO 2", "3 REPORTS_TO 2",
      ])
  }

  @Test(arguments: ["3 active employees", "2 rows"])
  func `What is counted under a table is no person`(line: String) throws {
    let chart = try read("name,title,manager\nAnn,CEO,\nBo,CTO,Ann\n\(line),,\n")
    #expect(chart.ledger.graph.labels.map(\.count) == [2])
  }
}
