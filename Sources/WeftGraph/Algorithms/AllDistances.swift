/// Distances from every node in turn, reduced to a few numbers a node.
///
/// Shared by the measures that need all distances but keep none of them.
struct AllDistances: Sendable {
  /// For each source the sum of the distances of the nodes it reaches.
  var sums: [Double]
  /// For each source the sum of the inverse distances of the nodes it reaches, itself left out.
  var inverseSums: [Double]
  /// For each source how many other nodes it reaches.
  var reached: [Int]
  /// For each source the largest distance of a node it reaches.
  var eccentricities: [Double]

  private static let blockSize = 64

  /// Searches a projection from every node.
  static func of(
    _ projection: Projection, _ lengths: PathLengths, threads: Int
  ) -> Measured<AllDistances> {
    if lengths == .hops || projection.weights.isEmpty {
      return .value(AllDistances(hopsOf: NeighbourRows(projection), threads: threads))
    }
    return LengthProjection.of(projection, lengths).map { AllDistances($0, threads: threads) }
  }

  /// By the number of relationships: of each level only how many nodes it has is of interest.
  private init(hopsOf graph: NeighbourRows, threads: Int) {
    let count = graph.nodeCount
    var all = AllDistances(sums: [], inverseSums: [], reached: [], eccentricities: [])
    all.reserveCapacity(count)
    self = Parallel.reduce(
      blocks: Parallel.blocks(of: count, size: Self.blockSize), threads: threads, into: consume all,
      scratch: { LevelSizes(graph) }
    ) { block, levels in
      var part = AllDistances(sums: [], inverseSums: [], reached: [], eccentricities: [])
      for source in Parallel.members(block, of: count, size: Self.blockSize) {
        if Interruption.isRequested {
          part.addNothing()
          continue
        }
        var sum = 0.0
        var inverse = 0.0
        var reached = 0
        var farthest = 0.0
        levels.search(from: source) { distance, nodes in
          sum += distance * Double(nodes)
          inverse += Double(nodes) / distance
          reached += nodes
          farthest = distance
        }
        part.sums.append(sum)
        part.inverseSums.append(inverse)
        part.reached.append(reached)
        part.eccentricities.append(farthest)
      }
      return part
    } merge: {
      $0.append($1)
    }
  }

  private init(_ graph: LengthProjection, threads: Int) {
    let count = graph.projection.nodeCount
    var all = AllDistances(sums: [], inverseSums: [], reached: [], eccentricities: [])
    all.reserveCapacity(count)
    self = Parallel.reduce(
      blocks: Parallel.blocks(of: count, size: Self.blockSize), threads: threads, into: consume all,
      scratch: { PathCounting(graph) }
    ) { block, counting in
      var part = AllDistances(sums: [], inverseSums: [], reached: [], eccentricities: [])
      for source in Parallel.members(block, of: count, size: Self.blockSize) {
        if Interruption.isRequested {
          part.addNothing()
          continue
        }
        counting.run(from: source)
        var sum = 0.0
        var inverse = 0.0
        for node in counting.order.dropFirst() {
          sum += counting.distances[Int(node)]
          inverse += 1 / counting.distances[Int(node)]
        }
        part.sums.append(sum)
        part.inverseSums.append(inverse)
        part.reached.append(counting.order.count - 1)
        part.eccentricities.append(counting.order.last.map { counting.distances[Int($0)] } ?? 0)
      }
      return part
    } merge: {
      $0.append($1)
    }
  }

  private mutating func append(_ part: AllDistances) {
    sums += part.sums
    inverseSums += part.inverseSums
    reached += part.reached
    eccentricities += part.eccentricities
  }

  private mutating func reserveCapacity(_ count: Int) {
    sums.reserveCapacity(count)
    inverseSums.reserveCapacity(count)
    reached.reserveCapacity(count)
    eccentricities.reserveCapacity(count)
  }

  private mutating func addNothing() {
    sums.append(0)
    inverseSums.append(0)
    reached.append(0)
    eccentricities.append(0)
  }

  private init(sums: [Double], inverseSums: [Double], reached: [Int], eccentricities: [Double]) {
    self.sums = sums
    self.inverseSums = inverseSums
    self.reached = reached
    self.eccentricities = eccentricities
  }
}

/// How many nodes there are at each distance from a source.
private struct LevelSizes: ~Copyable {
  private let graph: NeighbourRows
  private let isReached: AlignedTable<Bool>
  /// The reached nodes in order of distance.
  private let order: AlignedTable<UInt32>

  init(_ graph: NeighbourRows) {
    self.graph = graph
    isReached = AlignedTable(repeating: false, count: graph.nodeCount)
    order = AlignedTable(repeating: 0, count: graph.nodeCount)
  }

  /// Calls for each distance from 1 on with the number of nodes there.
  func search(from source: Int, each: (_ distance: Double, _ nodes: Int) -> Void) {
    let neighbours = graph.neighbours.span
    order[0] = UInt32(source)
    isReached[source] = true
    var start = 0
    var end = 1
    var distance = 0.0
    while start < end {
      let last = end
      for place in start..<last {
        let row = neighbours.extracting(graph.row(Int(order[place])))
        for entry in row.indices {
          let next = row[entry]
          if isReached[Int(next)] { continue }
          isReached[Int(next)] = true
          order[end] = next
          end += 1
        }
      }
      distance += 1
      if end > last { each(distance, end - last) }
      start = last
    }
    for place in 0..<end { isReached[Int(order[place])] = false }
  }
}
