import WeftGraph

/// Line and column of ascending offsets in a UTF-8 text that is only seen in pieces.
///
/// The column counts Unicode scalars; lines end at `\n`, `\r\n` or a lone `\r`. Plain text is counted
/// sixteen bytes at a time: this runs over every byte of a document, beside the parser.
struct PositionTracker {
  /// How far the text has been counted.
  private(set) var offset = 0
  private var line = 1
  /// Scalars since the line's start.
  private var scalars = 0
  private var afterReturn = false

  /// The position of ``offset``.
  var position: SourcePosition { SourcePosition(line: line, column: scalars + 1) }

  /// Gives the start tags of a batch their lines and columns, and what was noticed in it its place.
  /// - Parameter unplaced: Names, by number, of elements whose tags keep the offset they end at, until
  ///   ``position(ofTagEndingAt:in:)`` is asked for them.
  /// - Complexity: O(bytes of the batch).
  mutating func place(_ batch: inout XMLEventBatch, unplaced: [Bool] = []) -> [XMLWarning] {
    batch.origin.tracker = self
    let start = batch.origin.offset
    let (remarks, parsed) = (batch.origin.remarks, batch.origin.parsed)
    let count = batch.origin.count
    let endsAtFeeds =
      unsafe !afterReturn
      && batch.bytes.withUnsafeBufferPointer {
        unsafe !LineBreaks.hasReturns(UnsafeBufferPointer(start: $0.baseAddress, count: count))
      }
    batch.origin.endsAtFeeds = endsAtFeeds
    var warnings: [XMLWarning] = []
    unsafe batch.bytes.withUnsafeBufferPointer { bytes in
      let text = unsafe UnsafeBufferPointer(start: bytes.baseAddress, count: count)
      unsafe batch.events.withUnsafeMutableBufferPointer { events in
        var breaks = unsafe LineBreaks(text, from: start, areFeeds: endsAtFeeds)
        for index in events.indices where unsafe events[index].kind == .start {
          let name = unsafe Int(events[index].name)
          if name < unplaced.count, unplaced[name] { continue }
          let end = unsafe Int(events[index].low)
          let tag = unsafe Self.tagStart(before: end, in: text)
          while warnings.count < remarks.count, remarks[warnings.count].offset <= start + tag {
            unsafe advance(to: remarks[warnings.count].offset, &breaks)
            warnings.append(warning(remarks[warnings.count]))
          }
          unsafe advance(to: start + tag, &breaks)
          unsafe events[index].low = UInt32(clamping: line)
          unsafe events[index].high = UInt32(clamping: scalars + 1)
        }
        for remark in remarks.dropFirst(warnings.count) {
          unsafe advance(to: remark.offset, &breaks)
          warnings.append(warning(remark))
        }
        // The next batch holds what is not parsed yet.
        unsafe advance(to: parsed, &breaks)
      }
    }
    return warnings
  }

  /// The line and column of a start tag that was left without, in ascending order of tags.
  /// - Complexity: O(bytes since the last call).
  mutating func position(
    ofTagEndingAt end: Int, in batch: borrowing XMLEventBatch
  ) -> (line: UInt32, column: UInt32) {
    let count = batch.origin.count
    let start = batch.origin.offset
    unsafe batch.bytes.withUnsafeBufferPointer { bytes in
      let tag = unsafe Self.tagStart(
        before: end, in: UnsafeBufferPointer(start: bytes.baseAddress, count: count))
      // Line feeds behind the tag are not looked for.
      var breaks = unsafe LineBreaks(
        UnsafeBufferPointer(start: bytes.baseAddress, count: tag), from: start,
        areFeeds: batch.origin.endsAtFeeds)
      unsafe advance(to: start + tag, &breaks)
    }
    return (UInt32(clamping: line), UInt32(clamping: scalars + 1))
  }

  /// Where in a text the start tag that ends at a place begins.
  @unsafe
  private static func tagStart(before end: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = text.baseAddress else { return 0 }
    // No `<` can stand inside a start tag, so the last one before its end opens it.
    return unsafe (lastTagStart(before: base + end, notBefore: base) ?? base) - base
  }

  private func warning(_ remark: XMLRemark) -> XMLWarning {
    XMLWarning(code: remark.code, message: remark.message, position: position)
  }

  /// Counts on to an offset of a batch's text.
  mutating func advance(to target: Int, in batch: borrowing XMLEventBatch) {
    let count = batch.origin.count
    let start = batch.origin.offset
    unsafe batch.bytes.withUnsafeBufferPointer { bytes in
      unsafe advance(
        to: target, window: UnsafeBufferPointer(start: bytes.baseAddress, count: count),
        start: start)
    }
  }

  /// Counts on to an offset of a piece whose lines mostly end at line feeds.
  @unsafe
  private mutating func advance(to target: Int, _ breaks: inout LineBreaks) {
    guard unsafe breaks.areFeeds else {
      return unsafe advance(to: target, window: breaks.text, start: breaks.start)
    }
    var index = unsafe offset - breaks.start
    let end = unsafe min(target - breaks.start, breaks.text.count)
    guard index >= 0, index < end else { return }
    unsafe breaks.move(to: index)
    while unsafe breaks.next < end {
      line += 1
      scalars = 0
      index = unsafe breaks.next + 1
      unsafe breaks.move(to: index)
    }
    scalars += unsafe Self.scalars(in: breaks.text, index..<end)
    offset = unsafe breaks.start + end
  }

  /// How many scalars begin in a range of a text.
  private static func scalars(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var continuations = 0
    var index = range.lowerBound
    let raw = UnsafeRawBufferPointer(text)
    while index + 8 <= range.upperBound {
      let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      continuations += (word & ~(word << 1) & highBits).nonzeroBitCount
      index += 8
    }
    while index < range.upperBound {
      if unsafe text[index] & 0xC0 == 0x80 { continuations += 1 }
      index += 1
    }
    return range.count - continuations
  }

  /// Counts on to an offset.
  /// - Parameters:
  ///   - target: The offset to reach; a smaller one than ``offset`` does nothing.
  ///   - window: The text from `start` on; it must cover everything not yet counted.
  /// - Complexity: O(bytes passed).
  @unsafe
  private mutating func advance(
    to target: Int, window: UnsafeBufferPointer<UInt8>, start: Int
  ) {
    var index = offset - start
    let end = min(target - start, window.count)
    guard index >= 0, index < end, let base = window.baseAddress else { return }
    let raw = unsafe UnsafeRawPointer(base)
    while index + 16 <= end {
      let one = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let two = unsafe raw.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
      if Self.isPlain(one), Self.isPlain(two) {
        scalars += 16
        afterReturn = false
      } else {
        count(one.littleEndian)
        count(two.littleEndian)
      }
      index += 16
    }
    while index < end {
      // A whole word is read where there is one, and what is behind the end made plain.
      let rest = min(end - index, 8)
      guard index + 8 <= window.count else {
        unsafe count(window[index])
        index += 1
        continue
      }
      let behind: UInt64 = rest == 8 ? 0 : .max << UInt64(rest * 8)
      let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      if Self.isPlain(word & ~behind | Self.spaces & behind) {
        scalars += rest
        afterReturn = false
      } else {
        for step in 0..<rest { unsafe count(window[index + step]) }
      }
      index += rest
    }
    offset = start + end
  }

  /// Counts eight bytes, the first in the low bits.
  private mutating func count(_ word: UInt64) {
    if afterReturn || Self.bytes(of: word, equal: 0x0D) != 0 {
      for step in 0..<8 { count(UInt8(truncatingIfNeeded: word >> UInt64(step * 8))) }
      return
    }
    let continuations = word & ~(word << 1) & Self.highBits
    let newlines = Self.bytes(of: word, equal: 0x0A)
    if newlines == 0 {
      scalars += 8 - continuations.nonzeroBitCount
    } else {
      line += newlines.nonzeroBitCount
      let behind = newlines.leadingZeroBitCount / 8
      let mask: UInt64 = behind == 0 ? 0 : .max << UInt64(64 - behind * 8)
      scalars = behind - (continuations & mask).nonzeroBitCount
    }
  }

  private mutating func count(_ byte: UInt8) {
    switch byte {
    case 0x0A:
      if !afterReturn { line += 1 }
      scalars = 0
      afterReturn = false
    case 0x0D:
      line += 1
      scalars = 0
      afterReturn = true
    default:
      if byte & 0xC0 != 0x80 { scalars += 1 }
      afterReturn = false
    }
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let spaces: UInt64 = 0x2020_2020_2020_2020

  /// Whether every byte of a word is ASCII and no line break; other control characters count as one.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    ((word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word | word) & highBits == 0
  }

  /// The high bit of each byte of a word that equals a byte; exact for every byte.
  static func bytes(of word: UInt64, equal byte: UInt8) -> UInt64 {
    let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return ~(((difference & lowBits) &+ lowBits) | difference | lowBits)
  }

  /// The last `<` before an address, searched backwards.
  @unsafe
  private static func lastTagStart(
    before end: UnsafePointer<UInt8>, notBefore start: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var cursor = unsafe end
    while unsafe cursor - start >= 8 {
      let word = unsafe UnsafeRawPointer(cursor - 8).loadUnaligned(as: UInt64.self).littleEndian
      let found = bytes(of: word, equal: 0x3C)
      if found != 0 { return unsafe cursor - 1 - found.leadingZeroBitCount / 8 }
      unsafe cursor -= 8
    }
    while unsafe cursor > start {
      unsafe cursor -= 1
      if unsafe cursor.pointee == 0x3C { return unsafe cursor }
    }
    return nil
  }
}
