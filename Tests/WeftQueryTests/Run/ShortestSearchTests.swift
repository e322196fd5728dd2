import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// Searches from both ends find what a search from one end finds.
struct ShortestSearchTests {
  @Test(arguments: 0..<40)
  func `between bound ends there are the paths found from one`(seed: Int) throws {
    let graph = RandomCharts.graph(seed: seed &* 7 &+ 1, upTo: 12)
    for link in ["-[*]->", "-[*]-", "-[:T*..3]->", "<-[:T|U*0..4]-", "-[:T* {w: 1}]-"] {
      for function in ["shortestPath", "allShortestPaths"] {
        func lengths(_ match: String) throws -> [GroupKey: Int] {
          EngineRun.bag(
            try EngineRun.rows(
              "\(match) p = \(function)((a)\(link)(b)) RETURN a, b, length(p) AS l", on: graph))
        }
        #expect(
          try lengths("MATCH (a), (b) MATCH") == lengths("MATCH"), "\(function) \(link)")
      }
      let paths =
        "allShortestPaths((a)\(link)(b)) RETURN a, b, nodes(p) AS n, relationships(p) AS r"
      #expect(
        EngineRun.bag(try EngineRun.rows("MATCH (a), (b) MATCH p = \(paths)", on: graph))
          == EngineRun.bag(try EngineRun.rows("MATCH p = \(paths)", on: graph)), "\(link)")
    }
  }

  /// A chain of diamonds: the number of shortest paths doubles with each.
  private func diamonds(_ count: Int) -> Graph {
    var builder = GraphBuilder()
    var last = builder.addNode("start", labels: ["Start"])
    for index in 0..<count {
      let end = builder.addNode("e\(index)", labels: index == count - 1 ? ["End"] : [])
      for side in ["l", "r"] {
        let middle = builder.addNode("\(side)\(index)", labels: [])
        _ = builder.addRelationship("T", from: last, to: middle)
        _ = builder.addRelationship("T", from: middle, to: end)
      }
      last = end
    }
    return builder.finish()
  }

  @Test func `paths of a very long chain are found`() throws {
    var builder = GraphBuilder()
    var last = builder.addNode("n0", labels: ["Start"])
    for index in 1...20_000 {
      let next = builder.addNode("n\(index)", labels: index == 20_000 ? ["End"] : [])
      _ = builder.addRelationship("T", from: last, to: next)
      last = next
    }
    let graph = builder.finish()
    for match in ["MATCH (a:Start), (b:End) MATCH", "MATCH"] {
      let rows = try EngineRun.rows(
        "\(match) p = shortestPath((a:Start)-[:T*]->(b:End)) RETURN length(p) AS l", on: graph)
      #expect(EngineRun.words(rows, in: graph) == ["20000"])
    }
  }

  @Test func `many shortest paths are counted and limited`() throws {
    let few = diamonds(10)
    let query = "MATCH (a:Start), (b:End) MATCH p = allShortestPaths((a)-[*]->(b)) RETURN count(p)"
    #expect(EngineRun.words(try EngineRun.rows(query, on: few), in: few) == ["1024"])
    #expect(throws: InputError.self) {
      try EngineRun.rows(query, on: diamonds(40), limits: QueryLimits(bytes: 20_000_000))
    }
  }
}
