/// Hashes and compares strings as bytes.
enum StringHash {
  /// Whether the bytes at an offset are a string's; enough of them have to follow.
  static func equal(
    _ bytes: [UInt8], _ start: Int, _ buffer: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let other = buffer.baseAddress else { return true }
    return unsafe bytes.withUnsafeBufferPointer { all in
      let one = unsafe UnsafeRawPointer(all.baseAddress.unsafelyUnwrapped + start)
      let two = unsafe UnsafeRawPointer(other)
      let count = buffer.count
      if count >= 8 {
        // The last word overlaps the one before, as in the hash.
        var index = 0
        while index < count {
          let place = min(index, count - 8)
          let differ =
            unsafe one.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            != two.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          if differ { return false }
          index += 8
        }
        return true
      }
      if count >= 4 {
        let head =
          unsafe one.loadUnaligned(as: UInt32.self) == two.loadUnaligned(as: UInt32.self)
        let tail =
          unsafe one.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
          == two.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
        return head && tail
      }
      for index in 0..<count {
        let differ =
          unsafe one.load(fromByteOffset: index, as: UInt8.self)
          != two.load(fromByteOffset: index, as: UInt8.self)
        if differ { return false }
      }
      return true
    }
  }

  /// A multiplicative hash of a string of at least eight bytes, eight at a time; the last word overlaps
  /// the one before.
  static func hash(_ buffer: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: buffer.count)
    guard buffer.count >= 8,
      let base = unsafe buffer.baseAddress.map({ unsafe UnsafeRawPointer($0) })
    else { return UInt32(truncatingIfNeeded: hash) }
    var index = 0
    while index + 8 < buffer.count {
      hash = mixed(hash, unsafe base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    hash = mixed(hash, unsafe base.loadUnaligned(fromByteOffset: buffer.count - 8, as: UInt64.self))
    return UInt32(truncatingIfNeeded: hash)
  }

  @inline(__always)
  static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
