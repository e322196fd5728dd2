import WeftGraph

/// The template of a finding's message: text with `{column}` and `{column.property}`; `{{` is a brace.
struct MessageTemplate: Sendable {
  /// A piece of the template.
  enum Piece: Sendable, Equatable {
    case text(String)
    case placeholder(column: String, property: String?)
  }

  /// A placeholder that cannot be read.
  struct Problem: Error {
    var range: Range<Int>
    var message: String
  }

  /// The pieces in order.
  let pieces: [Piece]
  /// Where each placeholder's name stands, in UTF-8 offsets of the template.
  let places: [(column: String, range: Range<Int>)]

  /// Reads a template.
  init(_ template: String) throws(Problem) {
    let bytes = Array(template.utf8)
    var pieces: [Piece] = []
    var places: [(column: String, range: Range<Int>)] = []
    var literal: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x7B else {
        literal.append(bytes[index])
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == 0x7B {
        literal.append(0x7B)
        index += 2
        continue
      }
      guard let end = bytes[index...].firstIndex(of: 0x7D) else {
        throw Problem(
          range: index..<bytes.count, message: "the placeholder's closing `}` is missing")
      }
      let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }), let column = parts.first else {
        throw Problem(
          range: index..<(end + 1), message: "a placeholder is `{column}` or `{column.property}`")
      }
      if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
      literal = []
      let property = parts.count == 2 ? String(parts[1]) : nil
      pieces.append(.placeholder(column: String(column), property: property))
      places.append((String(column), (index + 1)..<(index + 1 + column.utf8.count)))
      index = end + 1
    }
    if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
    self.pieces = pieces
    self.places = places
  }
}
