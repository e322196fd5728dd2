public import WeftGraph
public import WeftQuery

/// From gaps to jobs: chooses integration devices that meet most of what is missing, says who could take
/// them, and recomputes findings and measures on the changed chart. Never proposes removing anybody.
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

    /// Creates options for a day.
    public init(asOf: CalendarDate) { self.asOf = asOf }
  }

  /// Proposes jobs for a chart.
  ///
  /// The rules run on the chart and on the chart with everything done; on the chart changed by one
  /// proposal alone those run that the whole made any difference to. Throws where a rule fails.
  public static func run(
    on graph: Graph, rules: RuleSet, options: Options
  ) throws(InputError) -> ProposalReport {
    let base = try ChartState(graph, rules: rules, options: options, only: nil, measures: [])
    let context = base.context
    let index = OrganizationIndex.of(context)
    let needs = IntegrationNeeds(base.report, context, scope: options.scope?.index).needs
    let devices = DeviceCandidates(needs, index).candidates
    let cost = PositionCost(index)
    let choice = MaximumCoverage(
      devices.map { .init(elements: $0.needs, cost: cost.of($0)) },
      weights: [Double](repeating: 1, count: needs.count)
    ).best(count: options.roles, budget: options.budget ?? .infinity)
    let staffing = Staffing(index, Coordination.of(context))
    let builder = JobBuilder(index, staffing, needs)
    let jobs = choice.chosen.map { builder.job(devices[$0]) }
    let holders = assign(jobs)

    var drafts: [Proposal] = []
    for (place, job) in jobs.enumerated() {
      let made = builder.additions(job, holder: holders[place], number: place + 1)
      drafts.append(
        Proposal(
          id: "proposal-\(place + 1)", title: job.title, device: job.candidate.device,
          role: job.candidate.role.map { NodeID($0) }, reasons: job.reasons,
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
          members: made.members.map { NodeID($0) }, closes: [], opens: [], measures: [],
          additions: made.additions))
    }
    var report = ProposalReport(
      asOf: options.asOf, needs: needs.count, candidateDevices: devices.count, proposals: [],
      bound: choice.bound, isExact: choice.isExact, costUnit: cost.unit, closes: [], opens: [],
      measures: [], changed: graph)
    try recompute(&drafts, &report, from: base, rules: rules, options: options)
    report.proposals = drafts
    return report
  }

  /// The person for each job, so that the sum of scores is highest and nobody gets two.
  private static func assign(_ jobs: [JobBuilder.Job]) -> [Int?] {
    let people = Set(jobs.flatMap { $0.people.prefix(64).map(\.node) }).sorted()
    let scores = jobs.map { job in
      var known: [Int: Double] = [:]
      for (place, person) in job.people.prefix(64).enumerated() {
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
      Proposal.Candidate(
        person: NodeID(person.node), score: person.score, has: person.has, lacks: person.lacks,
        ties: person.units.map { NodeID($0) })
    }
  }

  // MARK: Before and after

  private static func recompute(
    _ proposals: inout [Proposal], _ report: inout ProposalReport, from base: ChartState,
    rules: RuleSet, options: Options
  ) throws(InputError) {
    guard !proposals.isEmpty else { return }
    let whole = changed(base.context.graph, proposals.map(\.additions))
    let all = try ChartState(whole, rules: rules, options: options, only: nil, measures: [])
    report.changed = whole
    (report.closes, report.opens, report.measures) = base.difference(to: all)
    guard proposals.count > 1 else {
      proposals[0].closes = report.closes
      proposals[0].opens = report.opens
      proposals[0].measures = report.measures
      return
    }
    let affected = Set((report.closes + report.opens).map(\.rule))
    let measures = Set(report.measures.map(\.measure))
    for place in proposals.indices {
      let alone = changed(base.context.graph, [proposals[place].additions])
      let state = try ChartState(
        alone, rules: rules, options: options, only: affected, measures: measures)
      let difference = base.difference(to: state)
      proposals[place].closes = difference.closes
      proposals[place].opens = difference.opens
      proposals[place].measures = difference.measures
    }
  }

  private static func changed(_ graph: Graph, _ additions: [ChartAdditions]) -> Graph {
    var edit = GraphEdit(of: graph)
    for addition in additions { addition.apply(to: &edit) }
    return edit.finish().graph
  }
}

/// What the rules and measures say of one chart.
private struct ChartState {
  let context: EvaluationContext
  let report: GapReport
  let score: ScoreReport
  private let rules: Set<String>?

  /// - Parameters:
  ///   - only: The rules that are run; nil is all.
  ///   - measures: The measures that are computed; empty is all, unless only some rules are run.
  init(
    _ graph: Graph, rules: RuleSet, options: Proposals.Options, only: Set<String>?,
    measures: Set<String>
  ) throws(InputError) {
    context = EvaluationContext(graph: graph, clock: .asOf(options.asOf), threads: options.threads)
    self.rules = only
    var asked = GapAnalysis.Options(asOf: options.asOf)
    asked.settings = options.settings
    asked.threads = options.threads
    asked.limits = options.limits
    let own = only.map { only in rules.filtered { only.contains($0.id) } } ?? rules
    report = try GapAnalysis.run(in: context, rules: own, options: asked)
    var scoring = Scorecard.Options(asOf: options.asOf)
    scoring.settings = options.settings
    scoring.threads = options.threads
    scoring.measures = measures
    if only == nil { scoring.report = report }
    score =
      only != nil && measures.isEmpty
      ? ScoreReport(asOf: options.asOf, values: [])
      : try Scorecard.run(in: context, options: scoring)
  }

  /// What is gone, new and different in another state of the chart.
  func difference(
    to other: ChartState
  ) -> (closes: [Finding], opens: [Finding], measures: [Proposal.Change]) {
    let before = Set(report.findings.map(\.fingerprint))
    let after = Set(other.report.findings.map(\.fingerprint))
    let closes = report.findings.filter {
      (other.rules?.contains($0.rule) ?? true) && !after.contains($0.fingerprint)
    }
    let opens = other.report.findings.filter { !before.contains($0.fingerprint) }
    let measures = other.score.values.compactMap { value -> Proposal.Change? in
      let old = score[value.measure]?.value
      switch (old, value.value) {
      case (nil, nil): return nil
      case (let one?, let two?) where abs(one - two) <= 1e-12 * max(1, abs(one)): return nil
      default: return Proposal.Change(measure: value.measure, before: old, after: value.value)
      }
    }
    return (closes, opens, measures)
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
    unit = count > 0 ? "the mean cost of a person in the chart" : "full positions"
  }

  func of(_ candidate: DeviceCandidate) -> Double { candidate.share * (mean ?? 1) }
}
