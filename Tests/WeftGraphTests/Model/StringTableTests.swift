import Testing

@testable import WeftGraph

@Suite struct StringTableTests {
  @Test(arguments: 0..<20)
  func `equal strings have one id, in order of first appearance`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var builder = StringTableBuilder()
    var order: [String] = []
    var indices: [String: Int] = [:]
    for _ in 0..<500 {
      let length = generator.number(below: 20)
      let string = String(
        (0..<length).map { _ in
          ["a", "b", "é", "日", "👩‍👩‍👧"][generator.number(below: length < 3 ? 5 : 2)]
        }.joined())
      let id = builder.intern(string)
      if indices[string] == nil {
        indices[string] = order.count
        order.append(string)
      }
      #expect(id.index == indices[string])
      #expect(builder[id] == string)
    }
    #expect(builder.count == order.count)
    let table = builder.finish()
    #expect(table.count == order.count)
    for (index, string) in order.enumerated() {
      #expect(table.id(of: string)?.index == index)
      if let id = table.id(of: string) {
        #expect(table[id] == string && Array(table.utf8(id)) == Array(string.utf8))
      }
    }
    #expect(table.id(of: "never added") == nil)
  }

  @Test func `strings of different bytes are different, even if they look equal`() {
    var builder = StringTableBuilder()
    let composed = builder.intern("\u{E9}")
    let decomposed = builder.intern("e\u{301}")
    #expect(composed != decomposed)
    let empty = builder.intern("")
    #expect(builder.intern("") == empty && builder[empty].isEmpty)
  }

  @Test func `strings that are parts or repetitions of others keep ids of their own`() {
    // Of every length up to that of two words, with the same bytes at either end.
    var strings = [""]
    for text in [
      "aaaaaaaaaaaaaaaaaa", "abcdabcdabcdabcdab", "ÿÿÿÿÿÿÿÿÿ",
      "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}",
    ] {
      for length in 1...text.unicodeScalars.count {
        strings.append(String(String.UnicodeScalarView(text.unicodeScalars.prefix(length))))
      }
    }
    // So many that the table grows several times.
    strings += (0..<3_000).flatMap { ["p\($0)", "team-of-\($0)", "\($0)"] }
    var distinct: [String] = []
    var seen: Set<[UInt8]> = []
    for string in strings where seen.insert(Array(string.utf8)).inserted { distinct.append(string) }
    var builder = StringTableBuilder()
    for (index, string) in distinct.enumerated() {
      #expect(builder.id(of: string) == nil)
      #expect(builder.intern(string).index == index)
    }
    let table = builder.finish()
    var again = StringTableBuilder(table)
    for (index, string) in distinct.enumerated() {
      #expect(table.id(of: string)?.index == index)
      #expect(again.id(of: string)?.index == index)
      #expect(again.intern(string).index == index)
    }
    #expect(again.count == distinct.count)
  }

  @Test func `an empty table finds nothing`() {
    #expect(StringTableBuilder().finish().id(of: "") == nil)
  }
}
