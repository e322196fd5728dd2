public import WeftGraph
public import WeftQuery

/// A chart about which is asked what changes would make of it: asked once, changed any number of times.
public struct ScenarioAnalysis: Sendable {
  /// The measures taken of a graph.
  public enum Measures: Sendable {
    /// None.
    case none
    /// Those of the scorecard.
    case scorecard
    /// Any others, given the report of a graph's findings.
    case custom(@Sendable (Graph, GapReport) throws(InputError) -> [NamedMeasure])
  }

  /// How to ask.
  public struct Options: Sendable {
    /// How the rules are run, before and after.
    public var gaps: GapAnalysis.Options
    /// The measures taken, before and after.
    public var measures: Measures
    /// The functions and procedures change scripts may call.
    public var catalog = StandardCatalog.catalog
    /// The values of parameters of change scripts.
    public var parameters: [String: Value] = [:]

    /// Creates options.
    public init(gaps: GapAnalysis.Options, measures: Measures = .none) {
      self.gaps = gaps
      self.measures = measures
    }
  }

  /// Which rules and measures are looked at again; all that a change may concern, unless said otherwise.
  struct Selection {
    /// Only these rules: the others' answers are taken to be as before.
    var rules: Set<String>?
    /// What is shared by the parts of one edit, each asked with what the others make hidden.
    var shared: SharedByParts?
    /// The part of the edit that is looked at; nil is all of it.
    var part: GraphEdit?
    /// Only these measures.
    var measures: Set<String>?
    /// How many threads may work at once; nil is as many as the options say.
    var threads: Int?
    /// Relationships of the new graph that are taken to be not current.
    var hidden: [RelationshipID] = []
    /// Nodes of the new graph that are taken to be not active.
    var hiddenNodes: [NodeID] = []
  }

  /// What is the same whatever part of an edit is asked.
  struct SharedByParts {
    /// The new graph with nothing hidden.
    var whole: EvaluationContext
    /// What was found before the edit, in the new graph's numbers.
    var before: [Finding]
  }

  /// The chart as it is.
  public let graph: Graph
  /// What the rules find in it.
  public let report: GapReport
  /// Its measures, but for those put off until a change may concern them.
  public let measures: [NamedMeasure]
  let rules: RuleSet
  let options: Options
  let context: EvaluationContext
  /// The measures taken only where a change may concern them.
  let deferred: Set<String>

  /// Runs the rules on a chart and measures it.
  public init(of graph: Graph, rules: RuleSet, options: Options) throws(InputError) {
    let context = Self.context(of: graph, options.gaps)
    try self.init(
      of: graph, in: context, rules: rules, options: options,
      report: try GapAnalysis.run(in: context, rules: rules, options: options.gaps))
  }

  /// Measures a chart on which the rules have been run, in the context of its readable values.
  /// - Parameter deferred: Measures that are taken only where a change may concern them.
  init(
    of graph: Graph, in context: EvaluationContext, rules: RuleSet, options: Options,
    report: GapReport, deferring deferred: Set<String> = []
  ) throws(InputError) {
    self.graph = graph
    self.context = context
    self.rules = rules
    self.options = options
    self.report = report
    self.deferred = deferred
    measures = try Self.measures(in: context, report, options, leaving: deferred)
  }

  /// The context of a graph, in which a selection is asked.
  static func context(
    of graph: Graph, _ options: GapAnalysis.Options, _ selection: Selection = Selection()
  ) -> EvaluationContext {
    let context = EvaluationContext(
      graph: selection.shared?.whole.graph ?? graph.readable(), clock: .asOf(options.asOf),
      threads: selection.threads ?? options.threads, hidden: selection.hidden,
      hiddenNodes: selection.hiddenNodes)
    if let whole = selection.shared?.whole {
      OrganizationIndex.prepare(for: context, of: OrganizationIndex.of(whole))
    }
    return context
  }

  /// What parts of an edit share, given the graph that all of it makes and its context.
  func shared(by made: EditedGraph, in context: EvaluationContext) -> SharedByParts {
    SharedByParts(whole: context, before: report.findings.map(Renumbering(made).finding))
  }

  /// What a change script makes of the chart.
  ///
  /// Throws where the script cannot be run, or would leave a chart that cannot be.
  public func scenario(of script: SourceText) throws(InputError) -> Scenario {
    var running = ChangeScript.Options(
      catalog: options.catalog, clock: .asOf(options.gaps.asOf))
    running.parameters = options.parameters.merging(["asOf": .date(options.gaps.asOf)]) {
      given, _ in given
    }
    running.limits = options.gaps.limits
    running.threads = options.gaps.threads
    running.checksNames = true
    running.recordsPlaces = true
    let result = try Self.result(of: script, on: graph, running)
    let allowed = try SoundChange(result.edit, places: result.places, script: script).check()
    var scenario = try scenario(
      named: script.name, result.edit, result.numbering, Selection())
    scenario.warnings = result.warnings + allowed + scenario.warnings
    return scenario
  }

  /// Runs a script, whose parameters no option gives.
  private static func result(
    of script: SourceText, on graph: Graph, _ options: ChangeScript.Options
  ) throws(InputError) -> ChangeScript.Result {
    do throws(InputError) {
      return try ChangeScript.run(script, on: graph, options: options)
    } catch {
      throw InputError(
        error.diagnostics.map { problem in
          var problem = problem
          if problem.code == "missing-parameter", problem.hint?.contains("--param") ?? false {
            problem.hint = "a change has no parameter but `$asOf`: write the value itself"
          }
          return problem
        })
    }
  }

  /// What an edit of the chart makes of it.
  public func scenario(named name: String, of edit: GraphEdit) throws(InputError) -> Scenario {
    try scenario(named: name, of: edit, Selection())
  }

  /// What an edit of the chart makes of it, as far as some rules and measures tell.
  func scenario(
    named name: String, of edit: GraphEdit, _ selection: Selection
  ) throws(InputError) -> Scenario {
    try scenario(
      named: name, edit, edit.finish(threads: selection.threads ?? options.gaps.threads), selection)
  }

  /// What an edit of the chart makes of it, given the graph it makes.
  func scenario(
    named name: String, _ edit: GraphEdit, _ made: EditedGraph, _ selection: Selection
  ) throws(InputError) -> Scenario {
    let begun = begin(named: name, edit, made, selection)
    let threads = selection.threads ?? options.gaps.threads
    return try finish(begun, Concurrent.map(begun.count, threads: threads) { begun.answer($0) })
  }

  /// The scenario of which all rules have been asked.
  func finish(
    _ begun: Begun, _ answers: [GapAnalysis.Answer]
  ) throws(InputError) -> Scenario {
    let (edit, made, selection) = (begun.edit, begun.made, begun.selection)
    let isRerun = Set(begun.rerun)
    let after = report(
      on: made, try begun.asked?.report(answers), rerunning: isRerun, selection)
    // What is not asked again says what it did.
    let before = report.findings.filter { isRerun.contains($0.rule) }
    let again = after.findings.filter { isRerun.contains($0.rule) }
    let old = Dictionary(
      before.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Set(again.map(\.fingerprint))
    var differing: [Scenario.ChangedFinding] = []
    if selection.part == nil {
      let toEdit = Renumbering(made)
        .inverse(nodes: made.graph.nodeCount, made.graph.relationshipCount)
      differing = again.compactMap { finding in
        guard let before = old[finding.fingerprint],
          !before.saysTheSame(as: toEdit.finding(finding))
        else { return nil }
        return Scenario.ChangedFinding(before: before, after: finding)
      }
    }
    let unassessed = Scenario.Unassessed.between(report, after)
    let newlyAssessed = Scenario.Unassessed.between(after, report).map(\.rule)
    let lost = Set(unassessed.map(\.rule))
    let closed = before.filter { !new.contains($0.fingerprint) && !lost.contains($0.rule) }
    let hidden = Set(selection.hiddenNodes)
    let opened = again.filter { finding in
      old[finding.fingerprint] == nil && !finding.subjects.contains(where: hidden.contains)
    }
    let measured = try measureChanges(begun.steady, in: begun.context, after, selection)
    var subjects = (opened + differing.map(\.after)).flatMap(\.subjects).map(made.graph.id(of:))
    subjects += closed.flatMap(\.subjects).map(graph.id(of:))
    return Scenario(
      name: begun.name, graph: made.graph, changes: edit.changes, report: after, closed: closed,
      opened: opened, revealed: revealed(opened, newlyAssessed, made), changed: differing,
      unassessed: unassessed,
      newlyAssessed: newlyAssessed,
      measures: measured,
      affected: Affected.ids(of: edit, made, and: subjects), rerun: begun.rerun,
      warnings: after.stops)
  }

  private func revealed(
    _ opened: [Finding], _ newlyAssessed: [String], _ made: EditedGraph
  ) -> [Finding] {
    let renumbering = Renumbering(made)
    let undetermined = self.report.undetermined.map { item in
      var item = item
      item.subjects = item.subjects.compactMap(renumbering.node)
      return item
    }
    return Scenario.revealed(
      opened, newlyAssessed: newlyAssessed, undetermined: undetermined,
      isAdded: { graph.node(made.graph.id(of: $0)) == nil })
  }

  // MARK: Rules

  /// The rules, of all or some, whose answer may be another one.
  func affectedRules(
    by touched: TouchedNames, _ change: OrganizationChange, _ changed: EvaluationContext,
    among only: Set<String>?
  ) -> [String] {
    let outcomes = report.outcomes.filter { only?.contains($0.rule.id) ?? true }
    // Which part of the organization a finding belongs to may change with any edge.
    guard options.gaps.settings.subtrees.isEmpty else { return outcomes.map(\.rule.id) }
    return outcomes.filter { outcome in
      let missing = GapAnalysis.missing(
        for: outcome.rule, in: changed.graph, settings: options.gaps.settings)
      return missing != outcome.missing || RuleReads(of: outcome.rule).meets(touched, change)
    }.map(\.rule.id)
  }

  /// The report of a changed graph: what the rules asked again say, and what the others said.
  private func report(
    on made: EditedGraph, _ fresh: GapReport?, rerunning isRerun: Set<String>,
    _ selection: Selection
  ) -> GapReport {
    let renumbering = Renumbering(made)
    var result = report
    result.warnings = []
    for place in result.outcomes.indices
    where result.outcomes[place].population != nil
      && !isRerun.contains(result.outcomes[place].rule.id)
    {
      result.outcomes[place].population = Population.count(
        of: result.outcomes[place].rule, in: made.graph)
      result.outcomes[place].measureCoverage()
    }
    result.findings =
      selection.shared?.before.filter { !isRerun.contains($0.rule) }
      ?? report.findings.filter { !isRerun.contains($0.rule) }.map(renumbering.finding)
    result.undetermined = report.undetermined.filter { !isRerun.contains($0.rule) }.map { item in
      var item = item
      item.subjects = item.subjects.compactMap(renumbering.node)
      return item
    }
    if let fresh {
      let outcomes = Dictionary(
        fresh.outcomes.map { ($0.rule.id, $0) }, uniquingKeysWith: { first, _ in first })
      result.outcomes = result.outcomes.map { outcomes[$0.rule.id] ?? $0 }
      result.findings = GapAnalysis.merged(result.findings, fresh.findings, made.graph)
      result.undetermined += fresh.undetermined
      result.warnings = fresh.warnings
    }
    return result
  }
}
