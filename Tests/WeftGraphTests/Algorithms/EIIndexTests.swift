import Testing
import TestSupport
import WeftGraph

@Suite struct EIIndexTests {
  @Test(arguments: 0..<60)
  func `ties are sorted into within and across`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, direction: seed % 2 == 0 ? .out : .both)
    let graph = Naive(projection)
    let groups = (0..<graph.count).map { ($0 * 7 + seed) % 4 }
    let grouping = Grouping(keys: groups.map { $0 == 3 ? nil : $0 })
    let found = EIIndex.of(projection, grouping: grouping, samples: 0)
    for index in [found.overall] + found.groups {
      var inside = 0
      var across = 0
      for i in 0..<graph.count {
        for j in 0..<graph.count where graph.arcs[i][j] > 0 && (seed % 2 == 0 || i < j) {
          guard let a = grouping.group(of: i), let b = grouping.group(of: j) else { continue }
          guard index.group == nil || index.group == a || index.group == b else { continue }
          if a == b { inside += 1 } else { across += 1 }
        }
      }
      #expect(index.internal == inside && index.external == across)
      let value = inside + across > 0 ? Double(across - inside) / Double(across + inside) : nil
      #expect(agree(value, index.value.value))
      #expect(index.p.reason != nil)
      if let value, let low = index.minimum.value, let high = index.maximum.value {
        #expect(low <= value + 1e-12 && value <= high + 1e-12)
      }
    }
  }

  @Test func `the range is attained by the best and worst divisions of the ties`() throws {
    // Two groups of two and one tie more than fits across: four of six pairs lie across.
    let grouping = Grouping(keys: [0, 0, 1, 1])
    let arcs = [(0, 2), (0, 3), (1, 2), (1, 3), (0, 1)]
    let found = EIIndex.of(
      RandomGraphs.projection(nodes: 4, arcs: arcs, direction: .both), grouping: grouping,
      samples: 0)
    #expect(agree(0.6, found.overall.maximum.value) && agree(0.2, found.overall.minimum.value))
    #expect(agree(1, found.overall.rescaled.value))
  }

  /// Every way to deal the groups to six nodes, against the sampled share.
  @Test func `p estimates the share of all permutations`() throws {
    let groups = [0, 0, 0, 1, 1, 1]
    let arcs = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (2, 3)]
    let projection = RandomGraphs.projection(nodes: 6, arcs: arcs, direction: .both)
    func difference(_ groups: [Int]) -> Int {
      arcs.reduce(0) { $0 + (groups[$1.0] == groups[$1.1] ? -1 : 1) }
    }
    let centre = 6.0 * 3 / 15
    let observed = abs(Double(difference(groups)) - centre)
    var extreme = 0
    var all = 0
    for mask in 0..<64 where mask.nonzeroBitCount == 3 {
      all += 1
      if abs(Double(difference((0..<6).map { mask >> $0 & 1 })) - centre) >= observed {
        extreme += 1
      }
    }
    let samples = 4000
    let one = EIIndex.of(projection, grouping: Grouping(keys: groups), samples: samples)
    let exact = Double(extreme) / Double(all)
    #expect(
      abs(try #require(one.overall.p.value) - exact) < 4 * (exact * (1 - exact) / 4000).squareRoot()
        + 1e-3)
    let again = EIIndex.of(
      projection, grouping: Grouping(keys: groups), samples: samples, threads: 3)
    #expect(one == again)
  }

  /// A group's p is that of its index, not of how many ties the group is dealt.
  @Test func `p of a group estimates the share of all permutations`() throws {
    let arcs = [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4), (4, 5), (2, 5)]
    let projection = RandomGraphs.projection(nodes: 6, arcs: arcs, direction: .both)
    func index(_ members: Int) -> Double? {
      let inside = arcs.count { members >> $0.0 & 1 == 1 && members >> $0.1 & 1 == 1 }
      let across = arcs.count { members >> $0.0 & 1 != members >> $0.1 & 1 }
      return inside + across > 0 ? Double(across - inside) / Double(across + inside) : nil
    }
    let found = EIIndex.of(
      projection, grouping: Grouping(keys: [0, 0, 1, 1, 1, 1]), samples: 4000
    ).groups[0]
    // One pair within two members, eight from these to the other four.
    #expect(agree(7.0 / 9, found.expected.value))
    let distance = abs(try #require(index(0b11)) - 7.0 / 9)
    let dealt = (0..<64).filter { $0.nonzeroBitCount == 2 }
    let extreme = dealt.count { members in
      index(members).map { abs($0 - 7.0 / 9) >= distance - 1e-12 } ?? false
    }
    let exact = Double(extreme) / Double(dealt.count)
    #expect(0 < exact && exact < 1)
    #expect(
      abs(try #require(found.p.value) - exact)
        < 4 * (exact * (1 - exact) / 4000).squareRoot() + 1e-3)
  }

  @Test(.needsReference) func `values of the reference networks`() throws {
    for layer in try Reference.layers(with: "partitions") {
      for (attribute, partition) in layer.expected["partitions"].object {
        let expected = partition["ei"]
        let (numbers, names) = layer.groups(attribute)
        let grouping = Grouping(keys: numbers)
        let dyads = EIIndex.of(layer.undirected, grouping: grouping, samples: 19)
        #expect(dyads.overall.external == expected["dyads"]["external"].integer)
        #expect(dyads.overall.internal == expected["dyads"]["internal"].integer)
        #expect(agree(expected["dyads"]["ei"].number, dyads.overall.value.value))
        let ignored = expected["expected_if_ties_ignore_groups"].number
        #expect(agree(ignored, dyads.overall.expected.value))
        #expect(agree(expected["attainable_min"].number, dyads.overall.minimum.value))
        #expect(agree(expected["attainable_max"].number, dyads.overall.maximum.value))
        for (group, values) in expected["by_group_dyads"].object {
          let index = dyads.groups[try #require(names.firstIndex(of: group))]
          #expect(index.external == values["external"].integer)
          #expect(index.internal == values["internal"].integer)
          #expect(agree(values["ei"].number, index.value.value))
        }
        for (group, size) in partition["groups"].object {
          #expect(grouping.sizes[try #require(names.firstIndex(of: group))] == size.integer)
        }
        // Undirected ties count twice as arcs, once in each sense.
        let factor = layer.isDirected ? 1 : 2
        let arcs = EIIndex.of(layer.directed, grouping: grouping, samples: 0).overall
        #expect(arcs.external * factor == expected["arcs"]["external"].integer)
        #expect(arcs.internal * factor == expected["arcs"]["internal"].integer)
        #expect(agree(expected["arcs"]["ei"].number, arcs.value.value))
      }
    }
  }
}
