extension Diagnostic {
  /// The diagnostic as people read it: place, message and code, the source line with a caret span,
  /// then notes and help, each on a line of its own.
  ///
  ///     roles.cypher:3:9: error: variable `rol` is not defined [undefined-variable]
  ///       3 | RETURN rol
  ///         |        ^~~
  ///     help: did you mean `role`?
  public var text: String {
    var lines = ["\(place)\(severity.rawValue): \(message) [\(code)]"]
    if let position, let sourceLine {
      lines += Diagnostic.excerpt(of: sourceLine, at: position, length: length)
    }
    lines += notes.map { "note: \($0)" }
    if let hint { lines.append("help: \(hint)") }
    return lines.joined(separator: "\n")
  }

  private var place: String {
    var parts: [String] = []
    if let file { parts.append(file) }
    if let position { parts += [String(position.line), String(position.column)] }
    return parts.isEmpty ? "" : parts.joined(separator: ":") + ": "
  }

  /// The longest piece of a line that is shown; longer lines are cut around the place.
  private static let widestExcerpt = 120

  /// A character as it may be shown: one that would steer a terminal, or hide, becomes a picture.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: scalar
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
    default: scalar
    }
  }

  private static func excerpt(
    of line: String, at position: SourcePosition, length: Int
  ) -> [String] {
    let scalars = line.unicodeScalars.map { visible($0) }
    let column = min(max(position.column - 1, 0), scalars.count)
    var first = 0
    var last = scalars.count
    if scalars.count > widestExcerpt {
      first = max(0, min(column - widestExcerpt / 3, scalars.count - widestExcerpt))
      last = min(scalars.count, first + widestExcerpt)
    }
    var shown = String.UnicodeScalarView(scalars[first..<last])
    // A tab before the caret is repeated as a tab, so that the caret stands right at any tab width.
    var padding = String.UnicodeScalarView(
      scalars[first..<column].map { $0 == "\t" ? $0 : " " })
    if first > 0 {
      shown.insert(contentsOf: "… ".unicodeScalars, at: shown.startIndex)
      padding.insert(contentsOf: "  ".unicodeScalars, at: padding.startIndex)
    }
    if last < scalars.count { shown.append(contentsOf: " …".unicodeScalars) }
    let caret = "^" + String(repeating: "~", count: max(0, min(length, last - column) - 1))
    let number = String(position.line)
    let margin = String(repeating: " ", count: number.count)
    return ["  \(number) | \(String(shown))", "  \(margin) | \(String(padding))\(caret)"]
  }
}

extension InputError: CustomStringConvertible {
  /// All diagnostics as people read them, one after the other.
  public var description: String {
    diagnostics.map(\.text).joined(separator: "\n")
  }
}
