import Dispatch

/// Work cut into numbered blocks that several threads share.
///
/// The cut never depends on the number of threads and the parts are merged in the order of their
/// blocks, so that floating-point sums are the same on any number of threads.
enum Parallel {
  private struct State<Part, Total> {
    var next = 0
    var merged = 0
    var waiting: [Int: Part] = [:]
    var total: Total
  }

  /// Runs a piece of work for each of 0 ..< blocks and merges the parts in order.
  /// - Parameters:
  ///   - blocks: How many blocks there are.
  ///   - threads: At most this many run at once.
  ///   - initial: What the first part is merged into.
  ///   - work: Makes a block's part.
  ///   - merge: Adds a part to the total.
  static func reduce<Part: Sendable, Total: Sendable>(
    blocks: Int, threads: Int, into initial: consuming Total,
    work: @Sendable (Int) -> Part, merge: @Sendable (inout Total, Part) -> Void
  ) -> Total {
    reduce(blocks: blocks, threads: threads, into: initial, scratch: {}) { block, _ in
      work(block)
    } merge: {
      merge(&$0, $1)
    }
  }

  /// The same where every thread keeps something from one block to the next, on which no part may depend.
  static func reduce<Part: Sendable, Total: Sendable, Scratch: ~Copyable>(
    blocks: Int, threads: Int, into initial: consuming Total, scratch: @Sendable () -> Scratch,
    work: @Sendable (Int, inout Scratch) -> Part, merge: @Sendable (inout Total, Part) -> Void
  ) -> Total {
    if threads <= 1 || blocks <= 1 {
      var total = consume initial
      var kept = scratch()
      for block in 0..<blocks { merge(&total, work(block, &kept)) }
      return total
    }
    let state = Guarded(State<Part, Total>(total: initial))
    let interruption = Interruption.current
    DispatchQueue.concurrentPerform(iterations: min(threads, blocks)) { _ in
      Interruption.$current.withValue(interruption) {
        var kept = scratch()
        while true {
          let block = state.withLock { state in
            defer { state.next += 1 }
            return state.next
          }
          guard block < blocks else { return }
          let part = work(block, &kept)
          state.withLock { state in
            state.waiting[block] = part
            while let ready = state.waiting.removeValue(forKey: state.merged) {
              merge(&state.total, ready)
              state.merged += 1
            }
          }
        }
      }
    }
    return state.withLock { $0.total }
  }

  /// The blocks of at most `size` that cover 0 ..< count.
  static func blocks(of count: Int, size: Int) -> Int {
    count / size + (count.isMultiple(of: size) ? 0 : 1)
  }

  /// The members of one block.
  static func members(_ block: Int, of count: Int, size: Int) -> Range<Int> {
    block * size..<min((block + 1) * size, count)
  }
}
