import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// Nodes found by the value of a property are those a filter would leave.
struct NodeSeekOperatorTests {
  private static let graph: Graph = {
    var builder = GraphBuilder()
    for index in 0..<300 {
      let node = builder.addNode("n\(index)", labels: index % 3 == 0 ? ["A"] : ["B"])
      if index % 5 != 0 { builder.set("name", of: node, to: .string("name \(index % 70)")) }
      if index % 4 != 0 { builder.set("size", of: node, to: .integer(Int64(index % 9))) }
      if index % 2 == 0 {
        builder.set("since", of: node, to: .date(CalendarDate(days: Int64(index % 30))))
      }
      builder.set("mixed", of: node, to: index % 2 == 0 ? .integer(Int64(index % 7)) : .string("x"))
      builder.set("share", of: node, to: .float(Double(index % 6)))
    }
    return builder.finish()
  }()

  @Test(arguments: [
    "name = 'name 7'", "name = 'nobody'", "name = null", "name = 7", "'name 7' = n.name",
    "size = 4", "size = 4.0", "size = $four", "since = $day", "since = date('1970-01-05')",
    "mixed = 3", "mixed = 'x'", "share = 3", "share = 3.0", "gone = 1", "id = 'n17'", "id = 17",
    "id = 'n999'",
  ])
  func `seeking finds what filtering finds`(condition: String) throws {
    let text = condition.contains("n.") ? condition : "n.\(condition)"
    for label in ["", ":A", ":B", ":A|B", ":Gone"] {
      for more in ["", " AND n.size > 1", " AND n.name <> 'name 1'"] {
        let query = "MATCH (n\(label)) WHERE \(text)\(more) RETURN n"
        var plain = PlanOptions()
        plain.rewrites.remove(.seekProperties)
        let parameters: [String: Value] = [
          "four": .integer(4), "day": .date(CalendarDate(days: 6)),
        ]
        let expected = try EngineRun.rows(
          query, on: Self.graph, parameters: parameters, options: plain)
        let found = try EngineRun.rows(query, on: Self.graph, parameters: parameters)
        #expect(
          EngineRun.words(found, in: Self.graph) == EngineRun.words(expected, in: Self.graph),
          "\(query)")
      }
    }
  }

  @Test func `a value written or given as a parameter is sought`() throws {
    for query in [
      "MATCH (n:A {name: 'x'})-->(m) RETURN m", "MATCH (n:A) WHERE n.name = $name RETURN n",
      "MATCH (n:A) WHERE n.size > 1 AND $name = n.name RETURN n",
    ] {
      #expect(try PlanText.of(query, on: Self.graph).contains("NodeSeek (n:A {name"), "\(query)")
    }
    // The division may fail for a node that is not found.
    let guarded = "MATCH (n:A) WHERE 1 / n.size > 0 AND n.name = 'x' RETURN n"
    #expect(!(try PlanText.of(guarded, on: Self.graph).contains("NodeSeek")))
  }
}
