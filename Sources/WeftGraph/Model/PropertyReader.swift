/// Reads one property of many owners without copying strings or boxing numbers.
package struct PropertyReader: Sendable {
  private let column: PropertyColumn?
  private let strings: StringTable

  /// Reads a property of nodes.
  package init(node key: String, in graph: Graph) {
    column = graph.key(key).flatMap { graph.nodeColumns[$0.index] }
    strings = graph.strings
  }

  /// Reads a property of relationships.
  package init(relationship key: String, in graph: Graph) {
    column = graph.key(key).flatMap { graph.relationshipColumns[$0.index] }
    strings = graph.strings
  }

  /// Whether nothing has the property.
  package var isEmpty: Bool { column == nil }

  /// Whether an owner has the property.
  package func has(_ owner: Int) -> Bool { column?.presence.contains(owner) ?? false }

  /// A string value's id, or nil.
  package func string(_ owner: Int) -> StringID? {
    guard let column, let rank = column.presence.rank(of: owner) else { return nil }
    switch column.storage {
    case .strings(let values): return values[rank]
    case .mixed(let values):
      if case .string(let text) = values[rank] { return strings.id(of: text) }
      return nil
    default: return nil
    }
  }

  /// A string value's text, or nil.
  package func text(_ owner: Int) -> String? { string(owner).map { strings[$0] } }

  /// A number, or nil where there is none or it cannot be read.
  package func number(_ owner: Int) -> Double? {
    guard let column, let rank = column.presence.rank(of: owner) else { return nil }
    switch column.storage {
    case .integers(let values): return Double(values[rank])
    case .floats(let values): return values[rank]
    case .mixed(let values):
      switch values[rank] {
      case .integer(let value): return Double(value)
      case .float(let value): return value
      default: return nil
      }
    default: return nil
    }
  }

  /// What weighs an owner: 1 where nothing is stated, and what is no number where no number is stated,
  /// for a measure to refuse.
  package func weight(_ owner: Int) -> Double { has(owner) ? number(owner) ?? .nan : 1 }

  /// A Boolean, or nil where there is none or it cannot be read.
  package func boolean(_ owner: Int) -> Bool? {
    guard let column, let rank = column.presence.rank(of: owner) else { return nil }
    switch column.storage {
    case .booleans(let values): return values[rank]
    case .mixed(let values): return values[rank].asBoolean
    case .strings(let values): return PropertyValue.string(strings[values[rank]]).asBoolean
    default: return nil
    }
  }

  /// A day, or nil where there is none or it cannot be read.
  package func date(_ owner: Int) -> CalendarDate? {
    guard let column, let rank = column.presence.rank(of: owner) else { return nil }
    switch column.storage {
    case .dates(let values): return values[rank]
    case .mixed(let values): return values[rank].asDay
    case .strings(let values): return PropertyValue.string(strings[values[rank]]).asDay
    default: return nil
    }
  }

  /// Calls a closure with every owner and its value.
  package func forEach(_ body: (_ owner: Int, _ value: PropertyValue) -> Void) {
    column?.presence.forEach { owner in
      if let value = column?.value(of: owner, strings: strings) { body(owner, value) }
    }
  }

  /// Calls a closure with every owner and its day; nil where the value is no day.
  package func forEachDay(_ body: (_ owner: Int, _ day: CalendarDate?) -> Void) {
    guard let column else { return }
    if case .dates(let values) = column.storage {
      var rank = 0
      column.presence.forEach { owner in
        body(owner, values[rank])
        rank += 1
      }
    } else {
      forEach { owner, value in body(owner, value.asDay) }
    }
  }
}

extension PropertyValue {
  /// The day a date, a date and time or an ISO text names, or nil.
  package var asDay: CalendarDate? {
    switch self {
    case .date(let date): date
    case .localDateTime(let moment): moment.date
    case .dateTime(let moment): moment.local.date
    case .string(let text): CalendarDate(isoText: text)
    default: nil
    }
  }

  /// A Boolean, also one written as text.
  package var asBoolean: Bool? {
    switch self {
    case .boolean(let value): value
    case .string("true"): true
    case .string("false"): false
    default: nil
    }
  }
}

extension CalendarDate {
  /// Reads `2026-01-31` and no other way to write a day; nil for anything else.
  package init?(isoText text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    self.init(parsing: text)
  }
}
