import TestSupport
import WeftGraph

@testable import WeftQuery

/// Values of every kind from a seed, small enough that equal ones turn up often.
struct SeededValues {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func int(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  mutating func value(depth: Int) -> Value {
    switch int(0...(depth > 0 ? 15 : 12)) {
    case 0: return .null
    case 1: return .boolean(int(0...1) == 0)
    case 2: return .integer(int(-3...3))
    case 3: return .float([Double.nan, .infinity, -0.0, 1, 2.5, -3, 0][Int(int(0...6))])
    case 4: return .string(["", "a", "b", "ab", "é", "e\u{301}"][Int(int(0...5))])
    case 5: return .date(CalendarDate(days: int(-2...2)))
    case 6: return .localTime(LocalTime(nanoseconds: int(0...2) * 3_600_000_000_000))
    case 7:
      return .time(
        OffsetTime(
          time: LocalTime(nanoseconds: int(0...2) * 3_600_000_000_000),
          offset: Int32(int(-1...1)) * 3600))
    case 8:
      return .localDateTime(
        LocalDateTime(
          date: CalendarDate(days: int(0...1)),
          time: LocalTime(nanoseconds: int(0...1) * 3_600_000_000_000)))
    case 9:
      return .dateTime(
        ZonedDateTime(
          local: LocalDateTime(
            date: CalendarDate(days: int(0...1)),
            time: LocalTime(nanoseconds: int(0...2) * 3_600_000_000_000)),
          offset: Int32(int(-1...1)) * 3600, zone: int(0...1) == 0 ? nil : "Europe/London"))
    case 10:
      return .duration(
        CalendarDuration(
          months: int(-1...1), days: int(-31...31), seconds: int(-1...1) * 3600,
          nanoseconds: Int32(int(0...1))))
    case 11: return .node(NodeID(UInt32(int(0...2))))
    case 12: return .relationship(RelationshipID(UInt32(int(0...2))))
    case 13, 14:
      return .list((0..<int(0...3)).map { _ in value(depth: depth - 1) })
    default:
      var map = ValueMap()
      for _ in 0..<int(0...2) {
        map[["a", "b"][Int(int(0...1))]] = value(depth: depth - 1)
      }
      return .map(map)
    }
  }
}
