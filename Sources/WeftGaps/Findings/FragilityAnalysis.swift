import WeftGraph
import WeftQuery

/// Finds the relationships of which any one, were it wrong, would take a finding away.
///
/// A relationship is tried by asking the rule again with that relationship hidden. Tried are those at a
/// finding's subjects, those its evidence names, and those at the nodes its evidence names, if together
/// they are not too many. Where the finding shows in its ``Neighbourhood`` alone, they are tried there,
/// and only those it seems to rest on are tried in the whole chart; findings of one rule that share none
/// of them are then tried together.
struct FragilityAnalysis {
  /// How many relationships a finding may be tried with.
  static let mostCandidates = 160
  /// How many findings of a rule may be tried in the whole chart because their surroundings do not show
  /// them, in charts of more than ``largeChart`` relationships.
  static let mostInWhole = 10
  static let largeChart = 2000

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
    var inWhole = 0
    for (place, finding) in findings.enumerated() {
      let nodes = self.nodes(of: finding)
      var own = self.candidates(of: nodes)
      if own.count > Self.mostCandidates {
        result[place] = .unknown("\(own.count) relationships touch what it names")
        own = []
      } else if let suspects = suspects(of: finding, own, around: nodes, rule, parameters) {
        own = suspects
      } else if graph.relationshipCount > Self.largeChart {
        inWhole += 1
        if inWhole > Self.mostInWhole {
          result[place] = .unknown("the finding does not show in its surroundings alone")
          own = []
        }
      }
      candidates.append(own)
    }
    // A trial of each finding in turn, so that many fit into one round.
    var waiting: [Trial] = []
    let sorted = candidates.map { $0.sorted() }
    for turn in 0..<(sorted.map(\.count).max() ?? 0) {
      for place in sorted.indices where turn < sorted[place].count {
        waiting.append(Trial(finding: place, relationship: sorted[place][turn]))
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

  /// What a finding seems to rest on where only its surroundings are looked at; nil if they do not show
  /// it, or are the whole chart.
  private func suspects(
    of finding: Finding, _ candidates: Set<RelationshipID>, around nodes: Set<NodeID>, _ rule: Rule,
    _ parameters: [String: Value]
  ) -> Set<RelationshipID>? {
    guard graph.nodeCount > Neighbourhood.mostNodes / 4 else { return nil }
    let around = Neighbourhood(of: nodes, in: graph)
    guard around.graph.nodeCount < graph.nodeCount,
      let query = try? PreparedQuery(rule.query, graph: around.graph, parameters: parameters)
    else { return nil }
    func shows(without hidden: [RelationshipID]) -> Bool? {
      let context = EvaluationContext(
        graph: around.graph, parameters: parameters, clock: .asOf(asOf), hidden: hidden)
      return fingerprints(of: query, in: context, rule)?.contains(finding.fingerprint)
    }
    guard shows(without: []) ?? false else { return nil }
    return candidates.filter { relationship in
      guard let own = around(relationship) else { return true }
      return !(shows(without: [own]) ?? false)
    }
  }

  private func fingerprints(
    without hidden: [RelationshipID], _ rule: Rule, _ parameters: [String: Value]
  ) -> Set<String>? {
    let context = EvaluationContext(
      graph: graph, parameters: parameters, clock: .asOf(asOf), hidden: hidden)
    guard let query = try? PreparedQuery(rule.query, graph: graph, parameters: parameters) else {
      return nil
    }
    return fingerprints(of: query, in: context, rule)
  }

  private func fingerprints(
    of query: PreparedQuery, in context: EvaluationContext, _ rule: Rule
  ) -> Set<String>? {
    let graph = context.graph
    guard
      let table = try? RuleQuery.table(of: query, in: context, limits: limits),
      let rows = try? RuleRows(rule, table, graph: graph, override: nil)
    else { return nil }
    // What can no longer be decided is not taken away.
    let open = rows.undetermined.map { subject in
      Fingerprint.of(rule: rule.id, subjects: subject.subjects.map { graph.id(of: $0) })
    }
    return Set(rows.findings.map(\.fingerprint)).union(open)
  }

  // MARK: Candidates

  /// The nodes a finding names, itself or by the relationships of its evidence.
  private func nodes(of finding: Finding) -> Set<NodeID> {
    var nodes = Set(finding.subjects)
    var relationships: Set<RelationshipID> = []
    for entry in finding.evidence { collect(entry.value, &nodes, &relationships) }
    for relationship in relationships {
      nodes.formUnion([graph.source(of: relationship), graph.target(of: relationship)])
    }
    return nodes
  }

  private func candidates(of nodes: Set<NodeID>) -> Set<RelationshipID> {
    var relationships: Set<RelationshipID> = []
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
