/// Characters of a text that were damaged on its way, which are read as well as can be and noted.
struct TextDamage: Sendable {
  private let keepsPlaces: Bool
  private var nuls = NotePlaces()
  private var halves = NotePlaces()
  private var line: UInt32 = 1

  /// - Parameter keepsPlaces: Whether every place of a note is asked for.
  init(keepsPlaces: Bool = false) { self.keepsPlaces = keepsPlaces }

  /// Leaves NUL characters out of a piece of text.
  mutating func withoutNULs(_ text: [UInt8]) -> [UInt8] {
    var counted = 0
    while nuls.needsPlace(isKept: keepsPlaces) {
      let next = text[counted...].firstIndex(of: 0)
      line += UInt32(clamping: text[counted..<(next ?? text.count)].count { $0 == 0x0A })
      guard let next else { return counted == 0 ? text : text.filter { $0 != 0 } }
      nuls.add(line: line, column: 1, isKept: keepsPlaces)
      counted = next + 1
    }
    let others = text[counted...].count { $0 == 0 }
    nuls.addUnplaced(others)
    return counted == 0 && others == 0 ? text : text.filter { $0 != 0 }
  }

  /// Takes what a decoder found.
  mutating func take(_ decoder: TextDecoder) {
    halves = decoder.damagedCharacters
  }

  /// Notes what was found.
  func note(_ notes: inout ImportNotes) {
    notes.add("dropped-character", "NUL characters were left out", nuls)
    notes.add("damaged-character", "half a character was read as U+FFFD", halves)
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
