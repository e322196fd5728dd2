import WeftGraph

/// Trails from one node in order of length: what the shortest k, and lengths of at least two, need.
///
/// Keeps every trail of the present length; memory grows with their number.
struct TrailSearch {
  /// A trail.
  struct Trail {
    var node: UInt32
    var relationships: [UInt32]
  }

  let traversal: Traversal

  /// Calls back with every trail of each length from the least on, until told to stop.
  func run(
    from start: UInt32, minimum: Int, maximum: Int?,
    accepts: (_ relationship: UInt32, _ node: UInt32) throws(EvaluationError) -> Bool,
    checkpoint: (Int) throws(EvaluationError) -> Void,
    _ body: (_ length: Int, [Trail]) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) {
    let legs = traversal.legs
    var trails = [Trail(node: start, relationships: [])]
    var length = 0
    while !trails.isEmpty {
      if length >= minimum, try !body(length, trails) { return }
      if length >= maximum ?? .max { return }
      var longer: [Trail] = []
      for trail in trails {
        for leg in legs.indices {
          for entry in legs[leg].adjacency.entries(of: NodeID(trail.node)) {
            let neighbour = legs[leg].adjacency.neighbours[entry].rawValue
            if legs[leg].skipsLoops, neighbour == trail.node { continue }
            let relationship = legs[leg].adjacency.relationship(at: entry).rawValue
            if trail.relationships.contains(relationship) { continue }
            guard try accepts(relationship, neighbour) else { continue }
            longer.append(
              Trail(node: neighbour, relationships: trail.relationships + [relationship]))
            if longer.count & 4095 == 0 { try checkpoint(longer.count * (32 + 4 * length)) }
          }
        }
      }
      trails = longer
      length += 1
    }
  }
}
