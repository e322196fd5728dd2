import WeftGraph

@testable import WeftFormats

/// What a document was read as in pieces, by the parser alone or with a helper.
///
/// `Fuzz` compiles this file too.
struct XMLReading: Equatable {
  /// Events with their places, a line each; texts that touch are one.
  private(set) var events: [String] = []
  /// What was noticed, with its places.
  private(set) var remarks: [String] = []
  private(set) var encoding = ""
  private(set) var contradictedEncoding = ""
  private(set) var fault: String?
  /// How many parts were parsed ahead.
  private(set) var parts = 0
  /// The events of these parts.
  private(set) var ahead: [String] = []

  private var names: [XMLName] = []
  private var tracker = PositionTracker()
  private var text = ""

  /// Reads a document, every other piece with a helper who knows what was known a piece before.
  /// - Parameters:
  ///   - first: How long the first piece is, if not as long as the others.
  ///   - pieces: How long the pieces are.
  init(
    _ bytes: [UInt8], first: Int? = nil, pieces: Int, helping: Bool,
    limits: ReadingLimits = ReadingLimits(), sizes: XMLPieceSizes = XMLPieceSizes()
  ) {
    var parsing = XMLParsing(limits: limits, isDecoded: false, sizes: sizes)
    var batch = XMLEventBatch()
    var spare: [XMLEventBatch] = []
    var known: XMLHelper.Knowledge?
    var helper: XMLHelper?
    var count = 0
    var start = 0
    while start < bytes.count, fault == nil {
      let end = min(start + (count == 0 ? first ?? pieces : pieces), bytes.count)
      let piece = Array(bytes[start..<end])
      start = end
      count += 1
      var work: WorkAhead<XMLEventBatch>?
      if helping, count % 2 == 0, let known {
        let one = helper ?? XMLHelper(known)
        work = one.work(on: piece, knowing: known, spare: &spare)
        helper = work == nil ? nil : one
      }
      known = parsing.knowledge()
      parsing.feed(piece)
      if var work {
        parsing.pause(at: work.part.lowerBound)
        takeAll(from: &parsing, &batch)
        if fault == nil, parsing.skip(&work) { takeAhead(&work) }
      }
      takeAll(from: &parsing, &batch)
    }
    parsing.feedRest()
    takeAll(from: &parsing, &batch)
    guard fault == nil else { return }
    parsing.finish(into: &batch)
    take(&batch)
  }

  /// Whether both say the same of a document.
  ///
  /// Of one with a fault nothing is handed on from where the batch with the fault begins.
  static func == (one: XMLReading, other: XMLReading) -> Bool {
    guard one.fault == other.fault else { return false }
    guard one.fault != nil else {
      return one.events == other.events && one.remarks == other.remarks
        && one.encoding == other.encoding
        && one.contradictedEncoding == other.contradictedEncoding
    }
    return zip(one.events, other.events).allSatisfy(==)
      && zip(one.remarks, other.remarks).allSatisfy(==)
  }

  private mutating func takeAll(from parsing: inout XMLParsing, _ batch: inout XMLEventBatch) {
    while fault == nil, parsing.read(into: &batch) { take(&batch) }
  }

  private mutating func takeAhead(_ work: inout WorkAhead<XMLEventBatch>) {
    parts += 1
    let before = events.count
    for index in work.batches.indices { take(&work.batches[index]) }
    ahead += events[before...]
  }

  private mutating func take(_ batch: inout XMLEventBatch) {
    names += batch.origin.names
    if var found = batch.origin.fault {
      found.nameCharacter()
      tracker.advance(to: found.offset, in: batch)
      let line = found.sourceLine ?? "no line"
      fault = "\(found.code) \(found.message) \(found.hint ?? "") \(tracker.position) \(line)"
      return
    }
    if !batch.origin.encoding.isEmpty { encoding = batch.origin.encoding }
    if !batch.origin.contradictedEncoding.isEmpty {
      contradictedEncoding = batch.origin.contradictedEncoding
    }
    remarks += tracker.place(&batch).map { "\($0)" }
    for event in batch.events {
      if event.kind == .text {
        text += batch.string(event)
        continue
      }
      if !text.isEmpty { events.append("text \(text)") }
      text = ""
      switch event.kind {
      case .start: events.append("\(names[Int(event.name)]) at \(event.low):\(event.high)")
      case .attribute: events.append("\(names[Int(event.name)]) = \(batch.string(event))")
      case .end: events.append("end")
      case .text: break
      }
    }
  }
}
