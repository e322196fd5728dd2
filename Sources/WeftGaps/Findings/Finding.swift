public import WeftGraph
public import WeftQuery

/// One gap found in a chart.
public struct Finding: Sendable {
  /// The id of the rule that found it.
  public var rule: String
  /// The rule's family.
  public var family: String
  /// How much it matters, overrides applied.
  public var severity: Severity
  /// 16 hex digits that stay the same however the file is reordered.
  public var fingerprint: String
  /// One sentence for people, names filled in.
  public var message: String
  /// What the finding is about, in the rule's order.
  public var subjects: [NodeID]
  /// Everything else the rule returned, in column order.
  public var evidence: [(name: String, value: Value)]
  /// The share of what the rule reads that the chart records, where that can be counted.
  public var coverage: Double?
  /// Why there is no coverage; nil where there is.
  public var coverageReason: String? {
    coverage == nil
      ? "the rule reads which nodes and relationships there are; how many are not recorded nobody can count"
      : nil
  }
  /// The nodes it is about and those among its evidence.
  var nodes: [NodeID] { subjects + evidence.flatMap { Self.nodes(in: $0.value) } }

  private static func nodes(in value: Value) -> [NodeID] {
    switch value {
    case .node(let node): [node]
    case .list(let values): values.flatMap { nodes(in: $0) }
    case .map(let map): map.entries.flatMap { nodes(in: $0.value) }
    case .path(let path): path.nodes
    default: []
    }
  }

  /// Which single relationships the finding rests on.
  public var fragility = Fragility.unknown("not asked for")
}

/// How little it takes for a finding to be wrong.
public enum Fragility: Sendable, Equatable {
  /// The relationships of which any one, were it wrong, would take the finding away.
  ///
  /// An empty list is a finding that only something missing can take away: it says that there is no
  /// relationship, and no existing one has to be right for it.
  case rests(on: [RelationshipID])
  /// It was not, or cannot be, worked out; why.
  case unknown(String)
}

/// What became of one rule on one chart.
public struct RuleOutcome: Sendable {
  /// What a rule's answer amounts to.
  public enum Status: String, Sendable {
    case found, clear, undetermined
    case notAssessed = "not-assessed"
  }

  /// The rule.
  public var rule: Rule
  /// Its severity, overrides applied.
  public var severity: Severity
  /// What its answer amounts to.
  public var status: Status
  /// Labels, types and properties the chart would need; empty unless not assessed.
  public var missing: [String]
  /// How many subjects the rule looked at: nodes of the first subject's label, where that is known.
  public var population: Int?
  /// Rows that could not be decided.
  public var undetermined: Int
  /// The share of the population that could be decided, or nil where there is none.
  public var coverage: Double?
  /// Findings, after suppression.
  public var findings: Int
  /// How long the query took.
  public var milliseconds: Double
  /// Whether a limit, or a value that cannot be read, ended it before it could say anything.
  public var isStopped = false

  /// Whether that it finds nothing would say something.
  public var isAnswered: Bool { status != .notAssessed && !isStopped }

  /// Sets the share of the population that could be decided.
  mutating func measureCoverage() {
    coverage = population.flatMap { population in
      population > 0
        ? Double(population - min(undetermined, population)) / Double(population) : nil
    }
  }

  /// What a chart shows of the clauses the rule asks about: `violated`, `documented` or
  /// `not documented`; never that something complies.
  public var verdict: String {
    switch status {
    case .found: "violated"
    case .clear: "documented"
    case .undetermined, .notAssessed: "not documented"
    }
  }
}

/// A subject a rule could not decide about.
public struct UndeterminedSubject: Sendable {
  /// The id of the rule.
  public var rule: String
  /// The subjects.
  public var subjects: [NodeID]
  /// The properties that are missing, as far as the rule says (its column `missing`).
  public var missing: [String]
}

/// Everything one run of the rules over a chart found.
public struct GapReport: Sendable {
  /// The day as-of which the questions were asked.
  public var asOf: CalendarDate
  /// Every loaded rule that was selected, by family and id.
  public var outcomes: [RuleOutcome]
  /// Rules the settings switch off everywhere, by family and id.
  public var switchedOff: [Rule] = []
  /// The findings by severity, rule and subject ids.
  public var findings: [Finding]
  /// What could not be decided.
  public var undetermined: [UndeterminedSubject]
  /// Findings hidden by a baseline or a suppression.
  public var suppressed: Int
  /// Warnings of the rules' queries on this chart.
  public var warnings: [Diagnostic]

  /// Why rules were stopped: a limit, or a value that cannot be read.
  public var stops: [Diagnostic] {
    warnings.filter { $0.code == "limit-exceeded" || $0.code == "undecided-rule" }
  }

  /// Whether a limit stopped a rule, so that not all is answered.
  public var reachedLimit: Bool { warnings.contains { $0.code == "limit-exceeded" } }
}
