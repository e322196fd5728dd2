public import WeftGraph
public import WeftQuery

/// Reads small graphs written as paths.
///
/// A line is a node, or nodes joined by relationships: `(ada:Person {age: 36})-[:KNOWS]->(bo)`. A
/// name stands for one node and is its id; labels and properties belong where it stands first.
public struct GraphNotation {
  /// Gives the value of a constant expression.
  public typealias Evaluate = (String) throws -> Value

  /// A graph that cannot be read.
  public struct Unreadable: Error {
    /// What is left of the text.
    public var rest: String
  }

  private let evaluate: Evaluate
  private var rest: Substring
  private var builder = GraphParts()

  /// What has been read.
  private struct GraphParts {
    var nodes: [(name: String, labels: [String], properties: ValueMap)] = []
    var numbers: [String: Int] = [:]
    var relationships: [(type: String, from: Int, to: Int, properties: ValueMap)] = []
  }

  private init(_ text: String, _ evaluate: @escaping Evaluate) {
    rest = text[...]
    self.evaluate = evaluate
  }

  /// The graph of a text.
  public static func graph(_ text: String, evaluate: @escaping Evaluate) throws -> Graph {
    var notation = GraphNotation(text, evaluate)
    notation.skipSpace()
    while !notation.rest.isEmpty { try notation.path() }
    var builder = GraphBuilder()
    for node in notation.builder.nodes {
      let added = builder.addNode(node.name, labels: node.labels)
      for entry in node.properties.entries {
        guard let value = PropertyValue(storing: entry.value) else { continue }
        builder.set(entry.key, of: added, to: value)
      }
    }
    for relationship in notation.builder.relationships {
      let added = builder.addRelationship(
        relationship.type, from: relationship.from, to: relationship.to)
      for entry in relationship.properties.entries {
        guard let value = PropertyValue(storing: entry.value) else { continue }
        builder.set(entry.key, ofRelationship: added, to: value)
      }
    }
    return builder.finish()
  }

  private var unreadable: Unreadable { Unreadable(rest: String(rest.prefix(60))) }

  private mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }

  private mutating func take(_ word: String) -> Bool {
    guard rest.hasPrefix(word) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  private mutating func need(_ word: String) throws {
    guard take(word) else { throw unreadable }
  }

  private mutating func path() throws {
    var end = try node()
    while rest.hasPrefix("-") || rest.hasPrefix("<") {
      let pointsLeft = take("<")
      try need("-[:")
      let type = name()
      skipSpace()
      let properties = try self.properties()
      try need("]-")
      if !pointsLeft { try need(">") }
      let next = try node()
      builder.relationships.append(
        (type, pointsLeft ? next : end, pointsLeft ? end : next, properties))
      end = next
    }
    skipSpace()
  }

  private mutating func node() throws -> Int {
    try need("(")
    let written = name()
    var labels: [String] = []
    while take(":") { labels.append(name()) }
    skipSpace()
    let properties = try self.properties()
    try need(")")
    if !written.isEmpty, let known = builder.numbers[written] { return known }
    let number = builder.nodes.count
    let name = written.isEmpty ? "node\(number)" : written
    builder.nodes.append((name, labels, properties))
    builder.numbers[name] = number
    return number
  }

  private mutating func name() -> String {
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    rest = rest.dropFirst(name.count)
    return String(name)
  }

  /// A map in braces, told by counting brackets outside quotes.
  private mutating func properties() throws -> ValueMap {
    guard rest.hasPrefix("{") else { return ValueMap() }
    var depth = 0
    var isQuoted = false
    for index in rest.indices {
      switch rest[index] {
      case "'": isQuoted.toggle()
      case "{" where !isQuoted: depth += 1
      case "}" where !isQuoted: depth -= 1
      default: break
      }
      guard depth == 0 else { continue }
      let text = String(rest[...index])
      rest = rest[rest.index(after: index)...]
      guard case .map(let map) = try evaluate(text) else { throw unreadable }
      return map
    }
    throw unreadable
  }
}

extension PropertyValue {
  /// The value as a property; nil for null and for what no property holds.
  fileprivate init?(storing value: Value) {
    switch value {
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .date(let value): self = .date(value)
    case .localTime(let value): self = .localTime(value)
    case .time(let value): self = .time(value)
    case .localDateTime(let value): self = .localDateTime(value)
    case .dateTime(let value): self = .dateTime(value)
    case .duration(let value): self = .duration(value)
    case .list(let values): self = .list(values.map { PropertyValue(storing: $0) })
    case .map(let map):
      let entries = map.entries.map {
        PropertyValue.MapEntry(key: $0.key, value: PropertyValue(storing: $0.value))
      }
      self = .map(entries.sorted { $0.key < $1.key })
    case .null, .node, .relationship, .path: return nil
    }
  }
}
