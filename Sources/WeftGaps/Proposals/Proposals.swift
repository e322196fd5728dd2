public import WeftGraph
public import WeftQuery

/// From gaps to jobs: integration devices that meet most of what is missing.
///
/// Says who could take them, and recomputes findings and measures on the changed chart. Never proposes
/// removing anybody.
public enum Proposals {
  /// How to propose.
  public struct Options: Sendable {
    /// The day as-of which the chart is read.
    public var asOf: CalendarDate
    /// What `weft.yml` and the command line change about the rules.
    public var settings = Settings()
    /// How many threads may work at once; the proposals do not depend on it.
    public var threads = 1
    /// What one rule may use.
    public var limits = QueryLimits.none
    /// The most proposals.
    public var roles = 3
    /// The most they may cost together; nil is no limit.
    public var budget: Double?
    /// Only gaps of this unit and what is part of it.
    public var scope: NodeID?
    /// How many candidates each proposal lists.
    public var candidates = 3
    /// Charts of so many nodes and relationships have every proposal tried alone with every rule and
    /// measure it may concern; on larger ones only those of them that all proposals together change are
    /// asked, on one chart with what the others add taken as not there yet.
    var wholeLimit = 100_000
    /// The most sets of units of which each gets a role to weigh.
    var scopeLimit = DeviceCandidates.scopeLimit

    /// Creates options for a day.
    public init(asOf: CalendarDate) { self.asOf = asOf }
  }

  /// Proposes jobs for a chart.
  ///
  /// Findings and measures are computed on the chart, on the chart changed by each proposal alone and
  /// by all; rules whose inputs a change does not touch keep their answer. Throws where a rule fails.
  public static func run(
    on graph: Graph, rules: RuleSet, options: Options
  ) throws(InputError) -> ProposalReport {
    var asked = GapAnalysis.Options(asOf: options.asOf)
    asked.settings = options.settings
    asked.threads = options.threads
    asked.limits = options.limits
    let context = EvaluationContext(
      graph: graph.readable(), clock: .asOf(options.asOf), threads: options.threads)
    let found = try GapAnalysis.run(in: context, rules: rules, options: asked)
    let index = OrganizationIndex.of(context)
    let wanted = IntegrationNeeds(found, context, scope: options.scope?.index)
    let needs = wanted.needs
    let weighed = DeviceCandidates(needs, index, scopeLimit: options.scopeLimit)
    let devices = weighed.candidates
    let cost = PositionCost(index)
    let choice = MaximumCoverage(
      devices.map { .init(elements: $0.needs, cost: cost.of($0)) },
      weights: [Double](repeating: 1, count: needs.count)
    ).best(
      count: options.roles, budget: options.budget ?? .infinity,
      // Where not every role is weighed, the best of those that are is none to search for.
      limit: weighed.hasEveryScope ? MaximumCoverage.workLimit : 0)
    let staffing = Staffing(index, Coordination.of(context), PromisedTime.of(context))
    let builder = JobBuilder(index, staffing, needs)
    var met: Set<Int> = []
    let jobs = choice.chosen.map { chosen in
      let reasons = devices[chosen].needs.filter { !met.contains($0) }
      met.formUnion(reasons)
      return builder.job(devices[chosen], reasons: reasons)
    }
    let holders = assign(jobs)

    var drafts: [Proposal] = []
    for (place, job) in jobs.enumerated() {
      let made = builder.additions(job, holder: holders[place], number: place + 1)
      drafts.append(
        Proposal(
          id: "proposal-\(place + 1)", title: job.title, device: job.candidate.device,
          role: job.candidate.role.map { NodeID($0) }, reasons: job.reasons, cautions: job.cautions,
          reportsTo: job.line.superior.map { NodeID($0) }, reportsToReason: job.line.reason,
          scope: (job.candidate.units + job.candidate.decisions).map { NodeID($0) },
          skills: job.skills.map { NodeID($0) }, share: job.candidate.share,
          cost: cost.of(job.candidate), gain: choice.gains[place],
          candidates: listed(job, holders[place], options.candidates),
          candidateCount: job.people.count, overcommitted: job.overcommitted,
          assigned: holders[place].map { NodeID($0) },
          newTies: made.ties.map { tie in
            Proposal.Tie(
              standIn: tie.standIn.map { NodeID($0) }, unit: NodeID(tie.unit),
              people: tie.people.map { NodeID($0) })
          },
          members: made.members.map { NodeID($0) }, closes: [], opens: [],
          reveals: [], measures: [], additions: made.additions))
    }
    var report = ProposalReport(
      asOf: options.asOf, needs: needs.count, candidateDevices: devices.count,
      weighsEveryScope: weighed.hasEveryScope,
      withoutDevice: builder.withoutDevice(devices), proposals: [],
      bound: choice.bound, isExact: choice.isExact && weighed.hasEveryScope, costUnit: cost.unit,
      closes: [], opens: [], reveals: [],
      notAssessed: notAssessed(found, wanted), newlyAssessed: [], measures: [], changed: graph)
    if !drafts.isEmpty {
      let change = WholeChange(of: graph, drafts.map(\.additions))
      let gaps = asked
      let (analysis, after) = Concurrent.both(
        threads: options.threads,
        {
          Result { () throws(InputError) in
            try ScenarioAnalysis(
              of: graph, in: context, rules: rules,
              options: .init(gaps: gaps, measures: .scorecard), report: found,
              deferring: ScenarioAnalysis.measuresOfLines)
          }
        },
        {
          let made = change.edit.finish()
          let context = ScenarioAnalysis.context(of: made.graph, gaps)
          _ = OrganizationIndex.of(context)
          return (made: made, context: context)
        })
      try recompute(
        &drafts, &report, try analysis.get(), change, after.made, after.context, options)
    }
    report.proposals = drafts
    return report
  }

  /// The rules that say what is missing, as far as the chart records too little for them.
  private static func notAssessed(
    _ report: GapReport, _ wanted: IntegrationNeeds
  ) -> [Scenario.Unassessed] {
    let unknown = Scenario.Unassessed(
      rule: "missing-integration-role", missing: [Linkage.deviceTypes.joined(separator: "|")],
      findings: [])
    return (wanted.hasUnknown ? [unknown] : [])
      + report.outcomes.filter { outcome in
        outcome.status == .notAssessed
          && ["missing-integration-role", "unintegrated-decision", "vacant-integration-role"]
            .contains(outcome.rule.id)
      }.map { Scenario.Unassessed(rule: $0.rule.id, missing: $0.missing, findings: []) }
  }

  /// The person for each job who has the time for it, so that the sum of scores is highest and nobody gets
  /// two.
  private static func assign(_ jobs: [JobBuilder.Job]) -> [Int?] {
    let able = jobs.map { $0.people.prefix(64).filter(\.hasTime) }
    let people = Set(able.joined().map(\.node)).sorted()
    let scores = able.map { able in
      var known: [Int: Double] = [:]
      for (place, person) in able.enumerated() {
        // A trace of the ranking, so that equals are taken in its order.
        known[person.node] = person.score + 1e-6 / Double(place + 1)
      }
      return people.map { known[$0] }
    }
    return Assignment.of(scores).map { $0.map { people[$0] } }
  }

  /// The first candidates, and whoever takes the job if that is somebody else.
  private static func listed(
    _ job: JobBuilder.Job, _ holder: Int?, _ count: Int
  ) -> [Proposal.Candidate] {
    var people = Array(job.people.prefix(count))
    if let holder, !people.contains(where: { $0.node == holder }),
      let person = job.people.first(where: { $0.node == holder })
    {
      people.append(person)
    }
    return people.map { person in
      let reasons = job.suitability.reasons(for: person.node)
      return Proposal.Candidate(
        person: NodeID(person.node), score: person.score, has: reasons.has, lacks: reasons.lacks,
        ties: reasons.units.map { NodeID($0) })
    }
  }

  // MARK: Before and after

  private static func recompute(
    _ proposals: inout [Proposal], _ report: inout ProposalReport, _ analysis: ScenarioAnalysis,
    _ change: WholeChange, _ made: EditedGraph, _ context: EvaluationContext, _ options: Options
  ) throws(InputError) {
    let shared = analysis.shared(by: made, in: context)
    let whole = try analysis.scenario(named: "proposals", change.edit, made, .init(shared: shared))
    report.changed = whole.graph
    report.closes = whole.closed
    report.opens = whole.opened
    report.reveals = whole.revealed
    report.newlyAssessed = whole.newlyAssessed
    report.measures = whole.measures.filter(differs)
    let isLarge =
      analysis.graph.nodeCount + analysis.graph.relationshipCount > options.wholeLimit
    // A rule that only says more or less of what stays neither opens nor closes anything for one alone.
    let rules = Set((whole.closed + whole.opened).map(\.rule))
    let measures = Set(report.measures.map(\.id))
    let additions = proposals.map(\.additions)
    var alone = [whole]
    if proposals.count > 1, isLarge {
      let selections = additions.indices.map { place in
        var selection = others(than: place, of: change.ends, in: made, analysis.graph)
        selection.rules = rules
        selection.shared = shared
        selection.part = changed(analysis.graph, by: additions[place])
        selection.measures = measures
        selection.threads = 1
        return selection
      }
      alone = try analysis.scenarios(named: "proposals", change.edit, made, selections)
    } else if proposals.count > 1 {
      let results = Concurrent.map(additions.count, threads: options.threads) { place in
        Result { () throws(InputError) in
          try scenario(analysis, additions[place], .init(threads: 1))
        }
      }
      alone = []
      for result in results { alone.append(try result.get()) }
    }
    for (place, only) in alone.enumerated() {
      proposals[place].closes = only.closed
      proposals[place].opens = only.opened
      proposals[place].reveals = only.revealed
      proposals[place].measures = only.measures.filter(differs)
    }
  }

  private static func scenario(
    _ analysis: ScenarioAnalysis, _ additions: ChartAdditions,
    _ selection: ScenarioAnalysis.Selection
  ) throws(InputError) -> Scenario {
    try analysis.scenario(
      named: "proposals", of: changed(analysis.graph, by: additions), selection)
  }

  private static func changed(_ graph: Graph, by additions: ChartAdditions) -> GraphEdit {
    var edit = GraphEdit(of: graph)
    additions.apply(to: &edit)
    return edit
  }

  /// What all proposals but one add, to be hidden in the chart with all of them.
  private static func others(
    than place: Int, of ends: [(nodes: Int, relationships: Int)], in made: EditedGraph,
    _ base: Graph
  ) -> ScenarioAnalysis.Selection {
    let start =
      place == 0 ? (nodes: base.nodeCount, relationships: base.relationshipCount) : ends[place - 1]
    let end = ends[place]
    var selection = ScenarioAnalysis.Selection()
    selection.hiddenNodes = (base.nodeCount..<made.nodes.count)
      .filter { !(start.nodes..<end.nodes).contains($0) }.map { NodeID(made.nodes[$0]) }
    selection.hidden = (base.relationshipCount..<made.relationships.count)
      .filter { !(start.relationships..<end.relationships).contains($0) }
      .map { RelationshipID(made.relationships[$0]) }
    return selection
  }

  private static func differs(_ change: MeasureChange) -> Bool {
    guard let before = change.before, let after = change.after else {
      return change.before != change.after
    }
    return abs(before - after) > 1e-12 * max(1, abs(before))
  }
}

/// Everything that proposals add, as one edit of a chart.
private struct WholeChange: Sendable {
  let edit: GraphEdit
  /// Up to where the edit's nodes and relationships are those of each proposal.
  let ends: [(nodes: Int, relationships: Int)]

  init(of graph: Graph, _ additions: [ChartAdditions]) {
    var edit = GraphEdit(of: graph)
    var ends: [(nodes: Int, relationships: Int)] = []
    for part in additions {
      part.apply(to: &edit)
      ends.append((edit.nodeCount, edit.relationshipCount))
    }
    (self.edit, self.ends) = (edit, ends)
  }
}

/// What a share of a position costs.
private struct PositionCost {
  private let mean: Double?
  let unit: String

  /// Positions cost what people cost on average, if the chart says it of anybody; else they are counted.
  init(_ index: OrganizationIndex) {
    let cost = PropertyReader(node: "cost", in: index.graph)
    var sum = 0.0
    var count = 0
    index.people.forEach { person in
      guard let own = cost.number(person), own >= 0 else { return }
      sum += own
      count += 1
    }
    mean = count > 0 ? sum / Double(count) : nil
    unit = count > 0 ? "the mean cost of a person in the chart" : ProposalReport.positions
  }

  func of(_ candidate: DeviceCandidate) -> Double { candidate.effort * (mean ?? 1) }
}
