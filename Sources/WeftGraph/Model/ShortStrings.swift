/// An open-addressing table of strings of at most eight bytes, each held in its slot.
///
/// Ids of charts are mostly that short. Finding one looks at one place of memory; with the bytes
/// elsewhere it would be three, each waiting for the one before.
struct ShortStrings: Sendable {
  /// The bytes of the longest strings it takes.
  static let longest = 8

  struct Slot: Sendable {
    /// The bytes of the string.
    var word: UInt64
    /// The string's number plus one; 0 where there is none.
    var number: UInt32
  }

  private(set) var slots = [Slot](repeating: Slot(word: 0, number: 0), count: 64)
  private(set) var count = 0

  /// The bytes of a string of at most eight, the first lowest, the rest ones: no two strings have the
  /// same, for no byte of UTF-8 is all ones.
  @inline(__always)
  static func word(of buffer: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let count = buffer.count
    guard count > 0, let base = unsafe buffer.baseAddress.map({ unsafe UnsafeRawPointer($0) })
    else { return .max }
    if count == 8 { return unsafe base.loadUnaligned(as: UInt64.self) }
    let bits = UInt64(count) &* 8
    var word: UInt64
    if count >= 4 {
      // What both words hold is at the same place of both.
      word = unsafe UInt64(base.loadUnaligned(as: UInt32.self))
      word |=
        unsafe UInt64(base.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
        &<< (bits &- 32)
    } else {
      let middle = count / 2
      word = unsafe UInt64(base.load(as: UInt8.self))
      word |=
        unsafe UInt64(base.load(fromByteOffset: middle, as: UInt8.self))
        &<< (UInt64(middle) &* 8)
      word |=
        unsafe UInt64(base.load(fromByteOffset: count - 1, as: UInt8.self)) &<< (bits &- 8)
    }
    return word | (UInt64.max &<< bits)
  }

  /// Where the search for a word begins, of which as many low bits count as there are slots.
  @inline(__always)
  static func hash(_ word: UInt64) -> Int {
    Int(truncatingIfNeeded: StringHash.mixed(0x9E37_79B9_7F4A_7C15, word) & 0xFFFF_FFFF)
  }

  /// The slot of a word and, if it was added, its number plus one, else 0.
  @inline(__always)
  func find(_ word: UInt64) -> (slot: Int, number: UInt32) {
    let mask = slots.count - 1
    var slot = Self.hash(word) & mask
    while true {
      let entry = slots[slot]
      if entry.number == 0 || entry.word == word { return (slot, entry.number) }
      slot = (slot + 1) & mask
    }
  }

  /// Touches the slot where the search for a word begins.
  @inline(__always)
  func touch(_ word: UInt64) -> UInt64 { slots[Self.hash(word) & (slots.count - 1)].word }

  /// Adds a word that ``find(_:)`` found no number of.
  mutating func add(_ word: UInt64, number: UInt32, at slot: Int) {
    slots[slot] = Slot(word: word, number: number)
    count += 1
    if count * 4 > slots.count * 3 { grow() }
  }

  private mutating func grow() {
    var larger = [Slot].paged(repeating: Slot(word: 0, number: 0), count: slots.count * 2)
    let mask = larger.count - 1
    for entry in slots where entry.number != 0 {
      var slot = Self.hash(entry.word) & mask
      while larger[slot].number != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }

  /// Bytes held, for the memory budget.
  var byteCount: Int { slots.count * MemoryLayout<Slot>.stride }
}
