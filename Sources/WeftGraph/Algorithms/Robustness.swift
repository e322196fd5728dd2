/// How well the largest component survives the loss of the best-connected nodes, one after another.
///
/// Schneider et al. 2011 (doi:10.1073/pnas.1009440108): R is the mean share of all nodes that is in
/// the largest component after each removal of the node with the most remaining neighbours, ties going
/// to the first in a given order. R* divides by the value of a complete graph, (n − 1) / 2n. Direction is not
/// read; parallel and opposite relationships count as one and loops are left out. R* is undefined
/// below two nodes.
public struct Robustness: Sendable, Equatable {
  /// The mean share in the largest component.
  public let raw: Double
  /// The same relative to a complete graph.
  public let value: Measured<Double>
  /// The nodes in the order of removal.
  public let removed: [Int]
  /// The size of the largest component after each removal.
  public let largest: [Int]

  /// Computes the robustness of a projection.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - ranks: The rank of each node among those with as many neighbours, the lowest first, such as
  ///     where each stands in the chart; by number if left out.
  /// - Complexity: O((nodes + entries) log nodes).
  public static func of(_ projection: Projection, ranks: [UInt32]? = nil) -> Robustness {
    precondition(ranks?.count ?? projection.nodeCount == projection.nodeCount, "all have a rank")
    let graph = NeighbourRows(undirected: projection)
    let count = graph.nodeCount
    let removed = removalOrder(graph, ranks ?? Array(0..<UInt32(count)))
    guard removed.count == count else {
      return Robustness(raw: 0, value: .undefined("It was interrupted."), removed: [], largest: [])
    }
    // Adding the nodes back in the opposite order gives every size in one pass.
    var sets = DisjointSets(count: count)
    var present = [Bool](repeating: false, count: count)
    var largest = [Int](repeating: 0, count: count)
    var best = 0
    for step in stride(from: count - 1, through: 0, by: -1) {
      largest[step] = best
      let node = removed[step]
      present[node] = true
      for entry in graph.row(node) where present[Int(graph.neighbours[entry])] {
        sets.unite(node, Int(graph.neighbours[entry]))
      }
      best = max(best, sets.size(of: node))
    }
    let n = Double(max(count, 1))
    let raw = Double(largest.reduce(0, +)) / (n * n)
    return Robustness(
      raw: raw,
      value: count > 1
        ? .value(raw / ((n - 1) / (2 * n))) : .undefined("There are fewer than two nodes."),
      removed: removed, largest: largest)
  }

  private static func removalOrder(_ graph: NeighbourRows, _ ranks: [UInt32]) -> [Int] {
    var left = DegreeHeap((0..<graph.nodeCount).map { UInt32(graph.degree($0)) }, ranks)
    var removed: [Int] = []
    removed.reserveCapacity(graph.nodeCount)
    while !Interruption.isRequested, let node = left.pop() {
      removed.append(node)
      for entry in graph.row(node) { left.lower(Int(graph.neighbours[entry])) }
    }
    return removed
  }
}

/// Nodes by degree, the highest first, of equals the lowest rank; degrees can fall.
private struct DegreeHeap {
  private var degrees: [UInt32]
  private let ranks: [UInt32]
  /// A binary heap of nodes.
  private var heap: [UInt32]
  /// Where each node is in the heap; `UInt32.max` once it is gone.
  private var places: [UInt32]

  init(_ degrees: [UInt32], _ ranks: [UInt32]) {
    self.degrees = degrees
    self.ranks = ranks
    heap = Array(0..<UInt32(degrees.count))
    places = heap
    for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
  }

  /// Takes the first node out.
  mutating func pop() -> Int? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    places[Int(first)] = .max
    if first != last {
      heap[0] = last
      places[Int(last)] = 0
      sink(0)
    }
    return Int(first)
  }

  /// Takes one from the degree of a node, unless it is gone.
  mutating func lower(_ node: Int) {
    guard places[node] != .max else { return }
    degrees[node] -= 1
    sink(Int(places[node]))
  }

  private func precedes(_ one: UInt32, _ other: UInt32) -> Bool {
    (degrees[Int(other)], ranks[Int(one)]) < (degrees[Int(one)], ranks[Int(other)])
  }

  private mutating func sink(_ start: Int) {
    var place = start
    let node = heap[place]
    while 2 * place + 1 < heap.count {
      var child = 2 * place + 1
      if child + 1 < heap.count, precedes(heap[child + 1], heap[child]) { child += 1 }
      guard precedes(heap[child], node) else { break }
      heap[place] = heap[child]
      places[Int(heap[place])] = UInt32(place)
      place = child
    }
    heap[place] = node
    places[Int(node)] = UInt32(place)
  }
}
