public import WeftGraph
public import WeftQuery

/// What one measure says of a chart or of one of its units: a value, or the reason why there is none.
public struct MeasureValue: Sendable {
  /// The id of the measure.
  public var measure: String
  /// The unit it is about; nil for the whole chart.
  public var scope: NodeID?
  /// The value; nil where it is not defined.
  public var value: Double?
  /// Why there is no value; nil where there is one.
  public var reason: String?
  /// The share of items whose inputs are known; nil where there is no item.
  public var coverage: Double?
  /// The value if everything unknown went against it; nil where that has no bound.
  public var low: Double?
  /// The value if everything unknown went in its favour; nil where that has no bound.
  public var high: Double?
  /// The value in words, such as `18 of 22 pairs of units are joined`.
  public var summary: String
  /// The nodes, relationships and numbers the value comes from.
  public var evidence: [(name: String, value: Value)]
  /// Labels, types and properties that would make the value sharper.
  public var missing: [String]

  init(
    _ measure: String, value: Double? = nil, reason: String? = nil, coverage: Double? = nil,
    low: Double? = nil, high: Double? = nil, summary: String = "",
    evidence: [(name: String, value: Value)] = [], missing: [String] = []
  ) {
    self.measure = measure
    self.value = value
    self.reason = reason
    self.coverage = coverage
    self.low = low
    self.high = high
    self.summary = summary
    self.evidence = evidence
    self.missing = missing
  }

  /// A measure without a value because there is nothing to measure.
  static func nothing(
    _ measure: String, _ reason: String, evidence: [(name: String, value: Value)] = []
  ) -> MeasureValue {
    MeasureValue(measure, reason: reason, summary: reason, evidence: evidence)
  }

  /// A measure without a value because the chart does not record what it reads; bounds as wide as its
  /// range.
  static func unrecorded(
    _ measure: String, range: ClosedRange<Double>?, missing: [String]
  ) -> MeasureValue {
    let words = missing.map { $0.split(separator: "|").joined(separator: " or ") }
    let reason = "The chart records no \(words.joined(separator: ", no "))."
    return MeasureValue(
      measure, reason: reason, coverage: 0, low: range?.lowerBound, high: range?.upperBound,
      summary: reason, missing: missing)
  }
}

/// Every measure of one chart.
public struct ScoreReport: Sendable {
  /// The day as-of which the chart was measured.
  public var asOf: CalendarDate
  /// The values: for each measure the whole chart first, then its units by id.
  public var values: [MeasureValue]

  /// The value of a measure for the whole chart, or nil if it was not asked for.
  public subscript(measure: String) -> MeasureValue? {
    values.first { $0.measure == measure && $0.scope == nil }
  }
}
