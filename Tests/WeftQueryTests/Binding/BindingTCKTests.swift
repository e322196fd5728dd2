import Foundation
import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// Binds every query of the openCypher TCK's reading scenarios: errors found at compile time must be
/// found with their names, and no query that has rows may be refused.
struct BindingTCKTests {
  @Test(.needsReference) func everyScenarioIsBoundAsExpected() throws {
    let file = try #require(Reference.folder).appending(path: "tck/read-only-dev.jsonl")
    var errors = (right: 0, all: 0)
    var rows = (right: 0, all: 0)
    var wrong: [String] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let scenario = try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8))
      let error = scenario["expect"]["error"]
      let found = try diagnostic(of: scenario)
      let name = found.map { "\($0.type) \($0.detail)" } ?? "none"
      if error.isNull || error["phase"].string == "runtime" {
        rows.all += 1
        if found == nil {
          rows.right += 1
        } else {
          wrong.append("\(scenario["id"].string ?? ""): refused, \(name)")
        }
      } else if error["phase"].string == "compile time" {
        errors.all += 1
        let detail = error["detail"].string ?? ""
        if let found, found.type == error["type"].string, found.detail == detail {
          errors.right += 1
        } else {
          let wanted = "\(error["type"].string ?? "") \(detail)"
          wrong.append("\(scenario["id"].string ?? ""): \(name) for \(wanted)")
        }
      }
    }
    let summary = "errors \(errors.right) of \(errors.all), rows \(rows.right) of \(rows.all)\n"
    try Golden.expect(
      summary + wrong.map { $0 + "\n" }.joined(),
      equals: "Tests/WeftQueryTests/Golden/tck-binding.txt")
  }

  private func diagnostic(of scenario: JSONValue) throws -> Diagnostic.TCKError? {
    let catalog = TestCatalog.with(
      procedures: scenario["procedures"].array.compactMap { $0["signature"].string })
    let text = SourceText(name: "query", text: scenario["query"].string ?? "")
    do {
      _ = try Binder.bind(Query.parse(text), catalog: catalog, graph: nil)
      return nil
    } catch {
      return error.diagnostics[0].tck
    }
  }
}
