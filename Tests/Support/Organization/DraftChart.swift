public import WeftKit

/// A chart that can still be changed: nodes and relationships by id, then a graph.
public struct DraftChart: Sendable {
  /// A value that can be written as a literal.
  public enum Field: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
  {
    case text(String)
    case whole(Int)
    case number(Double)
    case flag(Bool)
    case day(CalendarDate)

    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// An integer.
    public init(integerLiteral value: Int) { self = .whole(value) }
    /// A float.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .flag(value) }

    var stored: PropertyValue {
      switch self {
      case .text(let text): .string(text)
      case .whole(let number): .integer(Int64(number))
      case .number(let number): .float(number)
      case .flag(let flag): .boolean(flag)
      case .day(let day): .date(day)
      }
    }
  }

  /// A node.
  public struct Node: Sendable {
    /// Its id.
    public var id: String
    /// Its label.
    public var label: String
    /// Its properties.
    public var fields: [String: Field]
  }

  /// A relationship.
  public struct Edge: Sendable {
    /// The id of the node it leaves.
    public var from: String
    /// Its type.
    public var type: String
    /// The id of the node it enters.
    public var to: String
    /// Its properties.
    public var fields: [String: Field]
  }

  /// The day the chart is of.
  public let asOf: CalendarDate
  /// The nodes in the order they were added.
  public private(set) var nodes: [Node] = []
  /// The relationships in the order they were added.
  public private(set) var edges: [Edge] = []
  /// The ids of nodes that changed, or whose relationships did, since this was last emptied.
  public var touched: Set<String> = []
  private var places: [String: Int] = [:]
  private var links: [Link: Int] = [:]

  private struct Link: Hashable {
    var from, type, to: String
  }

  /// An empty chart of a day.
  public init(asOf: CalendarDate) { self.asOf = asOf }

  /// The day so many days after the chart's own; before it if negative.
  public func day(_ offset: Int) -> Field { .day(CalendarDate(days: asOf.days + Int64(offset))) }

  /// Adds a node and returns its id.
  @discardableResult public mutating func add(
    _ label: String, _ id: String, _ name: String, _ fields: [String: Field] = [:]
  ) -> String {
    precondition(places[id] == nil, "ids of a draft are distinct")
    places[id] = nodes.count
    nodes.append(
      Node(id: id, label: label, fields: fields.merging(["name": .text(name)]) { own, _ in own }))
    touched.insert(id)
    return id
  }

  /// Adds a relationship.
  public mutating func relate(
    _ from: String, _ type: String, _ to: String, _ fields: [String: Field] = [:]
  ) {
    precondition(places[from] != nil && places[to] != nil, "\(from) \(type) \(to): no such node")
    edges.append(Edge(from: from, type: type, to: to, fields: fields))
    links[Link(from: from, type: type, to: to), default: 0] += 1
    touched.formUnion([from, to])
  }

  /// Removes the relationships for which a condition holds, and says how many they were.
  @discardableResult public mutating func drop(where isGone: (Edge) -> Bool) -> Int {
    let before = edges.count
    var left: [Edge] = []
    left.reserveCapacity(before)
    for edge in edges {
      if isGone(edge) {
        touched.formUnion([edge.from, edge.to])
        links[Link(from: edge.from, type: edge.type, to: edge.to), default: 1] -= 1
      } else {
        left.append(edge)
      }
    }
    edges = left
    return before - edges.count
  }

  /// Sets or, with nil, removes a property of a node.
  public mutating func set(_ id: String, _ key: String, _ value: Field?) {
    guard let place = places[id] else { return }
    nodes[place].fields[key] = value
    touched.insert(id)
  }

  /// Changes the relationships for which a condition holds.
  public mutating func change(
    where isMeant: (Edge) -> Bool, _ body: (inout [String: Field]) -> Void
  ) {
    for place in edges.indices where isMeant(edges[place]) {
      body(&edges[place].fields)
      touched.formUnion([edges[place].from, edges[place].to])
    }
  }

  /// A node by its id.
  public subscript(id: String) -> Node? { places[id].map { nodes[$0] } }

  /// Whether there is a relationship.
  public func has(_ from: String, _ type: String, _ to: String) -> Bool {
    links[Link(from: from, type: type, to: to), default: 0] > 0
  }

  /// The ids of the nodes some relationships leave, in order, each once.
  public func sources(_ type: String, of target: String) -> [String] {
    var seen: Set<String> = []
    return edges.filter { $0.type == type && $0.to == target }.map(\.from)
      .filter { seen.insert($0).inserted }
  }

  /// The ids of the nodes some relationships enter, in order, each once.
  public func targets(of source: String, _ type: String) -> [String] {
    var seen: Set<String> = []
    return edges.filter { $0.type == type && $0.from == source }.map(\.to)
      .filter { seen.insert($0).inserted }
  }

  /// The chart without some of its relationships, by their places in ``edges``.
  public func without(edges gone: Set<Int>) -> DraftChart {
    var result = self
    result.edges = []
    result.links = [:]
    for (place, edge) in edges.enumerated() where !gone.contains(place) {
      result.relate(edge.from, edge.type, edge.to, edge.fields)
    }
    return result
  }

  /// The chart as a graph.
  public func graph() -> Graph {
    var builder = GraphBuilder()
    builder.attributes = [("asOf", .date(asOf))]
    for node in nodes {
      let index = builder.addNode(node.id, labels: [node.label])
      for (key, field) in node.fields.sorted(by: { $0.key < $1.key }) {
        builder.set(key, of: index, to: field.stored)
      }
    }
    for edge in edges {
      guard let from = places[edge.from], let to = places[edge.to] else { continue }
      let index = builder.addRelationship(edge.type, from: from, to: to)
      for (key, field) in edge.fields.sorted(by: { $0.key < $1.key }) {
        builder.set(key, ofRelationship: index, to: field.stored)
      }
    }
    return builder.finish()
  }
}
