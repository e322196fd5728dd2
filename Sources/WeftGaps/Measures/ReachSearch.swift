import WeftGraph

/// Which nodes can be reached, asked many times over one set of rows.
///
/// Where the rows form one large cyclic part, as ties between people do, nearly every search would walk
/// all of it. So one busy node, the hub, is looked at beforehand: what leads to the hub leads to
/// everything the hub leads to.
struct ReachSearch {
  private let rows: NodeRows
  /// The nodes the hub leads to, and those that lead to it; the hub is among both.
  private let below: Bitset
  private let above: Bitset

  /// Prepares searches over rows.
  /// - Complexity: O(nodes + entries).
  init(_ rows: NodeRows) {
    self.rows = rows
    let opposite = rows.reversed()
    let nodeCount = rows.offsets.count - 1
    var hub = 0
    var most = -1
    for node in 0..<nodeCount {
      let ways = rows.count(node) * opposite.count(node)
      if ways > most { (hub, most) = (node, ways) }
    }
    let starts = nodeCount > 0 ? [hub] : []
    below = Self.reached(from: starts, rows)
    above = Self.reached(from: starts, opposite)
  }

  /// For each request which of its wanted nodes can be reached from a source; a source reaches itself.
  /// - Complexity: O(nodes + entries) a request at worst, much less where the hub leads to most nodes.
  func reached(_ requests: [BatchedSearch.Request]) -> [[Bool]] {
    var seen = [UInt32](repeating: 0, count: rows.offsets.count - 1)
    var search: UInt32 = 0
    var known: [[Int]: [Int]] = [:]
    for (number, request) in requests.enumerated() {
      known[request.sources, default: []].append(number)
    }
    var result = requests.map { [Bool](repeating: false, count: $0.wanted.count) }
    for (number, request) in requests.enumerated() {
      // Requests with the same sources are answered with the first of them.
      guard let alike = known[request.sources], alike[0] == number else { continue }
      search += 1
      let passesHub = request.sources.contains { above.contains($0) }
      var stack: [UInt32] = []
      func enter(_ node: Int) {
        if seen[node] == search || (passesHub && below.contains(node)) { return }
        seen[node] = search
        stack.append(UInt32(node))
      }
      for source in request.sources { enter(source) }
      while let node = stack.popLast() {
        for entry in rows.range(Int(node)) { enter(Int(rows.members[entry])) }
      }
      for other in alike {
        result[other] = requests[other].wanted.map {
          seen[$0] == search || (passesHub && below.contains($0))
        }
      }
    }
    return result
  }

  private static func reached(from starts: [Int], _ rows: NodeRows) -> Bitset {
    var result = Bitset(capacity: rows.offsets.count - 1)
    var stack = starts
    for start in starts { result.insert(start) }
    while let node = stack.popLast() {
      for entry in rows.range(node) {
        let other = Int(rows.members[entry])
        if !result.contains(other) {
          result.insert(other)
          stack.append(other)
        }
      }
    }
    return result
  }
}
