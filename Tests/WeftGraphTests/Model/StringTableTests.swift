import Testing
import WeftGraph

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

  @Test func `an empty table finds nothing`() {
    #expect(StringTableBuilder().finish().id(of: "") == nil)
  }
}
