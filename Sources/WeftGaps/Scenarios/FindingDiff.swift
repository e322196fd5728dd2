import WeftGraph
import WeftQuery

/// What the rules find in one chart and not in another, matched by fingerprint.
public struct FindingDiff: Sendable {
  /// Findings only the new chart has; their nodes are the new chart's.
  public private(set) var opened: [Finding] = []
  /// Findings only the old chart has, of rules that can be asked of both; their nodes are the old
  /// chart's.
  public private(set) var closed: [Finding] = []
  /// Findings with the same subjects that say something else.
  public private(set) var changed: [Scenario.ChangedFinding] = []

  /// Rules that can no longer be asked, with what they found in the old chart.
  public private(set) var unassessed: [Scenario.Unassessed] = []
  /// The ids of rules that can be asked of the new chart alone.
  public private(set) var newlyAssessed: [String] = []

  /// Whether findings were compared at all.
  public private(set) var isCompared = true

  private init() { isCompared = false }

  /// No difference, as where findings are not asked for.
  public static var none: FindingDiff { FindingDiff() }

  /// Compares the reports on two charts.
  ///
  /// A node matched by name counts as the same, whatever its ids are; nodes that are not matched are
  /// different ones, though they have the same id.
  public init(from before: GapReport, to after: GapReport, of diff: GraphDiff) {
    var old: [String: Finding] = [:]
    for finding in before.findings {
      if let name = diff.match.fingerprint(of: finding, in: diff.new) { old[name] = finding }
    }
    var kept: Set<String> = []
    for finding in after.findings {
      guard let earlier = old[finding.fingerprint] else {
        opened.append(finding)
        continue
      }
      kept.insert(earlier.fingerprint)
      if earlier.severity != finding.severity || earlier.message != finding.message {
        changed.append(Scenario.ChangedFinding(before: earlier, after: finding))
      }
    }
    unassessed = Scenario.Unassessed.between(before, after)
    newlyAssessed = Scenario.Unassessed.between(after, before).map(\.rule)
    let lost = Set(unassessed.map(\.rule))
    closed = before.findings.filter { !kept.contains($0.fingerprint) && !lost.contains($0.rule) }
  }
}
