import WeftGraph

extension Parser {
  /// How tightly operators bind, loosest first.
  private enum Precedence {
    static let or = 1
    static let xor = 2
    static let and = 3
    static let comparison = 5
    static let predicate = 6
    static let sum = 7
    static let product = 8
    static let power = 9
  }

  mutating func expression() throws(InputError) -> Syntax.ExpressionID {
    try nested { (parser) throws(InputError) in try parser.binary(Precedence.or) }
  }

  /// Operators that bind at least as tightly as a precedence.
  private mutating func binary(_ minimum: Int) throws(InputError) -> Syntax.ExpressionID {
    let first = index
    var left = try prefix()
    while true {
      if minimum <= Precedence.power, kind == .caret {
        advance()
        left = try join(.power, left, try prefix(), from: first)
      } else if minimum <= Precedence.product, let op = productOperator() {
        advance()
        left = try join(op, left, try binary(Precedence.power), from: first)
      } else if minimum <= Precedence.sum, let op = sumOperator() {
        advance()
        left = try join(op, left, try binary(Precedence.product), from: first)
      } else if minimum <= Precedence.predicate,
        let result = try predicate(on: left, from: first)
      {
        left = result
      } else if minimum <= Precedence.comparison, comparisonOperator() != nil {
        left = try comparison(left, from: first)
      } else if minimum <= Precedence.and, isKeyword("AND") {
        left = try chain(.and, "AND", left, Precedence.comparison, from: first)
      } else if minimum <= Precedence.xor, isKeyword("XOR") {
        advance()
        left = try join(.xor, left, try binary(Precedence.and), from: first)
      } else if minimum <= Precedence.or, isKeyword("OR") {
        left = try chain(.or, "OR", left, Precedence.xor, from: first)
      } else {
        expecting("an operator")
        return left
      }
    }
  }

  mutating func join(
    _ op: BinaryOperator, _ left: Syntax.ExpressionID, _ right: Syntax.ExpressionID,
    from first: Int
  ) throws(InputError) -> Syntax.ExpressionID {
    try add(.binary(op, left, right), span(from: first), [left, right])
  }

  /// `a AND b AND c …` as a balanced tree, so that long chains stay shallow.
  private mutating func chain(
    _ op: BinaryOperator, _ keyword: String, _ left: Syntax.ExpressionID, _ next: Int,
    from first: Int
  ) throws(InputError) -> Syntax.ExpressionID {
    var operands = [left]
    while takeQuietly(keyword) { operands.append(try binary(next)) }
    let whole = span(from: first)
    while operands.count > 1 {
      var joined: [Syntax.ExpressionID] = []
      for start in stride(from: 0, to: operands.count, by: 2) {
        guard start + 1 < operands.count else {
          joined.append(operands[start])
          continue
        }
        let pair = (operands[start], operands[start + 1])
        let span = tree.span(of: pair.0).union(tree.span(of: pair.1))
        joined.append(try add(.binary(op, pair.0, pair.1), span, [pair.0, pair.1]))
      }
      operands = joined
    }
    tree.setSpan(of: operands[0], to: whole)
    return operands[0]
  }

  private func productOperator() -> BinaryOperator? {
    switch kind {
    case .star: .multiply
    case .slash: .divide
    case .percent: .modulo
    default: nil
    }
  }

  private func sumOperator() -> BinaryOperator? {
    switch kind {
    case .plus: .add
    case .minus: .subtract
    case .doubleBar: .concatenate
    default: nil
    }
  }

  /// A comparison or test of an operand that stands before CASE's WHEN; nil where none begins here.
  mutating func test(
    of operand: Syntax.ExpressionID
  ) throws(InputError) -> Syntax.ExpressionID? {
    let first = index
    if comparisonOperator() != nil { return try comparison(operand, from: first) }
    let begins =
      kind == .regexEqual
      || ["IS", "IN", "CONTAINS", "STARTS", "ENDS"].contains {
        isKeyword($0) && !isKeyword("THEN", at: 1) && !endsOperand(at: 1)
      }
    return begins ? try predicate(on: operand, from: first) : nil
  }

  private func comparisonOperator() -> BinaryOperator? {
    switch kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  private mutating func comparison(
    _ left: Syntax.ExpressionID, from first: Int
  ) throws(InputError) -> Syntax.ExpressionID {
    var operands = [left]
    var operators: [BinaryOperator] = []
    while let op = comparisonOperator() {
      advance()
      operators.append(op)
      operands.append(try binary(Precedence.predicate))
    }
    if operators.count == 1 {
      return try join(operators[0], operands[0], operands[1], from: first)
    }
    return try add(.comparison(operands, operators), span(from: first), operands)
  }

  /// STARTS WITH, ENDS WITH, CONTAINS, IN, `=~`, IS NULL, IS Label behind an operand.
  private mutating func predicate(
    on left: Syntax.ExpressionID, from first: Int
  ) throws(InputError) -> Syntax.ExpressionID? {
    let op: BinaryOperator
    if kind == .regexEqual {
      advance()
      op = .matches
    } else if isKeyword("IN") {
      advance()
      op = .in
    } else if isKeyword("CONTAINS") {
      advance()
      op = .contains
    } else if isKeyword("STARTS") || isKeyword("ENDS") {
      op = isKeyword("STARTS") ? .startsWith : .endsWith
      advance()
      try require("WITH")
    } else if isKeyword("IS") {
      return try test(left, from: first)
    } else {
      return nil
    }
    return try join(op, left, try binary(Precedence.sum), from: first)
  }

  private mutating func test(
    _ left: Syntax.ExpressionID, from first: Int
  ) throws(InputError) -> Syntax.ExpressionID {
    advance()
    let isNegated = take("NOT")
    if take("NULL") {
      return try add(.isNull(left, negated: isNegated), span(from: first), [left])
    }
    if isKeyword("EMPTY") {
      throw failure(
        "unexpected-token", "there is no IS EMPTY", at: token.span,
        hint:
          "write `size(x) \(isNegated ? "> 0" : "= 0")` or `\(isNegated ? "NOT " : "")isEmpty(x)`")
    }
    if isKeyword("LABELED") { advance() }
    guard atName() || [.exclamation, .percent, .leftParenthesis].contains(kind) else {
      expecting("a label")
      throw unexpected()
    }
    let labels = try labelExpression("a label")
    let span = span(from: first)
    return try add(.hasLabels(left, isNegated ? .not(labels) : labels), span, [left])
  }

  /// NOT and signs before an operand.
  private mutating func prefix() throws(InputError) -> Syntax.ExpressionID {
    let first = index
    if isKeyword("NOT"), !endsOperand(at: 1) {
      advance()
      let operand = try nested { (parser) throws(InputError) in
        try parser.binary(Precedence.comparison)
      }
      return try add(.unary(.not, operand), span(from: first), [operand])
    }
    guard kind == .minus || kind == .plus else { return try postfix() }
    let isMinus = kind == .minus
    advance()
    if kind == .integer, !continuesOperand(at: 1) {
      let value = try integerValue(token, isNegative: isMinus)
      advance()
      return try add(.integer(value), span(from: first))
    }
    let operand = try nested { (parser) throws(InputError) in try parser.prefix() }
    return try add(.unary(isMinus ? .minus : .plus, operand), span(from: first), [operand])
  }

  private func continuesOperand(at offset: Int) -> Bool {
    token(offset).kind == .dot || token(offset).kind == .leftBracket
  }

  /// Whether a token cannot begin an operand, so that a keyword before it is a name.
  func endsOperand(at offset: Int) -> Bool {
    switch token(offset).kind {
    case .end, .comma, .rightParenthesis, .rightBracket, .rightBrace, .dot, .dots, .colon,
      .semicolon, .bar, .equal, .notEqual, .lessOrEqual, .greater, .greaterOrEqual, .star, .slash,
      .caret, .percent, .doubleBar, .regexEqual:
      true
    case .name: isKeyword("AS", at: offset)
    default: false
    }
  }

  /// The value of an integer token.
  func integerValue(_ token: Token, isNegative: Bool) throws(InputError) -> Int64 {
    var digits = text[token.span].filter { $0 != "_" }
    var radix = 10
    let lowered = digits.prefix(2).lowercased()
    if lowered == "0x" || lowered == "0o" {
      radix = lowered == "0x" ? 16 : 8
      digits = String(digits.dropFirst(2))
    }
    guard let value = Int64((isNegative ? "-" : "") + digits, radix: radix) else {
      throw failure(
        "integer-overflow", "the integer \(isNegative ? "-" : "")\(text[token.span]) is too large",
        at: token.span,
        hint: "integers lie between -9223372036854775808 and 9223372036854775807",
        detail: "IntegerOverflow")
    }
    return value
  }
}
