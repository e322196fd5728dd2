import WeftGraph

/// Walks through a JSON text (RFC 8259) without making a tree of it.
///
/// ``check(depth:)`` looks the whole text through once; the walking functions take its word that
/// the text is well-formed.
struct JSONCursor {
  /// What is wrong with a text, and where.
  struct Fault: Error {
    var offset: Int
    var message: String
    /// The code, where the text exceeds a limit.
    var limit: String?
  }

  let bytes: [UInt8]
  var index = 0
  /// How many escapes are half a character, and where the first one is, or each of them.
  var halves: (count: Int, offsets: [Int]) = (0, [])
  /// How many numbers JSON has no words for, and where the first one is, or each of them.
  var oddNumbers: (count: Int, offsets: [Int]) = (0, [])
  /// Whether it is to be known where each of them is.
  var keepsHalves = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether the text is a sequence of objects, one behind the other.
  var isSequence = false

  mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  /// The first byte of the value that comes next.
  ///
  /// `NaN`, which is no JSON, is taken for `null`.
  mutating func peek() -> UInt8 {
    skipSpace()
    guard index < bytes.count else { return 0 }
    return bytes[index] == 0x4E ? 0x6E : bytes[index]
  }

  /// Steps into an object or array.
  mutating func enter() {
    skipSpace()
    index += 1
  }

  /// Whether another object follows in the list that was entered; what is none is stepped over.
  mutating func moreObjects() -> Bool {
    while more() {
      if peek() == 0x7B { return true }
      skip()
    }
    return false
  }

  /// Whether the open object or array has one more member; steps out of it if not.
  mutating func more() -> Bool {
    skipSpace()
    guard index < bytes.count else { return false }
    if bytes[index] == 0x2C {
      index += 1
      skipSpace()
      return true
    }
    if bytes[index] == 0x7D || bytes[index] == 0x5D {
      index += 1
      return false
    }
    return true
  }

  /// The name of a member of an object, whose value comes next.
  mutating func key() -> String {
    let name = String(decoding: string(), as: UTF8.self)
    skipSpace()
    index += 1
    return name
  }

  /// The text of a string.
  mutating func string() -> [UInt8] {
    skipSpace()
    var result: [UInt8] = []
    index += 1
    while index < bytes.count, bytes[index] != 0x22 {
      guard bytes[index] == 0x5C else {
        result.append(bytes[index])
        index += 1
        continue
      }
      index += 2
      switch bytes[index - 1] {
      case 0x62: result.append(0x08)
      case 0x66: result.append(0x0C)
      case 0x6E: result.append(0x0A)
      case 0x72: result.append(0x0D)
      case 0x74: result.append(0x09)
      case 0x75: result += escape()
      case let byte: result.append(byte)
      }
    }
    index += 1
    return result
  }

  /// The UTF-8 of the four digits that come next, and of a second half behind them.
  private mutating func escape() -> [UInt8] {
    var value = digits()
    if (0xD800..<0xDC00).contains(value), index + 1 < bytes.count, bytes[index] == 0x5C,
      bytes[index + 1] == 0x75
    {
      let start = index
      index += 2
      let low = digits()
      if (0xDC00..<0xE000).contains(low) {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      } else {
        index = start
      }
    }
    return Array(String(Unicode.Scalar(value).map(Character.init) ?? "\u{FFFD}").utf8)
  }

  private mutating func digits() -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      value = value << 4 | (Self.hex(bytes[index]) ?? 0)
      index += 1
    }
    return value
  }

  /// The text of a string, number or word as it stands; empty for null, nil for what nests.
  mutating func scalar() -> [UInt8]? {
    switch peek() {
    case 0x22: return string()
    case 0x7B, 0x5B: return nil
    default:
      let first = index
      while index < bytes.count,
        ![0x2C, 0x7D, 0x5D, 0x20, 0x0A, 0x0D, 0x09].contains(bytes[index])
      {
        index += 1
      }
      return [0x6E, 0x4E].contains(bytes[first]) ? [] : Array(bytes[first..<index])
    }
  }

  /// Steps over a value; the range it has in the text.
  @discardableResult
  mutating func skip() -> Range<Int> {
    skipSpace()
    let first = index
    var depth = 0
    repeat {
      switch peek() {
      case 0x22: _ = string()
      case 0x7B, 0x5B:
        depth += 1
        index += 1
      case 0x7D, 0x5D:
        depth -= 1
        index += 1
      case 0x2C, 0x3A: index += 1
      default: _ = scalar()
      }
    } while depth > 0 && index < bytes.count
    return first..<index
  }
}
