import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// Relationships that have their ends in common, or none of their ends in order.
@Suite struct GraphDiffParallelsTests {
  /// Ties written from one end or the other.
  private static func ties(_ pairs: [(Int, Int, Int)]) -> Graph {
    var builder = GraphBuilder()
    let people = (0..<3).map { builder.addNode("p\($0)", labels: ["Person"]) }
    let type = builder.type("COLLABORATES_WITH")
    for (from, to, weight) in pairs {
      let tie = builder.addRelationship(
        type: type, from: people[from], to: people[to], directed: false)
      builder.set("weight", ofRelationship: tie, to: .integer(Int64(weight)))
    }
    return builder.finish()
  }

  @Test func `an undirected relationship is the same from either end`() throws {
    #expect(GraphDiff(from: Self.ties([(0, 1, 1)]), to: Self.ties([(1, 0, 1)])).isEmpty)
    let cases: [([(Int, Int, Int)], [(Int, Int, Int)])] = [
      ([(0, 1, 1)], [(1, 0, 2)]), ([(0, 1, 1), (0, 1, 2)], [(1, 0, 1), (0, 1, 3)]),
      ([(0, 1, 1), (0, 1, 2), (1, 0, 4)], [(1, 0, 1), (1, 0, 2), (0, 1, 5)]),
      ([(0, 1, 1), (1, 2, 1)], [(1, 0, 1), (2, 1, 1), (2, 0, 1)]),
    ]
    for (old, new) in cases {
      let (one, other) = (Self.ties(old), Self.ties(new))
      let script = ChangeWriter.text(GraphDiff(from: one, to: other))
      let made = try GraphDiffTests.applied(script, to: one)
      func weights(_ graph: Graph) -> [String] {
        (0..<graph.relationshipCount).map { RelationshipID($0) }.map { tie in
          let ends = [graph.source(of: tie), graph.target(of: tie)].map(graph.id(of:)).sorted()
          return "\(ends) \(graph.properties(of: tie).map { "\($0.value)" })"
        }.sorted()
      }
      #expect(weights(made) == weights(other), "\(script)")
    }
  }

  /// A chart of relationships between two people, one for each list of properties.
  private static func parallels(_ all: [[(String, PropertyValue)]]) -> Graph {
    var builder = GraphBuilder()
    let one = builder.addNode("a", labels: ["Person"])
    let other = builder.addNode("b", labels: ["Person"])
    for properties in all {
      let relationship = builder.addRelationship("COLLABORATES_WITH", from: one, to: other)
      for (key, value) in properties { builder.set(key, ofRelationship: relationship, to: value) }
    }
    return builder.finish()
  }

  /// Few are tried one after the other, many looked up; both give the same.
  @Test(arguments: [3, 8, 9, 40], [0, 1, 2, 3] as [UInt64])
  func `parallel relationships are paired by what they say, then by name, then in order`(
    count: Int, seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let weights: [PropertyValue] = [.float(.nan), .float(2), .string("2"), .list([.float(.nan)])]
    var old: [[(String, PropertyValue)]] = []
    for index in 0..<count {
      old.append([
        ("edgeId", .string("e\(index)")), ("day", .integer(Int64(index / 2))),
        ("weight", weights[index % weights.count]),
      ])
    }
    // All say the same, in another order; every third is called otherwise.
    var new = old
    for index in new.indices where index % 3 == 0 { new[index][0].1 = .string("n\(index)") }
    generator.shuffle(&new)
    let renumbered = GraphDiff(from: Self.parallels(old), to: Self.parallels(new))
    #expect(renumbered.changedRelationships.isEmpty)
    #expect(renumbered.addedRelationships.isEmpty && renumbered.removedRelationships.isEmpty)
    #expect(renumbered.renumberedRelationships.count == (count + 2) / 3)
    for change in renumbered.renumberedRelationships {
      #expect(change.properties.map(\.key) == ["edgeId"])
    }
    // One says something else under its name, one is new, and what is left is paired as it stands.
    var changed = old
    changed[count / 2][2].1 = .string("other")
    changed[0] = [("day", .integer(-1))]
    changed.append([("day", .integer(-2))])
    generator.shuffle(&changed)
    let diff = GraphDiff(from: Self.parallels(old), to: Self.parallels(changed))
    #expect(diff.changedRelationships.count == 2 && diff.addedRelationships.count == 1)
    #expect(diff.removedRelationships.isEmpty && diff.renumberedRelationships.isEmpty)
    let named = diff.changedRelationships.filter { $0.properties.map(\.key) == ["weight"] }
    #expect(named.count == 1)
    let made = try GraphDiffTests.applied(
      ChangeWriter.text(diff), to: Self.parallels(old))
    #expect(GraphDiff(from: made, to: Self.parallels(changed)).isEmpty)
  }
}
