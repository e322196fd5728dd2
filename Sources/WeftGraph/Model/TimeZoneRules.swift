import Foundation

/// The offsets of named time zones: the only place that asks the platform's tz database.
package enum TimeZoneRules {
  /// Whether a name is one of the tz database.
  package static func isKnown(_ zone: String) -> Bool { timeZone(zone) != nil }

  /// The offset from UTC in a zone at a moment, in seconds; nil for an unknown zone.
  package static func offset(of zone: String, at epochSeconds: Int64) -> Int32? {
    timeZone(zone).map { offset(of: $0, at: epochSeconds) }
  }

  /// The moment at which clocks in a zone show a date and time; nil for an unknown zone.
  ///
  /// Where clocks show it twice, the given offset decides, else the earlier moment is taken; a time
  /// that clocks leap over is moved on by the length of the leap.
  package static func resolve(
    _ local: LocalDateTime, in zone: String, preferring preferred: Int32? = nil
  ) -> ZonedDateTime? {
    guard let rules = timeZone(zone) else { return nil }
    let seconds = local.epochSeconds
    let before = offset(of: rules, at: seconds - 86_400)
    let after = offset(of: rules, at: seconds + 86_400)
    func isValid(_ candidate: Int32) -> Bool {
      offset(of: rules, at: seconds - Int64(candidate)) == candidate
    }
    if let preferred, isValid(preferred) {
      return ZonedDateTime(local: local, offset: preferred, zone: zone)
    }
    for candidate in [before, after] where isValid(candidate) {
      return ZonedDateTime(local: local, offset: candidate, zone: zone)
    }
    return moment(seconds - Int64(before), local.time.nanosecond, in: zone)
  }

  /// What clocks in a zone show at a moment; nil for an unknown zone.
  package static func moment(
    _ epochSeconds: Int64, _ nanosecond: Int64, in zone: String
  ) -> ZonedDateTime? {
    guard let offset = offset(of: zone, at: epochSeconds) else { return nil }
    return ZonedDateTime(
      local: LocalDateTime(epochSeconds: epochSeconds + Int64(offset), nanosecond: nanosecond),
      offset: offset, zone: zone)
  }

  private static let names = Set(TimeZone.knownTimeZoneIdentifiers)

  private static func timeZone(_ name: String) -> TimeZone? {
    guard names.contains(name) || name == "UTC" || name == "GMT" || name.contains("/") else {
      return nil
    }
    return TimeZone(identifier: name)
  }

  /// Beyond some centuries rules repeat with the calendar's cycle of 400 years; the platform gives no
  /// sensible answer there itself.
  private static func offset(of zone: TimeZone, at epochSeconds: Int64) -> Int32 {
    let cycle: Int64 = 146_097 * 86_400
    let horizon: Int64 = 13_569_465_600
    let earliest: Int64 = -62_135_596_800
    var seconds = max(epochSeconds, earliest)
    if seconds > horizon { seconds = horizon - cycle + (seconds - horizon) % cycle }
    return Int32(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
  }
}
