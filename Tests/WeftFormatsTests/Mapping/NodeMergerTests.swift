import Testing
import WeftFormats
import WeftGraph

struct NodeMergerTests {
  private static let keys =
    "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>"
    + "<key id=\"w\" for=\"edge\" attr.name=\"w\" attr.type=\"int\"/>"

  private func read(_ one: String, _ two: String, merge: ImportOptions.Merge = .id) throws
    -> ReadChart
  {
    var options = ImportOptions()
    options.merge = merge
    return try ReadChart(
      sources: [
        ("charts/one.graphml", Array(graphML(one, keys: Self.keys).utf8)),
        ("charts/two.graphml", Array(graphML(two, keys: Self.keys).utf8)),
      ], options)
  }

  @Test func `Equal ids are one node where labels and names agree`() throws {
    let chart = try read(
      node("a", "person", ["name": "Ada"]) + "<node id=\"b\"/>",
      node("a", "person") + node("b", "team", ["name": "Core"]) + edge("a", "member of", "b"))
    #expect(chart.ledger.graph.nodes == 2)
    #expect(chart.labels("b") == ["Team"])
    #expect(chart.value("a", "name") == .string("Ada"))
    #expect(chart.value("b", "name") == .string("Core"))
    #expect(chart.relationships == ["a MEMBER_OF b"])
    #expect(chart.codes["duplicate-id"] == nil)
  }

  @Test(arguments: [["person", "Bob"], ["team", "Ada"]])
  func `Where they do not agree both are kept and edges follow`(other: [String]) throws {
    let chart = try read(
      node("a", "person", ["name": "Ada"]),
      node("a", other[0], ["name": other[1]]) + node("c", "person") + edge("c", "knows", "a"))
    #expect(chart.relationships == ["c knows two:a"])
    #expect(chart.value("two:a", "name") == .string(other[1]))
    #expect(chart.codes["id-conflict"] == 1)
  }

  @Test func `Nothing is merged where that is asked for`() throws {
    let chart = try read(
      node("a", "person"), node("a", "person") + edge("a", "knows", "a"), merge: .never)
    #expect(chart.ledger.graph.nodes == 2)
    #expect(chart.relationships == ["two:a knows two:a"])
    #expect(chart.codes["id-conflict"] == nil)
  }

  @Test func `An edge may name a node of another source`() throws {
    let chart = try read(node("a", "person"), node("b", "person") + edge("b", "reports to", "a"))
    #expect(chart.relationships == ["b REPORTS_TO a"])
    #expect(chart.ledger.graph.placeholders == 0)
  }

  @Test func `Equal relationships of different sources are one, parallels of one source stay`()
    throws
  {
    let people = node("a", "person") + node("b", "person")
    let one = people + edge("a", "knows", "b", ["w": "1"]) + edge("a", "knows", "b", ["w": "1"])
    let two = people + edge("a", "knows", "b", ["w": "1"]) + edge("a", "knows", "b", ["w": "2"])
    let chart = try read(one, two)
    #expect(chart.relationships.count == 3)
    #expect(chart.codes["merged-relationship"] == 1)
  }

  @Test func `Places name their file`() throws {
    let chart = try read(node("a", "person"), node("b", "person"))
    let places = try ["a", "b"].map { chart.graph.place(of: try #require(chart.graph.node($0))) }
    #expect(places.map { $0?.file } == ["charts/one.graphml", "charts/two.graphml"])
  }
}
