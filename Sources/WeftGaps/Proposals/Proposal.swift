public import WeftGraph

/// A job that would close gaps: what it is, where it reports, who could take it, and what it changes.
public struct Proposal: Sendable {
  /// Somebody inside who could take it.
  public struct Candidate: Sendable {
    /// The person.
    public var person: NodeID
    /// The mean of what is known of skills, ties, independence and free time, each from 0 to 1.
    public var score: Double
    /// What speaks for the person.
    public var has: [String]
    /// What the person lacks.
    public var lacks: [String]
    /// The units in scope the person belongs to or has a tie to.
    public var ties: [NodeID]
  }

  /// People of a unit the holder, or a stand-in, has to get to know.
  public struct Tie: Sendable {
    /// Who stands in for the holder; nil is the holder.
    public var standIn: NodeID?
    /// The unit.
    public var unit: NodeID
    /// The people in it.
    public var people: [NodeID]
  }

  /// `proposal-1` and so on, in the order of the choice.
  public var id: String
  /// What the job is called.
  public var title: String
  /// The device of the ladder of linkages it is.
  public var device: LinkageDevice
  /// The vacant role it fills; nil where it is new.
  public var role: NodeID?
  /// Why it is needed: a sentence for each gap.
  public var reasons: [String]
  /// What is to be said against it: that it joins more than one person can.
  public var cautions: [String]
  /// Where it reports, nil where nobody is known.
  public var reportsTo: NodeID?
  /// Why it reports there.
  public var reportsToReason: String
  /// Units and decisions it joins.
  public var scope: [NodeID]
  /// Skills it needs, from the systems and units it joins.
  public var skills: [NodeID]
  /// The share of a full position it takes of whoever takes it.
  public var share: Double
  /// What it costs, in the unit of ``ProposalReport/costUnit``.
  public var cost: Double
  /// Gaps it adds to those that proposals before it meet.
  public var gain: Double
  /// Candidates, best first.
  public var candidates: [Candidate]
  /// How many people could take it.
  public var candidateCount: Int
  /// How many people were left out because more than all of their time is promised.
  public var overcommitted: Int
  /// Who takes it in the changed chart; nil where somebody new does.
  public var assigned: NodeID?
  /// Ties that have to be made.
  public var newTies: [Tie]
  /// Members of the group, where it is one.
  public var members: [NodeID]
  /// Findings that are gone in the chart changed by this proposal alone.
  public var closes: [Finding]
  /// Findings that are new there, with the names of what they are about already in their messages.
  public var opens: [Finding]
  /// Those of them that may be there already, for nobody can tell yet.
  public var reveals: [Finding]
  /// Measures that differ there.
  public var measures: [MeasureChange]
  /// What it adds to the chart.
  public var additions: ChartAdditions
}

/// Proposals for a chart, how they were chosen, and what they do together.
public struct ProposalReport: Sendable {
  /// The day as-of which the chart was read.
  public var asOf: CalendarDate
  /// How many gaps an integration device could meet.
  public var needs: Int
  /// How many devices were weighed against each other.
  public var candidateDevices: Int
  /// Whether a role for every set of units that gaps connect and one person can carry is among them; else
  /// one for each unit, widened step by step.
  public var weighsEveryScope: Bool
  /// Gaps no device fits, each with the reason.
  public var withoutDevice: [String]
  /// The proposals, in the order they were chosen.
  public var proposals: [Proposal]
  /// The share of the best possible cover by the devices weighed that this is sure to reach; 1 where it is
  /// the best.
  public var bound: Double
  /// Whether the choice is known to be the best, with a role for every set of units weighed.
  public var isExact: Bool
  /// What costs are counted in.
  public var costUnit: String
  /// Findings that are gone when everything is done.
  public var closes: [Finding]
  /// Findings that are new when everything is done.
  public var opens: [Finding]
  /// Those of them that may be there already, for nobody can tell yet.
  public var reveals: [Finding]
  /// Rules whose findings are looked for here and that the chart records too little to be asked.
  public var notAssessed: [Scenario.Unassessed]
  /// The ids of rules that can only be asked of the chart with everything done, as where it records the
  /// first tie.
  public var newlyAssessed: [String]
  /// Measures that differ when everything is done.
  public var measures: [MeasureChange]
  /// The chart with everything done.
  public var changed: Graph

  /// Whether the chart says what people cost; otherwise costs are shares of positions.
  public var statesCosts: Bool { costUnit != Self.positions }

  /// The unit of costs where the chart states none.
  static let positions = "full positions"

  /// What each proposal added to the cover when it was chosen.
  public var gains: [Double] { proposals.map(\.gain) }

  /// Whether a finding that one proposal opens is still there when everything is done; otherwise
  /// another proposal closes it again.
  public func staysOpen(_ finding: Finding) -> Bool {
    opens.contains { $0.fingerprint == finding.fingerprint }
  }

  /// Whether a finding that one proposal closes stays closed when everything is done.
  public func staysClosed(_ finding: Finding) -> Bool {
    closes.contains { $0.fingerprint == finding.fingerprint }
  }

  /// Findings that no proposal closes alone, and all of them do.
  public var closesOnlyTogether: [Finding] {
    let alone = Set(proposals.flatMap(\.closes).map(\.fingerprint))
    return closes.filter { !alone.contains($0.fingerprint) }
  }

  /// Findings that no proposal opens alone, and all of them do.
  public var opensOnlyTogether: [Finding] {
    let alone = Set(proposals.flatMap(\.opens).map(\.fingerprint))
    return opens.filter { !alone.contains($0.fingerprint) }
  }
}
