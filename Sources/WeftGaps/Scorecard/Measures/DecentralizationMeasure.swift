import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// How little the working ties are centred on one person.
  static let decentralization = ScoreMeasure(
    id: "decentralization", title: "Decentralization of working ties",
    question: "How little do working ties centre on one person?",
    definition:
      "1 − C, C being Freeman's degree centralization of the ties between active people: 0 for a star, 1 where everybody has as many ties. People without ties count. Undefined below three people.",
    direction: .none(
      "The companion of distributed leadership: a team of equals and a team that talks to nobody are both 1."
    ),
    source: "Freeman 1979.", needs: ["COLLABORATES_WITH|GIVES_FEEDBACK_TO"],
    method: .network { input, people in
      let missing = input.unrecorded("COLLABORATES_WITH|GIVES_FEEDBACK_TO")
      guard missing.isEmpty else {
        return .unrecorded("decentralization", range: 0...1, missing: missing)
      }
      let ties = people.projection(of: input.index.ties, direction: .both)
      let top = (0..<ties.nodeCount).max { ties.row($0).count < ties.row($1).count }
      var evidence: [(name: String, value: Value)] = [
        ("people", .integer(Int64(ties.nodeCount))),
        ("ties", .integer(Int64(ties.neighbours.count / 2))),
      ]
      if let top, !ties.row(top).isEmpty { evidence.append(("most", .node(ties.nodes[top]))) }
      return people.value(
        "decentralization", Centralization.of(ties, .degree).map { 1 - $0 }, range: 0...1,
        summary:
          "\(Counted.text(ties.neighbours.count / 2, "tie")) between \(ties.nodeCount) people",
        evidence: evidence)
    })
}
