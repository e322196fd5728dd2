/// A start tag whose end has not come.
struct UnendedTag {
  /// Where in the text it begins.
  var start: Int
  /// How far it was looked at.
  private(set) var checked: Int
  /// How many attributes it has by there.
  private(set) var attributes = 0
  /// The quote an attribute's value ends with, inside one.
  private var quote: UInt8?

  init(start: Int) {
    self.start = start
    checked = start
  }

  /// Looks at what came since.
  mutating func look(at text: ArraySlice<UInt8>) {
    for byte in text {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
        attributes += 1
      }
    }
    checked += text.count
  }
}
