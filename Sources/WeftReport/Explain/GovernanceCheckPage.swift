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
    let also = check.alsoViolated.map { " " + $0 } ?? ""
    section("violated", "Where a rule finds a gap: \(check.rules.joined(separator: ", ")).\(also)")
    section("documented", check.documented)
    section(
      "not documented",
      "Whatever is neither, and where a rule lacks the data to be asked. Never a statement of compliance."
    )
    if let unasked = check.unasked { section("not asked", unasked) }
    return result
  }
}
