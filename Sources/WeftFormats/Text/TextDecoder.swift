/// Turns the bytes of a text without a declaration into UTF-8.
///
/// A byte order mark wins, then NUL bytes show UTF-16, and all else is read as UTF-8. Bytes that are
/// no UTF-8 are read one by one as Windows-1252, which holds all of Latin-1's letters, and counted.
struct TextDecoder {
  /// The lines of bytes that were no UTF-8.
  private(set) var foreignBytes = NotePlaces()
  /// The lines of halves of characters that became U+FFFD.
  private(set) var damagedCharacters = NotePlaces()

  private enum Encoding { case utf8, utf16LittleEndian, utf16BigEndian }

  private var encoding: Encoding?
  private var hasMultibyte = false
  private var pending: [UInt8] = []
  private var highSurrogate: UInt32?
  private let keepsPlaces: Bool
  private var line: UInt32 = 1
  /// Up to where the line breaks of the piece at hand were counted.
  private var counted = 0

  /// - Parameter keepsPlaces: Whether every place of a note is asked for.
  init(keepsPlaces: Bool = false) { self.keepsPlaces = keepsPlaces }

  /// The name of the encoding, as far as the text has shown it.
  var name: String {
    switch encoding {
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .utf8, nil: foreignBytes.count > 0 && !hasMultibyte ? "windows-1252" : "UTF-8"
    }
  }

  /// The UTF-8 of the next piece; up to four bytes may be held back.
  mutating func decode(_ input: [UInt8]) -> [UInt8] {
    var input = input
    if encoding == nil {
      pending += input
      guard pending.count >= 4 else { return [] }
      input = start()
    }
    return convert(input)
  }

  /// The UTF-8 of what was held back, at the end of the text.
  mutating func finish() -> [UInt8] {
    var rest: [UInt8] = []
    if encoding == nil { rest = convert(start()) }
    if highSurrogate != nil { damage(&rest) }
    highSurrogate = nil
    if encoding == .utf8 {
      for byte in pending { foreign(byte, &rest) }
    } else if !pending.isEmpty {
      damage(&rest)
    }
    pending = []
    return rest
  }

  /// Tells the encoding; the bytes behind the mark.
  private mutating func start() -> [UInt8] {
    let head = pending
    pending = []
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      encoding = .utf8
      return Array(head.dropFirst(3))
    }
    if head.starts(with: [0xFF, 0xFE]) {
      encoding = .utf16LittleEndian
      return Array(head.dropFirst(2))
    }
    if head.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16BigEndian
      return Array(head.dropFirst(2))
    }
    if head.count >= 4, head[1] == 0, head[3] == 0, head[0] != 0 {
      encoding = .utf16LittleEndian
    } else if head.count >= 4, head[0] == 0, head[2] == 0, head[1] != 0 {
      encoding = .utf16BigEndian
    } else {
      encoding = .utf8
    }
    return head
  }

  private mutating func convert(_ input: [UInt8]) -> [UInt8] {
    switch encoding {
    case .utf16LittleEndian: return utf16(input, low: 0, high: 1)
    case .utf16BigEndian: return utf16(input, low: 1, high: 0)
    case .utf8, nil:
      if pending.isEmpty, Self.isASCII(input) { return input }
      return utf8(pending.isEmpty ? input : pending + input)
    }
  }

  /// How many bytes are looked at together.
  private static let block = 64

  private static func isASCII(_ input: some Collection<UInt8>) -> Bool {
    var all: UInt8 = 0
    for byte in input { all |= byte }
    return all < 0x80
  }

  // MARK: UTF-8

  private mutating func utf8(_ input: [UInt8]) -> [UInt8] {
    pending = []
    var index = 0
    var firstBad: Int?
    var output: [UInt8] = []
    var nextBlock = 0
    while index < input.count {
      if index >= nextBlock {
        // Most text is plain in most languages.
        let end = index + Self.block
        if end <= input.count, Self.isASCII(input[index..<end]) {
          if firstBad != nil { output += input[index..<end] }
          index = end
          continue
        }
        nextBlock = end
      }
      let byte = input[index]
      if byte < 0x80 {
        if firstBad != nil { output.append(byte) }
        index += 1
        continue
      }
      let length = Self.sequenceLength(byte)
      if length > 0, index + length > input.count,
        input[(index + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 })
      {
        pending = Array(input[index...])
        break
      }
      if length > 0, Self.isSequence(input, index, length) {
        hasMultibyte = true
        if firstBad != nil { output += input[index..<index + length] }
        index += length
      } else {
        if firstBad == nil {
          firstBad = index
          output = Array(input[..<index])
        }
        if foreignBytes.needsPlace(isKept: keepsPlaces) { countLines(of: input, to: index) }
        foreign(byte, &output)
        index += 1
      }
    }
    if foreignBytes.needsPlace(isKept: keepsPlaces) { countLines(of: input, to: index) }
    counted = 0
    if firstBad != nil { return output }
    return index == input.count ? input : Array(input[..<index])
  }

  private mutating func countLines(of text: [UInt8], to end: Int) {
    line += UInt32(clamping: text[counted..<end].count { $0 == 0x0A })
    counted = end
  }

  private static func sequenceLength(_ byte: UInt8) -> Int {
    switch byte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  private static func isSequence(_ input: [UInt8], _ index: Int, _ length: Int) -> Bool {
    guard index + length <= input.count else { return false }
    for offset in 1..<length where input[index + offset] & 0xC0 != 0x80 { return false }
    switch (input[index], input[index + 1]) {
    case (0xE0, ..<0xA0), (0xED, 0xA0...), (0xF0, ..<0x90), (0xF4, 0x90...): return false
    default: return true
    }
  }

  private mutating func foreign(_ byte: UInt8, _ output: inout [UInt8]) {
    foreignBytes.add(line: line, column: 1, isKept: keepsPlaces)
    Self.append(
      (0x80..<0xA0).contains(byte) ? Self.windows1252[Int(byte) - 0x80] : UInt32(byte),
      to: &output)
  }

  // MARK: UTF-16

  private mutating func utf16(_ piece: [UInt8], low: Int, high: Int) -> [UInt8] {
    let input = pending.isEmpty ? piece : pending + piece
    pending = []
    var output: [UInt8] = []
    output.reserveCapacity(input.count)
    var index = 0
    while index + 1 < input.count {
      let unit = UInt32(input[index + low]) | UInt32(input[index + high]) << 8
      index += 2
      if let first = highSurrogate {
        highSurrogate = nil
        if (0xDC00..<0xE000).contains(unit) {
          Self.append(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00), to: &output)
          continue
        }
        damage(&output)
      }
      if (0xD800..<0xDC00).contains(unit) {
        highSurrogate = unit
      } else if (0xDC00..<0xE000).contains(unit) {
        damage(&output)
      } else {
        Self.append(unit, to: &output)
      }
    }
    if index < input.count { pending = [input[index]] }
    countLines(of: output, to: output.count)
    counted = 0
    return output
  }

  private mutating func damage(_ output: inout [UInt8]) {
    if damagedCharacters.needsPlace(isKept: keepsPlaces) {
      countLines(of: output, to: output.count)
    }
    damagedCharacters.add(line: line, column: 1, isKept: keepsPlaces)
    output += Self.replacement
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else {
      output += replacement
      return
    }
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
