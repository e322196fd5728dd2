import Testing
import WeftFormats
import WeftGraph

/// References as people and personnel systems write them: several in a cell, names with remarks, words
/// for somebody who is not known.
struct WrittenReferencesTests {
  private func read(_ text: String, name: String = "people.csv") throws -> ReadChart {
    try ReadChart(sources: [(name, Array(text.utf8))])
  }

  // MARK: Several in a cell

  @Test func `Between commas each part is somebody, if the whole is nobody`() throws {
    let chart = try read(
      """
      id,name,email,manager
      1,Ann Lee,ann@x.org,
      2,Bob Li,bob@x.org,
      3,Cy Do,cy@x.org,"Ann Lee, Bob Li"
      4,Di Fox,di@x.org,"bob@x.org,ann@x.org"
      5,Ed Gee,ed@x.org,"1, Bob Li,Ed Gee"
      6,Flo Hay,flo@x.org,Ann Lee / Bob Li
      7,Gus Ivy,gus@x.org,"Lee, Ann"
      """)
    #expect(
      chart.relationships == [
        "3 REPORTS_TO 1", "3 REPORTS_TO 2", "4 REPORTS_TO 1", "4 REPORTS_TO 2", "5 REPORTS_TO 1",
        "5 REPORTS_TO 2", "6 REPORTS_TO 1", "6 REPORTS_TO 2", "7 REPORTS_TO 1",
      ])
    #expect(chart.codes["split-reference"] == 4 && chart.codes["dangling-edge"] == nil)
    #expect(chart.note("split-reference")?.position == SourcePosition(line: 4, column: 1))
    #expect(chart.ledger.sources.first?.read.edges == 9)
  }

  @Test func `Somebody called by a name with a comma comes first`() throws {
    let chart = try read(
      "id,name,manager\n1,\"Lee, Ann\",\n2,Lee,\n3,Ann,\n4,Bo,\"Lee, Ann\"\n")
    #expect(chart.relationships == ["4 REPORTS_TO 1"])
    #expect(chart.codes["split-reference"] == nil)
  }

  @Test func `A list of which some are nobody stays one, and that is told`() throws {
    let chart = try read("id,name,manager\n1,Ann,\n2,Bo,\n3,Cy,\"Ann, Zed\"\n")
    #expect(chart.relationships == ["3 REPORTS_TO Ann, Zed"])
    #expect(chart.codes["unsplit-reference"] == 1 && chart.codes["dangling-edge"] == 1)
    #expect(chart.note("unsplit-reference")?.message.contains("'Zed' is nobody's") == true)
    let lone = try read("id,name,manager\n1,Ann,\n2,Bo,\"Young, Zed\"\n")
    #expect(lone.codes["unsplit-reference"] == nil && lone.codes["dangling-edge"] == 1)
  }

  @Test func `E-mails between commas are several, known or not`() throws {
    let chart = try read(
      "name,email,managerEmails\nAnn,ann@x.org,\nBo,bo@x.org,\"ann@x.org,zed@x.org\"\n")
    #expect(
      chart.relationships == ["bo@x.org REPORTS_TO ann@x.org", "bo@x.org REPORTS_TO zed@x.org"])
    #expect(chart.codes["split-reference"] == 1 && chart.codes["dangling-edge"] == 1)
  }

  @Test func `Members of a team are split across sources, and dotted lines stay dotted`() throws {
    let chart = try ReadChart(sources: [
      (
        "hr.csv",
        Array(
          "id,name,manager,dotted\n1,Ann Lee,,\n2,Bo Li,1,\n3,Cy Do,1,\"Ann Lee, Bo Li\"\n".utf8)
      ),
      ("teams.csv", Array("team,members\nAlpha,\"Bo Li, Cy Do\"\n".utf8)),
    ])
    #expect(
      chart.relationships == [
        "2 MEMBER_OF Alpha", "2 REPORTS_TO 1", "3 MEMBER_OF Alpha", "3 REPORTS_TO 1",
        "3 REPORTS_TO 1", "3 REPORTS_TO 2",
      ])
    let subtype = try #require(chart.graph.key("subtype"))
    let dotted = (0..<chart.graph.relationshipCount).filter {
      chart.graph.value(of: subtype, RelationshipID($0)) == .string("dotted")
    }
    #expect(dotted.count == 2)
  }

  // MARK: Remarks

  @Test(arguments: [
    ("Bob Li (on leave)", "Bob Li"), ("Bob Li", "Bob Li (on leave)"), ("Bob Li [C]", "Bob Li"),
    ("\"Li, Bob (Contractor)\"", "Bob Li"), ("Bob Li", "\"Li, Bob (Contractor)\""),
    ("Bob Li (inherited)", "Bob Li (On Leave)"), ("Bob Li", "Bob Li - Contractor"),
    ("Bob Li (on leave) [C]", "Bob Li"),
  ])
  func `A name is found without a remark behind it`(reference: String, name: String) throws {
    let chart = try read(
      "id,name,manager\n1,\(name),\n2,Cy Do,\(reference)\n3,Di Fox,\(reference)\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 1"])
    #expect(chart.codes["shortened-name"] == 2)
    #expect(chart.note("shortened-name")?.position == SourcePosition(line: 3, column: 1))
    let label = name.replacing("\"", with: "")
    #expect(chart.value("1", "name") == .string(label))
  }

  @Test func `A remark that tells two people apart is not left out`() throws {
    let chart = try read(
      "id,name,manager\n1,Bob Li (Sales),\n2,Bob Li (IT),\n3,Cy Do,Bob Li\n4,Di Fox,Bob Li (IT)\n")
    #expect(chart.relationships == ["3 REPORTS_TO Bob Li", "4 REPORTS_TO 2"])
    #expect(chart.codes["shortened-name"] == nil)
  }

  @Test func `Only people have remarks behind their names`() throws {
    let chart = try read(
      "team,parent\nDesign (EU),\nBrand,Design\n", name: "teams.csv")
    #expect(chart.relationships == ["Brand PART_OF Design"])
  }

  @Test func `A name with an id behind it is both`() throws {
    let chart = try read(
      "EmployeeID,Name,Reporting To\nH1,Ann Lee,\nH2,Bo Li,Ann Lee H1\nH3,Cy Do,H2 Bo Li\nH4,Di Fox,Zed H1\n"
    )
    #expect(
      chart.relationships == ["H2 REPORTS_TO H1", "H3 REPORTS_TO H2", "H4 REPORTS_TO Zed H1"])
  }

  // MARK: Nobody, and nobody known

  @Test(arguments: ["TBD", "tbc", "To be determined", "Unknown", "Vacant", "Not assigned", "?"])
  func `Who has an unknown superior is no top`(word: String) throws {
    let chart = try read("id,name,manager\n1,Ann,\n2,Bo,1\n3,Cy,\(word)\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.codes["unknown-superior"] == 1 && chart.codes["top-marked"] == nil)
    #expect(chart.note("unknown-superior")?.position == SourcePosition(line: 4, column: 1))
  }

  @Test func `Another column may know the superior`() throws {
    let chart = try read("id,name,manager id,manager name\n1,Ann,,\n2,Bo,TBD,Ann\n3,Cy,TBD,N/A\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.codes["unknown-superior"] == 1 && chart.codes["next-reference"] == nil)
  }

  @Test func `A position that is listed may be called so`() throws {
    let chart = try read(
      "Position ID,Name,Title,Manager\n1,Ann,CEO,\n2,Vacant,CTO,Ann\n3,Cy,Engineer,Vacant\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 2"])
    #expect(chart.value("2", "name") == .string("CTO"))
    let several = try read(
      "id,Name,Title,Manager\n1,Ann,CEO,\n2,TBD,CTO,Ann\n3,TBD,COO,Ann\n4,Cy,Engineer,TBD\n")
    #expect(several.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 1"])
    #expect(several.codes["ambiguous-reference"] == 1)
  }
}
