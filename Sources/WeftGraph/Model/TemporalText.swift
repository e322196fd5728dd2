extension CalendarDate: CustomStringConvertible {
  /// As ISO 8601 writes it: `1984-10-11`.
  public var description: String {
    let (year, month, day) = civil
    let digits = String(year.magnitude)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let sign = year < 0 ? "-" : (year > 9_999 ? "+" : "")
    return "\(sign)\(padded)-\(twoDigits(month))-\(twoDigits(day))"
  }
}

extension LocalTime: CustomStringConvertible {
  /// As ISO 8601 writes it: `12:31:14.645`; seconds are left out where zero, and a fraction has 3, 6
  /// or 9 digits.
  public var description: String {
    var text = "\(twoDigits(hour)):\(twoDigits(minute))"
    if second == 0, nanosecond == 0 { return text }
    text += ":\(twoDigits(second))"
    if nanosecond == 0 { return text }
    var fraction = nanosecond
    var width = 9
    while width > 3, fraction % 1_000 == 0 {
      fraction /= 1_000
      width -= 3
    }
    let digits = String(fraction)
    return text + "." + String(repeating: "0", count: width - digits.count) + digits
  }
}

extension OffsetTime: CustomStringConvertible {
  /// As ISO 8601 writes it: `12:31:14+01:00`.
  public var description: String { time.description + offsetText(offset) }
}

extension LocalDateTime: CustomStringConvertible {
  /// As ISO 8601 writes it: `1984-10-11T12:31:14`.
  public var description: String { "\(date)T\(time)" }
}

extension ZonedDateTime: CustomStringConvertible {
  /// As ISO 8601 writes it, a named zone in brackets: `1984-10-11T12:31+01:00[Europe/Stockholm]`.
  public var description: String {
    "\(local)\(offsetText(offset))" + (zone.map { "[\($0)]" } ?? "")
  }
}

extension CalendarDuration: CustomStringConvertible {
  /// As ISO 8601 writes it: `P1Y2M3DT4H5M6.7S`; `PT0S` for nothing.
  public var description: String {
    var text = "P"
    append(months / 12, "Y", to: &text)
    append(months % 12, "M", to: &text)
    append(days, "D", to: &text)
    if seconds != 0 || nanoseconds != 0 {
      text += "T"
      let isNegative = seconds < 0 && nanoseconds > 0
      let whole = isNegative ? seconds + 1 : seconds
      let fraction = isNegative ? 1_000_000_000 - nanoseconds : nanoseconds
      append(whole / 3_600, "H", to: &text)
      append(whole / 60 % 60, "M", to: &text)
      if whole % 60 != 0 || fraction != 0 {
        if isNegative, whole % 60 == 0 { text += "-" }
        text += String(whole % 60)
        if fraction != 0 {
          let digits = String(fraction)
          text += "." + String(repeating: "0", count: 9 - digits.count) + digits
          while text.last == "0" { text.removeLast() }
        }
        text += "S"
      }
    }
    return text == "P" ? "PT0S" : text
  }

  private func append(_ amount: Int64, _ letter: String, to text: inout String) {
    if amount != 0 { text += "\(amount)\(letter)" }
  }
}

extension ZonedDateTime {
  /// An offset as ISO 8601 writes it: `+01:00`, `Z` for none.
  package static func text(ofOffset offset: Int32) -> String { offsetText(offset) }
}

private func twoDigits(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }

private func offsetText(_ offset: Int32) -> String {
  if offset == 0 { return "Z" }
  let seconds = Int64(offset.magnitude)
  let text =
    (offset < 0 ? "-" : "+") + twoDigits(seconds / 3_600) + ":" + twoDigits(seconds / 60 % 60)
  return seconds % 60 == 0 ? text : text + ":" + twoDigits(seconds % 60)
}
