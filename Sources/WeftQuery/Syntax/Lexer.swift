import WeftGraph

/// Cuts a query's bytes into tokens and pairs its brackets.
///
/// Never fails: what cannot be read becomes a bad token with a diagnostic, which the parser reports
/// when it gets there.
/// - Complexity: O(bytes).
struct Lexer {
  let text: SourceText
  let bytes: [UInt8]
  var tokens: [Token] = []
  /// Why a bad token is bad, by its start.
  var problems: [Int32: Diagnostic] = [:]
  private var open: [Int] = []
  var position = 0

  init(_ text: SourceText) {
    self.text = text
    bytes = text.bytes
  }

  /// Reads the whole text; the last token is always `end`.
  mutating func run() {
    tokens.reserveCapacity(bytes.count / 4 + 1)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while true {
      skipBlanks()
      let start = position
      guard start < bytes.count else { break }
      let kind = next()
      append(kind, from: start)
    }
    tokens.append(
      Token(kind: .end, start: Int32(bytes.count), end: Int32(bytes.count)))
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    let index = tokens.count
    tokens.append(Token(kind: kind, start: Int32(start), end: Int32(position)))
    switch kind {
    case .leftParenthesis, .leftBracket, .leftBrace:
      open.append(index)
    case .rightParenthesis, .rightBracket, .rightBrace:
      guard let last = open.last, Lexer.pairs(tokens[last].kind, kind) else { return }
      open.removeLast()
      tokens[last].partner = Int32(index)
      tokens[index].partner = Int32(last)
    default: break
    }
  }

  private static func pairs(_ left: Token.Kind, _ right: Token.Kind) -> Bool {
    switch (left, right) {
    case (.leftParenthesis, .rightParenthesis), (.leftBracket, .rightBracket),
      (.leftBrace, .rightBrace):
      true
    default: false
    }
  }

  func byte(_ offset: Int = 0) -> UInt8 {
    let index = position + offset
    return index < bytes.count ? bytes[index] : 0
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      let current = bytes[position]
      if current == 0x20 || (0x09...0x0D).contains(current) || (0x1C...0x1F).contains(current) {
        position += 1
      } else if current == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "/") {
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
          position += 1
        }
      } else if current == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*"), closeComment() {
        continue
      } else if current >= 0x80, let (scalar, length) = scalar(), scalar.properties.isWhitespace {
        position += length
      } else {
        return
      }
    }
  }

  /// Moves behind a block comment; false if it is not closed.
  private mutating func closeComment() -> Bool {
    var index = position + 2
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
        position = index + 2
        return true
      }
      index += 1
    }
    return false
  }

  /// The scalar at the current position and its length in bytes.
  func scalar() -> (Unicode.Scalar, Int)? {
    let end = min(position + 4, bytes.count)
    var decoder = UTF8()
    var iterator = bytes[position..<end].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  private mutating func next() -> Token.Kind {
    let current = byte()
    switch current {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      return name()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string()
    case UInt8(ascii: "`"): return quotedName()
    case 0x80...: return nameOrBadCharacter()
    default: return symbol()
    }
  }

  private mutating func symbol() -> Token.Kind {
    func ascii(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }
    let current = byte()
    let following = byte(1)
    func take(_ count: Int, _ kind: Token.Kind) -> Token.Kind {
      position += count
      return kind
    }
    switch (current, following) {
    case (ascii("/"), ascii("*")):
      let start = position
      position = bytes.count
      return bad(
        .badCharacter, start, "unclosed-comment", "this comment is not closed",
        hint: "close it with `*/`")
    case (ascii("."), ascii(".")): return take(2, .dots)
    case (ascii("."), ascii("0")...ascii("9")) where !followsOperand: return number()
    case (ascii("<"), ascii("=")): return take(2, .lessOrEqual)
    case (ascii("<"), ascii(">")): return take(2, .notEqual)
    case (ascii(">"), ascii("=")): return take(2, .greaterOrEqual)
    case (ascii("="), ascii("=")): return take(2, .doubleEqual)
    case (ascii("="), ascii("~")): return take(2, .regexEqual)
    case (ascii("!"), ascii("=")): return take(2, .bangEqual)
    case (ascii("+"), ascii("=")): return take(2, .plusEqual)
    case (ascii("|"), ascii("|")): return take(2, .doubleBar)
    default: break
    }
    let kinds: [UInt8: Token.Kind] = Lexer.symbols
    if let kind = kinds[current] { return take(1, kind) }
    let start = position
    position += 1
    return bad(
      .badCharacter, start, "unexpected-character",
      "the character `\(text[SourceSpan(start: start, end: start + 1)])` has no meaning here")
  }

  /// Whether the last token ends an operand, so that a dot behind it is a property access.
  private var followsOperand: Bool {
    guard let last = tokens.last, Int(last.end) == position else { return false }
    switch last.kind {
    case .name, .quotedName, .rightParenthesis, .rightBracket, .rightBrace: return true
    default: return false
    }
  }

  private static let symbols: [UInt8: Token.Kind] = [
    UInt8(ascii: "("): .leftParenthesis, UInt8(ascii: ")"): .rightParenthesis,
    UInt8(ascii: "["): .leftBracket, UInt8(ascii: "]"): .rightBracket,
    UInt8(ascii: "{"): .leftBrace, UInt8(ascii: "}"): .rightBrace,
    UInt8(ascii: ","): .comma, UInt8(ascii: ":"): .colon, UInt8(ascii: ";"): .semicolon,
    UInt8(ascii: "."): .dot, UInt8(ascii: "|"): .bar, UInt8(ascii: "&"): .ampersand,
    UInt8(ascii: "!"): .exclamation, UInt8(ascii: "%"): .percent, UInt8(ascii: "$"): .dollar,
    UInt8(ascii: "+"): .plus, UInt8(ascii: "-"): .minus, UInt8(ascii: "*"): .star,
    UInt8(ascii: "/"): .slash, UInt8(ascii: "^"): .caret, UInt8(ascii: "="): .equal,
    UInt8(ascii: "<"): .less, UInt8(ascii: ">"): .greater,
  ]

  private mutating func name() -> Token.Kind {
    while position < bytes.count {
      let current = bytes[position]
      if Lexer.isWordByte(current) {
        position += 1
      } else if current >= 0x80, let (scalar, length) = scalar(),
        scalar.properties.isXIDContinue
      {
        position += length
      } else {
        break
      }
    }
    return .name
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private mutating func nameOrBadCharacter() -> Token.Kind {
    let start = position
    guard let (scalar, length) = scalar() else {
      position += 1
      return bad(.badCharacter, start, "invalid-encoding", "these bytes are not UTF-8 text")
    }
    position += length
    if scalar.properties.isXIDStart { return name() }
    var hint: String?
    if "–—−‐‑".unicodeScalars.contains(scalar) { hint = "write the ASCII character `-`" }
    if "‘’“”".unicodeScalars.contains(scalar) {
      hint = "write strings between straight quotes: 'text'"
    }
    return bad(
      .badCharacter, start, "unexpected-character",
      "the character `\(scalar)` has no meaning here", hint: hint,
      detail: "InvalidUnicodeCharacter")
  }

  private mutating func quotedName() -> Token.Kind {
    let start = position
    position += 1
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "`") {
        position += 1
        guard byte() == UInt8(ascii: "`") else { return .quotedName }
      }
      position += 1
    }
    return bad(
      .badString, start, "unclosed-name", "this quoted name is not closed",
      hint: "close it with a backtick")
  }

  mutating func bad(
    _ kind: Token.Kind, _ start: Int, _ code: String, _ message: String, hint: String? = nil,
    detail: String = "UnexpectedSyntax"
  ) -> Token.Kind {
    problems[Int32(start)] = .syntax(
      code, message, in: text, at: SourceSpan(start: start, end: position), hint: hint,
      detail: detail)
    return kind
  }
}
