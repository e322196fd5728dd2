import WeftGraph

extension PropertyValue {
  /// A value as a property; nil for null.
  ///
  /// Nodes, relationships and paths cannot be stored, nor can lists that hold maps.
  static func stored(_ value: Value, _ key: String) throws(EvaluationError) -> PropertyValue? {
    switch value {
    case .null: return nil
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .float(let value): return .float(value)
    case .string(let value): return .string(value)
    case .date(let value): return .date(value)
    case .localTime(let value): return .localTime(value)
    case .time(let value): return .time(value)
    case .localDateTime(let value): return .localDateTime(value)
    case .dateTime(let value): return .dateTime(value)
    case .duration(let value): return .duration(value)
    case .list(let values):
      var elements: [PropertyValue?] = []
      for element in values {
        if case .map = element { throw invalid(element, key) }
        elements.append(try stored(element, key))
      }
      return .list(elements)
    case .map(let map):
      var entries: [MapEntry] = []
      for entry in map.entries {
        entries.append(MapEntry(key: entry.key, value: try stored(entry.value, key)))
      }
      return .map(entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    case .node, .relationship, .path: throw invalid(value, key)
    }
  }

  private static func invalid(_ value: Value, _ key: String) -> EvaluationError {
    EvaluationError(
      code: "invalid-property", message: "`\(key)` cannot hold a value of type \(value.kindName)",
      type: "TypeError", detail: "InvalidPropertyType",
      hint: "properties are numbers, strings, booleans, dates, and lists of these")
  }
}
