import WeftGraph

/// Numbers that 64 bits cannot hold.
extension JSONReader {
  /// The value of a number's text: one that is whole and too long for an integer stays a text, as a
  /// float would be another number.
  static func number(_ text: [UInt8]) -> PropertyValue {
    if let integer = ScalarText.integer(text) { return .integer(integer) }
    if !JSONCursor.isLong(text), let number = ScalarText.number(text) { return .float(number) }
    return .string(String(decoding: text, as: UTF8.self))
  }

  /// Says of a number that is not read as it is written.
  mutating func noteNumber(
    _ text: [UInt8], _ name: String, _ place: (line: UInt32, column: UInt32)
  ) {
    if JSONCursor.isLong(text) {
      draft.notes.add(
        "bad-value", "a value of '\(name)' is longer than 64 bits and stays a text",
        line: place.line, column: place.column)
    } else if JSONCursor.isTooLarge(text) {
      draft.notes.add(
        "infinite-value", "a number of '\(name)' is too large and is read as infinity",
        line: place.line, column: place.column)
    }
  }

  /// The same of the numbers of a list, where some of its values show that there may be such.
  mutating func noteNumbers(
    _ list: [PropertyValue?], _ name: String, _ range: Range<Int>,
    _ place: (line: UInt32, column: UInt32)
  ) {
    let mayBe = list.contains { value in
      switch value {
      case .float(let number)?: number.isInfinite
      case .string(let text)?: text.utf8.count > 18
      default: false
      }
    }
    guard mayBe else { return }
    var walk = cursor
    walk.index = range.lowerBound
    walk.enter()
    while walk.more() {
      let isText = walk.peek() == 0x22
      if let text = walk.scalar(), !isText { noteNumber(text, name, place) }
    }
  }
}
