import Testing
import WeftGraph

@testable import WeftQuery

@Suite struct ValueComparisonTests {
  @Test func `values of different kinds do not compare`() {
    #expect(Value.isLess(.string("1"), .integer(1)) == nil)
    #expect(Value.isLess(.date(CalendarDate(days: 1)), .string("1970-01-01")) == nil)
    #expect(Value.isLessOrEqual(.map(ValueMap()), .map(ValueMap())) == nil)
    #expect(Value.isLess(.null, .integer(1)) == nil)
    #expect(Value.isLess(.float(.nan), .string("a")) == nil)
  }

  @Test func `every comparison with NaN is false`() {
    #expect(Value.isLess(.float(.nan), .integer(1)) == false)
    #expect(Value.isLessOrEqual(.float(.nan), .float(.nan)) == false)
    #expect(Value.isLess(.integer(1), .float(.nan)) == false)
  }

  @Test func `lists compare up to the first difference`() {
    func list(_ values: Value...) -> Value { .list(values) }
    #expect(Value.isLessOrEqual(list(.integer(1)), list(.integer(1), .integer(0))) == true)
    #expect(Value.isLessOrEqual(list(.integer(1)), list(.integer(1), .null)) == true)
    #expect(Value.isLess(list(.integer(1), .string("a")), list(.integer(1), .null)) == nil)
    #expect(Value.isLess(list(.integer(1), .integer(2)), list(.integer(3), .null)) == true)
  }

  @Test(arguments: 0..<20) func `less and greater exclude each other`(seed: UInt64) {
    var random = SeededValues(seed: seed)
    for _ in 0..<300 {
      let left = random.value(depth: 1)
      let right = random.value(depth: 1)
      let isLess = Value.isLess(left, right)
      let isGreater = Value.isLess(right, left)
      #expect((isLess == nil) == (isGreater == nil))
      #expect(!(isLess == true && isGreater == true))
      if isLess == true { #expect(Value.totalOrder(left, right) < 0) }
    }
  }
}
