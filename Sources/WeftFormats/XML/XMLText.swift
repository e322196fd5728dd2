import WeftGraph

/// Text as XML 1.0 must be given it.
struct XMLText {
  /// How many characters no XML document may hold were replaced.
  private(set) var replaced = 0
  /// What ids with such characters became, escaped, by the id; and all of these before that.
  private var ids: [String: String] = [:]
  private var made: Set<String> = []

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

  /// An id for an attribute in double quotes: one that XML cannot hold as it is stays different from
  /// every other of a graph's nodes.
  mutating func id(_ text: String, in graph: Graph) -> String {
    if let known = ids[text] { return known }
    let plain = Self.shown(text)
    replaced += text.unicodeScalars.count { Self.isForbidden($0) }
    var unique = plain
    var number = 1
    while graph.node(unique) != nil || !made.insert(unique).inserted {
      number += 1
      unique = "\(plain) \(number)"
    }
    let result = attribute(unique)
    ids[text] = result
    return result
  }

  /// A text as XML can hold it, each other character as U+FFFD.
  static func shown(_ text: String) -> String {
    guard isDamaged(text) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { isForbidden($0) ? "\u{FFFD}" : $0 }))
  }

  /// Whether a text has characters that no XML document may hold.
  static func isDamaged(_ text: String) -> Bool {
    // Those that are no control characters begin with one byte in UTF-8.
    text.utf8.contains { $0 < 0x20 || $0 == 0xEF }
      && text.unicodeScalars.contains(where: isForbidden)
  }

  /// Whether no XML document may hold a character.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

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
