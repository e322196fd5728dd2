/// Which shortest paths between nodes of groups that have nothing in common run through each node.
///
/// Freeman 1977 (doi:10.2307/3033543) over some pairs alone, accumulated after Brandes 2001
/// (doi:10.1080/0022250X.2001.9990249) from given sources, sixteen at once. Paths run along ties without
/// direction and are counted by hops.
package struct CrossGroupBetweenness: Sendable {
  /// The paths through each node, summed over the pairs; the ends of a path are not between.
  package private(set) var through: [Double]
  /// How many pairs of a source and another node there are, joined by a path and of groups apart.
  package private(set) var pairs = 0.0

  /// From how many nodes on sources are followed sixteen at once: below that everything is near the
  /// processor anyway.
  package static let batchedFrom = 4096

  /// Follows the paths from some nodes.
  /// - Parameters:
  ///   - offsets: Where each node's row of neighbours begins; one more than nodes.
  ///   - neighbours: The rows, each tie in those of both its ends.
  ///   - groups: The group of each node; a negative one is apart from none.
  ///   - isApart: Whether two groups have nothing in common.
  ///   - sources: The nodes where paths begin.
  ///   - isBatched: Whether sources are followed sixteen at once; by the number of nodes if left out.
  /// - Complexity: O(sources × entries); in batches about 280 bytes a node.
  package init(
    offsets: [UInt32], neighbours: [UInt32], groups: [Int32], isApart: [[Bool]], sources: [Int],
    isBatched: Bool? = nil
  ) {
    let rows = NeighbourRows(offsets: offsets, neighbours: neighbours)
    through = [Double](repeating: 0, count: rows.nodeCount)
    if isBatched ?? (rows.nodeCount >= Self.batchedFrom) {
      follow(sources, rows, groups, isApart)
    } else {
      var search = Search(rows, groups)
      for source in sources where groups[source] >= 0 && !Interruption.isRequested {
        search.run(from: source, isApart[Int(groups[source])], &through)
      }
    }
    let joined = JoinedGroups(rows, groups)
    for source in sources where groups[source] >= 0 {
      pairs += joined.members(with: source, apart: isApart[Int(groups[source])])
    }
  }

  private mutating func follow(
    _ sources: [Int], _ rows: NeighbourRows, _ groups: [Int32], _ isApart: [[Bool]]
  ) {
    typealias Kernel = BetweennessKernel<GroupTargets>
    var kernel = Kernel(
      onward: rows, back: rows, targets: GroupTargets(groups: groups, count: isApart.count),
      ties: .none)
    var none: [Double] = []
    for start in stride(from: 0, to: sources.count, by: Kernel.width)
    where !Interruption.isRequested {
      let batch = sources[start..<min(start + Kernel.width, sources.count)]
      kernel.targets.aim(from: batch.map { groups[$0] }, isApart)
      kernel.add(sources: batch, to: &through, ties: &none)
    }
  }
}

/// A breadth-first search that counts the shortest paths from one node after the other.
private struct Search {
  private let rows: NeighbourRows
  private let groups: [Int32]
  private var steps: [Int32]
  private var paths: [Double]
  private var dependency: [Double]
  private var order: [UInt32] = []

  init(_ rows: NeighbourRows, _ groups: [Int32]) {
    self.rows = rows
    self.groups = groups
    steps = [Int32](repeating: -1, count: rows.nodeCount)
    paths = [Double](repeating: 0, count: rows.nodeCount)
    dependency = paths
  }

  mutating func run(from source: Int, _ isApart: [Bool], _ through: inout [Double]) {
    order = [UInt32(source)]
    steps[source] = 0
    paths[source] = 1
    var next = 0
    while next < order.count {
      let node = Int(order[next])
      next += 1
      for entry in rows.row(node) {
        let other = Int(rows.neighbours[entry])
        if steps[other] < 0 {
          steps[other] = steps[node] + 1
          order.append(UInt32(other))
        }
        if steps[other] == steps[node] + 1 { paths[other] += paths[node] }
      }
    }
    for node in order.reversed().map({ Int($0) }) {
      let isEnd = groups[node] >= 0 && isApart[Int(groups[node])]
      if node != source { through[node] += dependency[node] }
      let passed = (dependency[node] + (isEnd ? 1 : 0)) / paths[node]
      for entry in rows.row(node) {
        let other = Int(rows.neighbours[entry])
        if steps[other] == steps[node] - 1 { dependency[other] += paths[other] * passed }
      }
    }
    for node in order {
      steps[Int(node)] = -1
      paths[Int(node)] = 0
      dependency[Int(node)] = 0
    }
  }
}

/// Targets that count where their group is apart from that of the source.
private struct GroupTargets: BetweennessTargets {
  let groups: [Int32]
  /// By group, and for nodes without one at the end, the lanes of the sources apart from it.
  private var apart: [SIMD16<Double>]

  init(groups: [Int32], count: Int) {
    self.groups = groups
    apart = [SIMD16<Double>](repeating: .zero, count: count + 1)
  }

  /// Takes the groups of the next sources.
  mutating func aim(from sources: [Int32], _ isApart: [[Bool]]) {
    for group in isApart.indices {
      var lanes = SIMD16<Double>.zero
      for (lane, source) in sources.enumerated() where source >= 0 && isApart[Int(source)][group] {
        lanes[lane] = 1
      }
      apart[group] = lanes
    }
  }

  @inline(__always) func lanes(of node: Int) -> SIMD16<Double> {
    apart[groups[node] < 0 ? apart.count - 1 : Int(groups[node])]
  }
  @inline(__always) func weight(ofSource source: Int) -> Double { 1 }
}

/// How many nodes of each group every component has.
private struct JoinedGroups {
  private var component: [Int32]
  private var counts: [[Int32: Double]] = []

  init(_ rows: NeighbourRows, _ groups: [Int32]) {
    component = [Int32](repeating: -1, count: rows.nodeCount)
    var waiting: [UInt32] = []
    for start in 0..<rows.nodeCount where component[start] < 0 {
      let number = Int32(counts.count)
      counts.append([:])
      component[start] = number
      waiting.append(UInt32(start))
      while let node = waiting.popLast() {
        counts[Int(number)][groups[Int(node)], default: 0] += 1
        for entry in rows.row(Int(node)) where component[Int(rows.neighbours[entry])] < 0 {
          component[Int(rows.neighbours[entry])] = number
          waiting.append(rows.neighbours[entry])
        }
      }
    }
  }

  /// How many nodes that a node is joined with are of groups apart from its own.
  func members(with node: Int, apart: [Bool]) -> Double {
    counts[Int(component[node])].reduce(0) { sum, group in
      group.key >= 0 && apart[Int(group.key)] ? sum + group.value : sum
    }
  }
}
