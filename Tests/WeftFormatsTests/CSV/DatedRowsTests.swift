import Testing
import WeftFormats
import WeftGraph

/// Tables with a row for each change, and what else personnel systems write into cells.
struct DatedRowsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("people.csv", Array(text.utf8))])
  }

  @Test func `The latest row tells the person, and lines have the days of their rows`() throws {
    let chart = try read(
      """
      Employee ID,Name,Effective Date,Manager ID,Title
      1,Ann,2015-01-01,,CEO
      2,Bob,2015-01-01,,CFO
      3,Cy,2015-01-01,1,Analyst
      3,Cy,2018-01-01,1,Analyst II
      3,Cy,2020-01-01,2,Senior
      """)
    #expect(chart.relationships == ["3 REPORTS_TO 1", "3 REPORTS_TO 2"])
    #expect(chart.value("3", "title") == .string("Senior"))
    #expect(chart.codes["dated-rows"] == 2 && chart.codes["duplicate-id"] == nil)
    // 2015-01-01 to 2019-12-31, the two rows of one manager being one line.
    #expect(chart.value(of: "REPORTS_TO", "since") == .date(CalendarDate(days: 16436)))
    #expect(chart.value(of: "REPORTS_TO", "until") == .date(CalendarDate(days: 18261)))
  }

  private static let planned = """
    id,name,Effective Date,Manager ID,Title
    1,Ann,2015-01-01,,CEO
    2,Bob,2015-01-01,1,CFO
    3,Cy,2015-01-01,1,Analyst
    3,Cy,2018-01-01,1,Analyst II
    3,Cy,2030-01-01,2,Senior
    4,Di,2031-01-01,2,Trainee
    """

  @Test(arguments: [
    ("2016-06-01", "Analyst", 2), ("2018-01-01", "Analyst II", 2), ("2029-12-31", "Analyst II", 2),
    ("2030-01-01", "Senior", 2), ("2014-01-01", "Analyst", 2),
  ])
  func `The row in force tells the person, and not one of later days`(
    day: String, title: String, removed: Int
  ) throws {
    var options = ImportOptions()
    options.asOf = CalendarDate(parsing: day)
    let chart = try ReadChart(sources: [("people.csv", Array(Self.planned.utf8))], options)
    #expect(chart.value("3", "title") == .string(title))
    #expect(chart.relationships.contains("3 REPORTS_TO 2"))
    #expect(chart.codes["dated-rows"] ?? 0 >= removed && chart.codes["duplicate-id"] == nil)
    // Whoever comes later is there, with a line that begins later.
    #expect(chart.value("4", "title") == .string("Trainee"))
  }

  @Test func `Rows of later days are counted apart`() throws {
    var options = ImportOptions()
    options.asOf = CalendarDate(parsing: "2026-01-31")
    let chart = try ReadChart(sources: [("people.csv", Array(Self.planned.utf8))], options)
    let notes = chart.ledger.sources[0].notes.filter { $0.code == "dated-rows" }
    #expect(notes.map(\.count) == [1, 1, 1])
    #expect(notes.contains { $0.message.contains("only after 2026-01-31: the row in force") })
    let late = try #require(chart.graph.node("4"))
    let since = try #require(chart.graph.key("since"))
    let line = (0..<chart.graph.relationshipCount).map { RelationshipID($0) }
      .first { chart.graph.source(of: $0) == late }
    #expect(
      line.flatMap { chart.graph.value(of: since, $0) } == .date(CalendarDate(days: 22280)))
  }

  @Test func `The day another chart states is that of the rows`() throws {
    let dated = """
      <graphml><key id="g" for="graph" attr.name="asOf" attr.type="string"/><graph
      edgedefault="directed"><data key="g">2016-06-01</data></graph></graphml>
      """
    var options = ImportOptions()
    options.today = CalendarDate(parsing: "2026-01-31")
    let table = (name: "people.csv", bytes: Array(Self.planned.utf8))
    let both = try ReadChart(
      sources: [table, (name: "day.graphml", bytes: Array(dated.utf8))], options)
    #expect(both.value("3", "title") == .string("Analyst"))
    #expect(try ReadChart(sources: [table], options).value("3", "title") == .string("Analyst II"))
    // Without any day the latest row tells, so that the same table gives the same chart.
    #expect(try ReadChart(sources: [table]).value("3", "title") == .string("Senior"))
  }

  @Test func `Rows that are true together stay`() throws {
    let chart = try read(
      """
      id,name,valid from,valid to,manager
      1,Ann,2015-01-01,9999-12-31,
      2,Bo,2015-01-01,,1
      3,Cy,2015-01-01,9999-12-31,1
      3,Cy,2020-01-01,9999-12-31,2
      """)
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 1", "3 REPORTS_TO 2"])
    #expect(chart.codes["dated-rows"] == nil && chart.codes["duplicate-id"] == 1)
  }

  @Test func `Dates of zeros are none`() throws {
    let chart = try read("id,name,Termination Date\n1,Ann,0000-00-00\n2,Bo,2020-01-31\n")
    #expect(chart.value("1", "end") == nil)
    #expect(chart.codes["bad-value"] == nil && chart.codes["normalized-value"] == 1)
  }

  @Test func `Renamed columns are told, those of ids and managers too`() throws {
    let chart = try read("Employee #,Name,Reporting to\n1,Ann,\n2,Bo,1\n")
    #expect(chart.codes["renamed-column"] == 2)
    #expect(try read("id,name,manager\n1,Ann,\n").codes["renamed-column"] == nil)
  }

  @Test(arguments: [
    ("Código de empleado,Nombre,Fecha de alta", "start"),
    ("Matrícula,Nome,Data de demissão", "end"),
    ("ID,Name,Work Contact: Work Email", "email"),
  ])
  func `Words that join others, and the names of sections, say nothing`(
    header: String, property: String
  ) throws {
    let chart = try read("\(header)\n1,Ann,2020-01-31\n")
    #expect(chart.value("1", property) != nil)
  }

  @Test(arguments: [("Situação", "Desligado"), ("状态", "离职"), ("Status", "Voluntarily Terminated")])
  func `Those who left are told in several languages`(header: String, word: String) throws {
    let chart = try read("id,name,\(header)\n1,Ann,\(word)\n2,Bo,Active\n")
    #expect(chart.value("1", "active") == .boolean(false) && chart.value("2", "active") == nil)
  }

  @Test func `A directory's names are given name and surname`() throws {
    let chart = try read("dn,cn,sn,givenName,uid\n\"uid=a,dc=x\",Ada L,L,Ada,a\n")
    #expect(chart.value("a", "name") == .string("Ada L"))
  }

  @Test func `Refusals say what may be wrong`() throws {
    let foreign = #expect(throws: InputError.self) {
      try ReadChart(sources: [
        ("people.csv", [0x8E, 0xD0, 0x2C, 0x88, 0xF5, 0x0A, 0x31, 0x2C, 0x32])
      ])
    }
    #expect(foreign?.diagnostics.first?.hint?.contains("--encoding") == true)
    let headless = #expect(throws: InputError.self) { try read("alice,bob,3\nbob,carol,2\n") }
    #expect(headless?.diagnostics.first?.message.contains("has no header") == true)
  }
}
