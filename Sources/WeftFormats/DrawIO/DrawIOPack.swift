import WeftGraph

/// The packed pages of draw.io: base64 of deflated text in which every character is written as in
/// an address.
enum DrawIOPack {
  /// The bytes of a packed page.
  static func unpack(
    _ text: String, _ path: String, _ limits: ReadingLimits,
    at place: (line: UInt32, column: UInt32)
  ) throws(InputError) -> [UInt8] {
    func refusal(_ code: String, _ message: String) -> InputError {
      InputError(
        Diagnostic(
          code: code, message: message, file: path,
          position: SourcePosition(line: Int(place.line), column: Int(place.column)),
          hint: DiagnosticCatalogue.page(code)?.remedy))
    }
    guard let packed = base64(text) else {
      throw refusal("bad-compression", "the page is neither XML nor base64")
    }
    do throws(Inflate.Fault) {
      return percentDecoded(
        try Inflate.all(
          packed, .raw, bytes: limits.inflatedBytes, ratio: limits.inflationRatio))
    } catch {
      switch error {
      case .damaged: throw refusal("bad-compression", "the packed page is damaged")
      case .truncated: throw refusal("bad-compression", "the packed page ends too early")
      case .tooLarge(let limit):
        throw refusal("limit-inflation", "a packed page unpacks to more than \(limit) bytes")
      }
    }
  }

  /// A document inside a document; its faults are told at the place of the outer one.
  static func parse(
    _ bytes: [UInt8], _ path: String, _ limits: ReadingLimits,
    at place: (line: UInt32, column: UInt32)
  ) throws(InputError) -> XMLTree {
    do throws(InputError) {
      return try XMLTree(document: bytes, name: path, limits, format: .drawio)
    } catch {
      throw InputError(
        error.diagnostics.map { fault in
          Diagnostic(
            code: fault.code, message: "inside the page: \(fault.message)", file: path,
            position: SourcePosition(line: Int(place.line), column: Int(place.column)),
            hint: fault.hint)
        })
    }
  }

  /// The bytes of base64, white space aside; nil for anything else.
  static func base64(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for byte in text.utf8 {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x3D:
        padding += 1
        continue
      case 0x20, 0x09, 0x0A, 0x0D: continue
      default: return nil
      }
      if padding > 0 { return nil }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count % 4 == 0 {
        result += [UInt8(bits >> 16 & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
        bits = 0
      }
    }
    switch count % 4 {
    case 1: return nil
    case 2: result.append(UInt8(bits >> 4 & 0xFF))
    case 3: result += [UInt8(bits >> 10 & 0xFF), UInt8(bits >> 2 & 0xFF)]
    default: break
    }
    return padding > 2 ? nil : result
  }

  /// Bytes with `%3C` and the like as the bytes they stand for; text that was not encoded stays.
  static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.first == 0x3C { return bytes }
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x37
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x25, index + 2 < bytes.count, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
