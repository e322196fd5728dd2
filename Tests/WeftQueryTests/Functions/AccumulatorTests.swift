import Testing
import WeftGraph

@testable import WeftQuery

@Suite struct AccumulatorTests {
  private func result<A: Accumulator>(_ empty: A, _ values: [Value]) throws -> Value {
    var state = empty
    for value in values { try state.add(value) }
    return try state.finish()
  }

  @Test func `aggregates of nothing`() throws {
    #expect(Value.isEquivalent(try result(CountAccumulator(), [.null]), .integer(0)))
    #expect(Value.isEquivalent(try result(SumAccumulator(), [.null]), .integer(0)))
    #expect(try result(AverageAccumulator(), []).isNull)
    #expect(try result(ExtremeAccumulator(isMaximum: true), [.null]).isNull)
    #expect(Value.isEquivalent(try result(CollectAccumulator(), [.null]), .list([])))
    let percentile = try PercentileAccumulator(isContinuous: true, percentile: .float(0.5))
    #expect(try result(percentile, []).isNull)
    #expect(
      Value.isEquivalent(
        try result(DeviationAccumulator(isPopulation: false), [.integer(3)]), .float(0)))
  }

  @Test func `sum keeps integers and tells overflow`() throws {
    let values: [Value] = [.integer(.max), .integer(1), .integer(-1)]
    #expect(Value.isEquivalent(try result(SumAccumulator(), values), .integer(.max)))
    #expect(throws: EvaluationError.self) {
      try result(SumAccumulator(), Array(values.dropLast()))
    }
    guard case .float = try result(SumAccumulator(), [.integer(1), .float(0.5)]) else {
      Testing.Issue.record("a float makes the sum a float")
      return
    }
    #expect(throws: EvaluationError.self) { try result(SumAccumulator(), [.string("1")]) }
  }

  @Test func `a long sum of floats keeps its digits`() throws {
    let values = [Value](repeating: .float(0.1), count: 1_000_000)
    #expect(Value.isEquivalent(try result(SumAccumulator(), values), .float(100_000)))
  }

  @Test func `durations are summed and averaged`() throws {
    let values: [Value] = [
      .duration(CalendarDuration(months: 1)), .duration(CalendarDuration(days: 4)),
    ]
    let sum = Value.duration(CalendarDuration(months: 1, days: 4))
    #expect(Value.isEquivalent(try result(SumAccumulator(), values), sum))
    let half = try Value.divide(sum, .integer(2))
    #expect(Value.isEquivalent(try result(AverageAccumulator(), values), half))
  }

  @Test func `percentiles pick or interpolate`() throws {
    let values: [Value] = [.integer(10), .integer(40), .integer(20), .integer(30)]
    let expected: [(Double, Value, Value)] = [
      (0, .integer(10), .float(10)), (0.25, .integer(10), .float(17.5)),
      (0.5, .integer(20), .float(25)), (0.51, .integer(30), .float(25.3)),
      (1, .integer(40), .float(40)),
    ]
    for (percentile, discrete, continuous) in expected {
      let picked = try PercentileAccumulator(isContinuous: false, percentile: .float(percentile))
      #expect(Value.isEquivalent(try result(picked, values), discrete))
      let between = try PercentileAccumulator(isContinuous: true, percentile: .float(percentile))
      guard case .float(let value) = try result(between, values),
        case .float(let wanted) = continuous
      else {
        Testing.Issue.record("percentileCont gives a float")
        continue
      }
      #expect((value - wanted).magnitude < 1e-12)
    }
    #expect(throws: EvaluationError.self) {
      try PercentileAccumulator(isContinuous: true, percentile: .float(1.5))
    }
  }

  @Test(arguments: 0..<10) func `parts merge into the whole`(seed: UInt64) throws {
    var random = SeededValues(seed: seed)
    let values: [Value] = (0..<50).map { _ in
      random.int(0...9) == 0 ? .null : .integer(random.int(-5...5))
    }
    let cut = Int(random.int(0...50))
    func check<A: Accumulator>(_ empty: A, _ comment: Testing.Comment) throws {
      var left = empty
      var right = empty
      for value in values[..<cut] { try left.add(value) }
      for value in values[cut...] { try right.add(value) }
      try left.merge(right)
      let whole = try result(empty, values)
      switch (whole, try left.finish()) {
      case (.float(let one), .float(let other)):
        #expect((one - other).magnitude < 1e-9, comment)
      case (let one, let other): #expect(Value.isEquivalent(one, other), comment)
      }
    }
    try check(CountAccumulator(), "count")
    try check(RowCountAccumulator(), "count(*)")
    try check(SumAccumulator(), "sum")
    try check(AverageAccumulator(), "avg")
    try check(ExtremeAccumulator(isMaximum: true), "max")
    try check(ExtremeAccumulator(isMaximum: false), "min")
    try check(CollectAccumulator(), "collect")
    try check(DeviationAccumulator(isPopulation: true), "stDevP")
    try check(DeviationAccumulator(isPopulation: false), "stDev")
    try check(DistinctAccumulator(CollectAccumulator()), "collect(DISTINCT)")
    try check(DistinctAccumulator(SumAccumulator()), "sum(DISTINCT)")
    try check(
      try PercentileAccumulator(isContinuous: false, percentile: .float(0.3)), "percentileDisc")
  }
}
