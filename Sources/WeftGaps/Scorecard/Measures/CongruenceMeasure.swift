import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// People whose tasks require coordination, and whether they talk.
  static let congruence = ScoreMeasure(
    id: "congruence", title: "Socio-technical congruence of people",
    question: "Do the people whose tasks depend on each other talk to each other?",
    definition:
      "C_R = T_A T_D T_Aᵀ over owning, building and being responsible for AI systems, systems and decisions, oneself or by a role one holds, T_D with diagonal 1 (two people on one task must coordinate), pairs without direction; the share of required pairs with a working tie. `weighted` counts each pair as often as tasks join it; `surplus` is ties no task requires.",
    direction: .higher,
    source:
      "Cataldo, Wagstrom, Herbsleb & Carley 2006; the diagonal and the weighted form are choices of this program.",
    needs: ["OWNS|BUILDS|RESPONSIBLE_FOR", "COLLABORATES_WITH|GIVES_FEEDBACK_TO"],
    method: .items { (input) throws(InputError) in
      var scored = ScoredItems(
        noun: "pairs of people whose tasks join them", predicate: "have a working tie")
      scored.unrecorded = input.unrecorded(
        "OWNS|BUILDS|RESPONSIBLE_FOR", "COLLABORATES_WITH|GIVES_FEEDBACK_TO")
      guard scored.unrecorded.isEmpty else { return scored }
      let pairs = Coordination.of(input.context).people
      scored.items = pairs.map { .known($0.met ? 1 : 0, [$0.one, $0.other]) }
      let met = pairs.filter(\.met)
      let all = pairs.reduce(0) { $0 + $1.need }
      if all > 0 {
        let weighted = Double(met.reduce(0) { $0 + $1.need }) / Double(all)
        scored.notes.append(("weighted", .float(weighted)))
      }
      let surplus = input.index.ties.members.count / 2 - met.count
      scored.notes.append(("surplus", .integer(Int64(surplus))))
      return scored
    })
}
