/// A random network in which every node keeps its degree.
///
/// Maslov & Sneppen 2002 (doi:10.1126/science.1065103): pairs of ties exchange their ends at random; an
/// exchange that would make a loop or a parallel is left out. In a directed projection in and out
/// degrees are kept each. The result is simple and without weights; its entries carry the relationships
/// whose ends they took over.
public enum Rewiring {
  /// How many exchanges are tried for each tie unless told otherwise.
  public static let attempts = 10

  /// Rewires a projection at random.
  /// - Parameters:
  ///   - projection: The graph; parallels are merged and loops left out first.
  ///   - seed: Determines the result.
  ///   - attempts: How many exchanges to try for each tie.
  /// - Complexity: O(entries × attempts).
  public static func of(
    _ projection: Projection, seed: UInt64, attempts: Int = Rewiring.attempts
  ) -> Projection {
    let count = projection.nodeCount
    let bothWays = projection.direction == .both
    var rewired = RewiredTies(projection)
    guard rewired.ties.count > 1 else { return projection.simple() }
    rewired.exchange(seed: seed, attempts: attempts)
    // Where the next entry of each row goes; in the end where the row ends.
    var ends = [UInt32](repeating: 0, count: count)
    for (from, to) in rewired.ties {
      ends[Int(from)] += 1
      if bothWays { ends[Int(to)] += 1 }
    }
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(count + 1)
    for node in 0..<count {
      offsets.append(offsets[node] + ends[node])
      ends[node] = offsets[node]
    }
    var neighbours = [UInt32](repeating: 0, count: Int(offsets[count]))
    var relationships = [RelationshipID](repeating: RelationshipID(0), count: neighbours.count)
    func add(_ node: UInt32, _ other: UInt32, _ relationship: RelationshipID) {
      let place = Int(ends[Int(node)])
      ends[Int(node)] += 1
      neighbours[place] = other
      relationships[place] = relationship
    }
    var number = 0
    RewiredTies.forEachTie(of: projection) { _, _, entry in
      let (from, to) = rewired.ties[number]
      number += 1
      add(from, to, projection.relationships[entry])
      if bothWays { add(to, from, projection.relationships[entry]) }
    }
    var row: [(UInt32, RelationshipID)] = []
    for node in 0..<count {
      row.removeAll(keepingCapacity: true)
      let entries = Int(offsets[node])..<Int(offsets[node + 1])
      for entry in entries { row.append((neighbours[entry], relationships[entry])) }
      row.sort { $0.0 < $1.0 }
      for (entry, item) in zip(entries, row) { (neighbours[entry], relationships[entry]) = item }
    }
    return Projection(
      nodes: projection.nodes, offsets: offsets, neighbours: neighbours,
      relationships: relationships, direction: projection.direction)
  }
}
