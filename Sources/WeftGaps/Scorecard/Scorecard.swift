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
    var report = ScoreReport(asOf: options.asOf, values: [])
    for measure in ScoreMeasure.all
    where options.measures.isEmpty || options.measures.contains(measure.id) {
      switch measure.method {
      case .items(let compute):
        let scored = try compute(input)
        report.values.append(scored.value(of: measure, over: scored.items, in: index))
        guard !units.isEmpty else { continue }
        let parts = Self.items(of: units, scored.items, index)
        for (unit, items) in zip(units, parts) {
          var value = scored.value(of: measure, over: items, in: index)
          value.scope = NodeID(unit)
          report.values.append(value)
        }
      case .network(let compute):
        report.values.append(compute(input, input.everybody))
        for unit in units {
          var value = compute(input, input.people(of: unit))
          value.scope = NodeID(unit)
          report.values.append(value)
        }
      }
    }
    return report
  }

  /// Takes every measure of whole charts, for comparing before and after.
  ///
  /// The closure takes a graph and what the rules found in it.
  public static func measuring(
    asOf: CalendarDate, settings: Settings = Settings(), threads: Int = 1
  ) -> @Sendable (Graph, GapReport) throws(InputError) -> [NamedMeasure] {
    { (graph, found) throws(InputError) in
      var options = Options(asOf: asOf)
      options.settings = settings
      options.threads = threads
      options.report = found
      return try run(on: graph, options: options).values.map {
        NamedMeasure(id: $0.measure, value: $0.value)
      }
    }
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
