import Testing
import WeftFormats
import WeftGraph

struct EdgeKindsTests {
  private func read(_ edges: String, edgeDefault: String = "directed") throws -> ReadChart {
    try ReadChart(
      graphML(
        node("p", "person") + node("q", "person") + node("t", "team") + node("f", "function")
          + node("r", "role") + node("ai", "ai system") + node("s", "skill") + node("d", "decision")
          + "<node id=\"x\"/>" + edges,
        keys: "<key id=\"subtype\" for=\"edge\" attr.name=\"subtype\" attr.type=\"string\"/>",
        edgeDefault: edgeDefault))
  }

  @Test(arguments: [
    ("p", "reports_to", "q", "p REPORTS_TO q"), ("p", "managedBy", "q", "p REPORTS_TO q"),
    ("p", "manages", "q", "q REPORTS_TO p"), ("p", "manages", "t", "p LEADS t"),
    ("p", "supervises", "q", "q REPORTS_TO p"), ("p", "supervises", "ai", "p OVERSEES ai"),
    ("p", "needs", "s", "p needs s"), ("t", "needs", "s", "t REQUIRES_SKILL s"),
    ("t", "needs", "r", "t NEEDS_ROLE r"), ("t", "needs", "f", "t REQUIRES_FUNCTION f"),
    ("r", "held by", "p", "p HOLDS r"), ("r", "HOLDS", "p", "p HOLDS r"),
    ("p", "held-by", "r", "p HOLDS r"), ("t", "contains", "p", "t contains p"),
    ("f", "contains", "t", "t PART_OF f"), ("p", "chair", "t", "p LEADS t"),
    ("p", "mentors", "q", "p mentors q"), ("t", "REPORTS_TO", "p", "t REPORTS_TO p"),
    ("x", "manages", "p", "x manages p"), ("ai", "feeds", "t", "t DEPENDS_ON ai"),
    ("p", "accountable for", "d", "p ACCOUNTABLE_FOR d"),
  ])
  func `Words are read by what their ends are`(
    source: String, word: String, target: String, expected: String
  ) throws {
    #expect(try read(edge(source, word, target)).relationships == [expected])
  }

  @Test(arguments: [(30, 1, false), (30, 3, true), (10, 1, true)])
  func `Labels that hardly come twice name edges, not their types`(
    count: Int, uses: Int, areTypes: Bool
  ) throws {
    let edges = (0..<count).map { index in
      "<edge source=\"a\" target=\"b\"><data key=\"l\">edge \(index / uses)</data></edge>"
    }
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"/><node id=\"b\"/>" + edges.joined(),
        keys: "<key id=\"l\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>"))
    #expect(Set(chart.relationships).count == (areTypes ? count / uses : 1))
    #expect(chart.codes["unnamed-kind"] ?? 0 == (areTypes ? 2 : count + 2))
    #expect(areTypes || chart.graph.key("label") != nil)
  }

  @Test func `What fits no way is noted and keeps its own type`() throws {
    let chart = try read(edge("x", "manages", "p") + edge("t", "REPORTS_TO", "p"))
    #expect(chart.codes["unexpected-ends"] == 2)
    #expect(chart.codes["unknown-kind"] == nil)
  }

  @Test func `A dotted line is a subtype of reporting`() throws {
    let chart = try read(edge("p", "dotted line", "q"))
    #expect(chart.relationships == ["p REPORTS_TO q"])
    #expect(chart.value(of: "REPORTS_TO", "subtype") == .string("dotted"))
  }

  @Test func `One RACI property is four types`() throws {
    let letters = ["A", "R", "C", "I"]
    let edges = letters.map {
      "<edge source=\"p\" target=\"d\"><data key=\"raci\">\($0)</data></edge>"
    }.joined()
    let chart = try ReadChart(
      graphML(
        node("p", "person") + node("d", "decision") + edges,
        keys: "<key id=\"raci\" for=\"edge\" attr.name=\"RACI\" attr.type=\"string\"/>"))
    #expect(
      chart.relationships == [
        "p ACCOUNTABLE_FOR d", "p CONSULTED_ON d", "p INFORMED_OF d", "p RESPONSIBLE_FOR d",
      ])
  }

  @Test func `One relation stated from both ends is one`() throws {
    let chart = try read(
      edge("p", "reports to", "q") + edge("q", "manages", "p") + edge("p", "manages", "q"))
    #expect(chart.relationships == ["p REPORTS_TO q", "q REPORTS_TO p"])
    #expect(chart.codes["stated-twice"] == 1)
  }

  @Test func `Parallel relationships of one source are kept`() throws {
    let chart = try read(
      edge("p", "reports to", "q") + edge("p", "reports to", "q") + edge("q", "manages", "p"))
    #expect(chart.relationships == ["p REPORTS_TO q", "p REPORTS_TO q"])
  }

  @Test func `A dotted and a solid line are two`() throws {
    let chart = try read(
      edge("p", "dotted line", "q") + edge("q", "manages", "p", ["subtype": "solid"]))
    #expect(chart.relationships == ["p REPORTS_TO q", "p REPORTS_TO q"])
  }

  @Test func `What one statement lacks the other fills`() throws {
    let chart = try ReadChart(
      graphML(
        node("p", "person") + node("q", "person") + edge("p", "reports to", "q", ["note": "n"])
          + edge("q", "manages", "p", ["since": "2020-01-31"]),
        keys: "<key id=\"note\" for=\"edge\" attr.name=\"note\" attr.type=\"string\"/>"
          + "<key id=\"since\" for=\"edge\" attr.name=\"since\" attr.type=\"string\"/>"))
    #expect(chart.value(of: "REPORTS_TO", "note") == .string("n"))
    #expect(chart.value(of: "REPORTS_TO", "since") == .date(CalendarDate(days: 18_292)))
  }

  @Test func `Undirected edges of directed types take the direction that fits`() throws {
    let chart = try read(
      edge("r", "holds", "p") + edge("p", "reports to", "q") + edge("p", "works with", "q")
        + edge("p", "likes", "q"), edgeDefault: "undirected")
    #expect(
      chart.relationships == [
        "p~COLLABORATES_WITH~q", "p~HOLDS~r", "p~REPORTS_TO~q", "p~likes~q",
      ])
    #expect(chart.codes["undirected-relation"] == 2)
  }

  @Test func `An end that is nowhere may be anything`() throws {
    let chart = try read(edge("p", "managed by", "ghost"))
    #expect(chart.relationships == ["p REPORTS_TO ghost"])
    #expect(chart.codes["unexpected-ends"] == nil)
  }
}
