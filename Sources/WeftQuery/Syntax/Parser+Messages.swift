import WeftGraph

extension Parser {
  /// The error for the current token, which nothing accepts.
  mutating func unexpected(hint: String? = nil) -> InputError {
    if kind == .badCharacter || kind == .badString, let problem = problems[token.start] {
      return InputError(problem)
    }
    let found = kind == .end ? "the query ends here" : "`\(shortened(token))` is unexpected here"
    var message = found
    if expectedIndex == index, !expected.isEmpty {
      message +=
        ", where \(Parser.enumeration(expected)) \(expected.count > 1 ? "are" : "is") possible"
    }
    return InputError(
      .syntax(
        kind == .end ? "unexpected-end" : "unexpected-token", message, in: text, at: token.span,
        hint: hint ?? habitHint()))
  }

  /// An error with a message of its own.
  func failure(
    _ code: String, _ message: String, at span: SourceSpan, hint: String? = nil,
    detail: String = "UnexpectedSyntax"
  ) -> InputError {
    InputError(.syntax(code, message, in: text, at: span, hint: hint, detail: detail))
  }

  func shortened(_ token: Token) -> String {
    let written = text[token.span]
    return written.count > 40 ? written.prefix(39) + "…" : written
  }

  static func enumeration(_ words: [String]) -> String {
    let shown = Array(words.prefix(5))
    if words.count > 5 { return shown.joined(separator: ", ") + " and others" }
    guard let last = shown.last, shown.count > 1 else { return shown.joined() }
    return shown.dropLast().joined(separator: ", ") + " or " + last
  }

  /// A remedy for habits from other languages.
  func habitHint() -> String? {
    switch kind {
    case .doubleEqual: return "equality is written `=`"
    case .bangEqual: return "inequality is written `<>`"
    case .name where index > 0:
      let written = text[token.span]
      if isKeyword("GROUP") {
        return "leave GROUP BY out: items without an aggregate are the grouping keys"
      }
      if isKeyword("HAVING") {
        return "filter aggregates by `WITH … WHERE …`"
      }
      let near = nearestName(to: written.uppercased(), among: expected + Parser.keywords)
      return near.map { "did you mean `\($0)`?" }
    default: return nil
    }
  }

  static let keywords = [
    "MATCH", "OPTIONAL", "WHERE", "WITH", "RETURN", "DISTINCT", "ORDER", "SKIP", "LIMIT",
    "UNWIND", "UNION", "CALL", "YIELD", "STARTS", "ENDS", "CONTAINS", "EXISTS", "FILTER",
  ]
}
