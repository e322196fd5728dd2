import Testing
import WeftFormats
import WeftGraph

struct TextFormatTests {
  private func format(_ name: String, _ text: String, from: String? = nil) throws -> String? {
    var options = ImportOptions()
    options.format = from.flatMap { ImportOptions.Format(rawValue: $0) }
    let chart = try ReadChart(sources: [(name, Array(text.utf8))], options)
    return chart.ledger.sources.first?.format
  }

  @Test func `The content decides, then the ending`() throws {
    #expect(try format("x.txt", "id,name\n1,A\n") == "csv")
    #expect(try format("x.csv", "id\n1\n") == "csv")
    #expect(try format("x.csv", "{\"nodes\": [{\"id\": 1}], \"links\": []}") == "json")
    #expect(try format("x", "kind: User\nmetadata: {name: a}\n") == "catalog")
    #expect(try format("x", "/a @b\n/c @org/d\n") == "codeowners")
    #expect(try format("x.csv", graphML("<node id=\"a\"/>")) == "graphml")
    #expect(try format("<standard input>", "  \n\n id;name\n1;A\n") == "csv")
  }

  @Test func `A named format is believed`() throws {
    #expect(try format("x.graphml", "id,name\n1,A\n", from: "csv") == "csv")
    #expect(try format("x", "id\n1\n", from: "csv") == "csv")
    let faults = refusal { _ = try format("x.json", "{\"nodes\": []}", from: "graphml") }
    #expect(faults.map(\.code) == ["malformed-xml"])
  }

  @Test func `A file that is called XML and is none is refused`() throws {
    let faults = refusal {
      _ = try format("x.graphml", "{\"nodes\": [{\"id\": 1}], \"edges\": []}")
    }
    #expect(faults.map(\.code) == ["unknown-format"])
  }

  @Test func `A template is no JSON, and says what it is`() throws {
    let text =
      "{%- if values.name %}\n{%- endif -%}\napiVersion: backstage.io/v1alpha1\nkind: User\n"
    let faults = refusal { _ = try format("catalog-info.yaml", text) }
    #expect(faults.map(\.code) == ["malformed-yaml"])
    #expect(faults.first?.hint?.contains("template") == true)
  }
}
