import Testing
import TestSupport
import WeftGaps
import WeftGraph

@testable import WeftReport

@Suite struct OrganizationDrawingTests {
  private static let day = CalendarDate(isoText: "2026-01-31") ?? CalendarDate(days: 0)

  private static func chart(
    _ nodes: [(String, String)], _ relationships: [(String, String, String)],
    _ change: (inout GraphBuilder, [String: Int], [Int]) -> Void = { _, _, _ in }
  ) -> Graph {
    var builder = GraphBuilder()
    var places: [String: Int] = [:]
    for (label, id) in nodes { places[id] = builder.addNode(id, labels: [label]) }
    var edges: [Int] = []
    for (from, type, to) in relationships {
      guard let from = places[from], let to = places[to] else { continue }
      edges.append(builder.addRelationship(type, from: from, to: to))
    }
    change(&builder, places, edges)
    return builder.finish()
  }

  private static func lines(_ graph: Graph, _ options: DrawingOptions) -> [String] {
    OrganizationDrawing.text(of: graph, options: options).split(separator: "\n").map(String.init)
  }

  @Test func `a role whose holder left or whose time is over is vacant`() {
    let graph = Self.chart(
      [
        ("Team", "t"), ("Person", "p"), ("Person", "gone"), ("Role", "r1"), ("Role", "r2"),
        ("Role", "r3"),
      ],
      [
        ("p", "MEMBER_OF", "t"), ("gone", "HOLDS", "r1"), ("p", "HOLDS", "r2"),
        ("p", "HOLDS", "r3"),
      ]
    ) { builder, nodes, edges in
      if let gone = nodes["gone"] { builder.set("active", of: gone, to: .boolean(false)) }
      if let end = CalendarDate(isoText: "2025-01-01") {
        builder.set("until", ofRelationship: edges[2], to: .date(end))
      }
    }
    func vacant(_ day: String) -> Set<String> {
      var options = DrawingOptions()
      options.asOf = CalendarDate(isoText: day)
      let dashed = Self.lines(graph, options).filter { $0.contains("rounded,dashed") }
      return Set(
        ["r1", "r2", "r3"].filter { id in dashed.contains { $0.contains("\"n-\(id)\"") } })
    }
    #expect(vacant("2026-01-31") == ["r1", "r2"])
    #expect(vacant("2024-06-01") == ["r1"])
  }

  @Test func `every node has its anchor once, a frame too`() {
    let graph = Self.chart(
      [("Team", "a b"), ("Team", "c"), ("Person", "p"), ("Person", "q")],
      [("p", "MEMBER_OF", "a b"), ("q", "MEMBER_OF", "c"), ("c", "DEPENDS_ON", "a b")])
    let text = OrganizationDrawing.text(of: graph, options: .init())
    for anchor in ["n-a.20.b", "n-c", "n-p", "n-q"] {
      #expect(text.split(separator: "\"\(anchor)\"", omittingEmptySubsequences: false).count == 2)
    }
    let alone = Self.chart([("Team", "t"), ("Person", "p")], [("p", "MEMBER_OF", "t")])
    #expect(OrganizationDrawing.text(of: alone, options: .init()).contains("\"n-t\""))
  }

  private static func report(_ graph: Graph, _ rules: Set<String>) throws -> GapReport {
    try GapAnalysis.run(
      on: graph, rules: RuleSet.standard().filtered { rules.contains($0.id) },
      options: .init(asOf: day))
  }

  @Test func `a loop that is evidence is drawn`() throws {
    let graph = Self.chart(
      [("AISystem", "ag"), ("Person", "p"), ("Team", "t"), ("AISystem", "x")],
      [("ag", "OWNS", "ag"), ("p", "MEMBER_OF", "t"), ("t", "OWNS", "x")])
    var options = DrawingOptions()
    options.report = try Self.report(graph, ["no-human-root"])
    #expect(options.report?.findings.count == 1)
    #expect(Self.lines(graph, options).contains { $0.contains("n0 -> n0") })
  }

  @Test func `no finding is left out for want of room`() throws {
    var nodes = [("Person", "p"), ("Team", "t")]
    nodes += (0..<30).map { ("AISystem", "s\($0)") }
    let graph = Self.chart(nodes, [("p", "MEMBER_OF", "t"), ("p", "OWNS", "s0")])
    var options = DrawingOptions()
    options.maximumNodes = 5
    let report = try Self.report(graph, ["unowned-ai-system"])
    options.report = report
    #expect(report.findings.count == 29)
    let text = OrganizationDrawing.text(of: graph, options: options)
    #expect(text.contains("29 findings marked") && !text.contains("without room"))
    for number in 1..<30 { #expect(text.contains("\"n-s\(number)\"")) }
  }
}
