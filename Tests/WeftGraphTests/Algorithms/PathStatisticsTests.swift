import Testing
import TestSupport
import WeftGraph

@Suite struct PathStatisticsTests {
  @Test(arguments: 0..<80)
  func `means and maxima are over all pairs`(seed: Int) throws {
    let projection = RandomGraphs.projection(
      seed: seed, upTo: 7, direction: seed % 2 == 0 ? .out : .both)
    let count = projection.nodeCount
    let found = try #require(PathStatistics.of(projection, threads: 2).value)
    let all = Naive(projection).distances.enumerated().flatMap { i, row in
      row.enumerated().filter { $0.offset != i }.map(\.element)
    }
    guard count > 1 else {
      #expect(found.diameter.reason != nil && found.coverage.reason != nil)
      return
    }
    let known = all.compactMap { $0 }.map { Double($0) }
    let mean = known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    let complete = known.count == all.count
    #expect(agree(complete ? mean : nil, found.averagePathLength.value))
    #expect(agree(complete ? known.max() : nil, found.diameter.value))
    #expect(agree(mean, found.averageOverReachable.value))
    #expect(agree(Double(known.count) / Double(all.count), found.coverage.value))
    #expect(
      agree(known.reduce(0) { $0 + 1 / $1 } / Double(all.count), found.globalEfficiency.value))
  }

  @Test(.needsReference) func `statistics of the reference networks`() throws {
    for layer in try Reference.layers(with: "global_efficiency_undirected") {
      let found = try #require(PathStatistics.of(layer.undirected, threads: 2).value)
      #expect(
        agree(
          layer.expected["average_path_length_undirected"].number, found.averagePathLength.value))
      #expect(agree(layer.expected["diameter_undirected"].number, found.diameter.value))
      #expect(
        agree(layer.expected["global_efficiency_undirected"].number, found.globalEfficiency.value))
    }
  }
}
