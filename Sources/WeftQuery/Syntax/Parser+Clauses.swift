import WeftGraph

extension Parser {
  /// Parses the whole text; errors collect in ``errors``.
  mutating func parseQuery() {
    do throws(InputError) {
      if takeQuietly("EXPLAIN") {
        tree.mode = .explain
      } else if takeQuietly("PROFILE") {
        tree.mode = .profile
      }
      let query = try unionQuery(until: .end)
      while takeQuietlyKind(.semicolon) {}
      if kind != .end, errors.isEmpty {
        throw failure(
          "several-queries", "only one query can be run at a time", at: token.span,
          hint: "end the text at the `;`, or join the queries by UNION")
      }
      tree.root = tree.add(query)
    } catch {
      errors += error.diagnostics
    }
  }

  private mutating func takeQuietlyKind(_ wanted: Token.Kind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  /// Single queries joined by UNION, up to a closing token that is not consumed.
  mutating func unionQuery(until end: Token.Kind) throws(InputError) -> Syntax.UnionQuery {
    let first = index
    var query = Syntax.UnionQuery(parts: [], unions: [], span: .zero)
    query.parts.append(try singleQuery(until: end))
    while isKeyword("UNION") {
      let start = index
      advance()
      let keepsDuplicates = takeQuietly("ALL")
      if !keepsDuplicates { _ = takeQuietly("DISTINCT") }
      query.unions.append((keepsDuplicates, span(from: start)))
      query.parts.append(try singleQuery(until: end))
    }
    query.span = span(from: first)
    return query
  }

  private mutating func singleQuery(until end: Token.Kind) throws(InputError) -> Syntax.SingleQuery
  {
    let first = index
    var clauses: [Syntax.Clause] = []
    while kind != end, kind != .end, kind != .semicolon, !isKeyword("UNION") {
      let before = index
      do throws(InputError) {
        clauses.append(try clause())
      } catch {
        // Inside a subquery the whole outer clause is given up.
        guard end == .end else { throw error }
        errors += error.diagnostics
        guard errors.count < Parser.mostErrors else { break }
        recover(from: before)
      }
    }
    if clauses.isEmpty, errors.isEmpty {
      expecting("a clause such as MATCH or RETURN")
      throw unexpected()
    }
    return Syntax.SingleQuery(clauses: clauses, span: span(from: first))
  }

  /// Skips to the next token that begins a clause, outside brackets opened on the way.
  private mutating func recover(from start: Int) {
    if index == start { advance() }
    while kind != .end, kind != .semicolon {
      if beginsClause() { return }
      let partner = Int(token.partner)
      if partner > index { index = partner } else { advance() }
    }
  }

  private func beginsClause() -> Bool {
    let previous = index > 0 ? tokens[index - 1].kind : .end
    guard previous != .dot, previous != .colon, previous != .dollar else { return false }
    if isKeyword("WITH"), index > 0 {
      return !["STARTS", "ENDS"].contains { isKeyword($0, at: -1) }
    }
    return [
      "MATCH", "OPTIONAL", "RETURN", "UNWIND", "CALL", "UNION", "LET", "FILTER", "FOR",
    ].contains { isKeyword($0) }
      || (allowsUpdates && Self.updateKeywords.contains { isKeyword($0) })
  }

  private mutating func clause() throws(InputError) -> Syntax.Clause {
    let first = index
    let keyword = token.span
    func finished(_ parser: Parser, _ form: Syntax.ClauseForm) -> Syntax.Clause {
      Syntax.Clause(form: form, keyword: keyword, span: parser.span(from: first))
    }
    if takeQuietly("MATCH") { return finished(self, try match(isOptional: false)) }
    if isKeyword("OPTIONAL") {
      advance()
      if takeQuietly("CALL") { return finished(self, try call(isOptional: true)) }
      try require("MATCH")
      return finished(self, try match(isOptional: true))
    }
    if takeQuietly("WITH") { return finished(self, .with(try projection(isWith: true))) }
    if takeQuietly("RETURN") { return finished(self, .returning(try projection(isWith: false))) }
    if takeQuietly("UNWIND") {
      let list = try expression()
      try require("AS")
      return finished(self, .unwind(list, try name("a variable")))
    }
    if takeQuietly("CALL") { return finished(self, try call(isOptional: false)) }
    if isKeyword("FILTER") {
      advance()
      _ = takeQuietly("WHERE")
      return finished(self, .filter(try expression()))
    }
    if isKeyword("FOR"), atName(1) {
      advance()
      let variable = try name("a variable")
      try require("IN")
      return finished(self, .unwind(try expression(), variable))
    }
    if isKeyword("LET"), atName(1) {
      advance()
      return finished(self, .letting(try assignments()))
    }
    if let update = try updateClause() { return finished(self, .update(update)) }
    if let refusal = refusedClause() { throw refusal }
    expecting("a clause such as MATCH or RETURN")
    throw unexpected()
  }

  private mutating func assignments() throws(InputError) -> [Syntax.Item] {
    var items: [Syntax.Item] = []
    repeat {
      let variable = try name("a variable")
      try require(.equal)
      let start = index
      let value = try expression()
      items.append(
        Syntax.Item(expression: value, alias: variable, span: span(from: start)))
    } while take(.comma)
    return items
  }

  private mutating func match(isOptional: Bool) throws(InputError) -> Syntax.ClauseForm {
    if isKeyword("DIFFERENT"), isKeyword("RELATIONSHIPS", at: 1) {
      advance()
      advance()
    }
    var patterns = [try pathPattern()]
    while take(.comma) { patterns.append(try pathPattern()) }
    let predicate = take("WHERE") ? try expression() : nil
    return .match(isOptional: isOptional, patterns, where: predicate)
  }

  private mutating func projection(isWith: Bool) throws(InputError) -> Syntax.Projection {
    var projection = Syntax.Projection(isDistinct: false, items: [], order: [])
    if isKeyword("DISTINCT"), !endsOperand(at: 1) || token(1).kind == .star {
      advance()
      projection.isDistinct = true
    } else if isKeyword("ALL"), !endsOperand(at: 1),
      ![.leftParenthesis, .plus, .minus].contains(token(1).kind)
    {
      advance()
    }
    if kind == .star {
      projection.star = token.span
      advance()
    } else {
      projection.items.append(try item())
    }
    while take(.comma) { projection.items.append(try item()) }
    if take("ORDER") {
      try require("BY")
      repeat {
        let key = try expression()
        let isDescending = take("DESC") || takeQuietly("DESCENDING")
        if !isDescending { _ = take("ASC") || takeQuietly("ASCENDING") }
        projection.order.append((key, isDescending))
      } while take(.comma)
    }
    if take("SKIP") || takeQuietly("OFFSET") { projection.skip = try expression() }
    if take("LIMIT") { projection.limit = try expression() }
    if isWith, take("WHERE") { projection.predicate = try expression() }
    return projection
  }

  private mutating func item() throws(InputError) -> Syntax.Item {
    let start = index
    let value = try expression()
    let span = span(from: start)
    let alias = take("AS") ? try name("a column name") : nil
    return Syntax.Item(expression: value, alias: alias, span: span)
  }

  private mutating func call(isOptional: Bool) throws(InputError) -> Syntax.ClauseForm {
    if kind == .leftBrace || kind == .leftParenthesis {
      return try subqueryCall(isOptional: isOptional)
    }
    let start = index
    var parts = [try name("a procedure's name").text]
    while take(.dot) { parts.append(try name("a procedure's name").text) }
    let name = Syntax.Name(text: parts.joined(separator: "."), span: span(from: start))
    var call = Syntax.Call(name: name, isOptional: isOptional)
    if take(.leftParenthesis) {
      call.arguments = try arguments()
    }
    if take("YIELD") { call.yields = try yields() }
    return .call(call)
  }

  /// Arguments up to the closing parenthesis.
  mutating func arguments() throws(InputError) -> [Syntax.ExpressionID] {
    take(.rightParenthesis) ? [] : [try expression()] + (try furtherArguments())
  }

  /// The arguments behind the first.
  mutating func furtherArguments() throws(InputError) -> [Syntax.ExpressionID] {
    var arguments: [Syntax.ExpressionID] = []
    while take(.comma) { arguments.append(try expression()) }
    try require(.rightParenthesis)
    return arguments
  }

  private mutating func yields() throws(InputError) -> Syntax.Yields {
    let start = index
    var yields = Syntax.Yields(items: [], span: .zero)
    if kind == .star {
      yields.star = token.span
      advance()
    } else {
      repeat {
        let column = try name("a column of the procedure")
        yields.items.append((column, take("AS") ? try name("a variable") : nil))
      } while take(.comma)
    }
    yields.span = span(from: start)
    if take("WHERE") { yields.predicate = try expression() }
    return yields
  }

  private mutating func subqueryCall(isOptional: Bool) throws(InputError) -> Syntax.ClauseForm {
    var imports: [Syntax.Name]?
    var importsAll = false
    if take(.leftParenthesis) {
      var names: [Syntax.Name] = []
      if take(.star) {
        importsAll = true
      } else if kind != .rightParenthesis {
        repeat { names.append(try name("a variable")) } while take(.comma)
      }
      try require(.rightParenthesis)
      imports = names
    }
    try require(.leftBrace)
    let outerDepth = updateDepth
    if depth == updateDepth { updateDepth += 1 }
    defer { updateDepth = outerDepth }
    let query = try nested { (parser) throws(InputError) in
      try parser.unionQuery(until: .rightBrace)
    }
    try require(.rightBrace)
    return .subquery(
      Syntax.SubqueryCall(
        imports: imports, importsAll: importsAll, query: tree.add(query), isOptional: isOptional))
  }

  /// The query inside the braces of EXISTS, COUNT or COLLECT, in the clause or the pattern form.
  mutating func bracedQuery() throws(InputError) -> Syntax.QueryID {
    try require(.leftBrace)
    let query = try nested { (parser) throws(InputError) in
      let startsPattern =
        parser.kind == .leftParenthesis
        || (parser.atName() && parser.token(1).kind == .equal)
        || parser.beginsSelector()
      return startsPattern
        ? try parser.patternQuery() : try parser.unionQuery(until: .rightBrace)
    }
    try require(.rightBrace)
    return tree.add(query)
  }

  private mutating func patternQuery() throws(InputError) -> Syntax.UnionQuery {
    let first = index
    let form = try match(isOptional: false)
    let span = span(from: first)
    let clause = Syntax.Clause(form: form, keyword: span, span: span)
    return Syntax.UnionQuery(
      parts: [Syntax.SingleQuery(clauses: [clause], span: span)], unions: [], span: span,
      isPattern: true)
  }
}
