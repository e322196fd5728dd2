import Testing
import TestSupport

@testable import WeftGraph

@Suite struct CommunitiesTests {
  typealias Search = @Sendable (Projection, Int, UInt64, Int) -> Measured<Communities>

  private static let searches: [(String, Search)] = [
    ("Louvain", { Louvain.of($0, runs: $1, seed: $2, threads: $3) }),
    ("Leiden", { Leiden.of($0, runs: $1, seed: $2, threads: $3) }),
    ("label propagation", { LabelPropagation.of($0, runs: $1, seed: $2, threads: $3) }),
  ]

  /// The best modularity over all divisions of few nodes.
  private func optimum(_ projection: Projection) -> Double? {
    var best: Double?
    func extend(_ groups: [Int]) {
      if groups.count == projection.nodeCount {
        if let value = Modularity.of(projection, grouping: Grouping(keys: groups)).value {
          best = max(best ?? -1, value)
        }
        return
      }
      for group in 0...(groups.max() ?? -1) + 1 { extend(groups + [group]) }
    }
    extend([])
    return best
  }

  @Test(arguments: 0..<40)
  func `the best of many runs is the optimum of small graphs`(seed: Int) throws {
    let projection = RandomGraphs.projection(seed: seed, upTo: 7)
    let best = optimum(projection)
    let leiden = Leiden.of(projection, runs: 30)
    #expect(agree(best, leiden.value?.modularity))
    let louvain = Louvain.of(projection, runs: 30)
    #expect((louvain.value == nil) == (best == nil))
    if let best, let value = louvain.value?.modularity { #expect(value <= best + 1e-12) }
  }

  @Test(arguments: 0..<30)
  func `modularity is that of the division, whatever the threads`(seed: Int) throws {
    let projection =
      seed % 2 == 0
      ? RandomGraphs.projection(seed: seed, upTo: 80) : RandomGraphs.weighted(seed: seed, upTo: 80)
    for (name, search) in Self.searches {
      guard let found = search(projection, 5, UInt64(seed), 1).value else { continue }
      let value = Modularity.of(projection, grouping: found.grouping).value
      #expect(agree(value, found.modularity), "\(name)")
      #expect(search(projection, 5, UInt64(seed), 3).value == found, "\(name)")
      #expect(found.distinctOptima >= 1 && found.distinctOptima <= found.distinctDivisions)
      #expect(found.distinctDivisions <= found.runs)
    }
  }

  @Test(arguments: [(false, false), (true, false), (false, true)])
  func `threads share one search of a large graph and change nothing`(
    shuffled: Bool, weighted: Bool
  ) throws {
    let projection = LargeGraphs.planted(seed: 7, shuffled: shuffled, weighted: weighted)
    let groups = LargeGraphs.groups(seed: 7, shuffled: shuffled)
    let planted = try #require(Modularity.of(projection, grouping: groups).value)
    for (name, search) in Self.searches {
      let found = try #require(search(projection, 1, 9, 1).value)
      for threads in [2, 3] { #expect(search(projection, 1, 9, threads).value == found, "\(name)") }
      #expect(found.modularity > 0.85 * planted, "\(name)")
      guard name == "Leiden" else { continue }
      let graph = CommunityGraph<UInt8>(projection)
      let pieces = graph.connected(found.communities.map { UInt32($0) }, threads: 1)
      #expect(Set(pieces).count == found.count)
      guard weighted else { continue }
      // No node gains by a move.
      let all = CommunityGraph<Float>(projection)
      var division = found.communities.map { UInt32($0) }
      var generator = SeededGenerator(seed: 1)
      #expect(!LocalMoving(resolution: 1).run(all, &division, &generator))
    }
  }

  @Test(arguments: 0..<30)
  func `Leiden's communities are connected and no single move improves them`(seed: Int) throws {
    let projection = RandomGraphs.projection(seed: seed, upTo: 60)
    guard let found = Leiden.of(projection, runs: 3, seed: UInt64(seed)).value else { return }
    let graph = Naive(projection).symmetric
    for community in found.grouping.members {
      let outside = Set(0..<graph.count).subtracting(community)
      #expect(graph.componentCount(without: outside) == 1)
    }
    for node in 0..<graph.count {
      for target in 0...found.count {
        var moved = found.communities
        moved[node] = target
        let value = Modularity.of(projection, grouping: Grouping(keys: moved)).value ?? -1
        #expect(value <= found.modularity + 1e-9)
      }
    }
  }

  @Test(arguments: 0..<20)
  func `after label propagation every label is a majority's`(seed: Int) throws {
    let projection = RandomGraphs.projection(seed: seed, upTo: 60)
    guard let found = LabelPropagation.of(projection, runs: 1, seed: UInt64(seed)).value else {
      return
    }
    let graph = projection.undirected().simple()
    for node in 0..<graph.nodeCount where !graph.row(node).isEmpty {
      let labels = graph.row(node).map { found.communities[Int(graph.neighbours[$0])] }
      let counts = Dictionary(grouping: labels) { $0 }.mapValues(\.count)
      #expect(counts[found.communities[node]] == counts.values.max())
    }
  }

  @Test(arguments: 1...3)
  func `going on from the best of several searches gains where groups are not clear`(seed: Int)
    throws
  {
    var generator = SeededGenerator(seed: UInt64(seed), stream: 0)
    let count = 2_000
    let arcs = (0..<4 * count).map { _ in
      (Int(generator.next() % UInt64(count)), Int(generator.next() % UInt64(count)))
    }
    let projection = RandomGraphs.projection(nodes: count, arcs: arcs)
    let one = try #require(Leiden.of(projection, runs: 1, seed: UInt64(seed)).value)
    let several = try #require(Leiden.of(projection, runs: 2, seed: UInt64(seed)).value)
    #expect(several.modularity > one.modularity + 0.002)
    #expect(Leiden.of(projection, runs: 2, seed: UInt64(seed), threads: 3).value == several)
  }

  @Test func `two cliques are two communities to all`() throws {
    let clique = (0..<6).flatMap { i in (0..<i).map { (i, $0) } }
    let arcs = clique + clique.map { ($0.0 + 6, $0.1 + 6) } + [(0, 6)]
    let projection = RandomGraphs.projection(nodes: 12, arcs: arcs)
    for (name, search) in Self.searches {
      let found = try #require(search(projection, 20, 1, 1).value)
      #expect(found.communities == (0..<12).map { $0 / 6 }, "\(name)")
      #expect(found.distinctOptima == 1)
    }
  }

  @Test(.needsReference) func `optima of the reference networks`() throws {
    for layer in try Reference.layers(with: "modularity_optimum_exact") {
      let found = try #require(Leiden.of(layer.undirected, runs: 50, threads: 2).value)
      #expect(
        agree(layer.expected["modularity_optimum_exact"].number, found.modularity), "\(layer.name)")
    }
    for layer in try Reference.layers(with: "modularity_best_of_200_leiden") {
      let known = try #require(layer.expected["modularity_best_of_200_leiden"].number)
      var found = try #require(Leiden.of(layer.undirected, runs: 20, threads: 2).value)
      if found.modularity < known - 1e-9 {
        found = try #require(Leiden.of(layer.undirected, runs: 200, threads: 2).value)
      }
      // A better division than the one that was found is no error.
      #expect(found.modularity >= known - 1e-9, "\(layer.name)")
      if found.modularity > known + 1e-9 {
        print("\(layer.name): better than \(known): \(found.modularity)")
      }
    }
  }
}
