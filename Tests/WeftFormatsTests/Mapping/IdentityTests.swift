import Testing
import WeftFormats
import WeftGraph

/// What becomes of nodes of several sources that are one, and of what they say.
struct IdentityTests {
  private func read(_ sources: [(String, String)], mapping: String? = nil) throws -> ReadChart {
    var options = ImportOptions()
    options.mapping = mapping.map { ("mapping.yml", $0) }
    return try ReadChart(sources: sources.map { ($0.0, Array($0.1.utf8)) }, options)
  }

  @Test func `Values that another source gave already are counted where they differ`() throws {
    let chart = try read([
      ("one.csv", "id,name,title,fte,start\n1,Ann,CEO,1,2020-01-01\n2,Bo,CFO,0.5,2020-01-01\n"),
      ("two.csv", "id,name,title,fte,start\n1,Ann,CEO,1.0,2020-01-01\n2,Bo,COO,1,2021-01-01\n"),
    ])
    #expect(chart.value("2", "title") == .string("CFO"))
    let notes = chart.ledger.sources[1].notes.filter { $0.code == "repeated-data" }
    #expect(notes.map(\.count) == [1, 1, 1])
    #expect(notes.allSatisfy { $0.position?.line == 3 })
    #expect(chart.ledger.sources[0].notes.allSatisfy { $0.code != "repeated-data" })
  }

  @Test func `Conflicts of repeated ids in one source are counted too`() throws {
    let chart = try read([("one.csv", "id,name,title\n1,Ann,CEO\n1,Ann,CFO\n")])
    #expect(chart.codes["duplicate-id"] == 1 && chart.codes["repeated-data"] == 1)
    let same = try read([("one.csv", "id,name,title\n1,Ann,CEO\n1,Ann,CEO\n")])
    #expect(same.codes["repeated-data"] == nil)
  }

  @Test func `Nodes that the mapping merges are told, and so are names they lose`() throws {
    let chart = try read(
      [
        ("hr.csv", "id,name,email\n1,Ann,ann@x.org\n"),
        ("ad.csv", "id,name,email\nu1,Lee Ann,ANN@x.org\n"),
      ], mapping: "identity: [email]")
    #expect(chart.graph.nodeCount == 1 && chart.value("1", "name") == .string("Ann"))
    #expect(chart.codes["merged-node"] == 1)
    let told = chart.ledger.sources[1].notes.filter { $0.code == "repeated-data" }.map(\.message)
    #expect(told.count == 2 && told.contains { $0.contains("'name'") })
  }

  @Test(arguments: [
    ("id,name,email\nA,Ann,s@x.org\nB,Bo,s@x.org\n", "id,name,email\nC,Cy,s@x.org\n"),
    ("id,name,email\nA,Ann,s@x.org\n", "id,name,email\nB,Bo,s@x.org\nC,Cy,s@x.org\n"),
  ])
  func `A value that several nodes share identifies none`(one: String, two: String) throws {
    let chart = try read([("one.csv", one), ("two.csv", two)], mapping: "identity: [email]")
    #expect(chart.graph.nodeCount == 3)
    #expect(chart.value("C", "name") == .string("Cy"))
    #expect(chart.codes["merged-node"] == nil && (chart.codes["possible-duplicate"] ?? 0) > 0)
  }

  @Test func `Another value decides where the first is shared`() throws {
    let chart = try read(
      [
        ("one.csv", "employee id,name,email\nA,Ann,s@x.org\nB,Bo,s@x.org\n"),
        ("two.csv", "login,name,email,employeeId\nc,Bo,s@x.org,B\n"),
      ], mapping: "identity: [email, employeeId]")
    #expect(chart.graph.nodeCount == 2)
  }
}
