/// Breadth-first searches over one set of rows, 64 at a time in the bits of one word.
///
/// Then, Kaufmann et al. 2014, *The More the Merrier: Efficient Multi-Source Graph Traversal*
/// (doi:10.14778/2735496.2735507).
struct BatchedSearch {
  /// One search: where it starts, and the nodes whose distance is asked for.
  struct Request {
    var sources: [Int]
    var wanted: [Int]
  }

  private let rows: NodeRows
  private let nodeCount: Int

  init(_ rows: NodeRows) {
    self.rows = rows
    nodeCount = rows.offsets.count - 1
  }

  /// For each request the distance of every wanted node from the nearest source, nil if unreachable.
  /// - Complexity: O(requests / 64 × levels × (nodes + entries)).
  func distances(_ requests: [Request]) -> [[Int?]] {
    var result = requests.map { [Int?](repeating: nil, count: $0.wanted.count) }
    var seen = [UInt64](repeating: 0, count: nodeCount)
    var frontier = seen
    var next = seen
    for start in stride(from: 0, to: requests.count, by: 64) {
      let batch = start..<min(start + 64, requests.count)
      for node in 0..<nodeCount {
        seen[node] = 0
        frontier[node] = 0
      }
      var pending: [(request: Int, place: Int)] = []
      for request in batch {
        let bit: UInt64 = 1 << UInt64(request - start)
        for source in requests[request].sources {
          seen[source] |= bit
          frontier[source] |= bit
        }
        for place in requests[request].wanted.indices { pending.append((request, place)) }
      }
      var level = 0
      while true {
        pending.removeAll { request, place in
          let isReached = seen[requests[request].wanted[place]] >> UInt64(request - start) & 1 != 0
          if isReached { result[request][place] = level }
          return isReached
        }
        guard !pending.isEmpty, advance(&frontier, &next, &seen) else { break }
        level += 1
      }
    }
    return result
  }

  /// One level for every search of the batch; false if none went on.
  private func advance(
    _ frontier: inout [UInt64], _ next: inout [UInt64], _ seen: inout [UInt64]
  ) -> Bool {
    for node in 0..<nodeCount { next[node] = 0 }
    for node in 0..<nodeCount where frontier[node] != 0 {
      let bits = frontier[node]
      for entry in rows.range(node) { next[Int(rows.members[entry])] |= bits }
    }
    var isAlive = false
    for node in 0..<nodeCount where next[node] != 0 {
      next[node] &= ~seen[node]
      seen[node] |= next[node]
      if next[node] != 0 { isAlive = true }
    }
    swap(&frontier, &next)
    return isAlive
  }
}
