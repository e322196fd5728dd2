import WeftGraph

/// The `key` elements of a GraphML document, and which column the data of each owner goes to.
struct GraphMLKeys {
  /// What data can belong to.
  enum Scope: UInt8, CaseIterable, Sendable {
    case node, edge, graph, graphml, hyperedge, port, endpoint

    static func named(_ word: String) -> Scope? {
      switch word {
      case "node": .node
      case "edge": .edge
      case "graph": .graph
      case "graphml": .graphml
      case "hyperedge": .hyperedge
      case "port": .port
      case "endpoint": .endpoint
      default: nil
      }
    }
  }

  /// One `key` element, or a key that data names and nothing declares.
  struct Key: Sendable {
    var id: String
    /// Nil for `all`.
    var scope: Scope?
    var name: String
    var type: String?
    /// The `yfiles.type` or `weft.type` of keys whose content is not a plain value.
    var content: String?
    var isDynamic = false
    var isDeclared = true
    var defaultText: [UInt8]?
    var line: UInt32 = 0
    var column: UInt32 = 0
  }

  private(set) var keys: [Key] = []
  /// For each scope, by the interned key id, the resolved target plus one; 0 is not yet resolved.
  private var resolved: [[Int32]] = Array(repeating: [], count: Scope.allCases.count)

  /// The key and column that data of a scope goes to, once it was asked for.
  func target(of id: StringID, in scope: Scope) -> Int? {
    let table = resolved[Int(scope.rawValue)]
    guard id.index < table.count, table[id.index] != 0 else { return nil }
    return Int(table[id.index]) - 1
  }

  /// Remembers a target.
  mutating func remember(_ target: Int, for id: StringID, in scope: Scope) {
    let index = Int(scope.rawValue)
    while resolved[index].count <= id.index { resolved[index].append(0) }
    resolved[index][id.index] = Int32(target + 1)
  }

  /// Forgets all targets, because a key was declared behind the data.
  mutating func forgetTargets() {
    resolved = Array(repeating: [], count: Scope.allCases.count)
  }

  mutating func append(_ key: Key) -> Int {
    keys.append(key)
    return keys.count - 1
  }

  mutating func setDefault(_ text: [UInt8], of key: Int) {
    keys[key].defaultText = text
  }

  /// The key of an id: of the scope itself, else of all scopes, else of any scope.
  func find(_ id: String, in scope: Scope) -> Int? {
    var inAll: Int?
    var anywhere: Int?
    for (index, key) in keys.enumerated() where key.id == id {
      if key.scope == scope { return index }
      if key.scope == nil, inAll == nil { inAll = index }
      if anywhere == nil { anywhere = index }
    }
    return inAll ?? anywhere
  }

  /// A declaration of the same id for the same scope.
  func twin(of key: Key) -> Key? {
    keys.first { $0.id == key.id && $0.scope == key.scope && $0.isDeclared }
  }

  /// The type of values a declared type word means; nil for a word nothing is known of.
  static func valueType(_ word: String?) -> DraftColumn.ValueType? {
    switch word?.lowercased() {
    case nil, "", "string", "str", "text": .string
    case "int", "integer", "long", "short", "byte": .integer
    case "float", "double", "real", "number": .float
    case "boolean", "bool": .boolean
    default: nil
    }
  }
}
