import WeftGraph

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
        if index.kinds.partner.contains(partner), index.isActive(partner) {
          supplied.insert(system)
        }
      }
      var accountable: Set<Int> = []
      for (item, roots) in AccountableRoots.all(input.context)
      where index.kinds.aiSystem.contains(item) || index.kinds.decision.contains(item) {
        for root in roots where root.kind != "collective" { accountable.insert(root.person) }
      }
      (self.watched, self.used, self.supplied) = (watched, used, supplied)
      (self.overseers, self.accountable) = (overseers, accountable)
    }

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
        return certain(
          systems.filter { system in
            bought.has(system) ? bought.boolean(system) == true : supplied.contains(system)
          })
      case .overseers: return certain(overseers.sorted())
      case .accountable: return certain(accountable.sorted())
      }
    }
  }
}
