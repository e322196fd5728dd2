import Testing
import WeftGraph

@Suite struct CypherTextTests {
  @Test func `a name is in backticks unless it is a plain word no keyword takes`() {
    #expect(CypherText.name("riskClass") == "riskClass" && CypherText.name("_2") == "_2")
    #expect(CypherText.name("2b") == "`2b`" && CypherText.name("") == "``")
    #expect(CypherText.name("end") == "`end`" && CypherText.name("Order") == "`Order`")
    #expect(CypherText.name("a`b") == "`a``b`" && CypherText.name("ü") == "`ü`")
  }

  @Test func `a text stays on its line`() {
    #expect(CypherText.quoted("it's \\ \n\r\t") == #"'it\'s \\ \n\r\t'"#)
    #expect(CypherText.quoted("a\u{2028}b\u{7F}\u{1}") == #"'a\u2028b\u007f\u0001'"#)
  }

  @Test func `values are literals or calls`() {
    #expect(CypherText.literal(nil) == "null")
    #expect(CypherText.literal(.float(1e20)) == "1e20" && CypherText.literal(.float(2)) == "2.0")
    #expect(CypherText.literal(.float(-.infinity)) == "(-1.0 / 0.0)")
    #expect(CypherText.literal(.date(CalendarDate(days: 0))) == "date('1970-01-01')")
    let map = PropertyValue.map([.init(key: "null", value: .list([.integer(1), nil]))])
    #expect(CypherText.literal(map) == "{`null`: [1, null]}")
  }
}
