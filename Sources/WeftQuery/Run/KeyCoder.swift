import WeftGraph

/// Turns one key column into codes that are equal exactly where values are equivalent.
///
/// Ids and plain integers are their own codes; as soon as a column of another kind turns up, values
/// are numbered instead, and the codes given so far are translated.
struct KeyCoder {
  private enum Kind { case nodes, relationships, strings, booleans, integers, dates, values }

  private var kind: Kind?
  private var numbers: [DistinctValue: UInt64] = [:]
  /// Strings among the values, and the number of each.
  private var texts = StringTableBuilder()
  private var textNumbers: [UInt64] = []
  /// From how many bytes on strings are numbered as other values are; a table of strings has its limit.
  private static let mostTextBytes = 1 << 30
  /// The list numbered last: rows often carry one along, and hashing it for each would be quadratic.
  private var lastList: (elements: [Value], number: UInt64)?
  private let graph: Graph

  init(in graph: Graph) { self.graph = graph }

  /// Bytes held by the numbers of values, roughly.
  var byteCount: Int { numbers.count * 64 + texts.byteCount + textNumbers.count * 8 }

  /// Whether codes are node ids (or `UInt32.max` for null), at most the graph's nodes.
  var areNodes: Bool { kind == .nodes }

  /// Whether every code so far has 32 bits.
  var isNarrow: Bool {
    switch kind {
    case .nodes, .relationships, .strings, .booleans: true
    default: false
    }
  }

  /// What happened to the codes given before.
  enum Outcome {
    case kept([UInt64])
    /// The table must translate its codes first.
    case translated([UInt64], translation: (UInt64) -> UInt64)
  }

  /// The code that no value has: what a probe gives for a value never seen.
  static let unknown = UInt64.max

  /// The code of null among integers; a column that holds that very integer is coded as values.
  private static let nullInteger = Int64.min + 7

  private func kind(of column: Column) -> Kind {
    switch column {
    case .nodes: return .nodes
    case .relationships: return .relationships
    case .strings: return .strings
    case .booleans: return .booleans
    case .integers(let rows, _): return rows.contains(Self.nullInteger) ? .values : .integers
    case .dates(let rows, _):
      return rows.contains { $0.days == Self.nullInteger } ? .values : .dates
    case .values(let rows):
      // Nothing but nulls, such as a batch of rows without a match, fits every kind.
      if let kind, kind != .values, rows.allSatisfy(\.isNull) { return kind }
      return .values
    case .floats: return .values
    }
  }

  /// The codes of a column; values never seen get a number only if asked for.
  mutating func codes(_ column: Column, adding: Bool) -> Outcome {
    let wanted = kind(of: column)
    if kind == nil { kind = wanted }
    if kind == wanted, wanted != .values { return .kept(Self.plain(column, wanted)) }
    if kind == .values { return .kept(numbered(column, adding: adding)) }
    // Values from here on.
    let old = kind
    kind = .values
    var translation: [UInt64: UInt64] = [:]
    let graph = graph
    func value(_ code: UInt64) -> Value {
      switch old {
      case .nodes: code == UInt64(UInt32.max) ? .null : .node(NodeID(UInt32(code)))
      case .relationships:
        code == UInt64(UInt32.max) ? .null : .relationship(RelationshipID(UInt32(code)))
      case .strings:
        code == UInt64(UInt32.max) ? .null : .string(graph.strings[StringID(UInt32(code))])
      case .booleans: code == 2 ? .null : .boolean(code == 1)
      case .dates:
        code == UInt64(bitPattern: Self.nullInteger)
          ? .null : .date(CalendarDate(days: Int64(bitPattern: code)))
      default:
        code == UInt64(bitPattern: Self.nullInteger) ? .null : .integer(Int64(bitPattern: code))
      }
    }
    for code in known { translation[code] = number(value(code), adding: true) }
    known = []
    return .translated(
      numbered(column, adding: adding), translation: { translation[$0] ?? Self.unknown })
  }

  /// Codes in use, as the table reports them before a column of a new kind is coded.
  var known: [UInt64] = []

  /// Whether a column would change the kind of codes.
  func changes(_ column: Column) -> Bool {
    guard let kind, kind != .values else { return false }
    return kind != self.kind(of: column)
  }

  private mutating func numbered(_ column: Column, adding: Bool) -> [UInt64] {
    var result: [UInt64] = []
    result.reserveCapacity(column.count)
    for row in 0..<column.count {
      let value = column.value(at: row, in: graph)
      guard case .list(let elements) = value else {
        result.append(number(value, adding: adding))
        continue
      }
      if let lastList, Value.isSameList(lastList.elements, elements) {
        result.append(lastList.number)
        continue
      }
      let number = number(value, adding: adding)
      if number != Self.unknown { lastList = (elements, number) }
      result.append(number)
    }
    return result
  }

  private mutating func number(_ value: Value, adding: Bool) -> UInt64 {
    let next = UInt64(numbers.count + textNumbers.count)
    // Most strings are told apart by a look at their hash, where a dictionary of values would compare.
    if case .string(let text) = value {
      if adding, texts.byteCount < Self.mostTextBytes, text.utf8.count < Self.mostTextBytes {
        let id = texts.intern(text)
        if id.index == textNumbers.count { textNumbers.append(next) }
        return textNumbers[id.index]
      }
      if let id = texts.id(of: text) { return textNumbers[id.index] }
    }
    let key = DistinctValue(value)
    if let number = numbers[key] { return number }
    guard adding else { return Self.unknown }
    numbers[key] = next
    return next
  }

  private static func plain(_ column: Column, _ kind: Kind) -> [UInt64] {
    switch column {
    case .nodes(let rows), .relationships(let rows), .strings(let rows):
      return rows.map { UInt64($0) }
    case .booleans(let rows): return rows.map { UInt64($0) }
    case .integers(let rows, let nulls):
      var result = rows.map { UInt64(bitPattern: $0) }
      nulls?.forEach { result[$0] = UInt64(bitPattern: nullInteger) }
      return result
    case .dates(let rows, let nulls):
      var result = rows.map { UInt64(bitPattern: $0.days) }
      nulls?.forEach { result[$0] = UInt64(bitPattern: nullInteger) }
      return result
    default:
      let null: UInt64 =
        switch kind {
        case .booleans: 2
        case .integers, .dates: UInt64(bitPattern: nullInteger)
        default: UInt64(UInt32.max)
        }
      return [UInt64](repeating: null, count: column.count)
    }
  }
}
