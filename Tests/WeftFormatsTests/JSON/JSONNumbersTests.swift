import Testing
import WeftFormats
import WeftGraph

struct JSONNumbersTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test(arguments: ["1", "1.0", "1e0", "10E-1", "0.1e+1"])
  func `Whole numbers are one id however they are written`(number: String) throws {
    let list = try read(
      #"[{"id":1,"name":"Ann"},{"id":2,"name":"Bob","managerId":\#(number)}]"#
    )
    #expect(list.relationships.count == 1 && list.codes["dangling-edge"] == nil)
    let links = try read(
      #"{"nodes":[{"id":\#(number)},{"id":7.0}],"links":[{"source":7,"target":1}]}"#)
    #expect(links.relationships == ["7 RELATED_TO 1"] && links.graph.nodeCount == 2)
    let below = try read(#"[{"id":1.0,"name":"Ann"},{"id":2,"name":"Bob","reports":[\#(number)]}]"#)
    #expect(below.relationships == ["1 REPORTS_TO 2"])
  }

  @Test func `Texts and broken numbers are ids as they stand, and floats stay floats`() throws {
    let chart = try read(
      #"[{"id":"1.0","name":"Ann","fte":1.0},{"id":"1","name":"Bob"},{"id":1.5,"name":"Cy"}]"#)
    #expect(chart.graph.node("1.0") != nil && chart.graph.node("1.5") != nil)
    #expect(chart.graph.nodeCount == 3 && chart.value("1.0", "fte") == .float(1))
  }

  @Test func `NaN is no value, as where a table has none`() throws {
    let chart = try read(
      #"[{"id":101,"name":"Ann","managerId":NaN,"score":Infinity},{"id":102,"name":"Bob","managerId":101.0}]"#
    )
    #expect(chart.relationships == ["102 REPORTS_TO 101"])
    #expect(chart.value("101", "score") == .float(.infinity))
    #expect(chart.codes["odd-number"] == 2)
    #expect(throws: InputError.self) { try read(#"[{"id":1,"name":Nan}]"#) }
  }

  @Test func `Numbers beyond their range are kept as texts or told`() throws {
    let chart = try read(
      #"[{"id":1,"name":"Ann","big":18446744073709551616,"huge":1e400,"list":[1,18446744073709551617]},{"id":2,"name":"Bob","managerId":1}]"#
    )
    #expect(chart.value("1", "big") == .string("18446744073709551616"))
    #expect(chart.value("1", "huge") == .float(.infinity))
    #expect(
      chart.value("1", "list") == .list([.integer(1), .string("18446744073709551617")]))
    #expect(chart.codes["bad-value"] == 2 && chart.codes["infinite-value"] == 1)
    #expect(chart.note("infinite-value")?.position?.column == 57)
  }
}
