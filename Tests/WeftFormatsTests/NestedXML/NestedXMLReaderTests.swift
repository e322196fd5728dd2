import Testing
import WeftFormats
import WeftGraph

struct NestedXMLReaderTests {
  private static let employees = """
    <employee id="1" name="Ada" title="CEO"><reports>
    <employee id="2" name="Grace"><reports><employee id="4" name="José"><skills><skill>Swift</skill><skill>XML</skill></skills></employee></reports></employee>
    <employee id="3" name="Alan"/></reports></employee>
    """
  private static let units = """
    <Organization><Unit code="U1"><Name>Engineering</Name><Staff>
    <Worker><No>1</No><FirstName>Ada</FirstName><LastName>L</LastName><Boss/></Worker>
    <Worker><No>2</No><FirstName>Grace</FirstName><LastName>H</LastName><Boss>1</Boss></Worker></Staff></Unit></Organization>
    """

  @Test func `Nesting is reporting, attributes and words are properties`() throws {
    let chart = try ReadChart(
      mapping: "xml: {node: employee, id: '@id', label: '@name', kind: Person, parent: nesting}",
      Self.employees)
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "xml" && source.dialect == "employee" && source.read.nodes == 4)
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 1", "4 REPORTS_TO 2"])
    #expect(chart.value("1", "title") == .string("CEO"))
    #expect(chart.value("4", "name") == .string("José"))
    #expect(chart.value("4", "skills.skill") == .list([.string("Swift"), .string("XML")]))
  }

  @Test func `A superior may be named by id, beside the unit around`() throws {
    let mapping = """
      xml:
        - {node: Worker, id: No, label: FirstName LastName, kind: Person, parent: Boss, type: REPORTS_TO}
        - {node: Unit, id: '@code', label: Name, kind: Team}
      """
    let chart = try ReadChart(mapping: mapping, Self.units)
    #expect(chart.relationships == ["1 MEMBER_OF U1", "2 MEMBER_OF U1", "2 REPORTS_TO 1"])
    #expect(chart.value("2", "name") == .string("Grace H"))
    let dangling = try ReadChart(
      mapping: mapping, Self.units.replacing("<Boss>1", with: "<Boss>9"))
    #expect(dangling.note("dangling-edge")?.position == SourcePosition(line: 3, column: 1))
  }

  @Test(arguments: [employees, units])
  func `The drafted mapping reads the file`(text: String) throws {
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    let chart = try ReadChart(mapping: mapping, text)
    let people = chart.ledger.graph.labels.first { $0.name == "Person" }?.count ?? 0
    #expect(people == (text == Self.employees ? 4 : 2))
    #expect(chart.relationships.contains("2 REPORTS_TO 1"))
    #expect(chart.codes["dangling-edge"] == nil)
  }

  @Test func `Without a mapping, or with one that fits nothing, it is refused`() {
    let faults = refusal { _ = try ReadChart(Self.employees) }
    #expect(faults.map(\.code) == ["unknown-format"])
    let others = refusal { _ = try ReadChart(mapping: "xml: {node: person}", Self.employees) }
    #expect(others.map(\.code) == ["unknown-format"])
    #expect(others.first?.position == SourcePosition(line: 1, column: 1))
    let rules = refusal { _ = try ReadChart(mapping: "xml: [{id: x}, {node: a, nod: b}]", "<a/>") }
    #expect(rules.map(\.code) == ["bad-mapping", "bad-mapping"])
  }

  @Test func `Kinds and types that are much like those of the model are told`() throws {
    func codes(_ rule: String) throws -> [String] {
      var options = ImportOptions()
      options.mapping = ("m.yml", "xml: [{node: a, \(rule)}]")
      return try ChartReader(options: options).warnings.map(\.code)
    }
    #expect(try codes("kind: Persn, type: REPORT_TO") == ["misspelt-word", "misspelt-word"])
    #expect(try codes("kind: employee, type: manages") == [])
  }

  @Test func `Of a known chart the unknown kinds are listed, as comments`() throws {
    let text = graphML(node("a", "planet") + edge("a", "orbits", "a"))
    let mapping = try ChartReader.suggestedMapping(name: "a.graphml", bytes: Array(text.utf8))
    #expect(mapping.contains("#  - {when: {kind: planet}, label: Team}"))
    #expect(mapping.contains("#  - {when: {kind: orbits}, type: REPORTS_TO, reverse: false}"))
    let chart = try ReadChart(mapping: mapping, text)
    #expect(chart.labels("a") == ["planet"])
    let known = try ChartReader.suggestedMapping(
      name: "a", bytes: Array(graphML(node("a", "person")).utf8))
    #expect(known == "# Every kind of this chart is known.\n")
  }

  @Test func `A document nothing of which looks like a node gets no mapping`() {
    let faults = refusal {
      _ = try ChartReader.suggestedMapping(name: "x", bytes: Array("<a><b/></a>".utf8))
    }
    #expect(faults.map(\.code) == ["nothing-to-draft"])
    #expect(faults.first?.hint?.contains("--suggest-map") == false)
  }

  @Test func `Elements that no rule names are noted`() throws {
    let text = """
      <org><departments><department code="D1"><name>Sales</name></department>
      <department code="D2"><name>Ops</name></department></departments><people>
      <person id="1"><name>Ann</name></person><person id="2"><name>Bob</name></person></people></org>
      """
    let people = try ReadChart(
      mapping: "xml: {node: person, id: '@id', label: name, kind: Person}", text)
    #expect(people.note("unread-element")?.count == 2)
    #expect(people.note("unread-element")?.message.contains("'department'") == true)
    #expect(people.note("unread-element")?.position == SourcePosition(line: 1, column: 19))
    let units = try ReadChart(
      mapping: "xml: {node: department, id: '@code', label: name, kind: Function}", text)
    #expect(units.note("unread-element")?.message.contains("'person'") == true)
    #expect(units.note("unread-element")?.count == 2)
    let around = try ReadChart(
      mapping: "xml: {node: person, id: '@id', kind: Person}",
      "<org><unit name=\"Core\"><person id=\"1\"/></unit></org>")
    #expect(around.note("unread-element")?.message.contains("'unit'") == true)
  }

  @Test func `People and superiors that no rule reads are noted`() throws {
    let text = """
      <org><unit code="U"><name>Core</name><employee>Ann</employee><employee>Bo</employee><employee>7</employee></unit>
      <person id="1"><links><chef>2</chef></links></person><person id="2"><boss>x</boss><manager>1</manager></person></org>
      """
    let rules = """
      xml: [{node: unit, id: '@code', label: name, kind: Team}, {node: person, id: '@id', kind: Person}]
      """
    let chart = try ReadChart(mapping: rules, text)
    #expect(chart.note("unread-element")?.count == 2)
    #expect(chart.note("unread-element")?.position == SourcePosition(line: 1, column: 38))
    // What is nobody's id may be anything, and `manager` is read by the model.
    #expect(chart.note("unread-superior")?.count == 1)
    #expect(chart.note("unread-superior")?.message.contains("'links.chef'") == true)
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    let named = try ReadChart(
      mapping: rules + """

        attributes:
          links.chef: {refers: [id], type: REPORTS_TO}
          employee: {node: Person, type: LEADS}
        """, text)
    #expect(named.codes["unread-superior"] == nil && named.codes["unread-element"] == nil)
    let parent = try ReadChart(
      mapping: rules.replacing("kind: Person", with: "kind: Person, parent: links/chef"), text)
    #expect(parent.codes["unread-superior"] == nil)
    #expect(parent.relationships.contains("1 REPORTS_TO 2"))
  }

  @Test func `What flattened elements say is kept, attributes too`() throws {
    let chart = try ReadChart(
      mapping: "xml: {node: person, id: '@id', kind: Person}",
      """
      <team><person id="1"><skills by="Bo"><skill level="3">Swift</skill><skill level="5">C</skill></skills>
      <boss name="Cy"><worker name="Di"/></boss></person></team>
      """)
    #expect(chart.value("1", "skills.skill") == .list([.string("Swift"), .string("C")]))
    #expect(chart.value("1", "skills.skill.level") == .list([.string("3"), .string("5")]))
    #expect(chart.value("1", "skills.by") == .string("Bo"))
    #expect(chart.value("1", "boss.name") == .string("Cy"))
    #expect(chart.value("1", "boss.worker.name") == .string("Di"))
  }

  private static let apart = """
    <org><departments><department code="D1"><name>Sales</name><staff><member ref="E1"/></staff></department>
    <department code="D2" parent="D1"><name>Inside Sales</name></department></departments>
    <people><person key="E1"><first>Ann</first><last>Lee</last></person>
    <person key="E2"><first>Bob</first><last>Fox</last><manager>E1</manager></person></people></org>
    """
  private static let titled = """
    <ceo name="Ann"><vp name="Bob"><manager name="Cy"><worker name="Di"/><worker name="Ed"/></manager></vp><vp name="Fay"/></ceo>
    """
  private static let german = """
    <Liste><Mitarbeiter Personalnummer="07"><Nachname>Li</Nachname><Vorname>Ann</Vorname><Vorgesetzter/></Mitarbeiter>
    <Mitarbeiter Personalnummer="08"><Nachname>Fox</Nachname><Vorname>Bo</Vorname><Vorgesetzter>07</Vorgesetzter></Mitarbeiter></Liste>
    """

  @Test func `The drafted mapping reads people and units that stand apart`() throws {
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(Self.apart.utf8))
    let chart = try ReadChart(mapping: mapping, Self.apart)
    #expect(chart.relationships == ["D2 PART_OF D1", "E2 REPORTS_TO E1"])
    #expect(chart.value("E2", "name") == .string("Bob Fox"))
    #expect(chart.labels("D1") == ["Function"] && chart.codes["unexpected-ends"] == nil)
  }

  @Test(arguments: ["employee_no=\"E1\"", "employee_no=\"E2\""])
  func `The drafted mapping takes no telephone number for an id`(second: String) throws {
    let text = """
      <staff><employee employee_no="E1"><phone_no>5</phone_no><name>Ada</name></employee>
      <employee \(second)><phone_no>6</phone_no><name>Bo</name></employee></staff>
      """
    let mapping = try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(text.utf8))
    #expect(mapping.contains("@employee_no") == second.contains("E2"))
    #expect(!mapping.contains("id: phone_no") && !mapping.contains("id: 'phone_no'"))
  }

  @Test func `The drafted mapping reads nested titles and words of other languages`() throws {
    let titles = try ReadChart(
      mapping: try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(Self.titled.utf8)),
      Self.titled)
    #expect(titles.graph.nodeCount == 6 && titles.relationships.count == 5)
    let german = try ReadChart(
      mapping: try ChartReader.suggestedMapping(name: "x.xml", bytes: Array(Self.german.utf8)),
      Self.german)
    #expect(german.relationships == ["08 REPORTS_TO 07"])
    #expect(german.value("08", "name") == .string("Bo Fox"))
  }
}
