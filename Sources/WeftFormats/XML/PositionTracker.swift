import WeftGraph

/// Line and column of ascending offsets in a UTF-8 text that is only seen in pieces.
///
/// The column counts Unicode scalars; lines end at `\n`, `\r\n` or a lone `\r`. Eight bytes are
/// counted at a time: this runs over every byte of a document, beside the parser.
struct PositionTracker {
  /// How far the text has been counted.
  private(set) var offset = 0
  private var line = 1
  /// Scalars since the line's start.
  private var scalars = 0
  private var afterReturn = false

  /// The position of ``offset``.
  var position: SourcePosition { SourcePosition(line: line, column: scalars + 1) }

  /// Counts on to an offset.
  /// - Parameters:
  ///   - target: The offset to reach; a smaller one than ``offset`` does nothing.
  ///   - window: The text from `start` on; it must cover everything not yet counted.
  /// - Complexity: O(bytes passed).
  @unsafe
  mutating func advance(to target: Int, window: UnsafeBufferPointer<UInt8>, start: Int) {
    var index = offset - start
    let end = min(target - start, window.count)
    guard index >= 0, index < end, let base = window.baseAddress else { return }
    let raw = unsafe UnsafeRawPointer(base)
    while index + 8 <= end {
      let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      if afterReturn || Self.bytes(of: word, equal: 0x0D) != 0 {
        for step in 0..<8 { unsafe count(window[index + step]) }
      } else {
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
      index += 8
    }
    while index < end {
      unsafe count(window[index])
      index += 1
    }
    offset = start + end
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
  static func lastTagStart(
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
