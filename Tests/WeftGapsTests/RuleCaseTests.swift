import TestSupport
import Testing

@testable import WeftGaps

/// Every rule on small charts written from the catalogue's sentences, most of them near a bound.
@Suite struct RuleCaseTests {
  static let families = [
    "accountability", "alignment", "bottleneck", "cross-functional", "feedback", "hygiene",
    "integration", "leadership", "oversight",
  ]

  @Test(arguments: families) func rulesSayWhatTheirCasesExpect(family: String) throws {
    let rules = try RuleSet.standard()
    for one in try RuleCase.cases(family) {
      for difference in try one.differences(rules) {
        Testing.Issue.record("\(one): \(difference)")
      }
    }
  }

  /// Every rule is asked of charts that have its gap and of charts that have not.
  @Test func everyRuleHasCasesOfBothKinds() throws {
    let cases = try Self.families.flatMap { try RuleCase.cases($0) }
    for rule in try RuleSet.standard().rules.map(\.id) {
      let own = cases.filter { $0.rule == rule }
      #expect(own.contains { $0.expectsGap } && own.contains { $0.expectsNone }, "\(rule)")
    }
  }
}
