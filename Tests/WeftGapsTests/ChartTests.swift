import Testing
import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// Every rule on every shipped chart: what the chart marks is found, and nothing else.
@Suite struct ChartTests {
  private func check(_ path: String) throws -> GapReport {
    let chart = try MarkedChart(path: path)
    let (graph, report) = try chart.report(RuleSet.standard())
    for difference in chart.differences(from: report, on: graph) {
      Testing.Issue.record("\(difference)")
    }
    #expect(report.warnings.map(\.message) == [])
    return report
  }

  private func rule(_ path: String) -> String {
    String(path.split(separator: "/").last?.dropLast(".graphml".count) ?? "")
  }

  @Test(arguments: MarkedChart.paths(in: "gaps")) func smallestChart(path: String) throws {
    let outcome = try check(path).outcomes.first { $0.rule.id == rule(path) }
    #expect(outcome?.status == .found)
  }

  @Test(arguments: MarkedChart.paths(in: "near")) func nearChart(path: String) throws {
    let outcome = try check(path).outcomes.first { $0.rule.id == rule(path) }
    #expect(outcome?.status == .clear)
  }

  @Test(arguments: MarkedChart.paths(in: "")) func wholeChart(path: String) throws {
    let report = try check(path)
    if path.hasSuffix("/healthy.graphml") {
      for outcome in report.outcomes {
        #expect(outcome.status == .clear, "\(outcome.rule.id) \(outcome.missing)")
      }
    }
  }
}
