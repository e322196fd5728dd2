import WeftGraph

/// The keys a graph is written with: one for each property and type of value, in order of name.
struct GraphMLKeyList {
  /// A key element.
  struct Key {
    var id: String
    var scope: String
    /// The property's name.
    var name: String
    /// The name other readers see, unique in the scope.
    var shownName: String
    var type: String
    /// What the value is, where GraphML has no type for it.
    var content: String?
    var drawing: String?

    /// Whether it is for labels, types or drawings, and no property's.
    var isStructural: Bool { content == "labels" || content == "kind" || drawing != nil }

    /// The type of the values.
    var valueType: String {
      content ?? ["boolean": "boolean", "long": "integer", "double": "float"][type] ?? "string"
    }
  }

  private(set) var all: [Key] = []
  private(set) var labels: Key?
  private(set) var kind: Key?
  private(set) var nodeDrawing: Key?
  private(set) var edgeDrawing: Key?
  private var integerType = "long"
  private var indices: [String: Int] = [:]
  private var shown: Set<String> = []
  private var counts: [String: Int] = [:]

  /// No keys.
  init() {}

  /// The keys of a graph.
  /// - Parameter reserved: Names that mean something else, each behind its scope and a line break.
  init(_ graph: Graph, flavour: GraphMLWriter.Flavour, reserved: Set<String> = []) {
    // A key named id takes the place of the nodes' own ids in igraph.
    shown = reserved.union(["node\nid", "edge\nid"])
    // yEd knows no `long`.
    if flavour == .yed { integerType = "int" }
    for (name, value) in graph.attributes { _ = add("graph", name, ValueLiteral.typeName(value)) }
    let isPlain = flavour == .plain || flavour == .yed
    labels = structural(
      "node", flavour == .tinkerpop ? "labelV" : "labels", isPlain ? "labels" : nil)
    if flavour == .yed { nodeDrawing = drawing("node", "nodegraphics") }
    for index in Self.byName(graph) {
      guard let column = graph.nodeColumns[index] else { continue }
      if graph.keys.names[index] == "id", !graph.hasOtherIDs { continue }
      for type in Self.types(column) { _ = add("node", graph.keys.names[index], type) }
    }
    let kindName = ["tinkerpop": "labelE", "neo4j": "label"][flavour.rawValue] ?? "kind"
    kind = structural("edge", kindName, isPlain ? "kind" : nil)
    if flavour == .yed { edgeDrawing = drawing("edge", "edgegraphics") }
    for index in Self.byName(graph) {
      guard let column = graph.relationshipColumns[index] else { continue }
      for type in Self.types(column) { _ = add("edge", graph.keys.names[index], type) }
    }
  }

  /// The key of an attribute of the chart.
  func graph(_ name: String, _ value: PropertyValue) -> Key? {
    index("graph", name, value).map { all[$0] }
  }

  /// Where in ``all`` the key of a property's value is.
  func index(_ scope: String, _ name: String, _ value: PropertyValue) -> Int? {
    index(scope, name, type: ValueLiteral.typeName(value))
  }

  /// Where in ``all`` the key of a property's values of a type is.
  func index(_ scope: String, _ name: String, type: String) -> Int? {
    indices["\(scope)\n\(type)\n\(name)"]
  }

  private static func byName(_ graph: Graph) -> [Int] {
    graph.keys.names.indices.sorted { graph.keys.names[$0] < graph.keys.names[$1] }
  }

  /// The types of the values of a column, in order of name.
  private static func types(_ column: PropertyColumn) -> [String] {
    switch column.storage {
    case .booleans: ["boolean"]
    case .integers: ["integer"]
    case .floats: ["float"]
    case .strings: ["string"]
    case .dates: ["date"]
    case .mixed(let values): Set(values.map { ValueLiteral.typeName($0) }).sorted()
    }
  }

  private mutating func structural(_ scope: String, _ name: String, _ content: String?) -> Key {
    shown.insert("\(scope)\n\(name)")
    let key = Key(
      id: identifier(scope), scope: scope, name: name, shownName: name, type: "string",
      content: content)
    all.append(key)
    return key
  }

  private mutating func drawing(_ scope: String, _ word: String) -> Key {
    let key = Key(
      id: identifier(scope), scope: scope, name: word, shownName: word, type: "string",
      drawing: word)
    all.append(key)
    return key
  }

  private mutating func add(_ scope: String, _ name: String, _ type: String) -> Key? {
    let index = "\(scope)\n\(type)\n\(name)"
    guard indices[index] == nil else { return nil }
    let types = [
      "boolean": "boolean", "integer": integerType, "float": "double", "string": "string",
    ]
    // Some readers refuse two keys of one name.
    var shownName = name
    var number = 0
    while !shown.insert("\(scope)\n\(shownName)").inserted {
      number += 1
      shownName = number == 1 ? "\(name) (\(type))" : "\(name) (\(type) \(number))"
    }
    indices[index] = all.count
    all.append(
      Key(
        id: identifier(scope), scope: scope, name: name, shownName: shownName,
        type: types[type] ?? "string", content: types[type] == nil ? type : nil))
    return all.last
  }

  private mutating func identifier(_ scope: String) -> String {
    counts[scope, default: -1] += 1
    return "\(scope.prefix(1))\(counts[scope, default: 0])"
  }
}
