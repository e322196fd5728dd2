/// Functions of strings.
///
/// Positions and lengths count Unicode scalars.
enum StringFunctions {
  static let all: [ScalarFunction] = [
    toUpper, toUpper.named("upper"), toLower, toLower.named("lower"), trim, leftTrim, rightTrim,
    bothTrim, left, right, substring, replace, split, characterLength("char_length"),
    characterLength("character_length"), normalize, randomUUID,
  ]

  static let toUpper = ScalarFunction.unary(
    "toUpper", "text", .stringType, result: .stringType, summary: "A string in upper case."
  ) { (value, _) throws(EvaluationError) in
    .string(try text(value, "toUpper").uppercased())
  }

  static let toLower = ScalarFunction.unary(
    "toLower", "text", .stringType, result: .stringType, summary: "A string in lower case."
  ) { (value, _) throws(EvaluationError) in
    let text = try text(value, "toLower")
    // What is in lower case already needs no copy.
    let isLower = text.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    return isLower ? value : .string(text.lowercased())
  }

  static let trim = ScalarFunction.unary(
    "trim", "text", .stringType, result: .stringType,
    summary: "A string without white space at its ends."
  ) { (value, _) throws(EvaluationError) in
    .string(withoutSpace(try text(value, "trim"), start: true, end: true))
  }

  static let leftTrim = trimming(
    "ltrim", start: true, end: false, summary: "A string without white space at its start.")
  static let rightTrim = trimming(
    "rtrim", start: false, end: true, summary: "A string without white space at its end.")
  static let bothTrim = trimming(
    "btrim", start: true, end: true, summary: "A string without given characters at its ends.")

  static let randomUUID = ScalarFunction(
    "randomUUID", [], result: .stringType, deterministic: false,
    summary: "A random name that is never given twice (RFC 9562, version 4)."
  ) { (_, _) throws(EvaluationError) in
    var digits = (0..<32).map { _ in Int.random(in: 0..<16) }
    digits[12] = 4
    digits[16] = 8 | digits[16] & 3
    var result = ""
    for (place, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(place) { result += "-" }
      result += String(digit, radix: 16)
    }
    return .string(result)
  }

  static let left = ScalarFunction(
    "left", [.init("text", .stringType), .init("length", .integerType)], result: .stringType,
    summary: "The first characters of a string."
  ) { (arguments, _) throws(EvaluationError) in
    let scalars = try text(arguments[0], "left").unicodeScalars
    let length = try count(arguments[1], "left")
    return .string(String(scalars.prefix(length)))
  }

  static let right = ScalarFunction(
    "right", [.init("text", .stringType), .init("length", .integerType)], result: .stringType,
    summary: "The last characters of a string."
  ) { (arguments, _) throws(EvaluationError) in
    let scalars = try text(arguments[0], "right").unicodeScalars
    let length = try count(arguments[1], "right")
    return .string(String(scalars.suffix(length)))
  }

  static let substring = ScalarFunction(
    "substring",
    [
      .init("text", .stringType), .init("start", .integerType),
      .init("length", .integerType, optional: true),
    ],
    result: .stringType,
    summary: "The part of a string from a position, counted from 0, to the end or of a length."
  ) { (arguments, _) throws(EvaluationError) in
    let scalars = try text(arguments[0], "substring").unicodeScalars
    let rest = scalars.dropFirst(try count(arguments[1], "substring"))
    if arguments.count == 2 { return .string(String(rest)) }
    return .string(String(rest.prefix(try count(arguments[2], "substring"))))
  }

  static let replace = ScalarFunction(
    "replace",
    [.init("text", .stringType), .init("search", .stringType), .init("replacement", .stringType)],
    result: .stringType, summary: "A string with every occurrence of another replaced."
  ) { (arguments, context) throws(EvaluationError) in
    let original = try text(arguments[0], "replace")
    let search = try text(arguments[1], "replace")
    let replacement = try text(arguments[2], "replace")
    if search.isEmpty { return .string(original) }
    var meter = ExpressionMeter(context.budget, "replace()")
    if search.utf8.count == 1, let byte = search.utf8.first {
      let matches = original.utf8.count { $0 == byte }
      if matches == 0 { return arguments[0] }
      try meter.keep(
        bytes: original.utf8.count + matches * (replacement.utf8.count - 1))
      return .string(replaced(byte, in: original, by: replacement))
    }
    let parts = try pieces(of: original, between: [search], &meter, each: replacement.utf8.count)
    return .string(parts.joined(separator: replacement))
  }

  static let split = ScalarFunction(
    "split", [.init("text", .stringType), .init("delimiter", ValueType([.string, .list]))],
    result: .list(of: .stringType),
    summary: "The parts of a string between occurrences of a delimiter, or of any of a list."
  ) { (arguments, context) throws(EvaluationError) in
    let original = try text(arguments[0], "split")
    var delimiters: [String] = []
    switch arguments[1] {
    case .list(let values):
      for value in values {
        if value.isNull { return .null }
        delimiters.append(try text(value, "split"))
      }
    default:
      delimiters = [try text(arguments[1], "split")]
    }
    var meter = ExpressionMeter(context.budget, "split()")
    return .list(try pieces(of: original, between: delimiters, &meter).map { .string($0) })
  }

  private static func characterLength(_ name: String) -> ScalarFunction {
    .unary(
      name, "text", .stringType, result: .integerType, summary: "How many characters a string has."
    ) {
      (value, _) throws(EvaluationError) in
      .integer(Int64(try text(value, name).unicodeScalars.count))
    }
  }

  // MARK: Parts

  static func text(_ value: Value, _ function: String) throws(EvaluationError) -> String {
    guard case .string(let text) = value else {
      throw .wrongArgument(function, value, expected: "a string")
    }
    return text
  }

  private static func count(_ value: Value, _ function: String) throws(EvaluationError) -> Int {
    guard case .integer(let integer) = value else {
      throw .wrongArgument(function, value, expected: "an integer")
    }
    if integer < 0 {
      throw .outOfRange(
        "\(function)() takes no negative number", detail: "NegativeIntegerArgument")
    }
    return Int(integer)
  }

  /// The pieces between delimiters; an empty delimiter stands between every two characters.
  /// - Parameter extra: How many bytes more each piece will take than the text has.
  private static func pieces(
    of text: String, between delimiters: [String], _ meter: inout ExpressionMeter,
    each extra: Int = 0
  ) throws(EvaluationError) -> [String] {
    let held = MemoryLayout<String>.size + extra
    if delimiters.contains("") {
      if text.isEmpty { return [""] }
      var result: [String] = []
      for scalar in text.unicodeScalars {
        try meter.keep(bytes: held)
        result.append(String(scalar))
      }
      return result
    }
    let searches = delimiters.map { (search: TextSearch($0), length: $0.utf8.count) }
    var result: [String] = []
    var start = 0
    func piece(_ from: Int, _ to: Int) -> String {
      let bytes = text.utf8
      let first = bytes.index(bytes.startIndex, offsetBy: from)
      return String(text[first..<bytes.index(first, offsetBy: to - from)])
    }
    while true {
      var next: (start: Int, length: Int)?
      for candidate in searches {
        guard let match = candidate.search.firstMatch(in: text, from: start) else { continue }
        if next.map({ match < $0.start }) ?? true { next = (match, candidate.length) }
      }
      guard let next else { break }
      result.append(piece(start, next.start))
      try meter.keep(bytes: held + next.start - start)
      start = next.start + next.length
    }
    result.append(piece(start, text.utf8.count))
    return result
  }

  /// A text with every occurrence of an ASCII character replaced.
  private static func replaced(
    _ byte: UInt8, in text: String, by replacement: String
  ) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for own in text.utf8 {
      if own == byte { bytes += replacement.utf8 } else { bytes.append(own) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value < 0x20
  }

  private static func withoutSpace(_ text: String, start: Bool, end: Bool) -> String {
    // Most strings begin and end with something that is seen.
    let seen: ClosedRange<UInt8> = 0x21...0x7E
    if let first = text.utf8.first, let last = text.utf8.last, seen.contains(first),
      seen.contains(last)
    {
      return text
    }
    return trimmed(text, start: start, end: end, isCut: isSpace)
  }

  private static func trimmed(
    _ text: String, start: Bool, end: Bool, isCut: (Unicode.Scalar) -> Bool
  ) -> String {
    var part = text.unicodeScalars[...]
    if start { part = part.drop(while: isCut) }
    if end { while let last = part.last, isCut(last) { part.removeLast() } }
    return String(part)
  }

  private static func trimming(
    _ name: String, start: Bool, end: Bool, summary: String
  ) -> ScalarFunction {
    ScalarFunction(
      name, [.init("text", .stringType), .init("characters", .stringType, optional: true)],
      result: .stringType, summary: summary
    ) { (arguments, _) throws(EvaluationError) in
      let original = try text(arguments[0], name)
      guard arguments.count > 1 else {
        return .string(withoutSpace(original, start: start, end: end))
      }
      let cut = Set(try text(arguments[1], name).unicodeScalars)
      return .string(trimmed(original, start: start, end: end) { cut.contains($0) })
    }
  }
}
