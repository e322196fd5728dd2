public import WeftGraph
import WeftQuery

/// Measures a chart: every measure with its value or the reason why there is none, never one number for all.
public enum Scorecard {
  /// The kinds of unit a chart can be measured by.
  public enum UnitKind: String, Sendable, CaseIterable {
    case team, function
  }

  /// How to measure.
  public struct Options: Sendable {
    /// The day as-of which the chart is measured.
    public var asOf: CalendarDate
    /// The rules some of which measures rest on; nil means the standard ones.
    public var rules: RuleSet?
    /// What is recorded completely, and the parameters of rules that measures rest on.
    public var settings = Settings()
    /// How many threads may work at once; values do not depend on it.
    public var threads = 1
    /// Only these measures, if any are named.
    public var measures: Set<String> = []
    /// Measures every unit of this kind as well.
    public var by: UnitKind?
    /// The answers of the rules, if they are at hand; otherwise the rules that measures rest on are run.
    public var report: GapReport?

    /// Creates options for a day.
    public init(asOf: CalendarDate) { self.asOf = asOf }
  }

  /// Measures a chart.
  ///
  /// Throws where a rule a measure rests on fails.
  /// - Complexity: O((nodes + relationships) × layers of reporting) beside the rules.
  public static func run(
    on graph: Graph, options: Options
  ) throws(InputError) -> ScoreReport {
    let context = EvaluationContext(
      graph: graph.readable(), clock: .asOf(options.asOf), threads: options.threads)
    return try run(in: context, options: options)
  }

  /// Measures the chart of a context, sharing what has been derived from it.
  static func run(
    in context: EvaluationContext, options: Options
  ) throws(InputError) -> ScoreReport {
    let index = OrganizationIndex.of(context)
    let input = ScoreInput(
      context: context, index: index,
      needs: Needs(context.graph, complete: options.settings.complete), options: options)
    let units = options.by.map { Self.units($0, input) } ?? []
    let measures = ScoreMeasure.all.filter {
      options.measures.isEmpty || options.measures.contains($0.id)
    }
    let order = order(of: measures)
    let parts = Concurrent.map(order.count, threads: options.threads) { position in
      Result { () throws(InputError) in
        try values(of: measures[order[position]], units, input)
      }
    }
    var found = [[MeasureValue]](repeating: [], count: measures.count)
    for (place, part) in zip(order, parts) { found[place] = try part.get() }
    return ScoreReport(asOf: options.asOf, values: found.flatMap(\.self))
  }

  /// The order in which measures are begun: of those that share what takes longest the first comes
  /// first and the others last, so that nobody waits for it.
  private static func order(of measures: [ScoreMeasure]) -> [Int] {
    let followers: Set<String> = ["hierarchy", "efficiency", "lubness"]
    let first = measures.indices.filter { measures[$0].id == "connectedness" }
    let last = measures.indices.filter { followers.contains(measures[$0].id) }
    return first + measures.indices.filter { !first.contains($0) && !last.contains($0) } + last
  }

  /// A measure of the whole chart, then of its units.
  private static func values(
    of measure: ScoreMeasure, _ units: [Int], _ input: ScoreInput
  ) throws(InputError) -> [MeasureValue] {
    var values: [MeasureValue] = []
    switch measure.method {
    case .items(let compute):
      let scored = try compute(input)
      values.append(scored.value(of: measure, over: scored.items, in: input.index))
      guard !units.isEmpty else { break }
      let parts = Self.items(of: units, scored.items, input.index)
      for (unit, items) in zip(units, parts) {
        var value = scored.value(of: measure, over: items, in: input.index)
        value.scope = NodeID(unit)
        values.append(value)
      }
    case .network(let compute):
      values.append(compute(input, input.everybody))
      for unit in units {
        var value = compute(input, input.people(of: unit))
        value.scope = NodeID(unit)
        values.append(value)
      }
    }
    return values
  }

  private static func units(_ kind: UnitKind, _ input: ScoreInput) -> [Int] {
    let kinds = input.index.kinds
    return input.index.byID(input.active(kind == .team ? kinds.team : kinds.function))
  }

  /// For each unit the items that belong to it or to something that is part of it.
  private static func items(
    of units: [Int], _ items: [ScoredItems.Item], _ index: OrganizationIndex
  ) -> [[ScoredItems.Item]] {
    var places: [Int: Int] = [:]
    for (place, unit) in units.enumerated() { places[unit] = place }
    var parts = [[ScoredItems.Item]](repeating: [], count: units.count)
    var chains: [Int: [Int]] = [:]
    for item in items {
      var homes: Set<Int> = []
      for node in item.nodes {
        for home in index.teamsBehind(node) {
          if chains[home] == nil { chains[home] = [home] + index.above(home) }
          homes.formUnion(chains[home] ?? [])
        }
      }
      for home in homes { if let place = places[home] { parts[place].append(item) } }
    }
    return parts
  }
}
