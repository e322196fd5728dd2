/// The parser's side of reading XML: bytes in any encoding in, batches of events out.
struct XMLParsing: PipelineStage, ~Copyable {
  typealias Helper = XMLHelper

  /// The most names a helper looks through for one it has not met.
  private static let nameCount = 1_000

  private let limits: ReadingLimits
  private let sizes: XMLPieceSizes
  private var decoder: XMLTextDecoder
  private var parser: XMLPushParser
  private var waiting: [UInt8] = []
  /// The last of what was fed before.
  private var before: [UInt8] = []
  private var next = 0
  /// Where parsing stops for what was made ahead.
  private var pause: Int?
  /// Where in the document what was fed last begins.
  private var start = 0
  private var names: [XMLName] = []
  /// The document up to where the elements around everything else begin, once that was looked for.
  private var head: (bytes: [UInt8], elements: XMLOuterElements)?
  private var isHeadRead = false

  /// - Parameter isDecoded: Whether the text was made UTF-8 already, whatever it declares.
  init(limits: ReadingLimits, isDecoded: Bool, sizes: XMLPieceSizes = XMLPieceSizes()) {
    self.limits = limits
    self.sizes = sizes
    decoder = XMLTextDecoder(isDecoded: isDecoded)
    parser = XMLPushParser(limits: limits)
  }

  private var encoding: String {
    decoder.unknownEncoding ?? (decoder.encoding ?? .utf8).name
  }

  /// Takes the next bytes of the document; ``read(into:)`` parses them.
  mutating func feed(_ input: [UInt8]) { take(decoder.decode(input)) }

  /// Takes what the decoder held back, to be read before ``finish(into:)``.
  mutating func feedRest() { take(decoder.finish()) }

  private mutating func take(_ text: [UInt8]) {
    start += waiting.count
    before = Array((before + waiting.suffix(XMLFault.lineMemory)).suffix(XMLFault.lineMemory))
    waiting = text
    next = 0
  }

  /// Parses a piece of what was fed into a batch, and tells whether there was one.
  mutating func read(into batch: inout XMLEventBatch) -> Bool {
    if let name = decoder.unknownEncoding {
      batch.removeAll()
      batch.origin.fault = XMLFault(
        code: "unknown-encoding",
        message: "the document is declared as '\(name)', an encoding that is not read",
        hint: "name the encoding with --encoding, or save the document as UTF-8", offset: 0)
      return true
    }
    let stop = pause ?? waiting.count
    guard next < stop else { return false }
    let end = cut(at: min(next + sizes.parsed, stop), before: stop)
    parser.parse(waiting, next..<end, into: &batch)
    next = end
    show(&batch)
    if !batch.origin.names.isEmpty { names += batch.origin.names }
    batch.origin.encoding = encoding
    batch.origin.contradictedEncoding = decoder.contradictedEncoding ?? ""
    return true
  }

  /// Where to end what the parser gets at once, if not at an index: libxml2 takes what is no UTF-8 for
  /// a character that is cut off if it stands among the last three bytes, and finds other faults then.
  private func cut(at index: Int, before stop: Int) -> Int {
    var end = index
    while end < stop, end < index + 256,
      waiting[max(end - 3, 0)..<end].contains(where: { $0 >= 0x80 })
    {
      end += 1
    }
    return end
  }

  /// Ends the document and puts its last events into a batch.
  mutating func finish(into batch: inout XMLEventBatch) {
    parser.finish(into: &batch)
    show(&batch)
    batch.origin.encoding = encoding
    batch.origin.isLast = true
  }

  /// Gives a fault the text around it, of what was fed rather than of what the parser got of it.
  private func show(_ batch: inout XMLEventBatch) {
    guard var fault = batch.origin.fault else { return }
    let place = fault.offset - start
    if place < -before.count {
      fault.text = Array(batch.bytes[..<batch.origin.count])
      fault.textStart = batch.origin.offset
    } else {
      let first = max(place - XMLFault.lineReach, -before.count)
      let end = min(place + XMLFault.lineMemory, waiting.count)
      fault.text = before.suffix(max(-first, 0)) + waiting[max(first, 0)..<end]
      fault.textStart = start + first
    }
    batch.origin.fault = fault
  }

  // MARK: Work done ahead

  mutating func knowledge() -> XMLHelper.Knowledge? {
    if !isHeadRead, !waiting.isEmpty {
      isHeadRead = true
      if let elements = parser.outer, elements.end < waiting.count, waiting[elements.end] == 0x3E {
        head = (Array(waiting[...elements.end]), elements)
      }
    }
    guard let head, parser.outer == head.elements, decoder.encoding == .utf8,
      names.count <= Self.nameCount
    else { return nil }
    return XMLHelper.Knowledge(limits: limits, sizes: sizes, head: head.bytes, names: names)
  }

  mutating func pause(at index: Int) { pause = index }

  mutating func skip(_ work: inout WorkAhead<XMLEventBatch>) -> Bool {
    pause = nil
    guard let head, next == work.part.lowerBound, parser.isInside(head.elements) else {
      return false
    }
    for index in work.batches.indices {
      work.batches[index].origin.offset += start
      work.batches[index].origin.parsed += start
    }
    next = work.part.upperBound
    parser.jump(to: start + next, past: work.batches.reduce(0) { $0 + $1.origin.lines })
    return true
  }
}
