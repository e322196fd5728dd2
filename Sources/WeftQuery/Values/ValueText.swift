import WeftGraph

extension Value {
  /// The operator STARTS WITH: null unless both operands are strings.
  package static func hasPrefix(_ text: Value, _ prefix: Value) -> Bool? {
    guard case .string(let text) = text, case .string(let prefix) = prefix else { return nil }
    return text.utf8.starts(with: prefix.utf8)
  }

  /// The operator ENDS WITH: null unless both operands are strings.
  package static func hasSuffix(_ text: Value, _ suffix: Value) -> Bool? {
    guard case .string(let text) = text, case .string(let suffix) = suffix else { return nil }
    return text.utf8.reversed().starts(with: suffix.utf8.reversed())
  }

  /// The operator CONTAINS: null unless both operands are strings.
  package static func contains(_ text: Value, _ part: Value) -> Bool? {
    guard case .string(let text) = text, case .string(let part) = part else { return nil }
    return TextSearch(part).firstMatch(in: text, from: 0) != nil
  }

  /// The text of a string, number, boolean or temporal value as `toString` gives it; nil for any
  /// other kind.
  package var scalarText: String? {
    switch self {
    case .string(let value): value
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): Value.text(of: value)
    case .date(let value): value.description
    case .localTime(let value): value.description
    case .time(let value): value.description
    case .localDateTime(let value): value.description
    case .dateTime(let value): value.description
    case .duration(let value): value.description
    case .null, .list, .map, .node, .relationship, .path: nil
    }
  }

  /// A float as text: the shortest that reads back as the same number; `NaN`, `Infinity`.
  package static func text(of value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "Infinity" : "-Infinity" }
    return "\(value)"
  }
}

/// Searches a text for a string, by bytes.
///
/// Source: N. Horspool, *Practical fast searching in strings*, 1980.
struct TextSearch {
  private let pattern: [UInt8]
  private let skips: [Int]

  init(_ pattern: String) {
    let bytes = Array(pattern.utf8)
    self.pattern = bytes
    if bytes.count < 4 {
      skips = []
    } else {
      var skips = [Int](repeating: bytes.count, count: 256)
      for index in 0..<(bytes.count - 1) { skips[Int(bytes[index])] = bytes.count - 1 - index }
      self.skips = skips
    }
  }

  /// The offset in UTF-8 of the first match at or behind an offset, or nil.
  func firstMatch(in text: String, from start: Int) -> Int? {
    let bytes = text.utf8.span
    var position = start
    while position + pattern.count <= bytes.count {
      var index = pattern.count - 1
      while index >= 0, bytes[position + index] == pattern[index] { index -= 1 }
      if index < 0 { return position }
      position += skips.isEmpty ? 1 : skips[Int(bytes[position + pattern.count - 1])]
    }
    return nil
  }
}
