import Testing
import TestSupport
import WeftGraph

@Suite struct KeyPlayersTests {
  private static let goals: [KeyPlayers.Goal] = [
    .fragmentation, .distanceFragmentation, .reach(steps: 1), .reach(steps: 2), .distanceReach,
  ]

  private func value(_ graph: Naive, _ set: [Int], _ goal: KeyPlayers.Goal) -> Double {
    let n = Double(graph.count)
    switch goal {
    case .reach, .distanceReach:
      let distances = graph.distances
      let nearest = (0..<graph.count).map { node in set.compactMap { distances[$0][node] }.min() }
      if case .reach(let steps) = goal {
        return Double(nearest.count { $0.map { $0 <= steps } ?? false })
      }
      return nearest.reduce(0) { $0 + ($1.map { $0 == 0 ? 1 : 1 / Double($0) } ?? 0) } / n
    case .fragmentation, .distanceFragmentation:
      let left = (0..<graph.count).filter { !set.contains($0) }
      let distances = graph.isolating(Set(set)).distances
      var sum = 0.0
      for i in left {
        for j in left where i != j {
          guard let distance = distances[i][j] else { continue }
          sum += goal == .fragmentation ? 1 : 1 / Double(distance)
        }
      }
      let size = Double(left.count)
      return 1 - sum / (size * (size - 1))
    }
  }

  @Test(arguments: 0..<40)
  func `the best set is the best of all`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 7)
    let graph = Naive(projection).symmetric
    for goal in Self.goals {
      for size in 1...2 where size <= graph.count {
        var sets = (0..<graph.count).map { [$0] }
        if size == 2 {
          sets = sets.flatMap { set in
            (set[0] + 1..<max(graph.count, set[0] + 1)).map { set + [$0] }
          }
        }
        let found = KeyPlayers.of(projection, size: size, goal: goal)
        let negative = goal == .fragmentation || goal == .distanceFragmentation
        if negative, graph.count - size < 2 {
          #expect(found.reason != nil)
          continue
        }
        let values = sets.map { value(graph, $0, goal) }
        let best = values.max()
        #expect(agree(best, found.value?.value))
        #expect(found.value?.exact == true)
        #expect(found.value?.nodes == sets[values.firstIndex { agree($0, best) } ?? 0])
        #expect(found.value?.optima == values.count { agree($0, best) })
      }
    }
  }

  @Test func `above the limit the choice is a heuristic, and says so`() throws {
    let projection = RandomGraphs.projection(
      nodes: 120, arcs: (0..<119).map { ($0, $0 + 1) }, direction: .both)
    let found = try #require(KeyPlayers.of(projection, size: 3, goal: .fragmentation).value)
    #expect(!found.exact)
    let graph = Naive(projection)
    #expect(agree(value(graph, found.nodes, .fragmentation), found.value))
    // Three removals cut a chain into four pieces, at best of equal size.
    let pieces = [29.0, 29, 29, 30]
    let best = 1 - pieces.reduce(0) { $0 + $1 * ($1 - 1) } / (117 * 116)
    #expect(found.value <= best + 1e-12 && found.value > best - 0.02)
    #expect(KeyPlayers.of(projection, size: 121, goal: .distanceReach).reason != nil)
  }

  /// Values by searches of their own.
  private func slow(_ projection: Projection, _ set: [Int], _ goal: KeyPlayers.Goal) -> Double {
    let count = projection.nodeCount
    let distances = { (from: [Int], graph: Projection) -> [Int] in
      let search = BreadthFirst.of(graph, from: from)
      return (0..<count).compactMap { search.distance(to: $0) }
    }
    switch goal {
    case .reach(let steps):
      return Double(distances(set, projection).count { $0 <= steps })
    case .distanceReach:
      return distances(set, projection).reduce(0) { $0 + 1 / Double(max($1, 1)) } / Double(count)
    case .fragmentation, .distanceFragmentation:
      let left = (0..<count).filter { !set.contains($0) }
      let arcs = left.flatMap { node in
        projection.row(node).map { (node, Int(projection.neighbours[$0])) }
          .filter { !set.contains($0.1) }
      }
      let rest = RandomGraphs.projection(nodes: count, arcs: arcs)
      let sum = left.reduce(0) { sum, node in
        distances([node], rest).filter { $0 > 0 }
          .reduce(sum) { $0 + (goal == .fragmentation ? 1 : 1 / Double($1)) }
      }
      return 1 - sum / (Double(left.count) * Double(left.count - 1))
    }
  }

  /// The greedy choice and its exchanges, one set after the other.
  @Test(arguments: 0..<10)
  func `the heuristic is greedy, then exchanges while that helps`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let arcs = (0..<110).map { _ in
      (generator.number(below: 75), generator.number(below: 75))
    }
    let projection = RandomGraphs.projection(nodes: 75, arcs: arcs, direction: .both)
    for goal in Self.goals where goal != .distanceFragmentation || seed == 0 {
      let size = goal == .distanceFragmentation ? 1 : 4
      var chosen: [Int] = []
      var value = -Double.infinity
      for _ in 0..<size {
        value = -.infinity
        var best = -1
        for node in 0..<75 where !chosen.contains(node) {
          let reached = slow(projection, chosen + [node], goal)
          if reached > value + 1e-12 { (best, value) = (node, reached) }
        }
        chosen.append(best)
      }
      let greedy = KeyPlayers.greedy(projection, size: size, goal: goal)
      #expect(greedy.map(\.node) == chosen)
      #expect(agree(value, greedy.last?.value))
      var improved = size > 1
      while improved {
        improved = false
        for place in chosen.indices {
          for node in 0..<75 where !chosen.contains(node) {
            var other = chosen
            other[place] = node
            let reached = slow(projection, other, goal)
            if reached > value + 1e-12 { (chosen, value, improved) = (other, reached, true) }
          }
        }
      }
      let found = try #require(KeyPlayers.of(projection, size: size, goal: goal).value)
      #expect(found.exact == (size == 1) && found.nodes == chosen.sorted())
      #expect(agree(value, found.value))
    }
  }

  @Test(.needsReference) func `key players of the reference networks`() throws {
    for layer in try Reference.layers(with: "key_players") {
      let expected = layer.expected["key_players"]
      let projection = layer.directed
      func check(
        _ key: String, _ setsKey: String, _ values: JSONValue, _ size: Int, _ goal: KeyPlayers.Goal
      ) throws {
        let found = try #require(KeyPlayers.of(projection, size: size, goal: goal).value)
        #expect(agree(values[key].number, found.value), "\(layer.name) \(key) \(size)")
        let sets = values[setsKey].array.map(\.strings)
        #expect(found.nodes.map(layer.id) == sets.first, "\(layer.name) \(key) \(size)")
        // The list of sets ends after twelve.
        #expect(min(found.optima, 12) == sets.count, "\(layer.name) \(key) \(size)")
      }
      for (key, goal) in [
        ("fragmentation_now", KeyPlayers.Goal.fragmentation),
        ("distance_weighted_fragmentation_now", .distanceFragmentation),
      ] {
        let now = KeyPlayers.of(projection, size: 0, goal: goal).value?.value
        #expect(agree(expected[key].number, now))
      }
      for size in 1...3 {
        let negative = expected["neg_k\(size)"]
        try check("fragmentation", "sets", negative, size, .fragmentation)
        try check(
          "distance_weighted", "distance_weighted_sets", negative, size, .distanceFragmentation)
        try check(
          "reach_within_1_incl_set", "sets", expected["pos_k\(size)"], size, .reach(steps: 1))
      }
    }
  }

  @Test(.needsReference) func `greedy choices of the reference networks`() throws {
    for (dataset, name, key) in [
      ("michael-strike", "communication", "kpp_neg_greedy"),
      ("krackhardt-hightech", "reports_to", "kpp_neg_greedy_reports_to"),
      ("padgett-florentine", "marriage", "kpp_neg_greedy_marriage"),
    ] {
      let expected = try Reference.fixture("\(dataset)/expected_derived.json")[key].array
      let layer = try Reference.layer(dataset, name)
      let found = KeyPlayers.greedy(layer.directed, size: expected.count, goal: .fragmentation)
      #expect(found.map { layer.id($0.node) } == expected.map { $0[0].string })
      for (one, other) in zip(found, expected) { #expect(agree(other[1].number, one.value)) }
    }
  }
}
