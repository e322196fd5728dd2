import Foundation
import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// Queries with mistakes, and what is said of them.
struct WrongQueriesTests {
  private func queries(_ name: String) throws -> [String] {
    let file = Golden.package.appending(path: "Tests/WeftQueryTests/Golden/\(name).cypher")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n---\n").map {
      $0.hasSuffix("\n") ? String($0.dropLast()) : String($0)
    }
  }

  @Test func everyMistakeIsExplained() throws {
    var output = ""
    for (number, query) in try queries("wrong-queries").enumerated() {
      let text = SourceText(name: "q\(number + 1)", text: query)
      do throws(InputError) {
        _ = try Binder.bind(Query.parse(text), catalog: TestCatalog.standard, graph: nil)
        output += "\(number + 1): no mistake found\n"
      } catch {
        output += "\(error)\n"
        #expect(error.diagnostics.count <= 10)
        for diagnostic in error.diagnostics {
          #expect(diagnostic.tck != nil)
          #expect(diagnostic.position != nil)
        }
      }
      output += "\n"
    }
    #expect(!output.contains("no mistake found"))
    try Golden.expect(output, equals: "Tests/WeftQueryTests/Golden/wrong-queries.txt")
  }

  @Test func doubtsAreWarnings() throws {
    var builder = GraphBuilder()
    let ada = builder.addNode("ada", labels: ["Person"])
    let lead = builder.addNode("lead", labels: ["Role"])
    builder.set("name", of: ada, to: .string("Ada"))
    builder.set("headcount", of: lead, to: .integer(1))
    _ = builder.addRelationship("FILLS", from: ada, to: lead)
    let graph = builder.finish()
    var output = ""
    for (number, query) in try queries("warned-queries").enumerated() {
      let text = SourceText(name: "q\(number + 1)", text: query)
      let warnings = try Binder.bind(
        Query.parse(text), catalog: TestCatalog.standard, graph: graph, warnsOfUnused: true
      ).warnings
      output += warnings.map { $0.text + "\n" }.joined() + "\n"
      #expect(warnings.allSatisfy { $0.severity == .warning })
    }
    try Golden.expect(output, equals: "Tests/WeftQueryTests/Golden/warned-queries.txt")
  }
}
