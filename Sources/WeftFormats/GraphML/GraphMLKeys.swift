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
    /// Whether the values are lists of the type.
    var isList = false
    var isDeclared = true
    var defaultText: [UInt8]?
    var line: UInt32 = 0
    var column: UInt32 = 0

    /// The type of values that are written as literals, if they are.
    var literalType: String? {
      guard let content, content.hasPrefix("weft:") else { return nil }
      let type = String(content.dropFirst(5))
      return type == "labels" || type == "kind" ? nil : type
    }

    /// The value of a text of the chart itself; one that is not of the type stays a string.
    func value(_ text: [UInt8]) -> PropertyValue {
      let words = String(decoding: text, as: UTF8.self)
      let typed: PropertyValue? =
        switch GraphMLKeys.valueType(type) {
        case .integer: ScalarText.integer(text).map { .integer($0) }
        case .float: ScalarText.number(text).map { .float($0) }
        case .boolean: ScalarText.boolean(text).map { .boolean($0) }
        default: literalType.flatMap { ValueLiteral.value(words, type: $0) }
        }
      return typed ?? .string(words)
    }
  }

  /// A short id packed into two words, with its length and scope.
  private struct Packed: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  /// The first keys of an id.
  ///
  /// Of each scope, of all scopes, declared ones of the same, and the first of any; -1 is none.
  private struct First {
    var keys = SIMD8<Int32>(repeating: -1)
    var declared = SIMD8<Int32>(repeating: -1)
    var anywhere: Int32

    /// The place of keys of all scopes.
    static let all = Scope.allCases.count
  }

  private(set) var keys: [Key] = []
  private var byID: [String: First] = [:]
  /// Where data of recently seen ids goes; a place is overwritten by the next id that falls on it.
  private var recent = [Packed](repeating: Packed(), count: 256)
  private var recentTargets = [Int32](repeating: -1, count: 256)
  /// Where data of other ids goes, by scope.
  private var others: [[String: Int]] = Array(repeating: [:], count: Scope.allCases.count)

  /// The key or column that data of a scope goes to, once it was asked for.
  func target(of id: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch, in scope: Scope) -> Int?
  {
    if let packed = Self.pack(id, batch, scope) {
      let slot = Self.slot(packed)
      return recent[slot] == packed && recentTargets[slot] >= 0 ? Int(recentTargets[slot]) : nil
    }
    return others[Int(scope.rawValue)][batch.string(id)]
  }

  /// Remembers a target.
  mutating func remember(
    _ target: Int, for id: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch, in scope: Scope
  ) {
    if let packed = Self.pack(id, batch, scope) {
      let slot = Self.slot(packed)
      recent[slot] = packed
      recentTargets[slot] = Int32(target)
    } else {
      others[Int(scope.rawValue)][batch.string(id)] = target
    }
  }

  /// Forgets all targets, because a key was declared behind the data.
  mutating func forgetTargets() {
    for slot in recentTargets.indices { recentTargets[slot] = -1 }
    others = Array(repeating: [:], count: Scope.allCases.count)
  }

  private static func pack(
    _ id: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch, _ scope: Scope
  ) -> Packed? {
    let range = id.bytes
    guard range.count < 16 else { return nil }
    var low: UInt64 = 0
    var high = UInt64(range.count) << 60 | UInt64(scope.rawValue) << 56
    let span = batch.bytes.span
    let middle = min(range.lowerBound + 8, range.upperBound)
    for index in (range.lowerBound..<middle).reversed() { low = low << 8 | UInt64(span[index]) }
    var rest: UInt64 = 0
    for index in (middle..<range.upperBound).reversed() { rest = rest << 8 | UInt64(span[index]) }
    high |= rest
    return Packed(low: low, high: high)
  }

  private static func slot(_ packed: Packed) -> Int {
    let hash = (packed.low ^ packed.high &* 31) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 56)
  }

  mutating func append(_ key: Key) -> Int {
    let number = Int32(keys.count)
    let scope = key.scope.map { Int($0.rawValue) } ?? First.all
    var first = byID[key.id] ?? First(anywhere: number)
    if first.keys[scope] < 0 { first.keys[scope] = number }
    if key.isDeclared, first.declared[scope] < 0 { first.declared[scope] = number }
    byID[key.id] = first
    keys.append(key)
    return Int(number)
  }

  mutating func setDefault(_ text: [UInt8], of key: Int) {
    keys[key].defaultText = text
  }

  /// The key of an id: of the scope itself, else of all scopes, else of any scope.
  func find(_ id: String, in scope: Scope) -> Int? {
    guard let first = byID[id] else { return nil }
    let own = first.keys[Int(scope.rawValue)]
    if own >= 0 { return Int(own) }
    return Int(first.keys[First.all] >= 0 ? first.keys[First.all] : first.anywhere)
  }

  /// The declared key of an id: for the scope itself, else for all scopes, else for any scope.
  func declared(_ id: String, in scope: Scope) -> Key? {
    guard let first = byID[id]?.declared else { return nil }
    let places = [Int(scope.rawValue), First.all] + first.indices
    return places.first { first[$0] >= 0 }.map { keys[Int(first[$0])] }
  }

  /// A declaration of the same id for the same scope.
  func twin(of key: Key) -> Key? {
    let scope = key.scope.map { Int($0.rawValue) } ?? First.all
    guard let first = byID[key.id]?.declared[scope], first >= 0 else { return nil }
    return keys[Int(first)]
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
