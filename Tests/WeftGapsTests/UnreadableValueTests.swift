import Testing
import TestSupport
import WeftQuery

@testable import WeftGaps
@testable import WeftGraph

/// A value that cannot be read is as good as none: it decides nothing, and no rule fails on it.
struct UnreadableValueTests {
  private static let bad: [PropertyValue] = [
    .string(""), .string("n/a"), .string("31.31.2031"), .float(.nan), .float(.infinity),
  ]

  /// Replaces all values of the properties that cannot have such a value; removes them for nil.
  private func graph(_ original: Graph, with bad: PropertyValue, removing: Bool) -> Graph {
    var graph = original
    for property in OrganizationVocabulary.properties {
      let isOpenText = property.type == .string && (property.values.isEmpty || property.isOpen)
      let isWord = if case .string = bad { true } else { false }
      if isOpenText || property.type == .integerOrText && isWord { continue }
      guard let key = graph.key(property.name) else { continue }
      func replaced(_ column: PropertyColumn?) -> PropertyColumn? {
        guard let column, !removing else { return nil }
        return PropertyColumn(
          presence: column.presence,
          storage: .mixed([PropertyValue](repeating: bad, count: column.count)))
      }
      if property.owner != .relationships {
        graph.nodeColumns[key.index] = replaced(graph.nodeColumns[key.index])
      }
      if property.owner != .nodes {
        graph.relationshipColumns[key.index] = replaced(graph.relationshipColumns[key.index])
      }
    }
    return graph
  }

  @Test(arguments: bad) func `Rules answer as without the value`(bad: PropertyValue) throws {
    let original = try MarkedChart(path: "orgcharts/acme-ai.graphml").graph()
    let day = try #require(CalendarDate(isoText: "2026-06-30"))
    func answers(removing: Bool) throws -> [String] {
      let graph = graph(original, with: bad, removing: removing)
      let report = try GapAnalysis.run(
        on: graph, rules: RuleSet.standard(), options: .init(asOf: day))
      let outcomes = report.outcomes.map { "\($0.rule.id) \($0.status) \($0.missing)" }
      return outcomes + report.findings.map { "\($0.rule) \($0.message)" }
    }
    let without = try answers(removing: true)
    #expect(try answers(removing: false) == without)
    #expect(without.count > 71)
  }
}
