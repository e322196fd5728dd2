import Testing
import WeftGraph

@Suite struct TemporalTextTests {
  /// Numbers from a seed.
  private struct Numbers {
    var state: UInt64

    mutating func next(_ range: Range<Int64>) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int64((state >> 20) % UInt64(range.count))
    }
  }

  @Test(arguments: 0..<20) func `what is printed reads back the same`(seed: UInt64) {
    var numbers = Numbers(state: seed &+ 7)
    for _ in 0..<300 {
      let date = CalendarDate(days: numbers.next(-1_000_000..<1_000_000))
      let unit = [Int64(1), 1_000, 1_000_000, 1_000_000_000, 60_000_000_000][
        Int(numbers.next(0..<5))]
      let time = LocalTime(
        nanoseconds: numbers.next(0..<LocalTime.nanosecondsPerDay) / unit * unit)
      let offset = Int32(numbers.next(-64_800..<64_801))
      let local = LocalDateTime(date: date, time: time)
      #expect(LocalTime(parsing: time.description) == time)
      #expect(LocalDateTime(parsing: local.description) == local)
      let offsetTime = OffsetTime(time: time, offset: offset)
      #expect(OffsetTime(parsing: offsetTime.description) == offsetTime)
      let moment = ZonedDateTime(local: local, offset: offset)
      #expect(ZonedDateTime(parsing: moment.description) == moment)
      let duration = CalendarDuration(
        months: numbers.next(-40..<40), days: numbers.next(-40..<40),
        seconds: numbers.next(-100_000..<100_000),
        nanoseconds: Int32(
          numbers.next(0..<1_000_000_000) / min(unit, 1_000_000) * min(unit, 1_000_000)))
      #expect(CalendarDuration(parsing: duration.description) == duration)
    }
  }

  @Test(arguments: [
    "P1Y2M3DT4H5M6.7S", "P-1Y-2M", "PT0S", "PT-0.4S", "P14D", "PT-1M-0.5S", "P1DT-0.001S",
  ])
  func `durations print as they are written`(text: String) throws {
    #expect(try #require(CalendarDuration(parsing: text)).description == text)
  }

  @Test(arguments: [
    "", "2026-1-1", "2026-13", "2026-00-01", "20261301", "2026-W00", "2026-366", "26",
    "2026-01-01T",
    "x", "2026-01-01 ", "+20", "2026--01",
  ])
  func `what is no date is refused`(text: String) {
    #expect(CalendarDate(parsing: text) == nil)
  }

  @Test(arguments: [
    "", "1", "25", "12:60", "12:3", "123", "12:30:61", "12.5", "12:30.5", "12:30:30.",
    "12:30:30.1234567890", "12:30:30Z",
  ])
  func `what is no time is refused`(text: String) {
    #expect(LocalTime(parsing: text) == nil)
  }

  @Test(arguments: ["", "P", "PT", "1Y", "P1", "P1S", "PT1Y", "P1Y1Y", "PT1H1H", "P1.Y", "P1D "])
  func `what is no duration is refused`(text: String) {
    #expect(CalendarDuration(parsing: text) == nil)
  }
}
