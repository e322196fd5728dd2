/// Breadth-first searches over one set of rows: near ones each by itself from both ends, the others
/// 64 at a time in the bits of one word.
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
  /// How many entries a search by itself may look at.
  private let most: Int

  /// Prepares searches over rows.
  /// - Parameter most: How many entries a search by itself may look at; two balls of some multiple
  ///   of √nodes are likely to meet.
  init(_ rows: NodeRows, most: Int? = nil) {
    self.rows = rows
    nodeCount = rows.offsets.count - 1
    self.most = most ?? max(1024, 4 * Int(Double(nodeCount).squareRoot()))
  }

  /// For each request the distance of every wanted node from the nearest source, nil if unreachable.
  /// - Complexity: O(requests × √nodes + far requests / 64 × levels × (nodes + entries)).
  func distances(_ requests: [Request]) -> [[Int?]] {
    var result = requests.map { [Int?](repeating: nil, count: $0.wanted.count) }
    var near = NearSearch(rows, most: most)
    var far: [(request: Int, places: [Int])] = []
    for (number, request) in requests.enumerated() {
      let places = near.search(request, &result[number])
      if !places.isEmpty { far.append((number, places)) }
    }
    guard !far.isEmpty else { return result }
    var seen = [UInt64](repeating: 0, count: nodeCount)
    var frontier = seen
    var next = seen
    for start in stride(from: 0, to: far.count, by: 64) {
      for node in 0..<nodeCount {
        seen[node] = 0
        frontier[node] = 0
      }
      var pending: [(bit: UInt64, request: Int, place: Int)] = []
      for (offset, search) in far[start..<min(start + 64, far.count)].enumerated() {
        let bit: UInt64 = 1 << UInt64(offset)
        for source in requests[search.request].sources {
          seen[source] |= bit
          frontier[source] |= bit
        }
        for place in search.places { pending.append((bit, search.request, place)) }
      }
      var level = 0
      while true {
        var open: UInt64 = 0
        pending.removeAll { bit, request, place in
          let isReached = seen[requests[request].wanted[place]] & bit != 0
          if isReached { result[request][place] = level } else { open |= bit }
          return isReached
        }
        guard open != 0, advance(&frontier, &next, &seen, open) else { break }
        level += 1
      }
    }
    return result
  }

  /// One level for every search that is still open; false if none went on.
  private func advance(
    _ frontier: inout [UInt64], _ next: inout [UInt64], _ seen: inout [UInt64], _ open: UInt64
  ) -> Bool {
    for node in 0..<nodeCount { next[node] = 0 }
    for node in 0..<nodeCount where frontier[node] & open != 0 {
      let bits = frontier[node] & open
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

/// One search at a time, which gives up where it would have to look at much of the graph.
private struct NearSearch {
  private let rows: NodeRows
  private let opposite: NodeRows
  private let most: Int
  /// The search that last saw a node, from its sources and from a wanted node.
  private var seen: [UInt32]
  private var met: [UInt32]
  private var search: UInt32 = 0
  private var walk: UInt32 = 0

  init(_ rows: NodeRows, most: Int) {
    self.rows = rows
    opposite = rows.reversed()
    self.most = most
    seen = [UInt32](repeating: 0, count: rows.offsets.count - 1)
    met = seen
  }

  /// Enters what distances it finds; the places that it gave up on are returned.
  mutating func search(_ request: BatchedSearch.Request, _ result: inout [Int?]) -> [Int] {
    search += 1
    var frontier: [UInt32] = []
    for source in request.sources where seen[source] != search {
      seen[source] = search
      frontier.append(UInt32(source))
    }
    var open = Array(request.wanted.indices)
    var level = 0
    var left = most
    while true {
      open.removeAll { place in
        guard seen[request.wanted[place]] == search else { return false }
        result[place] = level
        return true
      }
      if open.isEmpty || frontier.isEmpty { return [] }
      left -= Self.entries(frontier, rows)
      if left < 0 { break }
      var next: [UInt32] = []
      for node in frontier {
        for entry in rows.range(Int(node)) where seen[Int(rows.members[entry])] != search {
          seen[Int(rows.members[entry])] = search
          next.append(rows.members[entry])
        }
      }
      frontier = next
      level += 1
    }
    left = most
    return open.filter { place in
      !walkBack(from: request.wanted[place], to: level, &left, &result[place])
    }
  }

  /// Walks from a wanted node towards the nodes at most `level` from the sources; false if it gave up.
  ///
  /// All of those are known, so the first of them it meets lies at exactly that distance.
  private mutating func walkBack(
    from wanted: Int, to level: Int, _ left: inout Int, _ result: inout Int?
  ) -> Bool {
    walk += 1
    met[wanted] = walk
    var frontier = [UInt32(wanted)]
    var depth = 0
    while !frontier.isEmpty {
      left -= Self.entries(frontier, opposite)
      if left < 0 { return false }
      depth += 1
      var next: [UInt32] = []
      for node in frontier {
        for entry in opposite.range(Int(node)) {
          let other = opposite.members[entry]
          if seen[Int(other)] == search {
            result = level + depth
            return true
          }
          if met[Int(other)] != walk {
            met[Int(other)] = walk
            next.append(other)
          }
        }
      }
      frontier = next
    }
    return true
  }

  private static func entries(_ frontier: [UInt32], _ rows: NodeRows) -> Int {
    frontier.reduce(0) { $0 + rows.count(Int($1)) }
  }
}
