import WeftGraph

extension Parser {
  /// An operand with property accesses, indices, slices and label tests behind it.
  mutating func postfix() throws(InputError) -> Syntax.ExpressionID {
    let first = index
    var result = try operand()
    while true {
      switch kind {
      case .dot:
        advance()
        let key = try name("a property's name")
        result = try add(.property(result, key), span(from: first), [result])
      case .leftBracket:
        result = try subscripted(result, from: first)
      case .colon:
        guard beginsLabel(at: 1) else { return result }
        advance()
        let labels = try labelExpression("a label")
        result = try add(.hasLabels(result, labels), span(from: first), [result])
      default: return result
      }
    }
  }

  private func beginsLabel(at offset: Int) -> Bool {
    switch token(offset).kind {
    case .name, .quotedName, .exclamation, .percent, .leftParenthesis: true
    default: false
    }
  }

  private mutating func subscripted(
    _ value: Syntax.ExpressionID, from first: Int
  ) throws(InputError) -> Syntax.ExpressionID {
    advance()
    var lower: Syntax.ExpressionID?
    if !at(.dots) { lower = try expression() }
    if kind == .dots {
      advance()
      let upper = at(.rightBracket) ? nil : try expression()
      try require(.rightBracket)
      return try add(
        .slice(value, from: lower, to: upper), span(from: first),
        [value] + [lower, upper].compactMap { $0 })
    }
    try require(.rightBracket)
    guard let lower else { throw unexpected() }
    return try add(.index(value, lower), span(from: first), [value, lower])
  }

  private mutating func operand() throws(InputError) -> Syntax.ExpressionID {
    let first = index
    let span = token.span
    switch kind {
    case .integer:
      let value = try integerValue(token, isNegative: false)
      advance()
      return try add(.integer(value), span)
    case .float:
      let value = Double(text[span].filter { $0 != "_" }) ?? .nan
      advance()
      return try add(.float(value), span)
    case .string:
      let value = unescaped(text.bytes[span.start..<span.end])
      advance()
      return try add(.string(value), span)
    case .badNumber:
      if let problem = problems[token.start] { throw InputError(problem) }
      throw unexpected()
    case .dollar:
      let name = try parameterName()
      return try add(.parameter(name), self.span(from: first))
    case .leftParenthesis: return try parenthesized()
    case .leftBracket: return try bracketed()
    case .leftBrace:
      let entries = try mapEntries()
      return try add(.map(entries), self.span(from: first), entries.map(\.value))
    case .name, .quotedName: return try named()
    default:
      expecting("an expression")
      throw unexpected()
    }
  }

  private mutating func parenthesized() throws(InputError) -> Syntax.ExpressionID {
    if patternEnd(from: index) != nil {
      let first = index
      let pattern = try pathPattern()
      return try add(.pattern(pattern), span(from: first))
    }
    advance()
    let inner = try expression()
    try require(.rightParenthesis)
    return inner
  }

  /// `{key: value, …}`.
  mutating func mapEntries() throws(InputError) -> [(
    key: Syntax.Name, value: Syntax.ExpressionID
  )] {
    try require(.leftBrace)
    var entries: [(key: Syntax.Name, value: Syntax.ExpressionID)] = []
    if take(.rightBrace) { return [] }
    repeat {
      let key = try name("a key")
      try require(.colon)
      entries.append((key, try expression()))
    } while take(.comma)
    try require(.rightBrace)
    return entries
  }

  // MARK: Lists and comprehensions

  private mutating func bracketed() throws(InputError) -> Syntax.ExpressionID {
    let open = index
    let outerClosing = closing
    closing = Int(tokens[open].partner)
    defer { closing = outerClosing }
    if let result = try patternComprehension() { return result }
    if atName(1), isKeyword("IN", at: 2), !holdsComma(open) { return try listComprehension() }
    closing = -1
    advance()
    var elements: [Syntax.ExpressionID] = []
    if !take(.rightBracket) {
      repeat { elements.append(try expression()) } while take(.comma)
      try require(.rightBracket)
    }
    return try add(.list(elements), span(from: open), elements)
  }

  private mutating func listComprehension() throws(InputError) -> Syntax.ExpressionID {
    let first = index
    advance()
    let variable = try name("a variable")
    advance()
    let list = try expression()
    let predicate = take("WHERE") ? try expression() : nil
    let yield = take(.bar) ? try expression() : nil
    try require(.rightBracket)
    return try add(
      .listComprehension(variable, in: list, where: predicate, yield: yield), span(from: first),
      [list] + [predicate, yield].compactMap { $0 })
  }

  private mutating func patternComprehension() throws(InputError) -> Syntax.ExpressionID? {
    let first = index
    let isNamed = atName(1) && token(2).kind == .equal
    let start = index + (isNamed ? 3 : 1)
    guard start < tokens.count, let end = patternEnd(from: start) else { return nil }
    guard isNamed || tokens[end].kind == .bar || isKeyword("WHERE", at: end - index) else {
      return nil
    }
    advance()
    let pattern = try pathPattern()
    let predicate = take("WHERE") ? try expression() : nil
    try require(.bar)
    let yield = try expression()
    try require(.rightBracket)
    return try add(
      .patternComprehension(pattern, where: predicate, yield: yield), span(from: first),
      [yield] + [predicate].compactMap { $0 })
  }

  // MARK: Names

  /// What begins with a name: a variable, a function or one of the forms with a keyword.
  private mutating func named() throws(InputError) -> Syntax.ExpressionID {
    let first = index
    if kind == .name, let form = try keywordForm() { return form }
    var offset = 0
    while token(offset + 1).kind == .dot, atName(offset + 2) { offset += 2 }
    if token(offset + 1).kind == .leftParenthesis { return try call() }
    if kind == .name, beginsMisplacedClause() {
      expecting("an expression")
      throw unexpected()
    }
    let variable = try name("a variable")
    if kind == .leftBrace { return try mapProjection(variable, from: first) }
    return try add(.variable(variable.text), span(from: first))
  }

  /// Whether a clause's keyword stands where an operand should, rather than a variable of that name.
  private func beginsMisplacedClause() -> Bool {
    let isClause = [
      "MATCH", "OPTIONAL", "RETURN", "WHERE", "WITH", "UNWIND", "ORDER", "SKIP", "LIMIT", "CALL",
      "UNION", "YIELD", "THEN", "ELSE", "WHEN", "END",
    ].contains { isKeyword($0) }
    guard isClause else { return false }
    switch token(1).kind {
    case .integer, .float, .string, .dollar, .leftParenthesis, .star, .quotedName: return true
    case .name:
      return ![
        "AS", "IS", "IN", "AND", "OR", "XOR", "STARTS", "ENDS", "CONTAINS", "WHERE", "RETURN",
        "WITH", "MATCH", "ORDER", "SKIP", "LIMIT", "UNION", "UNWIND", "ASC", "DESC", "THEN",
        "ELSE", "END", "WHEN", "OPTIONAL", "CALL",
      ].contains { isKeyword($0, at: 1) }
    default: return false
    }
  }

  private mutating func call() throws(InputError) -> Syntax.ExpressionID {
    let first = index
    var parts = [try name("a function").text]
    while kind == .dot {
      advance()
      parts.append(try name("a function").text)
    }
    let function = Syntax.Name(text: parts.joined(separator: "."), span: span(from: first))
    try require(.leftParenthesis)
    if kind == .star, function.text.lowercased() == "count" {
      advance()
      try require(.rightParenthesis)
      return try add(.countRows, span(from: first))
    }
    let outerClosing = closing
    closing = -1
    defer { closing = outerClosing }
    let isDistinct = isKeyword("DISTINCT") && !endsOperand(at: 1)
    if isDistinct { advance() }
    if function.text.lowercased() == "trim" { return try trimming(function, from: first) }
    let arguments =
      function.text.lowercased() == "normalize" ? try normalizing() : try arguments()
    return try add(
      .call(function, arguments, isDistinct: isDistinct), span(from: first), arguments)
  }

  /// The arguments of `trim(…)`, among them `BOTH 'x' FROM text`.
  private mutating func trimming(
    _ function: Syntax.Name, from first: Int
  ) throws(InputError) -> Syntax.ExpressionID {
    let sides = ["LEADING": "ltrim", "TRAILING": "rtrim", "BOTH": "btrim"]
    var name = function
    var isSided = false
    let end = tokens[index - 1].partner
    let hasSource = end > 0 && (index..<Int(end)).contains { isKeyword("FROM", at: $0 - index) }
    for (word, side) in sides where hasSource && isKeyword(word) && !endsOperand(at: 1) {
      name.text = side
      isSided = true
    }
    if isSided { advance() }
    var arguments: [Syntax.ExpressionID] = []
    if isSided, takeQuietly("FROM") {
      arguments = [try expression()]
      try require(.rightParenthesis)
    } else if isSided || kind != .rightParenthesis {
      let value = try expression()
      if isSided || isKeyword("FROM") {
        try require("FROM")
        if !isSided { name.text = "btrim" }
        arguments = [try expression(), value]
        try require(.rightParenthesis)
      } else {
        arguments = [value] + (try furtherArguments())
      }
    } else {
      advance()
    }
    return try add(.call(name, arguments, isDistinct: false), span(from: first), arguments)
  }

  /// The arguments of `normalize(…)`, of which the second is the name of a form.
  private mutating func normalizing() throws(InputError) -> [Syntax.ExpressionID] {
    if kind == .rightParenthesis { return try arguments() }
    let text = try expression()
    if kind == .comma,
      let form = NormalForm.allCases.first(where: { isKeyword($0.rawValue, at: 1) }),
      endsOperand(at: 2)
    {
      advance()
      let start = index
      advance()
      let name = try add(.string(form.rawValue), span(from: start))
      try require(.rightParenthesis)
      return [text, name]
    }
    return [text] + (try furtherArguments())
  }

  private mutating func mapProjection(
    _ variable: Syntax.Name, from first: Int
  ) throws(InputError) -> Syntax.ExpressionID {
    advance()
    var entries: [Syntax.ProjectionEntry] = []
    var children: [Syntax.ExpressionID] = []
    if !take(.rightBrace) {
      repeat {
        if kind == .dot {
          advance()
          if kind == .star {
            entries.append(.allProperties(token.span))
            advance()
          } else {
            entries.append(.property(try name("a property's name")))
          }
          continue
        }
        let key = try name("a key or `.property`")
        if take(.colon) {
          let value = try expression()
          children.append(value)
          entries.append(.entry(key, value))
        } else {
          entries.append(.variable(key))
        }
      } while take(.comma)
      try require(.rightBrace)
    }
    return try add(.mapProjection(variable, entries), span(from: first), children)
  }
}
