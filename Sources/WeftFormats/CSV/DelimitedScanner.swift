import WeftGraph

/// Splits delimited text into records and cells, as RFC 4180 has it, without copying them.
///
/// Feed pieces, then take records until there is none; a record that a piece cuts in two waits for
/// the next one. Cells are ranges of ``bytes``, valid until the next piece is fed.
struct DelimitedScanner: Sendable {
  /// A fault that makes the rest of the text unreadable.
  enum Fault: Error {
    /// A quote was opened here and never closed.
    case unclosedQuote(line: UInt32, column: UInt32)
    /// A record that begins here has more cells than the limit.
    case tooManyCells(line: UInt32)
  }

  private static let quote: UInt8 = 0x22
  private static let newline: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// What separates cells.
  let delimiter: UInt8
  private let cellLimit: Int
  /// The text that cells are ranges of.
  private(set) var bytes: [UInt8] = []
  /// The cells of the last record.
  var cells: ArraySlice<Range<Int>> { ahead[firstCell..<endCell] }
  /// The cells of all records that were scanned together.
  private var ahead: [Range<Int>] = []
  /// The line the last record starts on.
  private(set) var line: UInt32 = 1
  /// The lines of cells that had text behind their closing quote, or a quote in their middle.
  var strayQuotes = NotePlaces()
  /// Whether every place of a note is asked for.
  var keepsPlaces = false

  private var start = 0
  private var nextLine: UInt32 = 1
  /// Whether all text was fed.
  private var isWhole = false

  init(delimiter: UInt8, cellLimit: Int = 10_000) {
    self.delimiter = delimiter
    self.cellLimit = cellLimit
  }

  /// How many bytes the record that is waiting has.
  var waitingBytes: Int { bytes.count - start }

  /// The line on which it begins.
  var waitingLine: UInt32 { nextLine }

  /// A record that was scanned.
  private struct Record: Sendable {
    var endCell: Int
    var start: Int
    var line: UInt32
  }

  /// Of how many records the cells are told together.
  private static let depth = 128

  /// Records scanned ahead, and how many of them were taken.
  private var records: [Record] = []
  private var taken = 0
  private var firstCell = 0
  private var endCell = 0
  /// What is wrong behind the records scanned ahead.
  private var fault: Fault?
  /// Whether nothing but the records scanned ahead is taken before the next piece.
  private var isScanned = false

  /// The cell of the last record at an index; nil if it has fewer.
  func cell(_ index: Int) -> Range<Int>? {
    let place = firstCell + index
    return place < endCell ? ahead[place] : nil
  }

  /// Adds the next piece of UTF-8.
  mutating func feed(_ piece: [UInt8]) {
    if start == bytes.count {
      bytes = piece
    } else {
      // The text may be in use with the records of the piece before.
      var joined: [UInt8] = []
      joined.reserveCapacity(bytes.count - start + piece.count)
      joined += bytes[start...]
      joined += piece
      bytes = joined
    }
    start = 0
    isScanned = false
  }

  /// Scans all records that are whole, which ``next()`` then gives.
  mutating func scanAll() {
    do throws(Fault) { try scan(.max) } catch { fault = error }
    isScanned = true
  }

  /// Whether records were scanned ahead and not taken yet.
  var hasRecords: Bool { taken < records.count }

  /// Whether something is wrong behind the records scanned ahead.
  var isFaulty: Bool { fault != nil }

  /// Leaves out the text, where no record is ahead that needs it.
  mutating func dropText() {
    if !hasRecords { bytes = [] }
  }

  /// Says that there is no more text, so that a last record needs no line end.
  mutating func close() { isWhole = true }

  /// Takes the next record that is not blank.
  /// - Returns: Whether there was one; if not, feed or end.
  mutating func next() throws(Fault) -> Bool {
    if taken == records.count {
      if isScanned {
        if let fault { throw fault }
        return false
      }
      try scan(1)
    }
    guard taken < records.count else { return false }
    let record = records[taken]
    taken += 1
    firstCell = endCell
    endCell = record.endCell
    line = record.line
    recordStart = record.start
    return true
  }

  /// The cells of the last record and of some that come next, once for each such group; nil for other
  /// records than the first of a group.
  var group: ArraySlice<Range<Int>>? {
    guard taken % Self.depth == 1 else { return nil }
    return ahead[firstCell..<records[min(taken - 1 + Self.depth, records.count) - 1].endCell]
  }

  private mutating func scan(_ count: Int) throws(Fault) {
    if let fault { throw fault }
    records.removeAll(keepingCapacity: true)
    ahead.removeAll(keepingCapacity: true)
    taken = 0
    firstCell = 0
    endCell = 0
    do throws(Fault) {
      while records.count < count, start < bytes.count {
        line = nextLine
        firstCell = ahead.count
        guard try record() else {
          ahead.removeSubrange(firstCell...)
          break
        }
        let isBlank = ahead.count == firstCell + 1 && ahead[firstCell].isEmpty
        if isBlank || ahead.count == firstCell {
          ahead.removeSubrange(firstCell...)
        } else {
          records.append(Record(endCell: ahead.count, start: recordStart, line: line))
        }
      }
    } catch {
      fault = error
      if records.isEmpty { throw error }
      ahead.removeSubrange(firstCell...)
    }
    firstCell = 0
  }

  /// The column of a place in the last record, counted in scalars, and its line.
  func place(of offset: Int) -> (line: UInt32, column: UInt32) {
    var found = line
    var column: UInt32 = 1
    for index in recordStart..<min(offset, bytes.count) {
      if bytes[index] == Self.newline {
        found += 1
        column = 1
      } else if bytes[index] & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (found, column)
  }

  private var recordStart = 0
  /// Cells whose text is not their range yet: where the quote closes (-1 for a stray quote), and
  /// where text behind it ends.
  private var untidy: [(cell: Int, close: Int, tail: Int?)] = []

  private mutating func record() throws(Fault) -> Bool {
    recordStart = start
    untidy.removeAll(keepingCapacity: true)
    let end = bytes.count
    var index = start
    var lines: UInt32 = 0
    while true {
      if ahead.count - firstCell == cellLimit { throw .tooManyCells(line: line) }
      if index < end, bytes[index] == Self.quote {
        guard let closed = try quoted(index, &lines) else { return false }
        index = closed
      } else {
        let first = index
        var hasQuote = false
        while index < end {
          let byte = bytes[index]
          if byte == delimiter || byte == Self.newline || byte == Self.carriageReturn { break }
          if byte == Self.quote { hasQuote = true }
          index += 1
        }
        if index == end, !isWhole { return false }
        if hasQuote { untidy.append((ahead.count, -1, nil)) }
        ahead.append(first..<index)
      }
      guard index < end else {
        start = end
        nextLine += lines
        tidy()
        return true
      }
      let byte = bytes[index]
      if byte == delimiter {
        index += 1
        continue
      }
      if byte == Self.carriageReturn {
        if index + 1 == end, !isWhole { return false }
        if index + 1 < end, bytes[index + 1] == Self.newline { index += 1 }
      }
      start = index + 1
      nextLine += lines + 1
      tidy()
      return true
    }
  }

  /// Reads a quoted cell; nil if the piece ends in it.
  private mutating func quoted(
    _ open: Int, _ lines: inout UInt32
  ) throws(Fault) -> Int? {
    let end = bytes.count
    var index = open + 1
    var isEscaped = false
    while true {
      while index < end, bytes[index] != Self.quote {
        if bytes[index] == Self.newline { lines += 1 }
        index += 1
      }
      guard index < end else {
        guard isWhole else { return nil }
        let place = place(of: open)
        throw .unclosedQuote(line: place.line, column: place.column)
      }
      guard index + 1 < end else {
        guard isWhole else { return nil }
        break
      }
      guard bytes[index + 1] == Self.quote else { break }
      isEscaped = true
      index += 2
    }
    let close = index
    index += 1
    while index < end {
      let byte = bytes[index]
      if byte == delimiter || byte == Self.newline || byte == Self.carriageReturn { break }
      index += 1
    }
    if index == end, !isWhole { return nil }
    let hasTail = index > close + 1 && !ScalarText.isBlank(bytes[(close + 1)..<index])
    if isEscaped || hasTail {
      untidy.append((ahead.count, close, hasTail ? index : nil))
    }
    ahead.append((open + 1)..<close)
    return index
  }

  /// Tidies what needs it, once the whole record is there.
  private mutating func tidy() {
    for (cell, close, tail) in untidy {
      guard close >= 0 else {
        noteStray()
        continue
      }
      let first = ahead[cell].lowerBound
      ahead[cell] = first..<unescape(first, close, tail: tail)
      if tail != nil { noteStray() }
    }
  }

  /// Moves a cell's text together where quotes are doubled; tells its new end.
  private mutating func unescape(_ first: Int, _ close: Int, tail: Int?) -> Int {
    var target = first
    var index = first
    while index < close {
      let byte = bytes[index]
      bytes[target] = byte
      target += 1
      index += byte == Self.quote ? 2 : 1
    }
    if let tail {
      for index in (close + 1)..<tail {
        bytes[target] = bytes[index]
        target += 1
      }
    }
    return target
  }

  private mutating func noteStray() {
    strayQuotes.add(line: line, column: 1, isKept: keepsPlaces)
  }
}
