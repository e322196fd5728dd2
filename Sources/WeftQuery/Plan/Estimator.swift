import WeftGraph

/// Cardinalities from the graph's exact statistics, for one pattern.
///
/// What is asked often, the fan-out of edges and the share of rows that meet predicates, is computed
/// once.
final class Estimator {
  private struct EdgeKey: Hashable {
    var relationship: VariableID
    var from: VariableID
    var to: VariableID
  }

  let graph: Graph
  /// The label sets each node of a pattern may have, from its labels and its relationships' ends.
  private(set) var sets: [VariableID: Bitset] = [:]
  /// The label sets each node has for certain once it is bound: those of its own labels.
  private let certain: [VariableID: Bitset]
  private var counts: [VariableID: Double] = [:]
  private var types: [EdgeKey: [TypeID]] = [:]
  private var fanOuts: [EdgeKey: Double] = [:]
  private let distinct: DistinctCounts
  /// The share of rows for which each predicate of the pattern is thought to be true.
  private(set) var selectivities: [Double] = []

  /// Narrows the label sets of every node of a pattern until nothing changes.
  init(graph: Graph, pattern: PatternGraph, distinct: DistinctCounts) {
    self.graph = graph
    self.distinct = distinct
    var sets: [VariableID: Bitset] = [:]
    for (variable, node) in pattern.nodes {
      var members = Bitset(capacity: graph.labelSets.count)
      for index in graph.labelSets(matching: node.labels) { members.insert(index) }
      sets[variable] = members
    }
    certain = sets
    self.sets = sets
    for edge in pattern.edges {
      types[key(edge, from: edge.from)] = graph.types(matching: edge.types)
    }
    for _ in 0..<3 {
      for edge in pattern.edges {
        guard case .single = edge.link else { continue }
        narrow(edge)
      }
    }
    selectivities = pattern.predicates.map { selectivity($0.expression) }
  }

  private func key(_ edge: PatternGraph.Edge, from: VariableID) -> EdgeKey {
    EdgeKey(
      relationship: edge.relationship, from: from, to: from == edge.from ? edge.to : edge.from)
  }

  private func types(of edge: PatternGraph.Edge) -> [TypeID] {
    types[key(edge, from: edge.from)] ?? graph.types(matching: edge.types)
  }

  private func narrow(_ edge: PatternGraph.Edge) {
    guard let from = sets[edge.from], let to = sets[edge.to] else { return }
    var starts = Bitset(capacity: from.capacity)
    var ends = Bitset(capacity: to.capacity)
    for type in types(of: edge) {
      for pair in graph.statistics.types[type.index].ends {
        if edge.direction != .left, from.contains(pair.source), to.contains(pair.target) {
          starts.insert(pair.source)
          ends.insert(pair.target)
        }
        if edge.direction != .right, from.contains(pair.target), to.contains(pair.source) {
          starts.insert(pair.target)
          ends.insert(pair.source)
        }
      }
    }
    sets[edge.from] = starts
    sets[edge.to] = edge.from == edge.to ? starts : ends
  }

  /// How many nodes a pattern node could be.
  func candidates(_ node: VariableID) -> Double {
    if let count = counts[node] { return count }
    guard let sets = sets[node] else { return Double(graph.nodeCount) }
    var count = 0
    for index in graph.labelSets.indices where sets.contains(index) {
      count += graph.labelSets[index].nodes.count
    }
    counts[node] = Double(count)
    return Double(count)
  }

  /// How many nodes a scan for a pattern node reads: those that carry its own labels.
  func scanned(_ node: VariableID) -> Double {
    guard let sets = certain[node] else { return Double(graph.nodeCount) }
    var count = 0
    sets.forEach { count += graph.labelSets[$0].nodes.count }
    return Double(count)
  }

  /// How many nodes carry labels.
  func count(of labels: LabelExpression?) -> Double {
    Double(graph.labelSets(matching: labels).reduce(0) { $0 + graph.labelSets[$1].nodes.count })
  }

  /// How many relationships of an edge's types leave an average candidate of `from` towards
  /// candidates of `to`.
  func fanOut(_ edge: PatternGraph.Edge, from: VariableID) -> Double {
    let key = key(edge, from: from)
    if let known = fanOuts[key] { return known }
    let result = countedFanOut(edge, from: from)
    fanOuts[key] = result
    return result
  }

  private func countedFanOut(_ edge: PatternGraph.Edge, from: VariableID) -> Double {
    guard let starts = sets[from], let ends = sets[from == edge.from ? edge.to : edge.from] else {
      return 1
    }
    let forward = edge.from == from ? edge.direction : edge.direction.reversed
    var count = 0
    for type in types(of: edge) {
      for pair in graph.statistics.types[type.index].ends {
        if forward != .left, starts.contains(pair.source), ends.contains(pair.target) {
          count += pair.count
        }
        if forward != .right, starts.contains(pair.target), ends.contains(pair.source) {
          count += pair.count
        }
      }
    }
    return Double(count) / max(candidates(from), 1)
  }

  /// Whether every node an edge leads to carries labels anyway.
  func impliesLabels(
    _ edge: PatternGraph.Edge, from: VariableID, labels: LabelExpression?
  ) -> Bool {
    guard let labels else { return true }
    guard let starts = certain[from] else { return false }
    let wanted = graph.labelSets(matching: labels)
    let forward = edge.from == from ? edge.direction : edge.direction.reversed
    for type in graph.types(matching: edge.types) {
      for pair in graph.statistics.types[type.index].ends {
        if forward != .left, starts.contains(pair.source), !wanted.contains(pair.target) {
          return false
        }
        if forward != .right, starts.contains(pair.target), !wanted.contains(pair.source) {
          return false
        }
      }
    }
    return true
  }

  /// The share of rows for which a predicate is thought to be true.
  func selectivity(_ predicate: BoundExpression) -> Double {
    switch predicate.form {
    case .binary(.equal, let left, let right):
      let distinct = max(distinctValues(left), distinctValues(right))
      return distinct > 0 ? 1 / distinct : 0.1
    case .binary(.notEqual, _, _): return 0.9
    case .binary(.and, let left, let right): return selectivity(left) * selectivity(right)
    case .binary(.or, let left, let right):
      return min(1, selectivity(left) + selectivity(right))
    case .binary(.in, let element, let list):
      let distinct = distinctValues(element)
      var length = 4.0
      if case .list(let elements) = list.form { length = Double(elements.count) }
      return distinct > 0 ? min(1, length / distinct) : 0.2
    case .binary(.startsWith, _, _), .binary(.endsWith, _, _), .binary(.contains, _, _),
      .binary(.matches, _, _):
      return 0.1
    case .binary: return 0.3
    case .unary(.not, let inner): return max(0.05, 1 - selectivity(inner))
    case .isNull(_, let negated): return negated ? 0.9 : 0.1
    case .exists: return 0.5
    default: return 0.5
    }
  }

  // Exact up to a size at which counting would cost more than it can save.
  private func distinctValues(_ expression: BoundExpression) -> Double {
    switch expression.form {
    case .property(let base, let key):
      return distinct.count(
        of: key, ofNodes: base.type.kinds.contains(.node), in: graph)
    case .variable(let variable):
      return sets[variable] != nil ? max(candidates(variable), 1) : 0
    default: return 0
    }
  }
}

extension BoundRelationship.Direction {
  /// The direction seen from the other end.
  var reversed: BoundRelationship.Direction {
    switch self {
    case .right: .left
    case .left: .right
    case .either: .either
    }
  }
}
