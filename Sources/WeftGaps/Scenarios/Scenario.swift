public import WeftGraph
import WeftQuery

/// What a change would make of a chart: the changed graph, and how findings and measures differ.
public struct Scenario: Sendable {
  /// A finding both graphs have that says something else now.
  public struct ChangedFinding: Sendable {
    /// As it was; its nodes are those of the old graph.
    public var before: Finding
    /// As it is; its nodes are those of the new graph.
    public var after: Finding
  }

  /// A rule that was answered on the old graph and cannot be asked of the new one, or was stopped there.
  public struct Unassessed: Sendable {
    /// The rule's id.
    public var rule: String
    /// What the new graph does not record; empty where the rule was stopped.
    public var missing: [String]
    /// What it found in the old graph, which is neither closed nor open now.
    public var findings: [Finding]
  }

  /// What the change is called: a file, or a short form such as `--remove ada`.
  public var name: String
  /// The new graph.
  public var graph: Graph
  /// How many nodes, relationships, properties and labels come and go.
  public var changes: GraphChanges
  /// The report on the new graph.
  public var report: GapReport
  /// Findings the old graph has and the new one has not, of rules that can be asked of both; their
  /// nodes are those of the old graph.
  public var closed: [Finding]
  /// Findings only the new graph has; their nodes are those of the new graph.
  public var opened: [Finding]
  /// Those of them that may have been there before, for nobody could tell: what rules find that could not
  /// be asked of the old graph, but for what is about a node only the new one has, and what is about
  /// subjects that were undetermined.
  public var revealed: [Finding]
  /// Findings with the same subjects that say something else.
  public var changed: [ChangedFinding]
  /// Rules that can no longer be asked: that they find nothing says nothing.
  public var unassessed: [Unassessed]
  /// The ids of rules that can be asked of the new graph alone.
  public var newlyAssessed: [String]
  /// Measures of either graph, in the order given.
  public var measures: [MeasureChange]
  /// The ids of everything the change concerns: what is touched, who belongs to it, and the subjects
  /// of findings that come or go, bytewise ascending.
  public var affected: [String]
  /// The rules that had to be run again; the others' answers cannot have changed.
  public var rerun: [String]
  /// What is odd about the change.
  public var warnings: [Diagnostic]
}

/// One number by which a chart is measured, or none where that is undefined.
public struct NamedMeasure: Sendable, Hashable {
  /// The measure's id.
  public var id: String
  /// Its value, or nil where it is not defined.
  public var value: Double?

  /// Creates a measure.
  public init(id: String, value: Double?) {
    self.id = id
    self.value = value
  }
}

/// A measure before and after a change.
public struct MeasureChange: Sendable, Hashable {
  /// The measure's id.
  public var id: String
  /// Its value before.
  public var before: Double?
  /// Its value after.
  public var after: Double?

  /// The measures of two lists by id, in the order of the second, then what only the first has.
  static func pairs(_ before: [NamedMeasure], _ after: [NamedMeasure]) -> [MeasureChange] {
    let old = Dictionary(before.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(after.map(\.id))
    return after.map { MeasureChange(id: $0.id, before: old[$0.id] ?? nil, after: $0.value) }
      + before.filter { !ids.contains($0.id) }.map {
        MeasureChange(id: $0.id, before: $0.value, after: nil)
      }
  }
}

extension Scenario.Unassessed {
  /// The rules two reports have in common that only the older one could ask, with what they found.
  static func between(_ before: GapReport, _ after: GapReport) -> [Scenario.Unassessed] {
    let lost = after.outcomes.filter { outcome in
      !outcome.isAnswered && before.asks(outcome.rule.id)
    }
    return lost.map { outcome in
      Scenario.Unassessed(
        rule: outcome.rule.id, missing: outcome.missing,
        findings: before.findings.filter { $0.rule == outcome.rule.id })
    }
  }
}

extension Scenario {
  /// What of a change's new findings it did not make: nobody could tell before.
  static func revealed(
    _ opened: [Finding], newlyAssessed: [String], undetermined: [UndeterminedSubject],
    isAdded: (NodeID) -> Bool
  ) -> [Finding] {
    let rules = Set(newlyAssessed)
    let undecided = Dictionary(grouping: undetermined.filter { !$0.subjects.isEmpty }, by: \.rule)
    return opened.filter { finding in
      if rules.contains(finding.rule) { return !finding.nodes.contains(where: isAdded) }
      let subjects = Set(finding.subjects)
      return undecided[finding.rule]?.contains { subjects.isSuperset(of: $0.subjects) } ?? false
    }
  }
}

extension GapReport {
  /// Whether a rule was asked of the chart, and answered.
  func asks(_ rule: String) -> Bool {
    outcomes.contains { $0.rule.id == rule && $0.isAnswered }
  }
}

extension Finding {
  /// The finding with its nodes and relationships renumbered; a subject without a number stays out.
  func renumbered(
    nodes: (NodeID) -> NodeID?, relationships: (RelationshipID) -> RelationshipID?
  ) -> Finding {
    var result = self
    result.subjects = subjects.compactMap(nodes)
    result.evidence = evidence.map {
      ($0.name, $0.value.renumbered(nodes: nodes, relationships: relationships))
    }
    return result
  }

  /// Whether it says the same as another about the same numbers.
  func saysTheSame(as other: Finding) -> Bool {
    severity == other.severity && message == other.message
      && evidence.count == other.evidence.count
      && zip(evidence, other.evidence).allSatisfy {
        $0.name == $1.name && Value.isEquivalent($0.value, $1.value)
      }
  }
}
