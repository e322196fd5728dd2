import WeftGraph

/// The places of one kind of thing, counted until it is known what is to be noted of them.
///
/// A chart may have as many as it has values, so that their number and the first place are held, and
/// all places only where every place of a note is asked for; see ``ImportNotes/keepsPlaces``.
struct NotePlaces: Sendable {
  /// How many there are, with and without a place.
  private(set) var count = 0
  /// The first place; line 0 for none.
  private(set) var first: (line: UInt32, column: UInt32) = (0, 0)
  /// Every place, where they are kept, in the order they were added.
  private(set) var all: [SourcePosition] = []

  /// Counts one at a place; line 0 means none.
  /// - Parameter isKept: Whether every place is asked for.
  mutating func add(line: UInt32, column: UInt32, isKept: Bool) {
    count += 1
    guard line > 0 else { return }
    if first.line == 0 || (line, column) < first { first = (line, column) }
    if isKept { all.append(SourcePosition(line: Int(line), column: Int(column))) }
  }

  /// Counts one at a place; line 0 means none.
  mutating func add(_ place: (line: UInt32, column: UInt32), isKept: Bool) {
    add(line: place.line, column: place.column, isKept: isKept)
  }

  /// Counts some behind the first whose places are not kept, so that nobody has to find them.
  mutating func addUnplaced(_ times: Int = 1) { count += times }

  /// Whether the place of the next one is needed, where the order is that of the file.
  func needsPlace(isKept: Bool) -> Bool { isKept || count == 0 }

  /// Counts others too.
  mutating func add(_ others: NotePlaces) {
    count += others.count
    if others.first.line > 0, first.line == 0 || others.first < first { first = others.first }
    all += others.all
  }
}

extension NotePlaces {
  /// The places of the elements that have a value in a column, one for each value.
  /// - Parameters:
  ///   - lines: The line of each element, 0 for none.
  ///   - columns: The column of each element.
  /// - Complexity: O(values).
  init(of column: DraftColumn, lines: [UInt32], columns: [UInt32], isKept: Bool) {
    for owner in column.owners {
      add(line: lines[Int(owner)], column: columns[Int(owner)], isKept: isKept)
    }
    for entry in column.odd {
      add(line: lines[Int(entry.owner)], column: columns[Int(entry.owner)], isKept: isKept)
    }
  }
}
