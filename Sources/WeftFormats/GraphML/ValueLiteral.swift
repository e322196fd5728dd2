import WeftGraph

/// Values as the query language writes them, for files that have no type for them.
enum ValueLiteral {
  /// The literal of a value, null for none.
  static func text(_ value: PropertyValue?) -> String {
    switch value {
    case nil: "null"
    case .boolean(let value)?: value ? "true" : "false"
    case .integer(let value)?: String(value)
    case .float(let value)?: number(value)
    case .string(let value)?: quoted(value)
    case .date(let value)?: "date('\(value)')"
    case .localTime(let value)?: "localtime('\(value)')"
    case .time(let value)?: "time('\(value)')"
    case .localDateTime(let value)?: "localdatetime('\(value)')"
    case .dateTime(let value)?: "datetime('\(value)')"
    case .duration(let value)?: "duration('\(value)')"
    case .list(let values)?: "[" + values.map { text($0) }.joined(separator: ", ") + "]"
    case .map(let entries)?:
      "{"
        + entries.map { "`\($0.key.replacing("`", with: "``"))`: \(text($0.value))" }
        .joined(separator: ", ") + "}"
    }
  }

  /// A float, shortest so that it reads back the same.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return "\(value)"
  }

  /// The name of a value's type, for `weft.type`.
  static func typeName(_ value: PropertyValue) -> String {
    switch value {
    case .boolean: "boolean"
    case .integer: "integer"
    case .float: "float"
    case .string: "string"
    case .date: "date"
    case .localTime: "localtime"
    case .time: "time"
    case .localDateTime: "localdatetime"
    case .dateTime: "datetime"
    case .duration: "duration"
    case .list: "list"
    case .map: "map"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }

  /// The value of a literal, or nil where the text is none or null.
  static func value(_ text: String) -> PropertyValue? {
    var parser = Parser(text: Array(text.unicodeScalars))
    guard case .some(let value) = parser.value(), parser.isAtEnd else { return nil }
    return value
  }

  /// A value of a named type: its literal, or for dates and times the bare text.
  static func value(_ text: String, type: String) -> PropertyValue? {
    value(text) ?? temporal(type, text)
  }

  private static func temporal(_ type: String, _ text: String) -> PropertyValue? {
    switch type {
    case "date": CalendarDate(parsing: text).map { .date($0) }
    case "localtime": LocalTime(parsing: text).map { .localTime($0) }
    case "time": OffsetTime(parsing: text).map { .time($0) }
    case "localdatetime": LocalDateTime(parsing: text).map { .localDateTime($0) }
    case "datetime": ZonedDateTime(parsing: text).map { .dateTime($0) }
    case "duration": CalendarDuration(parsing: text).map { .duration($0) }
    default: nil
    }
  }

  /// A recursive-descent parser; nil is a fault, `.some(nil)` is null.
  private struct Parser {
    let text: [Unicode.Scalar]
    var index = 0
    /// How deep lists and maps nest, limited so that no text overflows the stack.
    var depth = 0

    var isAtEnd: Bool { index == text.count }
    var next: Unicode.Scalar? { index < text.count ? text[index] : nil }

    mutating func skip() {
      while let next, next == " " || next == "\n" || next == "\t" { index += 1 }
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      skip()
      guard next == scalar else { return false }
      index += 1
      return true
    }

    mutating func value() -> PropertyValue?? {
      depth += 1
      defer {
        depth -= 1
        skip()
      }
      guard depth < 100 else { return nil }
      skip()
      switch next {
      case "'"?: return string("'").map { .some(.string($0)) }
      case "["?: return list()
      case "{"?: return map()
      default: return word()
      }
    }

    private mutating func string(_ quote: Unicode.Scalar) -> String? {
      guard take(quote) else { return nil }
      var result = String.UnicodeScalarView()
      while let scalar = next {
        index += 1
        if scalar == quote {
          guard quote == "`", next == "`" else { return String(result) }
          index += 1
          result.append(quote)
        } else if scalar == "\\", quote == "'", let escaped = next {
          index += 1
          result.append(escaped)
        } else {
          result.append(scalar)
        }
      }
      return nil
    }

    private mutating func list() -> PropertyValue?? {
      guard take("[") else { return nil }
      var values: [PropertyValue?] = []
      if take("]") { return .some(.list(values)) }
      repeat {
        guard case .some(let element) = value() else { return nil }
        values.append(element)
      } while take(",")
      return take("]") ? .some(.list(values)) : nil
    }

    private mutating func map() -> PropertyValue?? {
      guard take("{") else { return nil }
      var entries: [PropertyValue.MapEntry] = []
      if take("}") { return .some(.map(entries)) }
      repeat {
        skip()
        guard let key = string("`"), take(":"), case .some(let value) = value() else { return nil }
        entries.append(PropertyValue.MapEntry(key: key, value: value))
      } while take(",")
      return take("}") ? .some(.map(entries)) : nil
    }

    private mutating func word() -> PropertyValue?? {
      let start = index
      while let next,
        next.properties.isAlphabetic || ("0"..."9").contains(next)
          || "+-.".unicodeScalars.contains(next)
      {
        index += 1
      }
      var word = String.UnicodeScalarView()
      word.append(contentsOf: text[start..<index])
      let name = String(word)
      switch name {
      case "null": return .some(nil)
      case "true": return .some(.boolean(true))
      case "false": return .some(.boolean(false))
      case "NaN": return .some(.float(.nan))
      case "Infinity": return .some(.float(.infinity))
      case "-Infinity": return .some(.float(-.infinity))
      default: break
      }
      if take("(") {
        guard let argument = string("'"), take(")"),
          let value = ValueLiteral.temporal(name, argument)
        else { return nil }
        return .some(value)
      }
      if let integer = Int64(name) { return .some(.integer(integer)) }
      return Double(name).map { .some(.float($0)) }
    }
  }
}
