import Testing
import WeftGraph
import WeftQuery

@Suite struct TemporalFunctionsTests {
  @Test(arguments: [
    ("date('2026-W53-5')", "'2027-01-01'"), ("date('2026-Q2-45')", "'2026-05-15'"),
    ("date('20260228')", "'2026-02-28'"),
    ("date('2026-02-29')", "ArgumentError InvalidArgumentValue"),
    ("date('2026-W54')", "ArgumentError InvalidArgumentValue"),
    ("date({year: 2024, month: 2, day: 29})", "'2024-02-29'"),
    ("date({year: 2023, month: 2, day: 29})", "ArgumentError InvalidArgumentValue"),
    ("date({month: 2})", "ArgumentError InvalidArgumentValue"),
    ("date({year: 2023, day: 2})", "ArgumentError InvalidArgumentValue"),
    ("date({year: 2023, week: 2, month: 1})", "ArgumentError InvalidArgumentValue"),
    ("date({year: 2023, wek: 2})", "ArgumentError InvalidArgumentValue"),
    ("date({date: date('2024-02-29'), year: 2023})", "'2023-02-28'"),
    ("date({date: date('2024-08-31'), month: 2})", "'2024-02-29'"),
    ("date({year: null})", "null"), ("date(null)", "null"),
    ("date(datetime('2026-02-01T23:00-05:00'))", "'2026-02-01'"),
    ("time('24:00')", "ArgumentError InvalidArgumentValue"),
    ("time({hour: 1, second: 2})", "ArgumentError InvalidArgumentValue"),
    ("time({hour: 1, timezone: '+19:00'})", "ArgumentError InvalidArgumentValue"),
    ("datetime({year: 2026, timezone: 'Mars/Olympus'})", "ArgumentError InvalidArgumentValue"),
    (
      "datetime('2026-03-29T02:30[Europe/Stockholm]')",
      "'2026-03-29T03:30+02:00[Europe/Stockholm]'"
    ),
    (
      "datetime('2026-10-25T02:30[Europe/Stockholm]')",
      "'2026-10-25T02:30+02:00[Europe/Stockholm]'"
    ),
    (
      "datetime('2026-10-25T02:30+01:00[Europe/Stockholm]')",
      "'2026-10-25T02:30+01:00[Europe/Stockholm]'"
    ),
    (
      "datetime('2026-06-25T02:30+01:00[Europe/Stockholm]')",
      "ArgumentError InvalidArgumentValue"
    ),
    (
      "datetime('3026-07-01T00:00[Europe/Stockholm]')",
      "'3026-07-01T00:00+02:00[Europe/Stockholm]'"
    ),
    ("datetime.fromepoch(416779, 999999999)", "'1970-01-05T19:46:19.999999999Z'"),
    ("datetime.fromepochmillis(-1)", "'1969-12-31T23:59:59.999Z'"),
    ("datetime({epochSeconds: 0, timezone: '+01:00'})", "'1970-01-01T01:00+01:00'"),
    ("date('2026-01-01').hour", "TypeError InvalidArgumentValue"),
    ("{d: date('2026-01-01')}.d.hour", "TypeError InvalidArgumentValue"),
    ("{d: date('2026-01-01')}.d.weekDay", "4"),
    ("datetime({epochMillis: 1500})", "'1970-01-01T00:00:01.500Z'"),
  ])
  func `dates and times are made, or refused`(expression: String, literal: String) throws {
    #expect(try Answers.literal(expression) == literal)
  }

  @Test(arguments: [
    ("date('2026-01-31') + duration('P1M')", "'2026-02-28'"),
    ("duration('P1M') + date('2026-01-31')", "'2026-02-28'"),
    ("date('2026-03-31') - duration('P1M1D')", "'2026-02-27'"),
    ("date('2026-01-01') + duration('PT23H')", "'2026-01-01'"),
    ("localtime('23:00') + duration('PT2H')", "'01:00'"),
    (
      "datetime('2026-03-28T12:00[Europe/Stockholm]') + duration('P1D')",
      "'2026-03-29T12:00+02:00[Europe/Stockholm]'"
    ),
    (
      "datetime('2026-03-28T12:00[Europe/Stockholm]') + duration('PT24H')",
      "'2026-03-29T13:00+02:00[Europe/Stockholm]'"
    ),
    ("date('2026-01-01') + 1", "SyntaxError InvalidArgumentType"),
    ("duration('P1Y') * 2.5", "'P2Y6M'"), ("duration('P1M') / 3", "'P10DT3H29M42S'"),
    ("duration('P1D') * 0.1", "'PT2H24M'"),
    ("duration('P1D') / 0", "ArithmeticError DivisionByZero"),
    ("-duration('P1DT1S')", "'P-1DT-1S'"),
    ("duration({months: 0.5})", "'P15DT5H14M33S'"), ("duration({seconds: 0.1})", "'PT0.1S'"),
    ("duration({seconds: 70.1})", "'PT1M10.1S'"), ("duration('-P1Y2M')", "'P-1Y-2M'"),
    ("duration('P2012-02-02T14:37:21.545')", "'P2012Y2M2DT14H37M21.545S'"),
    ("duration('P')", "ArgumentError InvalidArgumentValue"),
    ("duration('P1DT')", "ArgumentError InvalidArgumentValue"),
    ("duration('P1M1Y')", "ArgumentError InvalidArgumentValue"),
    ("duration.between(date('2024-02-29'), date('2025-02-28'))", "'P11M30D'"),
    ("duration.between(date('2025-01-31'), date('2025-03-01'))", "'P1M1D'"),
    ("duration.inDays(date('2025-01-31'), date('2025-03-01')).days", "29"),
    ("duration('P1Y') < duration('P2Y')", "null"), ("duration('P1D') = duration('PT24H')", "false"),
    ("date('2026-01-01') < localdatetime('2026-01-02')", "null"),
    ("datetime('2026-01-01T12:00+01:00') = datetime('2026-01-01T11:00Z')", "false"),
    ("datetime('2026-01-01T12:00+01:00') > datetime('2026-01-01T11:00Z')", "true"),
  ])
  func `dates move and differ as the calendar does`(expression: String, literal: String) throws {
    #expect(try Answers.literal(expression) == literal)
  }

  @Test(arguments: [
    ("date.truncate('week', date('2026-01-01'))", "'2025-12-29'"),
    ("date.truncate('MONTH', date('2026-05-17'))", "'2026-05-01'"),
    ("date.truncate('hour', date('2026-05-17'))", "ArgumentError InvalidArgumentValue"),
    ("date.truncate('fortnight', date('2026-05-17'))", "ArgumentError InvalidArgumentValue"),
    ("date.truncate('decade', date('-0005-05-17'))", "'-0010-01-01'"),
    ("localtime.truncate('month', localtime('12:00'))", "ArgumentError InvalidArgumentValue"),
    ("datetime.truncate('day', localtime('12:00'))", "ArgumentError InvalidArgumentValue"),
  ])
  func `truncation goes to the start of a unit`(expression: String, literal: String) throws {
    #expect(try Answers.literal(expression) == literal)
  }

  @Test func `the clock is the day as-of or the machine's`() throws {
    #expect(try Answers.literal("datetime()") == "'2026-09-21T14:13:20.123Z'")
    #expect(try Answers.literal("date.realtime('Pacific/Kiritimati')") == "'2026-09-22'")
    let day = try #require(CalendarDate(year: 2026, month: 1, day: 31))
    #expect(try Answers.literal("date()", clock: .asOf(day)) == "'2026-01-31'")
    #expect(try Answers.literal("datetime()", clock: .asOf(day)) == "'2026-01-31T00:00Z'")
    #expect(
      try Answers.literal("date('Z')", clock: .asOf(day)) == "ArgumentError InvalidArgumentValue")
    #expect(try Answers.literal("localtime({timezone: '+01:00'})") == "'15:13:20.123'")
  }
}
