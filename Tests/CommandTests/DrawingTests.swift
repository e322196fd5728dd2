import Foundation
import TestSupport
import Testing

@Suite struct DrawingTests {
  @Test func `a drawing of a query needs nodes`() throws {
    let names = try CommandRun([
      "dot", ChangeTests.near, "--query", "MATCH (n:Person) RETURN n.name",
    ])
    #expect(names.status == 2)
    #expect(names.errors.contains("[nothing-to-draw]") && names.errors.contains("`RETURN n`"))
    let drawn = try CommandRun(
      ["query", ChangeTests.near, "MATCH (n:Person) RETURN n.name", "--format", "dot"])
    #expect(drawn.status == 2)
    let nobody = try CommandRun(
      ["dot", ChangeTests.near, "--query", "MATCH (n:Person {name: 'Nobody'}) RETURN n"])
    #expect(nobody.status == 0)
    #expect(nobody.errors.contains("the drawing is empty"))
  }

  @Test func `whatever joins the node in focus is drawn`() throws {
    let run = try CommandRun([
      "dot", "orgcharts/acme-ai.graphml", "--focus", "Fraud Score", "--hops", "1",
    ])
    #expect(run.status == 0)
    let joined = try CommandRun([
      "query", "orgcharts/acme-ai.graphml", "--format", "jsonl",
      "MATCH ({name: 'Fraud Score'})-[r]-(other) RETURN DISTINCT other.name AS name, type(r) AS type",
    ])
    let rows = joined.output.split(separator: "\n")
    #expect(rows.count > 10)
    for row in rows {
      let value = try JSONDecoder().decode(JSONValue.self, from: Data(row.utf8))
      let name = value["name"].string ?? ""
      let words = (value["type"].string ?? "").lowercased().replacing("_", with: " ")
      #expect(
        run.output.contains("tooltip=\"\(name) \(words) Fraud Score\"")
          || run.output.contains("tooltip=\"Fraud Score \(words) \(name)\""),
        "\(name) \(words)")
    }
  }

  @Test func `a line of reporting that orders nothing points to the manager`() throws {
    let run = try CommandRun(["dot", "orgcharts/acme-ai.graphml", "--gaps"])
    let lines = run.output.split(separator: "\n").filter {
      $0.contains("->") && $0.contains(" reports to ") && $0.contains("constraint=false")
    }
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(line.contains("dir=\"back\"") && line.contains("arrowtail=\"open\""))
    }
  }
}
