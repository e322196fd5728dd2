import Foundation

/// A value that several threads change, one at a time.
///
/// A lock of the system's threads library rather than the standard library's `Mutex`: where a thread has
/// to wait, `Mutex` is handed over by the kernel, which ThreadSanitizer does not see, so that it reports
/// races where there are none (docs/decisions/0017-locks.md).
///
/// Unchecked, for the value is touched only while the lock is held.
package final class Guarded<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  /// Guards a value nobody else holds.
  package init(_ value: sending Value) { self.value = value }

  /// Lets no other thread at the value while a closure reads or changes it.
  package func withLock<Result, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
