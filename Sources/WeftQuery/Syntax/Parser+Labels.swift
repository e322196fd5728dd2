import WeftGraph

extension Parser {
  /// `A&!B|C`, `A:B`, `A|:B`.
  mutating func labelExpression(_ words: String) throws(InputError) -> LabelExpression {
    try nested { (parser) throws(InputError) in
      let first = try parser.labelConjunction(words)
      var operands = [first]
      while parser.kind == .bar, !parser.barEndsComprehension() {
        parser.advance()
        if parser.kind == .colon { parser.advance() }
        operands.append(try parser.labelConjunction(words))
      }
      return operands.balanced(LabelExpression.or) ?? first
    }
  }

  private mutating func labelConjunction(_ words: String) throws(InputError) -> LabelExpression {
    let first = try label(words)
    var operands = [first]
    while kind == .ampersand || kind == .colon {
      advance()
      operands.append(try label(words))
    }
    return operands.balanced(LabelExpression.and) ?? first
  }

  private mutating func label(_ words: String) throws(InputError) -> LabelExpression {
    var negations = 0
    while kind == .exclamation {
      advance()
      negations += 1
    }
    var result: LabelExpression
    if kind == .percent {
      advance()
      result = .any
    } else if kind == .leftParenthesis {
      advance()
      result = try labelExpression(words)
      try require(.rightParenthesis)
    } else {
      let name = try name(words)
      result = .name(name.text, name.span)
    }
    if negations % 2 == 1 { result = .not(result) }
    return result
  }

  /// Whether the bar at hand is the last one of the comprehension around it.
  private func barEndsComprehension() -> Bool {
    guard closing >= 0 else { return false }
    var bars = 0
    var position = index
    while position < tokens.count {
      let token = tokens[position]
      switch token.kind {
      case .bar: bars += 1
      case .leftParenthesis, .leftBracket, .leftBrace:
        if token.partner > 0 { position = Int(token.partner) }
      case .rightParenthesis, .rightBracket, .rightBrace, .end:
        return position == closing && bars == 1
      default: break
      }
      position += 1
    }
    return false
  }
}
