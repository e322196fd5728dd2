import WeftGraph

/// A check of AI governance that a graph can decide, and the rules that decide it.
struct GovernanceCheck {
  /// Which nodes a check applies to.
  enum Applies {
    case systems, systemsAndDecisions, highRisk, remoteBiometric, overseen, used, bought
    case overseers, accountable
  }

  /// What is known of one item.
  enum Verdict {
    case documented, violated
    case undocumented([String])
  }

  let id: String
  let rules: [String]
  let applies: Applies

  /// The checks of section 6 of the definitions that rules of the catalogue decide.
  static let all: [GovernanceCheck] = [
    .init(
      id: "ACC-1", rules: ["no-accountable", "diffuse-accountability"],
      applies: .systemsAndDecisions),
    .init(id: "ACC-2", rules: ["no-human-root"], applies: .systems),
    .init(id: "ACC-3", rules: ["distant-accountability"], applies: .accountable),
    .init(id: "INV-1", rules: ["unowned-ai-system"], applies: .systems),
    .init(id: "OVR-1", rules: ["unoverseen-high-risk"], applies: .highRisk),
    .init(id: "OVR-2", rules: ["unsupported-overseer"], applies: .overseen),
    .init(id: "OVR-3", rules: ["no-stop-authority"], applies: .overseen),
    .init(id: "OVR-4", rules: ["dependent-overseer"], applies: .overseen),
    .init(id: "OVR-5", rules: ["missing-second-verifier"], applies: .remoteBiometric),
    .init(id: "OVR-6", rules: ["overstretched-overseer"], applies: .overseers),
    .init(id: "REV-1", rules: ["overdue-review"], applies: .systems),
    .init(id: "REV-2", rules: ["drift-exposure"], applies: .systems),
    .init(id: "FBK-1", rules: ["no-feedback-loop"], applies: .used),
    .init(id: "ESC-1", rules: ["no-escalation-path"], applies: .used),
    .init(id: "TPR-1", rules: ["unbacked-supplier"], applies: .bought),
    .init(id: "DEC-1", rules: ["no-exit-owner"], applies: .systems),
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
    private let watched, used, supplied, overseers, accountable: Set<Int>

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
      for (item, roots) in AccountableRoots.all(input.context)
      where index.kinds.aiSystem.contains(item) || index.kinds.decision.contains(item) {
        for root in roots where root.kind != "collective" { accountable.insert(root.person) }
      }
      (self.watched, self.used, self.supplied) = (watched, used, supplied)
      (self.overseers, self.accountable) = (overseers, accountable)
    }

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
