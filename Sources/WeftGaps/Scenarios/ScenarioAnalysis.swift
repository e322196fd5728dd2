public import WeftGraph
public import WeftQuery

/// A chart about which is asked what changes would make of it: asked once, changed any number of times.
public struct ScenarioAnalysis: Sendable {
  /// How to ask.
  public struct Options: Sendable {
    /// How the rules are run, before and after.
    public var gaps: GapAnalysis.Options
    /// The measures taken of a graph, given the report of its findings; none by default.
    public var measure: @Sendable (Graph, GapReport) throws(InputError) -> [NamedMeasure]
    /// The functions and procedures change scripts may call.
    public var catalog = StandardCatalog.catalog
    /// The values of parameters of change scripts.
    public var parameters: [String: Value] = [:]

    /// Creates options.
    public init(
      gaps: GapAnalysis.Options,
      measure: @escaping @Sendable (Graph, GapReport) throws(InputError) -> [NamedMeasure] = {
        (_, _) throws(InputError) in []
      }
    ) {
      self.gaps = gaps
      self.measure = measure
    }
  }

  /// The chart as it is.
  public let graph: Graph
  /// What the rules find in it.
  public let report: GapReport
  /// Its measures.
  public let measures: [NamedMeasure]
  private let rules: RuleSet
  private let options: Options

  /// Runs the rules on a chart and measures it.
  /// - Parameter report: What the rules find, where that is known already.
  public init(
    of graph: Graph, rules: RuleSet, options: Options, report: GapReport? = nil
  ) throws(InputError) {
    self.graph = graph
    self.rules = rules
    self.options = options
    let found: GapReport
    if let report {
      found = report
    } else {
      found = try GapAnalysis.run(on: graph, rules: rules, options: options.gaps)
    }
    self.report = found
    measures = try options.measure(graph, found)
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
    let result = try ChangeScript.run(script, on: graph, options: running)
    try SoundChange(result.edit, places: result.places, script: script).check()
    var scenario = try scenario(named: script.name, result.edit, result.numbering)
    scenario.warnings = result.warnings + scenario.warnings
    return scenario
  }

  /// What an edit of the chart makes of it.
  public func scenario(named name: String, of edit: GraphEdit) throws(InputError) -> Scenario {
    try scenario(named: name, edit, edit.finish())
  }

  private func scenario(
    named name: String, _ edit: GraphEdit, _ made: EditedGraph
  ) throws(InputError) -> Scenario {
    let rerun = edit.isEmpty ? [] : affectedRules(by: edit, in: made.graph)
    let after = try report(on: made, rerunning: rerun)
    let toNew = Renumbering(made)
    let toEdit = toNew.inverse(nodes: made.graph.nodeCount, made.graph.relationshipCount)
    let old = Dictionary(
      report.findings.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(
      after.findings.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    let changed = after.findings.compactMap { finding -> Scenario.ChangedFinding? in
      guard let before = old[finding.fingerprint],
        !before.saysTheSame(as: toEdit.finding(finding))
      else { return nil }
      return Scenario.ChangedFinding(before: before, after: finding)
    }
    let closed = report.findings.filter { new[$0.fingerprint] == nil }
    let opened = after.findings.filter { old[$0.fingerprint] == nil }
    let measured = edit.isEmpty ? measures : try options.measure(made.graph, after)
    var subjects = (opened + changed.map(\.after)).flatMap(\.subjects).map(made.graph.id(of:))
    subjects += closed.flatMap(\.subjects).map(graph.id(of:))
    return Scenario(
      name: name, graph: made.graph, changes: edit.changes, report: after, closed: closed,
      opened: opened, changed: changed, measures: MeasureChange.pairs(measures, measured),
      affected: Affected.ids(of: edit, made, and: subjects), rerun: rerun,
      warnings: after.warnings.filter { $0.code == "limit-exceeded" })
  }

  // MARK: Rules

  /// The rules whose answer may be another one.
  private func affectedRules(by edit: GraphEdit, in new: Graph) -> [String] {
    let ids = report.outcomes.map(\.rule.id)
    // Which part of the organization a finding belongs to may change with any edge.
    guard options.gaps.settings.subtrees.isEmpty else { return ids }
    let touched = TouchedNames(of: edit)
    return report.outcomes.filter { outcome in
      let missing = GapAnalysis.missing(
        for: outcome.rule, in: new, settings: options.gaps.settings)
      return missing != outcome.missing || RuleReads(of: outcome.rule).meets(touched)
    }.map(\.rule.id)
  }

  private func report(
    on made: EditedGraph, rerunning rerun: [String]
  ) throws(InputError) -> GapReport {
    let renumbering = Renumbering(made)
    let isRerun = Set(rerun)
    var result = report
    result.warnings = []
    result.findings = report.findings.filter { !isRerun.contains($0.rule) }
      .map(renumbering.finding)
    result.undetermined = report.undetermined.filter { !isRerun.contains($0.rule) }.map { item in
      var item = item
      item.subjects = item.subjects.compactMap(renumbering.node)
      return item
    }
    if !rerun.isEmpty {
      var again = options.gaps
      again.ruleIDs = isRerun
      again.families = []
      let fresh = try GapAnalysis.run(on: made.graph, rules: rules, options: again)
      let outcomes = Dictionary(
        fresh.outcomes.map { ($0.rule.id, $0) }, uniquingKeysWith: { first, _ in first })
      result.outcomes = result.outcomes.map { outcomes[$0.rule.id] ?? $0 }
      result.findings += fresh.findings
      result.undetermined += fresh.undetermined
      result.warnings = fresh.warnings
      GapAnalysis.sort(&result.findings, made.graph)
    }
    return result
  }
}

/// Which number everything of one graph has in another.
private struct Renumbering {
  private let nodes: [UInt32]
  private let relationships: [UInt32]

  init(_ made: EditedGraph) {
    nodes = made.nodes
    relationships = made.relationships
  }

  private init(nodes: [UInt32], relationships: [UInt32]) {
    self.nodes = nodes
    self.relationships = relationships
  }

  func inverse(nodes count: Int, _ relationshipCount: Int) -> Renumbering {
    var back = [UInt32](repeating: .max, count: count)
    for (number, id) in nodes.enumerated() where id != .max { back[Int(id)] = UInt32(number) }
    var links = [UInt32](repeating: .max, count: relationshipCount)
    for (number, id) in relationships.enumerated() where id != .max {
      links[Int(id)] = UInt32(number)
    }
    return Renumbering(nodes: back, relationships: links)
  }

  func node(_ node: NodeID) -> NodeID? {
    nodes[node.index] == .max ? nil : NodeID(nodes[node.index])
  }

  func relationship(_ relationship: RelationshipID) -> RelationshipID? {
    let id = relationships[relationship.index]
    return id == .max ? nil : RelationshipID(id)
  }

  func finding(_ finding: Finding) -> Finding {
    finding.renumbered(nodes: node, relationships: relationship)
  }
}
