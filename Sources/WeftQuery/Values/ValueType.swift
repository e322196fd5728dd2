/// The kinds of value an expression may have, as far as they are known before the query runs.
///
/// Null belongs to every kind: an expression of kind `integer` may be null. The empty set of kinds is
/// the type of the literal `null`.
public struct ValueKinds: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt32

  /// Creates a set of kinds from its bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Booleans.
  public static let boolean = ValueKinds(rawValue: 1 << 0)
  /// Integers.
  public static let integer = ValueKinds(rawValue: 1 << 1)
  /// Floating-point numbers.
  public static let float = ValueKinds(rawValue: 1 << 2)
  /// Strings.
  public static let string = ValueKinds(rawValue: 1 << 3)
  /// Dates.
  public static let date = ValueKinds(rawValue: 1 << 4)
  /// Times without a zone.
  public static let localTime = ValueKinds(rawValue: 1 << 5)
  /// Times with an offset.
  public static let time = ValueKinds(rawValue: 1 << 6)
  /// Dates with times, without a zone.
  public static let localDateTime = ValueKinds(rawValue: 1 << 7)
  /// Dates with times and a zone.
  public static let dateTime = ValueKinds(rawValue: 1 << 8)
  /// What `duration.between` takes.
  static let moment: ValueKinds = [.date, .time, .localTime, .localDateTime, .dateTime]
  /// Durations.
  public static let duration = ValueKinds(rawValue: 1 << 9)
  /// Lists.
  public static let list = ValueKinds(rawValue: 1 << 10)
  /// Maps.
  public static let map = ValueKinds(rawValue: 1 << 11)
  /// Nodes.
  public static let node = ValueKinds(rawValue: 1 << 12)
  /// Relationships.
  public static let relationship = ValueKinds(rawValue: 1 << 13)
  /// Paths.
  public static let path = ValueKinds(rawValue: 1 << 14)

  /// Integers and floating-point numbers.
  public static let number: ValueKinds = [.integer, .float]
  /// Every temporal kind that is a moment, and durations.
  public static let temporal: ValueKinds = [
    .date, .localTime, .time, .localDateTime, .dateTime, .duration,
  ]
  /// Nodes and relationships.
  public static let entity: ValueKinds = [.node, .relationship]
  /// Every kind: nothing is known.
  public static let any = ValueKinds(rawValue: (1 << 15) - 1)
}

/// A type: the kinds a value may have and, for lists, the type of their elements.
public struct ValueType: Hashable, Sendable {
  /// The kinds.
  public var kinds: ValueKinds
  /// The element type of lists, if it is known: none or one.
  private var elements: [ValueType]

  /// Creates a type from kinds; element types are unknown.
  public init(_ kinds: ValueKinds) {
    self.kinds = kinds
    elements = []
  }

  private init(_ kinds: ValueKinds, elements: [ValueType]) {
    self.kinds = kinds
    self.elements = elements
  }

  /// The type of lists whose elements have a type.
  public static func list(of element: ValueType) -> ValueType {
    ValueType(.list, elements: [element])
  }

  /// Nothing is known.
  public static let any = ValueType(.any)

  /// The type of list elements, ``any`` where unknown.
  public var element: ValueType { elements.first ?? .any }
}
