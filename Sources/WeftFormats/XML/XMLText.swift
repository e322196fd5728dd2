/// Text as XML 1.0 must be given it.
struct XMLText {
  /// How many characters no XML document may hold were replaced.
  private(set) var replaced = 0

  /// What a writer says of them.
  var notes: [WriterNote] {
    guard replaced > 0 else { return [] }
    return [
      WriterNote(
        "replaced-character",
        "\(WriterNote.count(replaced, "character")) that XML cannot hold became U+FFFD")
    ]
  }

  /// A text for the inside of an element.
  mutating func content(_ text: String) -> String { escape(text, isAttribute: false) }

  /// A text for an attribute in double quotes; line breaks and tabs survive.
  mutating func attribute(_ text: String) -> String { escape(text, isAttribute: true) }

  private mutating func escape(_ text: String, isAttribute: Bool) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22
    }
    if isPlain { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: result.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: result.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22 where isAttribute: result.append(contentsOf: "&quot;".unicodeScalars)
      case 0x09 where isAttribute, 0x0A where isAttribute, 0x0D:
        result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      case 0x09, 0x0A: result.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF:
        replaced += 1
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
