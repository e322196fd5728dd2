import WeftGraph
import WeftQuery

/// What rules say of single nodes: violated, undecided, or neither.
struct RuleVerdicts: Sendable {
  /// One rule's answer.
  struct Verdict: Sendable {
    /// What the chart would need; empty where the rule was assessed.
    var missing: [String]
    /// The subjects of its findings.
    var violated: Set<Int> = []
    /// The subjects it could not decide about, with what is missing.
    var undecided: [Int: [String]] = [:]
  }

  private(set) var verdicts: [String: Verdict] = [:]

  /// Reads a report.
  init(_ report: GapReport) {
    for outcome in report.outcomes {
      verdicts[outcome.rule.id] = Verdict(
        missing: outcome.status == .notAssessed
          ? outcome.missing
          : outcome.status == .undetermined && outcome.undetermined == 0
            ? outcome.rule.needs : [])
    }
    for finding in report.findings {
      for subject in finding.subjects {
        verdicts[finding.rule]?.violated.insert(subject.index)
      }
    }
    for item in report.undetermined {
      for subject in item.subjects {
        verdicts[item.rule]?.undecided[subject.index] = item.missing
      }
    }
  }

  /// The answers of some rules: those at hand, else the rules are run.
  static func of(_ rules: [String], _ input: ScoreInput) throws(InputError) -> RuleVerdicts {
    if let report = input.options.report { return RuleVerdicts(report) }
    var options = GapAnalysis.Options(asOf: input.options.asOf)
    options.settings = input.options.settings
    options.settings.suppressions = []
    options.settings.subtrees = []
    options.threads = input.options.threads
    options.ruleIDs = Set(rules)
    let catalogue: RuleSet
    if let own = input.options.rules { catalogue = own } else { catalogue = try .standard() }
    return RuleVerdicts(
      try GapAnalysis.run(in: input.context, rules: catalogue, options: options))
  }

  /// A rule's answer, or nil if there is none.
  subscript(rule: String) -> Verdict? { verdicts[rule] }
}
