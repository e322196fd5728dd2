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
/// precision is enough for it.
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
  private static let roughCycles = 30
  private static let roughError = 1e-2
  private static let carryingPasses = 16
  /// By how much a cycle may change what a node has, and the share of nodes that it may want to change by
  /// more.
  static let mostChange = 10.0
  static let mostHeld = 0.02
  /// Cycles without gain after which what was reached will do, if it is close enough.
  private static let patience = 3

  let matrix: WalkMatrix
  private let threads: Int
  let room: Int
  /// What is passed on, by node; 0 for all but the members.
  let having: AlignedTable<Double>
  /// The guess, by place.
  let guess: AlignedTable<Double>
  /// The vectors of the space, one after the other, each relative to the guess.
  let basis: AlignedTable<Float>
  /// The node at each place.
  private(set) var members: ArraySlice<UInt32> = []
  /// The factor of each step; nil where the Perron vector is sought.
  private(set) var factor: Double?
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
    basis = AlignedTable(repeating: 0, count: room * Self.dimension)
  }

  /// What a node has by the guess.
  subscript(place: Int) -> Double { guess[place] }

  /// Encloses the largest eigenvalue of a strong component of several nodes; the guess then is its vector.
  /// - Parameters:
  ///   - members: The component's nodes.
  ///   - tolerance: How far apart the bounds may be, relative to the eigenvalue.
  ///   - passes: The most passes over the ties.
  /// - Returns: The bounds, or nil where they are still far apart.
  mutating func perron(
    _ members: ArraySlice<UInt32>, tolerance: Double, passes: Int
  ) -> Bounds? {
    start(members, factor: nil, base: [])
    defer { leave() }
    return settle(tolerance: tolerance, enough: max(tolerance, 1e-10), passes: passes)
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
    start(members, factor: factor, base: base)
    defer { leave() }
    // One after the other, so that where nothing is on a cycle this is all.
    for place in 0..<members.count {
      let node = self.node(place)
      guess[place] = max(
        self.base(at: place) + factor * matrix.received(node, having), Self.nothing)
      having[node] = guess[place]
    }
    return settle(tolerance: 1e-14, enough: 1e-12, passes: passes) != nil
  }

  private mutating func start(_ members: ArraySlice<UInt32>, factor: Double?, base: [Double]) {
    precondition(members.count <= room, "more members than there is room for")
    self.members = members
    self.factor = factor
    self.base = base
    for place in 0..<members.count {
      guess[place] = 1
      having[node(place)] = 1
    }
  }

  private func leave() {
    for node in members { having[Int(node)] = 0 }
  }

  @inline(__always)
  func node(_ place: Int) -> Int { Int(members[members.startIndex + place]) }

  @inline(__always)
  private func base(at place: Int) -> Double { base.isEmpty ? 1 : base[place] }

  /// What a place has after one more step.
  @inline(__always)
  private func image(_ place: Int) -> Double {
    let received = matrix.received(node(place), having)
    guard let factor else { return received }
    return base(at: place) + factor * received
  }

  /// Cycles until the bounds meet.
  private func settle(tolerance: Double, enough: Double, passes: Int) -> Bounds? {
    var spent = 0
    var centre = 1.0
    if factor == nil {
      for number in 0..<Self.firstPasses {
        let bounds = pass(centre: number == 0 ? 0 : centre)
        centre = bounds.low.squareRoot() * bounds.high.squareRoot()
      }
      spent = Self.firstPasses
    }
    var best = Double.infinity
    var idle = 0
    var roughLeft = factor == nil ? Self.roughCycles : 0
    while spent < passes, !Interruption.isRequested {
      let seen = look(centre, isRough: roughLeft > 0)
      spent += 1
      let gap = factor == nil ? seen.bounds.gap : max(seen.bounds.high - 1, 1 - seen.bounds.low)
      if gap <= tolerance { return seen.bounds }
      guard gap.isFinite else { return nil }
      var further = 2
      if roughLeft > 0 {
        let isFar = seen.error > Self.roughError * (centre + seen.mean)
        roughLeft = isFar ? roughLeft - 1 : 0
        if roughLeft == 0 { further = Self.carryingPasses }
      } else {
        idle = gap < 0.9 * best ? 0 : idle + 1
        best = min(best, gap)
        if idle >= Self.patience, gap <= enough { return seen.bounds }
        further = idle == 0 ? 0 : idle < 4 ? Self.fewPasses : 1 << min(idle, Self.mostDoublings)
      }
      var space = Projected(dimension: Self.dimension)
      let isSound = span(&space, seen, &centre)
      spent += space.count - 1
      if !isSound {
        further = max(further, Self.fewPasses)
        // Some nodes had to change by more than a cycle may.
        if idle > 1, factor == nil { roughLeft = 1 }
      }
      for _ in 0..<further { _ = pass(centre: centre) }
      spent += further
    }
    return nil
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
        let isFaded = factor != nil && max(image, guess[place]) <= Self.nothing
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
    let staying = factor == nil ? centre / 2 : 0
    let scale = factor == nil && centre > 0 ? 1 / (centre + staying) : 1
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
  func total(
    _ sums: Int, _ work: @Sendable (Range<Int>, inout [Double]) -> Bounds
  ) -> (Bounds, [Double]) {
    let count = members.count
    return Parallel.reduce(
      blocks: Parallel.blocks(of: count, size: Self.blockSize), threads: threads,
      into: (Bounds(), [Double](repeating: 0, count: sums))
    ) { block in
      var found = [Double](repeating: 0, count: sums)
      let bounds = work(Parallel.members(block, of: count, size: Self.blockSize), &found)
      return (bounds, found)
    } merge: { all, part in
      all.0.low = min(all.0.low, part.0.low)
      all.0.high = max(all.0.high, part.0.high)
      for number in 0..<sums { all.1[number] += part.1[number] }
    }
  }
}
