import Testing
import TestSupport

@testable import WeftGraph

@Suite struct ProjectionTests {
  @Test(arguments: [
    (1.0, true), (1e100, true), (1e-100, true), (0, false), (-1, false), (.nan, false),
    (.infinity, false), (1e101, false), (1e-101, false), (.leastNonzeroMagnitude, false),
  ])
  func `weights that cannot be reckoned with have a reason`(weight: Double, isUsable: Bool) {
    let tie = RandomGraphs.projection(nodes: 2, arcs: [(0, 1)], weights: [weight])
    #expect((tie.complaint(zeroWeights: false) == nil) == isUsable)
    #expect((tie.complaint(zeroWeights: true) == nil) == (isUsable || weight == 0))
    let loop = RandomGraphs.projection(nodes: 2, arcs: [(0, 0)], weights: [weight])
    #expect(loop.complaint(zeroWeights: false) == nil)
  }

  private func build(seed: Int) -> Graph {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 5)
    var builder = GraphBuilder()
    let nodes = 1 + generator.number(below: 30)
    for number in 0..<nodes {
      let labels = ["A", "B", "C"].filter { _ in generator.number(below: 2) == 0 }
      _ = builder.addNode("n\(number)", labels: labels)
    }
    for number in 0..<generator.number(below: 90) {
      let tie = builder.addRelationship(
        ["X", "Y", "Z"][generator.number(below: 3)], from: generator.number(below: nodes),
        to: generator.number(below: nodes))
      if number % 3 > 0 {
        builder.set(
          "w", ofRelationship: tie,
          to: number % 3 == 1 ? .integer(Int64(number)) : .float(Double(number) / 4))
      }
    }
    return builder.finish()
  }

  private typealias Entry = (from: Int, to: Int, relationship: Int, weight: Double)

  private func entries(_ projection: Projection) -> [Entry] {
    (0..<projection.nodeCount).flatMap { node in
      projection.row(node).map { entry in
        (
          projection.nodes[node].index, projection.nodes[Int(projection.neighbours[entry])].index,
          projection.relationships[entry].index,
          projection.weights.isEmpty ? 1 : projection.weights[entry]
        )
      }
    }
  }

  private func expected(
    _ graph: Graph, _ labels: [String]?, _ types: [String]?, _ direction: Projection.Direction,
    weighted: Bool
  ) -> [Entry] {
    func member(_ node: NodeID) -> Bool {
      guard let labels else { return true }
      return graph.labels(of: node).contains { labels.contains(graph.name(of: $0)) }
    }
    var result: [Entry] = []
    for index in 0..<graph.relationshipCount {
      let id = RelationshipID(index)
      let (from, to) = (graph.source(of: id), graph.target(of: id))
      guard member(from), member(to) else { continue }
      guard types?.contains(graph.name(of: graph.type(of: id))) ?? true else { continue }
      let weight: Double =
        switch weighted ? graph.key("w").flatMap({ graph.value(of: $0, id) }) : nil {
        case .integer(let value)?: Double(value)
        case .float(let value)?: value
        default: 1
        }
      if direction != .in { result.append((from.index, to.index, index, weight)) }
      if direction == .in || (direction == .both && from != to) {
        result.append((to.index, from.index, index, weight))
      }
    }
    return result.sorted { ($0.from, $0.to, $0.relationship) < ($1.from, $1.to, $1.relationship) }
  }

  @Test(arguments: 0..<60)
  func `a projection has the entries of its labels, types and direction`(seed: Int) {
    let graph = build(seed: seed)
    for direction in [Projection.Direction.out, .in, .both] {
      for (labels, types) in [
        (nil, nil), (["A"], nil), (["A", "C"], ["X"]), (nil, ["Z", "X", "None"]), (["None"], nil),
      ] as [([String]?, [String]?)] {
        for weight in [nil, "w", "missing"] {
          let projection = Projection(
            of: graph, labels: labels, types: types, direction: direction, weight: weight)
          let wanted = expected(graph, labels, types, direction, weighted: weight == "w")
          let found = entries(projection)
          #expect(found.map(\.weight) == wanted.map(\.weight))
          #expect(
            found.map { [$0.from, $0.to, $0.relationship] }
              == wanted.map { [$0.from, $0.to, $0.relationship] })
          #expect(projection.nodes == projection.nodes.sorted())
          for (number, node) in projection.nodes.enumerated() {
            #expect(projection.number(of: node) == number)
          }
        }
      }
    }
  }

  @Test(arguments: 0..<30)
  func `filters keep nodes and relationships for which they are true`(seed: Int) {
    let graph = build(seed: seed)
    let projection = Projection(
      of: graph, keepNode: { $0.index % 3 != 0 }, keepRelationship: { $0.index % 2 == 0 })
    #expect(projection.nodes.allSatisfy { $0.index % 3 != 0 })
    let wanted = expected(graph, nil, nil, .out, weighted: false).filter {
      $0.from % 3 != 0 && $0.to % 3 != 0 && $0.relationship % 2 == 0
    }
    #expect(entries(projection).map(\.relationship) == wanted.map(\.relationship))
    #expect(projection.number(of: NodeID(0)) == nil)
  }

  @Test(arguments: 0..<60)
  func `a simple projection merges parallels and drops loops`(seed: Int) {
    let projection = Projection(of: build(seed: seed), weight: "w")
    let simple = projection.simple()
    var sums: [[Int]: (first: Int, weight: Double)] = [:]
    for entry in entries(projection) where entry.from != entry.to {
      sums[[entry.from, entry.to], default: (entry.relationship, 0)].weight += entry.weight
    }
    let found = entries(simple)
    #expect(found.count == sums.count)
    for entry in found {
      let wanted = sums[[entry.from, entry.to]]
      #expect(wanted?.first == entry.relationship)
      #expect(abs((wanted?.weight ?? 0) - entry.weight) < 1e-9)
    }
    #expect(simple.loopCount == 0)
    #expect(entries(simple.simple()).map(\.relationship) == found.map(\.relationship))
  }

  @Test(arguments: 0..<60)
  func `reversing twice is no change, and both ways are the directions together`(seed: Int) {
    let graph = build(seed: seed)
    let out = Projection(of: graph, direction: .out, weight: "w")
    let back = Projection(of: graph, direction: .in, weight: "w")
    func key(_ entry: Entry) -> [Double] {
      [Double(entry.from), Double(entry.to), Double(entry.relationship), entry.weight]
    }
    #expect(entries(out.reversed()).map(key) == entries(back).map(key))
    #expect(entries(back.reversed()).map(key) == entries(out).map(key))
    let both = Projection(of: graph, direction: .both, weight: "w")
    for one in [out, back] {
      #expect(one.undirected().direction == .both)
      #expect(Set(entries(one.undirected()).map(key)) == Set(entries(both).map(key)))
      #expect(one.undirected().neighbours == both.neighbours)
      #expect(one.loopCount == both.loopCount)
    }
    for node in 0..<both.nodeCount {
      for other in 0..<both.nodeCount {
        let entry = both.row(node).first { Int(both.neighbours[$0]) == other }
        #expect(both.entry(from: node, to: other) == entry)
        #expect(both.joins(node, other) == (entry != nil))
      }
    }
  }
}
