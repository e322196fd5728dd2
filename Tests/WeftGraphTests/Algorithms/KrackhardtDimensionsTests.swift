import Testing
import TestSupport
import WeftGraph

@Suite struct KrackhardtDimensionsTests {
  @Test(arguments: 0..<200)
  func `the four follow their definitions`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: seed % 2 == 0 ? 7 : 12)
    let graph = Naive(projection)
    let n = graph.count
    let reaches = graph.reaches
    let joined = graph.symmetric.reaches
    var pairs = 0
    var connected = 0
    var either = 0
    var mutual = 0
    var violations = 0
    for i in 0..<n {
      for j in 0..<i {
        pairs += 1
        if joined[i][j] { connected += 1 }
        if reaches[i][j] || reaches[j][i] { either += 1 }
        if reaches[i][j] && reaches[j][i] { mutual += 1 }
        guard joined[i][j] else { continue }
        let upper = (0..<n).filter { reaches[$0][i] && reaches[$0][j] }
        let least = upper.contains { bound in upper.allSatisfy { reaches[$0][bound] } }
        if !least { violations += 1 }
      }
    }
    var spare = 0
    var room = 0
    for members in WeakComponents.of(projection).members {
      let edges = members.reduce(0) { sum, i in
        sum + members.count { $0 < i && graph.symmetric.arcs[i][$0] > 0 }
      }
      spare += edges - (members.count - 1)
      room += (members.count - 1) * (members.count - 2) / 2
    }
    let found = KrackhardtDimensions.of(projection)
    #expect(agree(n == 1 ? 1 : Double(connected) / Double(pairs), found.connectedness.value))
    #expect(agree(either > 0 ? 1 - Double(mutual) / Double(either) : nil, found.hierarchy.value))
    #expect(agree(room > 0 ? 1 - Double(spare) / Double(room) : nil, found.efficiency.value))
    #expect(agree(room > 0 ? 1 - Double(violations) / Double(room) : nil, found.lubness.value))
    if room > 0 { #expect(found.violations == violations) }
  }

  @Test(arguments: 0..<30)
  func `an out-tree scores one on all four`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 3 + generator.number(below: 40)
    let rename = RandomGraphs.permutation(seed: seed, count: count)
    let arcs = (1..<count).map { (rename[generator.number(below: $0)], rename[$0]) }
    let found = KrackhardtDimensions.of(RandomGraphs.projection(nodes: count, arcs: arcs))
    #expect(found.connectedness == .value(1) && found.hierarchy == .value(1))
    #expect(found.efficiency == .value(1) && found.lubness == .value(1))
  }

  @Test(arguments: 0..<30)
  func `one more relationship never lowers connectedness`(seed: Int) {
    let (nodes, arcs) = RandomGraphs.arcs(seed: seed)
    var last = 0.0
    for count in 0...arcs.count {
      let found = KrackhardtDimensions.of(
        RandomGraphs.projection(nodes: nodes, arcs: Array(arcs[..<count])))
      #expect(found.connectedness.value ?? -1 >= last)
      last = found.connectedness.value ?? 2
    }
  }

  @Test func `small hierarchies by hand`() throws {
    let cases = try ClosedForm.hierarchies()
    #expect(cases.count == 9)
    for (name, projection, expected) in cases {
      check(KrackhardtDimensions.of(projection), expected, name)
    }
  }

  private func check(_ found: KrackhardtDimensions, _ expected: JSONValue, _ name: String) {
    #expect(agree(expected["connectedness"].number, found.connectedness.value), "\(name)")
    #expect(agree(expected["hierarchy"].number, found.hierarchy.value), "\(name)")
    #expect(agree(expected["efficiency_krackhardt1994"].number, found.efficiency.value), "\(name)")
    #expect(agree(expected["lubness_krackhardt1994"].number, found.lubness.value), "\(name)")
    #expect(found.violations == expected["lub_violations"].integer, "\(name)")
    #expect(found.possibleViolations == expected["lub_max"].number, "\(name)")
  }

  @Test(.needsReference) func `dimensions of the reference networks`() throws {
    for layer in try Reference.layers(with: "krackhardt_gtd") {
      let expected = layer.expected["krackhardt_gtd"]
      let up = expected["orientation_used"].string?.hasPrefix("reversed") ?? false
      let projection = up ? layer.directed.reversed() : layer.directed
      check(KrackhardtDimensions.of(projection), expected, layer.name)
    }
  }
}
