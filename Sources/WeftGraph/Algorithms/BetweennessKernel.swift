/// Brandes' accumulation for sixteen sources at once, level by level, on an unweighted graph.
///
/// Brandes 2001 (doi:10.1080/0022250X.2001.9990249), the sources advanced together as in multi-source
/// breadth-first search (Then et al. 2014, doi:10.14778/2735496.2735507). Each node has sixteen lanes,
/// one for each source, and a mask of the lanes that have reached it. Lanes outside a mask may gather
/// nonsense while a level is worked on; they are cleared once a node instead of once a tie, by
/// multiplication, for comparing lanes is slow.
///
/// It takes about 400 bytes a node. Nodes carry the number of others they stand for, as source and as
/// target.
struct BetweennessKernel {
  typealias Lanes = SIMD16<Double>

  static let width = 16

  private let offsets: [UInt32]
  private let neighbours: [UInt32]
  private let weights: [Double]
  /// The numbers of shortest paths.
  private var paths: [Lanes]
  /// Forward the paths that arrive on the level being made, backward what a node passes up.
  private var arriving: [Lanes]
  /// Forward the paths of the newest level, backward the dependencies.
  private var newest: [Lanes]
  /// The lanes that have reached each node.
  private var visited: [UInt16]
  /// Forward the lanes that reach a node on the level being made, backward those that pass up.
  private var active: [UInt16]
  /// The nodes of each level with the lanes that reach them there.
  private var log: [(node: UInt32, lanes: UInt16)] = []
  private var levels: [Int] = []
  private var fresh: [UInt32] = []

  init(offsets: [UInt32], neighbours: [UInt32], weights: [Double]) {
    self.offsets = offsets
    self.neighbours = neighbours
    self.weights = weights
    paths = [Lanes](repeating: .zero, count: weights.count)
    arriving = paths
    newest = paths
    visited = [UInt16](repeating: 0, count: weights.count)
    active = visited
  }

  /// Adds the dependencies of up to sixteen sources, times their weights, to scores.
  mutating func add(sources: Range<Int>, to scores: inout [Double]) {
    precondition(sources.count <= Self.width, "a batch has at most sixteen sources")
    var sourceWeights = Lanes.zero
    log.removeAll(keepingCapacity: true)
    levels = [0]
    for (lane, source) in sources.enumerated() {
      let bit = UInt16(1) << UInt16(lane)
      sourceWeights[lane] = weights[source]
      visited[source] = bit
      paths[source][lane] = 1
      newest[source][lane] = 1
      log.append((UInt32(source), bit))
    }
    forward()
    backward(sourceWeights, &scores)
    for entry in log {
      let node = Int(entry.node)
      paths[node] = .zero
      newest[node] = .zero
    }
  }

  private mutating func forward() {
    var start = 0
    while start < log.count {
      let end = log.count
      fresh.removeAll(keepingCapacity: true)
      for place in start..<end {
        let (source, lanes) = log[place]
        let node = Int(source)
        let passed = newest[node]
        for entry in Int(offsets[node])..<Int(offsets[node + 1]) {
          let next = Int(neighbours[entry])
          let reaching = lanes & ~visited[next]
          if reaching == 0 { continue }
          if active[next] == 0 { fresh.append(UInt32(next)) }
          active[next] |= reaching
          arriving[next] += passed
        }
      }
      for place in start..<end { newest[Int(log[place].node)] = .zero }
      for item in fresh {
        let node = Int(item)
        let lanes = active[node]
        let arrived = arriving[node] * Self.ones(lanes)
        paths[node] += arrived
        newest[node] = arrived
        arriving[node] = .zero
        active[node] = 0
        visited[node] |= lanes
        log.append((item, lanes))
      }
      levels.append(end)
      start = end
    }
  }

  private mutating func backward(_ sourceWeights: Lanes, _ scores: inout [Double]) {
    // The last level leads nowhere, and the first one's nodes are the sources themselves.
    for level in stride(from: levels.count - 2, to: 1, by: -1) {
      let below = levels[level]..<levels[level + 1]
      let here = levels[level - 1]..<levels[level]
      for place in below {
        let (item, lanes) = log[place]
        let node = Int(item)
        let ones = Self.ones(lanes)
        // Lanes that are not here divide by at least one.
        let counts = paths[node] + (1 - ones)
        arriving[node] = (weights[node] + newest[node]) / counts * ones
        active[node] = lanes
      }
      for place in here {
        let (item, lanes) = log[place]
        let node = Int(item)
        var passed = Lanes.zero
        for entry in Int(offsets[node])..<Int(offsets[node + 1]) {
          let next = Int(neighbours[entry])
          if active[next] & lanes != 0 { passed += arriving[next] }
        }
        newest[node] += paths[node] * passed * Self.ones(lanes)
      }
      for place in below {
        arriving[Int(log[place].node)] = .zero
        active[Int(log[place].node)] = 0
      }
    }
    for place in log.indices {
      let node = Int(log[place].node)
      // A node is logged once for each level; its dependencies are taken the first time.
      guard visited[node] != 0 else { continue }
      visited[node] = 0
      scores[node] += Self.sum(newest[node] * sourceWeights)
    }
  }

  private static func sum(_ values: Lanes) -> Double {
    let eight = values.lowHalf + values.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// One in each of some lanes, zero in the rest.
  @inline(__always)
  private static func ones(_ lanes: UInt16) -> Lanes {
    Lanes(
      lowHalf: SIMD8(
        lowHalf: quarters[Int(lanes & 15)], highHalf: quarters[Int(lanes >> 4 & 15)]),
      highHalf: SIMD8(
        lowHalf: quarters[Int(lanes >> 8 & 15)], highHalf: quarters[Int(lanes >> 12)]))
  }

  /// Four lanes for each mask of four bits.
  private static let quarters: [SIMD4<Double>] = (0..<16).map { mask in
    SIMD4((0..<4).map { Double(mask >> $0 & 1) })
  }
}
