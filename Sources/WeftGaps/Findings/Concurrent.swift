import Dispatch
import WeftGraph

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
    let state = Guarded((next: 0, parts: [Part?](repeating: nil, count: count)))
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

  /// The results of two different pieces.
  static func both<One: Sendable, Other: Sendable>(
    threads: Int, _ one: @Sendable () -> One, _ other: @Sendable () -> Other
  ) -> (One, Other) {
    guard threads > 1 else { return (one(), other()) }
    let results = Guarded<(one: One?, other: Other?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { place in
      if place == 0 {
        let result = one()
        results.withLock { $0.one = result }
      } else {
        let result = other()
        results.withLock { $0.other = result }
      }
    }
    guard case (let first?, let second?) = results.withLock({ $0 }) else {
      preconditionFailure("both pieces are done when the work is")
    }
    return (first, second)
  }
}
