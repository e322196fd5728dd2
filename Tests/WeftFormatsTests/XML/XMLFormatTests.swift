import Testing
import WeftFormats
import WeftGraph

struct XMLFormatTests {
  private func format(_ name: String, _ text: String, from: String? = nil) throws -> String? {
    var options = ImportOptions()
    options.format = from.flatMap { ImportOptions.Format(rawValue: $0) }
    return try ReadChart(sources: [(name, Array(text.utf8))], options).ledger.sources.first?.format
  }

  @Test(arguments: [
    ("<graphml><graph edgedefault=\"directed\"/></graphml>", "graphml"),
    ("<gexf><graph/></gexf>", "gexf"),
    ("<model xmlns=\"http://www.opengroup.org/xsd/archimate\"/>", "archimate"),
    ("<metanetwork/>", "dynetml"),
    ("<mxfile/>", "drawio"),
    ("<b:definitions xmlns:b=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>", "bpmn"),
    ("<opml><body/></opml>", "opml"),
    ("<map version=\"1.0\"/>", "freemind"),
    ("<graph><node id=\"a\"/></graph>", "xgmml"),
  ])
  func `The root element shows the format`(text: String, format: String) throws {
    #expect(try self.format("chart.xml", text) == format)
  }

  @Test func `The ending decides where a root could be several, and --from everywhere`() throws {
    #expect(throws: InputError.self) { try format("a.xml", "<definitions/>") }
    #expect(try format("a.bpmn", "<definitions/>") == "bpmn")
    #expect(throws: InputError.self) { try format("a.graphml", "<html/>") }
    let odd = "<chart><body><outline text=\"A\"/></body></chart>"
    #expect(throws: InputError.self) { try format("a.opml", odd) }
    #expect(try format("a.xml", odd, from: "opml") == "opml")
    #expect(throws: InputError.self) { try format("a.xml", "<html/>", from: "gexf") }
  }

  @Test(arguments: [
    "<gexf>", "<opml><body><outline>", "<mxfile><diagram", "<model xmlns=\"archimate\">",
  ])
  func `What is cut off is refused at its end`(text: String) {
    let faults = refusal { _ = try ReadChart(text) }
    #expect(faults.map(\.code) == ["malformed-xml"])
    #expect(faults.first?.position != nil)
  }

  @Test func `Documents have a limit of elements and of depth`() {
    var options = ImportOptions()
    options.limits.elements = 50
    let many = "<opml><body>" + String(repeating: "<outline text=\"x\"/>", count: 100)
    #expect(
      refusal { _ = try ReadChart(many + "</body></opml>", options: options) }.map(\.code)
        == ["limit-elements"])
    let deep = String(repeating: "<outline text=\"x\">", count: 2_000)
    #expect(refusal { _ = try ReadChart("<opml><body>" + deep) }.map(\.code) == ["limit-depth"])
  }
}
