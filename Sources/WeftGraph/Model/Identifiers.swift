/// A node of a ``Graph``: its dense index, from 0.
///
/// Nodes with equal label sets are neighbours in this order.
public struct NodeID: Hashable, Comparable, Sendable {
  /// The dense index.
  public var rawValue: UInt32

  /// Wraps a dense index.
  @inlinable
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// Wraps a dense index.
  @inlinable
  public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }

  /// The dense index as a collection index.
  @inlinable
  public var index: Int { Int(rawValue) }

  /// Orders nodes by their dense index.
  @inlinable
  public static func < (left: NodeID, right: NodeID) -> Bool { left.rawValue < right.rawValue }
}

/// A relationship of a ``Graph``: its dense index, from 0, ordered by type, source, target and file order.
public struct RelationshipID: Hashable, Comparable, Sendable {
  /// The dense index.
  public var rawValue: UInt32

  /// Wraps a dense index.
  @inlinable
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// Wraps a dense index.
  @inlinable
  public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }

  /// The dense index as a collection index.
  @inlinable
  public var index: Int { Int(rawValue) }

  /// Orders relationships by their dense index.
  @inlinable
  public static func < (left: RelationshipID, right: RelationshipID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A node label of a ``Graph``: an index into ``Graph/labelNames``.
public struct LabelID: Hashable, Comparable, Sendable {
  /// The index into the graph's table of labels.
  public var rawValue: UInt16

  /// Wraps an index.
  @inlinable
  public init(_ index: Int) { rawValue = UInt16(truncatingIfNeeded: index) }

  /// The index as a collection index.
  @inlinable
  public var index: Int { Int(rawValue) }

  /// Orders labels by index.
  @inlinable
  public static func < (left: LabelID, right: LabelID) -> Bool { left.rawValue < right.rawValue }
}

/// A relationship type of a ``Graph``: an index into ``Graph/typeNames``.
public struct TypeID: Hashable, Comparable, Sendable {
  /// The index into the graph's table of types.
  public var rawValue: UInt16

  /// Wraps an index.
  @inlinable
  public init(_ index: Int) { rawValue = UInt16(truncatingIfNeeded: index) }

  /// The index as a collection index.
  @inlinable
  public var index: Int { Int(rawValue) }

  /// Orders types by index.
  @inlinable
  public static func < (left: TypeID, right: TypeID) -> Bool { left.rawValue < right.rawValue }
}

/// A property key of a ``Graph``: an index into ``Graph/keyNames``.
public struct KeyID: Hashable, Comparable, Sendable {
  /// The index into the graph's table of keys.
  public var rawValue: UInt32

  /// Wraps an index.
  @inlinable
  public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }

  /// The index as a collection index.
  @inlinable
  public var index: Int { Int(rawValue) }

  /// Orders keys by index.
  @inlinable
  public static func < (left: KeyID, right: KeyID) -> Bool { left.rawValue < right.rawValue }
}

/// A string of a ``StringTable``.
@usableFromInline
package struct StringID: Hashable, Comparable, Sendable {
  /// The index into the table.
  @usableFromInline package var rawValue: UInt32

  /// Wraps an index.
  @inlinable
  package init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The index as a collection index.
  @inlinable
  package var index: Int { Int(rawValue) }

  /// Orders strings by index, which is not their alphabetical order.
  @inlinable
  package static func < (left: StringID, right: StringID) -> Bool { left.rawValue < right.rawValue }
}
