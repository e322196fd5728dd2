import WeftGraph

extension Parser {
  /// Reads `p = ANY SHORTEST (a)-[:R]->(b) …` and adds it to the tree.
  mutating func pathPattern() throws(InputError) -> Syntax.PatternID {
    let first = index
    var pattern = Syntax.PathPattern(
      selector: .all, isShortestFunction: false, elements: [], span: .zero)
    if beginsSelector() { pattern.selector = try selector() }
    if atName(), token(1).kind == .equal {
      pattern.variable = try name("a path variable")
      advance()
    }
    // Behind `p =` no function can stand, so a parenthesis after ANY begins the pattern.
    if beginsSelector() || (isKeyword("ANY") && token(1).kind == .leftParenthesis) {
      pattern.selector = try selector()
    }
    if let shortest = shortestFunction() {
      advance()
      advance()
      pattern.selector = shortest
      pattern.isShortestFunction = true
      try elements(of: &pattern)
      try require(.rightParenthesis)
    } else {
      try elements(of: &pattern)
    }
    pattern.span = span(from: first)
    return tree.add(pattern)
  }

  /// The selector of `shortestPath(` or `allShortestPaths(` at the current token.
  func shortestFunction() -> BoundPath.Selector? {
    guard token(1).kind == .leftParenthesis else { return nil }
    if isKeyword("SHORTESTPATH") { return .anyShortest }
    if isKeyword("ALLSHORTESTPATHS") { return .allShortest }
    return nil
  }

  func beginsSelector() -> Bool {
    guard kind == .name, token(1).kind == .name || token(1).kind == .integer else { return false }
    return isKeyword("ANY") || isKeyword("ALL") || isKeyword("SHORTEST")
  }

  private mutating func selector() throws(InputError) -> BoundPath.Selector {
    defer { if !takeQuietly("PATHS") { _ = takeQuietly("PATH") } }
    if takeQuietly("ALL") {
      if takeQuietly("SHORTEST") { return .allShortest }
      guard isKeyword("PATHS") || isKeyword("PATH") else {
        expecting("SHORTEST")
        throw unexpected()
      }
      return .all
    }
    if takeQuietly("ANY") {
      if takeQuietly("SHORTEST") { return .anyShortest }
      return .any(kind == .integer ? try count() : 1)
    }
    try require("SHORTEST")
    let number = kind == .integer ? try count() : 1
    if !takeQuietly("PATHS") { _ = takeQuietly("PATH") }
    if takeQuietly("GROUPS") || takeQuietly("GROUP") { return .shortestGroups(number) }
    return number == 1 ? .anyShortest : .shortest(number)
  }

  private mutating func count() throws(InputError) -> Int {
    let span = token.span
    let value = try integer()
    guard value > 0 else {
      throw failure(
        "invalid-count", "the number of paths must be at least 1", at: span,
        detail: "InvalidArgumentValue")
    }
    return value
  }

  /// A plain integer token as a number that fits.
  mutating func integer() throws(InputError) -> Int {
    guard at(.integer) else { throw unexpected() }
    let value = Int(try integerValue(token, isNegative: false))
    advance()
    return value
  }

  /// Nodes, relationships and quantified patterns in order.
  private mutating func elements(
    of pattern: inout Syntax.PathPattern
  ) throws(InputError) {
    try piece(of: &pattern)
    while true {
      if kind == .minus || (kind == .less && token(1).kind == .minus) {
        pattern.elements.append(.relationship(try relationship()))
        try piece(of: &pattern)
      } else if kind == .leftParenthesis {
        let start = token.span
        let count = pattern.elements.count
        try piece(of: &pattern)
        guard case .node = pattern.elements[count - 1], case .node = pattern.elements[count] else {
          continue
        }
        throw failure(
          "missing-relationship", "two nodes need a relationship between them", at: start,
          hint: "write `(a)-->(b)`, or a comma between separate patterns")
      } else {
        expecting("a relationship such as `-[:TYPE]->`")
        return
      }
    }
  }

  /// A node, a quantified pattern, or the elements of a pattern in parentheses.
  private mutating func piece(of pattern: inout Syntax.PathPattern) throws(InputError) {
    guard kind == .leftParenthesis else {
      expecting("a node such as `(n)`")
      throw unexpected()
    }
    let isPath =
      token(1).kind == .leftParenthesis
      || (atName(1) && token(2).kind == .equal && token(3).kind == .leftParenthesis)
    guard isPath else {
      pattern.elements.append(.node(try node()))
      return
    }
    let first = index
    advance()
    let inner = try nested { (parser) throws(InputError) in
      let id = try parser.pathPattern()
      var inner = parser.tree[id]
      if parser.take("WHERE") { inner.predicate = try parser.expression() }
      return inner
    }
    try require(.rightParenthesis)
    if let bounds = try quantifier() {
      pattern.elements.append(
        .quantified(
          Syntax.QuantifiedPattern(
            pattern: tree.add(inner), minimum: bounds.minimum, maximum: bounds.maximum,
            span: span(from: first))))
      return
    }
    try inline(inner, into: &pattern, at: span(from: first))
  }

  /// Puts a pattern in parentheses without a quantifier in its place.
  private mutating func inline(
    _ inner: Syntax.PathPattern, into pattern: inout Syntax.PathPattern, at span: SourceSpan
  ) throws(InputError) {
    if inner.variable != nil || inner.selector != .all {
      throw failure(
        "misplaced-path", "a path variable or selector must stand before the whole pattern",
        at: inner.span)
    }
    if let predicate = inner.predicate {
      let joined = try pattern.predicate.map { (other) throws(InputError) in
        try add(.binary(.and, other, predicate), tree.span(of: predicate), [other, predicate])
      }
      pattern.predicate = joined ?? predicate
    }
    pattern.elements += inner.elements
  }

  /// `+`, `*`, `{n}`, `{n,m}` behind a parenthesized pattern or an arrow.
  private mutating func quantifier() throws(InputError) -> (minimum: Int, maximum: Int?)? {
    switch kind {
    case .plus:
      advance()
      return (1, nil)
    case .star:
      advance()
      return (0, nil)
    case .leftBrace:
      advance()
      var minimum = 0
      var maximum: Int?
      if kind == .integer {
        minimum = try integer()
        maximum = minimum
      } else {
        guard at(.comma) else { throw unexpected() }
      }
      if take(.comma) { maximum = kind == .integer ? try integer() : nil }
      let end = token.span
      try require(.rightBrace)
      if let maximum, maximum < max(minimum, 1) {
        throw failure(
          "invalid-quantifier", "the upper bound must be at least 1 and the lower bound", at: end,
          detail: "InvalidRelationshipPattern")
      }
      return (minimum, maximum)
    default: return nil
    }
  }

  private mutating func node() throws(InputError) -> Syntax.NodePattern {
    let first = index
    try require(.leftParenthesis)
    var node = Syntax.NodePattern(properties: [], span: .zero)
    if atName(), !atInlineWhere(), !atInlineIs() { node.variable = try name("a variable") }
    if atInlineIs() || at(.colon) {
      advance()
      node.labels = try labelExpression("a node label")
    }
    node.properties = try properties()
    if take("WHERE") { node.predicate = try expression() }
    guard take(.rightParenthesis) else { throw unexpected() }
    node.span = span(from: first)
    return node
  }

  /// Whether WHERE stands here as a keyword, not as a variable's name.
  private func atInlineWhere() -> Bool {
    guard isKeyword("WHERE") else { return false }
    switch token(1).kind {
    case .rightParenthesis, .rightBracket, .colon, .leftBrace, .star: return false
    default: return true
    }
  }

  private func atInlineIs() -> Bool {
    isKeyword("IS") && [.name, .quotedName, .exclamation, .percent].contains(token(1).kind)
  }

  private mutating func properties() throws(InputError) -> [(
    key: Syntax.Name, value: Syntax.ExpressionID
  )] {
    if kind == .dollar {
      throw failure(
        "parameter-as-properties", "a parameter cannot stand for a pattern's property map",
        at: token.span, hint: "name the properties: `{name: $parameter.name}`",
        detail: "InvalidParameterUse")
    }
    guard at(.leftBrace) else { return [] }
    return try mapEntries()
  }

  private mutating func relationship() throws(InputError) -> Syntax.RelationshipPattern {
    let first = index
    var relationship = Syntax.RelationshipPattern(
      direction: .either, properties: [], span: .zero)
    let pointsLeft = kind == .less
    if pointsLeft { advance() }
    try require(.minus)
    if take(.leftBracket) { try details(&relationship) }
    try require(.minus)
    let pointsRight = take(.greater)
    switch (pointsLeft, pointsRight) {
    case (true, false): relationship.direction = .left
    case (false, true): relationship.direction = .right
    default: relationship.direction = .either
    }
    let mark = token.span
    if let bounds = try quantifier() {
      guard relationship.length == nil else {
        throw failure(
          "two-lengths", "this relationship has a length already", at: mark,
          detail: "InvalidRelationshipPattern")
      }
      relationship.length = BoundRelationship.Length(
        minimum: .literal(bounds.minimum), maximum: bounds.maximum.map { .literal($0) })
    }
    relationship.span = span(from: first)
    return relationship
  }

  private mutating func details(
    _ relationship: inout Syntax.RelationshipPattern
  ) throws(InputError) {
    if atName(), !atInlineWhere(), !atInlineIs() {
      relationship.variable = try name("a variable")
    }
    if atInlineIs() || at(.colon) {
      advance()
      relationship.types = try labelExpression("a relationship type")
    }
    if take(.star) {
      relationship.length = try length()
    } else if kind == .dots || kind == .integer {
      throw failure(
        "missing-asterisk", "a variable length begins with `*`", at: token.span,
        hint: "write `*1..3`", detail: "InvalidRelationshipPattern")
    }
    relationship.properties = try properties()
    if take("WHERE") { relationship.predicate = try expression() }
    guard take(.rightBracket) else { throw unexpected() }
  }

  private mutating func length() throws(InputError) -> BoundRelationship.Length {
    guard let minimum = try bound() else {
      if take(.dots) {
        return BoundRelationship.Length(minimum: .literal(1), maximum: try bound())
      }
      if kind == .minus || kind == .float {
        throw failure(
          "invalid-length", "a length's bounds are whole numbers from 0", at: token.span,
          detail: "InvalidRelationshipPattern")
      }
      return BoundRelationship.Length(minimum: .literal(1), maximum: nil)
    }
    guard take(.dots) else {
      return BoundRelationship.Length(minimum: minimum, maximum: minimum)
    }
    let maximum = try bound()
    if maximum == nil, kind == .minus || kind == .float {
      throw failure(
        "invalid-length", "a length's bounds are whole numbers from 0", at: token.span,
        detail: "InvalidRelationshipPattern")
    }
    return BoundRelationship.Length(minimum: minimum, maximum: maximum)
  }

  private mutating func bound() throws(InputError) -> BoundRelationship.Bound? {
    if kind == .integer { return .literal(try integer()) }
    guard kind == .dollar, token(1).kind != .leftBrace else { return nil }
    let first = index
    let name = try parameterName()
    return .parameter(name, span(from: first))
  }

  /// The name behind `$`.
  mutating func parameterName() throws(InputError) -> String {
    try require(.dollar)
    guard atName() || kind == .integer else {
      expecting("a parameter's name")
      throw unexpected()
    }
    let name = nameText(token)
    advance()
    return name
  }
}
