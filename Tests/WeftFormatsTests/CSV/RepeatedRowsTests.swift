import Testing
import WeftGraph

@testable import WeftFormats

/// People whose rows are assignments: each names the superior anew.
struct RepeatedRowsTests {
  private func lines(_ text: String) throws -> (lines: [String], twice: Int?) {
    let chart = try ReadChart(sources: [("people.csv", Array(text.utf8))])
    let graph = chart.graph
    let lines = (0..<graph.relationshipCount).map { index in
      let id = RelationshipID(index)
      return [graph.source(of: id), graph.target(of: id)].map { graph.id(of: $0) }
        .joined(separator: " ")
    }
    return (lines.sorted(), chart.codes["stated-twice"])
  }

  @Test(arguments: [
    ("id,name,manager_id,title", "1,Ada,,CEO", "2,Bob,1,Engineer", "2,Bob,1,Trainer"),
    (
      "email,name,manager,title", "a@x.org,Ada,,CEO", "b@x.org,Bob,Ada,Engineer",
      "b@x.org,Bob,Ada,T"
    ),
    (
      "id,email,manager_email,title", "1,a@x.org,,CEO", "2,b@x.org,a@x.org,Engineer",
      "2,b@x.org,a@x.org,Trainer"
    ),
  ])
  func `rows of one id that name one superior state one line`(
    header: String, top: String, one: String, other: String
  ) throws {
    let found = try lines([header, top, one, other, ""].joined(separator: "\n"))
    #expect(found.lines.count == 1 && found.twice == 1)
  }

  @Test func `lines to others, and those that are dotted, are further ones`() throws {
    let found = try lines(
      """
      id,name,manager_id,dotted_line_manager_id
      1,Ada,,
      2,Bob,1,3
      2,Bob,3,1
      3,Cy,1,
      """)
    #expect(found.lines == ["2 1", "2 1", "2 3", "2 3", "3 1"] && found.twice == nil)
  }
}
