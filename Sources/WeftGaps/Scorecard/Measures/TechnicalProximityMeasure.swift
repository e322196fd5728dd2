import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// How close those who decide on AI systems are to those who work with them.
  static let technicalProximity = ScoreMeasure(
    id: "technical-proximity", title: "Technical proximity",
    question: "How close are those who decide on an AI system to somebody hands-on with it?",
    definition:
      "The mean over people who decide on a system (who are accountable for it or approve it) of 1 / (1 + d), d being the fewest ties or reporting lines to somebody hands-on; 0 where nobody hands-on can be reached, unknown where the system has no hands-on data. `atMostOne` is the share with d of 0 or 1, `none` with 0. `org.proximity()` gives it for each.",
    direction: .higher,
    source: "Harmonic, after Latora & Marchiori 2001; this program's own measure.",
    needs: ["ACCOUNTABLE_FOR|OWNS|APPROVES", "USES.handsOn|EVALUATES.handsOn|BUILDS"],
    method: .items { (input) throws(InputError) in
      var scored = ScoredItems(noun: "decisions of people on systems")
      scored.unrecorded = input.unrecorded(
        "ACCOUNTABLE_FOR|OWNS|APPROVES", "USES.handsOn|EVALUATES.handsOn|BUILDS")
      guard scored.unrecorded.isEmpty else { return scored }
      let rows = input.context.cached("org.proximity") { Proximity(input.context) }.rows
        .filter { input.index.kinds.aiSystem.contains($0.system) }
      var near = [0, 0]
      var known = 0
      for row in rows {
        guard let value = row.value else {
          scored.items.append(
            .unknown([row.person, row.system], missing: ["USES.handsOn"]))
          continue
        }
        known += 1
        if row.distance == 0 { near[0] += 1 }
        if row.distance == 0 || row.distance == 1 { near[1] += 1 }
        scored.items.append(.known(value, [row.person, row.system]))
      }
      if known > 0 {
        scored.notes.append(("none", .float(Double(near[0]) / Double(known))))
        scored.notes.append(("atMostOne", .float(Double(near[1]) / Double(known))))
      }
      return scored
    })
}
