import WeftGraph

extension CSVReader {
  /// The bytes of a cell without white space around them, empty if there is no such cell.
  ///
  /// Changes nothing; a method that may not would be given a copy of the whole reader each time.
  mutating func cell(_ index: Int) -> Range<Int> {
    guard let whole = scanner.cell(index) else { return 0..<0 }
    var first = whole.lowerBound
    var end = whole.upperBound
    while first < end, scanner.bytes[first] <= 0x20 { first += 1 }
    while end > first, scanner.bytes[end - 1] <= 0x20 { end -= 1 }
    // Files that were joined have a byte order mark in their middle.
    if first < end, index == 0, scanner.bytes[first] == 0xEF {
      if scanner.bytes[first..<end].starts(with: [0xEF, 0xBB, 0xBF]) { first += 3 }
    }
    return first..<end
  }

  /// Notes a record that has more cells than the header, or fewer.
  mutating func noteLength() {
    let count = scanner.cells.count
    if count > columnCount.all {
      draft.notes.add(
        "extra-cell", "a record has more cells than the header", line: scanner.line, column: 1)
    } else if count < columnCount.named {
      draft.notes.add(
        "missing-cell", "a record has fewer cells than the header", line: scanner.line, column: 1)
    }
  }

  /// The interned text of a cell.
  mutating func intern(_ range: Range<Int>) -> StringID {
    draft.strings.intern(range, of: scanner.bytes)
  }

  mutating func text(_ range: Range<Int>) -> String {
    String(decoding: scanner.bytes[range], as: UTF8.self)
  }

  /// Puts a cell into the column it goes to.
  mutating func store(_ range: Range<Int>, in action: Action, owner: UInt32) {
    switch action {
    case .text(let column):
      let id = intern(range)
      if isEdgeTable {
        draft.edgeData[column].append(id, owner: owner)
      } else {
        draft.nodeData[column].append(id, owner: owner)
      }
    case .typed(let column): store(range, inTyped: column, owner: owner)
    case .role, .ignore: break
    }
  }

  /// Puts a cell into a column of another type than strings.
  mutating func store(_ range: Range<Int>, inTyped column: Int, owner: UInt32) {
    // Only a value that does not fit needs its place.
    let bytes = scanner.bytes
    let value = bytes.span.extracting(range)
    if marks.isUnclear(value, in: column) {
      let place = scanner.place(of: range.lowerBound)
      let entry = DraftColumn.Odd(
        owner: owner, text: intern(range), line: place.line, column: place.column)
      if isEdgeTable {
        draft.edgeData[column].odd.append(entry)
      } else {
        draft.nodeData[column].odd.append(entry)
      }
      return
    }
    let keepsPlaces = draft.notes.keepsPlaces
    if isEdgeTable {
      let fault = draft.edgeData[column].take(
        value, owner: owner, keepsPlaces: keepsPlaces, strings: &draft.strings)
      if let fault {
        draft.edgeData[column].place(
          fault, at: place(of: fault, range), keepsPlaces: keepsPlaces)
      }
    } else {
      let fault = draft.nodeData[column].take(
        value, owner: owner, keepsPlaces: keepsPlaces, strings: &draft.strings)
      if let fault {
        draft.nodeData[column].place(
          fault, at: place(of: fault, range), keepsPlaces: keepsPlaces)
      }
    }
  }

  /// Where a cell is told to stand: that of a value that is none of its column, or the row.
  private func place(
    of fault: DraftColumn.Fault, _ range: Range<Int>
  ) -> (line: UInt32, column: UInt32) {
    fault == .odd ? scanner.place(of: range.lowerBound) : (scanner.line, 1)
  }
}

extension StringTableBuilder {
  /// The id of a piece of a text.
  mutating func intern(_ range: Range<Int>, of bytes: [UInt8]) -> StringID {
    intern(utf8: bytes.span.extracting(range))
  }
}

extension DraftColumn {
  /// Adds a value of a column of strings.
  mutating func append(_ string: StringID, owner: UInt32) {
    owners.append(owner)
    strings.append(string)
  }
}
