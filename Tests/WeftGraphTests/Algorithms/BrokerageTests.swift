import Testing
import TestSupport
import WeftGraph

@Suite struct BrokerageTests {
  private func grouping(_ seed: Int, _ count: Int) -> Grouping {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 3)
    return Grouping(
      keys: (0..<count).map { _ in
        let group = generator.number(below: 4)
        return seed % 3 == 0 && group == 3 ? nil : group
      })
  }

  private func counts(_ graph: Naive, _ grouping: Grouping, _ broker: Int, ordered: Bool) -> [Int] {
    var result = [0, 0, 0, 0, 0]
    guard let b = grouping.group(of: broker) else { return [] }
    for first in 0..<graph.count {
      for last in 0..<graph.count where first != last && first != broker && last != broker {
        guard let a = grouping.group(of: first), let c = grouping.group(of: last) else { continue }
        guard graph.arcs[first][broker] > 0, graph.arcs[broker][last] > 0,
          graph.arcs[first][last] == 0
        else { continue }
        let role = a == b ? (b == c ? 0 : 2) : (a == c ? 1 : b == c ? 3 : 4)
        if ordered || first < last || role == 2 || role == 3 { result[role] += 1 }
      }
    }
    return result
  }

  @Test(arguments: 0..<80)
  func `open two-paths are counted as by looking at all triples`(seed: Int) {
    let direction: Projection.Direction = seed % 2 == 0 ? .out : .both
    let projection = RandomGraphs.projection(seed: seed, direction: direction)
    let graph = Naive(projection)
    let grouping = grouping(seed, graph.count)
    let found = Brokerage.of(projection, grouping: grouping, threads: 2)
    for node in 0..<graph.count {
      #expect(
        found.scores[node].map(\.count)
          == counts(graph, grouping, node, ordered: direction == .out))
    }
    #expect(found.coverage == grouping.coverage)
  }

  /// Mean and variance over every possible network of four nodes, weighted by its chance.
  @Test(arguments: [Projection.Direction.out, .both])
  func `moments are those of all networks of four nodes`(direction: Projection.Direction) {
    let grouping = Grouping(keys: [0, 0, 1, 2])
    let pairs = (0..<4).flatMap { i in
      (0..<4).filter { direction == .out ? $0 != i : $0 > i }.map { (i, $0) }
    }
    let chance = 1.0 / 3
    var mean = [[Double]](repeating: [0, 0, 0, 0, 0], count: 4)
    var square = mean
    for network in 0..<(1 << pairs.count) {
      var arcs = [[Int]](repeating: [0, 0, 0, 0], count: 4)
      var weight = 1.0
      for (bit, (from, to)) in pairs.enumerated() {
        let present = network >> bit & 1 == 1
        weight *= present ? chance : 1 - chance
        arcs[from][to] = present ? 1 : 0
        if direction == .both { arcs[to][from] = arcs[from][to] }
      }
      let graph = Naive(arcs: arcs)
      for node in 0..<4 {
        for (role, count) in counts(graph, grouping, node, ordered: direction == .out).enumerated()
        {
          mean[node][role] += weight * Double(count)
          square[node][role] += weight * Double(count * count)
        }
      }
    }
    // Any network with a third of its ties has these moments.
    let arcs = direction == .out ? [(0, 1), (1, 2), (2, 3), (3, 0)] : [(0, 1), (2, 3)]
    let found = Brokerage.of(
      RandomGraphs.projection(nodes: 4, arcs: arcs, direction: direction), grouping: grouping)
    for node in 0..<4 {
      for role in 0..<5 {
        let score = found.scores[node][role]
        #expect(agree(mean[node][role], score.expected.value))
        #expect(
          agree(square[node][role] - mean[node][role] * mean[node][role], score.variance.value))
      }
    }
  }

  @Test(.needsReference) func `counts and moments of the reference networks`() throws {
    for layer in try Reference.layers(with: "partitions") {
      for (attribute, partition) in layer.expected["partitions"].object {
        let expected = partition["brokerage"]
        if expected.isNull { continue }
        let (numbers, names) = layer.groups(attribute)
        let found = Brokerage.of(
          layer.directed, grouping: Grouping(keys: numbers), threads: 2)
        #expect(expected["roles"].strings == Brokerage.Role.allCases.map(\.rawValue))
        for (id, raw) in expected["raw"].object {
          let node = try #require(layer.node(id))
          #expect(found.scores[node].map(\.count) == raw.integers, "\(layer.name) \(id)")
        }
        for (index, role) in Brokerage.Role.allCases.enumerated() {
          #expect(found.totals[index] == expected["network_total"][role.rawValue].integer)
        }
        #expect(agree(expected["density"].number, found.density.value))
        for (group, moments) in expected["moments_by_broker_group"].object {
          let number = try #require(names.firstIndex(of: group))
          let node = try #require(numbers.firstIndex { $0 == number })
          for (index, role) in Brokerage.Role.allCases.enumerated() {
            let score = found.scores[node][index]
            #expect(agree(moments["expected"][role.rawValue].number, score.expected.value))
            let sd = score.variance.value?.squareRoot()
            #expect(agree(moments["sd"][role.rawValue].number, sd))
            #expect((score.z.value == nil) == (sd == 0))
          }
        }
      }
    }
  }
}
