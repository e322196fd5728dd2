import Testing

@testable import WeftGraph

/// Arrays in large pages hold what others do, below and above the size from which they are any.
struct LargePagesTests {
  @Test(arguments: [0, 1, 1_000, 1 << 20, 3 << 20])
  func `Elements come out as they went in`(count: Int) {
    var grown: [UInt32] = []
    for index in 0..<count { grown.append(paged: UInt32(index)) }
    #expect(grown.elementsEqual(0..<UInt32(count)))
    #expect(grown.mapPaged { UInt64($0) * 2 } == grown.map { UInt64($0) * 2 })
    #expect([Int32].paged(repeating: -7, count: count) == [Int32](repeating: -7, count: count))
  }

  @Test func `Room for many is made at once, and what is there stays`() {
    var some: [UInt8] = [1, 2, 3]
    some.makePagedRoom(for: 5 << 20)
    #expect(some == [1, 2, 3])
    #expect(some.capacity >= 5 << 20 + 3)
    var few: [UInt8] = [1, 2, 3]
    few.makePagedRoom(for: 10)
    #expect(few == [1, 2, 3])
  }

  @Test func `A copy keeps its own elements`() {
    var one = [UInt64].paged(repeating: 5, count: 1 << 20)
    let other = one
    one.append(paged: 6)
    one[0] = 1
    #expect(other.count == 1 << 20)
    #expect(other[0] == 5)
    #expect(one.last == 6)
  }
}
