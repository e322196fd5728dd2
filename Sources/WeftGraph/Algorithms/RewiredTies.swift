/// The ties of a simple graph, which exchange their ends at random.
///
/// Beside the ends of each tie there is a table of numbers of ties, open to all who hash there, that
/// tells whether two nodes are tied: about 13 bytes a tie in all.
struct RewiredTies {
  /// The ends of each tie; without direction in either order.
  private(set) var ties: [(from: UInt32, to: UInt32)] = []
  private let bothWays: Bool
  /// The number of a tie in each slot, or `UInt32.max`.
  private var slots: [UInt32] = []

  /// Takes the ties of a projection by their first end, parallels as one and loops left out; without
  /// direction from the lower end.
  init(_ projection: Projection) {
    bothWays = projection.direction == .both
    var count = 0
    Self.forEachTie(of: projection) { _, _, _ in count += 1 }
    ties.reserveCapacity(count)
    Self.forEachTie(of: projection) { from, to, _ in ties.append((from, to)) }
  }

  /// The ties in the order in which they are taken, each with the first of its entries.
  static func forEachTie(
    of projection: Projection, _ body: (_ from: UInt32, _ to: UInt32, _ entry: Int) -> Void
  ) {
    for node in 0..<UInt32(projection.nodeCount) {
      var last = node
      for entry in projection.row(Int(node)) {
        let next = projection.neighbours[entry]
        if next == last || next == node { continue }
        last = next
        if projection.direction != .both || next > node { body(node, next, entry) }
      }
    }
  }

  /// Takes the ties of rows that hold each once.
  init(_ graph: NeighbourRows, bothWays: Bool) {
    self.bothWays = bothWays
    ties.reserveCapacity(graph.neighbours.count)
    for node in 0..<graph.nodeCount {
      for entry in graph.row(node) { ties.append((UInt32(node), graph.neighbours[entry])) }
    }
  }

  /// Lets random pairs of ties exchange their ends unless that makes a loop or a parallel.
  /// - Parameters:
  ///   - seed: Determines the pairs.
  ///   - attempts: How many pairs to try for each tie.
  mutating func exchange(seed: UInt64, attempts: Int) {
    guard ties.count > 1 else { return }
    fill()
    var generator = SeededGenerator(seed: seed)
    for attempt in 0..<ties.count * attempts {
      if attempt & 0xFFFF == 0, Interruption.isRequested { break }
      let one = generator.number(below: ties.count)
      let other = generator.number(below: ties.count)
      guard one != other else { continue }
      var (a, b) = ties[one]
      let (c, d) = ties[other]
      // A tie without direction can be met from either end.
      if bothWays, generator.next() & 1 == 1 { swap(&a, &b) }
      guard a != d, c != b, key(a, d) != key(c, b) else { continue }
      if slot(of: key(a, d)) != nil || slot(of: key(c, b)) != nil { continue }
      remove(one)
      remove(other)
      ties[one] = (a, d)
      ties[other] = (c, b)
      insert(one)
      insert(other)
    }
    slots = []
  }

  /// Both ends as one number; without direction the same from either end.
  private func key(_ from: UInt32, _ to: UInt32) -> UInt64 {
    bothWays && to < from ? UInt64(to) << 32 | UInt64(from) : UInt64(from) << 32 | UInt64(to)
  }

  private func key(of tie: Int) -> UInt64 { key(ties[tie].from, ties[tie].to) }

  /// Where the search for a key begins.
  private func start(_ key: UInt64) -> Int {
    let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
    let hash = (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
    return Int(hash.multipliedFullWidth(by: UInt64(slots.count)).high)
  }

  private func slot(after slot: Int) -> Int { slot + 1 == slots.count ? 0 : slot + 1 }

  private mutating func fill() {
    slots = [UInt32](repeating: .max, count: ties.count + ties.count / 4 + 2)
    for tie in ties.indices { insert(tie) }
  }

  private func slot(of key: UInt64) -> Int? {
    var slot = start(key)
    while slots[slot] != .max {
      if self.key(of: Int(slots[slot])) == key { return slot }
      slot = self.slot(after: slot)
    }
    return nil
  }

  private mutating func insert(_ tie: Int) {
    var slot = start(key(of: tie))
    while slots[slot] != .max { slot = self.slot(after: slot) }
    slots[slot] = UInt32(tie)
  }

  /// Takes a tie out and moves up those behind it that could stand in its place.
  private mutating func remove(_ tie: Int) {
    guard var free = slot(of: key(of: tie)) else { return }
    func steps(_ from: Int, _ to: Int) -> Int { to < from ? to - from + slots.count : to - from }
    var next = slot(after: free)
    while slots[next] != .max {
      let home = start(key(of: Int(slots[next])))
      if steps(home, next) >= steps(free, next) {
        slots[free] = slots[next]
        free = next
      }
      next = slot(after: next)
    }
    slots[free] = .max
  }
}
