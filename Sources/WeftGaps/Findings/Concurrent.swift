import Dispatch
import Synchronization

/// Independent pieces of work, done by several threads.
enum Concurrent {
  /// The results of the pieces, in their order.
  /// - Parameters:
  ///   - count: How many pieces there are; they are begun in order.
  ///   - threads: How many of them may be under way at once.
  static func map<Part: Sendable>(
    _ count: Int, threads: Int, work: @Sendable (Int) -> Part
  ) -> [Part] {
    guard threads > 1, count > 1 else { return (0..<count).map(work) }
    let state = Mutex((next: 0, parts: [Part?](repeating: nil, count: count)))
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let position = state.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard position < count else { return }
        let part = work(position)
        state.withLock { $0.parts[position] = part }
      }
    }
    return state.withLock { $0.parts.compactMap(\.self) }
  }
}
