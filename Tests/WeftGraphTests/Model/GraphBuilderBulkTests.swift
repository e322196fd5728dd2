import TestSupport
import Testing
import WeftGraph

/// What is handed over in one piece, or finished by several threads, is the same graph.
@Suite struct GraphBuilderBulkTests {
  private struct Rows {
    var types: [Int] = []
    var from: [UInt32] = []
    var to: [UInt32] = []
    var undirected: [Int] = []
    var since: [Int64] = []
    var kinds: [Int] = []
    var owners: [UInt32] = []

    init(seed: UInt64, nodes: Int, count: Int) {
      var generator = SeededGenerator(seed: seed)
      for index in 0..<count {
        // One type holds most, one a few, so that both ways of sorting are met.
        types.append(generator.number(below: 50) == 0 ? 1 : [0, 2][generator.number(below: 2)])
        from.append(UInt32(generator.number(below: nodes)))
        to.append(UInt32(generator.number(below: nodes)))
        if generator.number(below: 5) == 0 { undirected.append(index) }
        guard generator.number(below: 3) > 0 else { continue }
        owners.append(UInt32(index))
        since.append(Int64(generator.number(below: 30_000)) - 10_000)
        kinds.append(generator.number(below: 7))
      }
    }
  }

  private func graph(
    _ rows: Rows, nodes: Int, inOnePiece: Bool, threads: Int
  ) -> Graph {
    var builder = GraphBuilder()
    _ = builder.source(named: "a")
    let second = builder.source(named: "b")
    let sets = ["Person", "Team"].map { name in
      let label = builder.label(name)
      return builder.labelSet([label])
    }
    for node in 0..<nodes {
      let id = builder.strings.intern("n\(node)")
      _ = builder.addNode(id: id, labels: sets[node * 7 % 2], line: node, column: 1, source: second)
    }
    let types = ["A", "B", "C"].map { builder.type($0) }
    let since = builder.key("since")
    let kind = builder.key("kind")
    let words = (0..<7).map { builder.strings.intern("word \($0)") }
    // What was there before stays in front.
    _ = builder.addRelationship(type: types[1], from: 0, to: nodes - 1, line: 9, column: 9)
    builder.set(kind, ofRelationship: 0, to: words[0])
    let lines = rows.from.indices.map { UInt32($0) }
    if inOnePiece {
      let first = builder.addRelationships(
        types: rows.types.map { types[$0] }, from: rows.from, to: rows.to,
        undirected: rows.undirected, lines: lines, columns: lines, source: second)
      #expect(first == 1)
      builder.name(first + 3, words[3])
      let owners = OwnerList(rows.owners.map { $0 + 1 })
      builder.set(kind, ofRelationships: owners, to: rows.kinds.map { words[$0] })
      builder.set(
        since, ofRelationships: owners, to: rows.since.map { UInt64(bitPattern: $0) }, .date)
      builder.set(kind, ofNodes: OwnerList([0, 1]), to: [words[1], words[2]])
      builder.set(since, ofNodes: OwnerList([1, 0]), to: [3, 4], .integer)
    } else {
      let bare = Set(rows.undirected)
      for index in rows.from.indices {
        _ = builder.addRelationship(
          type: types[rows.types[index]], from: Int(rows.from[index]), to: Int(rows.to[index]),
          directed: !bare.contains(index), name: index == 3 ? words[3] : nil, line: index,
          column: index, source: second)
      }
      for index in rows.owners.indices {
        let owner = Int(rows.owners[index]) + 1
        builder.set(kind, ofRelationship: owner, to: words[rows.kinds[index]])
        builder.set(
          since, ofRelationship: owner, to: .date(CalendarDate(days: rows.since[index])))
      }
      builder.set(kind, of: 0, to: words[1])
      builder.set(kind, of: 1, to: words[2])
      builder.set(since, of: 1, to: .integer(3))
      builder.set(since, of: 0, to: .integer(4))
    }
    return builder.finish(threads: threads)
  }

  /// Everything a graph answers, in the order of its ids.
  private func answers(_ graph: Graph) -> [String] {
    var lines: [String] = []
    for index in 0..<graph.nodeCount {
      let node = NodeID(index)
      let properties = graph.keys.names.indices.map { key in
        graph.nodeColumns[key]?.value(of: index, strings: graph.strings)
      }
      lines.append("\(graph.id(of: node)) \(properties) \(graph.place(of: node), default: "-")")
      for type in graph.typeRanges.indices {
        for adjacency in [graph.outgoing[type], graph.incoming[type]] {
          lines.append(
            adjacency.entries(of: node).map {
              "\(adjacency.neighbours[$0].rawValue):\(adjacency.relationship(at: $0).rawValue)"
            }.joined(separator: " "))
        }
      }
    }
    for index in 0..<graph.relationshipCount {
      let properties = graph.keys.names.indices.map { key in
        graph.relationshipColumns[key]?.value(of: index, strings: graph.strings)
      }
      let id = RelationshipID(index)
      lines.append(
        "\(graph.source(of: id).rawValue) \(graph.target(of: id).rawValue) \(properties) "
          + "\(graph.undirected.contains(index)) \(graph.place(of: id), default: "-")")
    }
    lines.append("\(graph.statistics.types)")
    return lines
  }

  @Test(arguments: 1...4)
  func `Handed over in one piece or one by one, the graph is the same`(seed: UInt64) {
    let nodes = 40 + Int(seed) * 11
    let rows = Rows(seed: seed, nodes: nodes, count: 700)
    let one = answers(graph(rows, nodes: nodes, inOnePiece: false, threads: 1))
    #expect(answers(graph(rows, nodes: nodes, inOnePiece: true, threads: 1)) == one)
  }

  @Test func `Finished by one thread or several, the graph is the same`() {
    let rows = Rows(seed: 9, nodes: 3_000, count: 15_000)
    let one = answers(graph(rows, nodes: 3_000, inOnePiece: true, threads: 1))
    for threads in [2, 3, 8] {
      #expect(answers(graph(rows, nodes: 3_000, inOnePiece: true, threads: threads)) == one)
    }
  }

  @Test func `Rows come by type, source, target and order of addition`() {
    let rows = Rows(seed: 5, nodes: 20, count: 400)
    let built = graph(rows, nodes: 20, inOnePiece: true, threads: 1)
    for range in built.typeRanges {
      let keys = range.map { index in
        let id = RelationshipID(index)
        return [
          built.source(of: id).index, built.target(of: id).index,
          built.place(of: id)?.position.line ?? 0,
        ]
      }
      // Only the one that was added first stands on another file's line.
      #expect(
        zip(keys, keys.dropFirst()).allSatisfy { one, next in
          one[..<2].elementsEqual(next[..<2])
            ? one[2] < next[2] || one[2] == 9 : one.lexicographicallyPrecedes(next)
        })
    }
  }

  @Test func `nodes added in one piece are those added one by one`() {
    func graph(inOnePiece: Bool) -> Graph {
      var builder = GraphBuilder()
      let sources = ["a", "b"].map { builder.source(named: $0) }
      let sets = ["Person", "Team"].map { builder.labelSet([builder.label($0)]) }
      let ids = (0..<100).map { builder.strings.intern("n\($0)") }
      let lines = (0..<100).map { UInt32($0) }
      if inOnePiece {
        builder.addNodes(
          ids: ids, labels: lines.map { UInt16(sets[Int($0) * 7 % 2]) }, lines: lines,
          columns: lines, sources: lines.map { UInt16(sources[Int($0) % 2]) })
      } else {
        for (node, id) in ids.enumerated() {
          _ = builder.addNode(
            id: id, labels: sets[node * 7 % 2], line: node, column: node, source: sources[node % 2])
        }
      }
      return builder.finish()
    }
    let one = graph(inOnePiece: true)
    let other = graph(inOnePiece: false)
    #expect(GraphPicture.byID(one) == GraphPicture.byID(other))
    for node in 0..<100 {
      #expect(one.place(of: NodeID(node)) == other.place(of: NodeID(node)))
    }
  }
}
