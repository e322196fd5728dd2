import WeftGraph

/// `sum`: an integer while all values are, else a float; of durations a duration; 0 of nothing.
struct SumAccumulator: Accumulator {
  /// Wider than any value, so that the order of adding does not decide about overflow.
  private var integers: Int128 = 0
  private var floats = CompensatedSum()
  private var hasFloat = false
  private var duration: Value = .null

  mutating func add(_ value: Value) throws(EvaluationError) {
    switch value {
    case .integer(let integer): add(integer)
    case .float(let float): add(float)
    case .null: break
    case .duration: duration = duration.isNull ? value : try Value.add(duration, value)
    default: throw .wrongArgument("sum", value, expected: "numbers or durations")
    }
  }

  mutating func add(_ integer: Int64) {
    integers += Int128(integer)
  }

  mutating func add(_ float: Double) {
    hasFloat = true
    floats.add(float)
  }

  mutating func merge(_ other: Self) throws(EvaluationError) {
    integers += other.integers
    hasFloat = hasFloat || other.hasFloat
    floats.merge(other.floats)
    try add(other.duration)
  }

  func finish() throws(EvaluationError) -> Value {
    if !duration.isNull {
      if hasFloat || integers != 0 {
        throw .wrongType("sum() cannot add numbers to durations", detail: "InvalidArgumentValue")
      }
      return duration
    }
    if hasFloat {
      var total = floats
      total.add(Double(integers))
      return .float(total.value)
    }
    guard let sum = Int64(exactly: integers) else { throw .overflow("sum()") }
    return .integer(sum)
  }
}

/// `avg`: null of nothing.
struct AverageAccumulator: Accumulator {
  private var sum = CompensatedSum()
  private var count: Int64 = 0
  private var duration: Value = .null

  mutating func add(_ value: Value) throws(EvaluationError) {
    switch value {
    case .integer(let integer): add(Double(integer))
    case .float(let float): add(float)
    case .null: break
    case .duration:
      duration = duration.isNull ? value : try Value.add(duration, value)
      count += 1
    default: throw .wrongArgument("avg", value, expected: "numbers or durations")
    }
  }

  mutating func add(_ value: Int64) { add(Double(value)) }

  mutating func add(_ value: Double) {
    sum.add(value)
    count += 1
  }

  mutating func merge(_ other: Self) throws(EvaluationError) {
    if !other.duration.isNull {
      duration = duration.isNull ? other.duration : try Value.add(duration, other.duration)
    }
    sum.merge(other.sum)
    count += other.count
  }

  func finish() throws(EvaluationError) -> Value {
    if count == 0 { return .null }
    if !duration.isNull { return try Value.divide(duration, .integer(count)) }
    return .float(sum.value / Double(count))
  }
}

/// A sum of floats whose error does not grow with their number.
///
/// Source: A. Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*,
/// 1974.
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var compensation = 0.0

  mutating func add(_ value: Double) {
    let total = sum + value
    if total.isFinite {
      compensation +=
        sum.magnitude >= value.magnitude ? (sum - total) + value : (value - total) + sum
    }
    sum = total
  }

  mutating func merge(_ other: Self) {
    add(other.sum)
    add(other.compensation)
  }

  var value: Double { sum.isFinite ? sum + compensation : sum }
}
