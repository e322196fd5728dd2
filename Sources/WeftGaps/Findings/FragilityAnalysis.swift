import WeftGraph
import WeftQuery

/// Finds the relationships of which any one, were it wrong, would take a finding away.
///
/// A relationship is tried by asking the rule again with that relationship hidden. Tried are those at a
/// finding's subjects, those its evidence names, and those at the nodes its evidence names, if together
/// they are not too many. Findings of one rule that share none of them are tried together.
struct FragilityAnalysis {
  /// How many relationships a finding may be tried with.
  static let mostCandidates = 160

  private let graph: Graph
  private let asOf: CalendarDate
  private let limits: QueryLimits
  private let validity: ValidityMasks

  init(_ graph: Graph, asOf: CalendarDate, limits: QueryLimits) {
    self.graph = graph
    self.asOf = asOf
    self.limits = limits
    validity = ValidityMasks(of: graph, asOf: asOf)
  }

  /// One relationship to be tried for one finding.
  private struct Trial {
    var finding: Int
    var relationship: RelationshipID
  }

  /// What findings of one rule rest on, in their order.
  func fragilities(
    of findings: [Finding], rule: Rule, parameters: [String: Value]
  ) -> [Fragility] {
    if let reason = rule.fragility {
      return findings.map { _ in .unknown(reason) }
    }
    var result = findings.map { _ in Fragility.rests(on: []) }
    var candidates: [Set<RelationshipID>] = []
    var waiting: [Trial] = []
    for (place, finding) in findings.enumerated() {
      let own = self.candidates(of: finding)
      if own.count > Self.mostCandidates {
        result[place] = .unknown("\(own.count) relationships touch what it names")
        candidates.append([])
      } else {
        candidates.append(own)
        waiting += own.sorted().map { Trial(finding: place, relationship: $0) }
      }
    }
    var carriers = findings.map { _ in [RelationshipID]() }
    while !waiting.isEmpty {
      let round = Self.takeRound(from: &waiting, candidates)
      guard let left = fingerprints(without: round.map(\.relationship), rule, parameters) else {
        return findings.map { _ in .unknown("the rule could not be asked again") }
      }
      for trial in round where !left.contains(findings[trial.finding].fingerprint) {
        // What vanishes in company is tried alone.
        let isAlone = round.count == 1
        let alone = isAlone ? left : fingerprints(without: [trial.relationship], rule, parameters)
        if alone.map({ !$0.contains(findings[trial.finding].fingerprint) }) ?? false {
          carriers[trial.finding].append(trial.relationship)
        }
      }
    }
    for place in result.indices {
      if case .rests = result[place] { result[place] = .rests(on: carriers[place].sorted()) }
    }
    return result
  }

  /// Trials that do not disturb each other: one a finding, none with what another is tried with.
  private static func takeRound(
    from waiting: inout [Trial], _ candidates: [Set<RelationshipID>]
  ) -> [Trial] {
    var round: [Trial] = []
    var busy: Set<Int> = []
    var rest: [Trial] = []
    for trial in waiting {
      let isFree =
        !busy.contains(trial.finding)
        && round.allSatisfy { other in
          !candidates[other.finding].contains(trial.relationship)
            && !candidates[trial.finding].contains(other.relationship)
        }
      if isFree {
        round.append(trial)
        busy.insert(trial.finding)
      } else {
        rest.append(trial)
      }
    }
    waiting = rest
    return round
  }

  private func fingerprints(
    without hidden: [RelationshipID], _ rule: Rule, _ parameters: [String: Value]
  ) -> Set<String>? {
    let context = EvaluationContext(
      graph: graph, parameters: parameters, clock: .asOf(asOf), hidden: hidden)
    guard
      let table = try? RuleQuery.table(of: rule.query, in: context, limits: limits),
      let rows = try? RuleRows(rule, table, graph: graph, override: nil)
    else { return nil }
    // What can no longer be decided is not taken away.
    let open = rows.undetermined.map { subject in
      Fingerprint.of(rule: rule.id, subjects: subject.subjects.map { graph.id(of: $0) })
    }
    return Set(rows.findings.map(\.fingerprint)).union(open)
  }

  // MARK: Candidates

  private func candidates(of finding: Finding) -> Set<RelationshipID> {
    var nodes = Set(finding.subjects)
    var relationships: Set<RelationshipID> = []
    for entry in finding.evidence { collect(entry.value, &nodes, &relationships) }
    for relationship in relationships {
      nodes.formUnion([graph.source(of: relationship), graph.target(of: relationship)])
    }
    for node in nodes {
      addRelationships(at: node, to: &relationships)
      // One too many is enough to know.
      if relationships.count > 4 * Self.mostCandidates { break }
    }
    return relationships.filter { validity.current.contains($0.index) }
  }

  private func collect(
    _ value: Value, _ nodes: inout Set<NodeID>, _ relationships: inout Set<RelationshipID>
  ) {
    switch value {
    case .node(let node): nodes.insert(node)
    case .relationship(let relationship): relationships.insert(relationship)
    case .path(let path):
      nodes.formUnion(path.nodes)
      relationships.formUnion(path.relationships)
    case .list(let values): for value in values { collect(value, &nodes, &relationships) }
    case .map(let map): for entry in map.entries { collect(entry.value, &nodes, &relationships) }
    default: break
    }
  }

  private func addRelationships(at node: NodeID, to result: inout Set<RelationshipID>) {
    for adjacency in graph.outgoing + graph.incoming {
      for entry in adjacency.entries(of: node) {
        result.insert(adjacency.relationship(at: entry))
        if result.count > 4 * Self.mostCandidates { return }
      }
    }
  }
}
