import Testing
import WeftFormats
import WeftGraph

struct ReadingLimitsTests {
  /// For every limit a file of moderate size that exceeds a smaller one.
  private static let exceeding: [String: (limit: Int, name: String, text: String)] = [
    "attributes": (2, "a.graphml", graphML("<node id=\"a\" x=\"1\" y=\"2\"/>")),
    "cells": (3, "a.csv", "id,name,manager,title\n1,Ada,,CEO\n2,Bo,1,CTO\n"),
    "depth": (3, "a.graphml", graphML(node("a", "Person"))),
    "document-bytes": (30, "catalog-info.yaml", catalog),
    "document-parts": (3, "catalog-info.yaml", catalog),
    "documents": (1, "catalog-info.yaml", catalog + "---\n" + catalog),
    "elements": (1, "a.graphml", graphML(node("a", "Person") + node("b", "Person"))),
    "file-parts": (6, "catalog-info.yaml", catalog + "---\n" + catalog),
    "held-bytes": (
      1_000, "a.mm",
      "<map version=\"1.0.1\"><node TEXT=\"a\">"
        + String(repeating: "<node TEXT=\"a\"/>", count: 100) + "</node></map>"
    ),
    "inflated-bytes": (100, "a.drawio", packed("")),
    "inflation-ratio": (0, "a.drawio", packed(String(repeating: "x", count: 1_200_000))),
    "seconds": (0, "a.graphml", graphML(node("a", "Person"))),
    "text-growth": (0, "a.graphml", graphML(node("a", String(repeating: "x", count: 1_200_000)))),
    "value-bytes": (20, "a.graphml", graphML(node("a", String(repeating: "x", count: 50)))),
  ]

  private static let catalog =
    "kind: User\nmetadata: {name: ada, title: x}\nspec: {memberOf: []}\n# a comment\n"

  private static func packed(_ comment: String) -> String {
    let page =
      "<mxGraphModel><!--\(comment)--><root><mxCell id=\"0\"/><mxCell id=\"a\" value=\"A\" vertex=\"1\" parent=\"0\"/></root></mxGraphModel>"
    return "<mxfile><diagram>\(DrawIOReaderTests.packed(page))</diagram></mxfile>"
  }

  /// Charts of nothing but ids, in each format that networks come in.
  private static let dense: [(name: String, text: String)] = {
    func list(_ element: (Int) -> String, _ separator: String = "") -> String {
      (0..<5_000).map(element).joined(separator: separator)
    }
    return [
      ("a.csv", "id\n" + list({ "\($0)" }, "\n") + "\n"),
      ("b.csv", "source,target\n" + list({ "\($0),1" }, "\n") + "\n"),
      ("a.graphml", "<graphml><graph>" + list { "<node id=\"\($0)\"/>" } + "</graph></graphml>"),
      (
        "a.gexf",
        "<gexf><graph><nodes>" + list { "<node id=\"\($0)\"/>" } + "</nodes></graph></gexf>"
      ),
      ("a.xgmml", "<graph>" + list { "<node id=\"\($0)\"/>" } + "</graph>"),
      ("a.json", "{\"nodes\": [" + list({ "{\"id\": \($0)}" }, ",") + "], \"links\": []}"),
      ("b.json", list({ "{\"type\":\"node\",\"id\":\"\($0)\"}" }, "\n")),
    ]
  }()

  @Test(arguments: dense.map(\.name))
  func `Charts of nothing but ids take no more memory than is allowed`(name: String) throws {
    let chart = try #require(Self.dense.first { $0.name == name })
    var options = ImportOptions()
    #expect(throws: Never.self) {
      try ReadChart(sources: [(name, Array(chart.text.utf8))], options)
    }
    options.limits.heldBytes = 10_000
    let faults = refusal { _ = try ReadChart(sources: [(name, Array(chart.text.utf8))], options) }
    #expect(faults.map(\.code) == ["limit-memory"])
  }

  @Test(arguments: ReadingLimits.named.map(\.name))
  func `A limit is an option, has a code, and is kept`(name: String) throws {
    let named = try #require(ReadingLimits.named.first { $0.name == name })
    let page = try #require(DiagnosticCatalogue.page(named.code))
    #expect(page.severity == .error)
    let (limit, file, text) = try #require(Self.exceeding[name])
    #expect(try ReadChart(sources: [(file, Array(text.utf8))]).graph.nodeCount > 0)
    var options = ImportOptions()
    options.limits[keyPath: named.value] = limit
    for threads in [1, 2] {
      options.threads = threads
      let faults = refusal { _ = try ReadChart(sources: [(file, Array(text.utf8))], options) }
      #expect(faults.map(\.code) == [named.code])
      #expect(faults.first?.file == file && faults.first?.position != nil)
    }
    // The largest number a user may give is no trap.
    options.limits[keyPath: named.value] = named.most
    #expect(try ReadChart(sources: [(file, Array(text.utf8))], options).graph.nodeCount > 0)
    #expect(options.limits[keyPath: named.value] <= named.most)
  }

  @Test(arguments: [1, 2])
  func `A long default that every element gets is refused, not multiplied`(threads: Int) {
    var options = ImportOptions()
    options.threads = threads
    let long = String(repeating: "x", count: 50_000)
    let text =
      "<!DOCTYPE graphml [<!ATTLIST n a CDATA \"\(long)\">]>\n<graphml><graph edgedefault=\"directed\">"
      + String(repeating: "<n/>", count: 20_000) + "</graph></graphml>"
    let faults = refusal { _ = try ReadChart(text, options: options) }
    #expect(faults.map(\.code) == ["limit-text"])
  }

  @Test func `An attribute is a value too`() {
    var options = ImportOptions()
    options.limits.valueBytes = 100
    let text = graphML("<node id=\"\(String(repeating: "x", count: 101))\"/>")
    #expect(refusal { _ = try ReadChart(text, options: options) }.map(\.code) == ["limit-value"])
  }
}
