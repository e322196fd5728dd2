/// Which few of many sets cover the most: by lazy greedy choice with its guarantee, and exactly where that is small.
///
/// The covered weight is monotone and submodular, so the greedy choice of k sets covers at least
/// 1 − (1 − 1/k)^k of the best (Nemhauser, Wolsey & Fisher 1978, doi:10.1007/BF01588971); gains only
/// shrink, so a candidate is looked at again only when its old gain is the highest (Minoux 1978). Under
/// a budget the better of the choice by gain per cost and of the best single set reaches (1 − 1/e) / 2
/// (Khuller, Moss & Naor 1999, doi:10.1016/S0020-0190(99)00031-9). Ties go to the lower cost, then to
/// the lower number. A set that adds nothing is never chosen.
///
/// ``best(count:budget:limit:)`` also saves cost where that covers no less: of up to ``exactLimit`` candidates the
/// choice is the cheapest of the best. Of more it is looked for as long as a limit of work allows,
/// and each set then gives way to the cheapest that covers what no other does.
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

  let candidates: [Candidate]
  let weights: [Double]
  /// The most candidates for which every choice is looked at, however long that takes.
  public static let exactLimit = 20
  /// How many gains are looked at for a better choice than the greedy one among more candidates, unless
  /// another limit is given.
  public static let workLimit = 2_000_000

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
  ///
  /// Where the count does not bind, the guarantee is that of a budget; where the budget does not bind,
  /// that of a count. Where both do, it is what the gains left over allow: nothing else can add more.
  public func greedy(budget: Double, count: Int = .max) -> Choice {
    let dearest = candidates.map(\.cost).sorted(by: >).prefix(count).reduce(0, +)
    if dearest <= budget { return greedy(count: count) }
    let unlimited = choose(limit: .max, budget: budget, byRatio: true)
    let byRatio = Array(unlimited.prefix(count))
    let single = choose(limit: min(count, 1), budget: budget, byRatio: false)
    let chosen = weight(single) > weight(byRatio) ? single : byRatio
    let bound =
      unlimited.count <= count
      ? (1 - 0.36787944117144233) / 2 : reached(by: chosen, budget: budget, count: count)
    return finish(chosen, bound: bound)
  }

  /// The share of the best possible weight a choice is sure to reach, whatever it is: no other choice
  /// covers more than this one does and the largest gains beside it together.
  private func reached(by chosen: [Int], budget: Double, count: Int) -> Double {
    var covered = Bitset(capacity: weights.count)
    for candidate in chosen {
      for element in candidates[candidate].elements { covered.insert(element) }
    }
    let open = candidates.filter { $0.cost <= budget }.map { candidate in
      let gain = candidate.elements.reduce(0.0) { covered.contains($1) ? $0 : $0 + weights[$1] }
      return (gain: gain, cost: candidate.cost)
    }.filter { $0.gain > 0 }
    let byCount = open.map(\.gain).sorted(by: >).prefix(count).reduce(0, +)
    // As if parts of candidates could be had: the best by gain per cost, until the budget is spent.
    var byBudget = 0.0
    var left = budget
    for item in open.sorted(by: { $0.gain * $1.cost > $1.gain * $0.cost }) {
      guard item.cost <= left else {
        byBudget += item.gain * left / item.cost
        break
      }
      byBudget += item.gain
      left -= item.cost
    }
    let own = weight(chosen)
    let most = own + min(byCount, byBudget)
    return most > 0 ? own / most : 1
  }

  /// The best choice of at most `count` candidates within a budget, or nil with too many candidates.
  ///
  /// Branch and bound over candidates by weight; a branch ends where even the best remaining gains do
  /// not reach what is known, or reach it at no lower cost. Of equally good choices it is the cheapest,
  /// ordered as the greedy one would order it.
  public func exact(count: Int, budget: Double = .infinity) -> Choice? {
    guard candidates.count <= Self.exactLimit else { return nil }
    var search = Search(coverage: self, count: count, budget: budget)
    search.best =
      budget.isFinite ? greedy(budget: budget, count: count).chosen : greedy(count: count).chosen
    search.bestWeight = weight(search.best)
    search.bestCost = cost(search.best)
    search.run()
    return finish(ordered(search.best), bound: 1, isExact: true)
  }

  /// The best choice where it is found by looking at `limit` gains, else the best of those looked at, with
  /// the guarantee of the greedy one among them; as cheap as it can be made set by set.
  public func best(
    count: Int, budget: Double = .infinity, limit: Int = MaximumCoverage.workLimit
  ) -> Choice {
    if let exact = exact(count: count, budget: budget) { return exact }
    let choice = budget.isFinite ? greedy(budget: budget, count: count) : greedy(count: count)
    var search = WideSearch(
      self, count: count, budget: budget, from: cheaper(choice.chosen), limit: limit)
    let isExact = search.run()
    return finish(
      ordered(cheaper(search.best)), bound: isExact ? 1 : choice.bound, isExact: isExact)
  }

  /// A choice that covers no less, each set replaced by the cheapest that covers what no other does.
  private func cheaper(_ chosen: [Int]) -> [Int] {
    var chosen = chosen
    var isChanged = true
    while isChanged {
      isChanged = false
      for (place, candidate) in chosen.enumerated().reversed() {
        var others = Bitset(capacity: weights.count)
        for (other, choice) in chosen.enumerated() where other != place {
          for element in candidates[choice].elements { others.insert(element) }
        }
        let own = candidates[candidate].elements.filter { !others.contains($0) && weights[$0] > 0 }
        guard !own.isEmpty else {
          chosen.remove(at: place)
          isChanged = true
          continue
        }
        let fitting = candidates.indices.filter { other in
          candidates[other].cost < candidates[candidate].cost - 1e-9
            && own.allSatisfy { candidates[other].elements.contains($0) }
        }
        let best = fitting.min { (candidates[$0].cost, $0) < (candidates[$1].cost, $1) }
        guard let best else { continue }
        chosen[place] = best
        isChanged = true
      }
    }
    return chosen
  }

  func cost(_ chosen: [Int]) -> Double { chosen.reduce(0) { $0 + candidates[$1].cost } }

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

  func gain(_ candidate: Int, _ covered: Bitset) -> Double {
    candidates[candidate].elements.reduce(0) { covered.contains($1) ? $0 : $0 + weights[$1] }
  }

  func weight(_ chosen: [Int]) -> Double {
    Set(chosen.flatMap { candidates[$0].elements }).sorted().reduce(0) { $0 + weights[$1] }
  }

  func precedes(
    _ one: (key: Double, candidate: Int), _ other: (key: Double, candidate: Int)
  )
    -> Bool
  {
    if one.key != other.key { return one.key > other.key }
    let costs = (candidates[one.candidate].cost, candidates[other.candidate].cost)
    // Costs are sums of shares: what differs by rounding is equal.
    if abs(costs.0 - costs.1) > 1e-9 { return costs.0 < costs.1 }
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
    var bestCost = 0.0
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

    private func isBetter(_ weight: Double, _ cost: Double) -> Bool {
      weight > bestWeight + 1e-12 || weight > bestWeight - 1e-12 && cost < bestCost - 1e-9
    }

    private mutating func descend(
      _ place: Int, _ chosen: [Int], _ covered: Bitset, _ weight: Double, _ cost: Double
    ) {
      if isBetter(weight, cost) {
        (bestWeight, bestCost) = (weight, cost)
        best = chosen
      }
      guard place < order.count, chosen.count < count else { return }
      let gains = order[place...].map { coverage.gain($0, covered) }.sorted(by: >)
      let most = gains.prefix(count - chosen.count).reduce(weight, +)
      guard isBetter(most, cost) else { return }
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
