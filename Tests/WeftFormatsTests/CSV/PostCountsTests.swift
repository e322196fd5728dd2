import Testing
import WeftFormats
import WeftGraph

/// Tables whose rows are numbers of posts.
struct PostCountsTests {
  private static let junior = """
    Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),Payscale Maximum (£),Generic Job Title,Number of Posts in FTE,Professional/Occupational Group
    Department for X,X Agency,Policy,2,HEO,30000,35000,Policy Adviser,3.50,Policy
    Department for X,X Agency,Policy,2,EO,25000,30000,Executive Officer,2.00,Policy
    Department for X,X Agency,Ops,3,EO,25000,30000,Executive Officer,1.00,Policy
    """
  private static let senior = """
    Post Unique Reference,Name,Grade,Job Title,Reports to Senior Post,FTE
    CEO,Bob Smith,SCS2,Chief Executive,XX,1.00
    2,N/D,SCS1,Director,CEO,1.00
    3,N/D,SCS1,Director,CEO,0.80
    """

  private func read(_ tables: (String, String)...) throws -> ReadChart {
    try ReadChart(sources: tables.map { (name: $0.0, bytes: Array($0.1.utf8)) })
  }

  @Test func `Rows that count posts are roles with a headcount below a senior post`() throws {
    let chart = try read(("senior.csv", Self.senior), ("junior.csv", Self.junior))
    #expect(
      chart.relationships == [
        "2 REPORTS_TO CEO", "2:1 REPORTS_TO 2", "3 REPORTS_TO CEO", "3:1 REPORTS_TO 2",
        "4:1 REPORTS_TO 3",
      ])
    #expect(chart.labels("2:1") == ["Role"] && chart.labels("4:1") == ["Role"])
    // Equal titles are posts of their own.
    #expect(chart.value("3:1", "name") == .string("Executive Officer"))
    #expect(chart.value("4:1", "name") == .string("Executive Officer"))
    #expect(chart.value("2:1", "headcount") == .integer(4))
    #expect(chart.value("3:1", "headcount") == .integer(2))
    #expect(chart.value("2:1", "Number of Posts in FTE") == .float(3.5))
    #expect(chart.value("2:1", "level") == .string("HEO"))
    let note = chart.ledger.sources[1].notes.first { $0.code == "guessed-kind" }
    #expect(note?.count == 3 && note?.message.contains("headcount") == true)
    #expect(chart.codes["node-without-id"] == nil && chart.codes["bad-value"] == nil)
  }

  @Test func `Alone, such a table names the senior posts it does not describe`() throws {
    let chart = try read(("junior.csv", Self.junior))
    #expect(chart.labels("2") == ["Missing"] && chart.labels("2:1") == ["Role"])
    #expect(chart.codes["dangling-end"] == 3 || chart.ledger.graph.placeholders == 2)
  }

  @Test(arguments: [
    ("Grade,Headcount,Reporting Senior Post\nEO,12,7\n", "Role"),
    ("Job title,No. of positions,Manager ID\nClerk,3,7\n", "Role"),
    ("Job title,FTE,Reporting post\nClerk,0.8,7\n", "Role"),
  ])
  func `Other headers say so too`(text: String, label: String) throws {
    let chart = try read(("posts.csv", text))
    #expect(chart.labels("2:1") == [label])
    #expect(chart.relationships == ["2:1 REPORTS_TO 7"])
  }

  @Test(arguments: [
    "Job title,FTE,Manager\nClerk,0.8,7\n", "Grade,Number of meetings\nEO,3\n",
    "Region,Number of employees\nNorth,30\n",
  ])
  func `Rows of which nothing says that they are posts stay refused`(text: String) throws {
    let refusal = #expect(throws: InputError.self) { try read(("t.csv", text)) }
    #expect(refusal?.diagnostics.first?.code == "unknown-columns")
  }

  @Test func `People with a headcount column stay people`() throws {
    let chart = try read(
      ("t.csv", "id,name,title,headcount,manager id\n1,Ann,CEO,12,\n2,Bo,CFO,3,1\n"))
    #expect(chart.labels("1") == ["Person"] && chart.relationships == ["2 REPORTS_TO 1"])
  }
}
