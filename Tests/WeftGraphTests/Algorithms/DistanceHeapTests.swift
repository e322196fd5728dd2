import Testing

@testable import WeftGraph

@Suite struct DistanceHeapTests {
  @Test(arguments: 0..<40)
  func `nodes come out by distance, then number, however distances fell`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 1 + generator.number(below: 60)
    var distances = (0..<count).map { _ in Double(generator.number(below: 30)) }
    var heap = DistanceHeap(nodes: count)
    heap.raise(0, distances)
    heap.removeAll()
    for node in 0..<count { heap.raise(node, distances) }
    for _ in 0..<count {
      let node = generator.number(below: count)
      distances[node] -= Double(generator.number(below: 9))
      heap.raise(node, distances)
    }
    var order: [Int] = []
    while let node = heap.pop(distances) { order.append(node) }
    #expect(order == (0..<count).sorted { (distances[$0], $0) < (distances[$1], $1) })
  }
}
