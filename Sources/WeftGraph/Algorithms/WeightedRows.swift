/// Simple rows with what each entry weighs.
struct WeightedRows: Sendable {
  let rows: NeighbourRows
  /// The weight of each entry, parallels summed; empty where every weight is 1.
  let weights: [Double]

  /// The weight of an entry.
  @inline(__always)
  func weight(_ entry: Int) -> Double { weights.isEmpty ? 1 : weights[entry] }

  /// The rows of a projection followed both ways, opposite weights summed too.
  init(undirected projection: Projection) {
    if projection.weights.isEmpty {
      rows = NeighbourRows(undirected: projection)
      weights = []
    } else {
      let simple = projection.undirected().simple()
      rows = NeighbourRows(offsets: simple.offsets, neighbours: simple.neighbours)
      weights = simple.weights
    }
  }
}
