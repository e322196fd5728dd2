/// A value of an element, alone or with words around it: `@id`, `dept-{@id}`.
struct XMLTemplate: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case words(String)
    case path(XMLPath)
  }

  var parts: [Part]

  /// The paths in it.
  var paths: [XMLPath] {
    parts.compactMap { if case .path(let path) = $0 { path } else { nil } }
  }

  /// The text for an element; nil where a path leads to nothing.
  func value(_ tree: XMLTree, _ element: Int) -> String? {
    var result = ""
    for part in parts {
      switch part {
      case .words(let words): result += words
      case .path(let path):
        guard let value = path.value(tree, element) else { return nil }
        result += value
      }
    }
    return result
  }

  /// Whether a value that the text is made of is a word for nothing: `NULL`, `0`.
  func isNothing(_ tree: XMLTree, _ element: Int) -> Bool {
    paths.contains { path in
      path.value(tree, element).map { Self.nothing.contains($0.lowercased()) } ?? false
    }
  }

  /// Words that databases write where there is nothing, in lower case.
  static let nothing: Set = ["null", "(null)", "[null]", "nil", "none", "\\n", "-", "-1", "0"]
}
