import Testing
import WeftFormats
import WeftGraph

/// Tables of who with whom, and tables without a header.
struct MatrixTableTests {
  private func read(_ text: String, name: String = "export.csv") throws -> ReadChart {
    try ReadChart(sources: [(name, Array(text.utf8))])
  }

  @Test(arguments: ["", "name"])
  func `Rows and columns of the same people are relations`(corner: String) throws {
    let chart = try read("\(corner),Ann,Bo,Cy\nAnn,0,2,1.5\nBo,2,,\nCy,-,x,0\n")
    #expect(
      chart.relationships == [
        "Ann COLLABORATES_WITH Bo", "Ann COLLABORATES_WITH Cy", "Bo COLLABORATES_WITH Ann",
        "Cy COLLABORATES_WITH Bo",
      ])
    #expect(chart.labels("Ann") == ["Person"])
    let weight = try #require(chart.graph.key("weight"))
    let weights = (0..<4).map { chart.graph.value(of: weight, RelationshipID($0)) }
    #expect(weights == [.float(2), .float(1.5), .float(2), .float(1)])
    #expect(chart.codes["matrix-table"] == 1 && chart.codes["implied-node"] == 3)
  }

  @Test func `A matrix is of the type that its file is called`() throws {
    let chart = try read(",a,b\na,0,1\nb,0,0\n", name: "reports_to.csv")
    #expect(chart.relationships == ["a REPORTS_TO b"])
    #expect(chart.value(of: "REPORTS_TO", "weight") == .float(1))
  }

  @Test func `Columns without a relation are counted`() throws {
    let chart = try read("who,a,b,c\na,0,1,0\nb,1,0,0\nc,0,0,0\n")
    #expect(chart.graph.nodeCount == 2 && chart.codes["matrix-table"] == 2)
  }

  @Test func `A table of people with columns of skills is none`() throws {
    let chart = try read("name,Python,SQL\nAnn,1,0\nBo,0,1\n")
    #expect(chart.graph.nodeCount == 2 && chart.codes["matrix-table"] == nil)
  }

  @Test(arguments: [
    "alice,bob,3\nbob,carol,2\n", "alice,bob\nbob,carol\n", "1\t2\n2\t3\n", "a@x.org,b@x.org\n",
    "1 2\n2 3\n",
  ])
  func `A table without a header says so`(text: String) {
    let faults = refusal { _ = try read(text) }
    #expect(faults.map(\.code) == ["unknown-columns"])
    #expect(faults.first?.message.contains("no header") == true)
    #expect(faults.first?.hint?.contains("names above") == true)
  }

  @Test func `A hint names a column that is there`() {
    let faults = refusal { _ = try read(",Tone,Pitch\nx,loud,high\ny,soft,low\n") }
    #expect(faults.first?.hint?.contains("{Tone: id}") == true)
  }
}
