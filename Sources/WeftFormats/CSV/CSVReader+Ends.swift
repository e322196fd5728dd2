import WeftGraph

/// The ends of relations as cells name them.
extension CSVReader {
  /// What the words of ends were found to be.
  struct EndState {
    /// Columns of further ends beside the target.
    var others: [Int] = []
    /// For each string the end it stands for plus one, or ``listMark`` and the number of a list; 0 where
    /// it was not met as an end.
    var known: [UInt32] = []
    var lists: [[StringID]] = []
    /// The first spelling of each address in small letters.
    var addresses: [StringID: StringID] = [:]
    /// Whether cells are ids as they stand, as exports of databases have them.
    var areVerbatim = false

    static let listMark: UInt32 = 1 << 31
  }

  /// What a cell names: one end, or the ends of a list.
  struct EndWord {
    /// The word of the cell, or the end it stands for; nil for an empty cell.
    var id: StringID?
    /// The number of the list, -1 for none.
    var list = -1
  }

  mutating func prepareEnds(_ layout: CSVLayout) {
    ends.others = layout.roles.indices.filter { layout.roles[$0] == .otherTarget }
    if case .exportedRelations = layout.kind { ends.areVerbatim = true }
    for index in ends.others {
      draft.notes.add(
        "renamed-column", "the column '\(layout.headers[index])' is read as further targets",
        line: scanner.line, column: 1)
    }
  }

  /// The end or ends that a cell names, in a space of ids.
  mutating func end(_ index: Int, _ space: String) -> EndWord {
    guard index >= 0 else { return EndWord() }
    let range = cell(index)
    guard !range.isEmpty else { return EndWord() }
    guard space.isEmpty else {
      return EndWord(id: draft.strings.intern("\(space):\(text(range))"))
    }
    let word = draft.strings.intern(range, of: scanner.bytes)
    if ends.areVerbatim { return EndWord(id: word) }
    if word.index >= ends.known.count {
      let room = max(word.index + 1, ends.known.count * 2) - ends.known.count
      ends.known.append(contentsOf: repeatElement(0, count: room))
    }
    if ends.known[word.index] == 0 { resolve(word, range) }
    let meaning = ends.known[word.index]
    if meaning < EndState.listMark { return EndWord(id: StringID(meaning - 1)) }
    return EndWord(id: word, list: Int(meaning - EndState.listMark))
  }

  /// Works out what a word that is met for the first time names.
  private mutating func resolve(_ word: StringID, _ range: Range<Int>) {
    let text = Array(scanner.bytes[range])
    guard let parts = EndList.read(text), parts.count <= limits.cells else {
      ends.known[word.index] = address(word, text, range).rawValue + 1
      return
    }
    var list: [StringID] = []
    var seen: Set<StringID> = []
    for part in parts {
      let own = draft.strings.intern(utf8: part.word.span)
      let id = address(own, part.word, range)
      if !part.name.isEmpty {
        let name = draft.strings.intern(utf8: part.name.span)
        if draft.impliedEnds?.names[id] == nil { draft.impliedEnds?.names[id] = name }
        noteAddress("an end is an address behind a name and known by the address", range)
      }
      if seen.insert(id).inserted { list.append(id) }
    }
    if parts.count == 1, let only = list.first {
      ends.known[word.index] = only.rawValue + 1
    } else {
      ends.known[word.index] = EndState.listMark + UInt32(ends.lists.count)
      ends.lists.append(list)
    }
  }

  /// The first spelling of an address; other words are what they are.
  private mutating func address(
    _ word: StringID, _ text: [UInt8], _ range: Range<Int>
  ) -> StringID {
    guard EndList.isAddress(text[...]) else { return word }
    var small = text
    for index in small.indices where (0x41...0x5A).contains(small[index]) { small[index] |= 0x20 }
    let key = small == text ? word : draft.strings.intern(utf8: small.span)
    if let first = ends.addresses[key] {
      if first != word {
        noteAddress("an address in other capitals is the one written before", range)
      }
      return first
    }
    ends.addresses[key] = word
    return word
  }

  private mutating func noteAddress(_ message: String, _ range: Range<Int>) {
    let place = scanner.place(of: range.lowerBound)
    draft.notes.add("same-address", message, line: place.line, column: place.column)
  }

  /// The pairs of a row of which some cell names several ends, or further columns name more targets.
  mutating func pairs(
    _ source: EndWord, _ target: EndWord
  ) -> [(source: StringID?, target: StringID?)] {
    var sources = list(source)
    var targets = list(target)
    let own = targets.count
    for index in ends.others {
      for id in list(end(index, "")) where !targets.contains(id) { targets.append(id) }
    }
    // Lists on both sides that would make too many pairs stay what they are.
    if sources.count > 1, sources.count * targets.count > limits.cells {
      sources = source.id.map { [$0] } ?? []
    }
    if sources.count > 1 || own > 1 {
      draft.notes.add(
        "split-end", "a cell names several ends, and each became a relation", line: scanner.line,
        column: 1)
    }
    if sources.isEmpty { return targets.map { (nil, $0) } }
    if targets.isEmpty { return sources.map { ($0, nil) } }
    return sources.flatMap { source in targets.map { (source, $0) } }
  }

  private func list(_ word: EndWord) -> [StringID] {
    word.list >= 0 ? ends.lists[word.list] : word.id.map { [$0] } ?? []
  }
}
