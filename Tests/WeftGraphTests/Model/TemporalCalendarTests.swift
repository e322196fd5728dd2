import Testing
import WeftGraph

@Suite struct TemporalCalendarTests {
  @Test func `every day of eight centuries has one name`() throws {
    let first = try #require(CalendarDate(year: 1600, month: 1, day: 1))
    let last = try #require(CalendarDate(year: 2400, month: 12, day: 31))
    var year: Int64 = 1600
    var month: Int64 = 1
    var day: Int64 = 1
    for number in first.days...last.days {
      let date = CalendarDate(days: number)
      guard date.civil == (year, month, day),
        CalendarDate(year: year, month: month, day: day) == date
      else {
        Testing.Issue.record("\(year)-\(month)-\(day) is not \(date)")
        return
      }
      day += 1
      if day > CalendarDate.daysInMonth(month, of: year) {
        day = 1
        month += 1
      }
      if month > 12 {
        month = 1
        year += 1
      }
    }
  }

  @Test(arguments: 0..<20) func `other names lead back to the day`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    for _ in 0..<500 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let days = Int64(bitPattern: state) >> 24
      let date = CalendarDate(days: days % 300_000_000_000)
      #expect(CalendarDate(year: date.year, ordinalDay: date.ordinalDay) == date)
      #expect(
        CalendarDate(weekYear: date.weekYear, week: date.week, weekDay: date.weekDay) == date)
      #expect(
        CalendarDate(year: date.year, quarter: date.quarter, dayOfQuarter: date.dayOfQuarter)
          == date)
      #expect(CalendarDate(parsing: date.description) == date)
      #expect(date.adding(months: 12)?.adding(months: -12)?.month == date.month)
    }
  }

  @Test func `week days and weeks are those of ISO 8601`() throws {
    #expect(CalendarDate(days: 0).weekDay == 4)
    let cases: [(String, Int64, Int64, Int64)] = [
      ("2005-01-01", 2004, 53, 6), ("2005-12-31", 2005, 52, 6), ("2007-12-31", 2008, 1, 1),
      ("2008-12-29", 2009, 1, 1), ("2010-01-03", 2009, 53, 7),
    ]
    for (text, year, week, day) in cases {
      let date = try #require(CalendarDate(parsing: text))
      #expect((date.weekYear, date.week, date.weekDay) == (year, week, day))
    }
  }

  @Test func `there are no days beyond the months' ends`() {
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 2001, month: 4, day: 31) == nil)
    #expect(CalendarDate(year: 2001, month: 13, day: 1) == nil)
    #expect(CalendarDate(year: 2001, ordinalDay: 366) == nil)
    #expect(CalendarDate(year: 1_000_000_000, month: 1, day: 1) == nil)
  }
}
