import Testing
import WeftFormats
import WeftGraph

/// Every key of a mapping with every kind of value it cannot have.
struct MappingValuesTests {
  enum Shape: String, CaseIterable, Sendable {
    case number = "3", boolean = "true", list = "[a, b]", map = "{a: b}", nothing = "~"
    case emptyText = "''", emptyList = "[]", emptyMap = "{}", word = "team"

    /// What a fault says of it.
    var told: String {
      switch self {
      case .number: "a number"
      case .boolean: "true or false"
      case .list: "a list"
      case .map, .emptyMap: "a map of names and values"
      case .nothing: "there is nothing"
      case .emptyText: "an empty text"
      case .emptyList: "an empty list"
      case .word: "a word"
      }
    }
  }

  struct Key: CustomTestStringConvertible, Sendable {
    var name: String
    /// A mapping in which `?` stands for the key's value.
    var text: String
    /// What the value may be.
    var allowed: Set<Shape>

    var testDescription: String { name }
  }

  private static let scalars: Set<Shape> = [.number, .boolean, .emptyText, .word]
  private static let lists: Set<Shape> = [.list, .emptyList]
  private static let maps: Set<Shape> = [.map, .emptyMap]

  static let keys: [Key] = [
    Key(name: "nodes", text: "nodes: ?", allowed: [.emptyList]),
    Key(name: "edges", text: "edges: ?", allowed: [.emptyList]),
    Key(name: "attributes", text: "attributes: ?", allowed: maps),
    Key(name: "values", text: "values: ?", allowed: [.emptyMap]),
    Key(name: "identity", text: "identity: ?", allowed: lists),
    Key(name: "one of identity", text: "identity: [name, ?]", allowed: [.word]),
    Key(name: "complete", text: "complete: ?", allowed: lists),
    Key(name: "one of complete", text: "complete: [?]", allowed: [.word]),
    Key(name: "a node rule", text: "nodes: [?]", allowed: []),
    Key(name: "when of nodes", text: "nodes: [{label: Team, when: ?}]", allowed: maps),
    Key(
      name: "a condition of nodes", text: "nodes: [{label: Team, when: {kind: ?}}]",
      allowed: scalars),
    Key(name: "label of nodes", text: "nodes: [{when: {}, label: ?}]", allowed: [.word, .list]),
    Key(name: "one label of nodes", text: "nodes: [{when: {}, label: [X, ?]}]", allowed: [.word]),
    Key(name: "set of nodes", text: "nodes: [{label: Team, set: ?}]", allowed: maps),
    Key(name: "a setting", text: "nodes: [{label: Team, set: {a: ?}}]", allowed: scalars),
    Key(name: "an edge rule", text: "edges: [?]", allowed: []),
    Key(name: "when of edges", text: "edges: [{type: LEADS, when: ?}]", allowed: maps),
    Key(name: "type of edges", text: "edges: [{when: {}, type: ?}]", allowed: [.word]),
    Key(name: "reverse", text: "edges: [{type: LEADS, reverse: ?}]", allowed: [.boolean]),
    Key(name: "set of edges", text: "edges: [{type: LEADS, set: ?}]", allowed: maps),
    Key(name: "an attribute", text: "attributes: {dept: ?}", allowed: [.word]),
    Key(
      name: "node of an attribute", text: "attributes: {dept: {type: LEADS, node: ?}}",
      allowed: [.word]),
    Key(
      name: "refers", text: "attributes: {dept: {type: LEADS, refers: ?}}",
      allowed: [.word, .list]),
    Key(
      name: "one of refers", text: "attributes: {dept: {type: LEADS, refers: [id, ?]}}",
      allowed: [.word]),
    Key(
      name: "type of an attribute", text: "attributes: {dept: {node: Team, type: ?}}",
      allowed: [.word]),
    Key(name: "values of a property", text: "values: {riskClass: ?}", allowed: maps),
    Key(name: "a value", text: "values: {riskClass: {bad: ?}}", allowed: scalars),
    Key(name: "xml", text: "xml: ?", allowed: [.emptyList]),
    Key(name: "an XML rule", text: "xml: [?]", allowed: []),
    Key(name: "node of XML", text: "xml: [{node: ?}]", allowed: [.word]),
    Key(name: "id of XML", text: "xml: [{node: p, id: ?}]", allowed: [.word]),
    Key(name: "label of XML", text: "xml: [{node: p, label: ?}]", allowed: [.word]),
    Key(name: "name of XML", text: "xml: [{node: p, name: ?}]", allowed: [.word]),
    Key(name: "kind of XML", text: "xml: [{node: p, kind: ?}]", allowed: [.word]),
    Key(name: "parent of XML", text: "xml: [{node: p, parent: ?}]", allowed: [.word]),
    Key(name: "type of XML", text: "xml: [{node: p, type: ?}]", allowed: [.word]),
    Key(name: "relations", text: "xml: [{node: p, relations: ?}]", allowed: [.emptyList]),
    Key(name: "a relation", text: "xml: [{node: p, relations: [?]}]", allowed: []),
    Key(name: "to", text: "xml: [{node: p, relations: {type: LEADS, to: ?}}]", allowed: [.word]),
    Key(
      name: "from", text: "xml: [{node: p, relations: {type: LEADS, from: ?}}]", allowed: [.word]),
    Key(
      name: "type of a relation", text: "xml: [{node: p, relations: {to: a, type: ?}}]",
      allowed: [.word]),
  ]

  @Test(arguments: keys, Shape.allCases)
  func `A value of another kind is refused where it stands`(key: Key, shape: Shape) throws {
    let parts = key.text.split(separator: "?", omittingEmptySubsequences: false)
    // A line before it, so that lines and columns cannot be those of nothing.
    let text = "# a mapping\n" + key.text.replacing("?", with: shape.rawValue)
    var options = ImportOptions()
    options.mapping = ("map.yml", text)
    if key.allowed.contains(shape) {
      _ = try ChartReader(options: options)
      return
    }
    let faults = refusal { _ = try ChartReader(options: options) }
    let place = SourcePosition(line: 2, column: parts[0].count + 1)
    let found = faults.first { $0.code == "bad-mapping" && $0.file == "map.yml" }
    // Of a list or map where a rule or word is meant, what is in it may be told instead.
    let isInside = shape == .list || shape == .map
    if isInside, let found, found.position != place {
      #expect(found.position?.line == 2 && found.position?.column ?? 0 > place.column)
    } else {
      #expect(found?.position == place, "\(text) \(faults)")
      if found?.message.contains("needs") != true, key.name != "reverse" {
        #expect(found?.message.contains(shape.told) == true, "\(text) \(faults)")
      }
    }
    #expect(faults.count == 1 || isInside, "\(text) \(faults)")
  }

  @Test(arguments: [
    ("nodes: [{label: Team}]\nnodes: []", "'nodes' stands twice"),
    ("nodes: [{label: Team, labels: [Role]}]", "'labels' says again what 'label' does"),
    ("xml: [{node: p, label: a, name: b}]", "'name' says again what 'label' does"),
    ("attributes: {dept: {node: Team}}", "needs a type, and either"),
    ("attributes: {[a, b]: name}", "a name in 'attributes' is a word, and this is a list"),
  ])
  func `What is there twice or lacks something is refused`(text: String, told: String) {
    var options = ImportOptions()
    options.mapping = ("map.yml", text)
    let faults = refusal { _ = try ChartReader(options: options) }
    #expect(faults.count == 1 && faults.first?.message.contains(told) == true, "\(faults)")
  }

  @Test func `A word in quotes may look like a number`() throws {
    let chart = try ReadChart(
      mapping: "xml: {node: p, id: '@id', kind: '3'}", "<t><p id=\"a\"/></t>")
    #expect(chart.labels("a") == ["3"])
  }
}
