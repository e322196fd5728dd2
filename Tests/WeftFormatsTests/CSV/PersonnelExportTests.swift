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
}
