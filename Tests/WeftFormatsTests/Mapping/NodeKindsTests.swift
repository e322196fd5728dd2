import Testing
import WeftFormats
import WeftGraph

struct NodeKindsTests {
  @Test(arguments: [
    ("person", ["Person"], nil), ("Employee", ["Person"], nil),
    ("contractor", ["Contractor", "Person"], nil), ("AI System", ["AISystem"], nil),
    ("ai-system", ["AISystem"], nil), ("aiSystem", ["AISystem"], nil),
    ("AI_MODEL", ["AISystem"], nil),
    ("working-group", ["Team"], "task-force"), ("Committee", ["Team"], "committee"),
    ("forum", ["Team"], "forum"), ("liaison", ["Role"], "liaison"),
    ("Department", ["Function"], nil),
    ("business_role", ["Role"], nil), ("UseCase", ["Decision"], nil), ("KeyResult", ["Goal"], nil),
    ("Application Component", ["System"], nil), ("planet", ["planet"], nil),
  ])
  func `Words are read as labels`(word: String, labels: [String], subtype: String?) throws {
    let chart = try ReadChart(graphML(node("a", word)))
    #expect(chart.labels("a") == labels)
    #expect(chart.value("a", "kind") == (labels == [word] ? nil : .string(word)))
    #expect(chart.value("a", "subtype") == subtype.map { .string($0) })
    #expect(chart.codes["unknown-kind"] == (word == "planet" ? 1 : nil))
  }

  @Test func `A subtype of the file is kept`() throws {
    let chart = try ReadChart(
      graphML(
        node("a", "committee", ["subtype": "board"]),
        keys: "<key id=\"subtype\" for=\"node\" attr.name=\"subtype\" attr.type=\"string\"/>"))
    #expect(chart.value("a", "subtype") == .string("board"))
  }

  @Test(arguments: ["agent", "Assistant", "copilot"])
  func `What may be a person or an AI system is told by its evidence`(word: String) throws {
    let keys = "<key id=\"model\" for=\"node\" attr.name=\"model\" attr.type=\"string\"/>"
    let chart = try ReadChart(
      graphML(node("a", word, ["model": "m1"]) + node("b", word), keys: keys))
    #expect(chart.labels("a") == ["AISystem"])
    #expect(chart.labels("b") == [word])
    #expect(chart.codes["ambiguous-kind"] == 1)
  }

  @Test func `Weak words give way to any other kind`() throws {
    let keys = "<key id=\"type\" for=\"node\" attr.name=\"type\" attr.type=\"string\"/>"
    let chart = try ReadChart(
      graphML(node("a", "resource", ["type": "person"]) + node("b", "resource"), keys: keys))
    #expect(chart.labels("a") == ["Person"])
    #expect(chart.labels("b") == ["System"])
  }

  @Test func `The first attribute that resolves wins, and all stay properties`() throws {
    let keys = """
      <key id="labelV" for="node" attr.name="labelV" attr.type="string"/>
      <key id="category" for="node" attr.name="category" attr.type="string"/>
      """
    let chart = try ReadChart(
      graphML(node("a", "planet", ["labelV": "vertex", "category": "team"]), keys: keys))
    #expect(chart.labels("a") == ["Team"])
    #expect(chart.value("a", "kind") == .string("planet"))
    #expect(chart.value("a", "category") == .string("team"))
  }

  @Test func `A label is a name and never a kind`() throws {
    let keys = "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"
    let chart = try ReadChart(
      graphML("<node id=\"a\"><data key=\"label\">Team</data></node>", keys: keys))
    #expect(chart.labels("a") == [])
    #expect(chart.value("a", "name") == .string("Team"))
    #expect(chart.codes["unnamed-kind"] == 1)
  }

  @Test func `Nodes without a kind are counted once, however often they are declared`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"/><node id=\"b\"/><node id=\"a\"/>\(node("b", "Team"))<node id=\"c\"/>"))
    #expect(chart.note("unnamed-kind")?.count == 2)
    #expect(chart.labels("b") == ["Team"])
  }

  @Test func `More labels than a graph holds are left out and counted, none is taken for another`()
    throws
  {
    let count = 40_000
    let nodes = (0..<count).map { "<node id=\"n\($0)\" labels=\":A\($0):B\($0)\"/>" }.joined()
    let chart = try ReadChart(graphML(nodes))
    let left = try #require(chart.note("too-many-kinds"))
    #expect(left.count > count - GraphBuilder.kindLimit / 2)
    #expect(chart.labels("n0") == ["A0", "B0"])
    #expect(chart.labels("n31000") == ["A31000", "B31000"])
    #expect(chart.labels("n\(count - 1)").isEmpty)
  }
}
