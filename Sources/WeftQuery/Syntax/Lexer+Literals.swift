import WeftGraph

extension Lexer {
  /// Reads a number: decimal, hexadecimal (`0x`), octal (`0o`), or floating-point.
  mutating func number() -> Token.Kind {
    let start = position
    if byte() == UInt8(ascii: "0"), let digits = radixDigits(byte(1)) {
      position += 2
      return radixNumber(from: start, digits: digits)
    }
    var isFloat = false
    skipDigits()
    if byte() == UInt8(ascii: "."), isDigit(byte(1)) {
      isFloat = true
      position += 1
      skipDigits()
    }
    if byte() | 0x20 == UInt8(ascii: "e") {
      let sign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+") ? 1 : 0
      if isDigit(byte(1 + sign)) {
        isFloat = true
        position += 1 + sign
        skipDigits()
      }
    }
    guard !Lexer.isWordByte(byte()) else { return malformed(from: start) }
    guard isFloat else { return .integer }
    let written = text[SourceSpan(start: start, end: position)].filter { $0 != "_" }
    guard let value = Double(written), value.isFinite else {
      return bad(
        .badNumber, start, "float-overflow", "the number \(written) is too large for a float",
        hint: "the largest float is about 1.8e308", detail: "FloatingPointOverflow")
    }
    return .float
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func skipDigits() {
    while isDigit(byte()) || (byte() == UInt8(ascii: "_") && isDigit(byte(1))) { position += 1 }
  }

  private func radixDigits(_ letter: UInt8) -> String? {
    switch letter | 0x20 {
    case UInt8(ascii: "x"): "0123456789abcdefABCDEF"
    case UInt8(ascii: "o"): "01234567"
    default: nil
    }
  }

  private mutating func radixNumber(from start: Int, digits: String) -> Token.Kind {
    let first = position
    while digits.utf8.contains(byte()) || byte() == UInt8(ascii: "_") { position += 1 }
    if position == first || Lexer.isWordByte(byte()) { return malformed(from: start) }
    return .integer
  }

  private mutating func malformed(from start: Int) -> Token.Kind {
    while Lexer.isWordByte(byte()) { position += 1 }
    let written = text[SourceSpan(start: start, end: position)]
    return bad(
      .badNumber, start, "invalid-number", "`\(written)` is not a number",
      hint: "a name cannot begin with a digit unless it is quoted: `\(written)` in backticks",
      detail: "InvalidNumberLiteral")
  }

  /// Reads a string between single or double quotes and checks its escapes.
  mutating func string() -> Token.Kind {
    let start = position
    let quote = byte()
    position += 1
    var problem: (span: SourceSpan, detail: String)?
    while position < bytes.count, bytes[position] != quote {
      guard bytes[position] == UInt8(ascii: "\\") else {
        position += 1
        continue
      }
      let escape = position
      position += 1
      guard position < bytes.count else { break }
      let letter = bytes[position]
      position += 1
      if letter | 0x20 == UInt8(ascii: "u") {
        let wanted = letter == UInt8(ascii: "u") ? 4 : 8
        var count = 0
        while count < wanted, isHexDigit(byte()) {
          position += 1
          count += 1
        }
        if count < wanted, problem == nil {
          problem = (SourceSpan(start: escape, end: position), "InvalidUnicodeLiteral")
        }
      } else if !"\\'\"`bfnrt0/".utf8.contains(letter), problem == nil {
        problem = (SourceSpan(start: escape, end: position), "UnexpectedSyntax")
      }
    }
    guard position < bytes.count else {
      // The caret should mark the quote, not the rest of the query.
      problems[Int32(start)] = .syntax(
        "unclosed-string", "this string is not closed", in: text,
        at: SourceSpan(start: start, end: start + 1),
        hint: "close it with `\(String(UnicodeScalar(quote)))`")
      return .badString
    }
    position += 1
    guard let problem else { return .string }
    problems[Int32(start)] = .syntax(
      "invalid-escape", "`\(text[problem.span])` is not an escape", in: text, at: problem.span,
      hint: problem.detail == "InvalidUnicodeLiteral"
        ? "write \\u and four hexadecimal digits, or \\U and eight"
        : "write `\\\\` for a backslash", detail: problem.detail)
    return .badString
  }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

/// The value of a string token, quotes and escapes removed.
func unescaped(_ written: some Collection<UInt8>) -> String {
  var result: [UInt8] = []
  var rest = written.dropFirst().dropLast()
  var pending: UInt32?
  func flush() {
    if pending != nil { result += Array("\u{FFFD}".utf8) }
    pending = nil
  }
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "\\"), let letter = rest.popFirst() else {
      flush()
      result.append(byte)
      continue
    }
    switch letter {
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = letter == UInt8(ascii: "u") ? 4 : 8
      let digits = String(decoding: rest.prefix(count), as: UTF8.self)
      rest = rest.dropFirst(count)
      let code = UInt32(digits, radix: 16) ?? 0xFFFD
      if let high = pending, (0xDC00...0xDFFF).contains(code) {
        pending = nil
        append(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00))
      } else {
        flush()
        if (0xD800...0xDBFF).contains(code) { pending = code } else { append(code) }
      }
      continue
    case UInt8(ascii: "b"): flush(); result.append(0x08)
    case UInt8(ascii: "f"): flush(); result.append(0x0C)
    case UInt8(ascii: "n"): flush(); result.append(0x0A)
    case UInt8(ascii: "r"): flush(); result.append(0x0D)
    case UInt8(ascii: "t"): flush(); result.append(0x09)
    case UInt8(ascii: "0"): flush(); result.append(0x00)
    default: flush(); result.append(letter)
    }
  }
  flush()
  return String(decoding: result, as: UTF8.self)

  func append(_ code: UInt32) {
    result += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
  }
}
