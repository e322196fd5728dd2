/// Collects distinct strings and gives each an id, in order of first appearance.
package struct StringTableBuilder: Sendable {
  private var bytes: [UInt8] = []
  private var offsets: [UInt32] = [0]
  /// The strings of a few bytes, and the numbers of each plus one.
  private var short = ShortStrings()
  /// An open-addressing table of the strings that are not short: a string's number plus one in the low
  /// half, its hash in the high half, so that other strings are told apart, and the table grows,
  /// without looking at strings.
  private var slots: [UInt64] = [UInt64](repeating: 0, count: 64)

  /// Creates an empty table.
  package init() {}

  /// Goes on with a finished table, whose strings keep their ids.
  init(_ table: StringTable) {
    unsafe table.bytes.withUnsafeBufferPointer { bytes in
      for number in 0..<table.count {
        let range = Int(table.offsets[number])..<Int(table.offsets[number + 1])
        _ = unsafe intern(utf8: UnsafeBufferPointer(rebasing: bytes[range]))
      }
    }
  }

  /// How many strings there are.
  package var count: Int { offsets.count - 1 }

  /// Bytes held, for the memory budget.
  public var byteCount: Int { bytes.count + offsets.count * 4 + slots.count * 8 + short.byteCount }

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
      if buffer.count <= ShortStrings.longest {
        let number = unsafe short.find(ShortStrings.word(of: buffer)).number
        return number == 0 ? nil : StringID(number - 1)
      }
      return unsafe find(buffer, StringHash.hash(buffer)).id
    }
  }

  /// The slot of a string that is not short and, if it was added, its id.
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
          let same = unsafe StringHash.equal(bytes, start, buffer)
          if same { return (slot, StringID(number - 1)) }
        }
      }
      slot = (slot + 1) & mask
    }
  }

  /// The id of a UTF-8 string, added if it is new.
  package mutating func intern(utf8 buffer: UnsafeBufferPointer<UInt8>) -> StringID {
    if buffer.count <= ShortStrings.longest {
      let word = unsafe ShortStrings.word(of: buffer)
      let (slot, number) = short.find(word)
      if number != 0 { return StringID(number - 1) }
      let id = unsafe append(buffer)
      short.add(word, number: id.rawValue + 1, at: slot)
      return id
    }
    let hash = unsafe StringHash.hash(buffer)
    let (slot, id) = unsafe find(buffer, hash)
    if let id { return id }
    let new = unsafe append(buffer)
    slots[slot] = UInt64(hash) << 32 | UInt64(new.rawValue + 1)
    if (count - short.count) * 4 > slots.count * 3 { grow() }
    return new
  }

  /// Adds a string that is new.
  @inline(never)
  private mutating func append(_ buffer: UnsafeBufferPointer<UInt8>) -> StringID {
    if bytes.count + buffer.count > bytes.capacity { bytes.makePagedRoom(for: buffer.count) }
    unsafe bytes.append(contentsOf: buffer)
    precondition(bytes.count <= Int(UInt32.max), "a graph holds at most 4 GB of distinct strings")
    offsets.append(paged: UInt32(bytes.count))
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
    return unsafe span.withUnsafeBufferPointer { unsafe StringHash.equal(bytes, start, $0) }
  }

  /// Brings into the processor's caches what interning some strings will look at.
  ///
  /// A look-up waits for memory, of a string that is not short three times in a row; done for many
  /// strings at once the waits overlap.
  /// - Returns: A number without meaning, so that nothing is optimized away.
  package func warm(_ ranges: ArraySlice<Range<Int>>, of text: [UInt8]) -> UInt64 {
    let mask = slots.count - 1
    var sum: UInt64 = 0
    var found: [UInt32] = []
    found.reserveCapacity(ranges.count)
    unsafe text.withUnsafeBufferPointer { buffer in
      for range in ranges {
        if range.count <= ShortStrings.longest {
          sum &+= unsafe short.touch(ShortStrings.word(of: .init(rebasing: buffer[range])))
          continue
        }
        let slot = unsafe Int(StringHash.hash(UnsafeBufferPointer(rebasing: buffer[range]))) & mask
        found.append(UInt32(truncatingIfNeeded: slots[slot]))
      }
    }
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
      bytes: bytes, offsets: offsets, shortSlots: short.slots.map(\.number),
      longSlots: slots.map { UInt32(truncatingIfNeeded: $0) })
  }

  private mutating func grow() {
    var larger = [UInt64].paged(repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for entry in slots where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }
}
