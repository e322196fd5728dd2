extension MaximumCoverage {
  /// Looks for a better choice than a given one among many candidates, for as long as is allowed.
  ///
  /// Branch and bound: candidates stand in the order of their gains, which only shrink, so the gains a
  /// choice began with bound what is left of it. First the weight is raised until no branch can raise it,
  /// then the cost is lowered at that weight; a branch cannot have what is missing for less than the best
  /// gain per cost in it.
  struct WideSearch {
    private let coverage: MaximumCoverage
    private let count: Int
    private let budget: Double
    private let total: Double
    /// How many gains may still be looked at.
    private var left: Int
    /// Whether it is the cost that is lowered now.
    private var isSaving = false
    private(set) var best: [Int]
    private var bestWeight: Double
    private var bestCost: Double

    private typealias Entry = (gain: Double, candidate: Int)

    /// Starts from a choice within the limits.
    init(
      _ coverage: MaximumCoverage, count: Int, budget: Double, from start: [Int], limit: Int
    ) {
      (self.coverage, self.count, self.budget) = (coverage, count, budget)
      left = limit
      best = start
      bestWeight = coverage.weight(start)
      bestCost = coverage.cost(start)
      total = coverage.weight(Array(coverage.candidates.indices))
    }

    /// Improves ``best``; whether nothing covers more is known then.
    /// - Complexity: O(`limit` × elements of a candidate, with a sort).
    mutating func run() -> Bool {
      guard left > 0 else { return false }
      let none = Bitset(capacity: coverage.weights.count)
      let entries = sorted(Array(coverage.candidates.indices), none)
      descend(entries[...], [], none, 0, 0)
      guard left > 0 else { return false }
      isSaving = true
      descend(entries[...], [], none, 0, 0)
      return true
    }

    /// Candidates that still gain something, the highest gain first, of equals the cheapest.
    private mutating func sorted(_ candidates: [Int], _ covered: Bitset) -> [Entry] {
      left -= candidates.count
      var entries = candidates.map { (gain: coverage.gain($0, covered), candidate: $0) }
        .filter { $0.gain > 0 }
      entries.sort { coverage.precedes(($0.gain, $0.candidate), ($1.gain, $1.candidate)) }
      return entries
    }

    /// What a choice has to cover to be better than the best one, at the least.
    private var wanted: Double { isSaving ? bestWeight - 1e-12 : bestWeight + 1e-12 }

    /// The least cost of a unit of gain among some candidates and those after each.
    private mutating func prices(_ entries: ArraySlice<Entry>) -> [Double] {
      left -= entries.count
      var prices: [Double] = []
      for entry in entries.reversed() {
        let own = coverage.candidates[entry.candidate].cost / entry.gain
        prices.append(min(prices.last ?? .infinity, own))
      }
      return prices.reversed()
    }

    /// Tries every further candidate, in the order of gains that may be less by now.
    private mutating func descend(
      _ entries: ArraySlice<Entry>, _ chosen: [Int], _ covered: Bitset, _ weight: Double,
      _ cost: Double
    ) {
      let room = count - chosen.count
      guard room > 0 else { return }
      let least = isSaving ? prices(entries) : []
      for (number, place) in entries.indices.enumerated() {
        let entry = entries[place]
        let most = entries[place...].prefix(room).reduce(weight) { $0 + $1.gain }
        guard left > 0, min(most, total) >= wanted else { return }
        if isSaving, cost + (bestWeight - weight) * least[number] >= bestCost - 1e-9 { return }
        let own = coverage.candidates[entry.candidate]
        guard cost + own.cost <= budget, !isSaving || cost + own.cost < bestCost - 1e-9 else {
          continue
        }
        let gain = coverage.gain(entry.candidate, covered)
        left -= 1
        if weight + gain >= wanted {
          best = chosen + [entry.candidate]
          (bestWeight, bestCost) = (max(bestWeight, weight + gain), cost + own.cost)
        }
        guard room > 1 else { continue }
        var wider = covered
        for element in own.elements { wider.insert(element) }
        let rest = entries[(place + 1)...]
        // The last one is taken from the old order: few of it are ever looked at.
        let next = room == 2 ? rest : sorted(rest.map(\.candidate), wider)[...]
        descend(next, chosen + [entry.candidate], wider, weight + gain, cost + own.cost)
      }
    }
  }
}
