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
  private var shift = 0

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
    return Int(((mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9) >> UInt64(shift))
  }

  private mutating func fill() {
    var bits = 2
    while 4 << bits < 5 * ties.count { bits += 1 }
    shift = 64 - bits
    slots = [UInt32](repeating: .max, count: 1 << bits)
    for tie in ties.indices { insert(tie) }
  }

  private func slot(of key: UInt64) -> Int? {
    var slot = start(key)
    while slots[slot] != .max {
      if self.key(of: Int(slots[slot])) == key { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func insert(_ tie: Int) {
    var slot = start(key(of: tie))
    while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(tie)
  }

  /// Takes a tie out and moves up those behind it that could stand in its place.
  private mutating func remove(_ tie: Int) {
    guard var free = slot(of: key(of: tie)) else { return }
    let mask = slots.count - 1
    var next = (free + 1) & mask
    while slots[next] != .max {
      let home = start(key(of: Int(slots[next])))
      if (next - home) & mask >= (next - free) & mask {
        slots[free] = slots[next]
        free = next
      }
      next = (next + 1) & mask
    }
    slots[free] = .max
  }
}
