import WeftGraph
import WeftQuery

/// What a measure averages: items that are each judged alone, some of them unknown.
struct ScoredItems: Sendable {
  /// One item.
  struct Item: Sendable {
    /// What it is: a system, a role, a pair of units.
    var nodes: [Int]
    /// What decided it.
    var relationships: [RelationshipID] = []
    /// The least it can be worth.
    var low: Double
    /// The most it can be worth; equal to ``low`` where it is known.
    var high: Double
    /// How much it counts; nil where that is unknown.
    var weight: Double? = 1
    /// Whether it surely belongs to what is measured.
    var isCertain = true
    /// What would decide it.
    var missing: [String] = []
    /// Which question it is about, where the items answer several.
    var question: String?

    var isKnown: Bool { low == high && isCertain && weight != nil }

    /// An item whose worth is known.
    static func known(
      _ value: Double, _ nodes: [Int], _ relationships: [RelationshipID] = [],
      weight: Double? = 1, isCertain: Bool = true, missing: [String] = []
    ) -> Item {
      Item(
        nodes: nodes, relationships: relationships, low: value, high: value, weight: weight,
        isCertain: isCertain, missing: missing)
    }

    /// An item whose worth is anything from 0 to 1.
    static func unknown(
      _ nodes: [Int], _ relationships: [RelationshipID] = [], missing: [String],
      weight: Double? = 1, isCertain: Bool = true
    ) -> Item {
      Item(
        nodes: nodes, relationships: relationships, low: 0, high: 1, weight: weight,
        isCertain: isCertain, missing: missing)
    }
  }

  /// The items.
  var items: [Item] = []
  /// What an item is, in the plural.
  var noun: String
  /// What holds of an item worth 1, after `18 of 22`; empty where items are worth something between.
  var predicate = ""
  /// Layers the chart does not record; any of these leaves the measure undefined.
  var unrecorded: [String] = []
  /// Whether an unknown item counts against the value, instead of being left out.
  var countsUnknownAgainst = false
  /// What is said beside the items.
  var notes: [(name: String, value: Value)] = []

  /// The mean over some of the items, as a measure's value.
  func value(
    of measure: ScoreMeasure, over items: [Item], in index: OrganizationIndex
  ) -> MeasureValue {
    guard unrecorded.isEmpty else {
      return .unrecorded(measure.id, range: measure.range, missing: unrecorded)
    }
    guard !items.isEmpty else { return .nothing(measure.id, "There are no \(noun).") }
    let known = items.filter(\.isKnown)
    let weight = known.reduce(0) { $0 + ($1.weight ?? 0) }
    let sum = known.reduce(0) { $0 + ($1.weight ?? 0) * $1.low }
    let bounds = (low: Self.bound(items, lowest: true), high: Self.bound(items, lowest: false))
    var result = MeasureValue(
      measure.id, coverage: Double(known.count) / Double(items.count), low: bounds.low,
      high: bounds.high, evidence: evidence(items, index), missing: Self.missing(items))
    if countsUnknownAgainst, let low = bounds.low {
      result.value = low
      result.summary = summary(items, known)
    } else if weight > 0 {
      result.value = sum / weight
      result.summary = summary(items, known)
    } else if known.isEmpty {
      let lacking = result.missing.isEmpty ? "" : ": " + result.missing.joined(separator: ", ")
      result.reason =
        "The chart does not say enough about any of the \(items.count) \(noun)\(lacking)."
    } else {
      result.reason = "None of the \(items.count) \(noun) carries any weight."
    }
    if let value = result.value {
      // What is known in part binds the bounds more closely than it does the mean of what is known.
      result.low = result.low.map { min($0, value) }
      result.high = result.high.map { max($0, value) }
    }
    if let reason = result.reason { result.summary = reason }
    return result
  }

  /// The lowest or highest mean the unknown leaves possible (Manski 1990).
  ///
  /// Whoever may not belong is counted where that moves the mean; an item of unknown weight may
  /// outweigh all others.
  private static func bound(_ items: [Item], lowest: Bool) -> Double? {
    func worth(_ item: Item) -> Double { lowest ? item.low : item.high }
    func moves(_ value: Double, _ mean: Double) -> Bool { lowest ? value < mean : value > mean }
    var sum = 0.0
    var weight = 0.0
    for item in items where item.isCertain {
      guard let own = item.weight else { continue }
      sum += own * worth(item)
      weight += own
    }
    let doubtful = items.filter { !$0.isCertain && $0.weight != nil }
      .sorted { moves(worth($0), worth($1)) }
    for item in doubtful {
      guard let own = item.weight, own > 0 else { continue }
      guard weight == 0 || moves(worth(item), sum / weight) else { break }
      sum += own * worth(item)
      weight += own
    }
    var mean = weight > 0 ? sum / weight : nil
    for item in items where item.weight == nil {
      if let known = mean, !moves(worth(item), known) { continue }
      mean = worth(item)
    }
    return mean
  }

  private static func missing(_ items: [Item]) -> [String] {
    var counts: [String: Int] = [:]
    for item in items { for name in item.missing { counts[name, default: 0] += 1 } }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  private func summary(_ items: [Item], _ known: [Item]) -> String {
    let unknown = items.count - known.count
    let rest = unknown == 0 || countsUnknownAgainst ? "" : "; \(unknown) unknown"
    if predicate.isEmpty { return "mean over \(known.count) \(noun)\(rest)" }
    let base = countsUnknownAgainst ? items.count : known.count
    let holding = known.count { $0.low == 1 }
    return "\(holding) of \(base) \(noun) \(predicate)\(rest)"
  }

  private func evidence(
    _ items: [Item], _ index: OrganizationIndex
  ) -> [(name: String, value: Value)] {
    func value(_ item: Item) -> Value {
      let nodes = item.nodes.map { Value.node(NodeID($0)) }
      let subject = nodes.count == 1 ? nodes[0] : .list(nodes)
      if let question = item.question {
        return .map(ValueMap([("check", .string(question)), ("of", subject)]))
      }
      guard predicate.isEmpty, item.low == item.high else { return subject }
      return .map(ValueMap([("of", subject), ("value", .float(item.low))]))
    }
    let known = items.filter(\.isKnown)
    let unknown = items.filter { !$0.isKnown }
    var result: [(name: String, value: Value)] = [("items", .integer(Int64(items.count)))]
    if predicate.isEmpty {
      let ranked = known.enumerated().sorted {
        ($0.element.low, $0.offset) < ($1.element.low, $1.offset)
      }
      result.append(("values", .list(ranked.map { value($0.element) })))
    } else {
      result.append(("failing", .list(known.filter { $0.low < 1 }.map(value))))
      result.append(("holding", .list(known.filter { $0.low == 1 }.map(value))))
    }
    if !unknown.isEmpty { result.append(("unknown", .list(unknown.map(value)))) }
    let relationships = Set(items.flatMap(\.relationships)).sorted()
    if !relationships.isEmpty {
      result.append(("relationships", .list(relationships.map { .relationship($0) })))
    }
    return result + notes
  }
}
