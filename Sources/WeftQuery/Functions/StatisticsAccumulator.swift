/// `stDev` and `stDevP`: the standard deviation of a sample or of a whole population; 0 of fewer
/// values than that takes.
///
/// Source: B. P. Welford, *Note on a Method for Calculating Corrected Sums of Squares and Products*,
/// 1962; merging: T. F. Chan, G. H. Golub, R. J. LeVeque, 1979.
struct DeviationAccumulator: Accumulator {
  private let isPopulation: Bool
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0

  init(isPopulation: Bool) { self.isPopulation = isPopulation }

  mutating func add(_ value: Value) throws(EvaluationError) {
    if value.isNull { return }
    guard let number = value.number else {
      throw .wrongArgument(isPopulation ? "stDevP" : "stDev", value, expected: "numbers")
    }
    add(number)
  }

  mutating func add(_ value: Int64) { add(Double(value)) }

  mutating func add(_ value: Double) {
    count += 1
    let distance = value - mean
    mean += distance / count
    squares += distance * (value - mean)
  }

  mutating func merge(_ other: Self) {
    if other.count == 0 { return }
    let total = count + other.count
    let distance = other.mean - mean
    mean += distance * other.count / total
    squares += other.squares + distance * distance * count * other.count / total
    count = total
  }

  func finish() -> Value {
    let divisor = isPopulation ? count : count - 1
    return .float(divisor > 0 ? (squares / divisor).squareRoot() : 0)
  }
}

/// `percentileCont`, which interpolates between values, and `percentileDisc`, which picks one.
struct PercentileAccumulator: Accumulator {
  private let isContinuous: Bool
  private let percentile: Double
  private var values: [Value] = []

  /// Creates a state; the percentile is a number from 0 to 1.
  init(isContinuous: Bool, percentile: Value) throws(EvaluationError) {
    self.isContinuous = isContinuous
    guard let number = percentile.number else {
      throw .wrongArgument(
        isContinuous ? "percentileCont" : "percentileDisc", percentile, expected: "a number")
    }
    guard number >= 0, number <= 1 else {
      throw .outOfRange("a percentile is a number from 0.0 to 1.0, not \(number)")
    }
    self.percentile = number
  }

  mutating func add(_ value: Value) throws(EvaluationError) {
    switch value {
    case .null: break
    case .integer, .float: values.append(value)
    default:
      throw .wrongArgument(
        isContinuous ? "percentileCont" : "percentileDisc", value, expected: "numbers")
    }
  }

  mutating func merge(_ other: Self) { values += other.values }

  func finish() -> Value {
    if values.isEmpty { return .null }
    let sorted = values.sorted { Value.totalOrder($0, $1) < 0 }
    guard isContinuous else {
      let rank = Int((percentile * Double(sorted.count)).rounded(.up))
      return sorted[max(rank, 1) - 1]
    }
    let position = percentile * Double(sorted.count - 1)
    let below = Int(position.rounded(.down))
    let above = Int(position.rounded(.up))
    guard let low = sorted[below].number, let high = sorted[above].number else { return .null }
    return .float(low + (high - low) * (position - Double(below)))
  }
}
