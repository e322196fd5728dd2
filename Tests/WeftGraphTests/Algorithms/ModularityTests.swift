import Testing
import TestSupport
import WeftGraph

@Suite struct ModularityTests {
  @Test(arguments: 0..<60)
  func `it is the sum over pairs of one group`(seed: Int) {
    let projection =
      seed % 2 == 0 ? RandomGraphs.projection(seed: seed) : RandomGraphs.weighted(seed: seed)
    let graph = projection.undirected().simple()
    let count = graph.nodeCount
    var a = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for node in 0..<count {
      for entry in graph.row(node) {
        a[node][Int(graph.neighbours[entry])] = graph.weights.isEmpty ? 1 : graph.weights[entry]
      }
    }
    let groups = (0..<count).map { ($0 * 3 + seed) % 3 }
    let k = a.map { $0.reduce(0, +) }
    let total = k.reduce(0, +)
    for resolution in [1, 0.5] {
      var sum = 0.0
      for i in 0..<count {
        for j in 0..<count where groups[i] == groups[j] {
          sum += a[i][j] - resolution * k[i] * k[j] / total
        }
      }
      let found = Modularity.of(
        projection, grouping: Grouping(keys: groups), resolution: resolution)
      #expect(agree(total > 0 ? sum / total : nil, found.value))
    }
    let whole =
      Modularity.of(projection, grouping: Grouping(keys: groups.map { _ in 0 })).value ?? 0
    #expect(abs(whole) < 1e-12)
  }

  @Test(.needsReference) func `formal groups of the reference networks`() throws {
    for layer in try Reference.layers(with: "partitions") {
      for (attribute, partition) in layer.expected["partitions"].object {
        let grouping = Grouping(keys: layer.groups(attribute).numbers)
        let found = Modularity.of(layer.undirected, grouping: grouping)
        #expect(
          agree(partition["modularity_of_partition"].number, found.value),
          "\(layer.name) \(attribute)")
      }
    }
  }

  @Test(.needsReference) func `mail within and across the subtrees of a manufacturer`() throws {
    let expected = try Reference.fixture("manufacturing-email/expected_derived.json")
    let mail = try Reference.layer("manufacturing-email", "email")
    let reports = try Reference.layer("manufacturing-email", "reports_to")
    let up = Projection(of: reports.graph).simple()
    let top = try #require(reports.node("86"))
    let shape = SpanAndLayers.of(up.reversed())
    let departments = (0..<up.nodeCount).map { node -> Int? in
      if shape.outside.contains(node) { return nil }
      var place = node
      while let entry = up.row(place).first, Int(up.neighbours[entry]) != top {
        place = Int(up.neighbours[entry])
      }
      return place
    }
    let grouping = Grouping(keys: departments)
    let sizes = expected["department_sizes"].object.values.compactMap(\.integer)
    #expect(grouping.sizes.sorted() == sizes.sorted())
    let weighted = Modularity.of(mail.weighted, grouping: grouping)
    #expect(agree(expected["modularity_weighted_of_departments"].number, weighted.value))
    let arcs = EIIndex.of(mail.directed, grouping: grouping, samples: 0).overall
    #expect(arcs.internal == expected["distinct_arcs"]["internal"].integer)
    #expect(arcs.external == expected["distinct_arcs"]["external"].integer)
    #expect(agree(expected["distinct_arcs"]["ei"].number, arcs.value.value))
    let mails = try #require(EIIndex.ofStrengths(mail.weighted, grouping: grouping).value)
    var ledger = ReferenceLedger("manufacturing-email, departments")
    ledger.compare(expected["messages"]["internal"].number, mails.internal, "internal")
    ledger.compare(expected["messages"]["external"].number, mails.external, "external")
    ledger.compare(expected["messages"]["ei_weighted"].number, mails.value, "ei")
    ledger.close()
    let best = try #require(expected["modularity_weighted_best_of_200_leiden"].number)
    let found = try #require(Leiden.of(mail.weighted, runs: 40, threads: 2).value)
    #expect(found.modularity >= best - 1e-9)
    if abs(found.modularity - best) < 1e-9 {
      let agreement = PartitionAgreement.of(grouping, found.grouping)
      let against = expected["best_partition_against_departments"]
      #expect(agree(against["ari"].number, agreement.ari.value))
      #expect(agree(against["nmi_arithmetic"].number, agreement.nmi.value))
      #expect(found.count == against["communities"].integer)
    }
  }
}
