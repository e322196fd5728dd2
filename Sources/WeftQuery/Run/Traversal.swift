import WeftGraph

/// The adjacencies a relationship pattern follows from a node.
struct Traversal: Sendable {
  /// One adjacency.
  struct Leg: Sendable {
    let adjacency: Adjacency
    /// Whether entries that lead back to the node itself are left out: the other leg has them.
    let skipsLoops: Bool
    let isOutgoing: Bool
    let type: TypeID
    /// The relationships of this type.
    let relationships: Range<Int>
  }

  let legs: [Leg]

  init(
    _ graph: Graph, types: LabelExpression?, direction: BoundRelationship.Direction
  ) {
    var legs: [Leg] = []
    for type in graph.types(matching: types) {
      let relationships = graph.typeRanges[type.index]
      if direction != .left {
        legs.append(
          Leg(
            adjacency: graph.outgoing[type.index], skipsLoops: false, isOutgoing: true,
            type: type, relationships: relationships))
      }
      if direction != .right {
        legs.append(
          Leg(
            adjacency: graph.incoming[type.index], skipsLoops: direction == .either,
            isOutgoing: false, type: type, relationships: relationships))
      }
    }
    self.legs = legs
  }

  private init(legs: [Leg]) { self.legs = legs }

  /// The same steps taken from their other ends.
  func reversed(in graph: Graph) -> Traversal {
    Traversal(
      legs: legs.map { leg in
        let others = leg.isOutgoing ? graph.incoming : graph.outgoing
        return Leg(
          adjacency: others[leg.type.index], skipsLoops: leg.skipsLoops,
          isOutgoing: !leg.isOutgoing, type: leg.type, relationships: leg.relationships)
      })
  }

  /// How many steps lead away from a node.
  func degree(of node: NodeID) -> Int {
    var result = 0
    for leg in legs {
      result += leg.adjacency.degree(of: node)
      if leg.skipsLoops { result -= leg.adjacency.entries(from: node, to: node).count }
    }
    return result
  }

  /// How many steps lead away from each of many nodes; none from null.
  func degrees(of nodes: [UInt32]) -> [Int64] {
    var result = [Int64](repeating: 0, count: nodes.count)
    for leg in legs {
      let adjacency = leg.adjacency
      for (row, node) in nodes.enumerated() where node != .max {
        result[row] += Int64(adjacency.degree(of: NodeID(node)))
      }
      guard leg.skipsLoops else { continue }
      for (row, node) in nodes.enumerated() where node != .max {
        result[row] -= Int64(adjacency.entries(from: NodeID(node), to: NodeID(node)).count)
      }
    }
    return result
  }

  /// Whether a relationship is one of the steps from a node.
  func leads(_ relationship: RelationshipID, from node: NodeID, in graph: Graph) -> Bool {
    legs.contains { leg in
      guard leg.relationships.contains(relationship.index) else { return false }
      let near = leg.isOutgoing ? graph.source(of: relationship) : graph.target(of: relationship)
      let far = leg.isOutgoing ? graph.target(of: relationship) : graph.source(of: relationship)
      return near == node && !(leg.skipsLoops && far == node)
    }
  }
}

/// Relationships of the same MATCH that a step must differ from, read from a batch.
struct Rivals {
  private let slots: [Int]
  private var singles: [[UInt32]] = []
  private var lists: [[Value]] = []

  init(slots: [Int]) { self.slots = slots }

  var slotSet: [Int] { slots }
  /// The relationship taken in every row, where there is one and nothing else.
  var single: [UInt32]? { lists.isEmpty && singles.count == 1 ? singles[0] : nil }
  var isEmpty: Bool { slots.isEmpty }

  /// Looks at the columns of a batch.
  mutating func read(_ batch: Batch, in graph: Graph) {
    singles = []
    lists = []
    for slot in slots {
      switch batch.columns[slot] {
      case .relationships(let rows): singles.append(rows)
      case let other: lists.append(other.boxed(in: graph))
      }
    }
  }

  /// Whether a relationship is taken in a row.
  @inline(__always)
  func contains(_ relationship: UInt32, row: Int) -> Bool {
    for single in singles where single[row] == relationship { return true }
    if lists.isEmpty { return false }
    return listed(relationship, row)
  }

  private func listed(_ relationship: UInt32, _ row: Int) -> Bool {
    lists.contains { list in
      switch list[row] {
      case .relationship(let taken): taken.rawValue == relationship
      case .list(let values):
        values.contains {
          if case .relationship(let taken) = $0 { taken.rawValue == relationship } else { false }
        }
      default: false
      }
    }
  }

  /// The distinct relationships taken in a row.
  func taken(row: Int) -> [UInt32] {
    var result: [UInt32] = []
    func add(_ relationship: UInt32) {
      if relationship != .max, !result.contains(relationship) { result.append(relationship) }
    }
    for single in singles { add(single[row]) }
    for list in lists {
      switch list[row] {
      case .relationship(let taken): add(taken.rawValue)
      case .list(let values):
        for case .relationship(let taken) in values { add(taken.rawValue) }
      default: break
      }
    }
    return result
  }
}
