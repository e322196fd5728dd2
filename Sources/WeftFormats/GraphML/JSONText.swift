import WeftGraph

/// The value of a short JSON text inside another format: a business object of a drawing, a list of a
/// graph database.
struct JSONText {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The value; nil for null, and nil inside for text that is no JSON.
  static func value(_ bytes: [UInt8]) -> PropertyValue?? {
    var parser = JSONText(bytes)
    guard case .some(let value) = parser.value() else { return nil }
    parser.skip()
    return parser.index == bytes.count ? .some(value) : nil
  }

  /// The values of an object by name; those of objects inside it under both names.
  static func properties(
    _ entries: [PropertyValue.MapEntry], under prefix: String = ""
  ) -> [(name: String, value: PropertyValue)] {
    entries.flatMap { entry -> [(name: String, value: PropertyValue)] in
      switch entry.value {
      case nil: []
      case .map(let inner)?: properties(inner, under: "\(prefix)\(entry.key).")
      case let value?: [("\(prefix)\(entry.key)", value)]
      }
    }
  }

  private mutating func skip() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skip()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func value() -> PropertyValue?? {
    depth += 1
    defer { depth -= 1 }
    skip()
    guard depth < 100, index < bytes.count else { return nil }
    switch bytes[index] {
    case 0x7B: return object()
    case 0x5B: return list()
    case 0x22: return string().map { .some(.string($0)) }
    default: return word()
    }
  }

  private mutating func object() -> PropertyValue?? {
    index += 1
    var entries: [PropertyValue.MapEntry] = []
    if take(0x7D) { return .some(.map(entries)) }
    repeat {
      skip()
      guard let key = string(), take(0x3A), case .some(let value) = value() else { return nil }
      entries.append(PropertyValue.MapEntry(key: key, value: value))
    } while take(0x2C)
    return take(0x7D) ? .some(.map(entries)) : nil
  }

  private mutating func list() -> PropertyValue?? {
    index += 1
    var values: [PropertyValue?] = []
    if take(0x5D) { return .some(.list(values)) }
    repeat {
      guard case .some(let value) = value() else { return nil }
      values.append(value)
    } while take(0x2C)
    return take(0x5D) ? .some(.list(values)) : nil
  }

  private mutating func word() -> PropertyValue?? {
    let start = index
    while index < bytes.count, ![0x2C, 0x5D, 0x7D, 0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
      index += 1
    }
    let text = Array(bytes[start..<index])
    switch String(decoding: text, as: UTF8.self) {
    case "true": return .some(.boolean(true))
    case "false": return .some(.boolean(false))
    case "null": return .some(nil)
    default: break
    }
    if let integer = ScalarText.integer(text) { return .some(.integer(integer)) }
    return ScalarText.number(text).map { .some(.float($0)) }
  }

  private mutating func string() -> String? {
    guard index < bytes.count, bytes[index] == 0x22 else { return nil }
    index += 1
    var units: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x22: return String(decoding: units, as: UTF8.self)
      case 0x5C:
        guard let text = escape() else { return nil }
        units += Array(text.utf8)
      default: units.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> String? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    index += 1
    switch byte {
    case 0x6E: return "\n"
    case 0x74: return "\t"
    case 0x72: return "\r"
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x75:
      guard var units = hex().map({ [$0] }) else { return nil }
      // A character beyond the first 65,536 is two escapes.
      if UTF16.isLeadSurrogate(units[0]), index + 1 < bytes.count, bytes[index] == 0x5C,
        bytes[index + 1] == 0x75
      {
        index += 2
        guard let other = hex() else { return nil }
        units.append(other)
      }
      return String(decoding: units, as: UTF16.self)
    default: return String(decoding: [byte], as: UTF8.self)
    }
  }

  private mutating func hex() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let text = String(decoding: bytes[index..<index + 4], as: UTF8.self)
    index += 4
    return UInt16(text, radix: 16)
  }
}
