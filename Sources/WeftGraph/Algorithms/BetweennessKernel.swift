/// Brandes' accumulation for sixteen sources at once, level by level, on an unweighted graph.
///
/// Brandes 2001 (doi:10.1080/0022250X.2001.9990249), the sources advanced together as in multi-source
/// breadth-first search (Then et al. 2014, doi:10.14778/2735496.2735507). Each node has sixteen lanes,
/// one for each source, and a mask of the lanes that have reached it. Lanes outside a mask may gather
/// nonsense while a level is worked on; they are cleared once a node instead of once a tie.
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
      visited[node] = 0
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
        let arrived = Self.select(arriving[node], lanes)
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
    // The last level leads nowhere; the first one's nodes are the sources themselves.
    for level in stride(from: levels.count - 2, through: 1, by: -1) {
      let below = levels[level]..<levels[level + 1]
      let here = levels[level - 1]..<levels[level]
      for place in below {
        let (item, lanes) = log[place]
        let node = Int(item)
        let counts = Self.select(paths[node], lanes, otherwise: 1)
        arriving[node] = Self.select((weights[node] + newest[node]) / counts, lanes)
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
        let dependency = Self.select(paths[node] * passed, lanes)
        newest[node] += dependency
        if level > 1 { scores[node] += (dependency * sourceWeights).sum() }
      }
      for place in below {
        arriving[Int(log[place].node)] = .zero
        active[Int(log[place].node)] = 0
      }
    }
  }

  private static let bits = SIMD16<UInt64>(
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768)

  /// The values in some lanes, another value in the rest.
  @inline(__always)
  private static func select(
    _ values: Lanes, _ lanes: UInt16, otherwise other: Double = 0
  ) -> Lanes {
    let isIn = (SIMD16<UInt64>(repeating: UInt64(lanes)) & bits) .!= 0
    return Lanes(repeating: other).replacing(with: values, where: isIn)
  }
}
