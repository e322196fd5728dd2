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
    #expect(foreign?.diagnostics.first?.hint?.contains("iconv") == true)
    let headless = #expect(throws: InputError.self) { try read("alice,bob,3\nbob,carol,2\n") }
    #expect(headless?.diagnostics.first?.message.contains("has no header") == true)
  }
}
