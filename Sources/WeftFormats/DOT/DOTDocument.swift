/// A drawing for Graphviz: nodes, edges and clusters with their attributes, written in the order given.
///
/// Node names are the caller's synthetic names (`n0`, `n1` …); texts go into attributes, where they
/// are escaped when the document is written.
package struct DOTDocument: Sendable, Hashable {
  /// An attribute and its value.
  package struct Attribute: Sendable, Hashable {
    /// What an attribute holds.
    package enum Value: Sendable, Hashable {
      /// Words of any kind, escaped and quoted.
      case text(String)
      /// An HTML label's markup, already made of escaped parts; see ``DOTText/html(_:)``.
      case markup(String)
      case integer(Int)
      case number(Double)
      case boolean(Bool)
    }

    /// The attribute's name, such as `shape`.
    package var name: String
    /// The value.
    package var value: Value

    /// Creates an attribute.
    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }

    /// Creates an attribute that holds words.
    package init(_ name: String, _ text: String) {
      self.init(name, .text(text))
    }
  }

  /// A box.
  package struct Node: Sendable, Hashable {
    /// The synthetic name.
    package var name: String
    /// Its attributes.
    package var attributes: [Attribute]

    /// Creates a node.
    package init(_ name: String, _ attributes: [Attribute] = []) {
      self.name = name
      self.attributes = attributes
    }
  }

  /// A line between two boxes.
  package struct Edge: Sendable, Hashable {
    /// The synthetic name of the tail.
    package var source: String
    /// The synthetic name of the head.
    package var target: String
    /// Its attributes.
    package var attributes: [Attribute]

    /// Creates an edge.
    package init(_ source: String, _ target: String, _ attributes: [Attribute] = []) {
      self.source = source
      self.target = target
      self.attributes = attributes
    }
  }

  /// A frame around boxes and other frames.
  package struct Cluster: Sendable, Hashable {
    /// The synthetic name; `cluster_` is put before it, without which nothing is drawn.
    package var name: String
    /// The frame's own attributes.
    package var attributes: [Attribute]
    /// What is inside.
    package var items: [Item]

    /// Creates a cluster.
    package init(_ name: String, _ attributes: [Attribute] = [], items: [Item] = []) {
      self.name = name
      self.attributes = attributes
      self.items = items
    }
  }

  /// One thing in a document or cluster.
  package enum Item: Sendable, Hashable {
    case node(Node)
    case edge(Edge)
    indirect case cluster(Cluster)
    /// Boxes that share a rank, by name.
    case sameRank([String])
    /// A remark, on one line.
    case remark(String)
  }

  /// The graph's name.
  package var name: String
  /// Whether edges have a direction.
  package var directed: Bool
  /// Attributes of the graph.
  package var attributes: [Attribute]
  /// Attributes of every node that does not set its own.
  package var nodeDefaults: [Attribute]
  /// Attributes of every edge that does not set its own.
  package var edgeDefaults: [Attribute]
  /// Nodes, edges and clusters.
  package var items: [Item]

  /// Creates a document.
  package init(
    name: String = "weft", directed: Bool = true, attributes: [Attribute] = [],
    nodeDefaults: [Attribute] = [], edgeDefaults: [Attribute] = [], items: [Item] = []
  ) {
    self.name = name
    self.directed = directed
    self.attributes = attributes
    self.nodeDefaults = nodeDefaults
    self.edgeDefaults = edgeDefaults
    self.items = items
  }

  /// The document as DOT text.
  /// - Complexity: O(output).
  package var text: String {
    var output = "\(directed ? "digraph" : "graph") \(Self.name(name)) {\n"
    Self.write("graph", attributes, "  ", to: &output)
    Self.write("node", nodeDefaults, "  ", to: &output)
    Self.write("edge", edgeDefaults, "  ", to: &output)
    for item in items { write(item, "  ", to: &output) }
    output += "}\n"
    return output
  }

  private func write(_ item: Item, _ indent: String, to output: inout String) {
    switch item {
    case .node(let node):
      output += "\(indent)\(Self.name(node.name))\(Self.list(node.attributes));\n"
    case .edge(let edge):
      let arrow = directed ? "->" : "--"
      output += "\(indent)\(Self.name(edge.source)) \(arrow) \(Self.name(edge.target))"
      output += "\(Self.list(edge.attributes));\n"
    case .cluster(let cluster):
      output += "\(indent)subgraph \(Self.name("cluster_" + cluster.name)) {\n"
      Self.write("graph", cluster.attributes, indent + "  ", to: &output)
      for item in cluster.items { write(item, indent + "  ", to: &output) }
      output += "\(indent)}\n"
    case .sameRank(let names):
      output += "\(indent){ rank=same; \(names.map { Self.name($0) }.joined(separator: "; ")) }\n"
    case .remark(let words):
      output += "\(indent)// \(words.split(whereSeparator: \.isNewline).joined(separator: " "))\n"
    }
  }

  private static func write(
    _ word: String, _ attributes: [Attribute], _ indent: String, to output: inout String
  ) {
    guard !attributes.isEmpty else { return }
    output += "\(indent)\(word)\(list(attributes));\n"
  }

  private static func list(_ attributes: [Attribute]) -> String {
    guard !attributes.isEmpty else { return "" }
    let parts = attributes.map { "\($0.name)=\(value($0.value))" }
    return " [\(parts.joined(separator: ", "))]"
  }

  private static func value(_ value: Attribute.Value) -> String {
    switch value {
    case .text(let text): DOTText.quoted(text)
    case .markup(let markup): "<\(markup)>"
    case .integer(let integer): String(integer)
    case .number(let number): number.isFinite ? String(number) : "0"
    case .boolean(let boolean): boolean ? "true" : "false"
    }
  }

  /// A name as DOT's grammar takes it: bare where it is a plain word, else quoted.
  private static func name(_ name: String) -> String {
    let words: Set = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
    let plain = name.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
      default: false
      }
    }
    if plain, !name.isEmpty, !words.contains(name.lowercased()) { return name }
    // Only the quote is unescaped in a name; a backslash stands for itself, so it may not end it.
    let safe = name.replacing("\\", with: "/").replacing("\"", with: "\\\"")
    return "\"\(safe)\""
  }
}
