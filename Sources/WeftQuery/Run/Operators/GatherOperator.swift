import Dispatch
import Synchronization
import WeftGraph

/// Rows that several copies of the same operators make at once, in the order one copy would.
///
/// The rows below are cut into morsels; threads take them one after the other, and what they made is
/// given in the order of the morsels, so that the cut shows nowhere. Work goes in waves: one small
/// morsel after the other until a millisecond has gone by, so that a short query costs no more than
/// without threads, then several at a time; where every row will be read, as many as there are. A thread
/// that has made enough stops in the middle of its morsel until those rows are read: nothing runs ahead
/// of a LIMIT by more than a wave.
final class GatherOperator: Operator {
  /// One copy of the operators.
  struct Pipeline {
    var root: Operator
    var cell: MorselCell
  }

  /// Some rows from below and what became of them; unchecked as ``Worker`` is.
  private final class Morsel: @unchecked Sendable {
    let input: [Batch]
    var output: [Batch] = []
    var given = 0
    var rows = 0
    var bytes = 0
    var isFinished = false
    var error: EvaluationError?

    init(_ input: [Batch]) { self.input = input }
  }

  /// A copy of the operators and the morsel it stopped in.
  ///
  /// Unchecked: within a wave each worker, and the morsels it takes, belong to one thread, and waves
  /// follow one another.
  private final class Worker: @unchecked Sendable {
    let pipeline: Pipeline
    var morsel: Morsel?

    init(_ pipeline: Pipeline) { self.pipeline = pipeline }
  }

  /// The morsels of a wave that nobody has begun, and those still to be cut from the rows below;
  /// unchecked as ``Worker`` is, for whoever takes one holds the lock.
  private final class Supply: @unchecked Sendable {
    private let lock = Guarded<Void>(())
    private var waiting: [Morsel]
    private var index = 0
    private let cut: (() -> Morsel?)?
    private let rows = Atomic<Int>(0)
    private let most: Int
    /// Those somebody began.
    private(set) var begun: [Morsel] = []

    /// - Parameter cut: Makes further morsels until those of the wave have the most rows there may be.
    init(_ waiting: [Morsel], most: Int, cut: (() -> Morsel?)?) {
      self.waiting = waiting
      self.most = most
      self.cut = cut
    }

    func take() -> Morsel? {
      lock.withLock { _ in
        var next: Morsel?
        if index < waiting.count {
          next = waiting[index]
          index += 1
        } else if rows.load(ordering: .relaxed) < most {
          next = cut?()
        }
        if let next { begun.append(next) }
        return next
      }
    }

    /// Counts rows made in the wave.
    func made(_ more: Int) { rows.wrappingAdd(more, ordering: .relaxed) }

    /// Those nobody took, once the wave is over.
    var rest: [Morsel] { Array(waiting[index...]) }
  }

  private let source: Operator
  private let copy: () throws(InputError) -> Pipeline
  private let threads: Int
  private let sizes: MorselSizes
  private let isReadWhole: Bool
  private var workers: [Worker]
  /// Morsels in order: those begun, then those that wait.
  private var begun: [Morsel] = []
  private var waiting: [Morsel] = []
  private var rest: Batch?
  private var isExhausted = false
  private var wave = 0
  /// How often the size of morsels was doubled.
  private var growth = 0
  /// How many morsels were cut while the present wave ran.
  private var cuts = 0
  private var worked: Duration = .zero

  /// Creates one from the first copy; others are made by `copy` when there is enough to do.
  init(
    _ source: Operator, _ first: Pipeline, threads: Int, sizes: MorselSizes,
    isReadWhole: Bool, copy: @escaping () throws(InputError) -> Pipeline, _ runtime: Runtime
  ) {
    self.source = source
    self.copy = copy
    self.threads = threads
    self.sizes = sizes
    self.isReadWhole = isReadWhole
    workers = [Worker(first)]
    super.init(first.root.name, first.root.layout, [source], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    for worker in workers { worker.morsel = nil }
    begun = []
    waiting = []
    rest = nil
    isExhausted = false
    wave = 0
    growth = 0
    worked = .zero
  }

  override func next() throws(EvaluationError) -> Batch? {
    while true {
      if let head = begun.first {
        if head.given < head.output.count {
          let batch = head.output[head.given]
          head.output[head.given] = Batch(columns: [], count: 0)
          head.given += 1
          return batch
        }
        if head.isFinished {
          if let error = head.error { throw error }
          runtime.budget.release(head.bytes)
          begun.removeFirst()
          continue
        }
        head.output = []
        head.given = 0
        head.rows = 0
        runtime.budget.release(head.bytes)
        head.bytes = 0
      }
      try refill()
      if begun.isEmpty, waiting.isEmpty { return nil }
      try runWave()
    }
  }

  // MARK: Waves

  private func runWave() throws(EvaluationError) {
    let most = min(sizes.firstOutput << min(wave, 20), sizes.largestOutput)
    wave += 1
    let stopped = workers.count { $0.morsel != nil }
    let isAlone = worked < sizes.serialTime
    let useful = isAlone ? 1 : min(threads, stopped + waiting.count)
    let start = ContinuousClock.now
    do throws(InputError) {
      while workers.count < useful { workers.append(Worker(try copy())) }
    } catch {
      throw EvaluationError(
        code: "engine-fault", message: error.diagnostics[0].message, type: "EngineFault",
        detail: "Copy")
    }
    let goesOn = isReadWhole && !isAlone
    let supply = Supply(waiting, most: most, cut: goesOn ? { self.cut(since: start) } : nil)
    cuts = 0
    let workers = workers
    if useful <= 1 {
      Self.work(workers[workers.firstIndex { $0.morsel != nil } ?? 0], supply, most)
    } else {
      DispatchQueue.concurrentPerform(iterations: workers.count) { index in
        Self.work(workers[index], supply, most)
      }
    }
    waiting = supply.rest
    begun += supply.begun
    let time = ContinuousClock.now - start
    worked += time
    // Morsels that take long are not made larger: the last ones must not leave threads idle.
    if time < sizes.serialTime * (isAlone ? 1 : 4) { growth += 1 }
  }

  /// What one thread does in a wave.
  private static func work(_ worker: Worker, _ supply: Supply, _ most: Int) {
    while true {
      if let morsel = worker.morsel {
        // Rows made before and not read yet count, too.
        guard morsel.rows < most else { return }
        let before = morsel.rows
        run(worker.pipeline, morsel, most)
        supply.made(morsel.error == nil ? morsel.rows - before : most)
        guard morsel.isFinished else { return }
        worker.morsel = nil
      } else {
        guard let morsel = supply.take() else { return }
        if morsel.error != nil {
          morsel.isFinished = true
          return
        }
        worker.morsel = morsel
        worker.pipeline.cell.batches = morsel.input
        do throws(EvaluationError) {
          try worker.pipeline.root.open()
        } catch {
          morsel.error = error
          morsel.isFinished = true
          worker.morsel = nil
        }
      }
    }
  }

  private static func run(_ pipeline: Pipeline, _ morsel: Morsel, _ most: Int) {
    do throws(EvaluationError) {
      while morsel.rows < most {
        guard let batch = try pipeline.root.next() else {
          morsel.isFinished = true
          return
        }
        morsel.output.append(batch)
        morsel.rows += batch.count
        let bytes = batch.byteCount
        morsel.bytes += bytes
        try pipeline.root.runtime.budget.hold(bytes, pipeline.root.name)
      }
    } catch {
      morsel.error = error
      morsel.isFinished = true
    }
  }

  // MARK: Morsels

  private func refill() throws(EvaluationError) {
    let wanted = worked < sizes.serialTime ? 1 : threads * 4
    while waiting.count < wanted, let input = try morsel(of: size) {
      waiting.append(Morsel(input))
    }
  }

  /// One more morsel for a wave that goes on; an error below is that of a morsel without rows.
  private func cut(since start: ContinuousClock.Instant) -> Morsel? {
    cuts += 1
    if cuts % (2 * threads) == 0,
      (ContinuousClock.now - start) * threads < sizes.serialTime * cuts
    {
      growth += 1
    }
    do throws(EvaluationError) {
      return try morsel(of: size).map(Morsel.init)
    } catch {
      isExhausted = true
      let failed = Morsel([])
      failed.error = error
      return failed
    }
  }

  /// How many rows a morsel has.
  private var size: Int { min(sizes.firstMorsel << min(growth, 20), sizes.largestMorsel) }

  /// The next rows below, about as many as asked for.
  private func morsel(of size: Int) throws(EvaluationError) -> [Batch]? {
    var result: [Batch] = []
    var count = 0
    while count < size {
      if rest == nil, !isExhausted {
        rest = try source.next()
        isExhausted = rest == nil
      }
      guard let batch = rest else { break }
      let taken = min(batch.count, size - count)
      result.append(batch.slice(0..<taken))
      rest = taken < batch.count ? batch.slice(taken..<batch.count) : nil
      count += taken
    }
    return result.isEmpty ? nil : result
  }
}
