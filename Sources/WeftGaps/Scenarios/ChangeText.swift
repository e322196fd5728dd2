package import WeftGraph
import WeftQuery

/// Values and names as change scripts write them.
package enum ChangeText {
  /// A value as a literal or constructor call that reads as the same value.
  package static func literal(_ value: PropertyValue) -> String {
    switch value {
    case .boolean(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .float(let value):
      if value.isNaN { return "(0.0 / 0.0)" }
      if value.isInfinite { return value > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)" }
      return "\(value)"
    case .string(let value): return quoted(value)
    case .date: return call("date", value)
    case .localTime: return call("localtime", value)
    case .time: return call("time", value)
    case .localDateTime: return call("localdatetime", value)
    case .dateTime: return call("datetime", value)
    case .duration: return call("duration", value)
    case .list(let values):
      return "[" + values.map { $0.map(literal) ?? "null" }.joined(separator: ", ") + "]"
    case .map(let entries):
      return "{"
        + entries.map { "\(name($0.key)): \($0.value.map(literal) ?? "null")" }
        .joined(separator: ", ") + "}"
    }
  }

  private static func call(_ function: String, _ value: PropertyValue) -> String {
    "\(function)(\(quoted(Value(value).scalarText ?? "")))"
  }

  /// A string literal.
  static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  /// A name of a label, type or property; in backticks where it is no plain word.
  package static func name(_ name: String) -> String {
    let isPlain =
      !name.isEmpty
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x5F
      } && !(name.utf8.first.map { (0x30...0x39).contains($0) } ?? true)
    return isPlain ? name : "`" + name.replacing("`", with: "``") + "`"
  }
}
