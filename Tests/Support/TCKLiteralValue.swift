/// A value as a TCK literal writes it, for comparing.
///
/// An integer never equals a float; NaN equals NaN and 0.0 equals -0.0; nodes and relationships are
/// their labels or type and properties.
public indirect enum TCKLiteralValue: Hashable, Comparable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(String)
  case string(String)
  case list([TCKLiteralValue])
  case map([Entry])
  case node(labels: [String], properties: TCKLiteralValue)
  case relationship(type: String, properties: TCKLiteralValue)
  case path([TCKLiteralValue], isForward: [Bool])

  /// An entry of a map; maps hold them sorted by key.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: TCKLiteralValue
  }

  /// A literal that cannot be read.
  public struct Unreadable: Error {
    /// The literal.
    public var text: String
  }

  /// Reads a literal.
  public init(_ text: String) throws {
    var parser = TCKLiteralParser(text)
    self = try parser.whole()
  }

  /// The value with the elements of every list sorted.
  public var withoutListOrder: TCKLiteralValue {
    switch self {
    case .list(let values): .list(values.map(\.withoutListOrder).sorted())
    case .map(let entries):
      .map(entries.map { Entry(key: $0.key, value: $0.value.withoutListOrder) })
    case .node(let labels, let properties):
      .node(labels: labels, properties: properties.withoutListOrder)
    case .relationship(let type, let properties):
      .relationship(type: type, properties: properties.withoutListOrder)
    case .path(let parts, let isForward):
      .path(parts.map(\.withoutListOrder), isForward: isForward)
    case .null, .boolean, .integer, .float, .string: self
    }
  }

  /// Any order that equal values agree on.
  public static func < (left: Self, right: Self) -> Bool { "\(left)" < "\(right)" }
}

/// Reads TCK literals from left to right.
private struct TCKLiteralParser {
  private let text: [Character]
  private var position = 0

  init(_ text: String) { self.text = Array(text) }

  mutating func whole() throws -> TCKLiteralValue {
    let value = try value()
    skipSpace()
    guard position == text.count else { throw unreadable }
    return value
  }

  private var unreadable: TCKLiteralValue.Unreadable {
    TCKLiteralValue.Unreadable(text: String(text))
  }

  private mutating func skipSpace() {
    while position < text.count, text[position].isWhitespace { position += 1 }
  }

  private func peek(_ word: String) -> Bool {
    text[position...].starts(with: word)
  }

  private mutating func take(_ word: String) -> Bool {
    guard peek(word) else { return false }
    position += word.count
    return true
  }

  private mutating func need(_ word: String) throws {
    guard take(word) else { throw unreadable }
  }

  private mutating func value() throws -> TCKLiteralValue {
    skipSpace()
    if peek("(") { return try node() }
    if peek("[") {
      let start = position
      position += 1
      skipSpace()
      let isRelationship = peek(":")
      position = start
      return isRelationship ? try relationship() : try list()
    }
    if peek("<") { return try path() }
    if peek("{") { return .map(try entries()) }
    if peek("'") { return .string(try string()) }
    let words: [(String, TCKLiteralValue)] = [
      ("true", .boolean(true)), ("false", .boolean(false)), ("null", .null),
      ("NaN", .float("NaN")), ("-Inf", .float("-Inf")), ("Inf", .float("Inf")),
    ]
    for (word, value) in words where take(word) { return value }
    return try number()
  }

  private mutating func number() throws -> TCKLiteralValue {
    let start = position
    while position < text.count, "+-.eE0123456789".contains(text[position]) { position += 1 }
    let digits = String(text[start..<position])
    if let integer = Int64(digits) { return .integer(integer) }
    guard let float = Double(digits) else { throw unreadable }
    return .float("\(float == 0 ? 0 : float)")
  }

  private mutating func string() throws -> String {
    try need("'")
    var result = ""
    while position < text.count {
      if take("'") { return result }
      if take("\\'") {
        result += "'"
      } else if take("\\\\") {
        result += "\\"
      } else {
        result.append(text[position])
        position += 1
      }
    }
    throw unreadable
  }

  private mutating func list() throws -> TCKLiteralValue {
    try need("[")
    skipSpace()
    var values: [TCKLiteralValue] = []
    if take("]") { return .list([]) }
    while true {
      values.append(try value())
      skipSpace()
      if take("]") { return .list(values) }
      try need(",")
    }
  }

  private mutating func entries() throws -> [TCKLiteralValue.Entry] {
    try need("{")
    skipSpace()
    var entries: [TCKLiteralValue.Entry] = []
    if take("}") { return [] }
    while true {
      skipSpace()
      let key = try name()
      skipSpace()
      try need(":")
      entries.append(TCKLiteralValue.Entry(key: key, value: try value()))
      skipSpace()
      if take("}") { return entries.sorted { $0.key < $1.key } }
      try need(",")
    }
  }

  private mutating func name() throws -> String {
    if take("`") {
      var name = ""
      while position < text.count {
        if take("``") {
          name += "`"
        } else if take("`") {
          return name
        } else {
          name.append(text[position])
          position += 1
        }
      }
      throw unreadable
    }
    let start = position
    while position < text.count,
      text[position].isLetter || text[position].isNumber || "_$".contains(text[position])
    {
      position += 1
    }
    guard position > start else { throw unreadable }
    return String(text[start..<position])
  }

  private mutating func node() throws -> TCKLiteralValue {
    try need("(")
    skipSpace()
    var labels: Set<String> = []
    while take(":") {
      labels.insert(try name())
      skipSpace()
    }
    let properties = peek("{") ? try entries() : []
    skipSpace()
    try need(")")
    return .node(labels: labels.sorted(), properties: .map(properties))
  }

  private mutating func relationship() throws -> TCKLiteralValue {
    try need("[")
    skipSpace()
    try need(":")
    let type = try name()
    skipSpace()
    let properties = peek("{") ? try entries() : []
    skipSpace()
    try need("]")
    return .relationship(type: type, properties: .map(properties))
  }

  private mutating func path() throws -> TCKLiteralValue {
    try need("<")
    var parts = [try node()]
    var isForward: [Bool] = []
    while true {
      skipSpace()
      if take(">") { return .path(parts, isForward: isForward) }
      if take("<-") {
        parts.append(try relationship())
        try need("-")
        isForward.append(false)
      } else {
        try need("-")
        parts.append(try relationship())
        try need("->")
        isForward.append(true)
      }
      parts.append(try node())
    }
  }
}
