import WeftGraph

/// Reads one property of many owners without copying strings or boxing numbers.
struct PropertyReader: Sendable {
  private let column: PropertyColumn?
  private let strings: StringTable

  /// Reads a property of nodes.
  init(node key: String, in graph: Graph) {
    column = graph.key(key).flatMap { graph.nodeColumns[$0.index] }
    strings = graph.strings
  }

  /// Reads a property of relationships.
  init(relationship key: String, in graph: Graph) {
    column = graph.key(key).flatMap { graph.relationshipColumns[$0.index] }
    strings = graph.strings
  }

  /// Whether nothing has the property.
  var isEmpty: Bool { column == nil }

  /// Whether an owner has the property.
  func has(_ owner: Int) -> Bool { column?.presence.contains(owner) ?? false }

  /// A string value's id, or nil.
  func string(_ owner: Int) -> StringID? {
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
  func text(_ owner: Int) -> String? { string(owner).map { strings[$0] } }

  /// A number, or nil where there is none or it cannot be read.
  func number(_ owner: Int) -> Double? {
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

  /// A Boolean, or nil where there is none or it cannot be read.
  func boolean(_ owner: Int) -> Bool? {
    guard let column, let rank = column.presence.rank(of: owner) else { return nil }
    switch column.storage {
    case .booleans(let values): return values[rank]
    case .mixed(let values): return values[rank].asBoolean
    case .strings(let values): return PropertyValue.string(strings[values[rank]]).asBoolean
    default: return nil
    }
  }

  /// A day, or nil where there is none or it cannot be read.
  func date(_ owner: Int) -> CalendarDate? {
    guard let column, let rank = column.presence.rank(of: owner) else { return nil }
    switch column.storage {
    case .dates(let values): return values[rank]
    case .mixed(let values): return values[rank].asDay
    case .strings(let values): return PropertyValue.string(strings[values[rank]]).asDay
    default: return nil
    }
  }

  /// Calls a closure with every owner and its value.
  func forEach(_ body: (_ owner: Int, _ value: PropertyValue) -> Void) {
    column?.presence.forEach { owner in
      if let value = column?.value(of: owner, strings: strings) { body(owner, value) }
    }
  }

  /// Calls a closure with every owner and its day; nil where the value is no day.
  func forEachDay(_ body: (_ owner: Int, _ day: CalendarDate?) -> Void) {
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
  var asDay: CalendarDate? {
    switch self {
    case .date(let date): date
    case .localDateTime(let moment): moment.date
    case .dateTime(let moment): moment.local.date
    case .string(let text): CalendarDate(isoText: text)
    default: nil
    }
  }

  /// A Boolean, also one written as text.
  var asBoolean: Bool? {
    switch self {
    case .boolean(let value): value
    case .string("true"): true
    case .string("false"): false
    default: nil
    }
  }
}

extension CalendarDate {
  /// Reads `2026-01-31`; nil for anything else.
  init?(isoText text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]),
      (1...12).contains(month), day >= 1
    else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths: [Int64] = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[Int(month) - 1] else { return nil }
    // Days from civil, after H. Hinnant: years start in March, so that the leap day comes last.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(days: era * 146_097 + dayOfEra - 719_468)
  }
}
