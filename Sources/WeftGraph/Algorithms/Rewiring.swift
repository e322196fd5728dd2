/// A random network in which every node keeps its degree.
///
/// Maslov & Sneppen 2002 (doi:10.1126/science.1065103): pairs of ties exchange their ends at random; an
/// exchange that would make a loop or a parallel is left out. In a directed projection in and out
/// degrees are kept each. The result is simple and without weights; its entries carry the relationships
/// whose ends they took over.
public enum Rewiring {
  /// Rewires a projection at random.
  /// - Parameters:
  ///   - projection: The graph; parallels are merged and loops left out first.
  ///   - seed: Determines the result.
  ///   - attempts: How many exchanges to try for each tie.
  /// - Complexity: O(entries × attempts).
  public static func of(
    _ projection: Projection, seed: UInt64, attempts: Int = 10
  ) -> Projection {
    let graph = projection.simple()
    let bothWays = projection.direction == .both
    var ties: [(from: UInt32, to: UInt32, relationship: RelationshipID)] = []
    var present: Set<UInt64> = []
    func key(_ from: UInt32, _ to: UInt32) -> UInt64 {
      bothWays && to < from ? UInt64(to) << 32 | UInt64(from) : UInt64(from) << 32 | UInt64(to)
    }
    for node in 0..<graph.nodeCount {
      for entry in graph.row(node) where !bothWays || graph.neighbours[entry] > UInt32(node) {
        ties.append((UInt32(node), graph.neighbours[entry], graph.relationships[entry]))
        present.insert(key(UInt32(node), graph.neighbours[entry]))
      }
    }
    guard ties.count > 1 else { return graph }
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<ties.count * attempts {
      let one = generator.number(below: ties.count)
      let other = generator.number(below: ties.count)
      guard one != other else { continue }
      var (a, b) = (ties[one].from, ties[one].to)
      let (c, d) = (ties[other].from, ties[other].to)
      // A tie without direction can be met from either end.
      if bothWays, generator.next() & 1 == 1 { swap(&a, &b) }
      let (left, right) = (key(a, d), key(c, b))
      guard a != d, c != b, left != right, !present.contains(left), !present.contains(right) else {
        continue
      }
      present.remove(key(a, b))
      present.remove(key(c, d))
      present.insert(left)
      present.insert(right)
      (ties[one].from, ties[one].to) = (a, d)
      (ties[other].from, ties[other].to) = (c, b)
    }
    if bothWays { ties += ties.map { ($0.to, $0.from, $0.relationship) } }
    ties.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    var offsets = [UInt32](repeating: 0, count: graph.nodeCount + 1)
    for tie in ties { offsets[Int(tie.from) + 1] += 1 }
    for node in 0..<graph.nodeCount { offsets[node + 1] += offsets[node] }
    return Projection(
      nodes: graph.nodes, offsets: offsets, neighbours: ties.map(\.to),
      relationships: ties.map(\.relationship), direction: graph.direction)
  }
}
