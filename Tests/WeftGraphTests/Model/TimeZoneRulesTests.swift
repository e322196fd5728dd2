import Testing
import WeftGraph

@Suite struct TimeZoneRulesTests {
  @Test func `zones have the offsets of their time`() throws {
    let cases = [
      ("Europe/Stockholm", "1818-07-21T21:40:32", "+00:53:28"),
      ("Europe/Stockholm", "1984-07-01T12:00", "+02:00"),
      ("Europe/Stockholm", "1984-01-01T12:00", "+01:00"),
      ("Pacific/Honolulu", "1984-10-11T12:00", "-10:00"),
      ("Asia/Kolkata", "2026-01-01T00:00", "+05:30"), ("UTC", "2026-01-01T00:00", "Z"),
      ("Europe/Stockholm", "9999-07-01T12:00", "+02:00"),
      ("Europe/Stockholm", "9999-01-01T12:00", "+01:00"),
    ]
    for (zone, text, offset) in cases {
      let local = try #require(LocalDateTime(parsing: text))
      let moment = try #require(TimeZoneRules.resolve(local, in: zone))
      #expect(ZonedDateTime.text(ofOffset: moment.offset) == offset, "\(zone) \(text)")
      #expect(moment.local == local)
    }
    #expect(!TimeZoneRules.isKnown("Mars/Olympus"))
    #expect(!TimeZoneRules.isKnown("GMT+3"))
  }

  @Test func `a moment and what clocks show are one`() throws {
    for zone in ["Europe/Stockholm", "America/New_York", "Australia/Lord_Howe"] {
      for hour in stride(from: Int64(0), to: 366 * 24, by: 1) {
        let seconds = 1_767_225_600 + hour * 3_600
        let shown = try #require(TimeZoneRules.moment(seconds, 5, in: zone))
        #expect(shown.epochSeconds == seconds)
        let back = TimeZoneRules.resolve(shown.local, in: zone, preferring: shown.offset)
        #expect(back == shown)
      }
    }
  }
}
