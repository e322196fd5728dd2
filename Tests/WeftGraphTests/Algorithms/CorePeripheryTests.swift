import Testing
import TestSupport
import WeftGraph

@Suite struct CorePeripheryTests {
  private func correlation(_ graph: Naive, _ core: [Bool]) -> Double {
    var pairs: [(Double, Double)] = []
    for i in 0..<graph.count {
      for j in 0..<i { pairs.append((graph.arcs[i][j] > 0 ? 1 : 0, core[i] || core[j] ? 1 : 0)) }
    }
    let n = Double(pairs.count)
    let (x, y) = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
    let covariance = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    let spread =
      pairs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
      * pairs.reduce(0) { $0 + ($1.1 - y) * ($1.1 - y) }
    return spread > 0 ? covariance / spread.squareRoot() : -.infinity
  }

  @Test(arguments: 0..<60)
  func `rho is the correlation, and the best of all cores`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 9)
    let graph = Naive(projection).symmetric
    let ties = graph.arcs.joined().count { $0 > 0 } / 2
    let found = CorePeriphery.of(projection)
    guard graph.count >= 3, ties > 0, ties < graph.count * (graph.count - 1) / 2 else {
      #expect(found.reason != nil)
      return
    }
    guard let value = found.value else {
      Issue.record("no core found")
      return
    }
    #expect(agree(correlation(graph, value.isCore), value.rho))
    let best =
      (0..<(1 << graph.count)).map { mask in
        correlation(graph, (0..<graph.count).map { mask >> $0 & 1 == 1 })
      }.max() ?? 0
    #expect(value.rho <= best + 1e-12 && value.rho >= best - 1e-12)
  }

  @Test(arguments: 1..<5)
  func `an ideal core is found`(size: Int) throws {
    let arcs = (0..<size).flatMap { i in (i + 1..<12).map { (i, $0) } }
    let found = try #require(CorePeriphery.of(RandomGraphs.projection(nodes: 12, arcs: arcs)).value)
    #expect(agree(1, found.rho) && found.isCore == (0..<12).map { $0 < size })
  }

  /// Nodes of two kinds, tied only to those of the other kind, as people are to what they attend.
  @Test(arguments: 0..<60)
  func `a search finds a core that is one kind of two`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let drawn = (0..<32).map { _ in generator.fraction() }
    var arcs: [(Int, Int)] = []
    for one in 0..<18 {
      for other in 18..<32 where generator.fraction() < 1.3 * drawn[one] * drawn[other] + 0.05 {
        arcs.append((one, other))
      }
    }
    let projection = RandomGraphs.projection(nodes: 32, arcs: arcs)
    let found = try #require(CorePeriphery.of(projection).value)
    let graph = Naive(projection).symmetric
    #expect(agree(correlation(graph, found.isCore), found.rho))
    for isFirst in [true, false] {
      let kind = (0..<32).map { ($0 < 18) == isFirst }
      #expect(found.rho >= correlation(graph, kind) - 1e-12)
    }
  }
}
