/// A property value on its way into a column: eight bytes and a kind, or a rarer value whole.
enum StoredScalar {
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(StringID)
  case date(CalendarDate)
  case other(PropertyValue)

  init(_ value: PropertyValue, strings: inout StringTableBuilder) {
    switch value {
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(strings.intern(value))
    case .date(let value): self = .date(value)
    default: self = .other(value)
    }
  }
}

/// The values of one key in the order they were set, before owners get their final ids.
struct PropertyLog {
  private enum Kind: UInt8 {
    case boolean, integer, float, string, date, other
  }

  private var owners: [UInt32] = []
  private var payloads: [UInt64] = []
  /// The kind of every entry, as long as they agree.
  private var uniform: Kind?
  /// The kind of each entry, once they differ.
  private var kinds: [Kind] = []
  private var others: [PropertyValue] = []

  mutating func append(_ value: StoredScalar, owner: UInt32) {
    switch value {
    case .boolean(let value): append(value ? 1 : 0, .boolean, owner)
    case .integer(let value): append(UInt64(bitPattern: value), .integer, owner)
    case .float(let value): append(value.bitPattern, .float, owner)
    case .string(let value): append(UInt64(value.rawValue), .string, owner)
    case .date(let value): append(UInt64(bitPattern: value.days), .date, owner)
    case .other(let value):
      append(UInt64(others.count), .other, owner)
      others.append(value)
    }
  }

  private mutating func append(_ payload: UInt64, _ kind: Kind, _ owner: UInt32) {
    if owners.isEmpty {
      uniform = kind
    } else if let known = uniform, known != kind {
      kinds = [Kind](repeating: known, count: owners.count)
      uniform = nil
    }
    if uniform == nil { kinds.append(kind) }
    owners.append(owner)
    payloads.append(payload)
  }

  /// The finished column, or nil if nothing was set.
  /// - Parameter rank: The final id of each owner, by order of addition.
  /// - Complexity: O(entries log entries), or O(entries + owners) for a dense column.
  func column(rank: [UInt32], strings: StringTableBuilder) -> PropertyColumn? {
    guard !owners.isEmpty else { return nil }
    let entries = entriesByOwner(rank)
    let presence = RankedBitset(ascending: entries.lazy.map { rank[Int(owners[Int($0)])] })
    guard let kind = uniform else {
      let values = entries.map { value(Int($0), strings: strings) }
      return PropertyColumn(presence: presence, storage: .mixed(values))
    }
    let storage: PropertyColumn.Storage =
      switch kind {
      case .boolean: .booleans(entries.map { payloads[Int($0)] != 0 })
      case .integer: .integers(entries.map { Int64(bitPattern: payloads[Int($0)]) })
      case .float: .floats(entries.map { Double(bitPattern: payloads[Int($0)]) })
      case .string: .strings(entries.map { StringID(UInt32(payloads[Int($0)])) })
      case .date: .dates(entries.map { CalendarDate(days: Int64(bitPattern: payloads[Int($0)])) })
      case .other: .mixed(entries.map { others[Int(payloads[Int($0)])] })
      }
    return PropertyColumn(presence: presence, storage: storage)
  }

  /// The entries in the order of their owners' final ids, the last one where an owner has several.
  private func entriesByOwner(_ rank: [UInt32]) -> [UInt32] {
    var ascending = true
    for index in 1..<max(owners.count, 1)
    where rank[Int(owners[index - 1])] >= rank[Int(owners[index])] {
      ascending = false
      break
    }
    if ascending { return Array(0..<UInt32(owners.count)) }
    if owners.count > rank.count / 16 {
      var last = [UInt32](repeating: .max, count: rank.count)
      for (entry, owner) in owners.enumerated() { last[Int(rank[Int(owner)])] = UInt32(entry) }
      return last.filter { $0 != .max }
    }
    var keyed = owners.enumerated().map { entry, owner in
      UInt64(rank[Int(owner)]) << 32 | UInt64(entry)
    }
    keyed.sort()
    var result: [UInt32] = []
    result.reserveCapacity(keyed.count)
    for (index, key) in keyed.enumerated()
    where index + 1 == keyed.count || keyed[index + 1] >> 32 != key >> 32 {
      result.append(UInt32(truncatingIfNeeded: key))
    }
    return result
  }

  private func value(_ entry: Int, strings: StringTableBuilder) -> PropertyValue {
    let payload = payloads[entry]
    switch kinds[entry] {
    case .boolean: return .boolean(payload != 0)
    case .integer: return .integer(Int64(bitPattern: payload))
    case .float: return .float(Double(bitPattern: payload))
    case .string: return .string(strings[StringID(UInt32(payload))])
    case .date: return .date(CalendarDate(days: Int64(bitPattern: payload)))
    case .other: return others[Int(payload)]
    }
  }
}
