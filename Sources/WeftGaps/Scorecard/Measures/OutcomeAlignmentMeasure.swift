import WeftGraph

extension ScoreMeasure {
  /// AI systems on a path to an outcome somebody answers for.
  static let outcomeAlignment = ScoreMeasure(
    id: "outcome-alignment", title: "Outcome alignment",
    question:
      "Does the money for AI go to systems that serve an outcome somebody is accountable for?",
    definition:
      "The share of AI systems from which a path leads to an active goal with an accountable person: by serving it, by contributing to or being used by a decision that serves it, or by being depended on by what does (five steps). Systems weigh what they cost a year if any states it, else alike; a system without a cost is then of unknown weight.",
    direction: .higher,
    source:
      "Henderson & Venkatraman 1993; NIST AI RMF MAP 1.3–1.4. An accountable person counts as a business owner.",
    needs: ["AISystem", "Goal", "SERVES", "ACCOUNTABLE_FOR|OWNS"],
    method: .items { (input) throws(InputError) in
      let index = input.index
      var scored = ScoredItems(
        noun: "AI systems", predicate: "serve an outcome somebody answers for")
      scored.unrecorded = input.unrecorded("Goal", "SERVES", "ACCOUNTABLE_FOR|OWNS")
      guard scored.unrecorded.isEmpty else { return scored }
      let cost = PropertyReader(node: "annualCost", in: index.graph)
      let systems = input.active(index.kinds.aiSystem)
      let isWeighed = systems.contains { cost.number($0) != nil }
      var answered: Set<Int> = []
      for (item, roots) in AccountableRoots.all(input.context)
      where index.kinds.goal.contains(item) && !roots.isEmpty { answered.insert(item) }
      let paths = GoalPaths(index)
      for system in systems {
        let weight = isWeighed ? cost.number(system).flatMap { $0 >= 0 ? $0 : nil } : 1
        let goal = paths.goals(from: system).contains { answered.contains($0) }
        scored.items.append(
          .known(
            goal ? 1 : 0, [system], weight: weight,
            missing: weight == nil ? ["AISystem.annualCost"] : []))
      }
      return scored
    })
}

/// Which goals lie on paths from a system.
private struct GoalPaths {
  private let index: OrganizationIndex
  private let serves, contributes, uses, depends: TypeID?

  init(_ index: OrganizationIndex) {
    self.index = index
    serves = index.graph.type("SERVES")
    contributes = index.graph.type("CONTRIBUTES_TO")
    uses = index.graph.type("USES")
    depends = index.graph.type("DEPENDS_ON")
  }

  func goals(from system: Int) -> Set<Int> {
    var goals: Set<Int> = []
    var seen: Set<Int> = [system]
    var open = [(node: system, steps: 0)]
    var next = 0
    func visit(_ node: Int, _ steps: Int) {
      guard index.isActive(node) else { return }
      if index.kinds.goal.contains(node) { goals.insert(node) }
      if seen.insert(node).inserted { open.append((node, steps)) }
    }
    while next < open.count {
      let (node, steps) = open[next]
      next += 1
      index.forEachTarget(of: node, serves) { other, _ in visit(other, steps) }
      index.forEachTarget(of: node, contributes) { other, _ in visit(other, steps) }
      index.forEachSource(of: node, uses) { other, _ in
        if index.kinds.decision.contains(other) { visit(other, steps) }
      }
      guard steps < 5 else { continue }
      index.forEachSource(of: node, depends) { other, _ in visit(other, steps + 1) }
    }
    return goals
  }
}
