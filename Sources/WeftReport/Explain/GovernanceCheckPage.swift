import WeftGaps

/// The page of a check of governance, for a terminal.
public enum GovernanceCheckPage {
  /// The page of a check of the measure `ethics-cover`, or nil if there is none of that code.
  public static func text(_ id: String, style: TextStyle) -> String? {
    guard let check = GovernanceCheck.all.first(where: { $0.id == id.uppercased() }) else {
      return nil
    }
    var result = style(check.id, .bold) + " — " + check.question + "\n"
    result += style("a check of the measure ethics-cover (weft score)", .dim) + "\n\n"
    func section(_ title: String, _ text: String) {
      result += style(title, .bold) + "\n" + TextWrap.wrap(text, indent: "  ") + "\n"
    }
    section("asked of", check.population)
    section("decided by", check.rules.joined(separator: ", "))
    section(
      "verdicts",
      "Violated where one of these rules finds a gap there, not documented where it lacks the data to decide, else documented. Never a statement of compliance."
    )
    return result
  }
}
