import Testing

@testable import WeftGraph

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 3, 8])
  func `parts are merged in order, each once`(threads: Int) {
    let merged = Parallel.reduce(blocks: 100, threads: threads, into: [Int]()) { block in
      block * block
    } merge: { total, part in
      total.append(part)
    }
    #expect(merged == (0..<100).map { $0 * $0 })
  }

  @Test func `blocks cover every member once`() {
    for count in [0, 1, 63, 64, 65, 200] {
      let blocks = Parallel.blocks(of: count, size: 64)
      let members = (0..<blocks).flatMap { Array(Parallel.members($0, of: count, size: 64)) }
      #expect(members == Array(0..<count))
    }
  }
}
