/// How far a node's contacts are connected to each other anyway, so that it gains little by joining them.
///
/// Burt 1992, *Structural Holes*; 2004 (doi:10.1086/421787), in the whole-network form: what a contact
/// invests is measured over all its ties. A tie's strength is the sum of both directions; parallel
/// relationships without weights count as one, with weights they are summed; loops are left out.
/// Undefined for a node without ties. With a single contact all four are 1 by convention. Constraint
/// can exceed 1.
public struct StructuralHoles: Sendable, Equatable {
  /// The four measures of one node.
  public struct Position: Sendable, Equatable {
    /// How much time and energy concentrates on contacts that are connected to each other.
    public let constraint: Double
    /// The number of contacts less their redundancy.
    public let effectiveSize: Double
    /// Effective size over the number of contacts.
    public let efficiency: Double
    /// How far the constraint comes from one contact (Coleman–Theil).
    public let hierarchy: Double
  }

  /// The measures of each node, or why there are none.
  public let positions: [Measured<Position>]

  private static let blockSize = 256

  /// Computes the structural holes around a projection's nodes.
  /// - Parameters:
  ///   - projection: The graph; weights must be positive.
  ///   - threads: How many nodes are worked on at once; the result does not depend on it.
  /// - Complexity: O(sum of squared degrees); a tie to a node of far more ties counts no more than the
  ///   lower degree.
  public static func of(
    _ projection: Projection, threads: Int = 1
  ) -> Measured<StructuralHoles> {
    if let reason = projection.complaint(zeroWeights: false) {
      return .undefined(reason)
    }
    let strengths = TieStrengths(projection)
    let count = projection.nodeCount
    var empty: [Measured<Position>] = []
    empty.reserveCapacity(count)
    let positions = Parallel.reduce(
      blocks: Parallel.blocks(of: count, size: blockSize), threads: threads, into: empty
    ) { block in
      var scratch = Scratch(count: count)
      return Parallel.members(block, of: count, size: blockSize).map {
        if Interruption.isRequested { return .undefined("It was interrupted.") }
        return position(of: $0, strengths, &scratch)
      }
    } merge: { total, part in
      total += part
    }
    return .value(StructuralHoles(positions: positions))
  }

  /// Per-node sums, valid for the contacts of one node at a time.
  private struct Scratch {
    /// The contact's place in the node's row plus one; 0 for others.
    var place: [UInt32]
    var indirect: [Double] = []
    var redundancy: [Double] = []

    init(count: Int) { place = [UInt32](repeating: 0, count: count) }
  }

  private static func position(
    of node: Int, _ ties: TieStrengths, _ scratch: inout Scratch
  ) -> Measured<Position> {
    let row = ties.rows.row(node)
    let contacts = row.count
    guard contacts > 0 else { return .undefined("The node has no ties.") }
    if contacts == 1 {
      return .value(Position(constraint: 1, effectiveSize: 1, efficiency: 1, hierarchy: 1))
    }
    scratch.indirect = [Double](repeating: 0, count: contacts)
    scratch.redundancy = [Double](repeating: 0, count: contacts)
    for entry in row {
      scratch.place[Int(ties.rows.neighbours[entry])] = UInt32(entry - row.lowerBound + 1)
    }
    for entry in row {
      let contact = Int(ties.rows.neighbours[entry])
      let share = ties.strength(entry) / ties.sums[node]
      let theirs = ties.rows.row(contact)
      func join(_ place: Int, _ other: Int, _ next: Int) {
        let strength = ties.strength(next)
        scratch.indirect[place] += share * strength / ties.sums[contact]
        // Redundancy of the other contact with this one: the tie between them on the other's scale.
        scratch.redundancy[place] += share * strength / ties.maxima[other]
      }
      if theirs.count > contacts * 16 {
        // Who has many more ties is asked for each contact, instead of going through all of them.
        for (place, own) in row.enumerated() {
          let other = Int(ties.rows.neighbours[own])
          if let next = ties.rows.entry(from: contact, to: other) { join(place, other, next) }
        }
      } else {
        for next in theirs {
          let other = Int(ties.rows.neighbours[next])
          let place = Int(scratch.place[other])
          if place > 0 { join(place - 1, other, next) }
        }
      }
    }
    for entry in row { scratch.place[Int(ties.rows.neighbours[entry])] = 0 }
    var constraint = 0.0
    var size = 0.0
    var parts: [Double] = []
    parts.reserveCapacity(contacts)
    for (place, entry) in row.enumerated() {
      let invested = ties.strength(entry) / ties.sums[node] + scratch.indirect[place]
      parts.append(invested * invested)
      constraint += invested * invested
      size += 1 - scratch.redundancy[place]
    }
    let k = Double(contacts)
    let hierarchy = parts.reduce(0) { sum, part in
      let ratio = part * k / constraint
      return sum + ratio * naturalLogarithm(ratio)
    }
    return .value(
      Position(
        constraint: constraint, effectiveSize: size, efficiency: size / k,
        hierarchy: hierarchy / (k * naturalLogarithm(k))))
  }
}

/// The symmetric strength of every tie: the sum of both directions.
struct TieStrengths: Sendable {
  /// The ties, simple and in both directions.
  let rows: NeighbourRows
  /// The strength of each entry; empty without weights.
  private let weights: [Double]
  /// Without weights, whether each entry stands for ties in both directions; empty where none does.
  private let isMutual: [Bool]
  /// The summed strength at each node.
  let sums: [Double]
  /// The largest strength at each node.
  let maxima: [Double]

  /// The strength of an entry.
  @inline(__always)
  func strength(_ entry: Int) -> Double {
    if !weights.isEmpty { return weights[entry] }
    return !isMutual.isEmpty && isMutual[entry] ? 2 : 1
  }

  init(_ projection: Projection) {
    if projection.weights.isEmpty {
      rows = NeighbourRows(undirected: projection)
      weights = []
      isMutual = projection.direction == .both ? [] : Self.mutual(projection, rows)
    } else {
      let graph = projection.simple().undirected().simple()
      rows = NeighbourRows(offsets: graph.offsets, neighbours: graph.neighbours)
      weights = graph.weights
      isMutual = []
    }
    var sums = [Double](repeating: 0, count: rows.nodeCount)
    var maxima = sums
    for node in 0..<rows.nodeCount {
      for entry in rows.row(node) {
        let strength =
          weights.isEmpty ? (!isMutual.isEmpty && isMutual[entry] ? 2 : 1) : weights[entry]
        sums[node] += strength
        maxima[node] = max(maxima[node], strength)
      }
    }
    self.sums = sums
    self.maxima = maxima
  }

  private static func mutual(_ projection: Projection, _ rows: NeighbourRows) -> [Bool] {
    var result = [Bool](repeating: false, count: rows.neighbours.count)
    for node in 0..<rows.nodeCount {
      for entry in rows.row(node) {
        let other = Int(rows.neighbours[entry])
        result[entry] = projection.joins(node, other) && projection.joins(other, node)
      }
    }
    return result
  }
}
