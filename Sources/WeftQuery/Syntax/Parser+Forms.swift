import WeftGraph

extension Parser {
  /// Forms that begin with a keyword: literals, CASE, quantifiers, subqueries, shortest paths.
  mutating func keywordForm() throws(InputError) -> Syntax.ExpressionID? {
    let first = index
    let next = token(1).kind
    if isKeyword("NULL") {
      advance()
      return try add(.null, span(from: first))
    }
    if isKeyword("TRUE") || isKeyword("FALSE") {
      let value = isKeyword("TRUE")
      advance()
      return try add(.boolean(value), span(from: first))
    }
    if isKeyword("CASE"), !endsOperand(at: 1) { return try conditional() }
    if next == .leftBrace {
      if isKeyword("EXISTS") {
        advance()
        return try add(.exists(try bracedQuery()), span(from: first))
      }
      if isKeyword("COUNT") {
        advance()
        return try add(.count(try bracedQuery()), span(from: first))
      }
      if isKeyword("COLLECT") {
        advance()
        return try add(.collect(try bracedQuery()), span(from: first))
      }
      return nil
    }
    guard next == .leftParenthesis else { return nil }
    if isKeyword("EXISTS"), let end = patternEnd(from: index + 2),
      end == Int(tokens[index + 1].partner)
    {
      return try existsPattern()
    }
    if shortestFunction() != nil {
      let pattern = try pathPattern()
      return try add(.pattern(pattern), span(from: first))
    }
    if isKeyword("REDUCE"), atName(2), token(3).kind == .equal { return try reduction() }
    let quantifiers: [(String, Quantifier)] = [
      ("ALL", .all), ("ANY", .any), ("NONE", .none), ("SINGLE", .single),
    ]
    if let (_, quantifier) = quantifiers.first(where: { isKeyword($0.0) }), atName(2),
      isKeyword("IN", at: 3)
    {
      return try quantified(quantifier)
    }
    return nil
  }

  /// `exists((a)-->(b))`.
  private mutating func existsPattern() throws(InputError) -> Syntax.ExpressionID {
    let first = index
    advance()
    advance()
    let start = index
    let pattern = try pathPattern()
    let inner = span(from: start)
    try require(.rightParenthesis)
    let predicate = try add(.pattern(pattern), inner)
    let name = Syntax.Name(text: "exists", span: tokens[first].span)
    return try add(.call(name, [predicate], isDistinct: false), span(from: first), [predicate])
  }

  private mutating func conditional() throws(InputError) -> Syntax.ExpressionID {
    let first = index
    advance()
    var children: [Syntax.ExpressionID] = []
    var operand: Syntax.ExpressionID?
    if !at("WHEN") {
      let value = try expression()
      operand = value
      children.append(value)
    }
    var branches: [(condition: Syntax.ExpressionID, result: Syntax.ExpressionID)] = []
    // What is written of the operand without it, as `WHEN > 3`, by the place of the branch.
    var tests: Set<Int> = []
    while take("WHEN") {
      var conditions: [Syntax.ExpressionID] = []
      repeat {
        if let operand, let test = try test(of: operand) {
          tests.insert(branches.count + conditions.count)
          conditions.append(test)
        } else {
          conditions.append(try expression())
        }
      } while operand != nil && take(.comma)
      try require("THEN")
      let result = try expression()
      for condition in conditions { branches.append((condition, result)) }
      children += conditions + [result]
    }
    guard !branches.isEmpty else { throw unexpected() }
    if let compared = operand, !tests.isEmpty {
      for branch in branches.indices where !tests.contains(branch) {
        let value = branches[branch].condition
        branches[branch].condition = try join(.equal, compared, value, from: first)
        children.append(branches[branch].condition)
      }
      operand = nil
    }
    var otherwise: Syntax.ExpressionID?
    if take("ELSE") {
      let value = try expression()
      otherwise = value
      children.append(value)
    }
    try require("END")
    return try add(
      .conditional(operand: operand, branches: branches, otherwise: otherwise),
      span(from: first), children)
  }

  private mutating func quantified(
    _ quantifier: Quantifier
  ) throws(InputError) -> Syntax.ExpressionID {
    let first = index
    advance()
    advance()
    let variable = try name("a variable")
    advance()
    let list = try expression()
    let predicate = take("WHERE") ? try expression() : nil
    try require(.rightParenthesis)
    return try add(
      .quantifier(quantifier, variable, in: list, where: predicate), span(from: first),
      [list] + [predicate].compactMap { $0 })
  }

  private mutating func reduction() throws(InputError) -> Syntax.ExpressionID {
    let first = index
    advance()
    advance()
    let accumulator = try name("a variable")
    try require(.equal)
    let start = try expression()
    try require(.comma)
    let element = try name("a variable")
    try require("IN")
    let list = try expression()
    try require(.bar)
    let step = try expression()
    try require(.rightParenthesis)
    return try add(
      .reduce(accumulator: accumulator, start: start, element: element, in: list, step: step),
      span(from: first), [start, list, step])
  }
}
