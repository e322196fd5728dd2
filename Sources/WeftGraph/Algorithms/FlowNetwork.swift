/// A network with capacities, on which the largest flow between two nodes is found.
///
/// Dinitz 1970: shortest augmenting paths, one level graph after another, without recursion.
struct FlowNetwork {
  private(set) var targets: [Int] = []
  private(set) var capacities: [Double] = []
  private(set) var initial: [Double] = []
  private var first: [Int]
  private var next: [Int] = []
  private var levels: [Int]
  private var cursor: [Int]

  init(nodes: Int) {
    first = [Int](repeating: -1, count: nodes)
    levels = first
    cursor = first
  }

  /// Adds an arc and returns its number; the next number is its reverse, without capacity.
  @discardableResult
  mutating func add(from: Int, to: Int, capacity: Double) -> Int {
    let arc = targets.count
    for (source, target, capacity) in [(from, to, capacity), (to, from, 0)] {
      next.append(first[source])
      first[source] = targets.count
      targets.append(target)
      capacities.append(capacity)
      initial.append(capacity)
    }
    return arc
  }

  /// How much flows through an arc.
  func flow(_ arc: Int) -> Double { capacities[arc ^ 1] - initial[arc ^ 1] }

  /// Finds the largest flow; infinite if a path of infinite capacity exists.
  /// - Complexity: O(nodes² × arcs); O(√nodes × arcs) where every node passes one unit.
  mutating func maximize(from source: Int, to sink: Int) -> Double {
    var total = 0.0
    while total < .infinity, !Interruption.isRequested, findLevels(source, sink) {
      cursor = first
      while true {
        let pushed = augment(source, sink)
        if pushed <= 0 { break }
        total += pushed
        if total == .infinity || Interruption.isRequested { break }
      }
    }
    return total
  }

  /// The nodes that capacity is left to reach from a node.
  func reachable(from source: Int) -> [Bool] {
    var seen = [Bool](repeating: false, count: first.count)
    seen[source] = true
    var stack = [source]
    while let node = stack.popLast() {
      var arc = first[node]
      while arc >= 0 {
        if capacities[arc] > 0, !seen[targets[arc]] {
          seen[targets[arc]] = true
          stack.append(targets[arc])
        }
        arc = next[arc]
      }
    }
    return seen
  }

  private mutating func findLevels(_ source: Int, _ sink: Int) -> Bool {
    for node in levels.indices { levels[node] = -1 }
    levels[source] = 0
    var queue = [source]
    var head = 0
    while head < queue.count, levels[sink] < 0 {
      let node = queue[head]
      head += 1
      var arc = first[node]
      while arc >= 0 {
        if capacities[arc] > 0, levels[targets[arc]] < 0 {
          levels[targets[arc]] = levels[node] + 1
          queue.append(targets[arc])
        }
        arc = next[arc]
      }
    }
    return levels[sink] >= 0
  }

  /// Pushes flow along one path of the level graph; 0 where none is left.
  private mutating func augment(_ source: Int, _ sink: Int) -> Double {
    var path: [Int] = []
    var node = source
    while node != sink {
      var arc = cursor[node]
      while arc >= 0, capacities[arc] <= 0 || levels[targets[arc]] != levels[node] + 1 {
        arc = next[arc]
      }
      cursor[node] = arc
      if arc >= 0 {
        path.append(arc)
        node = targets[arc]
      } else if let back = path.popLast() {
        // A dead end: the arc that led here is of no more use in this level graph.
        node = targets[back ^ 1]
        cursor[node] = next[cursor[node]]
      } else {
        return 0
      }
    }
    let amount = path.reduce(Double.infinity) { min($0, capacities[$1]) }
    if amount == .infinity { return amount }
    for arc in path {
      capacities[arc] -= amount
      capacities[arc ^ 1] += amount
    }
    return amount
  }
}

/// Two sets of nodes as the ends of a flow or path, or why they cannot be.
struct FlowEnds {
  let from: [Int]
  let to: [Int]
  let isSource: [Bool]
  let isSink: [Bool]

  static func of(_ from: [Int], _ to: [Int], nodes: Int) -> Measured<FlowEnds> {
    var isSource = [Bool](repeating: false, count: nodes)
    var isSink = isSource
    for node in from { isSource[node] = true }
    for node in to { isSink[node] = true }
    if from.isEmpty || to.isEmpty { return .undefined("One of the two sets is empty.") }
    if to.contains(where: { isSource[$0] }) {
      return .undefined("The two sets have a node in common.")
    }
    return .value(
      FlowEnds(
        from: Set(from).sorted(), to: Set(to).sorted(), isSource: isSource, isSink: isSink))
  }
}
