import WeftGraph
import Yams

/// The documents of a YAML text, read one at a time, so that only one is held as a tree.
struct CatalogDocuments {
  private let name: String
  private let text: [UInt8]
  private let limits: ReadingLimits
  private var next = 0
  private var line = 0
  private var count = 0
  private var partCount = 0

  init(name: String, text: [UInt8], limits: ReadingLimits) {
    self.name = name
    self.text = text
    self.limits = limits
  }

  /// The next document and the number of lines before it, or nil at the end.
  mutating func document() throws(InputError) -> (root: Node, linesBefore: Int)? {
    while next < text.count {
      let first = next
      let linesBefore = line
      var parts = 0
      repeat {
        while next < text.count, text[next] != 0x0A {
          if text[next] == 0x2C { parts += 1 }
          next += 1
        }
        next += 1
        line += 1
        parts += 1
      } while next < text.count && !separates(next)
      next = min(next, text.count)
      if parts > limits.documentParts || next - first > limits.documentBytes {
        throw fault(
          "limit-document",
          "a document has more than \(limits.documentParts) parts or \(limits.documentBytes) bytes",
          line: linesBefore + 1, column: 1, hint: "split the document")
      }
      count += 1
      partCount += parts
      if count > limits.documents || partCount > limits.fileParts {
        throw fault(
          "limit-document",
          "the file has more than \(limits.documents) documents or \(limits.fileParts) parts",
          line: linesBefore + 1, column: 1, hint: "split the file")
      }
      let document = String(decoding: text[first..<next], as: UTF8.self)
      try refuseAliasKeys(document, linesBefore: linesBefore)
      if let root = try compose(document, linesBefore: linesBefore) { return (root, linesBefore) }
    }
    return nil
  }

  /// Whether a line that separates documents begins at an offset.
  private func separates(_ offset: Int) -> Bool {
    guard text[offset...].starts(with: [0x2D, 0x2D, 0x2D]) else { return false }
    return offset + 3 == text.count || text[offset + 3] <= 0x20
  }

  private func compose(_ text: String, linesBefore: Int) throws(InputError) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch {
      var place = (line: 1, column: 1)
      var message = "\(error)"
      switch error as? YamlError {
      case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
        .composer(_, let problem, let mark, _)?:
        place = (mark.line, mark.column)
        message = problem
      case .duplicatedKeysInMapping(let keys, let context)?:
        place = (context.mark.line, context.mark.column)
        message = "a mapping names \(keys.map { "'\($0)'" }.joined(separator: ", ")) twice"
      case .reader(let problem, _, _, _)?: message = problem
      default: break
      }
      let isDeep = message.contains("nesting level")
      throw fault(
        isDeep ? "limit-depth" : "malformed-yaml", "not well-formed YAML: \(message)",
        line: linesBefore + place.line, column: max(place.column, 1),
        hint: Self.isTemplate(text)
          ? "the file is a template; fill it in, and read what comes of it" : nil)
    }
  }

  /// Whether a text holds marks that a program fills in before it is YAML.
  private static func isTemplate(_ text: String) -> Bool {
    text.contains("{%") || text.contains("{{")
  }

  /// Refuses an alias as a key: comparing keys would follow it, and aliases can grow without bound.
  private func refuseAliasKeys(_ text: String, linesBefore: Int) throws(InputError) {
    guard text.utf8.contains(0x26), text.utf8.contains(0x2A) else { return }
    var line = linesBefore
    for content in text.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      guard content.utf8.contains(0x2A) else { continue }
      if content.contains(/(\?\s+|[{,]\s*|^\s*(- )*)\*[^\s,\[\]{}]+\s*:(\s|$)/)
        || content.contains(/\?\s+\*/)
      {
        throw fault(
          "alias-key", "an alias is the key of a mapping", line: line, column: 1,
          hint: "write the key itself")
      }
    }
  }

  func fault(
    _ code: String, _ message: String, line: Int, column: Int, hint: String?
  ) -> InputError {
    InputError(
      Diagnostic(
        code: code, message: message, file: name,
        position: SourcePosition(line: line, column: column), sourceLine: sourceLine(line),
        hint: hint))
  }

  /// A line of the text; the whole of it may be too large to be held as a `String` as well.
  private func sourceLine(_ number: Int) -> String? {
    var start = 0
    for _ in 1..<max(number, 1) {
      guard let end = text[start...].firstIndex(of: 0x0A) else { return nil }
      start = end + 1
    }
    let line = text[start...].prefix { $0 != 0x0A }.prefix(1 << 16)
    return SourceText(name: name, text: String(decoding: line, as: UTF8.self)).line(1)
  }
}
