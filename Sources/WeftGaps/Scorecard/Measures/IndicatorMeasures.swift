import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// What new things come of it: only from an indicator somebody measured.
  static let innovationImpact = indicator(
    id: "innovation-impact", attribute: "innovationImpact", title: "Innovation impact",
    question: "What new things come of the work with AI?")

  /// How content the people outside are: only from an indicator somebody measured.
  static let stakeholderSatisfaction = indicator(
    id: "stakeholder-satisfaction", attribute: "stakeholderSatisfaction",
    title: "Stakeholder satisfaction",
    question: "Are those the organization works for content with what AI does for them?")

  /// A measure no chart can give: the value of a graph attribute, where the file has one.
  private static func indicator(
    id: String, attribute: String, title: String, question: String
  ) -> ScoreMeasure {
    ScoreMeasure(
      id: id, title: title, question: question,
      definition:
        "No structure of people and systems shows it, so nothing is computed: the value is the chart's own attribute `\(attribute)` (0 to 1), imported from whoever measured it, and undefined without.",
      direction: .higher, source: "An imported indicator; the chart's file vouches for it.",
      needs: ["the graph attribute \(attribute)"],
      method: .network { input, people in
        let missing = ["the graph attribute \(attribute)"]
        guard people.unit == nil else {
          return .nothing(id, "The indicator is for the whole chart.")
        }
        let number: Double? =
          switch input.index.graph.attribute(attribute) {
          case .integer(let value)?: Double(value)
          case .float(let value)?: value
          case .string(let text)?: Double(text)
          default: nil
          }
        guard let number, (0...1).contains(number) else {
          let reason =
            number == nil
            ? "It cannot be computed from an organization chart; the attribute \(attribute) would state it."
            : "The attribute \(attribute) is not between 0 and 1."
          return MeasureValue(
            id, reason: reason, coverage: 0, low: 0, high: 1, summary: reason, missing: missing)
        }
        return MeasureValue(
          id, value: number, coverage: 1, low: number, high: number, summary: "as the chart states",
          evidence: [("attribute", .string(attribute))])
      })
  }
}
