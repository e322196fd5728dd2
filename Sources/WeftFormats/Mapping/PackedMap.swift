/// A hash table from packed keys to small numbers, for memo tables that are read once an element.
struct PackedMap {
  private var keys: [UInt64]
  private var values: [Int32]
  private(set) var count = 0

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: .max, count: size)
    values = [Int32](repeating: -1, count: size)
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != .max, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  /// The value of a key; nil removes nothing and is never stored.
  subscript(key: UInt64) -> Int32? {
    get {
      let slot = slot(of: key)
      return keys[slot] == key ? values[slot] : nil
    }
    set {
      guard let newValue else { return }
      var slot = slot(of: key)
      if keys[slot] == .max {
        if (count + 1) * 2 > keys.count {
          grow()
          slot = self.slot(of: key)
        }
        keys[slot] = key
        count += 1
      }
      values[slot] = newValue
    }
  }

  private mutating func grow() {
    var larger = PackedMap(capacity: keys.count)
    for (slot, key) in keys.enumerated() where key != .max { larger[key] = values[slot] }
    self = larger
  }
}
