/// How long a relationship is to measures of shortest paths.
///
/// Weights of charts are usually strengths (how often people talk), and a strong tie is a short one.
public enum PathLengths: String, Sendable {
  /// Every relationship has length 1.
  case hops
  /// A relationship's length is 1 / weight; parallels' weights are summed first.
  case inverseWeights
  /// A relationship's length is its weight; of parallels the shortest counts.
  case weights
}

/// A simple projection with the length of each entry.
struct LengthProjection: Sendable {
  var graph: Projection
  /// Empty where every length is 1.
  var lengths: [Double]

  /// Reads the lengths of a projection, or says why it cannot.
  static func of(_ projection: Projection, _ kind: PathLengths) -> Measured<LengthProjection> {
    let simple = projection.simple()
    guard kind != .hops, !projection.weights.isEmpty else {
      return .value(LengthProjection(graph: simple, lengths: []))
    }
    // Zero lengths make the number of shortest paths ambiguous.
    guard projection.hasWeights(where: { $0 > 0 }) else {
      return .undefined("A relationship's weight is not a positive number.")
    }
    if kind == .inverseWeights {
      return .value(LengthProjection(graph: simple, lengths: simple.weights.map { 1 / $0 }))
    }
    var lengths = [Double](repeating: .infinity, count: simple.neighbours.count)
    for node in 0..<projection.nodeCount {
      var place = simple.row(node).lowerBound
      for entry in projection.row(node) where projection.neighbours[entry] != UInt32(node) {
        while simple.neighbours[place] != projection.neighbours[entry] { place += 1 }
        lengths[place] = min(lengths[place], projection.weights[entry])
      }
    }
    return .value(LengthProjection(graph: simple, lengths: lengths))
  }
}

/// Whether two path lengths are equal but for rounding; an infinite one equals none.
func sameLength(_ one: Double, _ other: Double) -> Bool {
  abs(one - other) <= 1e-12 * min(abs(one), abs(other))
}
