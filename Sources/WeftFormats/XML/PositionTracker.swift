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
    let remarks = batch.origin.remarks
    var warnings: [XMLWarning] = []
    unsafe batch.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      let text = unsafe UnsafeBufferPointer(start: base, count: batch.origin.count)
      unsafe batch.events.withUnsafeMutableBufferPointer { events in
        for index in events.indices where unsafe events[index].kind == .start {
          let name = unsafe Int(events[index].name)
          if name < unplaced.count, unplaced[name] { continue }
          let end = unsafe Int(events[index].low)
          let tag = unsafe Self.tagStart(before: base + end, notBefore: base)
          while warnings.count < remarks.count, remarks[warnings.count].offset <= start + tag {
            unsafe advance(to: remarks[warnings.count].offset, window: text, start: start)
            warnings.append(warning(remarks[warnings.count]))
          }
          unsafe advance(to: start + tag, window: text, start: start)
          unsafe events[index].low = UInt32(clamping: line)
          unsafe events[index].high = UInt32(clamping: scalars + 1)
        }
      }
    }
    for remark in remarks.dropFirst(warnings.count) {
      advance(to: remark.offset, in: batch)
      warnings.append(warning(remark))
    }
    // The next batch holds what is not parsed yet.
    advance(to: batch.origin.parsed, in: batch)
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
      guard let base = bytes.baseAddress else { return }
      let tag = unsafe Self.tagStart(before: base + end, notBefore: base)
      unsafe advance(
        to: start + tag, window: UnsafeBufferPointer(start: base, count: count), start: start)
    }
    return (UInt32(clamping: line), UInt32(clamping: scalars + 1))
  }

  /// Where in the text the start tag that ends at an address begins.
  @unsafe
  private static func tagStart(
    before end: UnsafePointer<UInt8>, notBefore base: UnsafePointer<UInt8>
  ) -> Int {
    // No `<` can stand inside a start tag, so the last one before its end opens it.
    unsafe (lastTagStart(before: end, notBefore: base) ?? base) - base
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
    let text = unsafe UnsafeRawPointer(base)
    while index < end {
      if afterReturn {
        unsafe count(window[index])
        index += 1
        continue
      }
      let stop = min(index + Self.stretch, end)
      if unsafe !countPlain(text, index, stop, window.count) {
        for position in index..<stop { unsafe count(window[position]) }
      }
      index = stop
    }
    offset = start + end
  }

  /// How many bytes are counted at once: their line breaks fit the lanes of a vector.
  private static let stretch = 16 * 255

  /// Counts a stretch of text, not begun between the two bytes of a line end, whose lines end at `\n`
  /// or `\r\n`; false, and nothing is counted, if it has another line end.
  @unsafe
  private mutating func countPlain(
    _ text: UnsafeRawPointer, _ start: Int, _ end: Int, _ limit: Int
  ) -> Bool {
    var breaks = SIMD16<UInt8>.zero
    var returns = SIMD16<UInt8>.zero
    var continuations = SIMD16<UInt8>.zero
    var index = start
    while index < end {
      let block = unsafe Self.block(text, index, end, limit)
      breaks.replace(with: breaks &+ 1, where: block .== 0x0A)
      returns.replace(with: 1, where: block .== 0x0D)
      continuations.replace(with: continuations &+ 1, where: block & 0xC0 .== 0x80)
      index += 16
    }
    if returns != .zero, unsafe !Self.endsInBreaks(text, start, end) { return false }
    if breaks == .zero {
      scalars += end - start
      if continuations != .zero { scalars -= unsafe Self.sum(continuations) }
      return true
    }
    line += unsafe Self.sum(breaks)
    var last = end - 1
    while unsafe text.load(fromByteOffset: last, as: UInt8.self) != 0x0A { last -= 1 }
    scalars = end - 1 - last
    if continuations != .zero {
      for index in last + 1..<end
      where unsafe text.load(fromByteOffset: index, as: UInt8.self) & 0xC0 == 0x80 {
        scalars -= 1
      }
    }
    return true
  }

  /// Sixteen bytes of a text; what is behind the end counts as spaces.
  @unsafe @inline(__always)
  private static func block(
    _ text: UnsafeRawPointer, _ index: Int, _ end: Int, _ limit: Int
  ) -> SIMD16<UInt8> {
    if index + 16 <= end {
      return unsafe text.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
    }
    if index + 16 <= limit {
      let lanes = SIMD16<UInt8>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
      return unsafe text.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
        .replacing(with: 0x20, where: lanes .>= UInt8(truncatingIfNeeded: end - index))
    }
    var block = SIMD16<UInt8>(repeating: 0x20)
    for lane in 0..<end - index {
      block[lane] = unsafe text.load(fromByteOffset: index + lane, as: UInt8.self)
    }
    return block
  }

  /// Whether every `\r` of a stretch stands before a `\n` of it.
  @unsafe
  private static func endsInBreaks(_ text: UnsafeRawPointer, _ start: Int, _ end: Int) -> Bool {
    var index = start
    while index + 17 <= end {
      let one = unsafe text.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let next = unsafe text.loadUnaligned(fromByteOffset: index + 1, as: SIMD16<UInt8>.self)
      if any((one .== 0x0D) .& (next .!= 0x0A)) { return false }
      index += 16
    }
    while index < end {
      if unsafe text.load(fromByteOffset: index, as: UInt8.self) == 0x0D {
        guard index + 1 < end,
          unsafe text.load(fromByteOffset: index + 1, as: UInt8.self) == 0x0A
        else { return false }
      }
      index += 1
    }
    return true
  }

  @unsafe
  private static func sum(_ lanes: SIMD16<UInt8>) -> Int {
    let words = unsafe unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    let pairs: UInt64 = 0x00FF_00FF_00FF_00FF
    let sums = (words & pairs) &+ ((words &>> 8) & pairs)
    return Int(((sums[0] &+ sums[1]) &* 0x0001_0001_0001_0001) >> 48)
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
