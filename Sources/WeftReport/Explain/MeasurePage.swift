import WeftGaps

/// A measure's page, for a terminal.
public enum MeasurePage {
  /// The page of a measure, or nil if there is none of that id.
  public static func text(_ id: String, style: TextStyle) -> String? {
    guard let measure = ScoreMeasure.named(id) else { return nil }
    var result = style(measure.id, .bold) + " — " + measure.title + "\n"
    result += style("a measure of the scorecard (weft score)", .dim) + "\n\n"
    func section(_ title: String, _ text: String) {
      result += style(title, .bold) + "\n" + TextWrap.wrap(text, indent: "  ") + "\n"
    }
    section("question", measure.question)
    section("definition", measure.definition)
    section("how to read it", reading(measure))
    section("source", measure.source)
    section(
      "needs",
      measure.needs.map { $0.split(separator: "|").joined(separator: " or ") }.joined(
        separator: ", "))
    section(
      "where data is missing",
      "Where the chart records none of what it needs, or there is nothing to measure, it has no value and says why. Where some is missing, the value is over what is known, coverage says how much that is, and low and high are what the value would be if everything unknown failed or passed."
    )
    return result
  }

  private static func reading(_ measure: ScoreMeasure) -> String {
    var text: String
    switch measure.range {
    case nil: text = "A count; it has no scale. "
    case let range?:
      text =
        "From \(ValueText.rounded(range.lowerBound)) to \(ValueText.rounded(range.upperBound)). "
    }
    switch measure.direction {
    case .higher: text += "Higher is better."
    case .lower: text += "Lower is better."
    case .none(let why): text += "No direction is good in itself. " + why
    }
    return text
  }
}
