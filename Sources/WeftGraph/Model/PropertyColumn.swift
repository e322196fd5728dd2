/// The values of one property key over the nodes, or over the relationships, of a graph.
///
/// Owners without the property are absent from `presence`; the others' values are packed in the
/// order of their ids. A column whose values all have one type stores them bare.
package struct PropertyColumn: Sendable {
  /// Packed values of a column.
  package enum Storage: Sendable {
    case booleans([Bool])
    case integers([Int64])
    case floats([Double])
    /// Ids in ``Graph/strings``.
    case strings([StringID])
    /// Days since 1970-01-01.
    case dates([CalendarDate])
    /// Values of several types, or of a type that is rarely stored.
    case mixed([PropertyValue])
  }

  /// Which owners have a value.
  package let presence: RankedBitset
  /// The values, in the order of their owners.
  package let storage: Storage

  init(presence: RankedBitset, storage: Storage) {
    self.presence = presence
    self.storage = storage
  }

  /// How many owners have a value.
  package var count: Int { presence.count }

  /// An owner's value, or nil.
  /// - Complexity: O(1); a string is copied out of the table.
  package func value(of owner: Int, strings: StringTable) -> PropertyValue? {
    guard let rank = presence.rank(of: owner) else { return nil }
    switch storage {
    case .booleans(let values): return .boolean(values[rank])
    case .integers(let values): return .integer(values[rank])
    case .floats(let values): return .float(values[rank])
    case .strings(let values): return .string(strings[values[rank]])
    case .dates(let values): return .date(values[rank])
    case .mixed(let values): return values[rank]
    }
  }

  /// The name of the type all values have, or `mixed`.
  package var typeName: String {
    switch storage {
    case .booleans: "boolean"
    case .integers: "integer"
    case .floats: "float"
    case .strings: "string"
    case .dates: "date"
    case .mixed: "mixed"
    }
  }
}
