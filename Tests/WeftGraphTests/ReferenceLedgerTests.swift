import Testing
import TestSupport
import WeftGraph

/// Every expected number of every network is reproduced, counted by data set.
@Suite struct ReferenceLedgerTests {
  /// What the files hold besides measures, and why it is not compared here.
  private static let others = [
    "best_partition": "labels of communities; their modularity is compared",
    "key_players": "sets and values are compared with KeyPlayers",
    "simmelian/ties": "ties are compared with SimmelianTies",
    "self_loops_dropped": "counted with Degree",
    "krackhardt_gtd/efficiency_sna_arcs": "another library's variant, not the definition",
    "brokerage/density": "compared with Brokerage",
    "krackhardt_gtd/lub": "counts behind a measure, compared with KrackhardtDimensions",
    "krackhardt_gtd/n_": "counts behind a measure",
  ]

  @Test(.needsReference, arguments: Reference.networks)
  func `numbers of a network`(dataset: String) throws {
    let layers = try Reference.layers(with: "n").filter { $0.dataset == dataset }
    var ledger = ReferenceLedger(dataset)
    for layer in layers {
      let found = Values(layer)
      for (key, expected) in layer.expected.object {
        ledger.compare(expected, key) {
          found.isCovered($0)
        } found: {
          found.numbers[$0]
        }
      }
    }
    ledger.close(without: Self.others)
  }

  /// The measures of one layer by the paths of the files.
  private struct Values {
    var numbers: [String: Double] = [:]
    /// Paths under which a missing number means undefined.
    var covered: Set<String> = []

    func isCovered(_ path: String) -> Bool {
      if numbers[path] != nil || covered.contains(path) { return true }
      guard let slash = path.lastIndex(of: "/") else { return false }
      return isCovered(String(path[..<slash]))
    }

    private mutating func set(_ path: String, _ value: Double?) {
      covered.insert(path)
      numbers[path] = value
    }

    private mutating func set(_ path: String, _ layer: ReferenceLayer, _ value: (Int) -> Double?) {
      covered.insert(path)
      for node in 0..<layer.graph.nodeCount { numbers["\(path)/\(layer.id(node))"] = value(node) }
    }

    private mutating func set(_ path: String, _ values: [Int]) {
      covered.insert(path)
      for (index, value) in values.enumerated() { numbers["\(path)/\(index)"] = Double(value) }
    }

    init(_ layer: ReferenceLayer) {
      let undirected = layer.undirected
      let directed = layer.directed
      let n = Double(layer.graph.nodeCount)
      let entries = Double(directed.neighbours.count)
      set("n", n)
      set("ties", layer.isDirected ? entries : entries / 2)
      set("density", entries / (n * (n - 1)))
      set("dyads_with_any_tie", Double(undirected.neighbours.count / 2))
      set(
        "weak_component_sizes", WeakComponents.of(directed).sizes.sorted { $0 > $1 })
      let between = Betweenness.of(undirected).value
      set("betweenness_undirected_raw", layer) { between?.scores[$0] }
      set("betweenness_undirected_normalised", layer) { between?.normalised.value?[$0] }
      let degree = Degree.of(undirected)
      set("degree_undirected", layer) { Double(degree.total[$0]) }
      set("degree_gini", Gini.of(degree.total.map { Double($0) }).value?.value)
      let closeness = Closeness.of(undirected).value
      set("closeness_undirected", layer) { closeness?.scores[$0].value }
      for (name, measure) in [
        ("degree", Centralization.Measure.degree), ("betweenness", .betweenness),
        ("closeness", .closeness), ("indegree", .inDegree), ("outdegree", .outDegree),
      ] {
        set("freeman_\(name)_centralization", Centralization.of(directed, measure).value)
      }
      let paths = PathStatistics.of(undirected).value
      set("average_path_length_undirected", paths?.averagePathLength.value)
      set("diameter_undirected", paths?.diameter.value)
      set("global_efficiency_undirected", paths?.globalEfficiency.value)
      set("algebraic_connectivity", AlgebraicConnectivity.of(undirected).value?.value)
      for (key, projection) in [
        ("burt_binary", directed), ("burt_undirected_binary", undirected),
        ("burt_valued", layer.weighted),
      ] {
        let positions = StructuralHoles.of(projection).value?.positions
        set(key + "/constraint", layer) { positions?[$0].value?.constraint }
        set(key + "/effective_size", layer) { positions?[$0].value?.effectiveSize }
        set(key + "/efficiency", layer) { positions?[$0].value?.efficiency }
        set(key + "/hierarchy", layer) { positions?[$0].value?.hierarchy }
      }
      let blocks = BiconnectedComponents.of(undirected).components
      set("biconnected_component_sizes", blocks.map(\.count).sorted { $0 > $1 })
      let cores = CoreNumbers.of(undirected).cores
      set("core_number", layer) { Double(cores[$0]) }
      covered.insert("rich_club_phi")
      for level in RichClub.of(directed, samples: 0).levels {
        numbers["rich_club_phi/\(level.k)"] = level.phi
      }
      setModularity(layer)
      if layer.isDirected { setDirected(layer) }
      setPartitions(layer)
    }

    private mutating func setModularity(_ layer: ReferenceLayer) {
      let best = layer.expected["best_partition"]
      let keys = (0..<layer.graph.nodeCount).map { best[layer.id($0)].integer }
      let value = Modularity.of(layer.undirected, grouping: Grouping(keys: keys)).value
      set("modularity_optimum_exact", value)
      set("modularity_best_of_200_leiden", value)
    }

    private mutating func setDirected(_ layer: ReferenceLayer) {
      let directed = layer.directed
      let reciprocity = Reciprocity.of(directed)
      set("mutual_dyads", Double(reciprocity.mutual))
      set("reciprocity_edgewise", reciprocity.value.value)
      let between = Betweenness.of(directed).value
      set("betweenness_directed_raw", layer) { between?.scores[$0] }
      let degree = Degree.of(directed)
      set("outdegree", layer) { Double(degree.outgoing[$0]) }
      set("indegree", layer) { Double(degree.incoming[$0]) }
      set("strong_component_sizes", StrongComponents.of(directed).sizes.sorted { $0 > $1 })
      let ties = SimmelianTies.of(directed)
      set("simmelian/reciprocal_dyads", Double(ties.reciprocal))
      set("simmelian/simmelian_dyads", Double(ties.ties.count))
      let orientation = layer.expected["krackhardt_gtd"]["orientation_used"].string
      let isUpward = orientation?.hasPrefix("reversed") ?? false
      let gtd = KrackhardtDimensions.of(isUpward ? directed.reversed() : directed)
      set("krackhardt_gtd/connectedness", gtd.connectedness.value)
      set("krackhardt_gtd/hierarchy", gtd.hierarchy.value)
      set("krackhardt_gtd/efficiency_krackhardt1994", gtd.efficiency.value)
      set("krackhardt_gtd/lubness_krackhardt1994", gtd.lubness.value)
    }

    private mutating func setPartitions(_ layer: ReferenceLayer) {
      let best = layer.expected["best_partition"]
      let nodes = 0..<layer.graph.nodeCount
      let communities = Grouping(keys: nodes.map { best[layer.id($0)].integer })
      for (attribute, partition) in layer.expected["partitions"].object {
        let path = "partitions/\(attribute)/"
        let (groups, names) = layer.groups(attribute)
        let grouping = Grouping(keys: groups)
        for (group, name) in names.enumerated() {
          set(path + "groups/\(name)", Double(grouping.sizes[group]))
        }
        let dyads = EIIndex.of(layer.undirected, grouping: grouping, samples: 0)
        let arcs = EIIndex.of(layer.directed, grouping: grouping, samples: 0)
        // Undirected ties count twice as arcs, once in each sense.
        setTies(path + "ei/arcs", arcs.overall, factor: layer.isDirected ? 1 : 2)
        setTies(path + "ei/dyads", dyads.overall)
        for (group, name) in names.enumerated() {
          setTies(path + "ei/by_group_dyads/\(name)", dyads.groups[group])
        }
        set(path + "ei/expected_if_ties_ignore_groups", dyads.overall.expected.value)
        set(path + "ei/attainable_min", dyads.overall.minimum.value)
        set(path + "ei/attainable_max", dyads.overall.maximum.value)
        set(
          path + "modularity_of_partition",
          Modularity.of(layer.undirected, grouping: grouping).value)
        let agreement = PartitionAgreement.of(grouping, communities)
        set(path + "against_best_partition/ari", agreement.ari.value)
        set(path + "against_best_partition/nmi_arithmetic", agreement.nmi.value)
        set(path + "against_best_partition/ami_arithmetic", agreement.ami.value)
        if partition["brokerage"].isNull { continue }
        setBrokerage(path + "brokerage/", layer, grouping, groups, names)
      }
    }

    private mutating func setTies(_ path: String, _ index: EIIndex.Index, factor: Int = 1) {
      set(path + "/internal", Double(index.internal * factor))
      set(path + "/external", Double(index.external * factor))
      set(path + "/ei", index.value.value)
    }

    private mutating func setBrokerage(
      _ path: String, _ layer: ReferenceLayer, _ grouping: Grouping, _ groups: [Int?],
      _ names: [String]
    ) {
      let found = Brokerage.of(layer.directed, grouping: grouping)
      for node in 0..<layer.graph.nodeCount {
        set(path + "raw/\(layer.id(node))", found.scores[node].map(\.count))
      }
      for (index, role) in Brokerage.Role.allCases.enumerated() {
        set(path + "network_total/\(role.rawValue)", Double(found.totals[index]))
        for (group, name) in names.enumerated() {
          guard let node = groups.firstIndex(of: group) else { continue }
          let score = found.scores[node][index]
          let moments = path + "moments_by_broker_group/\(name)/"
          set(moments + "expected/\(role.rawValue)", score.expected.value)
          set(moments + "sd/\(role.rawValue)", score.variance.value?.squareRoot())
        }
      }
    }
  }
}
