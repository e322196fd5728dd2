import WeftGraph

/// A check of AI governance that a graph can decide, and what decides it.
///
/// A finding of its rules violates a check. Silence does not document it: what would document it must be
/// on the chart, for the item itself.
public struct GovernanceCheck: Sendable {
  /// Which nodes a check applies to.
  enum Applies: Sendable {
    case systems, systemsAndDecisions, highRisk, remoteBiometric, overseen, used, bought
    case overseers, accountable
  }

  /// What is known of one item.
  enum Verdict {
    case documented, violated
    case undocumented([String])
  }

  /// The check's code, as the scorecard prints it.
  public let id: String
  /// What is asked.
  public let question: String
  /// The rules whose findings violate it.
  public let rules: [String]
  /// What the chart has to record for it to be documented.
  public let documented: String
  /// What violates it beside the findings of the rules; nil where nothing does.
  public let alsoViolated: String?
  /// What the definitions ask beside that and a chart is not asked here; nil where there is nothing.
  public let unasked: String?
  let applies: Applies
  let evidence: GovernanceEvidence.Kind

  init(
    id: String, question: String, rules: [String], applies: Applies,
    evidence: GovernanceEvidence.Kind, documented: String, alsoViolated: String? = nil,
    unasked: String? = nil
  ) {
    (self.id, self.question, self.rules, self.applies) = (id, question, rules, applies)
    (self.evidence, self.documented, self.alsoViolated) = (evidence, documented, alsoViolated)
    self.unasked = unasked
  }

  /// What the check applies to, in words.
  public var population: String {
    switch applies {
    case .systems: "every active AI system"
    case .systemsAndDecisions: "every active AI system and decision"
    case .highRisk:
      "every active high-risk AI system, and every one whose risk class is not recorded"
    case .remoteBiometric: "every active AI system for remote biometric identification"
    case .overseen: "every active AI system somebody oversees"
    case .used: "every active AI system somebody uses"
    case .bought:
      "every active AI system that is bought, or that a partner supplies where the chart does not say"
    case .overseers: "every overseer"
    case .accountable: "every accountable person"
    }
  }

  /// What the rules and the chart say of one item.
  func verdict(
    on item: Int, _ verdicts: RuleVerdicts, _ evidence: GovernanceEvidence
  ) -> Verdict {
    var missing: [String] = []
    var undecided: [String] = []
    for rule in rules {
      guard let verdict = verdicts[rule] else {
        missing.append(rule)
        continue
      }
      if verdict.violated.contains(item) { return .violated }
      missing += verdict.missing
      if let lacking = verdict.undecided[item] {
        undecided += lacking.map {
          $0.contains(".") || $0 == $0.uppercased() ? $0 : "AISystem.\($0)"
        }
        if lacking.isEmpty { undecided.append("AISystem") }
      }
    }
    switch evidence.of(self.evidence, item) {
    case .against: return .violated
    case .recorded: break
    case .lacking(let names): missing += names
    case .byRules: missing += undecided
    }
    return missing.isEmpty ? .documented : .undocumented(missing)
  }
}
