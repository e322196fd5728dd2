/// Which few of many sets cover the most: by lazy greedy choice with its guarantee, and exactly where that is small.
///
/// The covered weight is monotone and submodular, so the greedy choice of k sets covers at least
/// 1 − (1 − 1/k)^k of the best (Nemhauser, Wolsey & Fisher 1978, doi:10.1007/BF01588971); gains only
/// shrink, so a candidate is looked at again only when its old gain is the highest (Minoux 1978). Under
/// a budget the better of the choice by gain per cost and of the best single set reaches (1 − 1/e) / 2
/// (Khuller, Moss & Naor 1999, doi:10.1016/S0020-0190(99)00031-9). Ties go to the lower cost, then to
/// the lower number. A set that adds nothing is never chosen.
public struct MaximumCoverage: Sendable {
  /// One set that can be chosen.
  public struct Candidate: Sendable {
    /// The elements it covers, numbered as `weights` are.
    public var elements: [Int]
    /// What it costs.
    public var cost: Double

    /// Creates a candidate.
    public init(elements: [Int], cost: Double = 1) {
      self.elements = Array(Set(elements)).sorted()
      self.cost = cost
    }
  }

  /// A choice of candidates.
  public struct Choice: Sendable, Equatable {
    /// The candidates, in the order they were chosen.
    public var chosen: [Int]
    /// What each added when it was chosen.
    public var gains: [Double]
    /// The weight they cover together.
    public var covered: Double
    /// The share of the best possible weight this is sure to cover; 1 where it is the best.
    public var bound: Double
    /// Whether it is known to be the best.
    public var isExact: Bool
  }

  private let candidates: [Candidate]
  private let weights: [Double]
  /// The most candidates for which every choice is looked at.
  public static let exactLimit = 20

  /// Prepares a choice among candidates.
  /// - Parameter weights: What each element is worth, not negative.
  public init(_ candidates: [Candidate], weights: [Double]) {
    precondition(
      candidates.allSatisfy { $0.elements.allSatisfy(weights.indices.contains) },
      "candidates cover elements that have a weight")
    self.candidates = candidates
    self.weights = weights
  }

  /// The guarantee of a greedy choice of k.
  public static func bound(_ k: Int) -> Double {
    guard k > 0 else { return 1 }
    var miss = 1.0
    for _ in 0..<k { miss *= 1 - 1 / Double(k) }
    return 1 - miss
  }

  /// At most `count` candidates, chosen greedily; stops where nothing is gained.
  /// - Complexity: O(candidates × elements) to begin with, then what has to be looked at again.
  public func greedy(count: Int) -> Choice {
    let choice = choose(limit: count, budget: .infinity, byRatio: false)
    // More than there are cannot be chosen.
    return finish(choice, bound: Self.bound(min(count, candidates.count)))
  }

  /// Candidates within a budget: by gain per cost, or the best single one if that covers more.
  public func greedy(budget: Double, count: Int = .max) -> Choice {
    let byRatio = choose(limit: count, budget: budget, byRatio: true)
    let single = choose(limit: 1, budget: budget, byRatio: false)
    let bound = count == .max ? (1 - 0.36787944117144233) / 2 : 0
    return finish(weight(single) > weight(byRatio) ? single : byRatio, bound: bound)
  }

  /// The best choice of at most `count` candidates within a budget, or nil with too many candidates.
  ///
  /// Branch and bound over candidates by weight; a branch ends where even the best remaining gains do
  /// not reach what is known. The choice is ordered as the greedy one would order it.
  public func exact(count: Int, budget: Double = .infinity) -> Choice? {
    guard candidates.count <= Self.exactLimit else { return nil }
    var search = Search(coverage: self, count: count, budget: budget)
    search.best =
      budget.isFinite ? greedy(budget: budget, count: count).chosen : greedy(count: count).chosen
    search.bestWeight = weight(search.best)
    search.run()
    return finish(ordered(search.best), bound: 1, isExact: true)
  }

  /// The best choice where that is small, else the greedy one.
  public func best(count: Int, budget: Double = .infinity) -> Choice {
    if let exact = exact(count: count, budget: budget) { return exact }
    return budget.isFinite ? greedy(budget: budget, count: count) : greedy(count: count)
  }

  private func finish(_ chosen: [Int], bound: Double, isExact: Bool = false) -> Choice {
    var covered = Bitset(capacity: weights.count)
    let gains = chosen.map { candidate in
      let gain = self.gain(candidate, covered)
      for element in candidates[candidate].elements { covered.insert(element) }
      return gain
    }
    return Choice(
      chosen: chosen, gains: gains, covered: gains.reduce(0, +), bound: bound, isExact: isExact)
  }

  private func gain(_ candidate: Int, _ covered: Bitset) -> Double {
    candidates[candidate].elements.reduce(0) { covered.contains($1) ? $0 : $0 + weights[$1] }
  }

  fileprivate func weight(_ chosen: [Int]) -> Double {
    Set(chosen.flatMap { candidates[$0].elements }).sorted().reduce(0) { $0 + weights[$1] }
  }

  private func precedes(
    _ one: (key: Double, candidate: Int), _ other: (key: Double, candidate: Int)
  )
    -> Bool
  {
    if one.key != other.key { return one.key > other.key }
    let costs = (candidates[one.candidate].cost, candidates[other.candidate].cost)
    if costs.0 != costs.1 { return costs.0 < costs.1 }
    return one.candidate < other.candidate
  }

  private func choose(limit: Int, budget: Double, byRatio: Bool) -> [Int] {
    var covered = Bitset(capacity: weights.count)
    var left = budget
    var chosen: [Int] = []
    func key(_ candidate: Int) -> Double {
      let gain = gain(candidate, covered)
      let cost = candidates[candidate].cost
      return byRatio && gain > 0 ? cost > 0 ? gain / cost : .infinity : gain
    }
    // Sorted once; a stale head is put back where its new gain belongs.
    var queue = candidates.indices.map { (key: key($0), candidate: $0) }
    queue.sort { precedes($1, $0) }
    while chosen.count < limit, let head = queue.popLast() {
      guard head.key > 0 else { break }
      guard candidates[head.candidate].cost <= left else { continue }
      let fresh = (key: key(head.candidate), candidate: head.candidate)
      if fresh.key < head.key {
        var low = 0
        var high = queue.count
        while low < high {
          let middle = (low + high) / 2
          if precedes(queue[middle], fresh) { high = middle } else { low = middle + 1 }
        }
        queue.insert(fresh, at: low)
        continue
      }
      chosen.append(head.candidate)
      left -= candidates[head.candidate].cost
      for element in candidates[head.candidate].elements { covered.insert(element) }
    }
    return chosen
  }

  /// A set of candidates in the order of their gains.
  private func ordered(_ chosen: [Int]) -> [Int] {
    let chosen = chosen.sorted()
    let part = MaximumCoverage(chosen.map { candidates[$0] }, weights: weights)
    return part.choose(limit: chosen.count, budget: .infinity, byRatio: false).map { chosen[$0] }
  }

  /// Goes through the choices.
  private struct Search {
    let coverage: MaximumCoverage
    let count: Int
    let budget: Double
    var best: [Int] = []
    var bestWeight = 0.0
    private var order: [Int] = []

    init(coverage: MaximumCoverage, count: Int, budget: Double) {
      self.coverage = coverage
      self.count = count
      self.budget = budget
    }

    mutating func run() {
      let weights = coverage.candidates.indices.map { coverage.weight([$0]) }
      order = coverage.candidates.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
      descend(0, [], Bitset(capacity: coverage.weights.count), 0, 0)
    }

    private mutating func descend(
      _ place: Int, _ chosen: [Int], _ covered: Bitset, _ weight: Double, _ cost: Double
    ) {
      if weight > bestWeight + 1e-12 {
        bestWeight = weight
        best = chosen
      }
      guard place < order.count, chosen.count < count else { return }
      let gains = order[place...].map { coverage.gain($0, covered) }.sorted(by: >)
      let most = gains.prefix(count - chosen.count).reduce(weight, +)
      guard most > bestWeight + 1e-12 else { return }
      let candidate = order[place]
      let own = coverage.candidates[candidate]
      let gain = coverage.gain(candidate, covered)
      if gain > 0, cost + own.cost <= budget {
        var wider = covered
        for element in own.elements { wider.insert(element) }
        descend(place + 1, chosen + [candidate], wider, weight + gain, cost + own.cost)
      }
      descend(place + 1, chosen, covered, weight, cost)
    }
  }
}
