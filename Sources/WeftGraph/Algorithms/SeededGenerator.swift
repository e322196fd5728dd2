/// A small deterministic generator of random bits: the same seed gives the same sequence everywhere.
///
/// SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2714064.2660195).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator from a seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// Creates an independent generator for one of many numbered streams of the same seed.
  public init(seed: UInt64, stream: UInt64) {
    var mixer = SeededGenerator(seed: seed ^ (stream &* 0xD1B5_4A32_D192_ED03))
    state = mixer.next()
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number of 0 ..< bound, every one equally likely.
  public mutating func number(below bound: Int) -> Int {
    Int(next(upperBound: UInt64(bound)))
  }

  /// A number of 0 ..< 1 with 53 random bits.
  public mutating func fraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Puts an array into a random order, every order equally likely.
  ///
  /// Unlike the standard library's shuffle, the order is the same in every version of Swift.
  public mutating func shuffle<Element>(_ values: inout [Element]) {
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, number(below: last + 1))
    }
  }
}
