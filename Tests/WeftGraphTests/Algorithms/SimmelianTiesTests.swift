import Testing
import TestSupport
import WeftGraph

@Suite struct SimmelianTiesTests {
  @Test(arguments: 0..<60)
  func `a tie is embedded by every third node mutual with both`(seed: Int) {
    let projection = RandomGraphs.projection(
      seed: seed, upTo: 9, direction: seed % 4 == 0 ? .both : .out)
    let graph = Naive(projection)
    func mutual(_ i: Int, _ j: Int) -> Bool { graph.arcs[i][j] > 0 && graph.arcs[j][i] > 0 }
    var expected: [[Int]] = []
    var reciprocal = 0
    for i in 0..<graph.count {
      for j in 0..<graph.count where i < j && mutual(i, j) {
        reciprocal += 1
        let strength = (0..<graph.count).count {
          $0 != i && $0 != j && mutual(i, $0) && mutual(j, $0)
        }
        if strength > 0 { expected.append([i, j, strength]) }
      }
    }
    let found = SimmelianTies.of(projection)
    #expect(found.ties.map { [$0.source, $0.target, $0.strength] } == expected)
    #expect(found.reciprocal == reciprocal)
  }

  @Test(.needsReference) func `ties of the reference networks`() throws {
    for layer in try Reference.layers(with: "simmelian") {
      let expected = layer.expected["simmelian"]
      let found = SimmelianTies.of(layer.directed)
      #expect(found.reciprocal == expected["reciprocal_dyads"].integer)
      #expect(found.ties.count == expected["simmelian_dyads"].integer)
      guard !expected["ties"].isNull else { continue }
      let listed = expected["ties"].array.map { tie in
        [tie[0].string ?? "", tie[1].string ?? "", String(tie[2].integer ?? 0)]
      }
      let mine = found.ties.map { [layer.id($0.source), layer.id($0.target), String($0.strength)] }
      #expect(Set(mine) == Set(listed) && mine.count == listed.count)
    }
  }
}
