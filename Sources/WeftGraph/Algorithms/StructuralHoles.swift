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

  /// What is known of the contacts of one node at a time.
  private struct Scratch {
    /// Each contact's place among the node's contacts plus one; 0 for others.
    var place: [UInt32]
    var contacts: [UInt32] = []
    var strengths: [Double] = []
    var indirect: [Double] = []
    var redundancy: [Double] = []

    init(count: Int) { place = [UInt32](repeating: 0, count: count) }

    mutating func read(_ node: Int, _ ties: TieStrengths) {
      for contact in contacts { place[Int(contact)] = 0 }
      contacts.removeAll(keepingCapacity: true)
      strengths.removeAll(keepingCapacity: true)
      ties.forEachEntry(of: node) { other, strength in
        if place[other] > 0 {
          strengths[Int(place[other]) - 1] += strength
        } else {
          contacts.append(UInt32(other))
          strengths.append(strength)
          place[other] = UInt32(contacts.count)
        }
      }
      indirect.removeAll(keepingCapacity: true)
      redundancy.removeAll(keepingCapacity: true)
      for _ in contacts {
        indirect.append(0)
        redundancy.append(0)
      }
    }
  }

  private static func position(
    of node: Int, _ ties: TieStrengths, _ scratch: inout Scratch
  ) -> Measured<Position> {
    scratch.read(node, ties)
    let contacts = scratch.contacts.count
    guard contacts > 0 else { return .undefined("The node has no ties.") }
    if contacts == 1 {
      return .value(Position(constraint: 1, effectiveSize: 1, efficiency: 1, hierarchy: 1))
    }
    for index in 0..<contacts {
      let contact = Int(scratch.contacts[index])
      let share = scratch.strengths[index] / ties.sums[node]
      func join(_ place: Int, _ other: Int, _ strength: Double) {
        scratch.indirect[place] += share * strength / ties.sums[contact]
        // Redundancy of the other contact with this one: the tie between them on the other's scale.
        scratch.redundancy[place] += share * strength / ties.maxima[other]
      }
      if ties.entryCount(of: contact) > contacts * 16 {
        // Who has many more ties is asked for each contact, instead of going through all of them.
        for place in 0..<contacts where place != index {
          let other = Int(scratch.contacts[place])
          let strength = ties.strength(between: contact, other)
          if strength > 0 { join(place, other, strength) }
        }
      } else {
        ties.forEachEntry(of: contact) { other, strength in
          let place = Int(scratch.place[other])
          if place > 0 { join(place - 1, other, strength) }
        }
      }
    }
    var constraint = 0.0
    var size = 0.0
    var parts: [Double] = []
    parts.reserveCapacity(contacts)
    for place in 0..<contacts {
      let invested = scratch.strengths[place] / ties.sums[node] + scratch.indirect[place]
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

/// The symmetric strength of every tie, the sum of both directions, on a projection's own rows.
struct TieStrengths: Sendable {
  private let rows: NeighbourRows
  /// The weight of each entry; empty where every weight is 1.
  private let weights: [Double]
  /// What leads to each node; none without direction.
  private let inward: InwardTies
  /// The summed strength at each node.
  private(set) var sums: [Double]
  /// The largest strength at each node.
  private(set) var maxima: [Double]

  /// Reads the ties of a projection.
  /// - Complexity: O(nodes + entries), with direction O(nodes + entries × log degree).
  init(_ projection: Projection) {
    rows = NeighbourRows(offsets: projection.offsets, neighbours: projection.neighbours)
    weights = projection.weights
    inward =
      projection.direction == .both ? .none : InwardTies(projection, opposites: true)
    sums = []
    maxima = []
    var summed = [Double](repeating: 0, count: rows.nodeCount)
    var largest = summed
    for node in 0..<rows.nodeCount {
      forEachEntry(of: node) { _, strength in summed[node] += strength }
      var last = UInt32(node)
      for entry in rows.row(node) where rows.neighbours[entry] != UInt32(node) {
        if rows.neighbours[entry] == last { continue }
        last = rows.neighbours[entry]
        let tie = strength(between: node, Int(last))
        largest[node] = max(largest[node], tie)
        largest[Int(last)] = max(largest[Int(last)], tie)
      }
    }
    sums = summed
    maxima = largest
  }

  /// How many entries there are to read for a node.
  func entryCount(of node: Int) -> Int { rows.degree(node) + inward.row(node).count }

  /// Calls for each contact of a node with the strength of the tie, in parts where it has several.
  @inline(__always)
  func forEachEntry(of node: Int, _ body: (_ other: Int, _ strength: Double) -> Void) {
    var last = UInt32(node)
    for entry in rows.row(node) {
      let next = rows.neighbours[entry]
      if next == UInt32(node) { continue }
      if weights.isEmpty {
        if next == last { continue }
        last = next
      }
      body(Int(next), weights.isEmpty ? 1 : weights[entry])
    }
    for entry in inward.row(node) {
      body(Int(inward.sources[entry]), weights.isEmpty ? 1 : inward.weight(entry, to: node))
    }
  }

  /// The strength of the tie between two nodes; 0 where there is none.
  /// - Complexity: O(log degree + parallels).
  func strength(between one: Int, _ other: Int) -> Double {
    let onward = strength(from: one, to: other)
    return inward.isEmpty ? onward : onward + strength(from: other, to: one)
  }

  private func strength(from one: Int, to other: Int) -> Double {
    if weights.isEmpty { return rows.entry(from: one, to: other) == nil ? 0 : 1 }
    return rows.summedWeight(from: one, to: other, weights)
  }
}
