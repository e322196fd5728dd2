import Testing
import TestSupport
import WeftGraph

@Suite struct GroupMixingTests {
  @Test(arguments: 0..<60)
  func `observed and expected ties sum to the ties`(seed: Int) {
    let both = seed % 2 == 1
    let projection = RandomGraphs.projection(seed: seed, direction: both ? .both : .out)
    let graph = Naive(projection)
    let groups = (0..<graph.count).map { ($0 * 5 + seed) % 3 }
    let found = GroupMixing.of(projection, grouping: Grouping(keys: groups), samples: 0)
    let names = Grouping(keys: groups)
    var total = 0
    for cell in found.cells {
      var observed = 0
      for i in 0..<graph.count {
        for j in 0..<graph.count where graph.arcs[i][j] > 0 {
          let (a, b) = (names.group(of: i) ?? -1, names.group(of: j) ?? -1)
          if both {
            if i < j, (min(a, b), max(a, b)) == (cell.group, cell.other) { observed += 1 }
          } else if (a, b) == (cell.group, cell.other) {
            observed += 1
          }
        }
      }
      #expect(cell.observed == observed)
      total += observed
    }
    if total > 0 {
      let expected = found.cells.compactMap(\.expected.value).reduce(0, +)
      #expect(agree(Double(total), expected))
      #expect(found.cells.allSatisfy { $0.ratio.value != nil || $0.observed == 0 })
    }
  }

  @Test func `two cliques mix less than chance, on any number of threads`() throws {
    let clique = (0..<5).flatMap { i in (0..<i).map { (i, $0) } }
    let arcs = clique + clique.map { ($0.0 + 5, $0.1 + 5) } + [(0, 5)]
    let projection = RandomGraphs.projection(nodes: 10, arcs: arcs, direction: .both)
    let grouping = Grouping(keys: (0..<10).map { $0 / 5 })
    let one = GroupMixing.of(projection, grouping: grouping, samples: 999, seed: 7)
    #expect(
      one == GroupMixing.of(projection, grouping: grouping, samples: 999, seed: 7, threads: 3))
    let across = one.cells[1]
    #expect(across.observed == 1 && agree(21.0 * 21 / 42, across.expected.value))
    // Only the 2 of 252 ways to deal the groups that keep the cliques together are as extreme.
    #expect(try #require(across.p.value) < 0.03)
  }
}
