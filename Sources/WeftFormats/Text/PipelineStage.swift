/// A first stage of reading: bytes in, batches out, without a look at what is made of them.
protocol PipelineStage: ~Copyable, SendableMetatype {
  associatedtype Batch: PipelineBatch

  /// Who can do some of the work ahead.
  associatedtype Helper: PipelineHelper = NoHelper<Batch> where Helper.Batch == Batch

  /// Takes the next bytes; ``read(into:)`` works on them.
  mutating func feed(_ input: [UInt8])

  /// Takes what a decoder held back, to be read before ``finish(into:)``.
  mutating func feedRest()

  /// Makes the next batch of what was fed, and tells whether there was one.
  mutating func read(into batch: inout Batch) -> Bool

  /// Ends the input and makes the last batch.
  mutating func finish(into batch: inout Batch)

  /// What a helper has to know to work on pieces that were not fed yet, or nil if none can; asked for
  /// when everything fed was read.
  mutating func knowledge() -> Helper.Knowledge?

  /// Lets ``read(into:)`` stop at an index of what was fed, until ``skip(_:)``.
  mutating func pause(at index: Int)

  /// Goes on behind what a helper made of a part of what was fed, and gives its batches their place in
  /// the input; or does it all itself, and tells so with false, if it is not where the helper took it
  /// to be.
  mutating func skip(_ work: inout WorkAhead<Batch>) -> Bool
}

extension PipelineStage where Self: ~Copyable, Helper == NoHelper<Batch> {
  func knowledge() -> Never? { nil }
  func pause(at index: Int) {}
  func skip(_ work: inout WorkAhead<Batch>) -> Bool { false }
}

/// Does a stage's work on pieces the stage has not come to, as if it knew what stands before them.
protocol PipelineHelper: AnyObject {
  associatedtype Batch: PipelineBatch
  associatedtype Knowledge: Sendable

  init(_ knowledge: Knowledge)

  /// Works on a part of a piece.
  /// - Parameters:
  ///   - piece: A piece of input; what was worked on before came earlier.
  ///   - knowledge: What is known by now.
  ///   - spare: Batches whose memory can be used.
  /// - Returns: What the stage would have made of the part if it is where the helper thinks when it
  ///   comes to it, or nil if that cannot be said.
  func work(
    on piece: [UInt8], knowing knowledge: Knowledge, spare: inout [Batch]
  ) -> WorkAhead<Batch>?
}

/// What was made of a part of a piece of input before the stage came to it.
struct WorkAhead<Batch: PipelineBatch>: Sendable {
  /// Where in the piece the part is.
  var part: Range<Int>
  var batches: [Batch]
}

/// The helper of stages whose work cannot be done ahead.
final class NoHelper<Batch: PipelineBatch>: PipelineHelper {
  init(_ knowledge: Never) {}

  func work(
    on piece: [UInt8], knowing knowledge: Never, spare: inout [Batch]
  ) -> WorkAhead<Batch>? {}
}

/// What a stage makes of a piece of its input.
protocol PipelineBatch: Sendable, SendableMetatype {
  /// An empty batch.
  init()

  /// Empties a batch and keeps its memory.
  mutating func removeAll()

  /// Whether it says why the input is refused, so that nothing comes behind it.
  var isFault: Bool { get }

  /// Whether the input has ended with it.
  var isLast: Bool { get }
}

/// A stage that runs where it is called or, with threads and enough input, on a thread of its own;
/// what comes out is the same.
struct StagedReading<Stage: PipelineStage & ~Copyable>: ~Copyable {
  private let make: @Sendable () -> Stage
  private let usesThread: Bool
  private let threadSize: Int
  private var isStarted = false
  private var stage: Stage?
  private var pipeline: Pipeline<Stage>?
  private var helper: Stage.Helper?
  private var last: Stage.Batch?

  /// - Parameters:
  ///   - threads: At most this many work at once, the caller's included; more than two make no
  ///     difference.
  ///   - threadSize: From how large a first piece on a thread is started.
  ///   - make: Makes the stage.
  init(threads: Int, threadSize: Int, make: @Sendable @escaping () -> Stage) {
    self.make = make
    self.threadSize = threadSize
    usesThread = threads > 1
  }

  deinit { pipeline?.cancel() }

  /// Takes the next bytes; ``read(into:)`` gives what becomes of them.
  mutating func feed(_ input: [UInt8]) {
    start(input.count)
    stage?.feed(input)
    pipeline?.feed(input)
  }

  /// Takes what a decoder held back, to be read before ``finish(into:)``.
  mutating func feedRest() {
    start(0)
    stage?.feedRest()
    pipeline?.end()
  }

  private mutating func start(_ size: Int) {
    guard !isStarted else { return }
    isStarted = true
    if usesThread, size >= threadSize {
      pipeline = Pipeline(make)
    } else {
      stage = make()
    }
  }

  /// Puts the next batch of what was fed into place, and tells whether there was any yet.
  mutating func read(into batch: inout Stage.Batch) -> Bool {
    if last != nil { return false }
    guard let pipeline else { return stage?.read(into: &batch) ?? false }
    guard pipeline.take(&batch, &helper) else { return false }
    guard batch.isLast else { return true }
    var empty = Stage.Batch()
    swap(&empty, &batch)
    last = empty
    return false
  }

  /// Ends the input and puts the last batch into place.
  mutating func finish(into batch: inout Stage.Batch) {
    if let last {
      batch = last
    } else {
      stage?.finish(into: &batch)
    }
    last = nil
  }
}
