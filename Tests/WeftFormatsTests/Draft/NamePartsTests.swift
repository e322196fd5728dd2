import Testing
import WeftFormats
import WeftGraph

struct NamePartsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("people.csv", Array(text.utf8))])
  }

  @Test(arguments: [
    "id,name,lastName,manager_id\n1,Steven,King,\n2,Ann,Lee,1\n",
    "id,name,surname,manager_id\n1,Steven King,KING,\n2,Ann,Lee,1\n",
    "id;Name;Vorname;Vorgesetzter\n1;King;Steven;\n2;Lee;Ann;1\n",
  ])
  func `A family name beside the name is a part of it`(text: String) throws {
    let chart = try read(text)
    #expect(chart.value("1", "name") == .string("Steven King"))
    #expect(chart.value("2", "name") == .string("Ann Lee"))
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
  }

  @Test func `Parts beside a whole name stay, and the name they were a part of finds people`()
    throws
  {
    let chart = try read(
      "id,Name,First Name,Last Name,Manager\n1,Bobby,Robert,Lee,\n2,Ann,Anna,King,Bobby\n")
    #expect(chart.value("1", "name") == .string("Bobby"))
    #expect(chart.value("1", "First Name") == .string("Robert"))
    #expect(chart.value("1", "Last Name") == .string("Lee"))
    let joined = try read("id,name,lastName,manager\n1,Steven,King,\n2,Ann,Lee,Steven\n")
    #expect(joined.relationships == ["2 REPORTS_TO 1"])
  }

  @Test func `A second column of a name is kept`() throws {
    let chart = try read("id,name,name,manager_id\n1,Ann,Annie,\n2,Bob,Bobby,1\n")
    #expect(chart.value("1", "name") == .string("Ann"))
    #expect(chart.value("1", "name 2") == .string("Annie"))
  }

  @Test func `Parents of another kind are what one is part or a member of`() throws {
    let chart = try read(
      """
      id,parent_id,name,type
      1,,IT,Department
      2,1,Core,Team
      3,2,Bob,Person
      4,3,Cy,Person
      """)
    #expect(chart.relationships == ["2 PART_OF 1", "3 MEMBER_OF 2", "4 REPORTS_TO 3"])
    #expect(chart.codes["unexpected-ends"] == nil)
    let managed = try read(
      "id,manager_id,name,type\n1,,IT,Department\n2,1,Bob,Person\n")
    #expect(managed.relationships == ["2 REPORTS_TO 1"])
  }
}
