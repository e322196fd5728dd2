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
