import Testing
import WeftFormats
import WeftGraph

/// Columns that name superiors in other words, or name them by what is no key.
struct SuperiorColumnsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("people.csv", Array(text.utf8))])
  }

  @Test(arguments: [
    "Supervisor EID", "Vorgesetzter (Personalnummer)", "Matricule responsable", "上司社員番号",
    "Manager's Employee Number", "ID del jefe", "Gestor: Matrícula", "Line Manager (ID)",
  ])
  func `A word for a superior may stand with one for an id, before it or behind`(header: String)
    throws
  {
    let chart = try read("Employee ID,Name,\(header)\n1,Ann,\n2,Bo,1\n3,Cy,2\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 2"])
    #expect(chart.codes["unread-superior"] == nil)
  }

  @Test func `What brackets say of names does not matter`() throws {
    let chart = try read(
      "Employee ID,Name,Supervisor Name (First MI Last Suffix)\n1,Ann Lee,\n2,Bo Li,Ann Lee\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
  }

  @Test func `Posts report to posts`() throws {
    let chart = try read(
      """
      Post Unique Reference,Name,Job Title,Contact E-mail,Reports to Senior Post
      CEO,Bob Smith,Chief,b@x.uk,XX
      2,N/D,Director,b@x.uk,CEO
      3,Vacant,Director,b@x.uk,2
      """)
    #expect(chart.relationships == ["2 REPORTS_TO CEO", "3 REPORTS_TO 2"])
    #expect(chart.value("2", "name") == .string("2"))
    #expect(chart.codes["top-marked"] == 1 && chart.codes["open-position"] == 1)
  }

  @Test func `Other headers are read where their words are people's, and told if not`() throws {
    let chart = try read(
      "Employee ID,Name,Title,Manager on record\n1,Ann,Head,\n2,Bo,Clerk,Ann\n3,Cy,Clerk,Bo\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 2"])
    #expect(chart.codes["unread-superior"] == nil)
    for column in ["Manager on record\n1,Ann,Head,\n2,Bo,Clerk,North", "Skip manager\n2,Bo,Head,2"]
    {
      let other = try read("Employee ID,Name,Title,\(column)\n")
      #expect(other.relationships == [])
      #expect(other.codes["unread-superior"] == 1)
      #expect(other.note("unread-superior")?.position == SourcePosition(line: 1, column: 1))
    }
    // Numbers are levels as well as ids.
    let level = try read("Employee ID,Name,Title,Manager points\n1,Ann,Head,2\n2,Bo,Clerk,1\n")
    #expect(level.relationships == [] && level.codes["unread-superior"] == 1)
    let title = try read("Employee ID,Name,Title,Manager Title\n1,Ann,Head,Ann\n")
    #expect(title.relationships == [] && title.codes["unread-superior"] == nil)
  }

  @Test func `A name that two people share is not oneself`() throws {
    let chart = try read(
      "id,name,manager,title\n1,John Smith,,CEO\n2,John Smith,John Smith,CFO\n3,Ann Lee,Ann Lee,CTO\n"
    )
    #expect(chart.relationships == [])
    #expect(chart.codes["ambiguous-reference"] == 1 && chart.codes["top-marked"] == 1)
    let known = try read(
      "id,name,manager,supervisor id\n1,John Smith,,\n2,John Smith,John Smith,1\n")
    #expect(known.relationships == ["2 REPORTS_TO 1"])
  }

  @Test func `Jobs that many have are nobody's id`() throws {
    let chart = try read(
      """
      EmpID,Name,PositionID,ManagerName,ManagerID
      101,Ann,3,,
      102,Bo,4,Ann,4
      103,Cy,4,Ann,4
      104,Di,3,Bo,3
      105,Ed,3,Someone Else,9
      106,Fo,5,Ann,5
      """)
    #expect(
      chart.relationships == [
        "102 REPORTS_TO 101", "103 REPORTS_TO 101", "104 REPORTS_TO 102", "105 REPORTS_TO 9",
        "106 REPORTS_TO 101",
      ])
    #expect(chart.codes["next-reference"] == 4)
  }

  @Test func `Ids that names mostly contradict are of another numbering`() throws {
    let chart = try read(
      """
      Employee ID,Name,Manager ID,Manager Name
      1,Ann,,
      2,Bo,3,Ann
      3,Cy,3,Bo
      4,Di,2,Ann
      5,Ed,1,Somebody
      """)
    #expect(
      chart.relationships == [
        "2 REPORTS_TO 1", "4 REPORTS_TO 1", "5 REPORTS_TO Somebody",
      ])
    #expect(chart.codes["conflicting-reference"] == 3)
  }

  @Test func `A family name may stand first, where capitals or all others say so`() throws {
    let chart = try read(
      "id;Nom;Prénom;Manager\n1;LEE;Ann;\n2;LI;Bo;LEE Ann\n3;NG;Cy;Li Bo\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 2"])
    #expect(chart.codes["turned-name"] == 2)
    let plain = try read(
      "id,name,manager\n1,Paul Martin,\n2,Bo Li,Martin Paul\n3,Cy Ng,Bo Li\n4,Di Ek,Cy Ng\n")
    #expect(
      plain.relationships == ["2 REPORTS_TO Martin Paul", "3 REPORTS_TO 2", "4 REPORTS_TO 3"])
    #expect(plain.codes["turned-name"] == nil)
  }

  @Test func `An id may stand beside the name`() throws {
    let chart = try read(
      "id,name,manager\n21001,Ann,\n21002,Bo,Ann [21001]\n21003,Cy,21002 - Bo\n21004,Di,Cy: 21003\n"
    )
    #expect(
      chart.relationships == [
        "21002 REPORTS_TO 21001", "21003 REPORTS_TO 21002", "21004 REPORTS_TO 21003",
      ])
  }

  @Test func `Those at the top of a list of managers are people`() throws {
    let chart = try read("manager,employee\nann,bob\nann,cy\nbob,di\n")
    #expect(
      chart.relationships == ["bob REPORTS_TO ann", "cy REPORTS_TO ann", "di REPORTS_TO bob"])
    #expect(chart.labels("ann") == ["Person"])
    #expect(chart.codes["implied-node"] == 1)
  }

  // MARK: Units

  @Test func `Heads lead their units`() throws {
    let units = try ReadChart(sources: [
      (
        "t_orgunits.csv",
        Array(
          "Org Unit ID,Org Unit Name,Parent Org Unit ID,Head of Unit,Head of Unit ID\n1,All,,Ann,a\n2,IT,1,Bo,b\n"
            .utf8)
      )
    ])
    #expect(units.relationships == ["2 PART_OF 1", "a LEADS 1", "b LEADS 2"])
    let people = try read(
      "Department,Department Head,Employee,Title\nEng,Ada,Ada,VP\nEng,Ada,Bob,Dev\n")
    #expect(people.relationships.contains("Ada LEADS Function:Eng"))
    #expect(people.relationships.count == 3)
    let organizations = try read(
      "Organization,Organization ID,Superior Organization,Manager\nAll,1,,Ann\nIT,2,All,Bo\n")
    #expect(organizations.relationships == ["2 PART_OF 1", "Ann LEADS 1", "Bo LEADS 2"])
  }

  @Test func `A name nobody has stands for itself where a row has no target`() throws {
    let chart = try read(":START_ID(Employee ID),:END_ID,name,:TYPE\nAnn Lee,,x,KNOWS\n")
    #expect(chart.graph.relationshipCount == 1 && chart.codes["dangling-edge"] == 2)
  }
}
