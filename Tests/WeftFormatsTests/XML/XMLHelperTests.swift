import Testing
import WeftGraph

@testable import WeftFormats

/// What is parsed ahead is what the parser would have made of it where it comes to it, or is not used.
struct XMLHelperTests {
  /// What a document was read as, and how many parts of it were parsed ahead.
  private struct Reading: Equatable {
    var events: [String] = []
    var fault: String?
    var helped = 0

    /// Of a document with a fault nothing is handed on from where the batch with the fault begins.
    static func == (one: Reading, other: Reading) -> Bool {
      let count =
        one.fault == nil
        ? max(one.events.count, other.events.count) : min(one.events.count, other.events.count)
      return one.fault == other.fault
        && one.events.prefix(count).elementsEqual(other.events.prefix(count))
    }
  }

  /// Reads a document in pieces, every other of them with a helper who knows what was known a piece
  /// before.
  private static func read(
    _ text: String, pieces: Int = 70_000, helping: Bool, limits: ReadingLimits = ReadingLimits()
  ) -> Reading {
    let bytes = Array(text.utf8)
    var parsing = XMLParsing(limits: limits, isDecoded: false)
    var reading = Reading()
    var flat = FlatEvents()
    var batch = XMLEventBatch()
    var spare: [XMLEventBatch] = []
    var known: XMLHelper.Knowledge?
    var helper: XMLHelper?
    var count = 0
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      let piece = Array(bytes[start..<min(start + pieces, bytes.count)])
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
        while flat.goesOn, parsing.read(into: &batch) { flat.take(&batch) }
        if flat.goesOn, parsing.skip(&work) {
          reading.helped += 1
          for index in work.batches.indices { flat.take(&work.batches[index]) }
        }
      }
      while flat.goesOn, parsing.read(into: &batch) { flat.take(&batch) }
    }
    parsing.feedRest()
    while flat.goesOn, parsing.read(into: &batch) { flat.take(&batch) }
    if flat.goesOn {
      parsing.finish(into: &batch)
      flat.take(&batch)
    }
    reading.events = flat.lines
    reading.fault = flat.fault
    return reading
  }

  /// Events with their places, a line each; texts that touch are one.
  private struct FlatEvents {
    var lines: [String] = []
    var fault: String?
    private var names: [XMLName] = []
    private var tracker = PositionTracker()
    private var text = ""

    var goesOn: Bool { fault == nil }

    mutating func take(_ batch: inout XMLEventBatch) {
      names += batch.origin.names
      if var found = batch.origin.fault {
        found.nameCharacter(in: batch)
        tracker.advance(to: found.offset, in: batch)
        let line = found.sourceLine(in: batch) ?? "no line"
        fault = "\(found.code) \(found.message) \(tracker.position) \(line)"
        return
      }
      lines += tracker.place(&batch).map { "\($0)" }
      for event in batch.events {
        if event.kind == .text {
          text += batch.string(event)
          continue
        }
        if !text.isEmpty { lines.append("text \(text)") }
        text = ""
        switch event.kind {
        case .start: lines.append("\(names[Int(event.name)]) at \(event.low):\(event.high)")
        case .attribute: lines.append("\(names[Int(event.name)]) = \(batch.string(event))")
        case .end: lines.append("end")
        case .text: break
        }
      }
    }
  }

  private static let lineBreaks = ["\n", "\r\n"]

  /// Nodes and edges, a line each, with something of everything between them.
  private static func elements(_ count: Int, seed: UInt64, odd: [String] = []) -> String {
    var generator = SeededGenerator(state: seed)
    var text = ""
    for index in 0..<count {
      text += lineBreaks[Int(seed % 2)] + "  "
      if !odd.isEmpty, Int.random(in: 0..<400, using: &generator) == 0 {
        text += odd[Int.random(in: 0..<odd.count, using: &generator)]
        continue
      }
      text +=
        index % 3 == 0
        ? "<node id=\"é\(index)\"><data key=\"n\">R&amp;D \(index)</data></node>"
        : "<edge source=\"é0\" target=\"é3\"/>"
    }
    return text
  }

  private static func document(_ content: String, before: String = "", root: String = "") -> String
  {
    """
    <?xml version="1.0"?>
    \(before)<graphml xmlns="http://graphml.graphdrawing.org/xmlns"\(root)>
    <key id="n" for="node" attr.name="name" attr.type="string"/>
    <graph edgedefault="directed">\(content)
    </graph>
    </graphml>
    """
  }

  @Test(arguments: 1...4)
  func `Parts of ordinary charts are parsed ahead, and nothing differs`(seed: UInt64) {
    let text = Self.document(Self.elements(12_000, seed: seed))
    let alone = Self.read(text, helping: false)
    let helped = Self.read(text, helping: true)
    #expect(alone.fault == nil)
    #expect(alone == helped)
    #expect(helped.helped >= 2)
  }

  @Test(arguments: 1...12)
  func `Whatever stands between elements, nothing differs`(seed: UInt64) {
    let odd = [
      "<!-- \n<node id=\"no\"/>\n<edge \n -->", "<![CDATA[>\n<node id=\"no\"/>\n ]]>",
      "<?pi \n<node ?>",
      "<node id=\"a\"><graph edgedefault=\"undirected\">\n<node id=\"in\"/>\n</graph></node>",
      "text > in between", "<new xmlns=\"urn:\(seed)\" a\(seed)=\"1\"/>", "<node\nid=\"b\"\n/>",
      "</graph>\n<graph edgedefault=\"directed\">\n<node id=\"second\"/>",
    ]
    let chosen = seed <= 8 ? [odd[Int(seed) - 1]] : odd
    let text = Self.document(Self.elements(12_000, seed: seed, odd: chosen))
    for pieces in [66_000, 131_072] {
      let alone = Self.read(text, pieces: pieces, helping: false)
      #expect(alone.fault == nil)
      #expect(alone == Self.read(text, pieces: pieces, helping: true))
    }
  }

  @Test(arguments: ["<!--", "<![CDATA[", "<?pi ", "<node id=\"", "<node id=\"x\">", "</graph>"])
  func `What is inside something else is not taken from a helper`(opening: String) {
    let closing = [
      "<!--": "-->", "<![CDATA[": "]]>", "<?pi ": "?>", "<node id=\"": "\"/>",
      "<node id=\"x\">": "</node>", "</graph>": "<graph>",
    ]
    let inside = Self.elements(8_000, seed: 2)
    // No tag can stand in a value, and no quote.
    let hidden =
      opening.hasSuffix("\"")
      ? inside.replacing("<", with: ".").replacing("\"", with: "'") : inside
    let text = Self.document(
      Self.elements(3_000, seed: 4) + "\n" + opening + hidden + (closing[opening] ?? ""))
    let alone = Self.read(text, helping: false)
    #expect(alone.fault == nil)
    #expect(alone == Self.read(text, helping: true))
  }

  @Test(arguments: [
    "<node id=\"a\" id=\"b\"/>", "</edge>", "<a:b/>", "<node id=\"\u{1}\"/>", "&x;", "",
  ])
  func `A fault is found where it is`(fault: String) {
    for before in [3_000, 5_000, 6_500, 9_000] {
      let text = Self.document(
        Self.elements(before, seed: 6) + "\n" + fault
          + (fault.isEmpty ? "</graph>" : "") + Self.elements(3_000, seed: 8))
      let alone = Self.read(text, helping: false)
      #expect(alone == Self.read(text, helping: true))
      #expect(fault == "<a:b/>" || alone.fault != nil)
    }
  }

  @Test func `Nobody helps where a DTD may say more`() {
    let text = Self.document(
      Self.elements(12_000, seed: 2),
      before: "<!DOCTYPE graphml [<!ATTLIST node kind CDATA \"Person\">]>\n")
    let helped = Self.read(text, helping: true)
    #expect(helped.helped == 0)
    #expect(helped == Self.read(text, helping: false))
    #expect(helped.events.contains { $0.hasSuffix("= Person") })
  }

  @Test func `Names first met in the middle are learnt, and help goes on`() {
    let text = Self.document(
      Self.elements(9_000, seed: 2) + "\n<node id=\"x\" late=\"1\"/>"
        + Self.elements(9_000, seed: 4).replacing("<node ", with: "<node late=\"2\" "))
    let helped = Self.read(text, helping: true)
    #expect(helped == Self.read(text, helping: false))
    #expect(helped.helped >= 3)
  }

  @Test func `Limits hold in what is parsed ahead`() {
    var limits = ReadingLimits()
    limits.depth = 6
    let deep = String(repeating: "<b>", count: 9) + String(repeating: "</b>", count: 9)
    let text = Self.document(
      Self.elements(6_000, seed: 2) + "\n" + deep + Self.elements(6_000, seed: 2))
    let helped = Self.read(text, helping: true, limits: limits)
    #expect(helped.fault?.hasPrefix("limit-depth") == true)
    #expect(helped == Self.read(text, helping: false, limits: limits))
  }
}
