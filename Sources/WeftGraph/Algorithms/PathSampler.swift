/// Draws one of the shortest paths between two nodes, every one equally likely.
///
/// The search goes from both ends by whole levels, always on the side with fewer ties to look at, until
/// a tie leads from one side to the other (Pohl 1971; Borassi & Natale 2016,
/// doi:10.4230/LIPIcs.ESA.2016.20). Until then no node is on both sides, so that one record a node
/// serves both.
struct PathSampler {
  /// What is known of a node, side by side in memory.
  private struct Seen {
    /// How many shortest paths lead there.
    var paths: Double
    /// One more than the distance from the start, negative on the side of the target; 0 where unseen.
    var level: Int32
  }

  /// A tie from the side that was advanced to the other.
  private struct Crossing {
    var near: UInt32
    var far: UInt32
    var paths: Double
  }

  private struct Side {
    let rows: NeighbourRows
    let sign: Int32
    /// The nodes of the newest level.
    var start = 0
    /// How many ties they have.
    var width = 0
    var order: [UInt32] = []
  }

  private var seen: [Seen]
  private var forward: Side
  private var backward: Side
  /// Ties from one side to the other with the number of paths along them.
  private var crossings: [Crossing] = []

  /// Takes the rows of a graph and the same reversed.
  init(_ graph: NeighbourRows, _ back: NeighbourRows) {
    seen = [Seen](repeating: Seen(paths: 0, level: 0), count: graph.nodeCount)
    forward = Side(rows: graph, sign: 1)
    backward = Side(rows: back, sign: -1)
  }

  /// Draws a path and appends the nodes between its ends; none where there is no path.
  mutating func draw(
    from source: Int, to target: Int, _ generator: inout SeededGenerator,
    into between: inout [UInt32]
  ) {
    Self.begin(&forward, source, &seen)
    Self.begin(&backward, target, &seen)
    crossings.removeAll(keepingCapacity: true)
    while crossings.isEmpty, forward.start < forward.order.count,
      backward.start < backward.order.count
    {
      if forward.width <= backward.width {
        Self.advance(&forward, &seen, &crossings)
      } else {
        Self.advance(&backward, &seen, &crossings)
      }
    }
    if !crossings.isEmpty {
      let all = crossings.reduce(0) { $0 + $1.paths }
      var draw = generator.fraction() * all
      var chosen = crossings[crossings.count - 1]
      for crossing in crossings {
        draw -= crossing.paths
        if draw < 0 {
          chosen = crossing
          break
        }
      }
      descend(Int(chosen.near), &generator, &between)
      descend(Int(chosen.far), &generator, &between)
    }
    for node in forward.order { seen[Int(node)].level = 0 }
    for node in backward.order { seen[Int(node)].level = 0 }
  }

  private static func begin(_ side: inout Side, _ node: Int, _ seen: inout [Seen]) {
    side.order.removeAll(keepingCapacity: true)
    side.order.append(UInt32(node))
    side.start = 0
    side.width = side.rows.degree(node)
    seen[node] = Seen(paths: 1, level: side.sign)
  }

  private static func advance(
    _ side: inout Side, _ seen: inout [Seen], _ crossings: inout [Crossing]
  ) {
    let end = side.order.count
    var width = 0
    for place in side.start..<end {
      let node = side.order[place]
      let own = seen[Int(node)]
      let level = own.level + side.sign
      for entry in side.rows.row(Int(node)) {
        let next = side.rows.neighbours[entry]
        let there = seen[Int(next)]
        if there.level == level {
          seen[Int(next)].paths += own.paths
        } else if there.level == 0 {
          // Once the sides have met the level need not be finished.
          guard crossings.isEmpty else { continue }
          seen[Int(next)] = Seen(paths: own.paths, level: level)
          side.order.append(next)
          width += side.rows.degree(Int(next))
        } else if (there.level ^ level) < 0 {
          crossings.append(Crossing(near: node, far: next, paths: own.paths * there.paths))
        }
      }
    }
    side.start = end
    side.width = width
  }

  /// Goes from a node back to where its side started, each step in proportion to the paths through it,
  /// and appends the nodes on the way but for the start.
  private func descend(
    _ start: Int, _ generator: inout SeededGenerator, _ between: inout [UInt32]
  ) {
    var node = start
    while abs(seen[node].level) > 1 {
      between.append(UInt32(node))
      let wanted = seen[node].level - seen[node].level.signum()
      let back = wanted > 0 ? backward.rows : forward.rows
      var draw = generator.fraction() * seen[node].paths
      var chosen = node
      for entry in back.row(node) where seen[Int(back.neighbours[entry])].level == wanted {
        chosen = Int(back.neighbours[entry])
        draw -= seen[chosen].paths
        if draw < 0 { break }
      }
      node = chosen
    }
  }
}
