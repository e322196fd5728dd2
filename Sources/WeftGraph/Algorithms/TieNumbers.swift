/// The number of the tie behind each entry of simple rows, from 0.
///
/// With direction that is the entry itself. Without, both entries of a tie have the same: those that lead
/// to a higher node are counted, and only for the others is the number kept.
struct TieNumbers: Sendable {
  /// How many ties there are.
  let count: Int
  /// Where the ties of each node to higher nodes begin; empty with direction.
  private let starts: [UInt32]
  /// The tie of each entry that leads to a lower node.
  private let lower: [UInt32]

  /// Numbers no ties.
  static let none = TieNumbers(count: 0, starts: [], lower: [])

  private init(count: Int, starts: [UInt32], lower: [UInt32]) {
    self.count = count
    self.starts = starts
    self.lower = lower
  }

  /// Numbers the ties of rows.
  /// - Complexity: O(entries × log degree).
  init(_ rows: NeighbourRows, bothWays: Bool) {
    guard bothWays else {
      self.init(count: rows.neighbours.count, starts: [], lower: [])
      return
    }
    var starts: [UInt32] = [0]
    starts.reserveCapacity(rows.nodeCount + 1)
    for node in 0..<rows.nodeCount {
      let higher = rows.row(node).count { rows.neighbours[$0] > UInt32(node) }
      starts.append(starts[node] + UInt32(higher))
    }
    var lower: [UInt32] = []
    lower.reserveCapacity(rows.neighbours.count - Int(starts[rows.nodeCount]))
    for node in 0..<rows.nodeCount {
      for entry in rows.row(node) where rows.neighbours[entry] < UInt32(node) {
        let other = Int(rows.neighbours[entry])
        guard let back = rows.entry(from: other, to: node) else { continue }
        lower.append(starts[other + 1] - (rows.offsets[other + 1] - UInt32(back)))
      }
    }
    self.init(count: Int(starts[rows.nodeCount]), starts: starts, lower: lower)
  }

  /// The tie of an entry in a node's row.
  @inline(__always)
  func number(of entry: Int, in row: Range<Int>, of node: Int) -> Int {
    if starts.isEmpty { return entry }
    // Entries that lead to higher nodes are the last of a row.
    let higher = row.upperBound - Int(starts[node + 1] - starts[node])
    return entry < higher
      ? Int(lower[entry - Int(starts[node])]) : Int(starts[node]) + entry - higher
  }
}
