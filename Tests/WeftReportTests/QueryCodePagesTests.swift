import Foundation
import TestSupport
import Testing
import WeftFormats
import WeftReport

@Suite struct QueryCodePagesTests {
  /// Codes as the sources spell them where they report something.
  private static func codes(in folder: String) throws -> Set<String> {
    let root = Golden.package.appending(path: folder)
    let names = try FileManager.default.subpathsOfDirectory(
      atPath: root.path(percentEncoded: false))
    var result: Set<String> = []
    for name in names where name.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
      for match in text.matches(of: /code: "([a-z]+(?:-[a-z]+)+)"/) {
        result.insert(String(match.1))
      }
    }
    return result
  }

  @Test(arguments: ["Sources/WeftQuery", "Sources/WeftGaps"])
  func `every code that is reported can be explained`(folder: String) throws {
    for code in try Self.codes(in: folder) {
      let isExplained =
        QueryCodePages.codes.contains(code) || DiagnosticCatalogue.page(code) != nil
      #expect(isExplained, "\(code) has no page")
    }
  }

  @Test func `every code of the wrong queries can be explained`() throws {
    for file in ["wrong-queries.txt", "warned-queries.txt"] {
      let text = try String(
        contentsOf: Golden.package.appending(path: "Tests/WeftQueryTests/Golden/\(file)"),
        encoding: .utf8)
      for match in text.matches(of: /\[([a-z]+(?:-[a-z]+)+)\]$/.anchorsMatchLineEndings()) {
        let code = String(match.1)
        #expect(QueryCodePages.codes.contains(code), "\(code) has no page")
      }
    }
  }

  @Test func `no code has two pages`() {
    #expect(Set(QueryCodePages.codes).count == QueryCodePages.codes.count)
  }
}
