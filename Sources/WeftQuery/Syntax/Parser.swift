import WeftGraph

/// Parses a query by recursive descent, with one token of lookahead and paired brackets.
///
/// No construct is tried twice, so the time is linear in the number of tokens.
struct Parser {
  /// How deeply expressions, patterns and subqueries may be nested: about half of what the stack of a
  /// worker thread holds in a debug build.
  static let deepestNesting = 128
  /// How high a tree may grow through long chains of operators.
  static let highestTree: Int32 = 400
  /// How many errors are reported at most.
  static let mostErrors = 10

  let text: SourceText
  let tokens: [Token]
  let problems: [Int32: Diagnostic]
  var tree: SyntaxTree
  var index = 0
  var depth = 0
  /// How deep clauses that change the graph may stand: at the top, and inside `CALL { … }` there.
  var updateDepth = 0
  /// What was looked for at ``expectedIndex`` in vain.
  var expected: [String] = []
  var expectedIndex = -1
  var errors: [Diagnostic] = []
  /// The closing bracket of the comprehension being read: its last bar is no part of a label expression.
  var closing = -1
  /// Whether clauses that change the graph may stand at the top.
  var allowsUpdates = false
  /// Whether a parameter may stand for a pattern's property map, as in CREATE.
  var allowsParameterMap = false
  /// How many FOREACH are open.
  var forEachDepth = 0
  /// How deeply FOREACH may be nested.
  static let deepestForEach = 32

  init(_ text: SourceText) {
    var lexer = Lexer(text)
    lexer.run()
    self.text = text
    tokens = lexer.tokens
    problems = lexer.problems
    tree = SyntaxTree(text: text)
  }

  // MARK: Tokens

  var token: Token { tokens[index] }
  var kind: Token.Kind { tokens[index].kind }

  func token(_ offset: Int) -> Token { tokens[min(index + offset, tokens.count - 1)] }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  /// The span from a token to the last one consumed.
  func span(from first: Int) -> SourceSpan {
    SourceSpan(
      start: Int(tokens[first].start), end: Int(tokens[max(first, index - 1)].end))
  }

  mutating func expecting(_ words: String) {
    if index != expectedIndex {
      expectedIndex = index
      expected.removeAll(keepingCapacity: true)
    }
    if !expected.contains(words) { expected.append(words) }
  }

  /// Whether the current token is of a kind; remembers that it was looked for.
  mutating func at(_ wanted: Token.Kind) -> Bool {
    if kind == wanted { return true }
    expecting(wanted.words)
    return false
  }

  mutating func take(_ wanted: Token.Kind) -> Bool {
    guard at(wanted) else { return false }
    advance()
    return true
  }

  mutating func require(_ wanted: Token.Kind) throws(InputError) {
    guard take(wanted) else { throw unexpected() }
  }

  /// Whether a token is an unquoted name equal to a keyword, given in capitals.
  func isKeyword(_ keyword: String, at offset: Int = 0) -> Bool {
    let token = token(offset)
    guard token.kind == .name, Int(token.end - token.start) == keyword.utf8.count else {
      return false
    }
    var position = Int(token.start)
    for letter in keyword.utf8 {
      let byte = text.bytes[position]
      let upper = (0x61...0x7A).contains(byte) ? byte & 0xDF : byte
      guard upper == letter else { return false }
      position += 1
    }
    return true
  }

  /// Whether the current token is a keyword; remembers that it was looked for.
  mutating func at(_ keyword: String) -> Bool {
    if isKeyword(keyword) { return true }
    expecting(keyword)
    return false
  }

  mutating func take(_ keyword: String) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  /// Takes a keyword without suggesting it where it is missing.
  mutating func takeQuietly(_ keyword: String) -> Bool {
    guard isKeyword(keyword) else { return false }
    advance()
    return true
  }

  mutating func require(_ keyword: String) throws(InputError) {
    guard take(keyword) else { throw unexpected() }
  }

  // MARK: Names

  func atName(_ offset: Int = 0) -> Bool {
    let kind = token(offset).kind
    return kind == .name || kind == .quotedName
  }

  mutating func name(_ words: String) throws(InputError) -> Syntax.Name {
    guard atName() else {
      expecting(words)
      throw unexpected()
    }
    let name = Syntax.Name(text: nameText(token), span: token.span)
    advance()
    return name
  }

  func nameText(_ token: Token) -> String {
    let written = text[token.span]
    guard token.kind == .quotedName else { return written }
    return String(written.dropFirst().dropLast()).replacing("``", with: "`")
  }

  // MARK: Nesting

  /// Runs a parse one level deeper.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(InputError) -> Result
  ) throws(InputError) -> Result {
    guard depth < Parser.deepestNesting else { throw tooDeep(at: token.span) }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  func tooDeep(at span: SourceSpan) -> InputError {
    InputError(
      .syntax(
        "too-deep", "this is nested too deeply", in: text, at: span,
        hint: "at most \(Parser.deepestNesting) levels of nesting can be read"))
  }

  /// Adds an expression over its children.
  mutating func add(
    _ node: Syntax.Node, _ span: SourceSpan, _ children: [Syntax.ExpressionID] = []
  ) throws(InputError) -> Syntax.ExpressionID {
    var height: Int32 = 0
    for child in children { height = max(height, tree.height(of: child)) }
    guard height < Parser.highestTree else { throw tooDeep(at: span) }
    return tree.add(node, span, height: height + 1)
  }
}
