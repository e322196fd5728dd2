import TestSupport
import Testing

@testable import WeftGraph

/// Work that is no longer wanted ends, and what it leaves has the shape of a result.
struct InterruptionTests {
  private static let count = 400

  private static var projection: Projection {
    var builder = GraphBuilder()
    var generator = SeededGenerator(seed: 5)
    let nodes = (0..<count).map { builder.addNode("n\($0)", labels: ["N"]) }
    for index in nodes.indices {
      for _ in 0..<3 {
        let other = generator.number(below: count)
        let r = builder.addRelationship("R", from: nodes[index], to: nodes[other])
        builder.set(
          "length", ofRelationship: r, to: .integer(Int64(1 + generator.number(below: 4))))
      }
    }
    return Projection(of: builder.finish(), direction: .both, weight: "length")
  }

  @Test(arguments: [1, 3], [PathLengths.hops, .weights])
  func `measures of all paths do no work`(threads: Int, lengths: PathLengths) {
    let projection = Self.projection
    let interruption = Interruption()
    func scores() -> [[Double]] {
      [
        Betweenness.of(projection, lengths: lengths, threads: threads).value?.scores ?? [],
        EdgeBetweenness.of(projection, lengths: lengths, threads: threads).value?.edges
          .map(\.score) ?? [],
        Harmonic.of(projection, lengths: lengths, threads: threads).value?.scores ?? [],
        SampledBetweenness.of(projection, samples: 500, threads: threads).value?.scores ?? [],
      ]
    }
    let (whole, unwanted, stopped) = Interruption.$current.withValue(interruption) {
      let whole = scores()
      interruption.request()
      return (whole, scores(), Closeness.of(projection, lengths: lengths, threads: threads))
    }
    #expect(whole.allSatisfy { $0.contains { $0 > 0 } })
    #expect(unwanted.map(\.count) == whole.map(\.count))
    #expect(unwanted.map { $0.reduce(0, +) } != whole.map { $0.reduce(0, +) })
    #expect(unwanted[2].allSatisfy { $0 == 0 })
    #expect(stopped.value?.reached.allSatisfy { $0 == 0 } ?? false)
    #expect(scores() == whole)
  }

  @Test(arguments: [1, 3])
  func `draws are no longer made`(threads: Int) {
    let projection = Self.projection
    let grouping = Grouping(keys: (0..<Self.count).map { Optional($0 % 7) })
    func results() -> [[Double]] {
      let ei = EIIndex.of(projection, grouping: grouping, samples: 200, threads: threads)
      let mixing = GroupMixing.of(projection, grouping: grouping, samples: 200, threads: threads)
      let club = RichClub.of(projection, samples: 20, threads: threads)
      let rewired = RewiringSignificance.of(
        projection, measures: [.clustering], samples: 20, threads: threads)
      let brokers = Brokerage.of(projection, grouping: grouping, threads: threads)
      let robustness = Robustness.of(projection)
      return [
        ([ei.overall] + ei.groups).map { $0.p.value ?? -1 },
        mixing.cells.map { $0.p.value ?? -1 }, club.levels.map { $0.ratio.value ?? -1 },
        brokers.scores.flatMap { $0.map { Double($0.count) } },
        [robustness.value.value ?? -1],
        rewired.comparisons.map { $0.p.value ?? -1 },
      ]
    }
    let interruption = Interruption()
    let (whole, unwanted) = Interruption.$current.withValue(interruption) {
      let whole = results()
      interruption.request()
      return (whole, results())
    }
    #expect(unwanted.map(\.count) == whole.map(\.count))
    #expect(zip(whole, unwanted).allSatisfy { $0 != $1 })
    #expect(results() == whole)
  }

  @Test(arguments: [1, 3])
  func `walks are no longer followed`(threads: Int) {
    let projection = Self.projection
    let interruption = Interruption()
    let (vector, sums) = Interruption.$current.withValue(interruption) {
      interruption.request()
      return (
        Eigenvector.of(projection, threads: threads), Katz.of(projection, threads: threads)
      )
    }
    #expect(vector.reason != nil && sums.reason != nil)
    #expect(Eigenvector.of(projection, threads: threads).value != nil)
    #expect(Katz.of(projection, threads: threads).value != nil)
  }

  @Test func `what walks begin with ends in the middle`() {
    let count = 100_000
    let projection = RandomGraphs.projection(nodes: count, arcs: (1..<count).map { ($0 - 1, $0) })
    let order = Array(0..<UInt32(count))
    let having = AlignedTable(repeating: 1.0, count: count)
    let interruption = Interruption()
    Interruption.$current.withValue(interruption) {
      let whole = WalkMatrix(projection)
      var space = WalkSpace(whole, room: count, threads: 1)
      #expect((1..<count).allSatisfy { whole.received($0, having) == 1 })
      let isSettled = space.sum(order[...], factor: 0.5, passes: 10)
      #expect(isSettled)
      #expect(StrongComponents.of(projection).count == count)
      interruption.request()
      let unwanted = WalkMatrix(projection)
      #expect((0..<count).allSatisfy { unwanted.received($0, having) == 0 })
      let isSettledAgain = space.sum(order[...], factor: 0.5, passes: 10)
      // One after the other the last would have had nearly twice as much as the first.
      let last = space[count - 1]
      #expect(!isSettledAgain && last == 1)
      let components = StrongComponents.of(projection)
      #expect(components.component == Array(repeating: 0, count: count))
      #expect(components.sizes == [count])
    }
  }

  @Test(arguments: [1, 3])
  func `a pass over the ties ends in the middle`(threads: Int) {
    let count = 20_000
    let arcs = (0..<count).map { ($0, ($0 + 1) % count) }
    let ring = RandomGraphs.projection(nodes: count, arcs: arcs)
    let order = Array(0..<UInt32(count))
    let interruption = Interruption()
    Interruption.$current.withValue(interruption) {
      let effort = SpectralRadius.Effort(tolerance: 1e-9, passes: 10)
      var space = WalkSpace(WalkMatrix(ring), room: count, threads: threads)
      let whole = space.perron(order[...], effort)
      interruption.request()
      let (_, sums) = space.total(1) { block, sums in
        sums[0] += Double(block.count)
        return WalkSpace.Bounds()
      }
      let unwanted = space.perron(order[...], effort)
      #expect(whole != nil && sums == [0] && unwanted == nil)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `walks that hardly settle end soon after the wish`() async {
    // Neighbouring eigenvalues of a path this long are so close that a hundred thousand passes are made.
    let arcs = (0..<3000).map { ($0, $0 + 1) }
    let path = RandomGraphs.projection(nodes: 3001, arcs: arcs, direction: .both)
    let interruption = Interruption()
    let clock = ContinuousClock()
    async let ended = Interruption.$current.withValue(interruption) {
      _ = Katz.of(path)
      return clock.now
    }
    try? await Task.sleep(for: .milliseconds(50))
    let wish = clock.now
    interruption.request()
    #expect(await ended - wish < .seconds(10))
  }
}
