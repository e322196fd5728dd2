/// Brandes' accumulation for sixteen sources at once, level by level, on an unweighted graph.
///
/// Brandes 2001 (doi:10.1080/0022250X.2001.9990249), the sources advanced together as in multi-source
/// breadth-first search (Then et al. 2014, doi:10.14778/2735496.2735507). Each node has sixteen lanes,
/// one for each source, and a mask of the lanes that have reached it. A node pulls from its neighbours:
/// what a lane finds there is zero but for neighbours one level nearer the source (on the way back, one
/// level farther), so that whole vectors are added and lanes are told apart once a node instead of once
/// a tie, by multiplication, for comparing lanes is slow.
///
/// It takes about 320 bytes a node. What a path to a node counts for is up to the targets.
struct BetweennessKernel<Targets: BetweennessTargets>: ~Copyable {
  typealias Lanes = SIMD16<Double>

  static var width: Int { 16 }

  private let onward: NeighbourRows
  private let back: NeighbourRows
  private let count: Int
  /// What a path to each node counts for; may change from one batch of sources to the next.
  var targets: Targets
  /// The tie of each onward entry; none where ties are not scored.
  private let ties: TieNumbers
  /// The numbers of shortest paths; on the way back, of lanes that are done, what the node passes up.
  private let paths: AlignedTable<Lanes>
  /// What a node passes up: its dependency and its weight, divided by its paths.
  ///
  /// On the way out, the paths to the nodes of the level being made, which the others of that level
  /// must not see yet.
  private let passed: AlignedTable<Lanes>
  /// The lanes that have reached each node.
  private let visited: AlignedTable<UInt16>
  /// The lanes in which a node has its part to pass up.
  private let done: AlignedTable<UInt16>
  private let isMarked: AlignedTable<Bool>
  /// The nodes of each level with the lanes that reach them there.
  private var log: Log
  private var levels: [Int] = []
  private var candidates: [UInt32] = []
  private var open: [UInt32] = []

  /// Takes the rows of a simple graph followed onward and back; without direction they are the same.
  init(onward: NeighbourRows, back: NeighbourRows, targets: Targets, ties: TieNumbers) {
    self.onward = onward
    self.back = back
    self.targets = targets
    count = onward.nodeCount
    self.ties = ties
    paths = AlignedTable(repeating: .zero, count: count)
    passed = AlignedTable(repeating: .zero, count: count)
    visited = AlignedTable(repeating: 0, count: count)
    done = AlignedTable(repeating: 0, count: count)
    isMarked = AlignedTable(repeating: false, count: count)
    // Growing would hold what is there twice. In each lane the log has the source and every node at most
    // once after it.
    log = Log(capacity: Self.width * (count + 1))
    candidates.reserveCapacity(count)
    open.reserveCapacity(count)
  }

  /// Adds the dependencies of up to sixteen sources, times their weights, to the scores of nodes, unless
  /// there are none, and, where ties are scored, to those of ties.
  mutating func add(
    sources: some Collection<Int>, to scores: inout [Double], ties tieScores: inout [Double]
  ) {
    precondition(sources.count <= Self.width, "a batch has at most sixteen sources")
    var sourceWeights = Lanes.zero
    var all: UInt16 = 0
    log.count = 0
    for (lane, source) in sources.enumerated() {
      let bit = UInt16(1) << UInt16(lane)
      all |= bit
      sourceWeights[lane] = targets.weight(ofSource: source)
      visited[source] = bit
      var ownPath = Lanes.zero
      ownPath[lane] = 1
      paths[source] = ownPath
      log.append(source, bit)
    }
    forward(all)
    backward(sourceWeights, &scores, &tieScores)
    for place in 0..<log.count {
      let node = log.node(place)
      paths[node] = .zero
      passed[node] = .zero
      visited[node] = 0
      done[node] = 0
    }
  }

  /// How many ties the nodes of a part of the log have.
  private func ties(_ part: Range<Int>, _ rows: NeighbourRows) -> Int {
    var sum = 0
    for place in part { sum += rows.degree(log.node(place)) }
    return sum
  }

  private mutating func forward(_ all: UInt16) {
    levels = [0]
    var isOpen = false
    var openTies = back.neighbours.count
    var start = 0
    while start < log.count {
      let end = log.count
      levels.append(end)
      // Either side of the boundary tells which nodes may be reached next; the smaller one is read.
      if ties(start..<end, onward) < openTies / 2 {
        candidates.removeAll(keepingCapacity: true)
        for place in start..<end {
          for entry in onward.row(log.node(place)) {
            let next = onward.neighbours[entry]
            if isMarked[Int(next)] || visited[Int(next)] == all { continue }
            isMarked[Int(next)] = true
            candidates.append(next)
          }
        }
        for node in candidates {
          isMarked[Int(node)] = false
          reach(Int(node), all)
        }
      } else {
        if !isOpen {
          open.removeAll(keepingCapacity: true)
          for node in 0..<UInt32(count) where visited[Int(node)] != all {
            open.append(node)
          }
          isOpen = true
        }
        var kept = 0
        openTies = 0
        for place in open.indices {
          let node = open[place]
          guard visited[Int(node)] != all else { continue }
          open[kept] = node
          kept += 1
          openTies += back.degree(Int(node))
          reach(Int(node), all)
        }
        open.removeLast(open.count - kept)
      }
      for place in end..<log.count {
        let node = log.node(place)
        paths[node] += passed[node]
        passed[node] = .zero
        visited[node] |= log.lanes(place)
      }
      start = end
    }
  }

  /// Counts the paths that arrive at a node in the lanes that have not reached it yet.
  @inline(__always)
  private mutating func reach(_ node: Int, _ all: UInt16) {
    let missing = all & ~visited[node]
    var arriving: UInt16 = 0
    var sum = Lanes.zero
    for entry in back.row(node) {
      let from = Int(back.neighbours[entry])
      let lanes = visited[from] & missing
      if lanes == 0 { continue }
      arriving |= lanes
      sum += paths[from]
    }
    if arriving == 0 { return }
    passed[node] = sum * Self.ones(arriving)
    log.append(node, arriving)
  }

  private mutating func backward(
    _ sourceWeights: Lanes, _ scores: inout [Double], _ tieScores: inout [Double]
  ) {
    var below = log.count..<log.count
    // Nothing lies between a source and itself; only its ties matter.
    for level in stride(from: levels.count - 2, through: ties.count == 0 ? 1 : 0, by: -1) {
      let here = levels[level]..<levels[level + 1]
      // Where few nodes are below, only their neighbours have anything to receive.
      let isSparse = ties(below, back) < ties(here, onward) / 2
      if isSparse { mark(below, true) }
      for place in here {
        let node = log.node(place)
        let lanes = log.lanes(place)
        let ones = Self.ones(lanes)
        let own = paths[node]
        var sum = Lanes.zero
        if !isSparse || isMarked[node] {
          sum = received(node, lanes) * ones
          let share = own * sourceWeights
          if level > 0, !scores.isEmpty { scores[node] += Self.sum(sum * share) }
          if ties.count > 0 {
            let masked = share * ones
            let row = onward.row(node)
            for entry in row {
              let next = Int(onward.neighbours[entry])
              if done[next] & lanes != 0 {
                tieScores[ties.number(of: entry, in: row, of: node)] += Self.sum(
                  passed[next] * masked)
              }
            }
          }
        }
        // Lanes that are not here divide by at least one.
        let rest = 1 - ones
        paths[node] = own * rest + (targets.lanes(of: node) * ones / (own + rest) + sum)
      }
      if isSparse { mark(below, false) }
      for place in here {
        let node = log.node(place)
        let lanes = log.lanes(place)
        passed[node] += paths[node] * Self.ones(lanes)
        done[node] |= lanes
      }
      below = here
    }
  }

  /// What the neighbours below pass up to a node in some lanes; nonsense in the others.
  @inline(never)
  private func received(_ node: Int, _ lanes: UInt16) -> Lanes {
    var sum = Lanes.zero
    for entry in onward.row(node) {
      let next = Int(onward.neighbours[entry])
      if done[next] & lanes != 0 { sum += passed[next] }
    }
    return sum
  }

  private func mark(_ part: Range<Int>, _ value: Bool) {
    for place in part {
      for entry in back.row(log.node(place)) { isMarked[Int(back.neighbours[entry])] = value }
    }
  }

  @inline(__always)
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

  /// Nodes and lanes that reach them, six bytes each.
  private struct Log: ~Copyable {
    private let nodes: AlignedTable<UInt32>
    private let reaching: AlignedTable<UInt16>
    var count = 0

    init(capacity: Int) {
      nodes = AlignedTable(unwritten: capacity)
      reaching = AlignedTable(unwritten: capacity)
    }

    @inline(__always)
    mutating func append(_ node: Int, _ lanes: UInt16) {
      nodes[count] = UInt32(truncatingIfNeeded: node)
      reaching[count] = lanes
      count += 1
    }

    @inline(__always)
    func node(_ place: Int) -> Int { Int(nodes[place]) }

    @inline(__always)
    func lanes(_ place: Int) -> UInt16 { reaching[place] }
  }
}

/// Four lanes for each mask of four bits.
private let quarters: [SIMD4<Double>] = (0..<16).map { mask in
  SIMD4((0..<4).map { Double(mask >> $0 & 1) })
}

/// What paths from sources to nodes count for in a ``BetweennessKernel``.
protocol BetweennessTargets {
  /// What a path to a node counts for, by the lane of its source.
  func lanes(of node: Int) -> SIMD16<Double>
  /// What a source's paths are multiplied by.
  func weight(ofSource source: Int) -> Double
}

/// Nodes that stand for a number of others, as source and as target.
struct WeightedTargets: BetweennessTargets {
  /// How many each stands for; empty where that is itself alone.
  let weights: [Double]

  @inline(__always) func lanes(of node: Int) -> SIMD16<Double> {
    SIMD16(repeating: weight(ofSource: node))
  }
  @inline(__always) func weight(ofSource source: Int) -> Double {
    weights.isEmpty ? 1 : weights[source]
  }
}
