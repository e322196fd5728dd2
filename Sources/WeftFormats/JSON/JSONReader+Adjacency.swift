import WeftGraph

extension JSONReader {
  /// Reads a list of neighbours for each node, as networkx writes them: an undirected link stands in
  /// the lists of both its ends.
  mutating func readAdjacency(at start: Int, isDirected: Bool?) {
    cursor.index = start
    cursor.enter()
    var node = 0
    while cursor.more() {
      guard cursor.peek() == 0x5B, node < draft.nodeCount else {
        cursor.skip()
        node += 1
        continue
      }
      cursor.enter()
      while cursor.more() {
        if cursor.peek() == 0x7B {
          readNeighbour(of: node, isDirected: isDirected)
        } else {
          cursor.skip()
        }
      }
      node += 1
    }
  }

  private mutating func readNeighbour(of node: Int, isDirected: Bool?) {
    let start = cursor.index
    if isDirected == false, let other = neighbour(at: start), let number = nodeNumbers[other],
      Int(number) < node
    {
      cursor.skip()
      return
    }
    let place = place(start)
    let edge = draft.addEdge(
      source: draft.nodeIDs[node], target: nil, undirected: isDirected == false, line: place.line,
      column: place.column)
    draft.ledger.read.edges += 1
    var members = Members()
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      if key == "id", let text = cursor.word() {
        draft.edgeTargets[Int(edge)] = draft.strings.intern(utf8: text.span)
        draft.edgeFlags[Int(edge)].remove(.missingTarget)
      } else {
        readMember(key, edge, .link, &members)
      }
    }
  }

  /// The id an object of a list of neighbours names.
  private mutating func neighbour(at start: Int) -> StringID? {
    var walk = cursor
    walk.index = start
    walk.enter()
    while walk.more() {
      if walk.key() == "id", let text = walk.word() {
        return draft.strings.intern(utf8: text.span)
      }
      walk.skip()
    }
    return nil
  }
}
