import Testing
import WeftFormats
import WeftGraph

struct ArchiMateViewsTests {
  /// A model of Archi with elements `id Type name`, relationships `source Type target`, and views.
  private func model(_ elements: [String], _ relations: [String] = [], views: [String]) -> String {
    var text = """
      <archimate:model xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:archimate="http://www.archimatetool.com/archimate" name="Acme" id="m">
      <folder name="All">

      """
    for element in elements {
      let words = element.split(separator: " ", maxSplits: 2)
      text +=
        "<element xsi:type=\"archimate:\(words[1])\" id=\"\(words[0])\" name=\"\(words[2])\"/>\n"
    }
    for (index, relation) in relations.enumerated() {
      let words = relation.split(separator: " ")
      text +=
        "<element xsi:type=\"archimate:\(words[1])Relationship\" id=\"r\(index)\" source=\"\(words[0])\" target=\"\(words[2])\"/>\n"
    }
    for (index, view) in views.enumerated() {
      text +=
        "<element xsi:type=\"archimate:ArchimateDiagramModel\" id=\"v\(index)\">\(boxes(view))</element>\n"
    }
    return text + "</folder></archimate:model>"
  }

  /// Boxes as `a(b(c)d)`; `_` is a group, which shows no element.
  private func boxes(_ view: String) -> String {
    var result = ""
    var number = 0
    for character in view {
      switch character {
      case "(": continue
      case ")": result += "</child>"
      default:
        number += 1
        result +=
          character == "_"
          ? "<child xsi:type=\"archimate:Group\" id=\"b\(number)\">"
          : "<child xsi:type=\"archimate:DiagramObject\" id=\"b\(number)\" archimateElement=\"\(character)\">"
      }
    }
    return result
  }

  private func messages(_ chart: ReadChart, _ code: String) -> [String: Int] {
    let notes = chart.ledger.sources[0].notes.filter { $0.code == code }
    return Dictionary(uniqueKeysWithValues: notes.map { ($0.message, $0.count) })
  }

  private static let drawn =
    "an element is drawn inside another, and no relationship says what that means"
  private static let part =
    "an element drawn inside another, with no relationship between them, is read as PART_OF"

  @Test func `What is drawn inside a unit is part of it, once for all views`() throws {
    let chart = try ReadChart(
      model(
        [
          "f BusinessActor Acme", "s BusinessActor Sales Department", "p BusinessActor Ada",
          "r BusinessRole Clerk",
        ],
        views: ["f(s(r())p())", "f(s())", "s(r())"]))
    #expect(chart.labels("f") == ["Team"])
    #expect(
      chart.relationships == ["p MEMBER_OF f", "r PART_OF s", "s PART_OF f"])
    #expect(messages(chart, "guessed-kind")[Self.part] == 2)
    #expect(chart.ledger.sources[0].read.edges == 0)
    #expect(
      messages(chart, "drawing-only") == ["of views only what is drawn inside what is read": 3])
  }

  @Test func `The exchange format says the same with nodes, of both versions`() throws {
    for (word, open, close) in [
      ("elementRef", "<diagrams>", "</diagrams>"), ("elementref", "", ""),
    ] {
      let chart = try ReadChart(
        """
        <model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <elements><element identifier="f" xsi:type="BusinessActor"><name>Acme</name></element>
        <element identifier="s" xsi:type="BusinessActor"><name>Sales Team</name></element></elements>
        <views>\(open)<view identifier="v"><node identifier="1" \(word)="f">
        <node identifier="2" \(word)="s"/></node></view>\(close)</views>
        </model>
        """)
      #expect(chart.relationships == ["s PART_OF f"])
    }
  }

  @Test(arguments: ["f Flow s", "s Assignment f", "f Composition s", "s Association f"])
  func `Where a relationship joins the two, in either direction, it says what nesting means`(
    relation: String
  ) throws {
    let chart = try ReadChart(
      model(
        ["f BusinessActor Acme Board", "s BusinessActor Sales Department"], [relation],
        views: ["f(s())"]))
    #expect(chart.relationships.count == 1)
    #expect(messages(chart, "guessed-kind")[Self.part] == nil)
    #expect(messages(chart, "drawing-only")[Self.drawn] == nil)
  }

  @Test func `Pairs that the model does not join are left out and counted`() throws {
    let chart = try ReadChart(
      model(
        [
          "n Node Server", "a ApplicationComponent Files", "r BusinessRole Clerk",
          "p BusinessProcess Settle",
        ],
        views: ["n(a())r(p())", "n(a())"]))
    #expect(chart.relationships == [])
    #expect(messages(chart, "drawing-only")[Self.drawn] == 2)
    #expect(chart.note("unexpected-ends") == nil)
  }

  @Test func `Steps that a view leaves out count, groups are seen through, and circles are none`()
    throws
  {
    let units = ["a BusinessActor A", "b BusinessActor B", "c BusinessActor C Team"]
    // The second view leaves out what is between.
    let steps = try ReadChart(model(units, views: ["a(b(c()))", "a(c())"]))
    #expect(steps.relationships == ["b PART_OF a", "c PART_OF b"])
    let stated = try ReadChart(model(units, ["b Composition c"], views: ["a(b())", "a(c())"]))
    #expect(stated.relationships == ["b PART_OF a", "c PART_OF b"])
    let groups = try ReadChart(model(units, views: ["_(a(_(c())))"]))
    #expect(groups.relationships == ["c PART_OF a"])
    let circle = try ReadChart(model(units, views: ["a(b(a()))", "b(a())c(c())"]))
    #expect(circle.relationships == ["b MEMBER_OF a"])
  }
}
