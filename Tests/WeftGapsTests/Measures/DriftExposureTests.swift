import Foundation
import Testing
import TestSupport

@testable import WeftGaps

@Suite struct DriftExposureTests {
  /// The share of time with a change since the last review, instant by instant.
  private func slow(_ changes: Double) -> Double {
    let steps = 20_000
    return (0..<steps).reduce(0.0) { sum, step in
      sum + 1 - exp(-changes * (Double(step) + 0.5) / Double(steps))
    } / Double(steps)
  }

  @Test(arguments: 0..<40) func sharesEqualTheMeanOverAllInstants(seed: Int) {
    let changes = pow(1.35, Double(seed - 20))
    #expect(agree(slow(changes), DriftExposure.share(changesPerReview: changes), tolerance: 1e-6))
  }

  @Test func anIntervalOfZeroIsReviewAllTheTime() throws {
    let chart = SmallChart(
      "AISystem a changesPerDay=2 reviewIntervalDays=0\nAISystem b reviewIntervalDays=0\nAISystem c changesPerDay=2 reviewIntervalDays=-1"
    )
    #expect(try chart.rows("org.drift") == ["a 0.0", "b null", "c null"])
  }

  @Test(arguments: 0..<40) func moreChangesNeverLowerTheShare(seed: Int) {
    let changes = pow(2, Double(seed - 30))
    let share = DriftExposure.share(changesPerReview: changes)
    #expect(share > 0 && share < 1)
    #expect(DriftExposure.share(changesPerReview: 2 * changes) > share)
  }
}
