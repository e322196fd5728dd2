extension JSONCursor {
  /// How many scalars of a list take no room to speak of, and how many bytes each further one takes.
  private static let shortList = 64
  private static let itemBytes = 45
  /// How many bytes an object of a list takes at least, which is a node or a relationship.
  private static let objectBytes = 75

  /// Checks that the text is one value, or objects one behind the other, and nothing else.
  /// - Parameters:
  ///   - limit: How deep values may nest.
  ///   - held: How many bytes the items of long lists may take beside the text.
  mutating func check(depth limit: Int, held: Int = .max) throws(Fault) {
    // Each open bracket: whether it is an object's.
    var open: [Bool] = []
    var counts: [Int] = []
    let room = held / Self.itemBytes
    var items = 0
    var objects = 0
    index = 0
    skipSpace()
    let isObjectRead = index < bytes.count && bytes[index] == 0x7B
    while true {
      // A value begins here.
      guard index < bytes.count else { throw fault("a value is missing at the end of the text") }
      let byte = bytes[index]
      if byte == 0x7B || byte == 0x5B {
        index += 1
        guard open.count < limit else {
          throw Fault(
            offset: index - 1, message: "values nest deeper than \(limit)", limit: "limit-depth")
        }
        skipSpace()
        let isObject = byte == 0x7B
        if isObject, open.last == false || isSequence && open.isEmpty {
          objects += 1
          if objects > held / Self.objectBytes {
            throw Fault(
              offset: index - 1, message: "lists hold more than \(objects - 1) objects",
              limit: "limit-memory")
          }
        }
        if index < bytes.count, bytes[index] == (isObject ? 0x7D : 0x5D) {
          index += 1
        } else {
          open.append(isObject)
          counts.append(0)
          if isObject { try checkKey() }
          continue
        }
      } else {
        let first = index
        try checkScalar(byte)
        if let last = open.last, !last {
          counts[counts.count - 1] += 1
          if counts[counts.count - 1] > Self.shortList { items += 1 }
          if items > room {
            throw Fault(
              offset: first, message: "lists hold more than \(items - 1) further values",
              limit: "limit-memory")
          }
        }
      }
      // A value ends here.
      while true {
        skipSpace()
        guard let isObject = open.last else {
          if index < bytes.count, bytes[index] == 0x7B, isObjectRead {
            // One object a line.
            isSequence = true
            break
          }
          guard index == bytes.count else { throw fault("text follows the value") }
          index = 0
          return
        }
        guard index < bytes.count else {
          throw fault("\(isObject ? "an object" : "an array") is not closed")
        }
        if bytes[index] == 0x2C {
          index += 1
          skipSpace()
          if isObject { try checkKey() }
          break
        }
        guard bytes[index] == (isObject ? 0x7D : 0x5D) else {
          throw fault("a comma or \(isObject ? "}" : "]") is missing")
        }
        index += 1
        open.removeLast()
        counts.removeLast()
      }
    }
  }

  private func fault(_ message: String) -> Fault { Fault(offset: index, message: message) }

  private mutating func checkKey() throws(Fault) {
    guard index < bytes.count, bytes[index] == 0x22 else {
      throw fault("a name in quotes is missing")
    }
    try checkString()
    skipSpace()
    guard index < bytes.count, bytes[index] == 0x3A else { throw fault("a colon is missing") }
    index += 1
    skipSpace()
  }

  private mutating func checkScalar(_ byte: UInt8) throws(Fault) {
    switch byte {
    case 0x22: try checkString()
    case 0x74: try checkWord("true")
    case 0x66: try checkWord("false")
    case 0x6E: try checkWord("null")
    case 0x4E: try checkOddNumber("NaN")
    case 0x49: try checkOddNumber("Infinity")
    case 0x2D where index + 1 < bytes.count && bytes[index + 1] == 0x49:
      try checkOddNumber("-Infinity")
    case 0x2D, 0x30...0x39: try checkNumber()
    default: throw fault("no value begins like this")
    }
  }

  private mutating func checkWord(_ word: StaticString) throws(Fault) {
    let expected = Array(word.description.utf8)
    guard bytes[index...].starts(with: expected) else {
      throw fault("no value begins like this")
    }
    index += expected.count
  }

  /// Checks a number that Python and JavaScript have and JSON has not.
  private mutating func checkOddNumber(_ word: StaticString) throws(Fault) {
    if oddNumbers.count == 0 || keepsHalves { oddNumbers.offsets.append(index) }
    oddNumbers.count += 1
    try checkWord(word)
  }

  private mutating func checkNumber() throws(Fault) {
    func digits() -> Int {
      let first = index
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      return index - first
    }
    if bytes[index] == 0x2D { index += 1 }
    let leading = index < bytes.count && bytes[index] == 0x30
    let count = digits()
    guard count > 0, !leading || count == 1 else { throw fault("a number is malformed") }
    if index < bytes.count, bytes[index] == 0x2E {
      index += 1
      guard digits() > 0 else { throw fault("a number is malformed") }
    }
    if index < bytes.count, bytes[index] | 0x20 == 0x65 {
      index += 1
      if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
      guard digits() > 0 else { throw fault("a number is malformed") }
    }
  }

  private mutating func checkString() throws(Fault) {
    let first = index
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case 0x22:
        index += 1
        return
      case 0x5C:
        guard index + 1 < bytes.count else { break }
        switch bytes[index + 1] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: index += 2
        case 0x75:
          guard index + 5 < bytes.count,
            bytes[(index + 2)...(index + 5)].allSatisfy({ Self.hex($0) != nil })
          else { throw fault("an escape is malformed") }
          index += halfLength(index)
        default: throw fault("an escape is malformed")
        }
        continue
      case 0..<0x20: throw fault("a control character stands in a string")
      default:
        index += 1
        continue
      }
      break
    }
    throw Fault(offset: first, message: "a string is not closed")
  }

  /// How many bytes the escape at an index takes with its second half, if it needs one and has it; an
  /// escape that is but half a character is counted.
  private mutating func halfLength(_ start: Int) -> Int {
    let high = bytes[start + 2] | 0x20
    guard high == 0x64, let second = Self.hex(bytes[start + 3]), second >= 8 else { return 6 }
    if second < 12, start + 11 < bytes.count, bytes[start + 6] == 0x5C, bytes[start + 7] == 0x75,
      bytes[start + 8] | 0x20 == 0x64, let other = Self.hex(bytes[start + 9]), other >= 12,
      Self.hex(bytes[start + 10]) != nil, Self.hex(bytes[start + 11]) != nil
    {
      return 12
    }
    if halves.count == 0 || keepsHalves { halves.offsets.append(start) }
    halves.count += 1
    return 6
  }

  static func hex(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
