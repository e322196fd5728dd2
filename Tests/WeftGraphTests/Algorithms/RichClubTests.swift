import Testing
import TestSupport
import WeftGraph

@Suite struct RichClubTests {
  @Test(arguments: 0..<60)
  func `phi is the density among the nodes above each degree`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let graph = Naive(projection).symmetric
    let degrees = graph.arcs.map { row in row.count { $0 > 0 } }
    let found = RichClub.of(projection, samples: 0)
    var expected: [(Int, Int, Double)] = []
    for k in 0..<max(degrees.max() ?? 0, 0) {
      let members = (0..<graph.count).filter { degrees[$0] > k }
      guard members.count > 1 else { continue }
      let ties = members.reduce(0) { sum, i in
        sum + members.count { $0 < i && graph.arcs[i][$0] > 0 }
      }
      expected.append(
        (k, members.count, Double(ties) / Double(members.count * (members.count - 1) / 2)))
    }
    #expect(found.levels.map { [$0.k, $0.members] } == expected.map { [$0.0, $0.1] })
    for (one, other) in zip(found.levels, expected) { #expect(agree(other.2, one.phi)) }
    #expect(found.levels.allSatisfy { $0.ratio.reason != nil })
  }

  @Test func `where rewiring changes nothing the ratio is one, on any number of threads`() {
    let star = RandomGraphs.projection(nodes: 6, arcs: (1..<6).map { (0, $0) }, direction: .both)
    #expect(RichClub.of(star, samples: 20).levels.map(\.ratio) == [.value(1)])
    let other = RandomGraphs.projection(seed: 7, upTo: 40)
    #expect(RichClub.of(other, samples: 20) == RichClub.of(other, samples: 20, threads: 3))
  }

  @Test(.needsReference) func `coefficients of the reference networks`() throws {
    for layer in try Reference.layers(with: "rich_club_phi") {
      let expected = layer.expected["rich_club_phi"].object
      let found = RichClub.of(layer.directed, samples: 0).levels
      #expect(found.count == expected.count)
      for level in found {
        #expect(agree(expected["\(level.k)"]?.number, level.phi), "\(layer.name) \(level.k)")
      }
    }
  }
}
