import Testing
import WeftFormats
import WeftGraph

struct JSONGraphWriterTests {
  @Test func `properties named as parts of nodes and links are kept apart`() throws {
    var builder = GraphBuilder()
    let one = builder.addNode("1", labels: ["Person"])
    for name in ["labels", "source", "id", "label", "weft"] {
      builder.set(name, of: one, to: .string("text"))
    }
    let type = builder.type("KNOWS")
    let edge = builder.addRelationship(type: type, from: one, to: one, directed: false)
    for name in ["source", "target", "kind", "directed", "key", "id"] {
      builder.set(name, ofRelationship: edge, to: .integer(7))
    }
    var writer = JSONGraphWriter(builder.finish())
    let again = try ReadChart(sources: [("a.json", Array(writer.text().utf8))])
    #expect(again.labels("1") == ["Person"])
    #expect(again.relationships == ["1~KNOWS~1"])
    for name in ["labels", "source", "id", "label", "weft"] {
      #expect(again.value("1", name) == .string("text"))
    }
    for name in ["source", "target", "kind", "directed", "key", "id"] {
      #expect(again.value(of: "KNOWS", name) == .integer(7))
    }
  }

  @Test func `dates are ISO texts, lists and maps are JSON`() {
    var builder = GraphBuilder()
    let one = builder.addNode("1", labels: [])
    builder.set("a", of: one, to: .date(CalendarDate(days: 0)))
    builder.set("b", of: one, to: .list([.string("\u{7}"), nil, .float(0.5)]))
    builder.set("c", of: one, to: .map([PropertyValue.MapEntry(key: "k", value: .boolean(true))]))
    var writer = JSONGraphWriter(builder.finish())
    let text = writer.text()
    #expect(
      text.contains(
        #"{"id": "1", "a": "1970-01-01", "b": ["\u0007", null, 0.5], "c": {"k": true}}"#),
      "\(text)")
  }
}
