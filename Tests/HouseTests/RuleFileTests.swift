import Foundation
import Testing

@Suite struct RuleFileTests {
  private static let rules = House.files(below: "queries/gaps", ending: ".cypher")

  private static func stem(_ path: String) -> String {
    URL(filePath: path).deletingPathExtension().lastPathComponent
  }

  @Test func `there are rules`() { #expect(Self.rules.count >= 26) }

  @Test(arguments: rules)
  func `a rule has its smallest chart and its near chart`(file: String) {
    let id = Self.stem(file)
    for folder in ["gaps", "near"] {
      let chart = House.root.appending(path: "orgcharts/\(folder)/\(id).graphml").path(
        percentEncoded: false)
      #expect(FileManager.default.fileExists(atPath: chart), "no orgcharts/\(folder)/\(id).graphml")
    }
  }

  @Test(arguments: ["gaps", "near"])
  func `a chart of a rule has its rule`(folder: String) {
    let ids = Set(Self.rules.map(Self.stem))
    for chart in House.files(below: "orgcharts/\(folder)", ending: ".graphml") {
      #expect(ids.contains(Self.stem(chart)), "\(chart) belongs to no rule")
    }
  }

  @Test(arguments: rules)
  func `a smallest chart has at most fifteen nodes`(file: String) throws {
    let text = try House.text(of: "orgcharts/gaps/\(Self.stem(file)).graphml")
    #expect(text.matches(of: /<node[\s>]/).count <= 15)
  }
}
