import Testing
@testable import WeftFormats

struct MomentTests {
  @Test(arguments: [
    ("2026-01-31", "2026-01"), ("2026-01-31T10:00:00Z", "2026-01"), ("20260131", "2026-01"),
    ("Mon, 14 May 2001 16:39:00 -0700 (PDT)", "2001-05"), ("4 Sept 2001 13:51", "2001-09"),
    ("Fri May 4 13:51:00 2001", "2001-05"), ("May 4, 2001", "2001-05"),
    ("31-Jan-2020", "2020-01"), ("1714000000", "2024-04"), ("1714000000.0005", "2024-04"),
    ("1714000000000", "2024-04"),
  ])
  func `The month of a moment is read`(text: String, month: String) {
    #expect(Moment.month(Array(text.utf8))?.text == month)
  }

  @Test(arguments: [
    "", "May", "May 2001", "03/04/2021", "1", "12345", "2026", "2026-01", "Maybe 4 2001",
    "x 4 2001",
    "99 May 2001", "2026-13-01",
  ])
  func `Other texts have none`(text: String) {
    #expect(Moment.month(Array(text.utf8)) == nil)
  }

  @Test func `Periods stand as they are`() {
    for text in ["2026", "2026-01", "2026-W05", "2026Q1", "2026-Q1", "2026 H2"] {
      #expect(Moment.isPeriod(Array(text.utf8)), "\(text)")
    }
    for text in ["", "20", "01/2026", "2026-01-31", "2026 spring"] {
      #expect(!Moment.isPeriod(Array(text.utf8)), "\(text)")
    }
  }
}
