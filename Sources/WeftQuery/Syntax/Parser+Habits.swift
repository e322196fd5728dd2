import WeftGraph

extension Parser {
  /// The error for what people write who come from SQL, where it can be told what they meant.
  func sqlHabit() -> InputError? {
    func refused(_ words: String, _ hint: String, at token: Token? = nil) -> InputError {
      failure(
        "unexpected-token", "`\(words)` is SQL", at: (token ?? self.token).span, hint: hint)
    }
    switch kind {
    case .integer where index > 0 && tokens[index - 1].kind == .name:
      guard text[tokens[index - 1].span].uppercased() == "TOP" else { return nil }
      return refused(
        "TOP", "write `LIMIT \(text[token.span])` behind the columns", at: tokens[index - 1])
    case .comma where index > 1 && tokens[index - 1].kind == .integer && isKeyword("LIMIT", at: -2):
      return failure(
        "unexpected-token", "`LIMIT a, b` is SQL", at: token.span,
        hint: "write `SKIP \(text[tokens[index - 1].span]) LIMIT \(text[token(1).span])`")
    case .colon:
      guard let open = patternBehindExists() else { return nil }
      return failure(
        "unexpected-token", "EXISTS takes a pattern in braces", at: tokens[open].span,
        hint: "write `EXISTS { (a)-[:TYPE]->(b) }`")
    case .comma, .rightParenthesis:
      guard let open = listInParentheses() else { return nil }
      let close = Int(tokens[open].partner)
      let elements = tokens[open].span.end..<(close < 0 ? token.span.end : tokens[close].span.start)
      let inner = text[SourceSpan(start: elements.lowerBound, end: elements.upperBound)]
      return failure(
        "unexpected-token", "a list is written in brackets", at: tokens[open].span,
        hint: "write `IN [\(inner.count > 40 ? "…" : inner)]`")
    case .name: return sqlWord(refused)
    case .string where index > 0 && isKeyword("AS", at: -1):
      return failure(
        "unexpected-token", "a column's name is no string", at: token.span,
        hint: "write \u{60}\(text[token.span].dropFirst().dropLast())\u{60}, in backticks")
    default: return nil
    }
  }

  private func sqlWord(
    _ refused: (String, String, Token?) -> InputError
  ) -> InputError? {
    let joins = ["INNER", "LEFT", "RIGHT", "FULL", "CROSS", "OUTER", "NATURAL"]
    if let first = joins.first(where: { isKeyword($0) }) {
      let isOuter = isKeyword("OUTER", at: 1)
      guard isKeyword("JOIN", at: isOuter ? 2 : 1) else { return nil }
      return refused(
        "\(first) JOIN",
        first == "LEFT"
          ? "write `OPTIONAL MATCH (a)-[:TYPE]->(b)`" : "write a pattern: `MATCH (a)-[:TYPE]->(b)`",
        nil)
    }
    if isKeyword("ON") {
      return refused(
        "ON", "write the condition behind WHERE: `MATCH (a), (b) WHERE a.x = b.x`", nil)
    }
    if isKeyword("NOT"), isKeyword("IN", at: 1) || isKeyword("LIKE", at: 1) {
      let word = text[token(1).span].uppercased()
      return refused(
        "NOT \(word)",
        word == "IN" ? "write `NOT x IN [a, b]`" : "write `NOT x CONTAINS 'text'`", nil)
    }
    if isKeyword("OFFSET") {
      return failure(
        "unexpected-token", "OFFSET stands before LIMIT", at: token.span,
        hint: "write `OFFSET 10 LIMIT 5`, or SKIP for OFFSET")
    }
    if isKeyword("FETCH") {
      return refused("FETCH", "write `LIMIT n`", nil)
    }
    if isKeyword("NULLS") {
      return refused(
        "NULLS", "null comes last, with DESC first; to change that, sort by `x IS NULL` before x",
        nil)
    }
    if let word = ["EXCEPT", "INTERSECT", "MINUS"].first(where: { isKeyword($0) }) {
      return refused(
        word,
        word == "INTERSECT" ? "write `WHERE EXISTS { … }`" : "write `WHERE NOT EXISTS { … }`", nil)
    }
    if isKeyword("AS"), let open = openParenthesis(), open > 0,
      text[tokens[open - 1].span].uppercased() == "CAST"
    {
      return refused(
        "CAST", "write toInteger(x), toFloat(x), toBoolean(x) or toString(x)", tokens[open - 1])
    }
    return nil
  }

  /// The innermost parenthesis the current token stands in.
  private func openParenthesis() -> Int? {
    tokens[..<index].lastIndex {
      $0.kind == .leftParenthesis && ($0.partner < 0 || Int($0.partner) >= index)
    }
  }

  /// The word EXISTS before the node whose relationship pattern the current token stands in.
  private func patternBehindExists() -> Int? {
    guard index > 4, tokens[index - 1].kind == .leftBracket else { return nil }
    var end = index - 2
    while end > 0, [.minus, .less].contains(tokens[end].kind) { end -= 1 }
    guard end < index - 2, tokens[end].kind == .rightParenthesis, tokens[end].partner > 0
    else { return nil }
    let word = Int(tokens[end].partner) - 1
    return text[tokens[word].span].uppercased() == "EXISTS" ? word : nil
  }

  /// The parenthesis the current token stands in, if it follows IN.
  private func listInParentheses() -> Int? {
    guard let open = openParenthesis(), open > 0, tokens[open - 1].kind == .name,
      text[tokens[open - 1].span].uppercased() == "IN"
    else { return nil }
    return open
  }
}
