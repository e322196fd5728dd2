/// A positive guess at what nodes have after endless walks, bettered within the space its errors span.
///
/// Two questions are answered: which vector does a strong component's matrix only stretch (its Perron
/// vector), and which is the sum over walks x = base + factor · A x. Every cycle spans a small space by
/// Arnoldi's method (1951, doi:10.1090/qam/42792) from how far each node is from the answer relative to
/// what it has, and projects on it (Saad 1981, doi:10.1090/S0025-5718-1981-0616364-6). Since errors are
/// relative, nodes that have next to nothing are as exact as the others, and the least and the greatest
/// growth of a node enclose the eigenvalue (Collatz 1942, Wielandt 1950). Which part of a large component
/// has the eigenvalue is found first, by cycles in which nodes count by what they have: from afar, most
/// nodes grow as their own surroundings do. Where a cycle does not help, plain passes, which always do,
/// are mixed in, twice as many each time. The space only says in which direction to go on: single
/// precision is enough for it. What it takes is 48 bytes a node, whatever the number of threads.
struct WalkSpace: ~Copyable, Sendable {
  /// The least and the greatest of what nodes grow by in a pass.
  struct Bounds: Sendable {
    var low = Double.infinity
    var high = 0.0

    /// How far they are apart, relative to the greatest.
    var gap: Double { (high - low) / high }
  }

  /// Less than that no node has.
  static let nothing = 1e-290
  /// Vectors that span the space.
  static let dimension = 8
  /// Nodes that are worked on at once.
  private static let blockSize = 8192
  /// Plain passes before the first cycle.
  private static let firstPasses = 8
  /// How often the plain passes after a cycle are doubled at most, and how many they are after one of the
  /// first that did not help.
  private static let mostDoublings = 8
  private static let fewPasses = 4
  /// Cycles at most in which nodes count by what they have, the error at which they end, and the passes
  /// that then carry it to nodes far away.
  static let roughCycles = 30
  private static let roughError = 1e-2
  private static let carryingPasses = 16
  /// By how much a cycle may change what a node has, the share of nodes that it may want to change by
  /// more, and how much of the way it then has to go at least for all of them.
  static let mostChange = 10.0
  static let mostHeld = 0.02
  static let leastPart = 0.01
  /// Cycles without gain after which what was reached will do, if it is close enough.
  private static let patience = 3
  /// The same where the last cycle changed more than it might.
  private static let mostPatience = 9

  let matrix: WalkMatrix
  private let threads: Int
  let room: Int
  /// What is passed on, by node; 0 for all but the members.
  let having: AlignedTable<Double>
  /// The guess, by place.
  let guess: AlignedTable<Double>
  /// The vectors of the space, one after the other, each relative to the guess.
  private(set) var basis: AlignedTable<Float>
  /// The node at each place.
  private(set) var members: ArraySlice<UInt32> = []
  /// Whether a sum over walks is sought; else the Perron vector.
  private(set) var isSum = false
  /// The factor of each step; for a Perron vector a power of two that brings the eigenvalue near 1.
  private(set) var factor = 1.0
  /// What places have without any step; empty where that is 1.
  private var base: [Double] = []

  /// Makes room.
  /// - Parameters:
  ///   - matrix: The ties.
  ///   - room: The most nodes that are asked for at once.
  ///   - threads: How many threads share a pass; no result depends on it.
  init(_ matrix: WalkMatrix, room: Int, threads: Int) {
    self.matrix = matrix
    self.room = room
    self.threads = threads
    having = AlignedTable(repeating: 0, count: matrix.count)
    guess = AlignedTable(repeating: 0, count: room)
    basis = AlignedTable(unwritten: room * Self.dimension)
  }

  /// Gives back what only the search for a better guess needs; there can be none afterwards.
  mutating func end() { basis = AlignedTable(unwritten: 0) }

  /// What a node has by the guess.
  subscript(place: Int) -> Double { guess[place] }

  /// Begins with members all of which have 1, and passes until their growth is roughly known.
  /// - Returns: Where the eigenvalue lies about, in the unit that the factor makes; nil where weights are
  ///   too far apart to say.
  mutating func approach(_ members: ArraySlice<UInt32>) -> Double? {
    start(members, factor: 1, base: [], isSum: false)
    var centre = 0.0
    for _ in 0..<Self.firstPasses where !Interruption.isRequested {
      let bounds = pass(centre: centre)
      centre = bounds.low.squareRoot() * bounds.high.squareRoot()
    }
    guard centre.isNormal else { return nil }
    factor = Double(sign: .plus, exponent: -centre.exponent, significand: 1)
    return centre * factor
  }

  /// Sums over walks; the guess then is x = base + factor · A x.
  /// - Parameters:
  ///   - members: The nodes that walks pass through, in an order that leads on where there is one.
  ///   - factor: What a walk loses with each step; times the largest eigenvalue below 1.
  ///   - base: What each member has without any step, nothing for some of them only if others lead to
  ///     them; empty where that is 1.
  ///   - passes: The most passes over the ties.
  /// - Returns: Whether they settled.
  mutating func sum(
    _ members: ArraySlice<UInt32>, factor: Double, base: [Double] = [], passes: Int
  ) -> Bool {
    if members.isEmpty { return true }
    start(members, factor: factor, base: base, isSum: true)
    defer { leave() }
    // One after the other, so that where nothing is on a cycle this is all.
    for place in 0..<members.count {
      if place & 0xFFF == 0, Interruption.isRequested { return false }
      let node = self.node(place)
      guess[place] = max(
        self.base(at: place) + factor * matrix.received(node, having), Self.nothing)
      having[node] = guess[place]
    }
    return settle(1, Goal(tolerance: 1e-14, enough: 1e-12, passes: passes)) != nil
  }

  private mutating func start(
    _ members: ArraySlice<UInt32>, factor: Double, base: [Double], isSum: Bool
  ) {
    precondition(members.count <= room, "more members than there is room for")
    self.members = members
    self.factor = factor
    self.base = base
    self.isSum = isSum
    for place in 0..<members.count {
      guess[place] = 1
      having[node(place)] = 1
    }
  }

  func leave() {
    for node in members { having[Int(node)] = 0 }
  }

  @inline(__always)
  func node(_ place: Int) -> Int { Int(members[members.startIndex + place]) }

  @inline(__always)
  private func base(at place: Int) -> Double { base.isEmpty ? 1 : base[place] }

  /// What a place has after one more step.
  @inline(__always)
  private func image(_ place: Int) -> Double {
    let received = factor * matrix.received(node(place), having)
    return isSum ? base(at: place) + received : received
  }

  /// When cycles end.
  struct Goal: Sendable {
    /// How far apart the bounds may be, relative to the greater one.
    var tolerance: Double
    /// How far apart they may be where cycles gain nothing more.
    var enough: Double
    /// The most passes over the ties.
    var passes: Int
    /// By how much the last cycle may have changed a node.
    var change = Double.infinity
    /// Cycles at most in which nodes count by what they have.
    var rough = 0
  }

  /// Cycles until the bounds meet.
  /// - Parameter centre: Where they are expected to.
  /// - Returns: The bounds, in the unit that the factor makes; nil where they stayed far apart.
  func settle(_ centre: Double, _ goal: Goal) -> Bounds? {
    var spent = 0
    var centre = centre
    var best = Double.infinity
    var idle = 0
    var roughLeft = goal.rough
    var changed = Double.infinity
    while spent < goal.passes, !Interruption.isRequested {
      let seen = look(centre, isRough: roughLeft > 0)
      if Interruption.isRequested { return nil }
      spent += 1
      let gap = isSum ? max(seen.bounds.high - 1, 1 - seen.bounds.low) : seen.bounds.gap
      // Numbers beyond all bounds show in the mean.
      guard gap.isFinite, seen.mean.isFinite else { return nil }
      if gap <= goal.tolerance, changed <= goal.change { return seen.bounds }
      var further = 2
      if roughLeft > 0 {
        let isFar = seen.error > Self.roughError * (centre + seen.mean)
        roughLeft = isFar ? roughLeft - 1 : 0
        if roughLeft == 0 { further = Self.carryingPasses }
      } else {
        idle = gap < 0.9 * best ? 0 : idle + 1
        best = min(best, gap)
        let isEnough = gap <= (changed <= goal.change ? goal.enough : goal.tolerance)
        if idle >= Self.patience, isEnough { return seen.bounds }
        if idle >= Self.mostPatience, gap <= goal.enough { return seen.bounds }
        further = idle == 0 ? 0 : idle < 4 ? Self.fewPasses : 1 << min(idle, Self.mostDoublings)
      }
      var space = Projected(dimension: Self.dimension)
      let ratios = span(&space, seen, &centre)
      if Interruption.isRequested { return nil }
      spent += space.count
      changed = max(ratios.high - 1, 1 - ratios.low)
      // Some nodes had to change by more than a cycle may.
      if ratios.low < 1 / Self.mostChange || ratios.high > most(seen.isRough) {
        further = max(further, Self.fewPasses)
      }
      for _ in 0..<further where !Interruption.isRequested { _ = pass(centre: centre) }
      spent += further
    }
    return nil
  }

  /// By how much a cycle may increase what a node has.
  func most(_ isRough: Bool) -> Double {
    isRough ? Double.greatestFiniteMagnitude : Self.mostChange
  }

  /// What a look at the guess finds.
  struct Sight: Sendable {
    var bounds: Bounds
    /// The mean of how much more than expected nodes grow.
    var mean: Double
    /// The length of what is left without the mean.
    var error: Double
    /// What all nodes count together.
    var total: Double
    var isRough: Bool
  }

  /// What a node counts.
  @inline(__always)
  func count(_ place: Int, _ isRough: Bool) -> Double {
    isRough ? guess[place] * guess[place] : 1
  }

  /// Compares the guess with what it becomes in a step.
  private func look(_ centre: Double, isRough: Bool) -> Sight {
    let (bounds, sums) = total(3) { block, sums in
      var bounds = Bounds()
      for place in block {
        let image = image(place)
        // What faded away on a long way may stay as it is.
        let isFaded = isSum && max(image, guess[place]) <= Self.nothing
        let ratio = isFaded ? 1 : image / guess[place]
        bounds.low = min(bounds.low, ratio)
        bounds.high = max(bounds.high, ratio)
        basis[place] = Float(ratio - centre)
        let count = count(place, isRough)
        sums[0] += count
        sums[1] += count * (ratio - centre)
        sums[2] += count * (ratio - centre) * (ratio - centre)
      }
      return bounds
    }
    let mean = sums[1] / sums[0]
    return Sight(
      bounds: bounds, mean: mean, error: max(sums[2] / sums[0] - mean * mean, 0).squareRoot(),
      total: sums[0], isRough: isRough)
  }

  /// Replaces the guess by what it becomes in a step, which leaves some where it was so that what goes
  /// round settles.
  private func pass(centre: Double) -> Bounds {
    let staying = isSum ? 0 : centre / 2
    let scale = !isSum && centre > 0 ? 1 / (centre + staying) : 1
    let (bounds, _) = total(0) { block, _ in
      var bounds = Bounds()
      for place in block {
        let image = image(place)
        bounds.low = min(bounds.low, image / guess[place])
        bounds.high = max(bounds.high, image / guess[place])
        guess[place] = max((image + staying * guess[place]) * scale, Self.nothing)
      }
      return bounds
    }
    hand()
    return bounds
  }

  /// Passes on the guess.
  func hand() {
    _ = total(0) { block, _ in
      for place in block { having[node(place)] = guess[place] }
      return Bounds()
    }
  }

  /// Works on all places block by block; sums are added up in the order of blocks.
  ///
  /// What it returns once the end was asked for means nothing.
  func total(
    _ sums: Int, _ work: @Sendable (Range<Int>, inout [Double]) -> Bounds
  ) -> (Bounds, [Double]) {
    let count = members.count
    return Parallel.reduce(
      blocks: Parallel.blocks(of: count, size: Self.blockSize), threads: threads,
      into: (Bounds(), [Double](repeating: 0, count: sums))
    ) { block in
      var found = [Double](repeating: 0, count: sums)
      if Interruption.isRequested { return (Bounds(), found) }
      let bounds = work(Parallel.members(block, of: count, size: Self.blockSize), &found)
      return (bounds, found)
    } merge: { all, part in
      all.0.low = min(all.0.low, part.0.low)
      all.0.high = max(all.0.high, part.0.high)
      for number in 0..<sums { all.1[number] += part.1[number] }
    }
  }
}
