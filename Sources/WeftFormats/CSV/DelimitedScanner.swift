import WeftGraph

/// Splits delimited text into records and cells, as RFC 4180 has it, without copying them.
///
/// Feed pieces, then take records until there is none; a record that a piece cuts in two waits for
/// the next one. Cells are ranges of ``bytes``, valid until the next piece is fed.
struct DelimitedScanner {
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
  private(set) var cells: [Range<Int>] = []
  /// The line the last record starts on.
  private(set) var line: UInt32 = 1
  /// How many cells had text behind their closing quote, or a quote in their middle.
  private(set) var strayQuotes = 0
  /// The line of the first of them.
  private(set) var strayLine: UInt32 = 0

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

  /// Adds the next piece of UTF-8.
  mutating func feed(_ piece: [UInt8]) {
    if start == bytes.count {
      bytes = piece
    } else {
      bytes.removeSubrange(..<start)
      bytes += piece
    }
    start = 0
  }

  /// Says that there is no more text, so that a last record needs no line end.
  mutating func close() { isWhole = true }

  /// Reads the next record that is not blank.
  /// - Returns: Whether there was one; if not, feed or end.
  mutating func next() throws(Fault) -> Bool {
    while start < bytes.count {
      line = nextLine
      guard try record() else { return false }
      if cells.count > 1 || cells.first.map({ !$0.isEmpty }) == true { return true }
    }
    return false
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
    cells.removeAll(keepingCapacity: true)
    untidy.removeAll(keepingCapacity: true)
    let end = bytes.count
    var index = start
    var lines: UInt32 = 0
    while true {
      if cells.count == cellLimit { throw .tooManyCells(line: line) }
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
        if hasQuote { untidy.append((cells.count, -1, nil)) }
        cells.append(first..<index)
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
      untidy.append((cells.count, close, hasTail ? index : nil))
    }
    cells.append((open + 1)..<close)
    return index
  }

  /// Tidies what needs it, once the whole record is there.
  private mutating func tidy() {
    for (cell, close, tail) in untidy {
      guard close >= 0 else {
        noteStray()
        continue
      }
      let first = cells[cell].lowerBound
      cells[cell] = first..<unescape(first, close, tail: tail)
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
    if strayQuotes == 0 { strayLine = line }
    strayQuotes += 1
  }
}
