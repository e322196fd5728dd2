/// Mutual ties embedded in mutual triangles, and how often.
///
/// Krackhardt 1999, *The Ties that Torture*: two nodes are tied both ways and some third node is tied
/// both ways with either; the strength is the number of such third nodes. In a projection in both
/// directions every tie is mutual. Parallel relationships count as one and loops are left out.
public struct SimmelianTies: Sendable, Equatable {
  /// A Simmelian tie.
  public struct Tie: Sendable, Equatable {
    /// The lower node.
    public let source: Int
    /// The higher node.
    public let target: Int
    /// How many third nodes embed the tie; at least 1.
    public let strength: Int
  }

  /// The ties, by source, then target.
  public let ties: [Tie]
  /// How many pairs of nodes are tied both ways, embedded or not.
  public let reciprocal: Int

  /// Finds the Simmelian ties of a projection.
  /// - Complexity: O(entries × log degree + sum over mutual ties of both degrees).
  public static func of(_ projection: Projection) -> SimmelianTies {
    let graph = projection.simple()
    let mutual = (0..<graph.nodeCount).map { node in
      graph.row(node).map { Int(graph.neighbours[$0]) }.filter { graph.joins($0, node) }
    }
    var ties: [Tie] = []
    var reciprocal = 0
    for source in 0..<graph.nodeCount {
      for target in mutual[source] where target > source {
        reciprocal += 1
        let strength = common(mutual[source], mutual[target])
        if strength > 0 { ties.append(Tie(source: source, target: target, strength: strength)) }
      }
    }
    return SimmelianTies(ties: ties, reciprocal: reciprocal)
  }

  private static func common(_ one: [Int], _ other: [Int]) -> Int {
    var i = 0
    var j = 0
    var count = 0
    while i < one.count, j < other.count {
      if one[i] == other[j] {
        count += 1
        i += 1
        j += 1
      } else if one[i] < other[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }
}
