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

  init(_ projection: LengthProjection, threads: Int) {
    let count = projection.graph.nodeCount
    let empty = AllDistances(sums: [], inverseSums: [], reached: [], eccentricities: [])
    self = Parallel.reduce(
      blocks: Parallel.blocks(of: count, size: Self.blockSize), threads: threads, into: empty
    ) { block in
      var part = empty
      let sources = Parallel.members(block, of: count, size: Self.blockSize)
      if Interruption.isRequested {
        for _ in sources { part.addNothing() }
        return part
      }
      var counting = PathCounting(projection)
      for source in sources {
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
    } merge: { total, part in
      total.sums += part.sums
      total.inverseSums += part.inverseSums
      total.reached += part.reached
      total.eccentricities += part.eccentricities
    }
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
