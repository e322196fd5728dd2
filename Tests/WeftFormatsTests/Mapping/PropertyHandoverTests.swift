import Testing
import WeftFormats
import WeftGraph

struct PropertyHandoverTests {
  private func read(_ name: String, _ type: String, _ values: [String]) throws -> ReadChart {
    let nodes = values.enumerated().map {
      "<node id=\"n\($0)\"><data key=\"v\">\($1)</data></node>"
    }
    return try ReadChart(
      graphML(
        nodes.joined(),
        keys: "<key id=\"v\" for=\"node\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>"
      ))
  }

  @Test func `Dates of the model are dates`() throws {
    let chart = try read(
      "start", "string",
      ["2020-02-29", " 20200229 ", "2020-02-29T23:59:00Z", "2021-02-29", "29.2.2020", "2020-02"])
    for node in ["n0", "n1", "n2"] {
      #expect(chart.value(node, "start") == .date(CalendarDate(days: 18_321)))
    }
    #expect(chart.value("n3", "start") == .string("2021-02-29"))
    #expect(chart.value("n4", "start") == .string("29.2.2020"))
    #expect(chart.codes["bad-value"] == 3)
    #expect(chart.codes["truncated-time"] == 1)
    #expect(chart.note("bad-value")?.position?.line == 7)
  }

  @Test func `Booleans and numbers of the model are typed even where they are declared as strings`()
    throws
  {
    #expect(try read("active", "string", ["TRUE"]).value("n0", "active") == .boolean(true))
    #expect(try read("fte", "string", ["0.5"]).value("n0", "fte") == .float(0.5))
    #expect(try read("cost", "int", ["5"]).value("n0", "cost") == .integer(5))
    #expect(try read("headcount", "double", ["3.0"]).value("n0", "headcount") == .integer(3))
    #expect(try read("level", "string", ["L5"]).value("n0", "level") == .string("L5"))
    #expect(try read("level", "string", ["5"]).value("n0", "level") == .integer(5))
  }

  @Test func `Properties the model does not name are never converted`() throws {
    let chart = try read("birthday", "string", ["2020-02-29"])
    #expect(chart.value("n0", "birthday") == .string("2020-02-29"))
    #expect(try read("flag", "string", ["true"]).value("n0", "flag") == .string("true"))
  }

  @Test(arguments: [
    ("risk", "riskClass"), ("risk_level", "riskClass"), ("Risk Class", "riskClass"),
  ])
  func `Aliases are read as the property and stay`(name: String, property: String) throws {
    let chart = try read(name, "string", ["High-Risk", "minimal", "unheard of"])
    #expect(chart.value("n0", property) == .string("high"))
    #expect(chart.value("n1", property) == .string("minimal"))
    #expect(chart.value("n2", property) == .string("unheard of"))
    #expect(chart.value("n0", name) == .string("High-Risk"))
    #expect(chart.codes["renamed-property"] == 3)
    #expect(chart.codes["bad-value"] == 1)
  }

  @Test func `Autonomy may be a word`() throws {
    let chart = try read("autonomy", "string", ["7", "Recommend", "wild"])
    #expect(chart.value("n0", "autonomy") == .integer(7))
    #expect(chart.value("n1", "autonomy") == .integer(5))
    #expect(chart.value("n2", "autonomy") == .string("wild"))
    #expect(chart.codes["bad-value"] == 1)
  }

  @Test func `A level that dependencies require may be a word`() throws {
    let words = ["2", "Liaison role", "a standing group", "telepathy", "9"]
    let edges = words.map {
      "<edge source=\"a\" target=\"b\"><data key=\"r\">\($0)</data></edge>"
    }
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"/><node id=\"b\"/>" + edges.joined(),
        keys: "<key id=\"r\" for=\"edge\" attr.name=\"requires\" attr.type=\"string\"/>"))
    let key = try #require(chart.graph.key("requires"))
    let values = words.indices.map { chart.graph.value(of: key, RelationshipID($0)) }
    #expect(
      values == [.integer(2), .integer(2), .integer(4), .string("telepathy"), .integer(9)])
    #expect(chart.codes["bad-value"] == 2)
  }

  @Test(arguments: [("autonomy", "11"), ("fte", "-1"), ("reviewIntervalDays", "-30")])
  func `A number out of its property's range is noted`(name: String, value: String) throws {
    let chart = try read(name, "string", ["1", value])
    #expect(chart.note("bad-value")?.message == "a value of '\(name)' is out of its range")
    #expect(chart.codes["bad-value"] == 1)
    #expect(try read(name, "string", ["1"]).codes["bad-value"] == nil)
  }

  @Test func `A property under its own name beats an alias`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"><data key=\"x\">2020-01-01</data><data key=\"y\">2021-01-01</data></node><node id=\"b\"><data key=\"x\">2020-01-01</data></node>",
        keys: """
          <key id="x" for="node" attr.name="hire_date" attr.type="string"/>
          <key id="y" for="node" attr.name="start" attr.type="string"/>
          """))
    #expect(chart.value("a", "start") == .date(CalendarDate(days: 18_628)))
    #expect(chart.value("b", "start") == .date(CalendarDate(days: 18_262)))
  }

  @Test func `An alias of a property is noted where it first stands`() throws {
    let chart = try ReadChart(sources: [
      (
        "a.json",
        Array("{\"nodes\": [{\"id\": 1},\n{\"id\": 2, \"risk\": \"high\"}], \"links\": []}".utf8)
      )
    ])
    #expect(chart.note("renamed-property")?.position == SourcePosition(line: 2, column: 1))
  }
}
