import WeftGraph

/// Words in the place of somebody's that name nobody.
extension CSVReader {
  /// What such a word says.
  enum Silence {
    /// There is nobody, as above the head of an organization.
    case nobody
    /// There is somebody, or will be, and it is not said who.
    case unknown
  }

  /// What a cell says that names nobody; nil for a word that may be somebody's.
  mutating func silence(_ range: Range<Int>) -> Silence? {
    guard range.count <= 18, let first = range.first else { return range.isEmpty ? .nobody : nil }
    switch scanner.bytes[first] {
    case 0x23, 0x28, 0x2D, 0x2F, 0x3F: break
    default: guard mayBeSilent(range) else { return nil }
    }
    let word = text(range).lowercased()
    if Self.marks.contains(word) { return .nobody }
    return Self.unknown.contains(word) ? .unknown : nil
  }

  /// Whether two letters are those that some of the words below begin with; most ids and names do not.
  ///
  /// Changes nothing; a method that may not would be given a copy of the whole reader each time.
  private mutating func mayBeSilent(_ range: Range<Int>) -> Bool {
    // No word ends with a digit, as ids do.
    guard range.count > 1, !(0x30...0x39).contains(scanner.bytes[range.upperBound - 1]) else {
      return false
    }
    let (first, second) = (scanner.bytes[range.lowerBound], scanner.bytes[range.lowerBound + 1])
    switch (first | 0x20, second | 0x20) {
    case (0x6E, 0x61), (0x6E, 0x69), (0x6E, 0x6F), (0x6E, 0x75), (0x6E, 0x2F): return true
    case (0x6F, 0x70), (0x70, 0x65), (0x70, 0x6F), (0x74, 0x62), (0x74, 0x2E), (0x74, 0x6F):
      return true
    case (0x75, 0x6E), (0x76, 0x61), (0x78, 0x78): return true
    default: return false
    }
  }

  /// Whether a cell names nobody.
  mutating func isNobody(_ range: Range<Int>) -> Bool { silence(range) != nil }

  /// Words that name nobody, whether there is somebody or not.
  static let nobody = marks.union(unknown)

  private static let marks: Set = [
    "-", "--", "-1", "none", "null", "nil", "n/a", "na", "#n/a", "nan", "no manager", "nobody", "/",
    "(none)", "niemand", "no_manager", "not applicable", "(blank)", "xx", "xxx",
  ]
  /// Words for somebody who is not known, or not there yet; positions may be called so too.
  private static let unknown: Set = [
    "tbd", "tbc", "tba", "tbh", "t.b.d.", "t.b.a.", "t.b.c.", "to be determined",
    "to be confirmed", "to be announced", "to be defined", "to be decided", "to be assigned",
    "to be hired", "to be filled", "to be appointed", "unknown", "(unknown)", "not known",
    "unassigned", "not assigned", "not yet assigned", "pending", "open", "open position", "vacant",
    "(vacant)", "vacancy", "position vacant", "vakant", "unbesetzt", "vacante", "unbekannt",
    "?", "??", "???",
  ]

  /// Tells of superiors who are not known, or refers to the row that such a word names after all: a
  /// table may list a position as `Vacant`, or `TBD`.
  mutating func settleUnknownSuperiors() {
    guard !people.unknownSuperiors.isEmpty else { return }
    let called = rows(called: Set(people.unknownSuperiors.map { key($0.word) }))
    for (id, word, line) in people.unknownSuperiors {
      guard let rows = called[key(word)] else {
        draft.notes.add(
          "unknown-superior", "a word such as TBD says that somebody's superior is not known",
          line: line, column: 1)
        continue
      }
      // Whoever has no name does not stand above themselves.
      let others = rows.filter { $0 != id }
      guard !others.isEmpty else { continue }
      let target = others.count == 1 ? others.first ?? word : word
      let edge = draft.addEdge(source: id, target: target, undirected: false, line: line, column: 1)
      draft.edgeFlags[Int(edge)].insert(.targetReference)
      draft.ledger.read.edges += 1
    }
  }

  private func key(_ word: StringID) -> String { draft.strings[word].lowercased() }

  /// The ids of the rows that are called by some words, in small letters.
  private func rows(called words: Set<String>) -> [String: Set<StringID>] {
    var result: [String: Set<StringID>] = [:]
    func look(at word: StringID, _ node: Int) {
      guard draft.strings.utf8(word).count <= 18 else { return }
      let key = key(word)
      if words.contains(key) { result[key, default: []].insert(draft.nodeIDs[node]) }
    }
    for (node, id) in draft.nodeIDs.enumerated() { look(at: id, node) }
    if people.names >= 0 {
      let column = draft.nodeData[people.names]
      for (owner, word) in zip(column.owners, column.strings) { look(at: word, Int(owner)) }
    }
    for (word, owner) in draft.otherNames { look(at: word, Int(owner)) }
    return result
  }
}
