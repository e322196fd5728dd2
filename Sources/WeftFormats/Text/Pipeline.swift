import Dispatch
import WeftGraph

/// A first stage of reading run on a thread of its own, a few pieces ahead of whoever reads its batches.
///
/// Both queues are bounded, so memory does not depend on the document. Every piece of input gives at
/// least one batch; batches come in the order of the document.
final class Pipeline<Stage: PipelineStage & ~Copyable>: Sendable {
  /// How many batches may wait to be read: enough that the stage works on while the reader's tables
  /// grow, or while the reader helps.
  private static var ahead: Int { 32 }
  /// How many batches are handed over at once: waking the reader costs more than a small batch.
  private static var together: Int { 4 }
  /// How many pieces of input may wait for the stage.
  private static var pieces: Int { 2 }

  /// How often help may be of no use before no more is given.
  private static var vain: Int { 8 }

  /// What a helper does with a piece of input.
  private enum Help {
    case none, begun
    case done(WorkAhead<Stage.Batch>?)

    var isNone: Bool { if case .none = self { true } else { false } }
    var isBegun: Bool { if case .begun = self { true } else { false } }
    /// Whether nothing came of it.
    var isNoUse: Bool { if case .done(nil) = self { true } else { false } }
  }

  private struct Piece {
    var bytes: [UInt8]
    var help = Help.none
  }

  private struct State {
    var input: [Piece] = []
    var isEnded = false
    var isCancelled = false
    var output: [Stage.Batch] = []
    /// Batches that were read, for their memory.
    var spare: [Stage.Batch] = []
    /// What a helper has to know, as far as the stage has come.
    var knowledge: Stage.Helper.Knowledge?
    /// Whether the stage has not come yet to a piece that no helper could work on.
    var isResting = false
    var inVain = 0
  }

  private let state = Guarded(State())
  private let toStage = DispatchSemaphore(value: 0)
  private let toReader = DispatchSemaphore(value: 0)
  /// Signalled when a piece that was begun ahead is done.
  private let helped = DispatchSemaphore(value: 0)
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
    state.withLock { $0.input.append(Piece(bytes: piece)) }
    toStage.signal()
  }

  /// Tells the stage that there is no more input.
  func end() {
    state.withLock { $0.isEnded = true }
    toStage.signal()
  }

  /// Takes the next batch and gives back the memory of the one before.
  ///
  /// Where there is none yet, the reader works ahead of the stage rather than wait for it.
  /// - Parameter helper: Does the stage's work on the reader's thread; made when it is wanted.
  /// - Returns: Whether there was one. False means that the stage wants more input, which comes
  ///   first so that it never has to wait; else the next batch is waited for.
  func take(_ batch: inout Stage.Batch, _ helper: inout Stage.Helper?) -> Bool {
    guard state.withLock({ $0.isEnded || $0.input.count >= Self.pieces }) else { return false }
    while toReader.wait(timeout: .now()) == .timedOut {
      guard help(&helper) else {
        toReader.wait()
        break
      }
    }
    batch = state.withLock { state in
      if state.spare.count < Self.ahead { state.spare.append(batch) }
      return state.output.removeFirst()
    }
    room.signal()
    return true
  }

  /// Works on the last piece of input, if the stage has another one to do before, and tells whether
  /// it did.
  private func help(_ helper: inout Stage.Helper?) -> Bool {
    let begun = state.withLock {
      state -> (piece: [UInt8], knowledge: Stage.Helper.Knowledge, spare: [Stage.Batch])? in
      guard let knowledge = state.knowledge, !state.isResting, state.inVain < Self.vain,
        state.input.count > 1, state.input.suffix(2).allSatisfy(\.help.isNone)
      else { return nil }
      state.input[state.input.count - 1].help = .begun
      // The stage gets on with the other half.
      let spare = Array(state.spare.suffix(state.spare.count / 2))
      state.spare.removeLast(spare.count)
      return (state.input[state.input.count - 1].bytes, knowledge, spare)
    }
    guard let (piece, knowledge, batches) = begun else { return false }
    var spare = batches
    let one = helper ?? Stage.Helper(knowledge)
    let work = one.work(on: piece, knowing: knowledge, spare: &spare)
    // One that failed may be anywhere.
    helper = work == nil ? nil : one
    state.withLock { state in
      state.spare += spare
      state.isResting = work == nil
      state.inVain += work == nil ? 1 : 0
      guard let index = state.input.firstIndex(where: \.help.isBegun) else { return }
      state.input[index].help = .done(work)
    }
    helped.signal()
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
    case piece([UInt8], ahead: WorkAhead<Stage.Batch>?)
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
      case .piece(let bytes, let ahead):
        stage.feed(bytes)
        guard passOn(ahead, &stage, &batch, &held) else { return }
        var isFirst = true
        while stage.read(into: &batch) || isFirst {
          isFirst = false
          guard send(&batch, &held) else { return }
        }
        let knowledge = stage.knowledge()
        state.withLock { state in
          state.knowledge = knowledge
          if !state.input.contains(where: \.help.isNoUse) { state.isResting = false }
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

  /// Passes on what a helper made of a part of the piece just fed, and what comes before it; false if
  /// nothing is to come behind it.
  private func passOn(
    _ ahead: consuming WorkAhead<Stage.Batch>?, _ stage: inout Stage, _ batch: inout Stage.Batch,
    _ held: inout Int
  ) -> Bool {
    guard var ahead else { return true }
    stage.pause(at: ahead.part.lowerBound)
    while stage.read(into: &batch) {
      guard send(&batch, &held) else { return false }
    }
    guard stage.skip(&ahead) else { return true }
    for index in ahead.batches.indices {
      guard put(&ahead.batches[index], &held) else { return false }
    }
    return true
  }

  private func work(_ held: inout Int) -> Work {
    wait(for: toStage, &held)
    while true {
      let work = state.withLock { state -> Work? in
        if state.isCancelled { return .stop }
        guard let first = state.input.first else { return .end }
        switch first.help {
        case .begun: return nil
        case .none: return .piece(state.input.removeFirst().bytes, ahead: nil)
        case .done(let ahead): return .piece(state.input.removeFirst().bytes, ahead: ahead)
        }
      }
      if let work { return work }
      wait(for: helped, &held)
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

  /// Passes a batch on and puts one in its place that is to be filled; false if nothing is to come
  /// behind it.
  private func send(_ batch: inout Stage.Batch, _ held: inout Int) -> Bool {
    guard put(&batch, &held) else { return false }
    batch = state.withLock { $0.spare.popLast() } ?? Stage.Batch()
    batch.removeAll()
    return true
  }

  /// Passes a batch on and leaves an empty one; false if nothing is to come behind it.
  private func put(_ batch: inout Stage.Batch, _ held: inout Int) -> Bool {
    wait(for: room, &held)
    let isEnd = batch.isFault || batch.isLast
    let isCancelled = state.withLock { state in
      var full = Stage.Batch()
      swap(&full, &batch)
      state.output.append(full)
      return state.isCancelled
    }
    held += 1
    if held == Self.together || isEnd || isCancelled { tell(&held) }
    return !isEnd && !isCancelled
  }
}
