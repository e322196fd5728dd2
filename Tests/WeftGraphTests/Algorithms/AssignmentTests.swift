import TestSupport
import Testing
import WeftGraph

@Suite struct AssignmentTests {
  @Test func theSumCountsNotTheFirstTask() {
    #expect(Assignment.of([[9, 8], [9, 1]]) == [1, 0])
    #expect(Assignment.of([[1], [2]]) == [nil, 0])
    #expect(Assignment.of([[nil, 3], [nil, 4]]) == [nil, 1])
    #expect(Assignment.of([]) == [])
    #expect(Assignment.of([[]]) == [nil])
    #expect(Assignment.of([[0.0], [nil]]) == [0, nil])
  }

  @Test(arguments: 0..<80) func noOtherAssignmentIsBetter(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let tasks = Int.random(in: 1...4, using: &random)
    let people = Int.random(in: 0...5, using: &random)
    let scores = (0..<tasks).map { _ in
      (0..<people).map { _ in
        Int.random(in: 0..<4, using: &random) == 0
          ? nil : Double(Int.random(in: 0...9, using: &random))
      }
    }
    /// The most tasks, then the highest sum, trying everybody for every task.
    func best(_ task: Int, _ taken: Set<Int>) -> (Int, Double) {
      guard task < tasks else { return (0, 0) }
      var result = best(task + 1, taken)
      for person in 0..<people where !taken.contains(person) {
        guard let score = scores[task][person] else { continue }
        let rest = best(task + 1, taken.union([person]))
        let own = (rest.0 + 1, rest.1 + score)
        if own > result { result = own }
      }
      return result
    }
    let found = Assignment.of(scores)
    let used = found.compactMap(\.self)
    #expect(Set(used).count == used.count)
    let sum = found.enumerated().reduce(0.0) { total, item in
      total + (item.element.flatMap { scores[item.offset][$0] } ?? 0)
    }
    #expect((used.count, sum) == best(0, []))
  }
}
