import WeftGraph

extension ScoreMeasure {
  /// Units joined as strongly as their dependence calls for.
  static let integrationCover = ScoreMeasure(
    id: "integration-cover", title: "Integration cover",
    question: "Are units that depend on each other joined by a device strong enough for it?",
    definition:
      "The share of pairs of units with a dependency between them, or between what they own, whose highest linkage level found is at least the level required: sequential 1, reciprocal 2, a reciprocal or cyclic group of three and more 4 (3 if all its dependencies end), or what a dependency itself requires. `weft explain org.linkage` says what counts as each level. A pair below its level is unknown where the chart has no tie, integrator, forum or linking role anywhere.",
    direction: .higher,
    source:
      "Thompson 1967; Galbraith 1973; Mintzberg 1979. The signatures of the levels are this program's choice.",
    needs: ["DEPENDS_ON", "COLLABORATES_WITH|GIVES_FEEDBACK_TO|INTEGRATES|MEMBER_OF"],
    method: .items { (input) throws(InputError) in
      var scored = ScoredItems(
        noun: "pairs of units that depend on each other",
        predicate: "are joined as strongly as that calls for")
      scored.unrecorded = input.unrecorded(
        "Team|Function", "DEPENDS_ON", "COLLABORATES_WITH|GIVES_FEEDBACK_TO|INTEGRATES|MEMBER_OF")
      guard scored.unrecorded.isEmpty else { return scored }
      let isRecorded = Linkage.isRecorded(input.index, input.needs)
      scored.items = Linkage.of(input.context).rows.map { row in
        let units = [row.pair.unit, row.pair.other]
        return row.found < row.pair.required && !isRecorded
          ? .unknown(units, row.pair.evidence, missing: Linkage.deviceTypes)
          : .known(row.found >= row.pair.required ? 1 : 0, units, row.pair.evidence)
      }
      return scored
    })
}
