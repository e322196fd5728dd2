import Testing
import WeftGraph

@testable import WeftQuery

@Suite struct ValueOrderingTests {
  @Test func `kinds follow one another as openCypher orders them`() {
    let values: [Value] = [
      .map(ValueMap()), .node(NodeID(0 as UInt32)), .relationship(RelationshipID(0 as UInt32)),
      .list([]), .path(Value.Path(nodes: [NodeID(0 as UInt32)], relationships: [])),
      .string("text"), .boolean(false), .boolean(true), .float(-.infinity), .integer(1),
      .float(1.5), .integer(2), .float(.nan), .null,
    ]
    for (index, left) in values.enumerated() {
      for (other, right) in values.enumerated() {
        #expect(Value.totalOrder(left, right).signum() == (index - other).signum())
      }
    }
  }

  @Test func `lists are ordered element by element, null last`() {
    let sorted: [Value] = [
      .list([]), .list([.string("a")]), .list([.string("a"), .integer(1)]), .list([.integer(1)]),
      .list([.integer(1), .string("a")]), .list([.integer(1), .null]),
      .list([.null, .integer(1)]), .list([.null, .integer(2)]),
    ]
    let shuffled = sorted.reversed().sorted { Value.totalOrder($0, $1) < 0 }
    #expect(zip(shuffled, sorted).allSatisfy { Value.isEquivalent($0, $1) })
  }

  @Test(arguments: 0..<20) func `the order is total and transitive`(seed: UInt64) {
    var random = SeededValues(seed: seed)
    let values = (0..<40).map { _ in random.value(depth: 2) }
    for a in values {
      for b in values {
        let order = Value.totalOrder(a, b)
        #expect(order.signum() == -Value.totalOrder(b, a).signum())
        #expect((order == 0) == Value.isEquivalent(a, b))
        for c in values where order <= 0 && Value.totalOrder(b, c) <= 0 {
          #expect(Value.totalOrder(a, c) <= 0)
        }
      }
    }
  }

  @Test(arguments: 0..<20) func `equivalent values hash alike`(seed: UInt64) {
    var random = SeededValues(seed: seed)
    let values = (0..<60).map { _ in random.value(depth: 2) }
    for a in values {
      for b in values where Value.isEquivalent(a, b) {
        #expect(DistinctValue(a).hashValue == DistinctValue(b).hashValue)
      }
    }
  }
}
