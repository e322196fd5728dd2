import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// Whether everybody hangs together in the reporting lines.
  static let connectedness = krackhardt(
    id: "connectedness", title: "Connectedness of the reporting lines",
    question: "Do the reporting lines hold everybody together?",
    definition: "The share of pairs of people joined by reporting lines, whatever their direction.",
    direction: .higher
  ) { $0.connectedness }

  /// Whether nobody reports, through others, to themselves.
  static let hierarchy = krackhardt(
    id: "hierarchy", title: "Hierarchy of the reporting lines",
    question: "Do reporting lines lead one way?",
    definition:
      "1 − the share of pairs above each other both ways, among pairs where one is above the other.",
    direction: .none("An order without cycles is 1; working networks are rarely meant to be one.")
  ) { $0.hierarchy }

  /// Whether there are no more reporting lines than it takes.
  static let efficiency = krackhardt(
    id: "efficiency", title: "Efficiency of the reporting lines",
    question: "Are there more reporting lines than it takes to hold everybody together?",
    definition:
      "1 − superfluous pairs of manager and report over the most there could be, in components of three people and more (pairs, not arcs).",
    direction: .none("A second manager lowers it, and may be meant: a matrix has many.")
  ) { $0.efficiency }

  /// Whether any two people have a superior who can settle it.
  static let lubness = krackhardt(
    id: "lubness", title: "Least upper bounds in the reporting lines",
    question: "Is there for any two people one nearest superior who can settle what they cannot?",
    definition:
      "1 − the share of pairs without a least upper bound: somebody above both (or one of them) whom everybody else above both is above.",
    direction: .higher
  ) { $0.lubness }

  private static func krackhardt(
    id: String, title: String, question: String, definition: String, direction: Direction,
    _ dimension: @escaping @Sendable (KrackhardtDimensions) -> Measured<Double>
  ) -> ScoreMeasure {
    ScoreMeasure(
      id: id, title: title, question: question,
      definition:
        definition
        + " Over active people and their active solid-line managers; people without reporting lines count.",
      direction: direction,
      source: "Krackhardt 1994; Everett & Krackhardt 2012; an out-tree scores 1 on all four.",
      needs: ["Person", "REPORTS_TO"],
      method: .network { input, people in
        let missing = input.unrecorded("Person", "REPORTS_TO")
        guard missing.isEmpty else { return .unrecorded(id, range: 0...1, missing: missing) }
        let result = dimensions(input, people)
        let lines = result.lines
        var evidence: [(name: String, value: Value)] = [
          ("people", .integer(Int64(people.people.count))), ("lines", .integer(Int64(lines))),
        ]
        if id == "lubness" {
          evidence.append(("pairsWithout", .integer(Int64(result.dimensions.violations))))
        }
        return people.value(
          id, dimension(result.dimensions), range: 0...1,
          summary: "\(lines) reporting lines between \(people.people.count) people",
          evidence: evidence)
      })
  }

  /// The four dimensions of some people's reporting lines; of the whole chart once in a context.
  private static func dimensions(
    _ input: ScoreInput, _ people: ScorePeople
  ) -> (dimensions: KrackhardtDimensions, lines: Int) {
    @Sendable func compute() -> (KrackhardtDimensions, Int) {
      let down = people.projection(of: input.index.reports, direction: .out)
      return (KrackhardtDimensions.of(down), down.neighbours.count)
    }
    let key = "score.krackhardt." + (people.unit.map { String($0) } ?? "all")
    return input.context.cached(key, compute: compute)
  }
}
