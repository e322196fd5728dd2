import Testing
import TestSupport
import WeftGraph

@Suite struct TieStabilityTests {
  @Test(arguments: 0..<40)
  func `ties are compared as sets of pairs`(seed: Int) {
    let (nodes, arcs) = RandomGraphs.arcs(seed: seed)
    let half = arcs.count / 2
    for direction in [Projection.Direction.out, .both] {
      let parts = [Array(arcs[..<half]), Array(arcs[(half / 2)...])]
      let sets = parts.map { part in
        Set(
          part.filter { $0.0 != $0.1 }.map { arc in
            direction == .out ? [arc.0, arc.1] : [min(arc.0, arc.1), max(arc.0, arc.1)]
          })
      }
      let found = TieStability.of(
        RandomGraphs.projection(nodes: nodes, arcs: parts[0], direction: direction),
        RandomGraphs.projection(nodes: nodes, arcs: parts[1], direction: direction))
      let kept = sets[0].intersection(sets[1]).count
      let all = sets[0].union(sets[1]).count
      #expect(found.kept == kept)
      #expect(found.gone == sets[0].count - kept && found.new == sets[1].count - kept)
      #expect(agree(all > 0 ? Double(kept) / Double(all) : nil, found.jaccard.value))
    }
  }

  @Test(.needsReference) func `an agency before and after its new computers`() throws {
    let name = "burkhardt-brass-agency"
    for step in try Reference.fixture("\(name)/expected_derived.json")["tie_stability"].array {
      let before = try Reference.layer(name, step["from"].string ?? "")
      let after = try Reference.layer(name, step["to"].string ?? "")
      let found = TieStability.of(before.directed, after.directed)
      #expect(found.kept == step["kept"].integer && found.gone == step["gone"].integer)
      #expect(found.new == step["new"].integer)
      #expect(agree(step["jaccard"].number, found.jaccard.value))
    }
  }
}
