/// Exact comparison of integers with floating-point numbers.
enum NumberOrder {
  /// The order of an integer and a number that is not NaN: negative, zero or positive.
  ///
  /// Converting the integer to a `Double` would make 2^53 + 1 equal to 2^53.
  @inline(__always)
  static func compare(_ integer: Int64, _ float: Double) -> Int {
    if float >= 0x1p63 { return -1 }
    if float < -0x1p63 { return 1 }
    let whole = float.rounded(.towardZero)
    let truncated = Int64(whole)
    if integer != truncated { return integer < truncated ? -1 : 1 }
    let fraction = float - whole
    return fraction == 0 ? 0 : (fraction > 0 ? -1 : 1)
  }

  /// The integer a float is exactly equal to, or nil.
  @inline(__always)
  static func exactInteger(_ float: Double) -> Int64? { Int64(exactly: float) }
}

/// Order and equality of strings by code points, as the graph's string table identifies them.
///
/// Swift's own operators compare canonical equivalents as equal, which would disagree with equality
/// of string ids.
enum StringOrder {
  /// Negative, zero or positive.
  static func compare(_ left: String, _ right: String) -> Int {
    let leftBytes = left.utf8.span
    let rightBytes = right.utf8.span
    let shared = min(leftBytes.count, rightBytes.count)
    var index = 0
    while index < shared {
      let one = leftBytes[index]
      let other = rightBytes[index]
      if one != other { return one < other ? -1 : 1 }
      index += 1
    }
    return leftBytes.count == rightBytes.count ? 0 : (leftBytes.count < rightBytes.count ? -1 : 1)
  }

  /// Whether two strings have the same code points.
  @inline(__always)
  static func areEqual(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && compare(left, right) == 0
  }
}
