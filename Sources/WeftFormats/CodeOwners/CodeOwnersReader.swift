import WeftGraph

/// Reads who owns which paths of a repository; of lines with one pattern the last one counts.
///
/// Owners are found in the other sources by the words a catalog gives them and by e-mail; those no
/// other source holds become teams and people of their own.
struct CodeOwnersReader {
  /// A part of the file with owners of its own for lines that name none.
  private struct Section {
    var name = ""
    var owners: [String] = []
    /// How many of the owners must approve, where the section says so.
    var approvals: Int64?
    var isOptional = false
  }

  private struct Entry {
    var pattern: String
    var owners: [String]
    var section: Section
    var line: UInt32
    var column: UInt32
    var isExcluded: Bool
  }

  private var draft: ChartDraft
  private let text: [UInt8]
  private var entries: [String: Entry] = [:]
  private var order: [String] = []

  init(_ draft: consuming ChartDraft, _ text: [UInt8]) {
    self.draft = draft
    self.text = text
  }

  /// The draft of the whole file.
  consuming func read() throws(InputError) -> ChartDraft {
    var section = Section()
    var number: UInt32 = 0
    var hasSections = false
    for bytes in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = String(decoding: bytes, as: UTF8.self)
      let words = Self.words(line)
      guard let first = words.first else { continue }
      if first.text.hasPrefix("[") || first.text.hasPrefix("^[") {
        if let opened = Self.section(line) {
          section = opened
          hasSections = true
          continue
        }
        draft.notes.add(
          "bad-section", "a section is not closed; the line is read as a pattern", line: number,
          column: first.column)
      }
      add(first, Array(words.dropFirst()), section, number)
    }
    guard !order.isEmpty else {
      throw InputError(
        Diagnostic(
          code: "empty-catalog", message: "the file names no path and no owner",
          file: draft.ledger.path, position: SourcePosition(line: 1, column: 1)))
    }
    draft.ledger.dialect = hasSections ? "gitlab" : "github"
    fill()
    return draft
  }

  private mutating func add(
    _ pattern: (text: String, column: UInt32), _ named: [(text: String, column: UInt32)],
    _ section: Section, _ line: UInt32
  ) {
    let found = named.filter { $0.text.contains("@") }
    let owners = found.map(\.text)
    for (word, _) in named where !word.contains("@") {
      draft.notes.add(
        "unresolved-reference", "'\(word)' is no owner: owners are @name, @org/team or an e-mail",
        line: line, column: pattern.column)
    }
    let isExcluded = pattern.text.hasPrefix("!") && pattern.text.count > 1
    let name = isExcluded ? String(pattern.text.dropFirst()) : pattern.text
    if isExcluded {
      for owner in found {
        draft.notes.add(
          "unread-value", "owners behind a path that needs none were left out", line: line,
          column: owner.column)
      }
    }
    let key = section.name.lowercased() + "\n" + name
    if let earlier = entries[key] {
      draft.notes.add(
        "overridden-line", "a later line has the same pattern and counts alone",
        line: earlier.line, column: earlier.column)
    } else {
      order.append(key)
    }
    entries[key] = Entry(
      pattern: name, owners: isExcluded ? [] : owners.isEmpty ? section.owners : owners,
      section: section, line: line, column: pattern.column, isExcluded: isExcluded)
  }

  // MARK: Draft

  private mutating func fill() {
    var kind = DraftColumn(name: "", type: .string, role: .elementKind)
    var names = DraftColumn(name: "name", type: .string)
    var unassigned = DraftColumn(name: "unassigned", type: .boolean)
    var excluded = DraftColumn(name: "excluded", type: .boolean)
    var type = DraftColumn(name: "", type: .string, role: .verbatimKind)
    var sections = DraftColumn(name: "section", type: .string)
    var optional = DraftColumn(name: "optional", type: .boolean)
    var approvals = DraftColumn(name: "requiredApprovals", type: .integer)
    let path = draft.strings.intern("Path")
    let owns = draft.strings.intern("OWNS")
    var implied = ChartDraft.ImpliedEnds(source: "Person", target: "", isAlways: true)
    var nodes: [String: UInt32] = [:]
    for key in order {
      guard let entry = entries[key] else { continue }
      let id = draft.strings.intern(entry.pattern)
      let node: UInt32
      if let known = nodes[entry.pattern] {
        node = known
      } else {
        node = draft.addNode(id: id, line: entry.line, column: entry.column)
        nodes[entry.pattern] = node
        kind.append(path, owner: node)
        names.append(id, owner: node)
        draft.ledger.read.nodes += 1
      }
      draft.patterns.append((entry.pattern, node))
      if entry.isExcluded || entry.owners.isEmpty {
        if entry.isExcluded { excluded.append(true, owner: node) }
        unassigned.append(true, owner: node)
      }
      for owner in entry.owners {
        let word = draft.strings.intern(owner.lowercased())
        implied.labels[word] = Self.label(of: owner)
        let edge = draft.addEdge(
          source: word, target: id, undirected: false, line: entry.line, column: entry.column)
        draft.edgeFlags[Int(edge)].insert(.sourceReference)
        type.append(owns, owner: edge)
        if !entry.section.name.isEmpty {
          sections.append(draft.strings.intern(entry.section.name), owner: edge)
        }
        if entry.section.isOptional { optional.append(true, owner: edge) }
        if let count = entry.section.approvals {
          approvals.owners.append(edge)
          approvals.words.append(UInt64(bitPattern: count))
        }
        draft.ledger.read.edges += 1
      }
    }
    draft.nodeData = [kind, names, unassigned, excluded]
    draft.edgeData = [type, sections, optional, approvals]
    draft.impliedEnds = implied
  }

  /// What an owner is who is known by its name only.
  private static func label(of owner: String) -> String {
    if owner.hasPrefix("@@") { return "Role" }
    return owner.hasPrefix("@") && owner.contains("/") ? "Team" : "Person"
  }

  // MARK: Lines

  /// The words of a line, without a comment at its end; a backslash makes the next character plain.
  private static func words(_ line: String) -> [(text: String, column: UInt32)] {
    var words: [(text: String, column: UInt32)] = []
    var word = ""
    var start: UInt32 = 0
    var column: UInt32 = 0
    var isEscaped = false
    for scalar in line.unicodeScalars {
      column += 1
      if isEscaped {
        word.unicodeScalars.append(scalar)
        isEscaped = false
        continue
      }
      switch scalar {
      case "\\":
        if word.isEmpty { start = column }
        isEscaped = true
      case " ", "\t", "\r":
        if !word.isEmpty { words.append((word, start)) }
        word = ""
      case "#" where word.isEmpty: return words
      default:
        if word.isEmpty { start = column }
        word.unicodeScalars.append(scalar)
      }
    }
    if !word.isEmpty { words.append((word, start)) }
    return words
  }

  /// A section's header: `[Name]`, `^[Name]` for an optional one, `[Name][2] @owner`.
  private static func section(_ line: String) -> Section? {
    var rest = line[...].drop { $0.isWhitespace }
    var section = Section()
    if rest.first == "^" {
      section.isOptional = true
      rest = rest.dropFirst()
    }
    guard rest.first == "[", let close = rest.firstIndex(of: "]") else { return nil }
    section.name = String(rest[rest.index(after: rest.startIndex)..<close])
    rest = rest[rest.index(after: close)...]
    if rest.first == "[", let end = rest.firstIndex(of: "]") {
      section.approvals = Int64(rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...]
    }
    guard rest.first.map({ $0.isWhitespace }) ?? true else { return nil }
    section.owners = words(String(rest)).map(\.text).filter { $0.contains("@") }
    return section
  }
}

extension DraftColumn {
  /// Adds a value of a column of booleans.
  fileprivate mutating func append(_ value: Bool, owner: UInt32) {
    owners.append(owner)
    words.append(value ? 1 : 0)
  }
}
