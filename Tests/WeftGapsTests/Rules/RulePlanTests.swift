import TestSupport
import Testing
import WeftGaps
import WeftGraph
import WeftQuery

/// The plans of every shipped rule and question: nothing is multiplied out, and no step looks through
/// all nodes of the chart where labels say which.
struct RulePlanTests {
  /// A shipped query.
  struct Shipped: CustomTestStringConvertible {
    var id: String
    var query: BoundQuery
    var parameters: [String: Value]

    var testDescription: String { id }
  }

  /// Queries whose answer is a product, with the reason.
  private static let products: [String: String] = [
    "absent-executive": "the lists of seats and of leads are one row, grouped by the first of them"
  ]

  /// Queries that ask of every node, with the reason.
  private static let wholeCharts: [String: String] = [:]

  static let shipped: [Shipped] = {
    guard let rules = try? RuleSet.standard(), let questions = try? QuestionSet.standard() else {
      return []
    }
    func values(_ parameters: [Rule.Parameter]) -> [String: Value] {
      var result = ["asOf": Value.date(CalendarDate(days: 20_000))]
      for parameter in parameters { result[parameter.name] = parameter.defaultValue }
      return result
    }
    return rules.rules.map {
      Shipped(id: $0.id, query: $0.query, parameters: values($0.parameters))
    }
      + questions.map { Shipped(id: $0.id, query: $0.query, parameters: values($0.parameters)) }
  }()

  private static let chart = Result { try MarkedChart(path: "orgcharts/acme-ai.graphml").graph() }

  private func steps(of shipped: Shipped) throws -> [Explanation] {
    let prepared = try PreparedQuery(
      shipped.query, graph: try Self.chart.get(), parameters: shipped.parameters)
    var result: [Explanation] = []
    func visit(_ explanation: Explanation) {
      result.append(explanation)
      for input in explanation.inputs { visit(input) }
    }
    visit(prepared.plan.explanation)
    return result
  }

  @Test func `there are rules and questions`() { #expect(Self.shipped.count > 80) }

  @Test(arguments: shipped)
  func `no plan multiplies rows out`(shipped: Shipped) throws {
    let products = try steps(of: shipped).filter {
      $0.name == "CrossProduct" && $0.details != "with one row"
    }
    #expect(products.isEmpty == (Self.products[shipped.id] == nil))
  }

  @Test(arguments: shipped)
  func `no plan looks through all nodes`(shipped: Shipped) throws {
    let scans = try steps(of: shipped).filter {
      $0.name == "NodeScan" && !$0.details.contains(":")
    }
    #expect(scans.isEmpty == (Self.wholeCharts[shipped.id] == nil), "\(scans.map(\.details))")
  }
}
