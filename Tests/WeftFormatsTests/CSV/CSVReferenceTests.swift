import Testing
import WeftFormats
import WeftGraph

/// Whom the rows of a table mean by their words for managers.
struct CSVReferenceTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("people.csv", Array(text.utf8))])
  }

  @Test func `A path of a directory means the row that has it`() throws {
    let chart = try read(
      """
      DistinguishedName,DisplayName,EmployeeID,Manager
      "CN=alee,OU=A,DC=x",Ann Lee,7,
      "CN=bli,OU=B,DC=x",Bo Li,8,"CN=alee,OU=A,DC=x"
      """)
    #expect(chart.relationships == ["8 REPORTS_TO 7"])
  }

  @Test func `The next column tells whom the first one does not`() throws {
    let chart = try read(
      """
      Employee ID,Name,Email,Manager ID,Manager Email,Manager Name
      1,Ann,a@x.org,,,
      2,Bo,b@x.org,X77,a@x.org,
      3,Cy,c@x.org,99,,Bo
      4,Di,d@x.org,,,Cy
      5,Ed,e@x.org,98,,Nobody
      """)
    #expect(
      chart.relationships == [
        "2 REPORTS_TO 1", "3 REPORTS_TO 2", "4 REPORTS_TO 3", "5 REPORTS_TO 98",
      ])
    #expect(chart.codes["next-reference"] == 2)
    #expect(chart.note("next-reference")?.position == SourcePosition(line: 3, column: 1))
    #expect(chart.codes["conflicting-reference"] == nil)
    #expect(chart.codes["dangling-edge"] == 1)
  }

  @Test func `Columns that name different managers are told`() throws {
    let chart = try read(
      "Employee ID,Name,Manager ID,Manager Name\n1,Ann,,\n2,Bo,1,Ann\n3,Cy,1,Bo\n4,Di,1,ANN\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 1", "4 REPORTS_TO 1"])
    #expect(chart.codes["conflicting-reference"] == 1)
    #expect(chart.note("conflicting-reference")?.position == SourcePosition(line: 4, column: 1))
  }

  @Test func `A middle name may be left out, where it tells nobody apart`() throws {
    let chart = try read(
      """
      Employee ID,First Name,Middle Name,Last Name,Manager
      1,Ann,Q,Lee,
      2,Bo,,Li,"Lee, Ann"
      3,Cy,A,Ng,Ann Lee
      4,Cy,B,Ng,Bo Li
      5,Di,,Fox,Cy Ng
      """)
    #expect(
      chart.relationships == [
        "2 REPORTS_TO 1", "3 REPORTS_TO 1", "4 REPORTS_TO 2",
      ])
    #expect(chart.codes["ambiguous-reference"] == 1)
  }

  @Test func `Somebody's own name beats another's without the middle name`() throws {
    let chart = try read(
      """
      Employee ID,First Name,Middle Name,Last Name,Manager
      1,Ann,Q,Lee,
      2,Ann,,Lee,1
      3,Bo,,Li,Ann Lee
      """)
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 2"])
  }

  @Test func `A header that is repeated is no person`() throws {
    let chart = try read(
      """
      STATUS,USERID,FIRSTNAME,LASTNAME,MANAGER
      Status,User ID,First Name,Last Name,Manager
      active,1,Ann,Lee,NO_MANAGER
      STATUS,USERID,FIRSTNAME,LASTNAME,MANAGER
      active,2,Bo,Li,1
      """)
    #expect(chart.graph.nodeCount == 2)
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.codes["skipped-line"] == 2)
    let named = try read("id,name,title\n1,Name,Head\n2,Bo,Title\n")
    #expect(named.graph.nodeCount == 2)
  }

  @Test func `References part at commas where all parts are ids`() throws {
    let chart = try ReadChart(sources: [
      (
        "people.csv",
        Array(
          "id,name,manager_id\n1,Ann,\n2,Bob,1\n3,Cy,\"1, 2\"\n4,Di,\"Li, Bo\"\n5,Bo Li,\n".utf8)
      )
    ])
    #expect(
      chart.relationships == [
        "2 REPORTS_TO 1", "3 REPORTS_TO 1", "3 REPORTS_TO 2", "4 REPORTS_TO 5",
      ])
  }

  @Test func `A byte order mark where two files were joined is no part of an id`() throws {
    let chart = try ReadChart(sources: [
      ("people.csv", Array("id,name,manager_id\n1,Ann,\n\u{FEFF}4,Di,1\n5,Ed,4\n".utf8))
    ])
    #expect(chart.relationships == ["4 REPORTS_TO 1", "5 REPORTS_TO 4"])
  }
}
