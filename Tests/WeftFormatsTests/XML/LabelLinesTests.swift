import Testing

@testable import WeftFormats

struct LabelLinesTests {
  @Test(arguments: [
    (["Bob Li", "CTO"], "CTO"), (["Ann-Marie O’Neil", "Senior Engineer"], "Senior Engineer"),
    (["Vincent van den Berg", "VP, Sales", "Delft"], "VP, Sales"),
    (["ÅSA ÖST", "Leiterin Einkauf"], "Leiterin Einkauf"),
  ])
  func `Somebody's name and title are told apart`(lines: [String], title: String) {
    let read = LabelLines.nameAndTitle(lines)
    #expect(read?.name == lines[0] && read?.title == title)
  }

  @Test(arguments: [
    ["Research and", "Development"], ["Customer", "Support"], ["Chief Executive", "Officer"],
    ["Supply Chain", "Management"], ["Bob Li"], ["Bob Li", "bob@example.org"],
    ["Bob Li", "+46 1234"], ["North West", "Sales Team"], ["Room 12", "Floor 3"], [],
  ])
  func `Words that were broken to fit stay one name`(lines: [String]) {
    #expect(LabelLines.nameAndTitle(lines) == nil)
  }
}
