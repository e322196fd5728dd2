/// How often each node stands between two others that are not tied, by the groups of the three.
///
/// Gould & Fernandez 1989 (doi:10.2307/270949): the directed two-paths a → b → c of three nodes without
/// a tie a → c; a tie c → a is of no matter. In a projection in both directions each pair of ends
/// counts once, and representative and gatekeeper are the same number. Parallel relationships count as
/// one and loops are left out. A node without a group takes no part. Expectation and variance are those
/// of a random network of the same density; normality is doubtful in small ones.
public struct Brokerage: Sendable, Equatable {
  /// Who brokers between whom.
  public enum Role: String, Sendable, CaseIterable {
    /// All three are of one group (AAA).
    case coordinator
    /// The ends are of one group, the broker of another (ABA); also called consultant.
    case itinerant
    /// The broker and the node before it are of one group (AAB).
    case representative
    /// The broker and the node behind it are of one group (ABB).
    case gatekeeper
    /// All three are of different groups (ABC).
    case liaison
  }

  /// One node's count in one role against chance.
  public struct Score: Sendable, Equatable {
    /// How many open two-paths there are.
    public let count: Int
    /// The expected count, or why there is none.
    public let expected: Measured<Double>
    /// The variance of the count, or why there is none.
    public let variance: Measured<Double>
    /// The count's distance from expectation in standard deviations, or why there is none.
    public let z: Measured<Double>
  }

  /// The scores of each node in the order of `Role.allCases`; empty where the node has no group.
  /// - Complexity: O(nodes), made anew each time; ``scores(of:)`` makes those of one node.
  public var scores: [[Score]] { groups.indices.map { scores(of: $0) } }
  /// The counts of each node by role, node after node; zero where the node has no group.
  private let counts: [Int]
  /// The group of each node, or −1.
  private let groups: [Int32]
  /// Expectation and variance by the broker's group.
  private let moments: Measured<[BrokerageMoments]>
  /// The counts of all nodes together in the order of the roles.
  public let totals: [Int]
  /// Ties between grouped nodes over the possible ones; undefined below two of them.
  public let density: Measured<Double>
  /// The share of nodes that have a group.
  public let coverage: Double

  private static let blockSize = 256

  /// Computes the brokerage of a projection's nodes.
  /// - Parameters:
  ///   - projection: The graph along whose direction one leads to another.
  ///   - grouping: The groups of its nodes.
  ///   - threads: How many nodes are worked on at once; the result does not depend on it.
  /// - Complexity: O(sum over relationships of the degree of their start).
  public static func of(
    _ projection: Projection, grouping: Grouping, threads: Int = 1
  ) -> Brokerage {
    let graph = NeighbourRows(projection)
    let bothWays = projection.direction == .both
    let back = bothWays ? graph : graph.reversed()
    let roles = Role.allCases.count
    var empty: [Int] = []
    empty.reserveCapacity(graph.nodeCount * roles)
    let counts = Parallel.reduce(
      blocks: Parallel.blocks(of: graph.nodeCount, size: blockSize), threads: threads, into: empty
    ) { block in
      let brokers = Parallel.members(block, of: graph.nodeCount, size: blockSize)
      if Interruption.isRequested { return [Int](repeating: 0, count: brokers.count * roles) }
      var scratch = Scratch(nodes: graph.nodeCount, groups: grouping.count)
      return brokers.flatMap { broker in
        var counts = scratch.counts(of: broker, graph, back, grouping)
        // Ordered pairs of ends were counted; without direction each pair has two orders.
        if bothWays { for role in [0, 1, 4] { counts[role] /= 2 } }
        return counts
      }
    } merge: { total, part in
      total += part
    }
    let members = grouping.memberCount
    var arcs = 0
    for node in 0..<graph.nodeCount where grouping.groups[node] >= 0 {
      arcs += graph.row(node).count { grouping.groups[Int(graph.neighbours[$0])] >= 0 }
    }
    let density: Measured<Double> =
      members > 1
      ? .value(Double(arcs) / (Double(members) * Double(members - 1)))
      : .undefined("There are fewer than two nodes with a group.")
    let moments = density.map { density in
      (0..<grouping.count).map { group in
        BrokerageMoments(grouping.sizes, group, density: density, bothWays: bothWays)
      }
    }
    var totals = [Int](repeating: 0, count: roles)
    for (place, count) in counts.enumerated() { totals[place % roles] += count }
    return Brokerage(
      counts: counts, groups: grouping.groups, moments: moments, totals: totals, density: density,
      coverage: grouping.coverage)
  }

  /// The scores of a node in the order of `Role.allCases`; empty where it has no group.
  public func scores(of node: Int) -> [Score] {
    let group = Int(groups[node])
    if group < 0 { return [] }
    return Role.allCases.indices.map { role in
      Self.score(
        counts[node * Role.allCases.count + role],
        moments.map { ($0[group].expected[role], $0[group].variance[role]) })
    }
  }

  private init(
    counts: [Int], groups: [Int32], moments: Measured<[BrokerageMoments]>, totals: [Int],
    density: Measured<Double>, coverage: Double
  ) {
    self.counts = counts
    self.groups = groups
    self.moments = moments
    self.totals = totals
    self.density = density
    self.coverage = coverage
  }

  private static func score(
    _ count: Int, _ moments: Measured<(expected: Double, variance: Double)>
  ) -> Score {
    let z: Measured<Double> =
      switch moments {
      case .undefined(let reason): .undefined(reason)
      case .value(let (expected, variance)):
        variance > 0
          ? .value((Double(count) - expected) / variance.squareRoot())
          : .undefined("The count cannot vary.")
      }
    return Score(
      count: count, expected: moments.map(\.expected), variance: moments.map(\.variance), z: z)
  }

  private struct Scratch {
    var incoming: [Int]
    var outgoing: [Int]
    var marked: [Bool]

    init(nodes: Int, groups: Int) {
      incoming = [Int](repeating: 0, count: groups)
      outgoing = incoming
      marked = [Bool](repeating: false, count: nodes)
    }

    /// All pairs by the groups of their ends, less the closed ones and the pairs of one node.
    mutating func counts(
      of broker: Int, _ graph: NeighbourRows, _ back: NeighbourRows, _ grouping: Grouping
    ) -> [Int] {
      var counts = [Int](repeating: 0, count: 5)
      guard let mine = grouping.group(of: broker) else { return counts }
      let before = back.row(broker).map { Int(back.neighbours[$0]) }
        .filter { grouping.groups[$0] >= 0 }
      let behind = graph.row(broker).map { Int(graph.neighbours[$0]) }
        .filter { grouping.groups[$0] >= 0 }
      for node in before { incoming[Int(grouping.groups[node])] += 1 }
      for node in behind {
        outgoing[Int(grouping.groups[node])] += 1
        marked[node] = true
      }
      defer {
        for node in before { incoming[Int(grouping.groups[node])] = 0 }
        for node in behind {
          outgoing[Int(grouping.groups[node])] = 0
          marked[node] = false
        }
      }
      let others = behind.count - outgoing[mine]
      for node in before {
        let group = Int(grouping.groups[node])
        if group == mine {
          counts[0] += outgoing[mine]
          counts[2] += others
        } else {
          counts[1] += outgoing[group]
          counts[3] += outgoing[mine]
          counts[4] += others - outgoing[group]
        }
        if marked[node] { counts[group == mine ? 0 : 1] -= 1 }
        for entry in graph.row(node) where marked[Int(graph.neighbours[entry])] {
          let end = Int(grouping.groups[Int(graph.neighbours[entry])])
          counts[Self.role(group, mine, end)] -= 1
        }
      }
      return counts
    }

    static func role(_ before: Int, _ broker: Int, _ behind: Int) -> Int {
      if before == broker { return behind == broker ? 0 : 2 }
      if before == behind { return 1 }
      return behind == broker ? 3 : 4
    }
  }
}
