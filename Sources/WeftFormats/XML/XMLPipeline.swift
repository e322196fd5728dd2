import Dispatch
import Synchronization

/// A document parsed on a thread of its own, a few pieces ahead of whoever reads its events.
///
/// Both queues are bounded, so memory does not depend on the document. Every piece of input gives at
/// least one batch; batches come in the order of the document.
final class XMLPipeline: Sendable {
  /// How many batches may wait to be read.
  private static let ahead = 8
  /// How many pieces of input may wait to be parsed.
  private static let pieces = 2

  private struct State {
    var input: [[UInt8]] = []
    var isEnded = false
    var isCancelled = false
    var output: [XMLEventBatch] = []
    /// Batches that were read, for their memory.
    var spare: [XMLEventBatch] = []
  }

  private let state = Mutex(State())
  private let toParser = DispatchSemaphore(value: 0)
  private let toReader = DispatchSemaphore(value: 0)
  /// Free places for batches.
  private let room = DispatchSemaphore(value: 0)
  private let isOver = DispatchSemaphore(value: 0)

  /// Starts a thread that parses.
  init(limits: XMLLimits) {
    for _ in 0..<Self.ahead { room.signal() }
    DispatchQueue(label: "weft.xml").async { [self] in
      run(limits)
      isOver.signal()
    }
  }

  // MARK: The reader's side

  /// Hands a piece of input to the parser.
  func feed(_ piece: [UInt8]) {
    state.withLock { $0.input.append(piece) }
    toParser.signal()
  }

  /// Tells the parser that there is no more input.
  func end() {
    state.withLock { $0.isEnded = true }
    toParser.signal()
  }

  /// Takes the next batch and gives back the memory of the one before.
  /// - Returns: Whether there was one. False means that the parser wants more input, or has enough
  ///   of it for now; once the input has ended, the next batch is waited for.
  func take(_ batch: inout XMLEventBatch) -> Bool {
    let mustWait = state.withLock { $0.isEnded || $0.input.count >= Self.pieces }
    if mustWait {
      toReader.wait()
    } else if toReader.wait(timeout: .now()) == .timedOut {
      return false
    }
    batch = state.withLock { state in
      state.spare.append(batch)
      return state.output.removeFirst()
    }
    room.signal()
    return true
  }

  /// Stops the parser, whatever it has still to do, and waits until it has stopped.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    toParser.signal()
    room.signal()
    isOver.wait()
    isOver.signal()
  }

  // MARK: The parser's side

  private enum Work {
    case piece([UInt8])
    case end
    case stop
  }

  private func run(_ limits: XMLLimits) {
    var parsing = XMLParsing(limits: limits)
    var batch = XMLEventBatch()
    while true {
      switch work() {
      case .stop: return
      case .piece(let bytes):
        parsing.feed(bytes)
        var isFirst = true
        while parsing.read(into: &batch) || isFirst {
          isFirst = false
          let isFault = batch.origin.fault != nil
          guard send(&batch), !isFault else { return }
        }
      case .end:
        parsing.feedRest()
        while parsing.read(into: &batch) {
          let isFault = batch.origin.fault != nil
          guard send(&batch), !isFault else { return }
        }
        parsing.finish(into: &batch)
        _ = send(&batch)
        return
      }
    }
  }

  private func work() -> Work {
    toParser.wait()
    return state.withLock { state in
      if state.isCancelled { return .stop }
      return state.input.isEmpty ? .end : .piece(state.input.removeFirst())
    }
  }

  private func spare() -> XMLEventBatch {
    var batch = state.withLock { $0.spare.popLast() } ?? XMLEventBatch()
    batch.removeAll()
    return batch
  }

  /// Waits for room, passes a batch on and puts an empty one in its place; false once cancelled.
  private func send(_ batch: inout XMLEventBatch) -> Bool {
    room.wait()
    let isCancelled = state.withLock { state in
      state.output.append(batch)
      return state.isCancelled
    }
    toReader.signal()
    batch = spare()
    return !isCancelled
  }
}
