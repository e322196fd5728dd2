/// A range of bytes in a UTF-8 text, as offsets from its beginning.
///
/// Spans are what parsers carry; ``SourceText`` turns them into lines and columns when a
/// diagnostic is made.
public struct SourceSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset behind the last byte.
  public var end: Int

  /// Creates a span from byte offsets.
  @inlinable
  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// The smallest span that covers this one and another.
  @inlinable
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(start: min(start, other.start), end: max(end, other.end))
  }

  /// An empty span at the beginning of a text.
  public static let zero = SourceSpan(start: 0, end: 0)
}
