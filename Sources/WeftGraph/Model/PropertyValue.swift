/// A value of a node's or relationship's property.
///
/// Absence is nil, never a case.
public enum PropertyValue: Hashable, Sendable {
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case date(CalendarDate)
  case localTime(LocalTime)
  case time(OffsetTime)
  indirect case localDateTime(LocalDateTime)
  indirect case dateTime(ZonedDateTime)
  indirect case duration(CalendarDuration)
  /// A list; an element may be absent.
  case list([PropertyValue?])
  /// A map, sorted bytewise by key.
  case map([MapEntry])

  /// One entry of a map.
  public struct MapEntry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value; nil where the map holds null.
    public var value: PropertyValue?

    /// Creates an entry.
    public init(key: String, value: PropertyValue?) {
      self.key = key
      self.value = value
    }
  }
}

extension PropertyValue {
  /// Whether it is written as another value is: unlike for equality, texts are the same by their bytes,
  /// not-a-number is the same as itself and 0.0 differs from -0.0.
  package func isIdentical(to other: PropertyValue) -> Bool {
    switch (self, other) {
    case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
    case (.float(let one), .float(let other)):
      one.bitPattern == other.bitPattern || one.isNaN && other.isNaN
    case (.list(let one), .list(let other)):
      one.count == other.count && zip(one, other).allSatisfy(Self.areIdentical)
    case (.map(let one), .map(let other)):
      one.count == other.count
        && zip(one, other).allSatisfy {
          $0.key.utf8.elementsEqual($1.key.utf8) && Self.areIdentical($0.value, $1.value)
        }
    default: self == other
    }
  }

  /// Whether two values, or their absence, are written alike.
  package static func areIdentical(_ one: PropertyValue?, _ other: PropertyValue?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return one.isIdentical(to: other)
  }
}
