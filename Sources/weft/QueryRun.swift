import Foundation
import WeftKit

/// Runs one query for a verb.
enum QueryRun {
  /// What is wanted beside the rows.
  enum Mode { case run, explain, profile }

  /// All rows of a query.
  static func result(
    of text: SourceText, on chart: LoadedChart, _ options: CommonOptions,
    parameters: [String: Value]
  ) throws(CommandFailure) -> QueryResult {
    do {
      return try QueryEngine.run(
        text, on: chart.graph, catalog: StandardCatalog.catalog,
        parameters: bound(parameters, chart), clock: .asOf(chart.asOf), limits: options.limits,
        threads: options.threadCount)
    } catch {
      throw .classified(error)
    }
  }

  /// Runs a query and writes its rows as they come.
  static func write(
    _ text: SourceText, on chart: LoadedChart, _ options: CommonOptions,
    parameters: [String: Value], mode: Mode, format: TableFormat,
    stated: [String] = [], question: String? = nil,
    cancellation: QueryLimits.Cancellation? = nil
  ) throws(CommandFailure) -> ExitStatus {
    let prepared: PreparedQuery
    var warnings: [Diagnostic]
    let known: Set<String>
    let parameters = bound(parameters, chart)
    do {
      let query: BoundQuery
      (query, warnings) = try Binder.bind(
        try Query.parse(text), catalog: StandardCatalog.catalog, graph: chart.graph)
      known = query.parameters
      prepared = try PreparedQuery(query, graph: chart.graph, parameters: parameters)
    } catch {
      throw .classified(error)
    }
    if let question { warnings = Self.warnings(warnings, of: question, text) }
    for name in stated where !known.contains(name) {
      let near = nearestName(to: name, among: known)
      let hint = near.map { "; did you mean '\($0)'?" } ?? ""
      let message = "the query has no parameter '\(name)'\(hint)"
      if options.strict { throw .usage(message) }
      options.say("warning: \(message)")
    }
    if options.strict, !warnings.isEmpty { throw .refused(InputError(warnings)) }
    if format != .json { for warning in warnings { options.say(warning.text) } }
    if mode == .explain || prepared.mode == .explain {
      try Terminal.write(
        ProfileReport(explaining: prepared.plan).text(style: options.style, isMeasured: false))
      return .done
    }
    let isProfiling = mode == .profile || prepared.mode == .profile
    var writer = TableWriter(
      format, columns: prepared.plan.columns, graph: chart.graph, asOf: chart.asOf,
      style: options.style)
    // A refusal must stand alone on standard output, so nothing is written before the first rows are there.
    var head: [UInt8]? = writer.begin()
    var failure: CommandFailure?
    let context = EvaluationContext(
      graph: chart.graph, parameters: parameters, clock: .asOf(chart.asOf),
      threads: options.threadCount)
    var limits = options.limits
    limits.cancellation = cancellation
    let start = ContinuousClock.now
    let measured: QueryProfile?
    do throws(InputError) {
      measured = try prepared.run(
        context: context, limits: limits, isProfiling: isProfiling
      ) { columns, count in
        // Nobody waits for what a cancelled query still has to say.
        if cancellation?.isCancelled == true { return true }
        let rows = (0..<count).map { row in
          columns.map { $0.value(at: row, in: chart.graph) }
        }
        do throws(CommandFailure) {
          try Terminal.write((head ?? []) + writer.rows(rows))
          head = nil
          return true
        } catch {
          failure = error
          return false
        }
      }
    } catch {
      throw .classified(error)
    }
    if let failure { throw failure }
    if cancellation?.isCancelled == true { throw .cancelled }
    for note in context.notes { options.say(note.text) }
    let elapsed = start.duration(to: .now)
    let profile = measured.map { ProfileReport($0, elapsed: elapsed) }
    try Terminal.write(
      (head ?? []) + writer.end(warnings: warnings + context.notes, profile: profile))
    if let profile, format != .json {
      try Terminal.write("\n" + profile.text(style: options.style, isMeasured: true))
    }
    return .done
  }

  /// What a shipped question says of a chart, which is not about how the question is written: that the
  /// chart does not record what is asked about.
  private static func warnings(
    _ found: [Diagnostic], of question: String, _ text: SourceText
  ) -> [Diagnostic] {
    let codes = ["unknown-label", "unknown-type", "unknown-property"]
    let missing = found.filter { codes.contains($0.code) }
    guard !missing.isEmpty else { return [] }
    return [
      Diagnostic(
        code: "not-recorded", severity: .warning,
        message:
          "the chart does not record what `\(question)` asks about, so its answer says nothing",
        file: text.name, notes: missing.map(\.message))
    ]
  }

  private static func bound(_ parameters: [String: Value], _ chart: LoadedChart) -> [String: Value]
  {
    parameters.merging(["asOf": .date(chart.asOf)]) { given, _ in given }
  }
}
