/// The elements of the first levels of a document that are open at some place.
struct XMLOuterElements: Sendable, Hashable {
  /// How many levels count: charts have a root, a graph in it, and everything else in that.
  static let depth = 2

  /// How often an element of these levels had begun or ended; the same number means the same elements.
  var changes: Int
  /// Where in the text the start tag of the innermost ends, at its `>`.
  var end: Int
}

/// Parses parts of a document ahead of the parser that goes through it from its start.
///
/// What a parser makes of text that stands straight inside an element depends on nothing before it
/// but the elements around it, the names met so far and the DTD. So a part that begins and ends
/// there can be parsed by anyone who was shown the document's head; whether it does begin there is
/// found by whoever comes from the start, and only then is it used. Anything out of the ordinary in
/// a part (a fault, a remark, a name not met before) is left to that parser.
final class XMLHelper: PipelineHelper {
  /// What a helper has to know.
  struct Knowledge: Sendable {
    var limits: ReadingLimits
    var sizes: XMLPieceSizes
    /// The document up to the start tags of the elements around everything else.
    var head: [UInt8]
    /// The names met so far, by number.
    var names: [XMLName]
  }

  private var parser: XMLPushParser
  private let elements: XMLOuterElements?

  init(_ knowledge: Knowledge) {
    parser = XMLPushParser(limits: knowledge.limits, known: knowledge.names)
    var batch = XMLEventBatch()
    parser.parse(knowledge.head, 0..<knowledge.head.count, into: &batch)
    elements = batch.isOrdinary ? parser.outer : nil
  }

  func work(
    on piece: [UInt8], knowing knowledge: Knowledge, spare: inout [XMLEventBatch]
  ) -> WorkAhead<XMLEventBatch>? {
    guard let elements, let part = Self.part(of: piece, reach: knowledge.sizes.reach),
      parser.isInside(elements)
    else { return nil }
    parser.jump(to: part.lowerBound, past: 0)
    var batches: [XMLEventBatch] = []
    var next = part.lowerBound
    while next < part.upperBound {
      let end = min(next + knowledge.sizes.parsed, part.upperBound)
      var batch = spare.popLast() ?? XMLEventBatch()
      parser.parse(piece, next..<end, into: &batch)
      guard batch.isOrdinary else { return nil }
      batches.append(batch)
      next = end
    }
    return parser.isInside(elements) ? WorkAhead(part: part, batches: batches) : nil
  }

  // MARK: Where to begin and end

  /// The part of a piece between two ends of elements, as far as that can be told from the text
  /// around them: each is followed by a line break and a start tag as charts have most.
  private static func part(of piece: [UInt8], reach: Int) -> Range<Int>? {
    guard piece.count > 4 * reach else { return nil }
    let text = piece.span
    guard let start = (1..<reach).first(where: { isEnd($0, in: text) }),
      let end = (text.count - reach..<text.count).last(where: { isEnd($0, in: text) })
    else { return nil }
    return start..<end
  }

  /// Whether a tag ends before an index, and behind a line break another one begins.
  private static func isEnd(_ index: Int, in text: borrowing Span<UInt8>) -> Bool {
    // There may be text before a comment; and see `XMLParsing.cut` for what is no UTF-8.
    guard index > 2, text[index - 1] == 0x3E, text[index - 2] != 0x2D, text[index - 2] < 0x80,
      text[index - 3] < 0x80
    else { return false }
    var next = index
    if next < text.count, text[next] == 0x0D { next += 1 }
    guard next < text.count, text[next] == 0x0A else { return false }
    while next < text.count, text[next] <= 0x20 { next += 1 }
    // `<node ` or `<edge `
    guard next + 5 < text.count, text[next] == 0x3C, text[next + 5] <= 0x20 else { return false }
    let isNode =
      text[next + 1] == 0x6E && text[next + 2] == 0x6F && text[next + 3] == 0x64
      && text[next + 4] == 0x65
    let isEdge =
      text[next + 1] == 0x65 && text[next + 2] == 0x64 && text[next + 3] == 0x67
      && text[next + 4] == 0x65
    return isNode || isEdge
  }
}

extension XMLEventBatch {
  /// Whether nothing but events of names met before is in the batch.
  fileprivate var isOrdinary: Bool {
    origin.fault == nil && origin.remarks.isEmpty && origin.names.isEmpty
  }
}
