import WeftGraph

extension ScoreMeasure {
  /// Units and AI systems whose work depends on each other, and whether they are joined.
  static let coherence = ScoreMeasure(
    id: "coherence", title: "Coherence",
    question:
      "Do the units that depend on each other, by themselves or by their AI systems, coordinate?",
    definition:
      "Socio-technical congruence of units: pairs of teams or functions that a current dependency between them, or between what they own or build, makes need each other (the pairs of units of `org.coordination`, whose page says what counts); the share of pairs joined by at least one tie between members, a shared member or any integration device. A dependency one end of which no unit owns or builds is an item nobody can judge; so is a pair without a device where the chart has no tie, integrator, forum or linking role anywhere.",
    direction: .higher,
    source:
      "Cataldo, Herbsleb & Carley 2008, lifted to units (T_D diagonal 0, pairs without direction). That any device of the linkage ladder meets a need is this program's choice.",
    needs: [
      "DEPENDS_ON", "OWNS|BUILDS", "COLLABORATES_WITH|GIVES_FEEDBACK_TO|INTEGRATES|MEMBER_OF",
    ],
    method: .items { (input) throws(InputError) in
      let index = input.index
      var scored = ScoredItems(
        noun: "pairs of units that depend on each other", predicate: "are joined")
      scored.unrecorded = input.unrecorded(
        "DEPENDS_ON", "COLLABORATES_WITH|GIVES_FEEDBACK_TO|INTEGRATES|MEMBER_OF")
      guard scored.unrecorded.isEmpty else { return scored }
      var evidence: [UInt64: [RelationshipID]] = [:]
      for row in Linkage.of(input.context).rows {
        evidence[UnitPair.key(row.pair.unit, row.pair.other)] = row.pair.evidence
      }
      let isRecorded = Linkage.isRecorded(index, input.needs)
      scored.items = Coordination.of(input.context).teams.map { need in
        let units = [need.one, need.other]
        let evidence = evidence[UnitPair.key(need.one, need.other)] ?? []
        return !need.met && !isRecorded
          ? .unknown(units, evidence, missing: Linkage.deviceTypes)
          : .known(need.met ? 1 : 0, units, evidence)
      }
      let behind = UnitsBehind(index)
      var ownerless: [UInt64: [RelationshipID]] = [:]
      index.forEachCurrent("DEPENDS_ON") { source, target, relationship in
        guard source != target, behind.ends.contains(source), behind.ends.contains(target),
          [source, target].contains(where: { behind.rows.count($0) == 0 })
        else { return }
        ownerless[UnitPair.key(source, target), default: []].append(relationship)
      }
      for dependencies in ownerless.sorted(by: { $0.key < $1.key }).map(\.value) {
        let ends = [
          index.graph.source(of: dependencies[0]), index.graph.target(of: dependencies[0]),
        ]
        scored.items.append(
          .init(
            nodes: ends.map(\.index), relationships: dependencies, low: 0, high: 1,
            isCertain: false, missing: ["OWNS"]))
      }
      return scored
    })
}

/// A pair of nodes as one number, whatever their order.
enum UnitPair {
  static func key(_ one: Int, _ other: Int) -> UInt64 {
    UInt64(min(one, other)) << 32 | UInt64(max(one, other))
  }
}
