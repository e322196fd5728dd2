import WeftGraph

/// Names and values as openCypher has them.
enum CypherText {
  /// A name, in backticks unless it is a plain word.
  static func name(_ name: String) -> String {
    let isPlain = name.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
      default: false
      }
    }
    if isPlain, !name.isEmpty, !reserved.contains(name.uppercased()) { return name }
    // Escapes are read inside backticks by some databases, so a backslash is doubled by none.
    return "`\(name.replacing("`", with: "``"))`"
  }

  private static let reserved = Set(
    """
    ALL AND ANY AS ASC BY CALL CASE CONSTRAINT CONTAINS COUNT CREATE DELETE DESC DETACH DISTINCT DO DROP \
    ELSE END ENDS EXISTS FALSE FOR IN INSERT IS LIMIT MATCH MERGE NONE NOT NULL OF ON OPTIONAL OR \
    ORDER REMOVE REQUIRE RETURN SCALAR SET SINGLE SKIP STARTS THEN TRUE UNION UNIQUE UNWIND WHEN WHERE \
    WITH XOR YIELD
    """.split(separator: " ").map(String.init))

  /// A text in quotes.
  static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "'": result += "\\'"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  /// A value as an expression.
  static func literal(_ value: PropertyValue?) -> String {
    switch value {
    case .string(let text)?: quoted(text)
    case .float(let number)?: float(number)
    case .list(let values)?: "[\(values.map { literal($0) }.joined(separator: ", "))]"
    case .map(let entries)?:
      "{\(entries.map { "\(name($0.key)): \(literal($0.value))" }.joined(separator: ", "))}"
    default: ValueLiteral.text(value)
    }
  }

  private static func float(_ number: Double) -> String {
    if number.isNaN { return "(0.0 / 0.0)" }
    if number.isInfinite { return number < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)" }
    // The grammar has no sign before a positive exponent.
    return "\(number)".replacing("e+", with: "e")
  }

  /// Whether a value is a list with maps in it, which no graph database stores.
  static func holdsMaps(_ value: PropertyValue, inList: Bool = false) -> Bool {
    switch value {
    case .list(let values):
      values.contains { $0.map { holdsMaps($0, inList: true) } ?? false }
    case .map(let entries):
      inList || entries.contains { $0.value.map { holdsMaps($0) } ?? false }
    default: false
    }
  }
}
