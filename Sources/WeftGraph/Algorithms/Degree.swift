/// How many relationships each node has, and their summed weights.
///
/// Parallel relationships count each; use ``Projection/simple()`` first to count neighbours. Loops
/// are left out and reported. In a projection in both directions in, out and total are the same
/// number; otherwise total is in + out.
public struct Degree: Sendable, Equatable {
  /// Relationships that lead to the node, along the projection's direction.
  public let incoming: [Int]
  /// Relationships that lead away from the node.
  public let outgoing: [Int]
  /// Relationships at the node.
  public let total: [Int]
  /// The summed weights of the relationships at the node; equals the total where there are none.
  public let strength: [Double]
  /// The summed weights of those that lead away from the node, along the projection's direction.
  public let outgoingStrength: [Double]
  /// How many loops were left out.
  public let loops: Int

  /// Counts the relationships at each node of a projection.
  /// - Complexity: O(nodes + entries).
  public static func of(_ projection: Projection) -> Degree {
    let count = projection.nodeCount
    var incoming = [Int](repeating: 0, count: count)
    var outgoing = [Int](repeating: 0, count: count)
    var strength = [Double](repeating: 0, count: count)
    var outgoingStrength = strength
    let bothWays = projection.direction == .both
    var loops = 0
    for node in 0..<count {
      for entry in projection.row(node) {
        let neighbour = Int(projection.neighbours[entry])
        if neighbour == node {
          loops += 1
          continue
        }
        let weight = projection.weights.isEmpty ? 1 : projection.weights[entry]
        outgoing[node] += 1
        incoming[neighbour] += 1
        strength[node] += weight
        outgoingStrength[node] += weight
        if !bothWays { strength[neighbour] += weight }
      }
    }
    let total = bothWays ? outgoing : zip(incoming, outgoing).map { $0 + $1 }
    return Degree(
      incoming: incoming, outgoing: outgoing, total: total, strength: strength,
      outgoingStrength: outgoingStrength, loops: loops)
  }
}
