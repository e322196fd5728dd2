import Synchronization

/// A wish that long work end early, because nobody waits for its result any more.
///
/// Algorithms look at it once for each source or pass and then do no more work; what they return is of
/// the right shape and means nothing. Whoever asked for the end drops it.
public final class Interruption: Sendable {
  /// What the present work looks at; nil where nothing may end it.
  ///
  /// Work handed to other threads takes it along.
  @TaskLocal public static var current: Interruption?

  private let flag = Atomic<Bool>(false)

  /// Creates one that has not been asked for.
  public init() {}

  /// Asks for the end.
  public func request() { flag.store(true, ordering: .relaxed) }

  /// Whether the end was asked for.
  public var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Whether the present work should end.
  public static var isRequested: Bool { current?.isRequested ?? false }
}
