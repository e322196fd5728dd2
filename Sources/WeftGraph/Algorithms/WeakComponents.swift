/// The weakly connected components: nodes joined by relationships, whatever their direction.
///
/// Union by size with path halving (Tarjan & van Leeuwen 1984, doi:10.1145/62.2160). Components are
/// numbered by their lowest node. Parallel relationships and loops change nothing; a node without
/// neighbours is a component of its own.
public enum WeakComponents {
  /// Finds the components of a projection.
  /// - Complexity: O(nodes + entries) but for an inverse Ackermann factor.
  public static func of(_ projection: Projection) -> Components {
    var sets = DisjointSets(count: projection.nodeCount)
    for node in 0..<projection.nodeCount {
      for entry in projection.row(node) {
        sets.unite(node, Int(projection.neighbours[entry]))
      }
    }
    return sets.components()
  }
}

/// Disjoint sets of small integers that can be united.
struct DisjointSets {
  private var parents: [UInt32]
  private var sizes: [UInt32]

  /// Creates one set for each of 0 ..< count.
  init(count: Int) {
    parents = Array(0..<UInt32(count))
    sizes = [UInt32](repeating: 1, count: count)
  }

  /// The member that stands for an integer's set.
  mutating func root(of member: Int) -> Int {
    var member = member
    while Int(parents[member]) != member {
      parents[member] = parents[Int(parents[member])]
      member = Int(parents[member])
    }
    return member
  }

  /// How many members the set of an integer has.
  mutating func size(of member: Int) -> Int { Int(sizes[root(of: member)]) }

  /// Unites the sets of two integers; false if they were one already.
  @discardableResult
  mutating func unite(_ one: Int, _ other: Int) -> Bool {
    var one = root(of: one)
    var other = root(of: other)
    if one == other { return false }
    if sizes[one] < sizes[other] { swap(&one, &other) }
    parents[other] = UInt32(one)
    sizes[one] += sizes[other]
    return true
  }

  /// The sets as components numbered by their lowest member.
  mutating func components() -> Components {
    var numbers = [UInt32](repeating: .max, count: parents.count)
    var component = [UInt32](repeating: 0, count: parents.count)
    var count: UInt32 = 0
    for member in 0..<parents.count {
      let root = root(of: member)
      if numbers[root] == .max {
        numbers[root] = count
        count += 1
      }
      component[member] = numbers[root]
    }
    return Components(component: component, count: Int(count))
  }
}
