import Testing
import TestSupport

@testable import WeftGraph

@Suite struct DistanceGainsTests {
  private func worth(_ rows: NeighbourRows, _ distances: [Int?], _ steps: Int?) -> Double {
    distances.reduce(0) { sum, distance in
      guard let distance else { return sum }
      if let steps { return sum + (distance <= steps ? 1 : 0) }
      return sum + 1 / Double(max(distance, 1))
    }
  }

  @Test(arguments: 0..<30)
  func `gains are what the nearest distances say with a node more`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 150, direction: .both)
    let rows = NeighbourRows(projection)
    var generator = SeededGenerator(seed: UInt64(seed))
    let set = (0..<seed % 4).map { _ in generator.number(below: rows.nodeCount) }
    let nodes = (0..<rows.nodeCount).filter { !set.contains($0) }
    let distances = { (sources: [Int]) -> [Int?] in
      let search = BreadthFirst.of(projection, from: sources)
      return (0..<rows.nodeCount).map { search.distance(to: $0) }
    }
    var gains = DistanceGains(rows)
    gains.measure(from: set)
    for steps in [nil, 0, 1, 2] {
      let before = worth(rows, distances(set), steps)
      var seen: [Int] = []
      gains.forEachGain(of: nodes, steps: steps) { node, gain in
        seen.append(node)
        #expect(agree(worth(rows, distances(set + [node]), steps), before + gain))
      }
      #expect(seen == nodes)
    }
  }
}
