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
struct PropertyLog: Sendable {
  enum Kind: UInt8 {
    case boolean, integer, float, string, date, other
  }

  private var owners = OwnerList()
  /// The values, as long as all are strings.
  private var strings: [StringID] = []
  /// The values otherwise, as bit patterns.
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
      if known == .string { payloads = strings.map { UInt64($0.rawValue) } }
      strings = []
      uniform = nil
    }
    if uniform == nil { kinds.append(kind) }
    owners.append(owner)
    if uniform == .string {
      strings.append(StringID(UInt32(truncatingIfNeeded: payload)))
    } else {
      payloads.append(payload)
    }
  }

  /// Appends strings of many owners; an empty log takes the arrays as they are.
  mutating func append(_ values: consuming [StringID], owners new: OwnerList) {
    if owners.isEmpty, !new.isEmpty {
      uniform = .string
      owners = new
      strings = values
    } else {
      for index in new.indices { append(UInt64(values[index].rawValue), .string, new[index]) }
    }
  }

  /// Appends values of one kind of many owners; an empty log takes the arrays as they are.
  mutating func append(
    _ values: consuming [UInt64], _ kind: Kind, owners new: OwnerList
  ) {
    precondition(kind != .string && kind != .other, "these values are bit patterns")
    if owners.isEmpty, !new.isEmpty {
      uniform = kind
      owners = new
      payloads = values
    } else {
      for index in new.indices { append(values[index], kind, new[index]) }
    }
  }

  // MARK: Columns

  /// The finished column, or nil if nothing was set.
  /// - Parameter rank: The final id of each owner, by order of addition.
  /// - Complexity: O(entries log entries), or O(entries + owners) for a dense column.
  func column(rank: [UInt32], strings table: StringTable) -> PropertyColumn? {
    guard !owners.isEmpty else { return nil }
    if uniform != nil, uniform != .other {
      if isAscending(rank) {
        let presence = RankedBitset(
          ascending: owners.indices.lazy.map { rank[Int(owners[$0])] })
        return PropertyColumn(presence: presence, storage: storage(payloads, strings))
      }
      if owners.count > rank.count / 16 { return scattered(rank) }
    }
    let entries = entriesByOwner(rank)
    let presence = RankedBitset(ascending: entries.lazy.map { rank[Int(owners[Int($0)])] })
    let storage: PropertyColumn.Storage =
      switch uniform {
      case nil: .mixed(entries.map { value(Int($0), strings: table) })
      case .other: .mixed(entries.map { others[Int(payloads[Int($0)])] })
      case .string: storage([], entries.map { strings[Int($0)] })
      default: storage(entries.map { payloads[Int($0)] }, [])
      }
    return PropertyColumn(presence: presence, storage: storage)
  }

  private func isAscending(_ rank: [UInt32]) -> Bool {
    for index in 1..<max(owners.count, 1)
    where rank[Int(owners[index - 1])] >= rank[Int(owners[index])] {
      return false
    }
    return true
  }

  /// The column of a log that holds values of one kind for many of the owners.
  private func scattered(_ rank: [UInt32]) -> PropertyColumn {
    var bits = Bitset(capacity: rank.count)
    if uniform == .string {
      var byRank = [StringID].paged(repeating: StringID(0), count: rank.count)
      for index in owners.indices {
        let place = Int(rank[Int(owners[index])])
        bits.insert(place)
        byRank[place] = strings[index]
      }
      let presence = RankedBitset(trimming: bits.words)
      var values: [StringID] = []
      values.reserveCapacity(presence.count)
      presence.forEach { values.append(byRank[$0]) }
      return PropertyColumn(presence: presence, storage: .strings(values))
    }
    var byRank = [UInt64].paged(repeating: 0, count: rank.count)
    for index in owners.indices {
      let place = Int(rank[Int(owners[index])])
      bits.insert(place)
      byRank[place] = payloads[index]
    }
    let presence = RankedBitset(trimming: bits.words)
    var count = 0
    presence.forEach { place in
      byRank[count] = byRank[place]
      count += 1
    }
    byRank.removeLast(byRank.count - count)
    return PropertyColumn(presence: presence, storage: storage(byRank, []))
  }

  /// Values of the log's one kind.
  private func storage(_ payloads: [UInt64], _ strings: [StringID]) -> PropertyColumn.Storage {
    switch uniform {
    case .boolean: .booleans(payloads.mapPaged { $0 != 0 })
    case .integer: .integers(payloads.mapPaged { Int64(bitPattern: $0) })
    case .float: .floats(payloads.mapPaged { Double(bitPattern: $0) })
    case .string: .strings(strings)
    case .date: .dates(payloads.mapPaged { CalendarDate(days: Int64(bitPattern: $0)) })
    case .other, nil: preconditionFailure("such values are no bit patterns of one kind")
    }
  }

  /// The entries in the order of their owners' final ids, the last one where an owner has several.
  private func entriesByOwner(_ rank: [UInt32]) -> [UInt32] {
    if isAscending(rank) { return Array(0..<UInt32(owners.count)) }
    if owners.count > rank.count / 16 {
      var last = [UInt32](repeating: .max, count: rank.count)
      for entry in owners.indices { last[Int(rank[Int(owners[entry])])] = UInt32(entry) }
      return last.filter { $0 != .max }
    }
    var keyed = owners.indices.map { entry in
      UInt64(rank[Int(owners[entry])]) << 32 | UInt64(entry)
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

  private func value(_ entry: Int, strings: StringTable) -> PropertyValue {
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
