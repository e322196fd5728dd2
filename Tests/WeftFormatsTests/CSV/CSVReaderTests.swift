import Testing
import WeftFormats
import WeftGraph

struct CSVReaderTests {
  private func read(
    _ text: String, name: String = "people.csv", mapping: String? = nil
  ) throws -> ReadChart {
    try read([(name, text)], mapping: mapping)
  }

  private func read(
    _ sources: [(String, String)], mapping: String? = nil
  ) throws -> ReadChart {
    var options = ImportOptions()
    options.mapping = mapping.map { ("mapping.yml", $0) }
    return try ReadChart(sources: sources.map { ($0.0, Array($0.1.utf8)) }, options)
  }

  @Test func `People report to the managers their rows name`() throws {
    let chart = try read(
      """
      Employee ID,Full Name,Manager ID,Job Title,Department,E-Mail
      001,Ada Byron,,Head,Research,ada@x.org
      002,Bo Li,001,Engineer,Research,bo@x.org
      003,Cy Ng,001,"Analyst, senior",Risk,cy@x.org
      """)
    #expect(
      chart.relationships == [
        "001 MEMBER_OF Function:Research", "002 MEMBER_OF Function:Research", "002 REPORTS_TO 001",
        "003 MEMBER_OF Function:Risk", "003 REPORTS_TO 001",
      ])
    #expect(chart.labels("001") == ["Person"])
    #expect(chart.value("003", "title") == .string("Analyst, senior"))
    #expect(chart.value("002", "name") == .string("Bo Li"))
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "csv")
    #expect(source.read.nodes == 3 && source.read.edges == 2 && source.read.keys == 6)
    #expect(source.read.data == 17)
    #expect(chart.graph.place(of: try #require(chart.graph.node("003")))?.position.line == 4)
  }

  @Test(arguments: [
    "Personalnummer;Vorname;Nachname;Vorgesetzter\n1;Ada;Byron;\n2;Bo;Li;1\n",
    "Matricule\tPrénom\tNom\tResponsable hiérarchique\n1\tAda\tByron\t\n2\tBo\tLi\tAda Byron\n",
    "Emp #|First Name|Last Name|Supervisor ID\n1|Ada|Byron|-1\n2|Bo|Li|1\n",
    "sep=;\nid;name;Reports To\n1;Ada Byron;1\n2;Bo Li;Byron, Ada\n",
    "Worker,Name,Manager\n1,Ada Byron,\n2,Bo Li,Ada Byron (1)\n",
    "社員番号,氏名,上司\n1,Ada Byron,\n2,Bo Li,1\n",
    "Staff report 2026\n\nid,name,manager_id\n1,Ada Byron,0\n2,Bo Li,1\n",
  ])
  func `Headers, delimiters and marks of the top are told`(text: String) throws {
    let chart = try read(text, name: "export.csv")
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.value("1", "name") == .string("Ada Byron"))
    #expect(chart.labels("2") == ["Person"])
  }

  @Test func `Managers are found by id, e-mail or name, and never guessed`() throws {
    let chart = try read(
      """
      id,name,email,manager
      1,Ann Lee,ann@x.org,
      2,Ann Lee,lee@x.org,1
      3,Bo,bo@x.org,ANN@x.org
      4,Cy,cy@x.org,Ann Lee
      5,Di,di@x.org,bo
      6,Ed,ed@x.org,Nobody Known
      """)
    #expect(
      chart.relationships == [
        "2 REPORTS_TO 1", "3 REPORTS_TO 1", "5 REPORTS_TO 3", "6 REPORTS_TO Nobody Known",
      ])
    #expect(chart.note("ambiguous-reference")?.position == SourcePosition(line: 5, column: 1))
    #expect(chart.labels("Nobody Known") == ["Missing"])
    #expect(chart.codes["dangling-edge"] == 1)
  }

  @Test func `Somebody may have several managers and dotted lines`() throws {
    let chart = try read(
      """
      id,name,manager id,second manager,dotted line
      a,A,,,
      b,B,a,,
      c,C,a; b,,
      d,D,a,b,"b:c"
      """)
    #expect(
      chart.relationships == [
        "b REPORTS_TO a", "c REPORTS_TO a", "c REPORTS_TO b", "d REPORTS_TO a", "d REPORTS_TO b",
        "d REPORTS_TO b", "d REPORTS_TO c",
      ])
    let key = try #require(chart.graph.key("subtype"))
    let dotted = (0..<chart.graph.relationshipCount).count {
      chart.graph.value(of: key, RelationshipID($0)) == .string("dotted")
    }
    #expect(dotted == 2)
  }

  @Test func `Open positions are roles, and who left is not active`() throws {
    let chart = try read(
      """
      Employee ID,Position ID,Name,Title,Manager ID,Status,Termination Date
      1,p1,Ada,Head,,Active,
      ,p2,Vacant,Analyst,1,Open,
      3,p3,Cy,Engineer,p2,Terminated,2026-01-31
      """)
    #expect(chart.labels("p2") == ["Role"])
    #expect(chart.value("p2", "name") == .string("Analyst"))
    #expect(chart.relationships == ["3 REPORTS_TO p2", "p2 REPORTS_TO 1"])
    #expect(chart.value("3", "active") == .boolean(false))
    #expect(chart.value("1", "active") == nil)
    #expect(chart.value("3", "end") == .date(try #require(CalendarDate(parsing: "2026-01-31"))))
    #expect(chart.codes["open-position"] == 1 && chart.codes["inactive-person"] == 1)
  }

  @Test func `Numbers and dates are read as a whole column shows they are meant`() throws {
    let chart = try read(
      """
      id;name;FTE;Cost;Hire Date;Termination Date;Level
      1;A;0,8;€ 1.234,50;31.12.2020;03/04/2021;3
      2;B;100%;2,000;01.02.2021;05/06/2021;L4
      """)
    #expect(chart.value("1", "fte") == .float(0.8))
    #expect(chart.value("2", "fte") == .float(1))
    #expect(chart.value("1", "cost") == .float(1234.5))
    #expect(chart.value("2", "cost") == .float(2000))
    #expect(chart.value("2", "start") == .date(try #require(CalendarDate(parsing: "2021-02-01"))))
    #expect(chart.value("2", "end") == .string("05/06/2021"))
    #expect(chart.value("2", "level") == .string("L4"))
    #expect(chart.codes["ambiguous-date"] == 2)
    #expect(chart.note("ambiguous-date")?.position == SourcePosition(line: 2, column: 31))
  }

  @Test func `Skills come as lists and as columns`() throws {
    let chart = try read(
      """
      id,name,manager,Skills,Skill: Law
      1,A,,"SQL (4); Go",3
      2,B,1,SQL,
      """)
    #expect(
      chart.relationships == [
        "1 HAS_SKILL Skill:Go", "1 HAS_SKILL Skill:Law", "1 HAS_SKILL Skill:SQL",
        "2 HAS_SKILL Skill:SQL", "2 REPORTS_TO 1",
      ])
    #expect(chart.labels("Skill:SQL") == ["Skill"])
    #expect(chart.value("Skill:SQL", "name") == .string("SQL"))
  }

  @Test func `Quoted cells hold delimiters, quotes and line ends`() throws {
    let chart = try read(
      "id,name,manager,note\r\n1,\"Ada \"\"A\"\" Byron\",,\"one\r\ntwo, three\"\r\n2,Bo,1,\"x\"\r\n"
    )
    #expect(chart.value("1", "name") == .string("Ada \"A\" Byron"))
    #expect(chart.value("1", "note") == .string("one\r\ntwo, three"))
    #expect(chart.graph.place(of: try #require(chart.graph.node("2")))?.position.line == 4)
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
  }

  @Test func `A table of AI systems joins owners and overseers`() throws {
    let chart = try read([
      ("people.csv", "id,name,manager\n1,Ada,\n2,Bo,1\n"),
      (
        "ai-inventory.csv",
        """
        AI System,Risk Level,Provider,Owner,Overseen by,Autonomy Level
        Credit,High Risk,Acme,Bo,1,assist
        Chat,Minimal,Acme,,,7
        """
      ),
    ])
    #expect(chart.labels("Credit") == ["AISystem"])
    #expect(chart.value("Credit", "riskClass") == .string("high"))
    #expect(chart.value("Credit", "autonomy") == .integer(3))
    #expect(chart.relationships == ["1 OVERSEES Credit", "2 OWNS Credit", "2 REPORTS_TO 1"])
  }

  @Test func `A table of memberships joins people to teams`() throws {
    let chart = try read([
      ("people.csv", "id,name,email,manager\n1,Ada,ada@x.org,\n2,Bo,bo@x.org,1\n"),
      ("memberships.csv", "Team,Person,Share,Since\nCore,ada@x.org,50%,2025-01-01\nCore,2,,\n"),
    ])
    #expect(
      chart.relationships == ["1 MEMBER_OF Core", "2 MEMBER_OF Core", "2 REPORTS_TO 1"])
    #expect(chart.labels("Core") == ["Team"])
    #expect(chart.value(of: "MEMBER_OF", "share") == .float(0.5))
    #expect(chart.codes["implied-node"] == 1)
  }

  @Test func `A mapping names what headers do not`() throws {
    let chart = try read(
      "Nummer,Wer,Über,Kohorte\n1,Ada,,A\n2,Bo,1,B\n", name: "liste.csv",
      mapping: """
        attributes:
          Nummer: id
          Wer: name
          Über: manager
          Kohorte: {node: Team, type: MEMBER_OF}
        """)
    #expect(
      chart.relationships == ["1 MEMBER_OF Team:A", "2 MEMBER_OF Team:B", "2 REPORTS_TO 1"])
  }

  @Test func `Columns of one name get names of their own, however many there are`() throws {
    let header = "id," + [String](repeating: "note", count: 4_000).joined(separator: ",")
    let row = "1," + (0..<4_000).map { "\($0)" }.joined(separator: ",")
    let chart = try read("\(header)\n\(row)\n")
    #expect(chart.value("1", "note") == .string("0"))
    #expect(chart.value("1", "note 2") == .string("1"))
    #expect(chart.value("1", "note 4000") == .string("3999"))
  }

  @Test func `Shares of a full-time position are numbers`() throws {
    let chart = try read("id,name,manager,fte\n1,Ada,,50 FTE %\n2,Bo,1,0.8 FTE\n3,Cy,1,80 %\n")
    #expect(chart.value("1", "fte") == .float(0.5))
    #expect(chart.value("2", "fte") == .float(0.8))
    #expect(chart.value("3", "fte") == .float(0.8))
  }

  // MARK: Broken tables

  @Test func `Broken tables are refused with a place`() throws {
    func fault(_ text: String, _ name: String = "people.csv") -> Diagnostic? {
      refusal { _ = try read(text, name: name) }.first
    }
    #expect(fault("id,name\n1,\"Ada\n2,Bo\n")?.code == "unclosed-quote")
    #expect(fault("id,name\n1,\"Ada\n2,Bo\n")?.position == SourcePosition(line: 2, column: 3))
    #expect(fault("alpha,beta\n1,2\n")?.code == "unknown-columns")
    #expect(fault("alpha,beta\n1,2\n")?.position == SourcePosition(line: 1, column: 1))
    #expect(fault("just words without any order\n", "notes.txt")?.code == "unknown-format")
    var options = ImportOptions()
    options.format = .csv
    let empty = refusal { _ = try ReadChart(sources: [("x", [])], options) }
    #expect(empty.first?.code == "empty-table")
  }

  @Test func `What a row has too much or too little is noted`() throws {
    let chart = try read("id,name,manager\n1,Ada\n2,Bo,1,more\n,,1\n\n3,\"C\" D,1\n")
    #expect(chart.codes["extra-cell"] == 1)
    #expect(chart.codes["node-without-id"] == 1)
    #expect(chart.codes["stray-quote"] == 1)
    #expect(chart.value("3", "name") == .string("C D"))
  }

  // MARK: Laws

  @Test(arguments: 0..<20)
  func `The order of rows and columns, and the size of pieces, change nothing`(seed: UInt64) throws
  {
    var state = seed &* 6_364_136_223_846_793_005 &+ 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let header = ["id", "name", "manager id", "department", "title"]
    var rows: [[String]] = []
    for number in 0..<30 {
      rows.append([
        "e\(number)", "P\(number) \"x\", y", number == 0 ? "" : "e\(random(number))",
        "D\(random(3))", random(3) == 0 ? "" : "T\(random(5))\nsecond line",
      ])
    }
    func text(_ rows: [[String]], _ order: [Int]) -> [UInt8] {
      let lines = [header] + rows
      return Array(
        lines.map { row in
          order.map { "\"" + row[$0].replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }.joined(separator: "\r\n").utf8)
    }
    let plain = try ReadChart(sources: [("p.csv", text(rows, [0, 1, 2, 3, 4]))])
    var order = [0, 1, 2, 3, 4]
    for index in order.indices.reversed() { order.swapAt(index, random(index + 1)) }
    for index in rows.indices.reversed() { rows.swapAt(index, random(index + 1)) }
    let bytes = text(rows, order)
    var reader = try ChartReader()
    var start = 0
    let size = 1 + random(40)
    try reader.add(name: "p.csv") {
      guard start < bytes.count else { return nil }
      defer { start += size }
      return Array(bytes[start..<min(start + size, bytes.count)])
    }
    let shuffled = try reader.finish()
    let other = ReadChart(graph: shuffled.graph, ledger: shuffled.ledger)
    #expect(other.relationships == plain.relationships)
    for row in rows {
      for key in ["name", "title", "department"] {
        #expect(other.value(row[0], key) == plain.value(row[0], key))
      }
    }
  }
}
