import WeftGraph

/// Words by which a row may be meant, and by which it means somebody, beside the first of them.
extension CSVReader {
  /// Adds the reporting line of a row: the best reference counts, and those of further columns stand by
  /// where it names nobody.
  mutating func addManager(_ id: StringID) {
    let before = draft.edgeCount
    var unknown: StringID?
    let isDotted = people.lineKind >= 0 && saysDotted(cell(people.lineKind))
    for index in people.managers {
      let range = cell(index)
      guard !range.isEmpty else { continue }
      if draft.edgeCount == before {
        refer(
          range, isLoose: false, id, isDotted: isDotted, isParent: index == people.parentColumn)
        // A word for nobody leaves the next column to say more; somebody's own one does not.
        if draft.edgeCount == before {
          guard let silence = silence(range) else { return }
          if silence == .unknown, unknown == nil { unknown = intern(range) }
        }
      } else if draft.edgeCount == before + 1, !isNobody(range) {
        let word = intern(range)
        if word != draft.edgeTargets[before] {
          draft.otherTargets.append((UInt32(before), word))
        }
      }
    }
    if draft.edgeCount == before, let unknown {
      people.unknownSuperiors.append((id, unknown, scanner.line))
    }
  }

  /// Whether a cell says that a line is none of the hierarchy.
  private mutating func saysDotted(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= 40 else { return false }
    let word = text(range).lowercased()
    return ["dotted", "matrix", "functional", "indirect", "secondary", "fachlich"]
      .contains { word.contains($0) }
  }

  /// Notes the further ids and names of a row, so that references find it by them.
  mutating func addOtherWords(_ owner: UInt32) {
    for index in people.otherIDs {
      let range = cell(index)
      guard !range.isEmpty else { continue }
      draft.aliases.append((intern(range), owner))
      guard scanner.bytes[range].contains(0x40),
        let parts = EndList.read(Array(scanner.bytes[range]))
      else { continue }
      for part in parts {
        draft.aliases.append((draft.strings.intern(utf8: part.word.span), owner))
      }
    }
    for index in people.otherNames {
      let range = cell(index)
      guard !range.isEmpty else { continue }
      let word = intern(range)
      if word != row.name { draft.otherNames.append((word, owner)) }
    }
  }

  /// Says what the file's name had to do with the kind of its rows.
  mutating func noteFileName(_ layout: CSVLayout) {
    guard let named = layout.nameOfFile else { return }
    if named.isOverruled {
      draft.notes.add(
        "guessed-kind",
        "the columns are those of people, though the file is called like a table of \(named.label)",
        line: scanner.line, column: 1)
    } else if !layout.folded.contains(where: { $0.hasPrefix(named.label.lowercased()) }) {
      draft.notes.add(
        "guessed-kind", "rows are read as \(named.label), for so the file is called",
        line: scanner.line, column: 1)
    }
  }

  /// Whether a row holds the header's words again, as some exports have them in a second line and
  /// joined tables in their middle.
  mutating func repeatsHeader() -> Bool {
    if draft.nodeCount > 0 {
      let range = cell(0)
      guard range.count == people.firstHeader.count, !range.isEmpty,
        zip(scanner.bytes[range], people.firstHeader).allSatisfy({ byte, header in
          byte == header || (0x41...0x5A).contains(byte) && byte | 0x20 == header
        })
      else { return false }
    }
    guard let layout else { return false }
    var filled = 0
    var repeated = 0
    for index in layout.headers.indices {
      let range = cell(index)
      guard !range.isEmpty else { continue }
      filled += 1
      if range.count <= 80, ColumnRole.fold(text(range)) == ColumnRole.fold(layout.headers[index]) {
        repeated += 1
      }
    }
    return repeated >= 2 && repeated * 2 > filled
  }
}

/// Words that mean something else in some tables.
extension CSVReader {
  /// What people and AI systems may be.
  static let agent = "Agent"

  /// The columns all of whose next values are dates though they are called like ends of relations.
  func datedColumns(_ header: [String]) -> Set<Int> {
    let candidates = CSVLayout.possibleTimes(header)
    guard !candidates.isEmpty else { return [] }
    var open = candidates
    var dated: Set<Int> = []
    var ahead = scanner
    var count = 0
    while count < 200, !open.isEmpty, ahead.hasRecords, (try? ahead.next()) == true {
      count += 1
      open.removeAll { column, readsNumbers in
        guard let range = ahead.cell(column) else { return false }
        let text = CSVLayout.trim(String(decoding: ahead.bytes[range], as: UTF8.self))
        guard !text.isEmpty else { return false }
        guard CSVValues.isDate(Array(text.utf8), readsNumbers: readsNumbers) else {
          dated.remove(column)
          return true
        }
        dated.insert(column)
        return false
      }
    }
    return dated
  }

  mutating func noteAgents(line: UInt32) {
    draft.notes.add(
      "ambiguous-kind", "'agent' may be a person or an AI system", line: line, column: 1)
  }

  /// Calls rows of agents so, of which their own columns tell what they are.
  mutating func settleAgents() {
    guard layout?.label?.name == Self.agent, people.kinds >= 0 else { return }
    let known = Set(draft.nodeData[people.kinds].owners)
    let word = draft.strings.intern(Self.agent)
    for node in 0..<UInt32(draft.nodeCount) where !known.contains(node) {
      draft.nodeData[people.kinds].append(word, owner: node)
    }
  }
}
