import WeftGraph
package import WeftQuery

extension Rule.ParameterType {
  /// The type as headers write it: `integer`, `date`, `list of string`.
  package var name: String {
    switch self {
    case .integer: "integer"
    case .float: "float"
    case .boolean: "boolean"
    case .string: "string"
    case .date: "date"
    case .duration: "duration"
    case .list(let element): "list of \(element.name)"
    }
  }

  /// Reads a type as headers write it; nil for anything else.
  ///
  /// Lists may be written `list of string`, `list<string>`, `[string]` or `string[]`.
  package init?(_ text: String) {
    switch text.lowercased() {
    case "integer", "int": self = .integer
    case "float": self = .float
    case "boolean", "bool": self = .boolean
    case "string": self = .string
    case "date": self = .date
    case "duration": self = .duration
    case let name:
      let element: Substring
      if name.hasPrefix("list of ") {
        element = name.dropFirst(8)
      } else if name.hasPrefix("list<"), name.hasSuffix(">") {
        element = name.dropFirst(5).dropLast()
      } else if name.hasPrefix("["), name.hasSuffix("]") {
        element = name.dropFirst().dropLast()
      } else if name.hasSuffix("[]") {
        element = name.dropLast(2)
      } else {
        return nil
      }
      guard let type = Self(String(element)) else { return nil }
      self = .list(type)
    }
  }

  /// A value as this type: itself, an integer as float, a text as date or duration; nil if it is none.
  package func accepting(_ value: Value) -> Value? {
    switch (self, value) {
    case (.integer, .integer), (.float, .float), (.boolean, .boolean), (.string, .string),
      (.date, .date), (.duration, .duration):
      value
    case (.float, .integer(let number)): .float(Double(number))
    case (.date, .string(let text)): CalendarDate(isoText: text).map { .date($0) }
    case (.duration, .string(let text)): Self.duration(text)
    case (.list(let element), .list(let values)):
      {
        let accepted = values.compactMap { element.accepting($0) }
        return accepted.count == values.count ? .list(accepted) : nil
      }()
    default: nil
    }
  }

  /// Reads a value of this type from text: a query literal, or the bare word of a string, date or
  /// duration; nil if it is none.
  package func value(of text: String) -> Value? {
    switch self {
    case .date:
      if let date = CalendarDate(isoText: text) { return .date(date) }
    case .duration:
      if let duration = Self.duration(text) { return duration }
    default: break
    }
    if let literal = QueryLiteral.value(of: text), let value = accepting(literal) { return value }
    if case .string = self, !text.isEmpty { return .string(text) }
    return nil
  }

  private static func duration(_ text: String) -> Value? {
    CalendarDuration(parsing: text).map { .duration($0) }
  }
}
