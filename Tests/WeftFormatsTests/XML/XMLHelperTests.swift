import Testing
import WeftGraph

@testable import WeftFormats

/// What is parsed ahead is what the parser would have made of it where it comes to it, or is not used.
struct XMLHelperTests {
  private static func read(
    _ text: String, pieces: Int = 70_000, helping: Bool, limits: ReadingLimits = ReadingLimits()
  ) -> XMLReading {
    XMLReading(Array(text.utf8), pieces: pieces, helping: helping, limits: limits)
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
    #expect(helped.parts >= 2)
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
    "<node id=\"a\" id=\"b\"/>", "</edge>", "<node id=\"a\"></edge>", "<a:b/>",
    "<node id=\"\u{1}\"/>", "&x;", "",
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
    #expect(helped.parts == 0)
    #expect(helped == Self.read(text, helping: false))
    #expect(helped.events.contains { $0.hasSuffix("= Person") })
  }

  @Test func `Names first met in the middle are learnt, and help goes on`() {
    let text = Self.document(
      Self.elements(9_000, seed: 2) + "\n<node id=\"x\" late=\"1\"/>"
        + Self.elements(9_000, seed: 4).replacing("<node ", with: "<node late=\"2\" "))
    let helped = Self.read(text, helping: true)
    #expect(helped == Self.read(text, helping: false))
    #expect(helped.parts >= 3)
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

  // MARK: Small pieces

  /// Reads a document whose pieces are parsed ahead though they are small.
  private static func readSmall(
    _ text: String, first: Int = 500, parsed: Int = 200, helping: Bool,
    limits: ReadingLimits = ReadingLimits()
  ) -> XMLReading {
    var sizes = XMLPieceSizes()
    sizes.parsed = parsed
    sizes.reach = 120
    return XMLReading(
      Array(text.utf8), first: first, pieces: 500, helping: helping, limits: limits, sizes: sizes)
  }

  @Test func `Lines the parser names count those parsed ahead`() {
    let before = Self.document(Self.elements(90, seed: 2)).count { $0 == "\n" } - 2
    let text = Self.document(Self.elements(90, seed: 2) + "\n<node id=\"m\"></edge>")
    let helped = Self.readSmall(text, helping: true)
    #expect(helped.parts >= 2)
    #expect(helped.fault?.contains("node line \(before + 2) and edge") == true)
    #expect(helped == Self.readSmall(text, helping: false))
  }

  @Test func `The line of a fault is the same in whatever pieces the parser gets`() {
    let long = String(repeating: "x", count: 700)
    let text = Self.document(
      Self.elements(90, seed: 2) + "\n<data>\(long)</data><node id=\"a\" id=\"b\"/>\(long)</graph>")
    let alone = Self.readSmall(text, helping: false)
    #expect(alone.fault?.contains("xxx</data><node id=\"a\" id=\"b\"/>xxx") == true)
    for parsed in stride(from: 20, to: 600, by: 40) {
      #expect(Self.readSmall(text, parsed: parsed, helping: false).fault == alone.fault)
      #expect(Self.readSmall(text, parsed: parsed, helping: true).fault == alone.fault)
    }
  }

  @Test func `Bytes that are no UTF-8 are found wherever what the parser gets ends`() {
    var bytes = Array(Self.document(Self.elements(90, seed: 2)).utf8)
    guard
      let place = (2_000..<bytes.count).first(where: { bytes[$0...].starts(with: "a></n".utf8) })
    else { return }
    bytes[place] = 0xBB
    var sizes = XMLPieceSizes()
    sizes.reach = 120
    for parsed in 190...240 {
      sizes.parsed = parsed
      for helping in [false, true] {
        for first in [500, place - 1_700] {
          let reading = XMLReading(
            bytes, first: first, pieces: 500, helping: helping, sizes: sizes)
          #expect(reading.fault?.contains("no UTF-8") == true)
        }
      }
    }
  }

  @Test func `Text before a part and in it is one value`() {
    var limits = ReadingLimits()
    limits.valueBytes = 80
    let value = String(repeating: "y", count: 70) + "<?pi?>\n" + String(repeating: " ", count: 20)
    let text = Self.document(
      Self.elements(90, seed: 2) + "\n" + value + "<node id=\"y\"/>" + Self.elements(90, seed: 2))
    for first in stride(from: 300, to: 1_300, by: 10) {
      let alone = Self.readSmall(text, first: first, helping: false, limits: limits)
      #expect(alone.fault?.hasPrefix("limit-value") == true)
      #expect(alone == Self.readSmall(text, first: first, helping: true, limits: limits))
    }
  }
}
