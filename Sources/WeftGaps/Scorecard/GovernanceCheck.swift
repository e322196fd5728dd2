import WeftGraph

/// A check of AI governance that a graph can decide, and the rules that decide it.
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
  let applies: Applies

  /// What the check applies to, in words.
  public var population: String {
    switch applies {
    case .systems: "every active AI system"
    case .systemsAndDecisions: "every active AI system and decision"
    case .highRisk: "every active high-risk AI system"
    case .remoteBiometric: "every active AI system for remote biometric identification"
    case .overseen: "every active AI system somebody oversees"
    case .used: "every active AI system somebody uses"
    case .bought: "every active AI system that is bought or supplied"
    case .overseers: "every overseer"
    case .accountable: "every accountable person"
    }
  }

  /// The checks of section 6 of the definitions that rules of the catalogue decide.
  public static let all: [GovernanceCheck] = [
    .init(
      id: "ACC-1", question: "Is exactly one person accountable?",
      rules: ["no-accountable", "diffuse-accountability"],
      applies: .systemsAndDecisions),
    .init(
      id: "ACC-2", question: "Does accountability end in an active person?",
      rules: ["no-human-root"], applies: .systems),
    .init(
      id: "ACC-3", question: "Is the accountable person within a few steps of an executive?",
      rules: ["distant-accountability"], applies: .accountable),
    .init(
      id: "INV-1", question: "Does the inventory name an owner and a risk class?",
      rules: ["unowned-ai-system"], applies: .systems),
    .init(
      id: "OVR-1", question: "Does a natural person oversee it?", rules: ["unoverseen-high-risk"],
      applies: .highRisk),
    .init(
      id: "OVR-2", question: "Has the overseer competence, training, authority and support?",
      rules: ["unsupported-overseer"], applies: .overseen),
    .init(
      id: "OVR-3", question: "May an overseer stop it?", rules: ["no-stop-authority"],
      applies: .overseen),
    .init(
      id: "OVR-4", question: "Is the overseer independent of those who build or own it?",
      rules: ["dependent-overseer"], applies: .overseen),
    .init(
      id: "OVR-5", question: "Do two people verify an identification?",
      rules: ["missing-second-verifier"], applies: .remoteBiometric),
    .init(
      id: "OVR-6", question: "Is the overseer's load within capacity?",
      rules: ["overstretched-overseer"], applies: .overseers),
    .init(
      id: "REV-1",
      question:
        "Is its review interval stated, and no review overdue? (Where the chart dates no review at all, the interval decides.)",
      rules: ["overdue-review"], applies: .systems),
    .init(
      id: "REV-2", question: "Is it reviewed as often as it changes?", rules: ["drift-exposure"],
      applies: .systems),
    .init(
      id: "FBK-1", question: "Do users reach whoever answers for it?", rules: ["no-feedback-loop"],
      applies: .used),
    .init(
      id: "ESC-1",
      question:
        "Does an alarm reach whoever answers for it, in the team that builds it or outside?",
      rules: ["no-escalation-path"], applies: .used),
    .init(
      id: "TPR-1",
      question: "Has it an owner here, a contact to its supplier and, at high risk, a fallback?",
      rules: ["unbacked-supplier"], applies: .bought),
    .init(
      id: "DEC-1", question: "Is somebody named to retire it?", rules: ["no-exit-owner"],
      applies: .systems),
  ]

  /// What the rules say of one item.
  func verdict(on item: Int, _ verdicts: RuleVerdicts, _ population: Population) -> Verdict {
    var missing: [String] = []
    for rule in rules {
      guard let verdict = verdicts[rule] else {
        missing.append(rule)
        continue
      }
      if verdict.violated.contains(item) { return .violated }
      missing += verdict.missing
      if let lacking = verdict.undecided[item] {
        missing += lacking.map { $0.contains(".") || $0 == $0.uppercased() ? $0 : "AISystem.\($0)" }
        if lacking.isEmpty { missing.append("AISystem") }
      }
    }
    // Where nobody answers, there is nobody who is a person and nobody an alarm could reach.
    if ["ACC-2", "ESC-1"].contains(id), !population.isAnsweredFor(item) {
      missing.append("ACCOUNTABLE_FOR")
    }
    // An inventory without a risk class is not documented, whoever owns the system.
    if id == "INV-1", !population.hasRiskClass(item) { missing.append("AISystem.riskClass") }
    return missing.isEmpty ? .documented : .undocumented(missing)
  }
}

extension GovernanceCheck {
  /// Finds what checks apply to.
  struct Population {
    private let input: ScoreInput
    private let riskClass, useClass, bought: PropertyReader
    private let watched, used, supplied, overseers, accountable, answered: Set<Int>

    init(_ input: ScoreInput) {
      let index = input.index
      self.input = input
      riskClass = PropertyReader(node: "riskClass", in: index.graph)
      useClass = PropertyReader(node: "useClass", in: index.graph)
      bought = PropertyReader(node: "bought", in: index.graph)
      var watched: Set<Int> = []
      var overseers: Set<Int> = []
      index.forEachCurrent("OVERSEES") { source, system, _ in
        guard index.isActive(source), index.isActive(system) else { return }
        watched.insert(system)
        if !index.kinds.team.contains(source) { overseers.formUnion(index.voices(of: source)) }
      }
      var used: Set<Int> = []
      index.forEachCurrent("USES") { source, system, _ in
        if index.isActive(source) { used.insert(system) }
      }
      var supplied: Set<Int> = []
      index.forEachCurrent("SUPPLIES_TO") { partner, system, _ in
        if index.isActive(partner) { supplied.insert(system) }
      }
      var accountable: Set<Int> = []
      var answered: Set<Int> = []
      for (item, roots) in AccountableRoots.all(input.context)
      where index.kinds.aiSystem.contains(item) || index.kinds.decision.contains(item) {
        if !roots.isEmpty { answered.insert(item) }
        for root in roots where root.kind != "collective" { accountable.insert(root.person) }
      }
      (self.watched, self.used, self.supplied) = (watched, used, supplied)
      (self.overseers, self.accountable, self.answered) = (overseers, accountable, answered)
    }

    func isAnsweredFor(_ item: Int) -> Bool { answered.contains(item) }

    func hasRiskClass(_ system: Int) -> Bool { riskClass.has(system) }

    /// The items a check applies to, ascending, and whether it surely does.
    func items(_ applies: Applies) -> [(item: Int, isCertain: Bool)] {
      let systems = input.active(input.index.kinds.aiSystem)
      func certain(_ nodes: [Int]) -> [(item: Int, isCertain: Bool)] { nodes.map { ($0, true) } }
      switch applies {
      case .systems: return certain(systems)
      case .systemsAndDecisions:
        return certain(systems + input.active(input.index.kinds.decision))
      case .highRisk:
        return systems.compactMap { system in
          guard let text = riskClass.text(system) else { return (system, false) }
          return text == "high" ? (system, true) : nil
        }
      case .remoteBiometric:
        return certain(
          systems.filter { system in
            let use = useClass.text(system)?.lowercased() ?? ""
            return use.contains("remote") && use.contains("biometric")
          })
      case .overseen: return certain(systems.filter(watched.contains))
      case .used: return certain(systems.filter(used.contains))
      case .bought:
        return certain(systems.filter { bought.boolean($0) == true || supplied.contains($0) })
      case .overseers: return certain(overseers.sorted())
      case .accountable: return certain(accountable.sorted())
      }
    }
  }
}
