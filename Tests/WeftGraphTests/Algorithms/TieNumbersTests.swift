import Testing
import TestSupport

@testable import WeftGraph

@Suite struct TieNumbersTests {
  @Test(arguments: 0..<40)
  func `both entries of a tie have its number, and each number has one tie`(seed: Int) {
    let bothWays = seed % 2 == 0
    let rows = NeighbourRows(
      RandomGraphs.projection(seed: seed, upTo: 30, direction: bothWays ? .both : .out))
    let numbers = TieNumbers(rows, bothWays: bothWays)
    var ties: [Int: Set<[Int]>] = [:]
    for node in 0..<rows.nodeCount {
      let row = rows.row(node)
      for entry in row {
        let ends = [node, Int(rows.neighbours[entry])]
        ties[numbers.number(of: entry, in: row, of: node), default: []].insert(
          bothWays ? ends.sorted() : ends)
      }
    }
    #expect(ties.keys.sorted() == Array(0..<numbers.count))
    #expect(ties.values.allSatisfy { $0.count == 1 })
    #expect(rows.neighbours.count == numbers.count * (bothWays ? 2 : 1))
  }
}
