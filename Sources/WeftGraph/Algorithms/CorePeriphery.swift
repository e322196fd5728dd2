/// The division into a core and a periphery that ties fit best.
///
/// Borgatti & Everett 2000 (doi:10.1016/S0378-8733(99)00019-2), discrete: a tie is expected where at least
/// one end is in the core; rho is the correlation of ties with expectation over all pairs. Up to
/// ``mostExact`` nodes every core is tried; above, a search starts from each number of nodes of highest
/// degree (in large networks from the most promising) and exchanges nodes while that helps, a heuristic.
/// Direction is not read; parallel and opposite relationships count as one and loops are left out.
/// Undefined below three nodes and where ties are all there or all missing.
public struct CorePeriphery: Sendable, Equatable {
  /// Whether each node is in the core.
  public let isCore: [Bool]
  /// The correlation of ties with the ideal core and periphery.
  public let rho: Double

  /// Up to how many nodes every core is tried.
  public static let mostExact = 16

  /// How many entries and nodes the starts of a search pass over together, at least five starts aside.
  private static let mostPassed = 1_000_000

  /// Finds a core of a projection.
  /// - Complexity: O(nodes² × rounds), up to ``mostExact`` nodes O(2ⁿ × nodes).
  public static func of(_ projection: Projection) -> Measured<CorePeriphery> {
    let graph = NeighbourRows(undirected: projection)
    let count = graph.nodeCount
    let pairs = Double(count) * Double(count - 1) / 2
    let ties = Double(graph.neighbours.count / 2)
    guard count >= 3 else { return .undefined("There are fewer than three nodes.") }
    guard ties > 0, ties < pairs else { return .undefined("All pairs of nodes are alike.") }
    if count <= mostExact { return .value(bestOfAll(graph, ties, pairs)) }
    let order = (0..<UInt32(count)).sorted {
      (graph.degree(Int($1)), $0) < (graph.degree(Int($0)), $1)
    }
    var best = CorePeriphery(isCore: [], rho: -.infinity)
    var isCore = [Bool](repeating: false, count: count)
    // Adding nodes by degree gives one start for each size of the core.
    var covered = 0.0
    var starts: [(rho: Double, size: Int)] = []
    for place in 0..<count - 2 {
      let node = Int(order[place])
      covered += Double(graph.row(node).count { !isCore[Int(graph.neighbours[$0])] })
      isCore[node] = true
      starts.append((correlation(ties, pairs, covered, place + 1, count), place + 1))
    }
    // Where nodes of two kinds are tied to each other alone, the best core is one kind, which no start
    // of few nodes leads to: all sizes are tried as long as there is time, the most promising first.
    starts.sort { ($1.rho, $0.size) < ($0.rho, $1.size) }
    let affordable = Self.mostPassed / (count + graph.neighbours.count)
    for start in starts.prefix(max(5, affordable)) {
      if Interruption.isRequested, !best.isCore.isEmpty { break }
      var search = CoreSearch(graph, core: order.prefix(start.size))
      search.improve { covered, size in correlation(ties, pairs, covered, size, count) }
      if search.value > best.rho + 1e-12 {
        best = CorePeriphery(isCore: search.isCore, rho: search.value)
      }
    }
    return .value(best)
  }

  /// The best of all cores, of equals the one of fewest nodes, then of the first nodes.
  private static func bestOfAll(
    _ graph: NeighbourRows, _ ties: Double, _ pairs: Double
  ) -> CorePeriphery {
    let count = graph.nodeCount
    let contacts = (0..<count).map { node in
      graph.row(node).reduce(UInt32(0)) { $0 | 1 << graph.neighbours[$1] }
    }
    var best = (core: UInt32(0), rho: -Double.infinity)
    // Every core is made of a smaller one by its highest member.
    var covered = [UInt8](repeating: 0, count: 1 << count)
    for core in 1..<UInt32(1 << count) {
      let last = 31 - core.leadingZeroBitCount
      let rest = core ^ 1 << UInt32(last)
      covered[Int(core)] =
        covered[Int(rest)] + UInt8((contacts[last] & ~rest).nonzeroBitCount)
      let size = core.nonzeroBitCount
      let rho = correlation(ties, pairs, Double(covered[Int(core)]), size, count)
      let isSmaller = size < best.core.nonzeroBitCount
      if rho > best.rho + 1e-12 || (rho > best.rho - 1e-12 && isSmaller) { best = (core, rho) }
    }
    return CorePeriphery(
      isCore: (0..<count).map { best.core >> UInt32($0) & 1 == 1 }, rho: best.rho)
  }

  /// The correlation over all pairs of being tied and of touching the core.
  private static func correlation(
    _ ties: Double, _ pairs: Double, _ covered: Double, _ size: Int, _ count: Int
  ) -> Double {
    let outside = Double(count - size)
    let ideal = pairs - outside * (outside - 1) / 2
    let spread = ties * (pairs - ties) * ideal * (pairs - ideal)
    return spread > 0 ? (pairs * covered - ties * ideal) / spread.squareRoot() : -.infinity
  }
}

/// A core that gains and loses single nodes and exchanges them while its value rises.
private struct CoreSearch {
  private let graph: NeighbourRows
  private(set) var isCore: [Bool]
  private(set) var value = -Double.infinity
  /// How many of each node's neighbours are outside the core.
  private var outside: [Int32]
  private var covered: Double
  private var size: Int

  init(_ graph: NeighbourRows, core: some Collection<UInt32>) {
    self.graph = graph
    isCore = [Bool](repeating: false, count: graph.nodeCount)
    outside = (0..<graph.nodeCount).map { Int32(graph.degree($0)) }
    for node in core {
      isCore[Int(node)] = true
      for entry in graph.row(Int(node)) { outside[Int(graph.neighbours[entry])] -= 1 }
    }
    var uncovered = 0
    for node in 0..<graph.nodeCount where !isCore[node] { uncovered += Int(outside[node]) }
    size = core.count
    covered = Double(graph.neighbours.count - uncovered) / 2
  }

  /// Flips a node; a tie is covered as long as one of its ends is in the core.
  private mutating func flip(_ node: Int) {
    covered += isCore[node] ? -Double(outside[node]) : Double(outside[node])
    size += isCore[node] ? -1 : 1
    let change: Int32 = isCore[node] ? 1 : -1
    isCore[node].toggle()
    for entry in graph.row(node) { outside[Int(graph.neighbours[entry])] += change }
  }

  mutating func improve(_ rate: (Double, Int) -> Double) {
    value = rate(covered, size)
    var improved = true
    while improved {
      improved = false
      for node in 0..<graph.nodeCount {
        let gained = isCore[node] ? -Double(outside[node]) : Double(outside[node])
        let reached = rate(covered + gained, size + (isCore[node] ? -1 : 1))
        if reached > value + 1e-12 {
          flip(node)
          value = reached
          improved = true
        }
      }
      if !improved { improved = exchange(rate) }
    }
  }

  /// Exchanges the member that covers least alone for the outsider that would add most.
  private mutating func exchange(_ rate: (Double, Int) -> Double) -> Bool {
    var members: [Int] = []
    for member in 0..<graph.nodeCount where isCore[member] {
      // Those that cover least, sixteen at most.
      let place = members.firstIndex { outside[member] < outside[$0] } ?? members.count
      if place < 16 { members.insert(member, at: place) }
      if members.count > 16 { members.removeLast() }
    }
    for member in members {
      flip(member)
      let others = (0..<graph.nodeCount).lazy.filter { [isCore] in !isCore[$0] && $0 != member }
      if let best = others.max(by: { (outside[$0], $1) < (outside[$1], $0) }) {
        let reached = rate(covered + Double(outside[best]), size + 1)
        if reached > value + 1e-12 {
          flip(best)
          value = reached
          return true
        }
      }
      flip(member)
    }
    return false
  }
}
