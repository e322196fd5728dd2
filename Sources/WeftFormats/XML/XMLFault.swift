import WeftGraph

/// Why a document is refused.
struct XMLFault: Sendable, Hashable {
  var code: String
  var message: String
  var hint: String?
  /// Where in the document, in UTF-8.
  var offset: Int
  /// The text around it.
  var text: [UInt8] = []
  /// Where in the document ``text`` begins.
  var textStart = 0
  /// Whether an illegal character may be the cause.
  var mayBeCharacter = false
  /// Whether a wrong encoding may be the cause.
  var mayBeEncoding = false

  /// How much of the text before and behind a fault is kept to show its line.
  static let lineMemory = 512
  /// How far before a fault its line may begin and still be shown.
  static let lineReach = 64 << 10

  /// Says what an illegal character is, and moves the fault there, if one stands where it happened.
  mutating func nameCharacter() {
    guard mayBeCharacter else { return }
    let start = min(max(offset - textStart, 0), text.count)
    // Parsers stop at such a character, or just behind it.
    let near = max(start - 4, 0)..<min(start + 4, text.count)
    let found = near.first { Self.illegal(text, at: $0) != nil }
    guard let found, let scalar = Self.illegal(text, at: found) else {
      guard mayBeEncoding else { return }
      if near.contains(where: { text[$0] >= 0x80 }) {
        hint = "the bytes are no UTF-8; declare the encoding the file really has"
      } else if text[max(start - 12, 0)..<start].contains(0x26) {
        hint = "remove the reference to the character; XML has no way to write it"
      }
      return
    }
    offset = textStart + found
    let digits = String(scalar, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    message =
      scalar < 0x20
      ? "not well-formed: the control character \(name) is not allowed in XML"
      : "not well-formed: the character \(name) is not allowed in XML"
    hint = "remove the character; XML has no way to write it"
  }

  /// The character at an index if XML 1.0 does not allow it.
  private static func illegal(_ bytes: [UInt8], at index: Int) -> UInt32? {
    let byte = bytes[index]
    if byte < 0x20 { return [0x09, 0x0A, 0x0D].contains(byte) ? nil : UInt32(byte) }
    guard byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF,
      bytes[index + 2] >= 0xBE
    else { return nil }
    return 0xFF00 | UInt32(bytes[index + 2]) + 0x40
  }

  /// The line it is on, as far as that is in the text around it.
  var sourceLine: String? {
    guard !text.isEmpty, code != "empty-file" else { return nil }
    let end = min(max(offset - textStart, 0), text.count)
    var start = end
    while start > 0, text[start - 1] != 0x0A, text[start - 1] != 0x0D { start -= 1 }
    guard start > 0 || textStart == 0 else { return nil }
    let rest = text[end...].prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: text[start..<end] + rest.prefix(Self.lineMemory), as: UTF8.self)
  }

  /// The fault as users see it.
  func refusal(file: String, position: SourcePosition, line: String?) -> InputError {
    InputError(
      Diagnostic(
        code: code, message: message, file: file, position: position, sourceLine: line, hint: hint))
  }
}
