import Synchronization

/// What a query may use before it is stopped.
public struct QueryLimits: Sendable {
  /// The most rows it may return.
  public var rows: Int?
  /// The longest it may run.
  public var time: Duration?
  /// The most bytes its operators may hold at once, roughly counted.
  public var bytes: Int?
  /// Set from outside to end the query.
  public var cancellation: Cancellation?

  /// Creates limits; nil means unlimited.
  public init(
    rows: Int? = nil, time: Duration? = nil, bytes: Int? = nil, cancellation: Cancellation? = nil
  ) {
    self.rows = rows
    self.time = time
    self.bytes = bytes
    self.cancellation = cancellation
  }

  /// No limits.
  public static let none = QueryLimits()

  /// A flag that ends a running query.
  public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Creates a flag that is not set.
    public init() {}

    /// Ends queries that watch this flag.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether it was set.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
  }
}
