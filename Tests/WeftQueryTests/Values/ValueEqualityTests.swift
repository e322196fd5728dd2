import Testing
import WeftGraph

@testable import WeftQuery

@Suite struct ValueEqualityTests {
  private static let list12: Value = .list([.integer(1), .integer(2)])

  @Test func `an integer equals a float of exactly its value`() {
    #expect(Value.equals(.integer(1), .float(1)) == true)
    #expect(Value.equals(.integer(1 << 53 + 1), .float(0x1p53)) == false)
    #expect(Value.equals(.integer(.max), .float(0x1p63)) == false)
    #expect(Value.equals(.integer(.min), .float(-0x1p63)) == true)
    #expect(Value.equals(.float(.nan), .float(.nan)) == false)
    #expect(Value.equals(.float(0), .float(-0.0)) == true)
  }

  @Test func `null inside decides nothing, a difference does`() {
    #expect(Value.equals(.list([.null]), .list([.null])) == nil)
    #expect(Value.equals(.list([.null, .integer(1)]), .list([.null, .integer(2)])) == false)
    #expect(Value.equals(.list([.null]), .list([])) == false)
    let one = ValueMap([("a", .null), ("b", .integer(1))])
    let other = ValueMap([("b", .integer(2)), ("a", .integer(3))])
    #expect(Value.equals(.map(one), .map(one)) == nil)
    #expect(Value.equals(.map(one), .map(other)) == false)
    #expect(Value.equals(.map(one), .map(ValueMap([("a", .null), ("c", .null)]))) == false)
  }

  @Test func `strings equal where their code points do`() {
    #expect(Value.equals(.string("é"), .string("e\u{301}")) == false)
    #expect(Value.equals(.string("é"), .string("é")) == true)
  }

  @Test func `IN is true if an element equals, else null if one might`() throws {
    #expect(Value.isIn(.integer(3), [.integer(1), .null, .integer(3)]) == true)
    #expect(Value.isIn(.integer(4), [.integer(1), .null, .integer(3)]) == nil)
    #expect(Value.isIn(.null, []) == false)
    #expect(Value.isIn(.null, [.integer(1)]) == nil)
    #expect(Value.isIn(Self.list12, [.list([.null, .integer(2)]), Self.list12]) == true)
    #expect(Value.isIn(Self.list12, [.list([.null, .integer(2)])]) == nil)
    #expect(throws: EvaluationError.self) { try Value.isIn(.null, .integer(1)) }
  }

  @Test(arguments: 0..<20) func `equality is symmetric and agrees with equivalence`(seed: UInt64) {
    var random = SeededValues(seed: seed)
    for _ in 0..<200 {
      let left = random.value(depth: 2)
      let right = random.value(depth: 2)
      #expect(Value.equals(left, right) == Value.equals(right, left))
      if Value.equals(left, right) == true { #expect(Value.isEquivalent(left, right)) }
      #expect(Value.isEquivalent(left, left))
    }
  }
}
