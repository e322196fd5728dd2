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
    ("CTO", true), ("Senior Engineer", true), ("Leiterin Einkauf", true), ("VP, Sales", true),
    ("Sales", false), ("Oslo", false), ("Inventory Level", false),
  ])
  func `Words for what somebody is are known`(title: String, isOccupation: Bool) {
    #expect(LabelLines.isOccupation(title) == isOccupation)
  }

  @Test(arguments: [
    ["Research and", "Development"], ["Customer", "Support"], ["Chief Executive", "Officer"],
    ["Supply Chain", "Management"], ["Bob Li"], ["Bob Li", "bob@example.org"],
    ["Bob Li", "+46 1234"], ["North West", "Sales Team"], ["Room 12", "Floor 3"], [],
    ["Create Remote", "Resource"],
    ["Sign Contract", "and Send It", "Back"], ["Receive And", "acknowledge"],
    ["Write Job", "Application"],
  ])
  func `Words that were broken to fit stay one name`(lines: [String]) {
    #expect(LabelLines.nameAndTitle(lines) == nil)
  }
}
