import Dispatch
import WeftGraph

/// A first stage of reading run on a thread of its own, a few pieces ahead of whoever reads its batches.
///
/// Both queues are bounded, so memory does not depend on the document. Every piece of input gives at
/// least one batch; batches come in the order of the document.
final class Pipeline<Stage: PipelineStage & ~Copyable>: Sendable {
  /// How many batches may wait to be read: enough that the stage works on while the reader's tables
  /// grow.
  private static var ahead: Int { 16 }
  /// How many batches are handed over at once: waking the reader costs more than a small batch.
  private static var together: Int { 4 }
  /// How many pieces of input may wait for the stage.
  private static var pieces: Int { 2 }

  private struct State {
    var input: [[UInt8]] = []
    var isEnded = false
    var isCancelled = false
    var output: [Stage.Batch] = []
    /// Batches that were read, for their memory.
    var spare: [Stage.Batch] = []
  }

  private let state = Guarded(State())
  private let toStage = DispatchSemaphore(value: 0)
  private let toReader = DispatchSemaphore(value: 0)
  /// Free places for batches.
  private let room = DispatchSemaphore(value: 0)
  private let isOver = DispatchSemaphore(value: 0)

  /// Starts a thread that makes a stage and runs it.
  init(_ make: @Sendable @escaping () -> Stage) {
    for _ in 0..<Self.ahead { room.signal() }
    DispatchQueue(label: "weft.pipeline").async { [self] in
      run(make())
      isOver.signal()
    }
  }

  // MARK: The reader's side

  /// Hands a piece of input to the stage.
  func feed(_ piece: [UInt8]) {
    state.withLock { $0.input.append(piece) }
    toStage.signal()
  }

  /// Tells the stage that there is no more input.
  func end() {
    state.withLock { $0.isEnded = true }
    toStage.signal()
  }

  /// Takes the next batch and gives back the memory of the one before.
  /// - Returns: Whether there was one. False means that the stage wants more input, which comes
  ///   first so that it never has to wait; else the next batch is waited for.
  func take(_ batch: inout Stage.Batch) -> Bool {
    guard state.withLock({ $0.isEnded || $0.input.count >= Self.pieces }) else { return false }
    toReader.wait()
    batch = state.withLock { state in
      state.spare.append(batch)
      return state.output.removeFirst()
    }
    room.signal()
    return true
  }

  /// Stops the stage, whatever it has still to do, and waits until it has stopped.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    toStage.signal()
    room.signal()
    isOver.wait()
    isOver.signal()
  }

  // MARK: The stage's side

  private enum Work {
    case piece([UInt8])
    case end
    case stop
  }

  private func run(_ made: consuming Stage) {
    var stage = made
    var batch = Stage.Batch()
    // Batches that are queued and the reader is not told of.
    var held = 0
    while true {
      switch work(&held) {
      case .stop: return
      case .piece(let bytes):
        stage.feed(bytes)
        var isFirst = true
        while stage.read(into: &batch) || isFirst {
          isFirst = false
          guard send(&batch, &held) else { return }
        }
      case .end:
        stage.feedRest()
        while stage.read(into: &batch) {
          guard send(&batch, &held) else { return }
        }
        stage.finish(into: &batch)
        _ = send(&batch, &held)
        return
      }
    }
  }

  private func work(_ held: inout Int) -> Work {
    wait(for: toStage, &held)
    return state.withLock { state in
      if state.isCancelled { return .stop }
      return state.input.isEmpty ? .end : .piece(state.input.removeFirst())
    }
  }

  /// Waits for a semaphore; whoever would have to signal it may need the batches first.
  private func wait(for semaphore: DispatchSemaphore, _ held: inout Int) {
    guard semaphore.wait(timeout: .now()) == .timedOut else { return }
    tell(&held)
    semaphore.wait()
  }

  /// Tells the reader of the batches it does not know of.
  private func tell(_ held: inout Int) {
    for _ in 0..<held { toReader.signal() }
    held = 0
  }

  /// Passes a batch on and puts an empty one in its place; false if nothing is to come behind it.
  private func send(_ batch: inout Stage.Batch, _ held: inout Int) -> Bool {
    wait(for: room, &held)
    let isEnd = batch.isFault || batch.isLast
    let isCancelled = state.withLock { state in
      state.output.append(batch)
      return state.isCancelled
    }
    held += 1
    if held == Self.together || isEnd || isCancelled { tell(&held) }
    guard !isEnd, !isCancelled else { return false }
    batch = state.withLock { $0.spare.popLast() } ?? Stage.Batch()
    batch.removeAll()
    return true
  }
}
