import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// Duties towards AI systems that are documented.
  static let ethicsCover = ScoreMeasure(
    id: "ethics-cover", title: "Ethics cover",
    question:
      "How much of what accountability, oversight, review and feedback ask for is documented?",
    definition:
      "For every AI system, decision or person a check of governance applies to, the check is violated where the rules behind it find a gap, documented where the chart records what documents it, and not documented otherwise: what nobody recorded is never documented because no rule objects; the value is the share documented. What is not documented counts against, so the value is the lower bound and the upper one takes it as documented. `checks` gives documented, violated and not documented for each; `weft explain ACC-1`, and so on, says what a check asks, which rules violate it and what documents it. Never a statement of compliance.",
    direction: .higher,
    source:
      "NIST AI RMF, ISO/IEC 42001, Regulation (EU) 2024/1689. DEP-1, LIT-1 and DIV-1 are not checked: the chart's model does not hold what they ask for.",
    needs: ["AISystem"],
    method: .items { (input) throws(InputError) in
      let index = input.index
      var scored = ScoredItems(noun: "checks of governance", predicate: "are documented")
      scored.countsUnknownAgainst = true
      guard index.kinds.aiSystem.count > 0 else { return scored }
      let checks = GovernanceCheck.all
      let verdicts = try RuleVerdicts.of(checks.flatMap(\.rules), input)
      let population = GovernanceCheck.Population(input)
      let evidence = GovernanceEvidence(input)
      var lines: [(String, Value)] = []
      for check in checks {
        var counts = [0, 0, 0]
        for (item, isCertain) in population.items(check.applies) {
          var one = ScoredItems.Item.known(1, [item], isCertain: isCertain)
          one.question = check.id
          switch check.verdict(on: item, verdicts, evidence) {
          case .documented: counts[0] += 1
          case .violated:
            counts[1] += 1
            (one.low, one.high) = (0, 0)
          case .undocumented(let missing):
            counts[2] += 1
            one.low = 0
            one.missing = missing
          }
          scored.items.append(one)
        }
        guard counts.contains(where: { $0 > 0 }) else { continue }
        let names = ["documented", "violated", "notDocumented"]
        let entries = zip(names, counts).map { ($0, Value.integer(Int64($1))) }
        lines.append((check.id, .map(ValueMap(entries))))
      }
      scored.notes.append(("checks", .map(ValueMap(lines.map { (key: $0.0, value: $0.1) }))))
      return scored
    })
}
