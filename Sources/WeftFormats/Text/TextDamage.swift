/// Characters of a text that were damaged on its way, which are read as well as can be and noted.
struct TextDamage: Sendable {
  private var nuls = (count: 0, line: UInt32(0))
  private var halves = (count: 0, line: UInt32(0))
  private var lines: UInt32 = 1

  /// Leaves NUL characters out of a piece of text.
  mutating func withoutNULs(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.firstIndex(of: 0) else {
      if nuls.count == 0 { lines += UInt32(clamping: text.count { $0 == 0x0A }) }
      return text
    }
    if nuls.count == 0 {
      nuls.line = lines + UInt32(clamping: text[..<first].count { $0 == 0x0A })
    }
    nuls.count += text.count { $0 == 0 }
    return text.filter { $0 != 0 }
  }

  /// Takes what a decoder found.
  mutating func take(_ decoder: TextDecoder) {
    halves = (decoder.damagedCharacters, decoder.firstDamagedLine)
  }

  /// Notes what was found.
  func note(_ notes: inout ImportNotes) {
    if nuls.count > 0 {
      notes.add(
        "dropped-character", "NUL characters were left out", line: nuls.line, column: 1,
        times: nuls.count)
    }
    if halves.count > 0 {
      notes.add(
        "damaged-character", "half a character was read as U+FFFD", line: halves.line, column: 1,
        times: halves.count)
    }
  }
}

extension TextDecoder {
  /// Notes the halves of characters that were read as U+FFFD.
  func noteDamage(_ notes: inout ImportNotes) {
    var damage = TextDamage()
    damage.take(self)
    damage.note(&notes)
  }
}
