/// The parser's side of reading XML: bytes in any encoding in, batches of events out.
struct XMLParsing: PipelineStage, ~Copyable {
  /// The most bytes libxml2 gets at once; what is recorded of so many stays in a core's cache.
  private static let pieceSize = 64 << 10

  private var decoder: XMLTextDecoder
  private var parser: XMLPushParser
  private var waiting: [UInt8] = []
  private var next = 0

  /// - Parameter isDecoded: Whether the text was made UTF-8 already, whatever it declares.
  init(limits: ReadingLimits, isDecoded: Bool) {
    decoder = XMLTextDecoder(isDecoded: isDecoded)
    parser = XMLPushParser(limits: limits)
  }

  private var encoding: String {
    decoder.unknownEncoding ?? (decoder.encoding ?? .utf8).name
  }

  /// Takes the next bytes of the document; ``read(into:)`` parses them.
  mutating func feed(_ input: [UInt8]) {
    waiting = decoder.decode(input)
    next = 0
  }

  /// Takes what the decoder held back, to be read before ``finish(into:)``.
  mutating func feedRest() {
    waiting = decoder.finish()
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
    guard next < waiting.count else { return false }
    let end = min(next + Self.pieceSize, waiting.count)
    parser.parse(waiting, next..<end, into: &batch)
    next = end
    batch.origin.encoding = encoding
    batch.origin.contradictedEncoding = decoder.contradictedEncoding ?? ""
    return true
  }

  /// Ends the document and puts its last events into a batch.
  mutating func finish(into batch: inout XMLEventBatch) {
    parser.finish(into: &batch)
    batch.origin.encoding = encoding
    batch.origin.isLast = true
  }
}
