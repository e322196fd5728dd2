import WeftGraph

/// Reads an XML document and hands out batches of events.
///
/// Feed the document piece by piece and read batches until there is none; then call ``feedRest()``,
/// read on, and end with ``finish(into:)``. With two threads the document is parsed on one of its own;
/// what comes out is the same.
struct XMLEvents: ~Copyable {
  /// From how large a first piece on a thread is worth starting.
  static let pipelineSize = 64 << 10

  private let file: String
  private var parsing: StagedReading<XMLParsing>
  private var isFinished = false
  private var tracker = PositionTracker()

  /// The encoding the document turned out to have.
  private(set) var encoding = "UTF-8"

  /// The names of the batches read so far.
  private(set) var names: [XMLName] = []

  /// Names, by number, of elements whose start tags get no line and column; see ``PositionTracker``.
  var unplaced: [Bool] = []

  /// What was noticed without stopping.
  private(set) var warnings: [XMLWarning] = []

  /// - Parameters:
  ///   - threads: At most this many work at once, the caller's included; more than two make no
  ///     difference.
  ///   - isDecoded: Whether the text was made UTF-8 already, whatever it declares.
  ///   - pipelineSize: From how large a first piece on a thread is started.
  init(
    file: String, limits: ReadingLimits, threads: Int = 1, isDecoded: Bool = false,
    pipelineSize: Int = XMLEvents.pipelineSize
  ) {
    self.file = file
    parsing = StagedReading(threads: threads, threadSize: pipelineSize) {
      XMLParsing(limits: limits, isDecoded: isDecoded)
    }
  }

  /// Takes the next bytes of the document; ``read(into:)`` parses them.
  mutating func feed(_ input: [UInt8]) { parsing.feed(input) }

  /// Takes what a decoder held back, to be read before ``finish(into:)``.
  mutating func feedRest() { parsing.feedRest() }

  /// Puts the next events of what was fed into a batch, and tells whether there were any yet.
  mutating func read(into batch: inout XMLEventBatch) throws(InputError) -> Bool {
    guard !isFinished, parsing.read(into: &batch) else { return false }
    try resolve(&batch)
    return true
  }

  /// Ends the document, puts its last events into a batch, and checks that it is whole.
  mutating func finish(into batch: inout XMLEventBatch) throws(InputError) {
    parsing.finish(into: &batch)
    isFinished = true
    try resolve(&batch)
  }

  /// Gives a batch's start tags, warnings and fault their places.
  private mutating func resolve(_ batch: inout XMLEventBatch) throws(InputError) {
    if var fault = batch.origin.fault {
      fault.nameCharacter()
      tracker.advance(to: fault.offset, in: batch)
      // What is wrong with a document as a whole stands at its start.
      let position =
        fault.offset == 0 ? SourcePosition(line: 1, column: 1) : tracker.position
      throw fault.refusal(file: file, position: position, line: fault.sourceLine)
    }
    if !batch.origin.names.isEmpty { names += batch.origin.names }
    if !batch.origin.encoding.isEmpty { encoding = batch.origin.encoding }
    let declared = batch.origin.contradictedEncoding
    if !declared.isEmpty, !warnings.contains(where: { $0.code == "wrong-encoding" }) {
      warnings.append(
        XMLWarning(
          code: "wrong-encoding",
          message: "the document declares '\(declared)' and is \(encoding), as which it was read",
          position: SourcePosition(line: 1, column: 1)))
    }
    warnings += tracker.place(&batch, unplaced: unplaced)
  }
}
