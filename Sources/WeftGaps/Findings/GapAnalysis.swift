public import WeftGraph
import WeftQuery

/// Runs rules over a chart and says what they found, what is clear and what could not be told.
public enum GapAnalysis {
  /// Runs the rules that the settings do not switch off.
  ///
  /// Throws the problems of all rules at once: a rule that fails while it runs, or that returns rows
  /// that are no findings. Reaching a limit is the code `limit-exceeded`.
  /// - Parameters:
  ///   - graph: The chart.
  ///   - rules: The rules to run.
  ///   - settings: What `weft.yml` and the command line change about them.
  ///   - asOf: The day as-of which the questions are asked.
  ///   - threads: How many threads may work at once; the report does not depend on it.
  ///   - limits: What one rule may use before the run is stopped.
  ///   - baseline: Findings already known, which are counted and left out.
  public static func run(
    on graph: Graph, rules: RuleSet, settings: Settings = Settings(), asOf: CalendarDate,
    threads: Int = 1, limits: QueryLimits = .none, baseline: Baseline? = nil
  ) throws(InputError) -> GapReport {
    let needs = Needs(graph, complete: settings.complete)
    let context = EvaluationContext(graph: graph, clock: .asOf(asOf), threads: threads)
    let hidden = HiddenFindings(baseline ?? Baseline(), settings.suppressions, asOf: asOf)
    var report = GapReport(
      asOf: asOf, outcomes: [], findings: [], undetermined: [], suppressed: 0, warnings: [])
    var problems: [Diagnostic] = []
    for rule in rules.rules where !(settings.rules[rule.id]?.isOff ?? false) {
      let own = settings.rules[rule.id] ?? Settings.RuleSettings()
      var outcome = RuleOutcome(
        rule: rule, severity: own.severity ?? rule.severity, status: .clear,
        missing: needs.missing(for: rule.needs), population: nil, undetermined: 0, coverage: nil,
        findings: 0, milliseconds: 0)
      guard outcome.missing.isEmpty else {
        outcome.status = .notAssessed
        report.outcomes.append(outcome)
        continue
      }
      do throws(InputError) {
        let start = ContinuousClock.now
        let table = try answer(rule, own, context, limits)
        outcome.milliseconds = start.duration(to: .now).inMilliseconds
        let rows = try RuleRows(rule, table, graph: graph, override: own.severity)
        outcome.population = Population.count(of: rule, in: graph)
        add(rows, to: &outcome, &report, graph, hidden)
      } catch {
        problems += error.diagnostics
      }
      report.outcomes.append(outcome)
    }
    guard problems.isEmpty else { throw InputError(problems) }
    applySubtrees(to: &report, context, settings)
    sort(&report.findings, graph)
    return report
  }

  private static func answer(
    _ rule: Rule, _ own: Settings.RuleSettings, _ context: EvaluationContext, _ limits: QueryLimits
  ) throws(InputError) -> Table {
    var parameters = ["asOf": Value.date(context.asOf)]
    for parameter in rule.parameters {
      parameters[parameter.name] = own.parameters[parameter.name] ?? parameter.defaultValue
    }
    let sharing = EvaluationContext(sharing: context, parameters: parameters)
    return try RuleQuery.table(of: rule.query, in: sharing, limits: limits)
  }

  private static func add(
    _ rows: RuleRows, to outcome: inout RuleOutcome, _ report: inout GapReport, _ graph: Graph,
    _ hidden: HiddenFindings
  ) {
    for finding in rows.findings {
      if hidden.contains(finding, in: graph) {
        report.suppressed += 1
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
    if let population = outcome.population, population > 0 {
      let undecided = min(outcome.undetermined, population)
      outcome.coverage = Double(population - undecided) / Double(population)
    }
  }

  /// Changes severities, and takes out what is switched off, in parts of the organization.
  private static func applySubtrees(
    to report: inout GapReport, _ context: EvaluationContext, _ settings: Settings
  ) {
    for subtree in settings.subtrees {
      guard let top = context.graph.node(subtree.under) else {
        report.warnings.append(
          Diagnostic(
            code: "unknown-node", severity: .warning,
            message: "the settings name a part of the organization `\(subtree.under)` that the chart does not have"
          ))
        continue
      }
      let index = OrganizationIndex.of(context)
      let units = Set(index.below(top.index))
      for position in report.findings.indices.reversed() {
        let finding = report.findings[position]
        guard let own = subtree.rules[finding.rule],
          finding.subjects.contains(where: { index.stands($0.index, in: units) })
        else { continue }
        if own.isOff {
          report.findings.remove(at: position)
          if let outcome = report.outcomes.firstIndex(where: { $0.rule.id == finding.rule }) {
            report.outcomes[outcome].findings -= 1
          }
        } else if let severity = own.severity {
          report.findings[position].severity = severity
        }
      }
    }
  }

  private static func sort(_ findings: inout [Finding], _ graph: Graph) {
    let keyed = findings.map { finding in
      (finding: finding, ids: finding.subjects.map { Array(graph.id(of: $0).utf8) })
    }
    findings = keyed.sorted { one, other in
      if one.finding.severity != other.finding.severity {
        return one.finding.severity < other.finding.severity
      }
      if one.finding.rule != other.finding.rule { return one.finding.rule < other.finding.rule }
      for (first, second) in zip(one.ids, other.ids) where first != second {
        return first.lexicographicallyPrecedes(second)
      }
      return one.ids.count < other.ids.count
    }.map(\.finding)
  }
}

extension Duration {
  /// The duration in milliseconds.
  fileprivate var inMilliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}

/// Findings that are not shown: known from a baseline, or accepted in the settings.
private struct HiddenFindings {
  private let baseline: Baseline
  private let suppressions: [Settings.Suppression]

  init(_ baseline: Baseline, _ suppressions: [Settings.Suppression], asOf: CalendarDate) {
    self.baseline = baseline
    self.suppressions = suppressions.filter { $0.until.map { asOf <= $0 } ?? true }
  }

  func contains(_ finding: Finding, in graph: Graph) -> Bool {
    if baseline.fingerprints.contains(finding.fingerprint) { return true }
    return suppressions.contains { suppression in
      suppression.rule == finding.rule
        && suppression.subjects == Set(finding.subjects.map { graph.id(of: $0) })
    }
  }
}

extension OrganizationIndex {
  /// Whether a node belongs to some units: is one, a member or role of one, or owned by one.
  func stands(_ node: Int, in units: Set<Int>) -> Bool {
    if units.contains(node) { return true }
    return memberships[node].contains { units.contains(Int($0)) }
      || parents[node].contains { units.contains(Int($0)) }
      || owningTeams[node].contains { units.contains(Int($0)) }
  }
}
