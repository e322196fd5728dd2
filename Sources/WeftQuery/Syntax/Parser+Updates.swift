package import WeftGraph

extension Query {
  /// Parses a script: statements separated by `;`, each of which may read and change a graph.
  ///
  /// Reports up to ten errors over all statements.
  /// - Complexity: O(bytes).
  package static func parseScript(_ text: SourceText) throws(InputError) -> [SyntaxTree] {
    var parser = Parser(text)
    parser.allowsUpdates = true
    let trees = parser.parseScript()
    guard parser.errors.isEmpty else {
      throw InputError(Array(parser.errors.prefix(Parser.mostErrors)))
    }
    return trees
  }
}

extension Parser {
  /// The clauses that change a graph.
  static let updateKeywords = [
    "CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH",
  ]

  /// Parses statements up to the end of the text.
  mutating func parseScript() -> [SyntaxTree] {
    var trees: [SyntaxTree] = []
    while true {
      while kind == .semicolon { advance() }
      guard kind != .end, errors.count < Parser.mostErrors else { return trees }
      tree = SyntaxTree(text: text)
      updateDepth = 0
      let before = errors.count
      do throws(InputError) {
        let query = try unionQuery(until: .end)
        if kind != .semicolon, kind != .end { throw unexpected() }
        tree.root = tree.add(query)
        trees.append(tree)
      } catch {
        errors += error.diagnostics
      }
      if errors.count > before { skipStatement() }
    }
  }

  private mutating func skipStatement() {
    while kind != .semicolon, kind != .end { advance() }
  }

  /// A clause that changes the graph, if one begins here and may.
  mutating func updateClause() throws(InputError) -> Syntax.Update? {
    guard allowsUpdates, depth == updateDepth else { return nil }
    if takeQuietly("CREATE") { return .create(try createdPatterns()) }
    if takeQuietly("MERGE") { return try merge() }
    if takeQuietly("SET") { return .set(try setItems()) }
    if takeQuietly("REMOVE") { return .remove(try removeItems()) }
    if isKeyword("DETACH") || isKeyword("NODETACH") || isKeyword("DELETE") {
      let detaches = takeQuietly("DETACH")
      if !detaches { _ = takeQuietly("NODETACH") }
      try require("DELETE")
      var values = [try expression()]
      while take(.comma) { values.append(try expression()) }
      return .delete(values, detaches: detaches)
    }
    if isKeyword("FOREACH"), token(1).kind == .leftParenthesis { return try forEach() }
    return nil
  }

  private mutating func createdPatterns() throws(InputError) -> [Syntax.PatternID] {
    allowsParameterMap = true
    defer { allowsParameterMap = false }
    var patterns = [try pathPattern()]
    while take(.comma) { patterns.append(try pathPattern()) }
    return patterns
  }

  private mutating func merge() throws(InputError) -> Syntax.Update {
    let pattern = try pathPattern()
    var onCreate: [Syntax.SetItem] = []
    var onMatch: [Syntax.SetItem] = []
    while take("ON") {
      if take("CREATE") {
        try require("SET")
        onCreate += try setItems()
      } else {
        try require("MATCH")
        try require("SET")
        onMatch += try setItems()
      }
    }
    return .merge(pattern, onCreate: onCreate, onMatch: onMatch)
  }

  private mutating func setItems() throws(InputError) -> [Syntax.SetItem] {
    var items = [try setItem()]
    while take(.comma) { items.append(try setItem()) }
    return items
  }

  private mutating func setItem() throws(InputError) -> Syntax.SetItem {
    let first = index
    let target = try updateTarget()
    if let labels = try labelNames() {
      return Syntax.SetItem(target: target, change: .labels(labels), span: span(from: first))
    }
    let change: Syntax.SetItem.Change
    if take(.plusEqual) {
      change = .add(try expression())
    } else {
      try require(.equal)
      let value = try expression()
      switch tree[target] {
      case .property(let owner, let key):
        return Syntax.SetItem(
          target: owner, change: .property(key, value), span: span(from: first))
      case .index(let owner, let key):
        return Syntax.SetItem(
          target: owner, change: .dynamicProperty(key, value), span: span(from: first))
      default: change = .replace(value)
      }
    }
    return Syntax.SetItem(target: target, change: change, span: span(from: first))
  }

  private mutating func removeItems() throws(InputError) -> [Syntax.SetItem] {
    var items: [Syntax.SetItem] = []
    repeat {
      let first = index
      let target = try updateTarget()
      if let labels = try labelNames() {
        items.append(
          Syntax.SetItem(target: target, change: .labels(labels), span: span(from: first)))
        continue
      }
      switch tree[target] {
      case .property(let owner, let key):
        items.append(
          Syntax.SetItem(target: owner, change: .property(key, nil), span: span(from: first)))
      case .index(let owner, let key):
        items.append(
          Syntax.SetItem(
            target: owner, change: .dynamicProperty(key, nil), span: span(from: first)))
      default:
        expecting("a property such as `n.name`")
        expecting("a label such as `n:Label`")
        throw unexpected()
      }
    } while take(.comma)
    return items
  }

  /// A variable, or an expression in parentheses, with property accesses and indices behind it.
  private mutating func updateTarget() throws(InputError) -> Syntax.ExpressionID {
    let first = index
    var result: Syntax.ExpressionID
    if kind == .leftParenthesis {
      advance()
      result = try nestedExpression()
      try require(.rightParenthesis)
    } else {
      let name = try name("a variable")
      result = try add(.variable(name.text), name.span)
    }
    while true {
      if kind == .dot {
        advance()
        let key = try name("a property's name")
        result = try add(.property(result, key), span(from: first), [result])
      } else if kind == .leftBracket {
        advance()
        let key = try nestedExpression()
        try require(.rightBracket)
        result = try add(.index(result, key), span(from: first), [result, key])
      } else {
        return result
      }
    }
  }

  private mutating func nestedExpression() throws(InputError) -> Syntax.ExpressionID {
    try nested { (parser) throws(InputError) in try parser.expression() }
  }

  /// `:A:B`, `IS A`, or nil.
  private mutating func labelNames() throws(InputError) -> [Syntax.Name]? {
    guard kind == .colon || (isKeyword("IS") && atName(1)) else { return nil }
    advance()
    var names = [try name("a label")]
    while kind == .colon || kind == .ampersand {
      advance()
      names.append(try name("a label"))
    }
    return names
  }

  private mutating func forEach() throws(InputError) -> Syntax.Update {
    advance()
    try require(.leftParenthesis)
    let variable = try name("a variable")
    try require("IN")
    let list = try expression()
    try require(.bar)
    guard forEachDepth < Parser.deepestForEach else { throw tooDeep(at: token.span) }
    forEachDepth += 1
    defer { forEachDepth -= 1 }
    var clauses: [Syntax.Clause] = []
    while kind != .rightParenthesis {
      let first = index
      let keyword = token.span
      guard let update = try updateClause() else {
        expecting("a clause such as CREATE or SET")
        throw unexpected()
      }
      clauses.append(
        Syntax.Clause(form: .update(update), keyword: keyword, span: span(from: first)))
    }
    guard !clauses.isEmpty else {
      expecting("a clause such as CREATE or SET")
      throw unexpected()
    }
    try require(.rightParenthesis)
    return .forEach(variable, in: list, clauses)
  }
}
