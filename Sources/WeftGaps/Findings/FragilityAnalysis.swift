import WeftGraph
import WeftQuery

/// Finds the relationships of which any one, were it wrong, would take a finding away.
///
/// A relationship is tried by asking the rule again with that relationship hidden. Tried are those of the
/// types the rule reads: all of them where the chart has few, else those at the nodes a finding names,
/// itself or by its evidence, and at their neighbours, if together they are not too many. Where few are
/// tried for all findings of a rule, each is tried for all of them at once. Where else the finding shows in its ``Neighbourhood`` alone, they are tried there,
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
    let types = readTypes(of: rule)
    let all = current(types, most: Self.mostCandidates)
    var named: [Set<NodeID>] = []
    var candidates: [Set<RelationshipID>] = []
    for (place, finding) in findings.enumerated() {
      let nodes = self.nodes(of: finding)
      var own = all ?? self.candidates(around: nodes, types)
      if own.count > Self.mostCandidates {
        result[place] = .unknown("what it rests on may be any of too many relationships around it")
        own = []
      }
      named.append(nodes)
      candidates.append(own)
    }
    let union = candidates.reduce(into: Set<RelationshipID>()) { $0.formUnion($1) }
    if union.count <= Self.mostCandidates {
      guard let carriers = carriers(of: findings, candidates, union.sorted(), rule, parameters)
      else {
        return findings.map { _ in .unknown("the rule could not be asked again") }
      }
      for place in result.indices {
        if case .rests = result[place] { result[place] = .rests(on: carriers[place]) }
      }
      return result
    }
    var inWhole = 0
    for (place, finding) in findings.enumerated() where !candidates[place].isEmpty {
      if let suspects = suspects(
        of: finding, candidates[place], around: named[place], rule, parameters)
      {
        candidates[place] = suspects
      } else if graph.relationshipCount > Self.largeChart {
        inWhole += 1
        if inWhole > Self.mostInWhole {
          result[place] = .unknown("the finding does not show in its surroundings alone")
          candidates[place] = []
        }
      }
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

  /// What each finding rests on, every relationship tried once for all of them; nil where the rule cannot
  /// be asked again.
  private func carriers(
    of findings: [Finding], _ candidates: [Set<RelationshipID>], _ union: [RelationshipID],
    _ rule: Rule, _ parameters: [String: Value]
  ) -> [[RelationshipID]]? {
    var result = findings.map { _ in [RelationshipID]() }
    for relationship in union {
      guard let left = fingerprints(without: [relationship], rule, parameters) else { return nil }
      for place in findings.indices
      where candidates[place].contains(relationship) && !left.contains(findings[place].fingerprint)
      {
        result[place].append(relationship)
      }
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

  /// The types of relationships a rule reads; nil where that may be any.
  private func readTypes(of rule: Rule) -> Set<TypeID>? {
    RuleReads(of: rule).types.map { Set($0.compactMap(graph.type)) }
  }

  /// The current relationships of some types, nil where they are more than so many.
  private func current(_ types: Set<TypeID>?, most: Int) -> Set<RelationshipID>? {
    var result: Set<RelationshipID> = []
    for type in graph.types.names.indices.map({ TypeID($0) }) where types?.contains(type) ?? true {
      for index in graph.typeRanges[type.index] where validity.current.contains(index) {
        result.insert(RelationshipID(index))
        if result.count > most { return nil }
      }
    }
    return result
  }

  /// The current relationships of some types at nodes and at those they join them with; too many of them
  /// where there are too many.
  private func candidates(around nodes: Set<NodeID>, _ types: Set<TypeID>?) -> Set<RelationshipID> {
    var relationships: Set<RelationshipID> = []
    var reached = nodes
    for node in nodes {
      addRelationships(at: node, types, to: &relationships)
      if relationships.count > Self.mostCandidates { return relationships }
    }
    for relationship in relationships {
      reached.formUnion([graph.source(of: relationship), graph.target(of: relationship)])
    }
    for node in reached.subtracting(nodes).sorted() {
      addRelationships(at: node, types, to: &relationships)
      if relationships.count > Self.mostCandidates { break }
    }
    return relationships
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

  private func addRelationships(
    at node: NodeID, _ types: Set<TypeID>?, to result: inout Set<RelationshipID>
  ) {
    for type in graph.types.names.indices.map({ TypeID($0) }) where types?.contains(type) ?? true {
      for adjacency in [graph.outgoing[type.index], graph.incoming[type.index]] {
        for entry in adjacency.entries(of: node) {
          let relationship = adjacency.relationship(at: entry)
          guard validity.current.contains(relationship.index) else { continue }
          result.insert(relationship)
          if result.count > Self.mostCandidates { return }
        }
      }
    }
  }
}
