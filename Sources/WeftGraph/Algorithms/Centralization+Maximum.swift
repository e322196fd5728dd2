extension Centralization {
  /// The damping of ``PageRank`` unless told otherwise.
  private static let damping = 0.85

  /// The largest sum of differences to the most central node that a network of so many nodes can have.
  ///
  /// Write n for the nodes, c for the most central one and d(v) for the distance between c and v.
  /// - *Degrees*, *betweenness*: a star (Freeman 1979). Without direction (n − 1)(n − 2) and
  ///   (n − 1)²(n − 2) / 2; along it (n − 1)² for either degree, 2 (n − 1)(n − 2) for both together
  ///   and (n − 1)²(n − 2) for betweenness, of a star that leads both ways.
  /// - *Strengths*: those of degrees for a heaviest tie of 1, since the sum is linear in each weight.
  /// - *Closeness*: a star, (n − 1)(n − 2) / (2n − 3) (Freeman 1979). Along the direction a line that
  ///   leads to c, who leads to everybody: a node k steps before c has distances that sum to
  ///   S(k) = k (k + 1) / 2 + (n − 1 − k)(k + 1), so that the sum is Σ (1 − (n − 1) / S(k)) for k from
  ///   1 to n − 1. No network has more: if distances from c sum to n − 1 + x, those from such a node sum
  ///   to S(k) + x at most, and the difference falls with x; S grows with k, and the i-th nearest to c
  ///   is i steps away at most.
  /// - *Harmonic*: a star, (n − 1)(n − 2) / 2. The sum is that of 1/d(u) + 1/d(v) − 2/d(u, v) over the
  ///   pairs of others, and as d(u, v) ≤ d(u) + d(v) each is 1 at most. Along the direction a star that
  ///   leads away: (n − 1)², as c has n − 1 and the others nothing.
  /// - *PageRank* with damping a: as shares sum to 1, the sum is n times the largest less 1. Nobody
  ///   gets more than (1 − a) / n + a (1 − p) and, where it leads nowhere, a p / n of its own share p.
  ///   Both bounds are those of a star: without direction the sum is a (n − 2) / (1 + a), along it, of a
  ///   star that leads to c, a (n − 1)² / (n + a (n − 1)).
  /// - *Eigenvector*, the largest score 1: one pair tied both ways and nobody else, n − 2. The scores of
  ///   those that lead to c sum to the largest eigenvalue, which is 1 at least where it is not 0.
  /// - *Katz*: none is known, since what a step is worth follows from the network itself.
  ///
  /// Undefined below three nodes, where all these are 0.
  /// - Complexity: O(nodes) for closeness along the direction, else O(1).
  public static func maximum(of measure: Measure, nodes: Int) -> Measured<Double> {
    guard nodes >= 3 else { return .undefined("There are fewer than three nodes.") }
    let count = Double(nodes)
    let others = count - 1
    let pairs = others * (count - 2)
    switch measure {
    case .degree, .strength: return .value(pairs)
    case .inDegree, .outDegree, .directedStrength: return .value(others * others)
    case .totalDegree: return .value(2 * pairs)
    case .closeness: return .value(pairs / (2 * count - 3))
    case .directedCloseness:
      return .value(
        (1..<nodes).reduce(0) { sum, step in
          let steps = Double(step)
          let distances = steps * (steps + 1) / 2 + (others - steps) * (steps + 1)
          return sum + 1 - others / distances
        })
    case .harmonic: return .value(pairs / 2)
    case .directedHarmonic: return .value(others * others)
    case .betweenness: return .value(others * (pairs / 2))
    case .directedBetweenness: return .value(others * pairs)
    case .pageRank: return .value(damping * (count - 2) / (1 + damping))
    case .directedPageRank:
      return .value(damping * others * others / (count + damping * others))
    case .eigenvector, .directedEigenvector: return .value(count - 2)
    case .katz:
      return .undefined(
        "What a step is worth follows from the graph itself, and no largest sum of differences is known."
      )
    }
  }
}
