/// Distinct strings stored once, as UTF-8 in one buffer.
@usableFromInline
package struct StringTable: Sendable {
  @usableFromInline let bytes: [UInt8]
  /// Where each string starts; one more entry than strings.
  @usableFromInline let offsets: [UInt32]
  /// Open-addressing tables of string indices plus one, of short strings and of others; 0 is empty.
  let shortSlots: [UInt32]
  let longSlots: [UInt32]

  init(bytes: [UInt8], offsets: [UInt32], shortSlots: [UInt32], longSlots: [UInt32]) {
    self.bytes = bytes
    self.offsets = offsets
    self.shortSlots = shortSlots
    self.longSlots = longSlots
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
    if buffer.count <= ShortStrings.longest {
      let word = unsafe ShortStrings.word(of: buffer)
      return unsafe id(ofUTF8: buffer, in: shortSlots, hash: ShortStrings.hash(word))
    }
    return unsafe id(ofUTF8: buffer, in: longSlots, hash: Int(StringHash.hash(buffer)))
  }

  private func id(
    ofUTF8 buffer: UnsafeBufferPointer<UInt8>, in slots: [UInt32], hash: Int
  ) -> StringID? {
    let mask = slots.count - 1
    var slot = hash & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      let id = StringID(entry - 1)
      if unsafe utf8(id).elementsEqual(buffer) { return id }
      slot = (slot + 1) & mask
    }
  }

  /// Bytes held, for the memory budget.
  package var byteCount: Int {
    bytes.count + (offsets.count + shortSlots.count + longSlots.count) * 4
  }
}
