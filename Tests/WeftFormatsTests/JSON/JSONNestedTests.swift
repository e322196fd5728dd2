import Testing
import WeftFormats
import WeftGraph

struct JSONNestedTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  private static let lines = ["2 REPORTS_TO 1", "3 REPORTS_TO 1", "4 REPORTS_TO 2"]

  @Test(arguments: [
    #"{"id":1,"name":"Top","childs":[{"id":2,"name":"A","parentId":1,"childs":[{"id":4,"name":"C","parentId":2,"childs":[]}]},{"id":3,"name":"B","parentId":1,"childs":[]}]}"#,
    #"{"id":1,"name":"Top","underlings":[{"id":2,"name":"A","underlings":[{"id":4,"name":"C"}]},{"id":3,"name":"B"}]}"#,
    #"[{"id":1,"name":"Top","nodes":[{"id":2,"name":"A","nodes":[{"id":4,"name":"C"}]},{"id":3,"name":"B"}]}]"#,
    #"{"id":1,"name":"Top","nodes":[{"id":2,"name":"A","nodes":[{"id":4,"name":"C"}]},{"id":3,"name":"B"}]}"#,
    #"{"id":1,"name":"Top","crew":[{"id":2,"name":"A","managerId":1,"crew":[{"id":4,"name":"C","managerId":2}]},{"id":3,"name":"B","managerId":1}]}"#,
  ])
  func `A list that nests in itself is of those below, whatever it is called`(text: String) throws {
    let chart = try read(text)
    #expect(Set(chart.relationships) == Set(Self.lines))
    #expect(chart.graph.nodeCount == 4 && chart.value("1", "name") == .string("Top"))
    #expect(chart.value("4", "name") == .string("C") && chart.labels("4") == ["Person"])
  }

  @Test func `A list all of whose objects name its holder is of those below`() throws {
    let chart = try read(
      #"{"id":1,"name":"Top","crew":[{"id":2,"name":"A","parentId":1},{"id":3,"name":"B","parentId":1}]}"#
    )
    #expect(Set(chart.relationships) == ["2 REPORTS_TO 1", "3 REPORTS_TO 1"])
    #expect(chart.value("1", "name") == .string("Top"))
  }

  @Test(arguments: [
    #"{"count":3,"root":{"id":1,"name":"Top","children":[{"id":2,"name":"A","children":[{"id":4,"name":"C"}]},{"id":3,"name":"B"}]}}"#,
    #"{"data":{"root":{"id":1,"name":"Top","childs":[{"id":2,"name":"A","childs":[{"id":4,"name":"C","childs":[]}]},{"id":3,"name":"B"}]}}}"#,
    #"{"name":"Acme","orgChart":{"id":1,"name":"Top","children":[{"id":2,"name":"A","children":[{"id":4,"name":"C"}]},{"id":3,"name":"B"}]}}"#,
  ])
  func `A tree inside an object is read, and what is beside it kept`(text: String) throws {
    let chart = try read(text)
    #expect(Set(chart.relationships) == Set(Self.lines))
    #expect(chart.graph.nodeCount == 4)
    if text.contains("count") { #expect(chart.graph.attribute("count") == .integer(3)) }
    if text.contains("Acme") { #expect(chart.graph.attribute("name") == .string("Acme")) }
  }

  @Test func `What people have many of is not below them`() throws {
    let comments = try read(
      #"[{"id":1,"name":"Ada","comments":[{"id":9,"text":"Hello","comments":[{"id":10,"text":"Yes","comments":[]}]}]},{"id":2,"name":"Bob","managerId":1}]"#
    )
    #expect(comments.relationships == ["2 REPORTS_TO 1"] && comments.graph.nodeCount == 2)
    let tasks = try read(
      #"[{"id":1,"name":"Ada","tasks":[{"id":1,"title":"x"},{"id":2,"title":"y","parentId":1}]},{"id":2,"name":"Bob","managerId":1}]"#
    )
    #expect(tasks.relationships == ["2 REPORTS_TO 1"] && tasks.graph.nodeCount == 2)
    let goals = try read(
      #"[{"id":1,"name":"Ada","goals":[{"id":7,"name":"Grow","goals":[{"id":8,"name":"Sell"}]}]},{"id":2,"name":"Bob","managerId":1}]"#
    )
    #expect(goals.relationships == ["2 REPORTS_TO 1"] && goals.graph.nodeCount == 2)
  }

  @Test func `A superior named by several members is one`() throws {
    let chart = try read(
      #"[{"id":1,"name":"A"},{"id":2,"name":"B","parentId":1,"parent_id":1,"data":{"parentId":1}}]"#
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1"] && chart.codes["stated-twice"] == 2)
    let two = try read(
      #"[{"id":1,"name":"A"},{"id":3,"name":"C"},{"id":2,"name":"B","managers":[1,3]}]"#)
    #expect(Set(two.relationships) == ["2 REPORTS_TO 1", "2 REPORTS_TO 3"])
  }

  @Test func `People are named by the member that references name them by`() throws {
    let chart = try read(
      #"{"people":[{"canonical":"Marc","title":"Director","reports_to":null,"manages":["Sean"]},{"canonical":"Sean","title":"Lead","reports_to":"Marc"}]}"#
    )
    #expect(chart.graph.nodeCount == 2 && chart.graph.relationshipCount == 1)
    let names = (0..<2).map { chart.graph.displayName(of: NodeID($0)) }
    #expect(names == ["Marc", "Sean"])
  }

  @Test func `A parent alone does not make people without a note`() throws {
    let units = try read(#"[{"id":1,"name":"Office"},{"id":2,"name":"Finance","parentId":1}]"#)
    #expect(units.labels("1") == ["Person"] && units.codes["assumed-kind"] == 2)
    let people = try read(
      #"[{"id":1,"name":"Ann","title":"CEO"},{"id":2,"name":"Bo","title":"CFO","parentId":1}]"#)
    #expect(people.codes["assumed-kind"] == nil)
    let called = try read(
      #"{"employees":[{"id":1,"name":"Ann"},{"id":2,"name":"Bo","parentId":1}]}"#)
    #expect(called.codes["assumed-kind"] == nil)
  }
}
