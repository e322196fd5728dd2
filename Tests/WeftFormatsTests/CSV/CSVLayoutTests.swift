import Testing
import WeftFormats
import WeftGraph

/// What a header says of its rows, against the name of the file.
struct CSVLayoutTests {
  private func read(_ text: String, name: String = "export.csv") throws -> ReadChart {
    try ReadChart(sources: [(name, Array(text.utf8))])
  }

  @Test(arguments: [
    "sales team.csv", "HR systems export.csv", "positions.csv", "Roles.csv", "goals-2026.csv",
    "partners.csv", "all_decisions.csv", "AI systems.csv",
  ])
  func `A header of people beats the name of the file`(name: String) throws {
    for header in [
      "Employee ID,Name,Title,Manager ID", "id,name,job title,reports to",
      "Personalnummer,Name,Stelle,Vorgesetzter",
    ] {
      let chart = try read("\(header)\n1,Ann,CEO,\n2,Bo,CTO,1\n", name: name)
      #expect(chart.labels("1") == ["Person"] && chart.labels("2") == ["Person"])
      #expect(chart.relationships == ["2 REPORTS_TO 1"])
      #expect(chart.codes["guessed-kind"] == 1)
    }
  }

  @Test func `Parts of a name are those of people in any file`() throws {
    let chart = try read(
      "First Name,Last Name,Email,Manager Email\nAnn,Lee,a@x.org,\nBo,Li,b@x.org,a@x.org\n",
      name: "product team.csv")
    #expect(chart.relationships == ["b@x.org REPORTS_TO a@x.org"])
    #expect(chart.value("b@x.org", "name") == .string("Bo Li"))
  }

  @Test func `What the file is called counts where the header does not say people`() throws {
    let teams = try read("id,name,lead,email\nt1,Core,ann,core@x.org\n", name: "teams.csv")
    #expect(teams.labels("t1") == ["Team"])
    #expect(teams.codes["guessed-kind"] == 1)
    let systems = try read("id,name,manager,email\ns1,CRM,ann,crm@x.org\n", name: "systems.csv")
    #expect(systems.labels("s1") == ["System"])
    let decisions = try read(
      "decision id,name,title,employee id\nd1,Hire,Hiring,7\n", name: "decisions.csv")
    #expect(decisions.labels("d1") == ["Decision"])
  }

  @Test(arguments: [
    "Incumbent", "Incumbent Name", "Current Holder", "Occupant", "Filled By", "Assigned To",
    "Stelleninhaber",
  ])
  func `Who holds a position is its person`(header: String) throws {
    for name in ["export.csv", "positions.csv"] {
      let chart = try read(
        "Position ID,Position Title,Reports To Position,\(header)\nP1,CEO,,Ann\nP2,CTO,P1,\n",
        name: name)
      #expect(chart.labels("P1") == ["Person"] && chart.labels("P2") == ["Role"])
      #expect(chart.value("P1", "name") == .string("Ann"))
      #expect(chart.value("P2", "name") == .string("CTO"))
      #expect(chart.relationships == ["P2 REPORTS_TO P1"])
      #expect(chart.codes["open-position"] == 1)
    }
  }

  @Test func `The id of a holder is the person's`() throws {
    let chart = try read(
      "Position ID,Position Title,Incumbent ID,Incumbent Name\nP1,CEO,7,Ann\n")
    #expect(chart.value("7", "name") == .string("Ann"))
    #expect(chart.value("7", "positionId") == .string("P1"))
  }

  @Test func `Positions of which nothing says who holds them are roles, and none is open`() throws {
    let chart = try read(
      "Department,Position ID,Position Title,Reports To Position\nIT,P1,CEO,\nIT,P2,CTO,P1\n")
    #expect(chart.labels("P2") == ["Role"])
    #expect(chart.value("P2", "name") == .string("CTO"))
    #expect(chart.relationships == ["P2 REPORTS_TO P1"])
    #expect(chart.codes["open-position"] == nil)
  }

  @Test func `Ids of other systems are ids where there is no better one`() throws {
    let chart = try read("name,sAMAccountName,manager\nAnn,alee,\nBo,bli,alee\n")
    #expect(chart.relationships == ["bli REPORTS_TO alee"])
    let numbered = try read("sAMAccountName,name,Employee ID,manager\nalee,Ann,1,\nbli,Bo,2,alee\n")
    #expect(numbered.relationships == ["2 REPORTS_TO 1"])
    #expect(numbered.value("2", "sAMAccountName") == .string("bli"))
  }

  @Test func `A common name or label is a name where there is no other`() throws {
    for header in ["cn", "Label", "Common Name"] {
      let chart = try read("id,\(header),manager\n1,Ann,\n2,Bo,1\n")
      #expect(chart.value("2", "name") == .string("Bo"))
      #expect(chart.codes["unnamed-people"] == nil)
    }
  }
}
