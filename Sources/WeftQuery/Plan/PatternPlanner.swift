import WeftGraph

/// Orders the edges of one connected pattern by cost and builds the steps.
///
/// Cost is the sum of intermediate rows. Up to ``exhaustiveEdges`` edges every order is weighed (by
/// dynamic programming over the sets of solved edges), beyond it the cheapest next edge is taken.
/// - Complexity: O(2^edges · edges) up to that number, then O(edges²).
struct PatternPlanner {
  /// Up to how many edges every order is weighed.
  static let exhaustiveEdges = 8
  /// From how many edges on only a few starts are weighed.
  static let longPattern = 32

  let pattern: PatternGraph
  let estimator: Estimator
  /// Variables bound before the pattern.
  let bound: Set<VariableID>
  /// Variables the rows are grouped by: of starts alike, one that keeps the rows of a group together is
  /// the better one.
  let grouped: Set<VariableID>
  /// Where the written order is kept instead of the cheapest.
  let keepsWrittenOrder: Bool

  /// An order found: where it starts, and its edges with the end each is walked from.
  struct Order {
    var anchor: VariableID?
    var edges: [(index: Int, from: VariableID)] = []
    var rows: Double
    var cost: Double
    var variables: Set<VariableID>
  }

  /// The cheapest order of a component's edges; nil where each waits for what another binds.
  func order(nodes: [VariableID], edges: [Int], argumentRows: Double) -> Order? {
    var starts: [Order] = []
    if nodes.contains(where: bound.contains) {
      starts = [Order(rows: argumentRows, cost: 0, variables: bound)]
    } else {
      starts = nodes.map { anchor in
        let rows = max(
          estimator.candidates(anchor) * share(decidedBy: [anchor], after: bound), 0.01)
        // A scan reads every candidate, whatever its predicates leave; finding a value costs less.
        let scanned = estimator.scanned(anchor) * (isSought(anchor) ? 0.02 : 0.25)
        return Order(
          anchor: anchor, rows: rows,
          cost: (rows + scanned) * (grouped.contains(anchor) ? 0.95 : 1),
          variables: bound.union([anchor]))
      }
      if keepsWrittenOrder { starts = Array(starts.prefix(1)) }
    }
    if edges.count > Self.exhaustiveEdges || keepsWrittenOrder {
      // Of a long pattern only the most promising starts are followed.
      if edges.count > Self.longPattern {
        starts = Array(starts.sorted { $0.cost < $1.cost }.prefix(2))
      }
      return best(starts.compactMap { greedy($0, edges) })
    }
    return exhaustive(starts, edges)
  }

  private func exhaustive(_ starts: [Order], _ edges: [Int]) -> Order? {
    var frontier: [UInt32: Order] = [:]
    var last: [Order] = starts
    guard !edges.isEmpty else { return best(starts) }
    for start in starts {
      for (bit, edge) in edges.enumerated() {
        for next in extended(start, by: edge) { keep(next, 1 << UInt32(bit), in: &frontier) }
      }
    }
    for _ in 1..<max(edges.count, 1) {
      var following: [UInt32: Order] = [:]
      for mask in frontier.keys.sorted() {
        guard let order = frontier[mask] else { continue }
        for (bit, edge) in edges.enumerated() where mask >> UInt32(bit) & 1 == 0 {
          for next in extended(order, by: edge) {
            keep(next, mask | 1 << UInt32(bit), in: &following)
          }
        }
      }
      frontier = following
    }
    last = frontier.keys.sorted().compactMap { frontier[$0] }
    return best(last)
  }

  private func best(_ orders: [Order]) -> Order? {
    var result = orders.first
    for order in orders.dropFirst() where order.cost < result?.cost ?? .infinity { result = order }
    return result
  }

  private func keep(_ order: Order, _ mask: UInt32, in frontier: inout [UInt32: Order]) {
    if let known = frontier[mask], known.cost <= order.cost { return }
    frontier[mask] = order
  }

  private func greedy(_ start: Order, _ edges: [Int]) -> Order? {
    var order = start
    var rest = edges
    while !rest.isEmpty {
      var choice: (position: Int, order: Order)?
      for (position, edge) in rest.enumerated() {
        for next in extended(order, by: edge) {
          if let known = choice, known.order.rows <= next.rows { continue }
          choice = (position, next)
        }
        if keepsWrittenOrder, choice != nil { break }
      }
      guard let choice else { return nil }
      order = choice.order
      rest.remove(at: choice.position)
    }
    return order
  }

  private func extended(_ order: Order, by index: Int) -> [Order] {
    let edge = pattern.edges[index]
    guard edge.reads.isSubset(of: order.variables) else { return [] }
    let ends = edge.from == edge.to ? [edge.from] : [edge.from, edge.to]
    var sides = ends.filter { order.variables.contains($0) }
    // A relationship bound before brings its ends along.
    if edge.isBound { sides = [edge.from] }
    guard !sides.isEmpty else { return [] }
    if sides.count == 2 {
      switch edge.link {
      case .single:
        sides = [
          estimator.fanOut(edge, from: ends[0]) <= estimator.fanOut(edge, from: ends[1])
            ? ends[0] : ends[1]
        ]
      case .quantified: sides = [ends[0]]
      case .variable, .shortest: break
      }
    }
    return sides.map { from in
      let to = from == edge.from ? edge.to : edge.from
      let isInto = order.variables.contains(to)
      var next = order
      next.edges.append((index, from))
      next.variables.formUnion(edge.binds)
      next.variables.formUnion([edge.from, edge.to])
      var factor = fanOut(edge, from: from)
      if isInto { factor /= max(estimator.candidates(to), 1) }
      if edge.isBound { factor = 1 }
      let produced = order.rows * factor
      var new = edge.binds
      new.formUnion([edge.from, edge.to])
      next.rows = max(
        produced * share(decidedBy: new.subtracting(order.variables), after: order.variables),
        0.001)
      next.cost += produced + work(edge, rows: order.rows, from: from) + next.rows * 0.1
      // Rows follow one another as they were scanned: where a step starts from another node than the
      // one scanned, it reads here and there.
      if let anchor = order.anchor, from != anchor { next.cost += order.rows * 0.02 }
      return next
    }
  }

  // What a step reads beyond the rows it gives: a search touches what it does not return.
  private func work(_ edge: PatternGraph.Edge, rows: Double, from: VariableID) -> Double {
    switch edge.link {
    case .single: rows * 0.1
    case .variable: rows * fanOut(edge, from: from) * 0.5
    case .quantified: rows * fanOut(edge, from: from)
    case .shortest: rows * Double(estimator.graph.relationshipCount) * 0.2
    }
  }

  private func fanOut(_ edge: PatternGraph.Edge, from: VariableID) -> Double {
    switch edge.link {
    case .single: return estimator.fanOut(edge, from: from)
    case .variable(let length):
      let one = max(estimator.fanOut(edge, from: from), 0.01)
      let steps = Double(min(length.maximum ?? 6, 6))
      var sum = 0.0
      var power = 1.0
      for step in 0...max(Int(steps), 0) {
        if step >= length.minimum { sum += power }
        power *= one
      }
      return min(max(sum, 0.01), 1e7)
    case .shortest: return max(estimator.candidates(from == edge.from ? edge.to : edge.from), 1)
    case .quantified(_, let quantification):
      return Double(min(quantification.maximum ?? 4, 4)) * 4
    }
  }

  /// The share of rows left by the predicates that can be decided with some more variables.
  private func share(decidedBy new: Set<VariableID>, after known: Set<VariableID>) -> Double {
    var result = 1.0
    for (index, predicate) in pattern.predicates.enumerated() {
      guard !predicate.reads.isDisjoint(with: new),
        predicate.reads.allSatisfy({ new.contains($0) || known.contains($0) })
      else { continue }
      result *= estimator.selectivities[index]
    }
    return result
  }

  private func isSought(_ node: VariableID) -> Bool {
    pattern.predicates.contains { $0.expression.soughtProperty(of: node) != nil }
  }
}
