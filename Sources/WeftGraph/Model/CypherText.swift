/// Names and values as openCypher writes them, so that databases that speak it read them back.
package enum CypherText {
  /// A name of a label, type or property; in backticks unless it is a plain word.
  package static func name(_ name: String) -> String {
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

  /// A text in quotes, on one line and without control characters.
  package static func quoted(_ text: String) -> String {
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

  /// A value as a literal or constructor call that reads as the same value; `null` for none.
  package static func literal(_ value: PropertyValue?) -> String {
    switch value {
    case nil: "null"
    case .boolean(let value)?: value ? "true" : "false"
    case .integer(let value)?: String(value)
    case .float(let number)?: float(number)
    case .string(let text)?: quoted(text)
    case .date(let value)?: "date(\(quoted(value.description)))"
    case .localTime(let value)?: "localtime(\(quoted(value.description)))"
    case .time(let value)?: "time(\(quoted(value.description)))"
    case .localDateTime(let value)?: "localdatetime(\(quoted(value.description)))"
    case .dateTime(let value)?: "datetime(\(quoted(value.description)))"
    case .duration(let value)?: "duration(\(quoted(value.description)))"
    case .list(let values)?: "[\(values.map { literal($0) }.joined(separator: ", "))]"
    case .map(let entries)?: map(entries.map { ($0.key, $0.value) })
    }
  }

  /// Names with their values in braces.
  package static func map(_ entries: [(key: String, value: PropertyValue?)]) -> String {
    "{\(entries.map { "\(name($0.key)): \(literal($0.value))" }.joined(separator: ", "))}"
  }

  private static func float(_ number: Double) -> String {
    if number.isNaN { return "(0.0 / 0.0)" }
    if number.isInfinite { return number < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)" }
    // The grammar has no sign before a positive exponent.
    return "\(number)".replacing("e+", with: "e")
  }
}
