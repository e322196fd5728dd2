#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns bytes in an encoding that the user names into UTF-8, piece by piece.
///
/// The only file that calls `iconv` of the C library. Bytes that are nothing in the encoding become
/// U+FFFD, one each, and are counted.
@safe
struct EncodingConverter: ~Copyable {
  /// The encoding as the user named it.
  let name: String
  /// The lines of bytes that were nothing in the encoding.
  private(set) var foreignBytes = NotePlaces()

  private let converter: iconv_t
  private var pending: [UInt8] = []
  private let keepsPlaces: Bool
  private var line: UInt32 = 1
  /// Up to where the line breaks of the output were counted.
  private var counted = 0
  private var output: [UInt8] = []
  private var room = [UInt8](repeating: 0, count: 64 << 10)

  /// What ended a step.
  private enum End { case all, full, cut, foreign }

  /// Creates a converter; nil where the system has no encoding of that name.
  /// - Parameter keepsPlaces: Whether every place of a note is asked for.
  init?(_ name: String, keepsPlaces: Bool = false) {
    let isName =
      !name.isEmpty && name.utf8.count <= 64
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
        default: false
        }
      }
    guard isName, let opened = unsafe iconv_open("UTF-8", Self.usual(name)),
      Int(bitPattern: opened) != -1
    else { return nil }
    self.name = name
    self.keepsPlaces = keepsPlaces
    unsafe converter = opened
  }

  deinit { unsafe _ = iconv_close(converter) }

  /// The encoding that files which say they are in one mostly are in: the same with the characters
  /// that Windows, and the browsers' standard after it, added.
  private static func usual(_ name: String) -> String {
    switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "shiftjis", "sjis", "mskanji", "xsjis", "windows31j": "CP932"
    case "gb2312", "gbk", "gb18030", "xgbk": "GB18030"
    case "big5", "cnbig5", "xxbig5": "BIG5-HKSCS"
    case "euckr", "ksc56011987", "windows949", "korean": "CP949"
    case "windows874", "tis620": "CP874"
    case "latin1", "iso88591": "CP1252"
    case "latin5", "iso88599": "CP1254"
    case let word where word.hasPrefix("windows125"): "CP\(word.dropFirst(7))"
    default: name
    }
  }

  /// The UTF-8 of the next piece; what may be half a character is held back.
  mutating func convert(_ input: [UInt8]) -> [UInt8] {
    var bytes = pending.isEmpty ? input : pending + input
    pending = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var start = 0
    while start < bytes.count {
      switch step(&bytes, &start) {
      case .all, .full: break
      case .foreign:
        replace()
        start += 1
      case .cut:
        pending = Array(bytes[start...])
        return taken()
      }
    }
    return taken()
  }

  /// The UTF-8 of what was held back, at the end of the text.
  mutating func finish() -> [UInt8] {
    if !pending.isEmpty { replace() }
    pending = []
    // Some encodings hold a character back, which the next one may change.
    var left = room.count
    let size = room.count
    let converter = unsafe self.converter
    _ = unsafe room.withUnsafeMutableBytes { room in
      var to = unsafe room.baseAddress?.assumingMemoryBound(to: CChar.self)
      return unsafe iconv(converter, nil, nil, &to, &left)
    }
    output += room[..<(size - left)]
    return taken()
  }

  /// Converts as much as there is, and room for.
  private mutating func step(_ bytes: inout [UInt8], _ start: inout Int) -> End {
    let size = room.count
    var unread = bytes.count - start
    var left = size
    let offset = start
    let converter = unsafe self.converter
    let (result, fault) = unsafe bytes.withUnsafeMutableBytes { source in
      unsafe room.withUnsafeMutableBytes { room in
        var from = unsafe source.baseAddress?.advanced(by: offset).assumingMemoryBound(
          to: CChar.self)
        var to = unsafe room.baseAddress?.assumingMemoryBound(to: CChar.self)
        let result = unsafe iconv(converter, &from, &unread, &to, &left)
        return (result, errno)
      }
    }
    start = bytes.count - unread
    output += room[..<(size - left)]
    guard result == -1 else { return .all }
    return fault == E2BIG ? .full : fault == EINVAL ? .cut : .foreign
  }

  private mutating func replace() {
    if foreignBytes.needsPlace(isKept: keepsPlaces) { countLines() }
    foreignBytes.add(line: line, column: 1, isKept: keepsPlaces)
    output += [0xEF, 0xBF, 0xBD]
  }

  private mutating func countLines() {
    line += UInt32(clamping: output[counted...].count { $0 == 0x0A })
    counted = output.count
  }

  private mutating func taken() -> [UInt8] {
    countLines()
    counted = 0
    var result: [UInt8] = []
    swap(&result, &output)
    return result
  }
}
