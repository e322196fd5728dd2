import Foundation
import Testing
import TestSupport
import WeftGaps
import WeftGraph

@testable import WeftReport

/// `docs/gaps` is made of the rules' own files: a page for each, with the drawing of its smallest chart.
///
/// `RECORD=1` rewrites pages and drawings; `scripts/draw-gap-pages` makes pictures of the drawings.
@Suite struct RulePagesTests {
  private static let rules = (try? RuleSet.standard().rules) ?? []

  @Test(arguments: rules.map(\.id)) func pageAndDrawingAreThoseOfTheRule(id: String) throws {
    let set = try RuleSet.standard()
    let rule = try #require(set[id])
    let (graph, report) = try MarkedChart(path: "orgcharts/gaps/\(id).graphml").report(set)
    var own = report
    own.findings.removeAll { $0.rule != id }
    let messages = own.findings.map(\.message)
    try Golden.expect(
      RuleMarkdown.text(rule, findings: messages), equals: "docs/gaps/\(id).md")
    var options = DrawingOptions()
    options.report = own
    let drawing = OrganizationDrawing.text(of: graph, options: options)
    try Golden.expect(drawing, equals: "docs/gaps/\(id).dot")
    if Golden.isRecording { return }
    let picture = try String(
      contentsOf: Golden.package.appending(path: "docs/gaps/\(id).svg"), encoding: .utf8)
    for node in 0..<graph.nodeCount {
      let name = graph.displayName(of: NodeID(node))
      guard drawing.contains(name), name.allSatisfy(\.isLetter) else { continue }
      #expect(picture.contains(name), "the picture of \(id) lacks \(name)")
    }
    #expect(picture.contains(id.replacing("-", with: "&#45;")), "the picture does not mark \(id)")
  }

  @Test func theIndexListsEveryRule() throws {
    try Golden.expect(RuleMarkdown.index(Self.rules), equals: "docs/gaps/README.md")
  }

  @Test func explainSaysWhatThePageSays() throws {
    for rule in Self.rules {
      let page = RuleMarkdown.text(rule, findings: [])
      let words = RulePage.text(rule, chart: nil, findings: [])
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for section in RuleSections(rule).sections {
        for line in section.lines {
          let plain = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          #expect(words.contains(plain), "\(rule.id): \(plain)")
          let escaped = section.title == "parameters" ? line : GapMarkdown.prose(line)
          #expect(page.contains(escaped), "\(rule.id): \(escaped)")
        }
      }
    }
  }
}
