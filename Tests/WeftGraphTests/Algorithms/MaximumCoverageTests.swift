import Foundation
import TestSupport
import Testing
import WeftGraph

@Suite struct MaximumCoverageTests {
  @Test func theWorkedExampleShowsWhatGreedLoses() throws {
    let expected = try Reference.fixture("closed-form/expected.json")["greedy_max_coverage_k2"]
    let names = expected["sets"].object.keys.sorted()
    let candidates = names.map { name in
      MaximumCoverage.Candidate(elements: expected["sets"][name].integers.map { $0 - 1 })
    }
    let coverage = MaximumCoverage(candidates, weights: [Double](repeating: 1, count: 8))
    let greedy = coverage.greedy(count: 2)
    #expect(greedy.chosen.map { names[$0] } == expected["greedy"].strings)
    #expect(greedy.covered == expected["greedy_covers"].number)
    #expect(greedy.bound == expected["bound_k2"].number)
    let exact = try #require(coverage.exact(count: 2))
    #expect(exact.chosen.map { names[$0] }.sorted() == expected["optimum"].strings)
    #expect(exact.covered == expected["optimum_covers"].number)
    #expect(exact.isExact && exact.bound == 1)
    #expect(greedy.covered / exact.covered == expected["ratio"].number)
    #expect(
      abs(MaximumCoverage.bound(100_000) - (expected["bound_1_minus_1_over_e"].number ?? 0)) < 1e-5)
  }

  @Test(.needsReference) func workingGroupsCoverPairsOneAfterAnother() throws {
    let folder = try #require(Reference.folder)
    let file = folder.appendingPathComponent("data/kubernetes-sigs/stakeholder_sigs.csv")
    var groups: [String: [String]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      groups[cells[0], default: []].append(cells[1])
    }
    var numbers: [String: Int] = [:]
    let candidates = groups.sorted { $0.key < $1.key }.map { _, units in
      var pairs: [Int] = []
      for one in units {
        for other in units where one < other {
          let key = one + " " + other
          if numbers[key] == nil { numbers[key] = numbers.count }
          if let number = numbers[key] { pairs.append(number) }
        }
      }
      return MaximumCoverage.Candidate(elements: pairs)
    }
    let coverage = MaximumCoverage(
      candidates, weights: [Double](repeating: 1, count: numbers.count))
    var covered: [Double] = []
    for gain in coverage.greedy(count: 8).gains { covered.append((covered.last ?? 0) + gain) }
    #expect(covered == [36, 40, 43, 44, 45])
  }

  /// Every choice, one by one.
  private func brute(
    _ sets: [MaximumCoverage.Candidate], _ weights: [Double], _ count: Int, _ budget: Double
  )
    -> Double
  {
    var best = 0.0
    for mask in 0..<(1 << sets.count) where mask.nonzeroBitCount <= count {
      let chosen = sets.indices.filter { mask >> $0 & 1 == 1 }
      guard chosen.reduce(0, { $0 + sets[$1].cost }) <= budget else { continue }
      let elements = Set(chosen.flatMap { sets[$0].elements })
      best = max(best, elements.reduce(0) { $0 + weights[$1] })
    }
    return best
  }

  @Test(arguments: 0..<60) func exactIsBestAndGreedyKeepsItsBound(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 1000)
    let weights = (0..<10).map { _ in Double(Int.random(in: 0...3, using: &random)) }
    let sets = (0..<9).map { _ in
      MaximumCoverage.Candidate(
        elements: (0..<Int.random(in: 0...4, using: &random)).map { _ in
          Int.random(in: 0..<10, using: &random)
        },
        cost: Double(Int.random(in: 1...4, using: &random)))
    }
    let coverage = MaximumCoverage(sets, weights: weights)
    for count in 1...4 {
      let best = brute(sets, weights, count, .infinity)
      let exact = try #require(coverage.exact(count: count))
      #expect(abs(exact.covered - best) < 1e-9)
      let greedy = coverage.greedy(count: count)
      #expect(greedy.covered >= greedy.bound * best - 1e-9)
      #expect(greedy.gains.allSatisfy { $0 > 0 })
      #expect(zip(greedy.gains, greedy.gains.dropFirst()).allSatisfy { $0 >= $1 })
      let budget = Double(count * 2)
      let bounded = try #require(coverage.exact(count: .max, budget: budget))
      let affordable = brute(sets, weights, 9, budget)
      #expect(abs(bounded.covered - affordable) < 1e-9)
      let cheap = coverage.greedy(budget: budget)
      #expect(cheap.covered >= cheap.bound * affordable - 1e-9)
      #expect(cheap.chosen.reduce(0) { $0 + sets[$1].cost } <= budget)
      // Both limits at once: there is a bound, and it holds.
      let both = coverage.greedy(budget: budget, count: count)
      let reachable = brute(sets, weights, count, budget)
      #expect(both.covered >= both.bound * reachable - 1e-9)
      #expect(both.bound > 0 || both.covered == 0)
      #expect(both.chosen.count <= count)
      #expect(both.chosen.reduce(0) { $0 + sets[$1].cost } <= budget)
    }
    let unlimited = coverage.greedy(budget: 6, count: 9)
    #expect(unlimited.bound == coverage.greedy(budget: 6).bound)
  }

  @Test(arguments: 0..<40) func ofEquallyGoodChoicesTheCheapestIsTaken(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 5000)
    func sets(_ count: Int, of elements: Int) -> [MaximumCoverage.Candidate] {
      (0..<count).map { _ in
        MaximumCoverage.Candidate(
          elements: (0..<Int.random(in: 1...4, using: &random)).map { _ in
            Int.random(in: 0..<elements, using: &random)
          },
          cost: Double(Int.random(in: 1...6, using: &random)))
      }
    }
    func cost(_ chosen: [Int], _ sets: [MaximumCoverage.Candidate]) -> Double {
      chosen.reduce(0) { $0 + sets[$1].cost }
    }
    let few = sets(9, of: 8)
    for count in 1...4 {
      let best = brute(few, [Double](repeating: 1, count: 8), count, .infinity)
      let least = (0..<(1 << few.count)).filter { $0.nonzeroBitCount <= count }.map { mask in
        few.indices.filter { mask >> $0 & 1 == 1 }
      }.filter { Double(Set($0.flatMap { few[$0].elements }).count) == best }
        .map { cost($0, few) }.min()
      let coverage = MaximumCoverage(few, weights: [Double](repeating: 1, count: 8))
      #expect(cost(try #require(coverage.exact(count: count)).chosen, few) == least)
    }
    let many = sets(60, of: 40)
    let coverage = MaximumCoverage(many, weights: [Double](repeating: 1, count: 40))
    for count in [3, 8, 30] {
      let greedy = coverage.greedy(count: count)
      let best = coverage.best(count: count)
      #expect(best.covered >= greedy.covered && best.chosen.count <= count)
      if best.covered == greedy.covered {
        #expect(cost(best.chosen, many) <= cost(greedy.chosen, many))
      }
      #expect(best.bound == (best.isExact ? 1 : greedy.bound))
      #expect(best.gains.allSatisfy { $0 > 0 })
      let hurried = coverage.best(count: count, limit: 0)
      #expect(!hurried.isExact && hurried.bound == greedy.bound)
      #expect(hurried.covered >= greedy.covered && hurried.covered <= best.covered)
      #expect(zip(best.gains, best.gains.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test(arguments: 0..<20) func ofManyCandidatesTheBestAndCheapestIsFound(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 7000)
    let weights = (0..<14).map { _ in Double(Int.random(in: 0...2, using: &random)) }
    let sets = (0..<28).map { _ in
      MaximumCoverage.Candidate(
        elements: (0..<Int.random(in: 1...5, using: &random)).map { _ in
          Int.random(in: 0..<14, using: &random)
        },
        cost: Double(Int.random(in: 1...5, using: &random)))
    }
    let coverage = MaximumCoverage(sets, weights: weights)
    #expect(coverage.exact(count: 2) == nil)
    let limits: [(Int, Double)] = [
      (1, .infinity), (2, .infinity), (3, .infinity), (3, 6), (2, 4),
    ]
    for (count, budget) in limits {
      var most = 0.0
      var least = 0.0
      var choices: [[Int]] = [[]]
      for _ in 0..<count {
        choices = choices.flatMap { choice in
          [choice] + ((choice.last ?? -1) + 1..<sets.count).map { choice + [$0] }
        }
      }
      for choice in Set(choices) {
        let cost = choice.reduce(0) { $0 + sets[$1].cost }
        let weight = Set(choice.flatMap { sets[$0].elements }).reduce(0) { $0 + weights[$1] }
        guard cost <= budget, weight > most || weight == most && cost < least else { continue }
        (most, least) = (weight, cost)
      }
      let best = coverage.best(count: count, budget: budget)
      #expect(best.isExact && best.bound == 1 && best.covered == most)
      #expect(best.chosen.count <= count)
      #expect(best.chosen.reduce(0) { $0 + sets[$1].cost } == least)
    }
  }

  @Test(arguments: 0..<20) func lazyGreedyEqualsLookingAtEveryCandidateAgain(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let weights = (0..<40).map { _ in Double(Int.random(in: 0...3, using: &random)) }
    let sets = (0..<50).map { _ in
      MaximumCoverage.Candidate(
        elements: (0..<Int.random(in: 0...9, using: &random)).map { _ in
          Int.random(in: 0..<40, using: &random)
        })
    }
    var left = Set(weights.indices)
    var expected: [Int] = []
    while expected.count < 8 {
      let gains = sets.map { $0.elements.filter(left.contains).reduce(0) { $0 + weights[$1] } }
      guard let most = gains.max(), most > 0, let next = gains.firstIndex(of: most) else { break }
      expected.append(next)
      left.subtract(sets[next].elements)
    }
    #expect(MaximumCoverage(sets, weights: weights).greedy(count: 8).chosen == expected)
  }

  @Test func nothingIsChosenThatAddsNothing() {
    let coverage = MaximumCoverage(
      [.init(elements: [0]), .init(elements: [0]), .init(elements: [])], weights: [1])
    #expect(coverage.greedy(count: 3).chosen == [0])
    #expect(coverage.best(count: 3).chosen == [0])
    #expect(MaximumCoverage([], weights: []).best(count: 3).chosen.isEmpty)
  }
}
