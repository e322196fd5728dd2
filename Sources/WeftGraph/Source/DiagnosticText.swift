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

  private static func excerpt(
    of line: String, at position: SourcePosition, length: Int
  ) -> [String] {
    let scalars = Array(line.unicodeScalars)
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
