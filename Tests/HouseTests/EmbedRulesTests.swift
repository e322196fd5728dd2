import Foundation
import TestSupport
import Testing

@Suite struct EmbedRulesTests {
  @Test func `a rule added to a folder is in what embed-rules writes`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let queries = folder.appending(path: "queries/gaps/hygiene")
    let charts = folder.appending(path: "charts")
    for url in [queries, charts] {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    let rule = "// id: new-rule\nRETURN '\"\"\"#\\n' AS x\n"
    try Data(rule.utf8).write(to: queries.appending(path: "new-rule.cypher"))
    try Data("<graphml/>\n".utf8).write(to: charts.appending(path: "new-rule.graphml"))
    let output = folder.appending(path: "Out.swift")
    let status = try run([
      folder.appending(path: "queries").path(percentEncoded: false),
      charts.path(percentEncoded: false), output.path(percentEncoded: false),
    ])
    #expect(status == 0)
    let written = try String(contentsOf: output, encoding: .utf8)
    #expect(written.contains("gaps/hygiene/new-rule.cypher"))
    #expect(written.contains(rule))
    #expect(written.contains("<graphml/>"))
    // The literal's delimiter has more number signs than the rule's own text.
    #expect(written.contains("##\"\"\""))
  }

  @Test func `embed-rules refuses a folder that is not there`() throws {
    #expect(try run(["/nonexistent", "/nonexistent", "/nonexistent/out.swift"]) == 74)
    #expect(try run([]) == 64)
  }

  private func run(_ arguments: [String]) throws -> Int32 {
    try CommandRun(arguments, of: "embed-rules").status
  }
}
