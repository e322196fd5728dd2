import WeftGraph
import Yams

/// The documents of a YAML text, read one at a time, so that only one is held as a tree.
struct CatalogDocuments {
  /// How many lines and commas one document may have: each can be a node of the tree.
  private static let nodeLimit = 300_000

  private let name: String
  private let lines: [Substring.UTF8View.SubSequence]
  private var next = 0

  init(name: String, text: [UInt8]) {
    self.name = name
    lines = String(decoding: text, as: UTF8.self)[...].utf8
      .split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  /// The next document and the number of lines before it, or nil at the end.
  mutating func document() throws(InputError) -> (root: Node, linesBefore: Int)? {
    while next < lines.count {
      let first = next
      next += 1
      while next < lines.count, !Self.separates(lines[next]) { next += 1 }
      let piece = lines[first..<next]
      let text = piece.map { String($0) ?? "" }.joined(separator: "\n") + "\n"
      let size = piece.count + text.utf8.count { $0 == 0x2C }
      if size > Self.nodeLimit {
        throw fault(
          "limit-elements", "a document has more than \(Self.nodeLimit) parts", line: first + 1,
          column: 1, hint: "split the document")
      }
      try refuseAliasKeys(text, linesBefore: first)
      if let root = try compose(text, linesBefore: first) { return (root, first) }
    }
    return nil
  }

  private static func separates(_ line: Substring.UTF8View.SubSequence) -> Bool {
    guard line.starts(with: [0x2D, 0x2D, 0x2D]) else { return false }
    return line.count == 3 || line.dropFirst(3).first.map { $0 <= 0x20 } == true
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
        line: linesBefore + place.line, column: max(place.column, 1), hint: nil)
    }
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
    let source = line <= lines.count ? String(lines[max(line - 1, 0)]) : nil
    return InputError(
      Diagnostic(
        code: code, message: message, file: name,
        position: SourcePosition(line: line, column: column), sourceLine: source, hint: hint))
  }
}
