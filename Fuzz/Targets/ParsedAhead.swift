import Foundation
import WeftGraph

@testable import WeftFormats

/// XML some of whose pieces are parsed ahead of the parser: what is read of it must be what the parser
/// alone makes of it.
///
/// What follows the last line break says how long the pieces are if it begins with `#`, and the length
/// of the document if not; so small documents come in many pieces, too.
/// - Returns: What was parsed ahead.
func parsedAheadDoor(_ bytes: [UInt8]) -> [String] {
  let (document, sizes) = cut(bytes)
  let alone = sizes.read(document, helping: false)
  let helped = sizes.read(document, helping: true)
  if alone != helped {
    FileHandle.standardError.write(Data((difference(alone, helped) + "\n").utf8))
    preconditionFailure("help changes nothing")
  }
  return helped.ahead
}

/// The lengths of pieces of a small document.
private struct SmallPieces {
  var first: Int
  var pieces: Int
  var sizes = XMLPieceSizes()

  /// - Parameter choices: Four numbers below 64.
  init(_ choices: [Int]) {
    first = 64 + 16 * choices[0]
    pieces = 32 + 16 * choices[1]
    sizes.reach = max((pieces / 5) >> (choices[2] % 4), 1)
    if choices[3] > 0 { sizes.parsed = 4 * choices[3] }
  }

  func read(_ document: [UInt8], helping: Bool) -> XMLReading {
    var limits = ReadingLimits()
    limits.depth = 8
    limits.attributes = 10
    limits.valueBytes = 200
    return XMLReading(
      document, first: first, pieces: pieces, helping: helping, limits: limits, sizes: sizes)
  }
}

/// The document of an input, and how it is cut.
private func cut(_ bytes: [UInt8]) -> (document: [UInt8], pieces: SmallPieces) {
  let end = bytes.lastIndex(of: 0x0A) ?? bytes.count
  let last = bytes[end...].dropFirst()
  guard last.first == 0x23 else {
    let mixed = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    return (bytes, SmallPieces((1...4).map { Int(mixed >> UInt64($0 * 8)) & 0x3F }))
  }
  let choices = last.dropFirst().prefix(4).map { Int($0 &- 0x30) & 0x3F }
  let document = Array(bytes[...end])
  return (document, SmallPieces(choices + Array(repeating: 0, count: 4 - choices.count)))
}

/// What the parser alone says otherwise, in a few words.
private func difference(_ alone: XMLReading, _ helped: XMLReading) -> String {
  if alone.fault != helped.fault {
    return "\(alone.fault ?? "no fault") became \(helped.fault ?? "no fault")"
  }
  if let (one, other) = zip(alone.events, helped.events).first(where: !=) {
    return "\(one) became \(other)"
  }
  return "\(alone.events.count) events, \(alone.remarks), \(alone.encoding) became "
    + "\(helped.events.count) events, \(helped.remarks), \(helped.encoding)"
}
