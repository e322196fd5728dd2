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

/// A projection whose steps have lengths; parallels are one step, and loops are left out.
///
/// Lengths are worked out as steps are taken, so that nothing is held beside the projection.
struct LengthProjection: Sendable {
  let projection: Projection
  private let kind: PathLengths

  /// Reads the lengths of a projection, or says why it cannot.
  static func of(_ projection: Projection, _ kind: PathLengths) -> Measured<LengthProjection> {
    let kind = projection.weights.isEmpty ? .hops : kind
    // Zero lengths make the number of shortest paths ambiguous.
    if kind != .hops, let reason = projection.complaint(zeroWeights: false) {
      return .undefined(reason)
    }
    return .value(LengthProjection(projection: projection, kind: kind))
  }

  /// Calls for each neighbour of a node with the first entry that leads there and how far it is.
  @inline(__always)
  func forEachStep(
    from node: Int, _ body: (_ entry: Int, _ next: Int, _ length: Double) -> Void
  ) {
    let row = projection.row(node)
    var entry = row.lowerBound
    while entry < row.upperBound {
      let first = entry
      let next = projection.neighbours[first]
      var length = kind == .hops ? 1 : projection.weights[first]
      entry += 1
      while entry < row.upperBound, projection.neighbours[entry] == next {
        switch kind {
        case .hops: break
        case .inverseWeights: length += projection.weights[entry]
        case .weights: length = min(length, projection.weights[entry])
        }
        entry += 1
      }
      if next == UInt32(node) { continue }
      body(first, Int(next), kind == .inverseWeights ? 1 / length : length)
    }
  }
}

/// Whether two path lengths are equal but for rounding; an infinite one equals none.
func sameLength(_ one: Double, _ other: Double) -> Bool {
  abs(one - other) <= 1e-12 * min(abs(one), abs(other))
}
