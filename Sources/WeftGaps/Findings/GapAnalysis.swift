public import WeftGraph
public import WeftQuery

/// Runs rules over a chart and says what they found, what is clear and what could not be told.
public enum GapAnalysis {
  /// How to run.
  public struct Options: Sendable {
    /// The day as-of which the questions are asked.
    public var asOf: CalendarDate
    /// What `weft.yml` and the command line change.
    public var settings = Settings()
    /// How many threads may work at once; the report does not depend on it.
    public var threads = 1
    /// What one rule may use before the run is stopped.
    public var limits = QueryLimits.none
    /// Findings already known, which are counted and left out.
    public var baseline = Baseline()
    /// Only these rules, if any are named; they run even where the settings switch them off.
    public var ruleIDs: Set<String> = []
    /// Only rules of these families, if any are named.
    public var families: Set<String> = []
    /// Only findings at least this severe, and rules that may give one.
    public var minimumSeverity: Severity?
    /// Which findings are tried for the single relationships they rest on.
    public var fragility = FragilityScope.none

    /// Creates options for a day.
    public init(asOf: CalendarDate) { self.asOf = asOf }
  }

  /// Which findings are tried for the single relationships they rest on; each costs its rule again.
  public enum FragilityScope: Sendable {
    /// None.
    case none
    /// Those of charts of up to so many nodes and relationships.
    case charts(upTo: Int)
    /// All that are shown.
    case all
  }

  /// Runs the selected rules.
  ///
  /// Throws the problems of all rules at once: a rule that fails while it runs, or that returns rows
  /// that are no findings. A rule that reaches a limit is undetermined, with a warning of the code
  /// `limit-exceeded`, and so is a standard rule that meets a value it cannot read, with one of the
  /// code `undecided-rule`.
  public static func run(
    on graph: Graph, rules: RuleSet, options: Options
  ) throws(InputError) -> GapReport {
    let context = EvaluationContext(
      graph: graph.readable(), clock: .asOf(options.asOf), threads: options.threads)
    return try run(in: context, rules: rules, options: options)
  }

  /// Runs the selected rules in a context, sharing what has been derived from its graph.
  static func run(
    in context: EvaluationContext, rules: RuleSet, options: Options
  ) throws(InputError) -> GapReport {
    let asked = Asked(context, rules, options)
    return try asked.report(
      Concurrent.map(asked.count, threads: options.threads) { asked.answer($0) })
  }

  /// Rules to be put to a context, in any order.
  struct Asked: Sendable {
    private let context: EvaluationContext
    private let rules: RuleSet
    private let options: Options
    private let selected: [Rule]
    private let needs: Needs

    init(_ context: EvaluationContext, _ rules: RuleSet, _ options: Options) {
      self.context = context
      self.rules = rules
      self.options = options
      selected = rules.rules.filter { isSelected($0, options) }
      needs = Needs(context.graph, complete: options.settings.complete)
    }

    /// How many rules there are.
    var count: Int { selected.count }

    /// What one of them says.
    func answer(_ position: Int) -> Answer {
      Answer(to: selected[position], context, needs, options)
    }

    /// What all of them say, given the answers in their order.
    func report(_ answers: [Answer]) throws(InputError) -> GapReport {
      try GapAnalysis.report(of: answers, in: context, rules, options)
    }
  }

  private static func report(
    of answers: [Answer], in context: EvaluationContext, _ rules: RuleSet, _ options: Options
  ) throws(InputError) -> GapReport {
    let graph = context.graph
    let settings = options.settings
    var hidden = HiddenFindings(options.baseline, settings.suppressions, asOf: options.asOf)
    var report = GapReport(
      asOf: options.asOf, outcomes: [], findings: [], undetermined: [], suppressed: 0, warnings: [])
    var problems: [Diagnostic] = []
    if options.ruleIDs.isEmpty, options.families.isEmpty {
      report.switchedOff = rules.rules.filter { rule in
        !isSelected(rule, options) && options.minimumSeverity.map { rule.severity <= $0 } ?? true
      }
    }
    for answer in answers {
      switch answer.rows {
      case .success(let rows):
        add(rows, of: answer, to: &report, graph, &hidden, options.minimumSeverity)
        report.warnings += answer.warnings
      case .failure(let error) where error.diagnostics.allSatisfy(\.isLimit):
        // What the other rules found is not lost because one was stopped.
        var outcome = answer.outcome
        outcome.status = .undetermined
        outcome.isStopped = true
        report.outcomes.append(outcome)
        report.warnings += error.diagnostics
      case .failure(let error)
      where answer.outcome.rule.isStandard && error.diagnostics.allSatisfy(\.isOfData):
        // A value the chart holds against its type; the other rules do not read it.
        var outcome = answer.outcome
        outcome.status = .undetermined
        outcome.isStopped = true
        report.outcomes.append(outcome)
        report.warnings += error.diagnostics.map { $0.asUnreadable(outcome.rule) }
      case .failure(let error): problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw InputError(problems) }
    // Of a rule that is not shown nothing is said.
    let asked = report.outcomes.filter { outcome in
      outcome.status != .notAssessed
        && options.minimumSeverity.map { outcome.severity <= $0 } ?? true
    }
    report.warnings += hidden.warnings(assessed: Set(asked.map(\.rule.id)))
    applySubtrees(to: &report, context, settings, options.minimumSeverity)
    restrict(&report, to: options.minimumSeverity)
    sort(&report.findings, graph)
    addFragility(to: &report, graph, options)
    return report
  }

  /// The needs of a rule that a chart does not meet; empty where the rule can be assessed.
  public static func missing(
    for rule: Rule, in graph: Graph, settings: Settings = Settings()
  ) -> [String] {
    Needs(graph, complete: settings.complete).missing(for: rule.needs)
  }

  private static func isSelected(_ rule: Rule, _ options: Options) -> Bool {
    if options.ruleIDs.isEmpty, options.families.isEmpty {
      return !(options.settings.rules[rule.id]?.isOff ?? false)
    }
    return options.ruleIDs.contains(rule.id) || options.families.contains(rule.family)
  }

  /// What one rule said of the chart.
  struct Answer: Sendable {
    fileprivate var outcome: RuleOutcome
    fileprivate var rows: Result<RuleRows, InputError>
    fileprivate var warnings: [Diagnostic] = []

    fileprivate init(
      to rule: Rule, _ context: EvaluationContext, _ needs: Needs, _ options: Options
    ) {
      let own = options.settings.rules[rule.id] ?? Settings.RuleSettings()
      outcome = RuleOutcome(
        rule: rule, severity: own.severity ?? rule.severity, status: .clear,
        missing: needs.missing(for: rule.needs), population: nil, undetermined: 0, coverage: nil,
        findings: 0, milliseconds: 0)
      guard outcome.missing.isEmpty else {
        outcome.status = .notAssessed
        rows = .success(RuleRows(rule, context.graph))
        return
      }
      do throws(InputError) {
        let start = ContinuousClock.now
        let parameters = GapAnalysis.parameters(of: rule, options)
        let table = try RuleQuery.table(
          of: rule.query, in: EvaluationContext(sharing: context, parameters: parameters),
          limits: options.limits)
        outcome.milliseconds = start.duration(to: .now).inMilliseconds
        var found = try RuleRows(rule, table, graph: context.graph, override: own.severity)
        found.cover(needs.coverage(of: rule.needs))
        rows = .success(found)
        outcome.population = Population.count(of: rule, in: context.graph)
        warnings = RuleWarnings.of(rule, on: context.graph, catalog: StandardCatalog.catalog)
      } catch {
        rows = .failure(error)
      }
    }
  }

  /// The values of a rule's parameters.
  private static func parameters(of rule: Rule, _ options: Options) -> [String: Value] {
    let own = options.settings.rules[rule.id]?.parameters ?? [:]
    var parameters = ["asOf": Value.date(options.asOf)]
    if !options.settings.complete.isEmpty {
      parameters[Needs.parameter] = .list(
        options.settings.complete.sorted().map { .string($0) })
    }
    for parameter in rule.parameters {
      parameters[parameter.name] = own[parameter.name] ?? parameter.defaultValue
    }
    return parameters
  }

  /// Says of each finding which single relationships it rests on, as far as that is asked for.
  private static func addFragility(
    to report: inout GapReport, _ graph: Graph, _ options: Options
  ) {
    let reason: String? =
      switch options.fragility {
      case .none: "not asked for"
      case .all: nil
      case .charts(let most):
        graph.nodeCount + graph.relationshipCount <= most
          ? nil
          : "not worked out on a chart of more than \(most) nodes and relationships unless `--fragility` asks for it"
      }
    let analysis = FragilityAnalysis(graph, asOf: options.asOf, limits: options.limits)
    let rules = report.outcomes.map(\.rule)
    let findings = report.findings
    let found = Concurrent.map(rules.count, threads: options.threads) { position in
      let rule = rules[position]
      let own = findings.indices.filter { findings[$0].rule == rule.id }
      if let reason {
        return own.map { ($0, Fragility.unknown(rule.fragility ?? reason)) }
      }
      let fragilities = analysis.fragilities(
        of: own.map { findings[$0] }, rule: rule, parameters: parameters(of: rule, options))
      return Array(zip(own, fragilities))
    }
    for (place, fragility) in found.joined() { report.findings[place].fragility = fragility }
  }

  private static func add(
    _ rows: RuleRows, of answer: Answer, to report: inout GapReport, _ graph: Graph,
    _ hidden: inout HiddenFindings, _ minimum: Severity?
  ) {
    var outcome = answer.outcome
    defer { report.outcomes.append(outcome) }
    guard outcome.status != .notAssessed else { return }
    for finding in rows.findings {
      if hidden.hides(finding, in: graph) {
        // What would not be shown anyway is not what was suppressed.
        if minimum.map({ finding.severity <= $0 }) ?? true { report.suppressed += 1 }
      } else {
        report.findings.append(finding)
        outcome.findings += 1
      }
    }
    report.undetermined += rows.undetermined
    outcome.undetermined = rows.undetermined.count
    if !rows.findings.isEmpty {
      outcome.status = .found
    } else if !rows.undetermined.isEmpty {
      outcome.status = .undetermined
    }
    outcome.measureCoverage()
  }

  private static func restrict(_ report: inout GapReport, to minimum: Severity?) {
    guard let minimum else { return }
    report.findings.removeAll { $0.severity > minimum }
    for position in report.outcomes.indices {
      let id = report.outcomes[position].rule.id
      report.outcomes[position].findings = report.findings.count { $0.rule == id }
    }
    report.outcomes.removeAll { $0.severity > minimum && $0.findings == 0 }
    let kept = Set(report.outcomes.map(\.rule.id))
    report.undetermined.removeAll { !kept.contains($0.rule) }
  }
}

extension Duration {
  /// The duration in milliseconds.
  fileprivate var inMilliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}

extension Diagnostic {
  /// Whether it says that a limit stopped a query.
  fileprivate var isLimit: Bool { code == "limit-exceeded" }

  /// Whether it says that a value was not of the type that was needed.
  fileprivate var isOfData: Bool { tck?.type == "TypeError" && tck?.phase == "runtime" }

  /// The warning that a rule could not be decided for it.
  fileprivate func asUnreadable(_ rule: Rule) -> Diagnostic {
    var result = self
    result.code = "undecided-rule"
    result.severity = .warning
    result.message = "`\(rule.id)` cannot be decided on this chart: \(message)"
    result.hint = "`weft import` lists values that are not of their type"
    return result
  }
}

extension Rule {
  /// Whether it is one of the rules shipped with the library, as shipped.
  fileprivate var isStandard: Bool {
    (try? RuleSet.standard())?[id]?.text.bytes == text.bytes
  }
}
