import Testing
import WeftFormats
import WeftGraph

struct CSVNamesakesTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("people.csv", Array(text.utf8))])
  }

  @Test func `A row without an id among others is known by its place`() throws {
    let chart = try read(
      "id,name,title,manager_id\n,Ann,CEO,\nAnn,Bob,CTO,\n3,Cy,Dev,Ann\n,Di,Dev,3\n,Di,Ops,3\n")
    #expect(chart.relationships == ["3 REPORTS_TO Ann", "5:1 REPORTS_TO 3", "6:1 REPORTS_TO 3"])
    #expect(chart.value("2:1", "name") == .string("Ann"))
    #expect(chart.value("2:1", "title") == .string("CEO"))
    #expect(chart.value("Ann", "name") == .string("Bob"))
    #expect(chart.codes["node-without-id"] == 3 && chart.codes["duplicate-id"] == nil)
  }

  @Test func `People of one name whose rows differ stay apart`() throws {
    let chart = try read(
      """
      First Name,Last Name,Job Title,Department,Manager
      Ann,Lee,CEO,X,
      Ann,Lee,Dev,Y,Bob Fox
      Bob,Fox,CTO,Z,Ann Lee
      """)
    #expect(
      chart.relationships.filter { $0.contains("REPORTS_TO") } == ["3:1 REPORTS_TO Bob Fox"])
    #expect(chart.value("2:1", "title") == .string("CEO"))
    #expect(chart.value("3:1", "name") == .string("Ann Lee"))
    #expect(chart.codes["node-without-id"] == 2)
    // Whom the third row means is not guessed.
    #expect(chart.codes["ambiguous-reference"] == 1)
  }

  @Test func `Rows that differ in managers alone are one person`() throws {
    let chart = try read(
      "name,title,manager\nAnn,CEO,\nBob,Dev,Ann\nBob,,Cy\nCy,COO,Ann\nCy,COO,\n")
    #expect(
      chart.relationships == ["Bob REPORTS_TO Ann", "Bob REPORTS_TO Cy", "Cy REPORTS_TO Ann"])
    #expect(chart.graph.nodeCount == 3 && chart.codes["duplicate-id"] == 2)
    #expect(chart.codes["node-without-id"] == nil)
  }

  @Test func `Relations and skills go with the row`() throws {
    let chart = try read(
      "name,title,skills\nAnn,CEO,Go\nAnn,Dev,\"Rust; Swift\"\n")
    #expect(
      chart.relationships == [
        "2:1 HAS_SKILL Skill:Go", "3:1 HAS_SKILL Skill:Rust", "3:1 HAS_SKILL Skill:Swift",
      ])
  }

  @Test func `Whole numbers with a decimal point are the ids they stand for`() throws {
    let chart = try read("id,name,manager_id\n1,Ann,\n2,Bob,1.0\n3,Cy,2.0\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 2"])
    // Not where they are ids as they stand; others beside them do not matter.
    let others = try read("id,name,manager_id\n1,Ann,\n1.0,Bob,\n3,Cy,1.0\n")
    #expect(others.relationships == ["3 REPORTS_TO 1.0"])
    let mixed = try read("id,name,manager_id\n1,Ann,\n2,Bob,1.0\n3,Cy,x\n")
    #expect(mixed.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO x"])
    #expect(mixed.codes["dangling-edge"] == 1)
  }
}
