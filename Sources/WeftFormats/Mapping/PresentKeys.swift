import WeftGraph

/// Which owners have a value of which key already.
struct PresentKeys {
  private var sets: [Bitset?] = []

  /// Whether some owner has a value of a key.
  func contains(_ key: KeyID) -> Bool { key.index < sets.count && sets[key.index] != nil }

  func contains(_ key: KeyID, _ owner: Int, count: Int) -> Bool {
    guard key.index < sets.count, let set = sets[key.index] else { return false }
    return owner < set.capacity && set.contains(owner)
  }

  mutating func insert(_ key: KeyID, _ owner: Int, count: Int) {
    while sets.count <= key.index { sets.append(nil) }
    if sets[key.index] == nil { sets[key.index] = Bitset(capacity: count) }
    sets[key.index]?.insert(owner)
  }

  // MARK: Values

  /// For each key whose values are compared, what tells the first value of each owner from others; 0
  /// where that is not known.
  private var marks: [[UInt32]] = []

  /// Remembers the first value of an owner by its mark.
  mutating func mark(_ key: KeyID, _ owner: Int, count: Int, as mark: UInt32) {
    while marks.count <= key.index { marks.append([]) }
    if marks[key.index].isEmpty { marks[key.index] = [UInt32](repeating: 0, count: count) }
    marks[key.index][owner] = mark
  }

  /// Whether the first value of an owner is known and has another mark.
  func differs(_ key: KeyID, _ owner: Int, from mark: UInt32) -> Bool {
    guard key.index < marks.count, owner < marks[key.index].count else { return false }
    return marks[key.index][owner] != 0 && marks[key.index][owner] != mark
  }

  /// The mark of a string, never 0.
  static func mark(_ string: StringID) -> UInt32 { string.rawValue &* 2 &+ 1 }

  /// The mark of another value, never 0; equal numbers have equal marks.
  static func mark(_ value: PropertyValue) -> UInt32 {
    let bits: UInt64
    switch value {
    case .boolean(let value): bits = value ? 1 : 2
    case .integer(let value): bits = Double(value).bitPattern
    case .float(let value): bits = value.bitPattern
    case .date(let value): bits = UInt64(bitPattern: value.days)
    default:
      bits = value.plainText.utf8.reduce(14_695_981) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
    let product = (bits ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return UInt32(truncatingIfNeeded: product.high ^ product.low) | 2
  }
}
