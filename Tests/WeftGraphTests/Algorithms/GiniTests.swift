import Testing
import TestSupport
import WeftGraph

@Suite struct GiniTests {
  @Test(arguments: 0..<40)
  func `it is half the relative mean difference`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let amounts = (0..<1 + generator.number(below: 20)).map { _ in
      Double(generator.number(below: 9))
    }
    let n = Double(amounts.count)
    let sum = amounts.reduce(0, +)
    let differences = amounts.reduce(0.0) { total, one in
      total + amounts.reduce(0.0) { $0 + abs(one - $1) }
    }
    let found = Gini.of(amounts)
    #expect(agree(sum > 0 ? differences / (2 * n * sum) : nil, found.value?.value))
    if let value = found.value {
      #expect((0...1).contains(value.value))
      #expect(agree(n > 1 ? value.value * n / (n - 1) : nil, value.adjusted.value))
      let scaled = Gini.of(amounts.map { $0 * 3 }).value
      #expect(agree(value.value, scaled?.value))
    }
  }

  @Test func `one who has all, and nothing at all`() {
    #expect(Gini.of([0, 0, 0, 5]).value?.adjusted == .value(1))
    #expect(Gini.of([2, 2, 2]).value?.value == 0)
    #expect(
      Gini.of([]).reason != nil && Gini.of([0, 0]).reason != nil && Gini.of([-1, 2]).reason != nil)
  }

  @Test(.needsReference) func `degrees of the reference networks`() throws {
    for layer in try Reference.layers(with: "degree_gini") {
      let degrees = Degree.of(layer.undirected).total.map { Double($0) }
      #expect(agree(layer.expected["degree_gini"].number, Gini.of(degrees).value?.value))
    }
  }

  @Test func `the load of the Kubernetes liaisons`() throws {
    let expected = try Reference.fixture("kubernetes-sigs/expected_derived.json")
    let loads = expected["liaison_load"].object.values.compactMap(\.number)
    #expect(agree(expected["liaison_load_gini"].number, Gini.of(loads).value?.value))
  }
}
