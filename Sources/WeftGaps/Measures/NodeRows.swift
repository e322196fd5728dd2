import WeftGraph

/// For every node of a graph a row of other nodes, ascending and distinct (CSR over dense indices).
struct NodeRows: Sendable {
  /// Where each node's row starts; one more entry than nodes.
  let offsets: [UInt32]
  /// The rows, one after the other.
  let members: [UInt32]

  /// Builds rows from pairs: `values[i]` goes into the row of `keys[i]`; repeated pairs count once.
  /// - Complexity: O(nodes + pairs), with a sort of each row.
  init(nodeCount: Int, keys: [UInt32], values: [UInt32]) {
    precondition(keys.count == values.count, "a pair has a key and a value")
    var next = [UInt32](repeating: 0, count: nodeCount + 1)
    for key in keys { next[Int(key) + 1] += 1 }
    for node in 0..<nodeCount { next[node + 1] += next[node] }
    let starts = next
    var filled = [UInt32](repeating: 0, count: keys.count)
    for index in keys.indices {
      let key = Int(keys[index])
      filled[Int(next[key])] = values[index]
      next[key] += 1
    }
    var offsets = [UInt32](repeating: 0, count: nodeCount + 1)
    var length = 0
    for node in 0..<nodeCount {
      let row = Int(starts[node])..<Int(starts[node + 1])
      if row.count > 1 { Self.sort(&filled, row) }
      let first = length
      for index in row where length == first || filled[length - 1] != filled[index] {
        filled[length] = filled[index]
        length += 1
      }
      offsets[node + 1] = UInt32(length)
    }
    filled.removeLast(filled.count - length)
    self.offsets = offsets
    members = filled
  }

  private init(offsets: [UInt32], members: [UInt32]) {
    self.offsets = offsets
    self.members = members
  }

  /// Rows that are usually short: insertion sort up to 24 entries, the library's sort beyond.
  private static func sort(_ values: inout [UInt32], _ row: Range<Int>) {
    guard row.count <= 24 else {
      values[row].sort()
      return
    }
    for index in (row.lowerBound + 1)..<row.upperBound {
      let value = values[index]
      var place = index
      while place > row.lowerBound, values[place - 1] > value {
        values[place] = values[place - 1]
        place -= 1
      }
      values[place] = value
    }
  }

  /// The entries of a node's row, as indices into ``members``.
  func range(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// A node's row.
  subscript(node: Int) -> ArraySlice<UInt32> { members[range(node)] }

  /// How many entries a node's row has.
  func count(_ node: Int) -> Int { Int(offsets[node + 1] - offsets[node]) }

  /// Whether a node's row holds another node.
  /// - Complexity: O(log row).
  func contains(_ node: Int, _ member: Int) -> Bool {
    var low = Int(offsets[node])
    let end = Int(offsets[node + 1])
    var high = end
    let wanted = UInt32(truncatingIfNeeded: member)
    while low < high {
      let middle = (low + high) / 2
      if members[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < end && members[low] == wanted
  }

  /// The rows as a projection whose nodes are numbered as here.
  func projection(of nodes: [NodeID]) -> Projection {
    precondition(nodes.count + 1 == offsets.count, "rows and nodes go together")
    return Projection(
      nodes: nodes, offsets: offsets, neighbours: members,
      relationships: [RelationshipID](repeating: RelationshipID(0), count: members.count),
      direction: .out)
  }

  /// The same pairs seen from the other end.
  /// - Complexity: O(nodes + pairs).
  func reversed() -> NodeRows {
    let nodeCount = offsets.count - 1
    var next = [UInt32](repeating: 0, count: nodeCount + 1)
    for member in members { next[Int(member) + 1] += 1 }
    for node in 0..<nodeCount { next[node + 1] += next[node] }
    let offsets = next
    var result = [UInt32](repeating: 0, count: members.count)
    for node in 0..<nodeCount {
      for index in range(node) {
        let member = Int(members[index])
        result[Int(next[member])] = UInt32(node)
        next[member] += 1
      }
    }
    return NodeRows(offsets: offsets, members: result)
  }
}

/// Pairs collected for ``NodeRows``.
struct NodePairs {
  private(set) var keys: [UInt32] = []
  private(set) var values: [UInt32] = []

  mutating func append(_ key: Int, _ value: Int) {
    keys.append(UInt32(truncatingIfNeeded: key))
    values.append(UInt32(truncatingIfNeeded: value))
  }

  func rows(nodeCount: Int) -> NodeRows {
    NodeRows(nodeCount: nodeCount, keys: keys, values: values)
  }
}
