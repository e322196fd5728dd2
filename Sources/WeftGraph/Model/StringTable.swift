/// Distinct strings stored once, as UTF-8 in one buffer.
@usableFromInline
package struct StringTable: Sendable {
  @usableFromInline let bytes: [UInt8]
  /// Where each string starts; one more entry than strings.
  @usableFromInline let offsets: [UInt32]
  /// An open-addressing table of string indices plus one; 0 is empty.
  let slots: [UInt32]

  init(bytes: [UInt8], offsets: [UInt32], slots: [UInt32]) {
    self.bytes = bytes
    self.offsets = offsets
    self.slots = slots
  }

  /// How many strings there are.
  @inlinable
  package var count: Int { offsets.count - 1 }

  /// The string with an id.
  /// - Complexity: O(length).
  @inlinable
  package subscript(id: StringID) -> String {
    String(decoding: utf8(id), as: UTF8.self)
  }

  /// The UTF-8 of the string with an id, without making a `String`.
  @inlinable
  package func utf8(_ id: StringID) -> ArraySlice<UInt8> {
    bytes[Int(offsets[id.index])..<Int(offsets[id.index + 1])]
  }

  /// The id of a string, or nil if the table does not hold it.
  /// - Complexity: O(length) expected.
  package func id(of string: String) -> StringID? {
    var string = string
    return string.withUTF8 { buffer in
      unsafe id(ofUTF8: buffer)
    }
  }

  private func id(ofUTF8 buffer: UnsafeBufferPointer<UInt8>) -> StringID? {
    guard !slots.isEmpty else { return nil }
    let mask = slots.count - 1
    var slot = unsafe Int(StringTableBuilder.hash(buffer)) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      let id = StringID(entry - 1)
      if unsafe utf8(id).elementsEqual(buffer) { return id }
      slot = (slot + 1) & mask
    }
  }

  /// Bytes held, for the memory budget.
  package var byteCount: Int { bytes.count + offsets.count * 4 + slots.count * 4 }
}

/// Collects distinct strings and gives each an id, in order of first appearance.
package struct StringTableBuilder: Sendable {
  private var bytes: [UInt8] = []
  private var offsets: [UInt32] = [0]
  /// An open-addressing table: a string's number plus one in the low half, its hash in the high half,
  /// so that other strings are told apart, and the table grows, without looking at strings.
  private var slots: [UInt64] = [UInt64](repeating: 0, count: 64)

  /// Creates an empty table.
  package init() {}

  /// Goes on with a finished table, whose strings keep their ids.
  init(_ table: StringTable) {
    bytes = table.bytes
    offsets = table.offsets
    var capacity = slots.count
    while capacity < 2 * count { capacity *= 2 }
    slots = [UInt64](repeating: 0, count: capacity)
    for number in 0..<count {
      let (start, end) = (Int(offsets[number]), Int(offsets[number + 1]))
      let hash = unsafe bytes.withUnsafeBufferPointer {
        unsafe Self.hash(UnsafeBufferPointer(rebasing: $0[start..<end]))
      }
      var slot = Int(hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = UInt64(hash) << 32 | UInt64(number + 1)
    }
  }

  /// How many strings there are.
  package var count: Int { offsets.count - 1 }

  /// Bytes held, for the memory budget.
  public var byteCount: Int { bytes.count + offsets.count * 4 + slots.count * 8 }

  /// The id of a string, added if it is new.
  /// - Complexity: O(length) expected, amortized.
  package mutating func intern(_ string: String) -> StringID {
    var string = string
    return string.withUTF8 { unsafe intern(utf8: $0) }
  }

  /// The id of a string, or nil if it was not added.
  /// - Complexity: O(length) expected.
  package func id(of string: String) -> StringID? {
    var string = string
    return string.withUTF8 { buffer in
      unsafe find(buffer, unsafe Self.hash(buffer)).id
    }
  }

  /// The slot of a string and, if it was added, its id.
  private func find(
    _ buffer: UnsafeBufferPointer<UInt8>, _ hash: UInt32
  ) -> (slot: Int, id: StringID?) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return (slot, nil) }
      if UInt32(truncatingIfNeeded: entry >> 32) == hash {
        let number = UInt32(truncatingIfNeeded: entry)
        let start = Int(offsets[Int(number) - 1])
        let end = Int(offsets[Int(number)])
        if end - start == buffer.count {
          let same = unsafe Self.equal(bytes, start, buffer)
          if same { return (slot, StringID(number - 1)) }
        }
      }
      slot = (slot + 1) & mask
    }
  }

  /// The id of a UTF-8 string, added if it is new.
  package mutating func intern(utf8 buffer: UnsafeBufferPointer<UInt8>) -> StringID {
    let hash = unsafe Self.hash(buffer)
    let (slot, id) = unsafe find(buffer, hash)
    if let id { return id }
    if bytes.count + buffer.count > bytes.capacity { bytes.makePagedRoom(for: buffer.count) }
    unsafe bytes.append(contentsOf: buffer)
    precondition(bytes.count <= Int(UInt32.max), "a graph holds at most 4 GB of distinct strings")
    offsets.append(paged: UInt32(bytes.count))
    slots[slot] = UInt64(hash) << 32 | UInt64(offsets.count - 1)
    if count * 4 > slots.count * 3 { grow() }
    return StringID(UInt32(offsets.count - 2))
  }

  /// The id of a UTF-8 string, added if it is new, without unsafe code on the caller's side.
  package mutating func intern(utf8 span: Span<UInt8>) -> StringID {
    unsafe span.withUnsafeBufferPointer { unsafe intern(utf8: $0) }
  }

  /// Whether a UTF-8 string is the one with an id.
  /// - Complexity: O(length).
  package func holds(_ span: Span<UInt8>, as id: StringID) -> Bool {
    let start = Int(offsets[id.index])
    guard Int(offsets[id.index + 1]) - start == span.count else { return false }
    return unsafe span.withUnsafeBufferPointer { unsafe Self.equal(bytes, start, $0) }
  }

  /// Brings into the processor's caches what interning some strings will look at.
  ///
  /// A look-up waits for memory three times in a row; done for many strings at once the waits
  /// overlap.
  /// - Returns: A number without meaning, so that nothing is optimized away.
  package func warm(_ ranges: ArraySlice<Range<Int>>, of text: [UInt8]) -> UInt64 {
    let mask = slots.count - 1
    var found: [UInt32] = []
    found.reserveCapacity(ranges.count)
    unsafe text.withUnsafeBufferPointer { buffer in
      for range in ranges {
        let slot = unsafe Int(Self.hash(UnsafeBufferPointer(rebasing: buffer[range]))) & mask
        found.append(UInt32(truncatingIfNeeded: slots[slot]))
      }
    }
    var sum: UInt64 = 0
    for index in found.indices where found[index] != 0 {
      found[index] = offsets[Int(found[index]) - 1]
    }
    for offset in found where Int(offset) < bytes.count { sum &+= UInt64(bytes[Int(offset)]) }
    return sum
  }

  /// The string with an id.
  package subscript(id: StringID) -> String {
    String(decoding: bytes[Int(offsets[id.index])..<Int(offsets[id.index + 1])], as: UTF8.self)
  }

  /// The UTF-8 of the string with an id, without making a `String`.
  package func utf8(_ id: StringID) -> ArraySlice<UInt8> {
    bytes[Int(offsets[id.index])..<Int(offsets[id.index + 1])]
  }

  /// The finished table.
  package consuming func finish() -> StringTable {
    StringTable(
      bytes: bytes, offsets: offsets, slots: slots.map { UInt32(truncatingIfNeeded: $0) })
  }

  private mutating func grow() {
    var larger = Self.emptySlots(slots.count * 2)
    let mask = larger.count - 1
    for entry in slots where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }

  /// Slots without strings.
  private static func emptySlots(_ count: Int) -> [UInt64] { .paged(repeating: 0, count: count) }

  private static func equal(
    _ bytes: [UInt8], _ start: Int, _ buffer: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let other = buffer.baseAddress else { return true }
    return unsafe bytes.withUnsafeBufferPointer { all in
      let one = unsafe UnsafeRawPointer(all.baseAddress.unsafelyUnwrapped + start)
      let two = unsafe UnsafeRawPointer(other)
      let count = buffer.count
      if count >= 8 {
        // The last word overlaps the one before, as in the hash.
        var index = 0
        while index < count {
          let place = min(index, count - 8)
          let differ =
            unsafe one.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            != two.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          if differ { return false }
          index += 8
        }
        return true
      }
      if count >= 4 {
        let head =
          unsafe one.loadUnaligned(as: UInt32.self) == two.loadUnaligned(as: UInt32.self)
        let tail =
          unsafe one.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
          == two.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
        return head && tail
      }
      for index in 0..<count {
        let differ =
          unsafe one.load(fromByteOffset: index, as: UInt8.self)
          != two.load(fromByteOffset: index, as: UInt8.self)
        if differ { return false }
      }
      return true
    }
  }

  /// A multiplicative hash of eight bytes at a time; the last word overlaps the one before.
  static func hash(_ buffer: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: buffer.count)
    guard let base = unsafe buffer.baseAddress.map({ unsafe UnsafeRawPointer($0) }) else {
      return UInt32(truncatingIfNeeded: hash)
    }
    if buffer.count >= 8 {
      var index = 0
      while index + 8 < buffer.count {
        hash = mixed(hash, unsafe base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      hash = mixed(
        hash, unsafe base.loadUnaligned(fromByteOffset: buffer.count - 8, as: UInt64.self))
    } else {
      var word: UInt64 = 0
      if buffer.count >= 4 {
        word = unsafe UInt64(base.loadUnaligned(as: UInt32.self))
        word |=
          unsafe UInt64(base.loadUnaligned(fromByteOffset: buffer.count - 4, as: UInt32.self))
          << 32
      } else {
        for index in 0..<buffer.count { word = unsafe word << 8 | UInt64(buffer[index]) }
      }
      hash = mixed(hash, word)
    }
    return UInt32(truncatingIfNeeded: hash)
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
