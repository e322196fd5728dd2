import Foundation
import TestSupport
import Testing
import WeftQuery

/// The page about the language names everything there is.
@Suite struct QueryLanguagePageTests {
  private static let page = Reference.packageFolder.appending(path: "docs/query-language.md")

  @Test func `every function of the catalog is named`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let missing = StandardFunctions.catalog.functions.map(\.name).filter {
      !text.contains("`\($0)`")
    }
    #expect(missing == [])
  }

  @Test(arguments: [
    "count", "sum", "avg", "min", "max", "collect", "stDev", "stDevP", "percentileCont",
    "percentileDisc",
  ])
  func `every aggregate is named`(name: String) throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(text.contains("`\(name)`"))
  }
}
