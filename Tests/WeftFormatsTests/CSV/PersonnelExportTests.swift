import Testing
import WeftFormats
import WeftGraph

/// Tables as personnel systems and spreadsheets really export them.
struct PersonnelExportTests {
  private func read(
    _ sources: [(String, String)], mapping: String? = nil
  ) throws -> ReadChart {
    var options = ImportOptions()
    options.mapping = mapping.map { ("mapping.yml", $0) }
    return try ReadChart(sources: sources.map { ($0.0, Array($0.1.utf8)) }, options)
  }

  private func people(_ text: String, mapping: String? = nil) throws -> ReadChart {
    try read([("people.csv", text)], mapping: mapping)
  }

  @Test func `Family names before a comma are put behind the given names`() throws {
    let chart = try people(
      """
      "Employee #","Last Name, First Name",Job Title,Reporting To
      1,"Caldwell, Jennifer",CEO,
      2,"Steele, Tom",Engineer,Jennifer Caldwell
      3,"Ng, Cy",Engineer,"Steele, Tom"
      """)
    #expect(chart.value("1", "name") == .string("Jennifer Caldwell"))
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 2"])
  }

  @Test func `A job title is nobody's name`() throws {
    let chart = try people("Employee ID,Job Title\n7,Engineer\n")
    #expect(chart.value("7", "name") == .string("7"))
    #expect(chart.value("7", "title") == .string("Engineer"))
    #expect(chart.codes["unnamed-people"] == 1)
  }

  @Test(arguments: ["Employment Status,Status", "Status,Employment Status"])
  func `Any of several status columns may say that somebody left`(header: String) throws {
    let isSecond = header.hasSuffix(",Status")
    let chart = try people(
      "ID,Name,\(header)\n1,Ann,Full-Time,Active\n"
        + (isSecond ? "2,Bob,Full-Time,Terminated\n" : "2,Bob,Terminated,Full-Time\n"))
    #expect(chart.value("1", "active") == nil)
    #expect(chart.value("2", "active") == .boolean(false))
  }

  @Test func `Required columns of an upload template are known`() throws {
    let chart = try people(
      "First Name [Required],Last Name [Required],Email Address [Required],Manager Email\n"
        + "Ann,Ek,ann@x.io,\nBob,Li,bob@x.io,ann@x.io\n")
    #expect(chart.value("bob@x.io", "name") == .string("Bob Li"))
    #expect(chart.relationships == ["bob@x.io REPORTS_TO ann@x.io"])
  }

  @Test func `The remedy for unknown columns is a mapping that can be read`() throws {
    let text = "\"Wer (Nach, Vor)\",Was\n\"Ek, Ann\",x\n"
    let error = #expect(throws: InputError.self) { try people(text) }
    let hint = try #require(error?.diagnostics.first?.hint)
    let remedy = try #require(hint.split(separator: "'").dropFirst().first.map(String.init))
    #expect(remedy == "attributes: {\"Wer (Nach, Vor)\": id}")
    #expect(try people(text, mapping: remedy).graph.nodeCount == 1)
  }

  @Test func `A preferred name beside the family name is a given name`() throws {
    let both = try people("ID,Preferred Name,Last Name,First Name\n1,Janey,Doe,Jane\n")
    #expect(both.value("1", "name") == .string("Jane Doe"))
    #expect(both.value("1", "preferredName") == .string("Janey"))
    let one = try people("ID,Preferred Name,Last Name\n1,Janey,Doe\n")
    #expect(one.value("1", "name") == .string("Janey Doe"))
  }

  @Test func `A line of totals is no person, and a person with such a name is one`() throws {
    let chart = try people(
      "Name,Title,Department\nTotal Eclipse,Artist,Art\nSumma Ek,,\nTotal: 2,,\n")
    #expect(chart.labels("Total: 2") == ["no node Total: 2"])
    #expect(chart.labels("Total Eclipse") == ["Person"])
    #expect(chart.labels("Summa Ek") == ["Person"])
    #expect(chart.codes["skipped-line"] == 1)
  }

  @Test func `A cell may name several teams`() throws {
    let chart = try people("ID,Name,Team\n1,Ann,Data; Ops\n")
    #expect(chart.relationships == ["1 MEMBER_OF Team:Data", "1 MEMBER_OF Team:Ops"])
  }

  @Test func `A register of systems with risk classes holds AI systems`() throws {
    let chart = try read([("systems.csv", "System,Risk Level\nScorer,High\n")])
    #expect(chart.labels("Scorer") == ["AISystem"])
    #expect(try read([("systems.csv", "System,Owner\nCRM,\n")]).labels("CRM") == ["System"])
  }

  @Test func `Roles report to roles, and teams list their members`() throws {
    let roles = try read([("roles.csv", "Role,Reports to\nCEO,\nCTO,CEO\n")])
    #expect(roles.relationships == ["CTO REPORTS_TO CEO"])
    let teams = try read([
      ("people.csv", "ID,Name\n1,Ann\n2,Bob\n"), ("teams.csv", "Team,Members\nData,Ann;Bob\n"),
    ])
    #expect(teams.relationships == ["1 MEMBER_OF Data", "2 MEMBER_OF Data"])
  }

  @Test(arguments: [true, false])
  func `A team or department of a column is found as an owner`(isPeopleFirst: Bool) throws {
    let people = ("people.csv", "ID,Name,Department,Team\n1,Ann,Risk,Models\n2,Bo,Risk,Risk\n")
    let systems = ("ai.csv", "AI System,Owner,Risk Level\nScorer,Models,High\nRater,Risk,High\n")
    let chart = try read(isPeopleFirst ? [people, systems] : [systems, people])
    #expect(chart.relationships.contains("Team:Models OWNS Scorer"))
    // A name that a team and a department share names the team.
    #expect(chart.relationships.contains("Team:Risk OWNS Rater"))
    #expect(chart.codes["dangling-edge"] == nil)
  }

  @Test func `A reporting line of two sources is one`() throws {
    let chart = try read([
      ("people.csv", "ID,Name,Manager ID\n1,Ann,\n2,Bob,1\n"),
      ("reports_to.csv", "source,target\n2,1\n"),
    ])
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.codes["merged-relationship"] == 1)
  }

  @Test func `Entries of a mapping that fit nothing are told`() throws {
    let chart = try people(
      "Nummer,Name\n1,Ann\n",
      mapping: """
        attributes: {Nummre: id, Nummer: id}
        nodes: [{when: {kind: nosuch}, label: Team}, {when: {file: people}, label: Person}]
        values: {riskClas: {a: high}}
        """)
    #expect(chart.codes["unused-mapping"] == 3)
    let notes = chart.ledger.sources.flatMap(\.notes).filter { $0.code == "unused-mapping" }
    #expect(notes.contains { $0.message.contains("did you mean 'Nummer'") })
  }

  @Test func `Words of subtypes and archetypes are read whatever their case`() throws {
    let chart = try ReadChart(
      """
      <graphml><key id="k" for="node" attr.name="kind"/><key id="s" for="all" attr.name="subtype"/>
      <key id="a" for="node" attr.name="archetype"/>
      <graph edgedefault="directed">
      <node id="r"><data key="k">Role</data><data key="s">INTEGRATION</data></node>
      <node id="q"><data key="k">Role</data><data key="s">Own Word</data></node>
      <node id="t"><data key="k">Team</data><data key="s">Working Group</data></node>
      <node id="p"><data key="k">Person</data><data key="a">Player-Coach</data></node>
      <node id="o"><data key="k">Person</data><data key="a">guru</data></node>
      <edge id="e" source="o" target="p"><data key="s">Dotted</data></edge>
      </graph></graphml>
      """)
    #expect(chart.value("r", "subtype") == .string("integration"))
    #expect(chart.value("q", "subtype") == .string("Own Word"))
    #expect(chart.value("t", "subtype") == .string("task-force"))
    #expect(chart.value("p", "archetype") == .string("player-coach"))
    #expect(chart.value("o", "archetype") == .string("guru"))
    #expect(chart.value(of: "RELATED_TO", "subtype") == .string("dotted"))
    #expect(chart.codes["bad-value"] == nil)
    #expect(chart.codes["normalized-value"] == 4)
  }

  @Test func `A column called Name is enough to tell people`() throws {
    let chart = try people("Nummer,Name\n7,Ann\n")
    #expect(chart.graph.nodeCount == 1)
    #expect(chart.value("Ann", "Nummer") == .string("7"))
  }

  @Test(arguments: [
    #"[{"employeeId":"1","fullName":"Ann","jobTitle":"CEO"},{"employeeId":"2","fullName":"Bob","reportsTo":"1"}]"#,
    #"{"employees":[{"employeeId":"1","fullName":"Ann"},{"employeeId":"2","fullName":"Bob","reportsTo":"1"}]}"#,
    #"{"total":2,"people":[{"id":"1","name":"Ann"},{"id":"2","name":"Bob","manager":"Ann"}]}"#,
  ])
  func `Lists of people are read, wrapped or not`(text: String) throws {
    let chart = try read([("people.json", text)])
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.value("1", "name") == .string("Ann"))
    #expect(chart.graph.nodeCount == 2)
  }

  @Test(arguments: ["org.xlsx", "org.vsdx", "org.zip"])
  func `A file of an office program is told what to do with it`(name: String) {
    let error = #expect(throws: InputError.self) {
      try ReadChart(sources: [(name, [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0, 0])])
    }
    let hint = error?.diagnostics.first?.hint ?? ""
    #expect(hint.contains(name == "org.zip" ? "unpack" : "CSV"))
  }

  @Test(arguments: [
    "31-Jan-2020", "31 January 2020", "\"Jan 31, 2020\"", "1/31/20", "43861", "31.01.20",
  ])
  func `Dates of other programs are read`(text: String) throws {
    let chart = try people("ID,Name,Hire Date\n1,Ann,\(text)\n")
    #expect(chart.value("1", "start") == .date(try #require(CalendarDate(isoText: "2020-01-31"))))
  }

  @Test(arguments: [
    "AI System,Owner,Risk Level,Overseen by,Department",
    "AI System,Owner,Risk Level,Overseen by,Email",
    "Name,Owner,Risk Level,Overseen by,Start Date",
    "AI System,Owner,Risk Level,Overseen by,Manager",
  ])
  func `A column any table may have makes no people of AI systems`(header: String) throws {
    let chart = try read([
      ("register.csv", "\(header)\nScorer,,High,,\n")
    ])
    #expect(chart.labels("Scorer") == ["AISystem"])
  }

  @Test(arguments: [
    ("oversees.csv", "person,ai_system", "OVERSEES"), ("owns.csv", "team,ai_system", "OWNS"),
    ("succeeds.csv", "person,role", "SUCCEEDS"), ("leads.csv", "person,team", "LEADS"),
    ("members.csv", "person,team", "MEMBER_OF"),
    ("reports_to-2026-01-31.csv", "source,target", "REPORTS_TO"),
    ("2026-01 depends_on (final) v2.csv", "source,target", "DEPENDS_ON"),
  ])
  func `The name of a table says what it relates`(file: String, header: String, type: String) throws
  {
    let chart = try read([(file, "\(header)\na,b\n")])
    #expect(chart.relationships == ["a \(type) b"])
  }

  @Test func `Whoever a source names is first of all in the source itself`() throws {
    let chart = try read([
      ("one.csv", "ID,Name,Manager\n1,Ann Ek,\n2,Bob Li,Ann Ek\n"),
      ("two.csv", "ID,Name,Manager\n7,Ann Ek,\n8,Cy Do,Ann Ek\n"),
    ])
    #expect(chart.relationships == ["2 REPORTS_TO 1", "8 REPORTS_TO 7"])
  }

  @Test func `Names are found however their spaces and accents are written`() throws {
    let chart = try people(
      "ID,Name,Manager\n1,\"Ek, Ann\",\n2,Jose\u{301} Li,Ann Ek\n3,Cy\u{A0}Do,José Li\n4,Di Fo,Cy Do\n"
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 2", "4 REPORTS_TO 3"])
  }

  @Test func `Properties of the model are known in any spelling`() throws {
    let chart = try read([("ai_systems.csv", "AI System,Use Class,Status\nScorer,credit,live\n")])
    #expect(chart.value("Scorer", "useClass") == .string("credit"))
    #expect(chart.value("Scorer", "status") == .string("live"))
  }

  @Test(arguments: [
    ("Worker's Manager", "Ada Ek (1)"), ("Worker's Manager(s)", "Ada Ek"),
    ("Current Supervisor Employee ID", "1"), ("manager/userPrincipalName", "ada@example.org"),
    ("Employee's Manager - Name", "Ada Ek"), ("Manager", "CN=Ada Ek,OU=Users,DC=example,DC=org"),
  ])
  func `Superiors are known by headers made of several words`(header: String, manager: String)
    throws
  {
    let text =
      "Employee ID,Worker,Email,\(header)\n1,Ada Ek,ada@example.org,\n2,Bo Li,bo@example.org,\"\(manager)\"\n"
    let chart = try ReadChart(sources: [("a.csv", Array(text.utf8))])
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.graph.nodeCount == 2)
  }

  @Test(arguments: ["Manager - Level 01", "Management Level", "Manager Type"])
  func `Other headers with such words are properties`(header: String) throws {
    let text = "Employee ID,Name,\(header)\n1,Ada Ek,\n2,Bo Li,x\n"
    let chart = try ReadChart(sources: [("a.csv", Array(text.utf8))])
    #expect(chart.relationships.isEmpty)
    #expect(chart.value("2", header) == .string("x"))
  }

  @Test(arguments: [
    ("list.csv", "name,type,owner"), ("list.csv", "System,Type,Owner"),
    ("list.csv", "System,Owner,Description"), ("systems.csv", "name,category,owner"),
  ])
  func `A table of things says who owns them`(file: String, header: String) throws {
    let people = "id,name,manager\n1,Ada Ek,\n2,Bo Li,1\n"
    let columns = header.split(separator: ",")
    let row = columns.map { column in
      switch column.lowercased() {
      case "type", "category": "system"
      case "owner": "Ada Ek"
      case "description": "keeps records"
      default: "Payroll"
      }
    }
    let text = "\(header)\n\(row.joined(separator: ","))\n"
    let chart = try ReadChart(
      sources: [("people.csv", Array(people.utf8)), (file, Array(text.utf8))])
    #expect(chart.relationships == ["1 OWNS Payroll", "2 REPORTS_TO 1"])
    #expect(chart.labels("Payroll") == ["System"])
  }

  @Test(arguments: [
    "File Number,Legal First Name,Legal Last Name,Reports To File Number\n1,Ann,Lee,\n2,Bob,Fox,1\n",
    "EmployeeKey,ParentEmployeeKey,FirstName,LastName,Title\n1,,Ann,Lee,CEO\n2,1,Bob,Fox,CTO\n",
    "Badge,Name,Line Manager Badge\n1,Ann Lee,\n2,Bob Fox,1\n",
    "ID,SupID,Name,Title\n1,,Ann Lee,CEO\n2,1,Bob Fox,CTO\n",
    "id,name,Reporting Officer\n1,Ann Lee,\n2,Bob Fox,Ann Lee\n",
  ])
  func `A word for a superior and another column's header name the superior`(text: String) throws {
    let chart = try ReadChart(sources: [("export.csv", Array(text.utf8))])
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.value("2", "name") == .string("Bob Fox"))
  }

  @Test(arguments: [
    ("dept_id,dept_name,parent_dept_id,head\n1,Board,,\n2,IT,1,\n", "Function"),
    ("Org Unit ID,Org Unit Name,Superior Org Unit ID,Cost Center\n1,Board,,C\n2,IT,1,D\n", "Team"),
  ])
  func `Tables of units name those above`(text: String, label: String) throws {
    let chart = try ReadChart(sources: [("export.csv", Array(text.utf8))])
    #expect(chart.relationships == ["2 PART_OF 1"])
    #expect(chart.labels("1") == [label] && chart.value("2", "name") == .string("IT"))
  }
}
