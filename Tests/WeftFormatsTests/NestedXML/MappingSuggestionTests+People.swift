import Testing
import WeftFormats
import WeftGraph

/// People who are nothing but words, names in parts and in other languages, references to superiors.
extension MappingSuggestionTests {
  static let people: [Case] = [
    Case(
      name: "people who are nothing but words",
      text: """
        <Organization Name="ABC"><Employee Title="CEO">Ann Lee</Employee><Units>
        <Unit Name="Sales"><Employee Title="Head">Bo Ray</Employee><Employee Title="Clerk">Cy Fox</Employee></Unit></Units></Organization>
        """,
      people: 3,
      relationships: [
        "Ann Lee MEMBER_OF ABC", "Bo Ray MEMBER_OF Sales", "Cy Fox MEMBER_OF Sales",
        "Sales PART_OF ABC",
      ]),
    Case(
      name: "words without attributes, and a head",
      text: """
        <company><department name="개발팀"><manager>김유신</manager><employee>홍길동</employee><employee>이순신</employee></department><department name="디자인팀"><employee>유관순</employee></department></company>
        """,
      people: 4,
      relationships: [
        "김유신 LEADS 개발팀", "유관순 MEMBER_OF 디자인팀", "이순신 MEMBER_OF 개발팀", "홍길동 MEMBER_OF 개발팀",
      ]),
    Case(
      name: "words in a list of a word nobody knows",
      text: """
        <firm><pod name="Blue"><member>Ann</member><member>Bo</member></pod><pod name="Red"><member>Cy</member></pod></firm>
        """,
      people: 3,
      relationships: ["Ann MEMBER_OF Blue", "Bo MEMBER_OF Blue", "Cy MEMBER_OF Red"]),
    Case(
      name: "words for superiors are no people of their own",
      text: """
        <list><rec><name>Ann</name></rec><rec><name>Bo</name><manager>Ann</manager></rec><rec><name>Cy</name><manager>Ann</manager></rec></list>
        """,
      people: 3, relationships: ["Bo REPORTS_TO Ann", "Cy REPORTS_TO Ann"]),
    Case(
      name: "a given and a family name inside a name, managers among links",
      text: """
        <personnel><person id="E1"><name><family>Lee</family><given>Ho</given></name><links><subordinate>E2</subordinate><subordinate>E3</subordinate></links></person>
        <person id="E2"><name><family>Chan</family><given>Tai Man</given></name><links><manager>E1</manager></links></person>
        <person id="E3"><name><family>Ng</family><given>Bo</given></name><links><manager>E1</manager></links></person></personnel>
        """,
      people: 3, relationships: ["E2 REPORTS_TO E1", "E3 REPORTS_TO E1"],
      names: ["E2": "Tai Man Chan"]),
    Case(
      name: "a name that is the given one, beside a surname",
      text: """
        <workers><worker id="1"><surname>Lee</surname><name>Ann</name></worker><worker id="2"><surname>Ray</surname><name>Ann</name></worker></workers>
        """,
      people: 2, relationships: [], names: ["2": "Ann Ray"]),
    Case(
      name: "a whole name, beside a surname",
      text: """
        <workers><worker id="1"><surname>Lee</surname><name>Ann Lee</name></worker><worker id="2"><surname>Ray</surname><name>Bo Ray</name></worker></workers>
        """,
      people: 2, relationships: [], names: ["2": "Bo Ray"]),
    Case(
      name: "a name that is the family's, beside a Vorname",
      text: """
        <liste><mitarbeiter><nr>1</nr><vorname>Ann</vorname><name>Lee</name></mitarbeiter><mitarbeiter><nr>2</nr><vorname>Bo</vorname><name>Ray</name></mitarbeiter></liste>
        """,
      people: 2, relationships: [], names: ["2": "Bo Ray"]),
    Case(
      name: "short words for the parts of a name",
      text: """
        <staff><employee ssn="1" id="a"><Fname>Ann</Fname><Lname>Lee</Lname></employee><employee ssn="2" id="b"><Fname>Bo</Fname><Lname>Ray</Lname></employee></staff>
        """,
      people: 2, relationships: [], names: ["b": "Bo Ray"]),
  ]

  // The lowest of titles is one as well.
  static let titles = Case(
    name: "titles in titles, the lowest with but a name",
    text: """
      <ceo name="Ann"><vp name="Bo"><manager name="Cy"><engineer name="Di"/><engineer name="Ed"/></manager></vp><vp name="Fay"><manager name="Gus"/></vp></ceo>
      """,
    people: 7,
    relationships: [
      "Bo REPORTS_TO Ann", "Cy REPORTS_TO Bo", "Di REPORTS_TO Cy", "Ed REPORTS_TO Cy",
      "Fay REPORTS_TO Ann", "Gus REPORTS_TO Fay",
    ])

  /// The same people, reporting lines and departments in the words of several languages.
  private static let languages = [
    "employee id name manager department", "mitarbeiter personalnummer name vorgesetzter abteilung",
    "empleado codigo nombre jefe departamento", "employe matricule nom responsable service",
    "dipendente matricola nome responsabile reparto",
    "funcionario matricula nome gestor departamento",
    "medewerker personeelsnummer naam leidinggevende afdeling", "worker ref naam chef équipe",
  ]

  @Test(arguments: languages)
  func `The words of tables are those of elements`(language: String) throws {
    let words = language.split(separator: " ").map(String.init)
    let rows = [
      ("1", "Ana Roja", "", "Uno"), ("2", "Luis Gil", "1", "Uno"), ("3", "Eva Sol", "1", "Dos"),
    ]
    let text =
      "<list>"
      + rows.map { row in
        let values = [row.0, row.1, row.2, row.3]
        return "<\(words[0])>"
          + zip(words.dropFirst(), values).map { "<\($0)>\($1)</\($0)>" }.joined()
          + "</\(words[0])>"
      }.joined(separator: "\n") + "</list>"
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    let chart = try ReadChart(mapping: mapping, text)
    let unit = words[4] == "équipe" ? "Team" : "Function"
    #expect(
      chart.relationships == [
        "1 MEMBER_OF \(unit):Uno", "2 MEMBER_OF \(unit):Uno", "2 REPORTS_TO 1",
        "3 MEMBER_OF \(unit):Dos", "3 REPORTS_TO 1",
      ], "\(mapping)")
    #expect(chart.value("3", "name") == .string("Eva Sol"), "\(mapping)")
    #expect(chart.labels("3") == ["Person"] && chart.labels("\(unit):Dos") == [unit])
  }

  @Test func `References to people are no people`() throws {
    let text = """
      <firm><people><person id="E1"><name>Ann</name></person><person id="E2"><name>Bo</name></person></people>
      <teams><team code="T1" name="Core"><member>E1</member><member>E2</member></team><team code="T2" name="Web"><member>E2</member></team></teams></firm>
      """
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(!mapping.contains("member"))
    let chart = try ReadChart(mapping: mapping, text)
    #expect(chart.graph.nodeCount == 4)
    // Nobody is a member, and that is said.
    #expect(chart.note("unread-element")?.count == 3)
  }

  @Test func `The names of things make nobody a person`() throws {
    let text = """
      <lista><grupo clave="1"><nombre>Uno</nombre><producto><nombre>Mesa</nombre></producto><producto><nombre>Silla</nombre></producto></grupo>
      <grupo clave="2"><nombre>Dos</nombre><producto><nombre>Cama</nombre></producto></grupo></lista>
      """
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(mapping.contains("label: nombre"))
    #expect(!mapping.contains("kind: Person"), "\(mapping)")
  }

  @Test func `Things are no people because nothing else could be`() throws {
    let text = "<pcs><pc><name>A</name><cpu>x</cpu></pc><pc><name>B</name><cpu>y</cpu></pc></pcs>"
    let things = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(things.contains("# kind: nothing says what they are"), "\(things)")
    let staff = text.replacing("pcs>", with: "personas>")
    let people = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(staff.utf8))
    #expect(people.contains("kind: Person  # a guess"), "\(people)")
    let paid = try ChartReader.suggestedMapping(
      name: "x.xml", bytes: Array(text.replacing("cpu>", with: "salary>").utf8))
    #expect(paid.contains("kind: Person  # a guess"), "\(paid)")
    let tables = """
      <hr name="a"><table name="b" rows="2"><column name="c"/><column name="d"/></table><table name="e" rows="1"><column name="f"/></table></hr>
      """
    let columns = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(tables.utf8))
    #expect(!columns.contains("node: column"), "\(columns)")
  }

  @Test func `A manager by name is said to be read`() throws {
    let text = """
      <list><employee id="1"><name>Ann</name></employee><employee id="2"><name>Bo</name><manager>Ann</manager></employee></list>
      """
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(mapping.contains("# parent: 'manager' is read as the id"), "\(mapping)")
    #expect(!mapping.contains("nothing says who is above them"))
    #expect(try ReadChart(mapping: mapping, text).relationships == ["2 REPORTS_TO 1"])
  }

  @Test func `Where elements repeat that nothing names, they are drafted to be filled in`() throws {
    let text = """
      <book><address><street>West</street><town>Hove</town></address><address><street>East</street><town>Hove</town></address></book>
      """
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(mapping.contains("- node: address  # 2 elements"))
    #expect(mapping.contains("# kind: nothing says what they are"))
    let chart = try ReadChart(mapping: mapping, text)
    #expect(chart.graph.nodeCount == 2 && chart.ledger.graph.labels.isEmpty)
  }
}
