import Testing
import WeftGraph
import WeftQuery

/// Limits stop a query and say where.
struct QueryLimitsTests {
  /// A complete graph, in which trails and products have no end in sight.
  private static let dense: Graph = {
    var builder = GraphBuilder()
    let nodes = (0..<30).map { builder.addNode("n\($0)", labels: ["Node"]) }
    for from in nodes {
      for to in nodes where to != from {
        _ = builder.addRelationship("T", from: from, to: to)
      }
    }
    return builder.finish()
  }()

  private func message(_ query: String, _ limits: QueryLimits) -> String? {
    do throws(InputError) {
      _ = try EngineRun.rows(query, on: Self.dense, limits: limits)
      return nil
    } catch {
      let diagnostic = error.diagnostics[0]
      return "\(diagnostic.code): \(diagnostic.message)"
    }
  }

  @Test(arguments: [
    "MATCH (a)-[:T*]->(b) RETURN count(*)",
    "MATCH (a), (b), (c), (d), (e), (f), (g) RETURN count(*)",
    "MATCH p = SHORTEST 1000000 (a)-[:T*]-(b) RETURN count(*)",
    "MATCH (a)((x)-[:T]->(y))+(b) RETURN count(*)",
  ])
  func `time`(query: String) {
    let limits = QueryLimits(time: .milliseconds(50), bytes: 200_000_000)
    #expect(message(query, limits)?.hasPrefix("limit-exceeded: the query reached") == true)
  }

  @Test func `rows`() {
    #expect(
      message("MATCH (a), (b) RETURN a, b", QueryLimits(rows: 100))
        == "limit-exceeded: the query reached its limit of rows in ProduceResults")
    #expect(message("MATCH (a) RETURN a", QueryLimits(rows: 30)) == nil)
  }

  @Test func `memory`() {
    #expect(
      message(
        "MATCH (a), (b), (c) RETURN DISTINCT a, b, c", QueryLimits(bytes: 100_000)
      ) == "limit-exceeded: the query reached its limit of memory in Distinct")
  }

  @Test func `a query that is cancelled ends`() {
    let cancellation = QueryLimits.Cancellation()
    cancellation.cancel()
    #expect(
      message("MATCH (a)-[:T*]->(b) RETURN count(*)", QueryLimits(cancellation: cancellation))?
        .hasPrefix("cancelled") == true)
  }
}
