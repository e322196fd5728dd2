import WeftGraph

extension Parser {
  /// The error for the current token, which nothing accepts.
  mutating func unexpected() -> InputError {
    if kind == .badCharacter || kind == .badString, let problem = problems[token.start] {
      return InputError(problem)
    }
    if let habit = sqlHabit() { return habit }
    var message =
      kind == .end ? "the query ends here" : "`\(shortened(token))` is unexpected here"
    if expectedIndex == index, !expected.isEmpty {
      message += "; expected \(Parser.enumeration(expected))"
    }
    return InputError(
      .syntax(
        kind == .end ? "unexpected-end" : "unexpected-token", message, in: text, at: token.span,
        hint: habitHint() ?? unclosedHint()))
  }

  /// Where an open bracket was forgotten: the innermost one that nothing closes.
  private func unclosedHint() -> String? {
    guard expectedIndex == index else { return nil }
    let pairs: [(Token.Kind, Token.Kind)] = [
      (.leftParenthesis, .rightParenthesis), (.leftBracket, .rightBracket),
      (.leftBrace, .rightBrace),
    ]
    for (open, close) in pairs where expected.contains(close.words) {
      guard let last = tokens[..<index].lastIndex(where: { $0.kind == open && $0.partner < 0 })
      else { continue }
      let position = text.position(at: Int(tokens[last].start))
      return "\(open.words) at \(position.line):\(position.column) is not closed"
    }
    return nil
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
    case .ampersand where token(1).kind == .ampersand: return "conditions are joined by AND"
    case .exclamation: return "negation is written NOT"
    case .greater where index > 0 && tokens[index - 1].kind == .minus:
      return "an arrow without brackets is written `-->`"
    case .name where index > 0:
      let written = text[token.span]
      if isKeyword("LIKE") || isKeyword("ILIKE") {
        return "write STARTS WITH, ENDS WITH, CONTAINS or `=~ 'regular expression'`"
      }
      if isKeyword("BETWEEN") { return "write `low <= x <= high`" }
      if isKeyword("GROUP") {
        return "leave GROUP BY out: items without an aggregate are the grouping keys"
      }
      if isKeyword("HAVING") {
        return "filter aggregates by `WITH … WHERE …`"
      }
      guard written.utf8.count > 2 else { return nil }
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
