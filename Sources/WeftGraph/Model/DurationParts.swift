/// A duration being put together from amounts with fractions, which spill into smaller units.
///
/// Amounts are exact to a billionth of their unit. A fraction of a month counts as part of 2,629,746
/// seconds (a 4,800th of 400 years), and a fraction of a day as part of 24 hours.
package struct DurationParts: Sendable {
  /// A unit of time and how it counts.
  package enum Part: String, Sendable, CaseIterable {
    case years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds,
      nanoseconds
  }

  private static let billion: Int128 = 1_000_000_000
  private static let nanosecondsPerMonth: Int128 = 2_629_746 * billion
  private static let nanosecondsPerDay: Int128 = 86_400 * billion

  private var months: Int128 = 0
  private var days: Int128 = 0
  /// In billionths of a nanosecond.
  private var nanoseconds: Int128 = 0

  /// Creates parts of nothing.
  package init() {}

  /// Adds an amount given in billionths of a unit.
  package mutating func add(billionths: Int128, of part: Part) {
    switch part {
    case .years: months += billionths * 12
    case .quarters: months += billionths * 3
    case .months: months += billionths
    case .weeks: days += billionths * 7
    case .days: days += billionths
    case .hours: nanoseconds += billionths * 3_600 * Self.billion
    case .minutes: nanoseconds += billionths * 60 * Self.billion
    case .seconds: nanoseconds += billionths * Self.billion
    case .milliseconds: nanoseconds += billionths * 1_000_000
    case .microseconds: nanoseconds += billionths * 1_000
    case .nanoseconds: nanoseconds += billionths
    }
  }

  /// Adds a whole amount.
  package mutating func add(_ amount: Int64, _ part: Part) {
    add(billionths: Int128(amount) * Self.billion, of: part)
  }

  /// Adds an amount; false where it is not finite or far too large.
  package mutating func add(_ amount: Double, _ part: Part) -> Bool {
    guard amount.isFinite, amount.magnitude < 0x1p63 else { return false }
    let whole = amount.rounded(.towardZero)
    let fraction = ((amount - whole) * 1e9).rounded()
    add(billionths: Int128(whole) * Self.billion + Int128(fraction), of: part)
    return true
  }

  /// The duration; nil if a part does not fit into 64 bits.
  package func finish() -> CalendarDuration? {
    let wholeMonths = months / Self.billion
    let spilledDays = months % Self.billion * Self.nanosecondsPerMonth / Self.nanosecondsPerDay
    let daysAndSpill = days + spilledDays
    let wholeDays = daysAndSpill / Self.billion
    // What the division above cut off is carried in billionths of a nanosecond.
    let lost =
      months % Self.billion * Self.nanosecondsPerMonth - spilledDays * Self.nanosecondsPerDay
    let rest = daysAndSpill % Self.billion * Self.nanosecondsPerDay + lost + nanoseconds
    let total = rest / Self.billion
    var seconds = total / Self.billion
    var fraction = total % Self.billion
    if fraction < 0 {
      seconds -= 1
      fraction += Self.billion
    }
    guard let months = Int64(exactly: wholeMonths), let days = Int64(exactly: wholeDays),
      let wholeSeconds = Int64(exactly: seconds)
    else { return nil }
    return CalendarDuration(
      months: months, days: days, seconds: wholeSeconds, nanoseconds: Int32(fraction))
  }
}

extension CalendarDuration {
  /// Reads a duration as ISO 8601 writes it: `P1Y2M3DT4H5M6.7S`, `P2W`, signs and fractions on any
  /// amount, or the form of a date and time, `P0001-02-03T04:05:06`.
  package init?(parsing text: some StringProtocol) {
    var scanner = TemporalScanner(text)
    let isNegative = scanner.take("-")
    if !isNegative { _ = scanner.take("+") }
    guard scanner.take("P"), !scanner.isAtEnd else { return nil }
    let rest = scanner
    guard let parts = Self.units(&scanner, isNegative) ?? Self.calendar(rest, isNegative),
      let duration = parts.finish()
    else { return nil }
    self = duration
  }

  private static func units(_ scanner: inout TemporalScanner, _ isNegative: Bool) -> DurationParts?
  {
    var parts = DurationParts()
    var letters: [(letter: Unicode.Scalar, part: DurationParts.Part)] = [
      ("Y", .years), ("M", .months), ("W", .weeks), ("D", .days),
    ]
    var isInTime = false
    while !scanner.isAtEnd {
      if !isInTime, scanner.take("T") {
        isInTime = true
        letters = [("H", .hours), ("M", .minutes), ("S", .seconds)]
        if scanner.isAtEnd { return nil }
      }
      guard let amount = scanner.billionths() else { return nil }
      while let first = letters.first, !scanner.take(first.letter) { letters.removeFirst() }
      guard let unit = letters.first else { return nil }
      letters.removeFirst()
      parts.add(billionths: isNegative ? -amount : amount, of: unit.part)
    }
    return parts
  }

  private static func calendar(_ start: TemporalScanner, _ isNegative: Bool) -> DurationParts? {
    var scanner = start
    var parts = DurationParts()
    let sign: Int64 = isNegative ? -1 : 1
    guard scanner.digitCount == 4, let years = scanner.number(4), scanner.take("-"),
      let months = scanner.number(2), months <= 12, scanner.take("-"),
      let days = scanner.number(2), days <= 31
    else { return nil }
    parts.add(sign * years, .years)
    parts.add(sign * months, .months)
    parts.add(sign * days, .days)
    if scanner.take("T") {
      guard let time = scanner.time() else { return nil }
      parts.add(sign * time.nanoseconds, .nanoseconds)
    }
    return scanner.isAtEnd ? parts : nil
  }
}

extension TemporalScanner {
  /// A number with a sign and a fraction, in billionths.
  mutating func billionths() -> Int128? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    let count = digitCount
    guard let whole = number(count) else { return nil }
    var value = Int128(whole) * 1_000_000_000
    if take(".") || take(",") {
      guard let fraction = fraction() else { return nil }
      value += Int128(fraction)
    }
    return isNegative ? -value : value
  }
}
