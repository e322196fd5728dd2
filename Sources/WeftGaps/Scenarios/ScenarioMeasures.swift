import WeftGraph
import WeftQuery

/// What changes make of measures: only those are taken again that may differ.
extension ScenarioAnalysis {
  /// Measures of the solid lines between active people, which take long on large charts and which most
  /// changes leave as they are.
  static let measuresOfLines: Set<String> = [
    "connectedness", "hierarchy", "efficiency", "lubness",
  ]

  /// The measures of a graph.
  /// - Parameters:
  ///   - only: Only these; nil is all.
  ///   - left: All but these.
  ///   - threads: How many threads may work at once; nil is as many as the options say.
  static func measures(
    in context: EvaluationContext, _ report: GapReport, _ options: Options,
    only: Set<String>? = nil, leaving left: Set<String> = [], threads: Int? = nil
  ) throws(InputError) -> [NamedMeasure] {
    switch options.measures {
    case .none: return []
    case .custom(let measure): return try measure(context.graph, report)
    case .scorecard:
      let wanted = (only ?? Set(ScoreMeasure.all.map(\.id))).subtracting(left)
      guard !wanted.isEmpty else { return [] }
      var own = Scorecard.Options(asOf: options.gaps.asOf)
      own.settings = options.gaps.settings
      own.threads = threads ?? options.gaps.threads
      own.measures = wanted
      own.report = report
      return try Scorecard.run(in: context, options: own).values.map {
        NamedMeasure(id: $0.measure, value: $0.value)
      }
    }
  }

  /// The measures before and after a change.
  /// - Parameter steady: Those the change cannot make others of; nil is all.
  func measureChanges(
    _ steady: Set<String>?, in changed: EvaluationContext, _ after: GapReport,
    _ selection: Selection
  ) throws(InputError) -> [MeasureChange] {
    guard case .scorecard = options.measures else {
      let measured =
        steady == nil
        ? measures : try Self.measures(in: changed, after, options, threads: selection.threads)
      return MeasureChange.pairs(measures, measured)
    }
    let wanted = selection.measures ?? Set(ScoreMeasure.all.map(\.id))
    let steady = steady ?? wanted.union(deferred)
    var before = measures.filter { wanted.contains($0.id) }
    let late = deferred.subtracting(steady)
    if !late.isDisjoint(with: wanted) {
      before += try deferredMeasures().filter { wanted.contains($0.id) }
    }
    let measured = try Self.measures(
      in: changed, after, options, only: wanted.subtracting(steady), threads: selection.threads)
    let known = before.filter { steady.contains($0.id) }
    let places = Dictionary(
      ScoreMeasure.all.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let all = (measured + known).sorted { (places[$0.id] ?? 0) < (places[$1.id] ?? 0) }
    return MeasureChange.pairs(before, all)
  }

  /// What has been put off, taken of the chart as it is, once.
  private func deferredMeasures() throws(InputError) -> [NamedMeasure] {
    try context.cached("scenario.deferred") {
      Result { () throws(InputError) in
        try Self.measures(in: context, report, options, only: deferred)
      }
    }.get()
  }

  /// The measures a change cannot make others of.
  func steadyMeasures(
    _ touched: TouchedNames, _ change: OrganizationChange, _ changed: EvaluationContext
  ) -> Set<String> {
    let needs = ["Person", "REPORTS_TO"]
    let complete = options.gaps.settings.complete
    let isSteady =
      change.facts.isDisjoint(with: [.people, .managers]) && !touched.isRelabelled
      && touched.labels.isDisjoint(with: ["Person", "Missing"])
      && touched.keys.isDisjoint(with: ["active", "start", "end"])
      && Needs(graph, complete: complete).missing(for: needs)
        == Needs(changed.graph, complete: complete).missing(for: needs)
    return isSteady ? Self.measuresOfLines : []
  }
}
