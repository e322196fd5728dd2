/// Draws one of the shortest paths between two nodes, every one equally likely.
///
/// The search goes from both ends by whole levels, always on the side with fewer ties to look at, until
/// the sides meet (Pohl 1971; Borassi & Natale 2016, doi:10.4230/LIPIcs.ESA.2016.20).
struct PathSampler {
  private struct Side {
    var graph: Projection
    var distances: [Int32]
    var paths: [Double]
    var order: [UInt32] = []
    var levelStart = 0
    var level: Int32 = 0

    init(_ graph: Projection) {
      self.graph = graph
      distances = [Int32](repeating: -1, count: graph.nodeCount)
      paths = [Double](repeating: 0, count: graph.nodeCount)
    }

    mutating func start(_ node: Int) {
      for node in order { distances[Int(node)] = -1 }
      order.removeAll(keepingCapacity: true)
      order.append(UInt32(node))
      distances[node] = 0
      paths[node] = 1
      levelStart = 0
      level = 0
    }

    /// How many ties the next level looks at.
    var width: Int {
      var sum = 0
      for place in levelStart..<order.count { sum += graph.row(Int(order[place])).count }
      return sum
    }

    mutating func advance() {
      let end = order.count
      level += 1
      for place in levelStart..<end {
        let node = Int(order[place])
        for entry in graph.row(node) {
          let next = Int(graph.neighbours[entry])
          if distances[next] < 0 {
            distances[next] = level
            paths[next] = 0
            order.append(UInt32(next))
          }
          if distances[next] == level { paths[next] += paths[node] }
        }
      }
      levelStart = end
    }
  }

  private var forward: Side
  private var backward: Side

  /// Takes a simple projection and its reverse.
  init(_ graph: Projection, _ back: Projection) {
    forward = Side(graph)
    backward = Side(back)
  }

  /// Draws a path and appends the nodes between its ends; none where there is no path.
  mutating func draw(
    from source: Int, to target: Int, _ generator: inout SeededGenerator,
    into between: inout [UInt32]
  ) {
    forward.start(source)
    backward.start(target)
    while true {
      if forward.levelStart == forward.order.count || backward.levelStart == backward.order.count {
        return
      }
      let onward = forward.width <= backward.width
      if onward { forward.advance() } else { backward.advance() }
      // The newest level of one side meets what the other side has reached on its own newest level.
      let new = onward ? forward : backward
      let old = onward ? backward : forward
      var all = 0.0
      for place in new.levelStart..<new.order.count {
        let node = Int(new.order[place])
        if old.distances[node] == old.level { all += new.paths[node] * old.paths[node] }
      }
      guard all > 0 else { continue }
      var draw = generator.fraction() * all
      var middle = -1
      for place in new.levelStart..<new.order.count {
        let node = Int(new.order[place])
        guard old.distances[node] == old.level else { continue }
        middle = node
        draw -= new.paths[node] * old.paths[node]
        if draw < 0 { break }
      }
      if middle != source, middle != target { between.append(UInt32(middle)) }
      Self.descend(forward, backward.graph, middle, &generator, &between)
      Self.descend(backward, forward.graph, middle, &generator, &between)
      return
    }
  }

  /// Goes from a node back to where a side started, each step in proportion to the paths through it.
  private static func descend(
    _ side: Side, _ back: Projection, _ start: Int, _ generator: inout SeededGenerator,
    _ between: inout [UInt32]
  ) {
    var node = start
    while side.distances[node] > 1 {
      let wanted = side.distances[node] - 1
      var draw = generator.fraction() * side.paths[node]
      var chosen = -1
      for entry in back.row(node) where side.distances[Int(back.neighbours[entry])] == wanted {
        chosen = Int(back.neighbours[entry])
        draw -= side.paths[chosen]
        if draw < 0 { break }
      }
      node = chosen
      between.append(UInt32(node))
    }
  }
}
