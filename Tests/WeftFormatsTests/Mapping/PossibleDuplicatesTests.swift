import Testing
import WeftFormats
import WeftGraph

struct PossibleDuplicatesTests {
  private static let people =
    "id,name,email,manager,Employee Number\n1,Ada,ada@x.org,,7\n2,Bo,bo@x.org,1,8\n"
  private static let others =
    "id,name,email,manager,Employee Number\na,ADA,a.byron@x.org,,7\nb,Bea,BO@x.org,a,9\n"

  private func read(_ mapping: String?, merge: ImportOptions.Merge = .id) throws -> ReadChart {
    var options = ImportOptions()
    options.merge = merge
    options.mapping = mapping.map { ("mapping.yml", $0) }
    return try ReadChart(
      sources: [("one.csv", Array(Self.people.utf8)), ("two.csv", Array(Self.others.utf8))], options
    )
  }

  @Test func `They are listed and not merged`() throws {
    let chart = try read(nil)
    #expect(chart.ledger.graph.nodes == 4)
    #expect(chart.codes["possible-duplicate"] == 2)
    #expect(
      chart.ledger.sources[1].notes.filter { $0.code == "possible-duplicate" }.map(\.message) == [
        "'a' may be '1' of another source", "'b' may be '2' of another source",
      ])
    #expect(chart.note("possible-duplicate")?.position == SourcePosition(line: 2, column: 1))
  }

  @Test func `What a mapping calls an identity is merged and no longer listed`() throws {
    let mail = try read("identity: [email]")
    #expect(mail.ledger.graph.nodes == 3)
    #expect(mail.relationships == ["2 REPORTS_TO 1", "2 REPORTS_TO a"])
    #expect(mail.codes["possible-duplicate"] == 1)
    let number = try read("identity: [Employee Number]")
    #expect(number.relationships == ["2 REPORTS_TO 1", "b REPORTS_TO 1"])
    #expect(number.codes["possible-duplicate"] == 1)
  }

  @Test func `The number of an employee may be the id in one source`() throws {
    var options = ImportOptions()
    options.mapping = ("mapping.yml", "identity: [employeeId]")
    let badges = #"{"nodes": [{"id": "x", "kind": "person", "employeeId": 1}], "links": []}"#
    let chart = try ReadChart(
      sources: [
        ("one.csv", Array("Employee ID,Name,Manager ID\n1,Ada,\n2,Bo,1\n".utf8)),
        ("two.json", Array(badges.utf8)),
      ], options)
    #expect(chart.ledger.graph.nodes == 2)
    #expect(chart.value("1", "employeeId") == .integer(1))
  }

  @Test func `Nothing is listed where nothing is to be merged`() throws {
    let chart = try read(nil, merge: .never)
    #expect(chart.codes["possible-duplicate"] == nil)
  }
}
