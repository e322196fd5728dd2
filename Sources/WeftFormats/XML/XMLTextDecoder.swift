/// Turns the bytes of an XML document into UTF-8, whatever encoding they are in.
///
/// Positions are counted in UTF-8, so that they are the same in every encoding. A byte order mark
/// wins over the declaration and is not part of the text.
struct XMLTextDecoder {
  /// The encodings that are read.
  enum Encoding: Sendable, Equatable {
    case utf8, utf16LittleEndian, utf16BigEndian, latin1, windows1252
    case singleByte(SingleByteEncoding)

    /// The name as a declaration writes it.
    var name: String {
      switch self {
      case .utf8: "UTF-8"
      case .utf16LittleEndian: "UTF-16LE"
      case .utf16BigEndian: "UTF-16BE"
      case .latin1: "ISO-8859-1"
      case .windows1252: "windows-1252"
      case .singleByte(let encoding): encoding.name
      }
    }

    /// Whether an encoding's name in a declaration may mean it.
    func isDeclared(as name: String) -> Bool {
      let word = name.lowercased().filter { $0.isLetter || $0.isNumber }
      switch self {
      case .utf8: return !["utf16", "utf16le", "utf16be", "ucs2", "iso10646ucs2"].contains(word)
      case .utf16LittleEndian, .utf16BigEndian:
        return ["utf16", "utf16le", "utf16be", "ucs2", "iso10646ucs2", "unicode"].contains(word)
      default: return true
      }
    }
  }

  /// The encoding, once the first bytes have shown it.
  private(set) var encoding: Encoding?
  /// An encoding the document declares and nothing here reads.
  private(set) var unknownEncoding: String?
  /// An encoding the document declares though its bytes show another one.
  private(set) var contradictedEncoding: String?

  /// Whether the text was made UTF-8 already, whatever it declares.
  private let isDecoded: Bool
  private var pending: [UInt8] = []
  private var highSurrogate: UInt32?

  /// - Parameter isDecoded: Whether the text was made UTF-8 already.
  init(isDecoded: Bool = false) { self.isDecoded = isDecoded }

  /// The UTF-8 of the next piece, or nothing while the encoding cannot be told yet.
  mutating func decode(_ input: [UInt8]) -> [UInt8] {
    if encoding == nil {
      pending += input
      guard pending.count >= 1_024 || Self.declarationEnd(pending) != nil else { return [] }
      return start()
    }
    if encoding == .utf8 { return input }
    if !pending.isEmpty {
      let all = pending + input
      pending = []
      return convert(all)
    }
    return convert(input)
  }

  /// The UTF-8 of what was held back, at the end of the document.
  mutating func finish() -> [UInt8] {
    var rest = encoding == nil ? start() : []
    // Half a character is an error; these bytes are one in UTF-8 too.
    if !pending.isEmpty || highSurrogate != nil { rest += [0xED, 0xA0] }
    pending = []
    highSurrogate = nil
    return rest
  }

  private mutating func start() -> [UInt8] {
    let (found, mark) = detect(pending)
    // Declarations are plain letters in every encoding, with NUL bytes around them in UTF-16.
    let declared = Self.declaredEncoding(pending.dropFirst(mark).filter { $0 != 0 })
    if !isDecoded, let declared, !found.isDeclared(as: declared) { contradictedEncoding = declared }
    encoding = found
    let body = Array(pending.dropFirst(mark))
    pending = []
    return found == .utf8 ? body : convert(body)
  }

  private mutating func detect(_ head: [UInt8]) -> (Encoding, mark: Int) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if head.starts(with: [0x3C, 0x00]) { return (.utf16LittleEndian, 0) }
    if head.starts(with: [0x00, 0x3C]) { return (.utf16BigEndian, 0) }
    guard !isDecoded, let name = Self.declaredEncoding(head) else { return (.utf8, 0) }
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": return (.utf8, 0)
    // Declared in bytes that are no UTF-16: the declaration is wrong.
    case "utf-16", "utf16", "utf-16le", "utf-16be", "ucs-2": return (.utf8, 0)
    case "iso-8859-1", "latin1", "latin-1", "iso8859-1", "iso_8859-1", "l1": return (.latin1, 0)
    case "windows-1252", "cp1252", "cp-1252", "win-1252": return (.windows1252, 0)
    default:
      if let known = SingleByteEncoding.named(name) { return (.singleByte(known), 0) }
      unknownEncoding = name
      return (.utf8, 0)
    }
  }

  private static func declarationEnd(_ head: [UInt8]) -> Int? {
    // A declaration ends at the first `>`, in any of these encodings.
    head.firstIndex(of: 0x3E)
  }

  /// The encoding an XML declaration names.
  private static func declaredEncoding(_ head: [UInt8]) -> String? {
    guard head.starts(with: Array("<?xml".utf8)), let end = declarationEnd(head) else { return nil }
    let text = String(decoding: head[..<end], as: UTF8.self)
    guard let word = text.firstRange(of: "encoding") else { return nil }
    let rest = text[word.upperBound...].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    let name = rest.dropFirst().prefix { $0 != quote }
    return name.isEmpty ? nil : String(name)
  }

  private mutating func convert(_ input: [UInt8]) -> [UInt8] {
    switch encoding {
    case .latin1: return Self.singleByte(input) { UInt32($0) }
    case .windows1252:
      return Self.singleByte(input) { byte in
        (0x80..<0xA0).contains(byte) ? Self.windows1252[Int(byte) - 0x80] : UInt32(byte)
      }
    case .singleByte(let encoding)?:
      return Self.singleByte(input) { encoding.upper[Int($0) - 0x80] }
    case .utf16LittleEndian: return utf16(input, low: 0, high: 1)
    case .utf16BigEndian: return utf16(input, low: 1, high: 0)
    case .utf8, nil: return input
    }
  }

  private static func singleByte(_ input: [UInt8], _ scalar: (UInt8) -> UInt32) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(input.count + input.count / 8)
    for byte in input {
      if byte < 0x80 { output.append(byte) } else { append(scalar(byte), to: &output) }
    }
    return output
  }

  private mutating func utf16(_ input: [UInt8], low: Int, high: Int) -> [UInt8] {
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
        Self.append(first, to: &output)
      }
      if (0xD800..<0xDC00).contains(unit) {
        highSurrogate = unit
      } else {
        Self.append(unit, to: &output)
      }
    }
    if index < input.count { pending = [input[index]] }
    return output
  }

  /// Appends a scalar; a lone surrogate becomes bytes that are no UTF-8, which the parser refuses.
  private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    switch scalar {
    case ..<0x80: output.append(UInt8(scalar))
    case ..<0x800:
      output.append(UInt8(0xC0 | scalar >> 6))
      output.append(UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
      output.append(UInt8(0xE0 | scalar >> 12))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    default:
      output.append(UInt8(0xF0 | scalar >> 18))
      output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
