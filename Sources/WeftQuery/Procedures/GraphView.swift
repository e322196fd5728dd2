import WeftGraph

/// What a `graph.*` procedure reads: a projection chosen by options, and results as columns over it.
///
/// Calls that choose the same part of the graph, whatever they ask of it, share one projection.
struct GraphView {
  /// The procedure's name.
  let procedure: String
  let context: EvaluationContext
  let options: GraphOptions
  let projection: Projection

  init(
    _ procedure: String, _ options: GraphOptions, in context: EvaluationContext,
    direction: Projection.Direction = .out
  ) {
    self.procedure = procedure
    self.context = context
    self.options = options
    let direction = options.direction ?? direction
    projection = context.cached(options.projectionKey(direction)) {
      let filter = GraphFilter(options, context)
      return options.liftTypes.isEmpty
        ? Projection(
          of: context.graph, labels: options.labels, types: options.types, direction: direction,
          weight: options.weight, keepNode: filter.keepNode,
          keepRelationship: filter.keepRelationship)
        : LiftedProjection(options, context.graph, filter).projection(direction)
    }
    recordWeights()
  }

  /// Says how many relationships weigh 1 because they state no weight, and how many have none because
  /// what they state is no number.
  private func recordWeights() {
    guard let weight = options.weight else { return }
    let graph = context.graph
    let reader = PropertyReader(relationship: weight, in: graph)
    var all = Bitset(capacity: graph.relationshipCount)
    for relationship in projection.relationships { all.insert(relationship.index) }
    var without = 0
    var wrong: [RelationshipID] = []
    all.forEach { relationship in
      if !reader.has(relationship) {
        without += 1
      } else if reader.number(relationship) == nil {
        wrong.append(RelationshipID(relationship))
      }
    }
    if without > 0 {
      context.record(
        basis: without == 1
          ? "1 of \(all.count) relationships states no `\(weight)` and weighs 1"
          : "\(without) of \(all.count) relationships state no `\(weight)` and weigh 1",
        of: "`\(procedure)`")
    }
    if let first = wrong.first, let key = graph.key(weight),
      let stated = graph.value(of: key, first)
    {
      let value = Value(stated)
      let text = value.scalarText.map { " (\($0))" } ?? ""
      context.record(
        undefined: "`\(procedure)` has no weight for \(wrong.count) of \(all.count) relationships",
        because:
          "The `\(weight)` of \(graph.id(of: first)) is a \(value.kindName)\(text) and no number.")
    }
  }

  /// How paths are measured: along weights read as strengths, else by the number of relationships.
  var lengths: PathLengths { options.weight == nil ? .hops : .inverseWeights }

  /// All nodes, in order.
  var nodes: Column { .nodes(projection.nodes.map(\.rawValue)) }

  /// Some nodes by their numbers.
  func nodes(_ numbers: [Int]) -> Column { .nodes(numbers.map { projection.nodes[$0].rawValue }) }

  /// A list of nodes by their numbers.
  func list(_ numbers: [Int]) -> Value { .list(numbers.map { .node(projection.nodes[$0]) }) }

  /// The numbers of nodes named by an option; those outside the projection are left out.
  func numbers(_ nodes: [NodeID]?) -> [Int]? {
    nodes.map { Array(Set($0.compactMap { projection.number(of: $0) })).sorted() }
  }

  /// A path by the numbers of its nodes.
  func path(_ numbers: [Int], _ relationships: [RelationshipID]) -> Value {
    .path(
      Value.Path(nodes: numbers.map { projection.nodes[$0] }, relationships: relationships))
  }

  /// The nodes `from` and `to` name; both must be given.
  func ends(_ procedure: String) throws(EvaluationError) -> (from: [Int], to: [Int]) {
    guard let from = numbers(options.from), let to = numbers(options.to) else {
      throw EvaluationError(
        code: "missing-option", message: "`graph.\(procedure)` needs `from` and `to`",
        type: "ArgumentError", detail: "InvalidArgumentValue")
    }
    return (from, to)
  }

  /// Scores, or nulls where a measure is undefined.
  func floats(_ scores: Measured<[Double]>) -> Column {
    switch known(scores) {
    case let scores?: .floats(scores, nulls: nil)
    case nil:
      .floats(
        [Double](repeating: 0, count: projection.nodeCount),
        nulls: Bitset(full: projection.nodeCount))
    }
  }

  /// Summed weights, null where a weight makes them no number.
  func sums(_ values: [Double]) -> Column {
    if values.allSatisfy(\.isFinite) { return .floats(values, nulls: nil) }
    return column(
      values.map { $0.isFinite ? .value($0) : .undefined("A relationship's weight is not finite.") }
    )
  }

  /// One value, or null where the measure is undefined.
  func single(_ value: Measured<Double>) -> Column {
    .values([known(value).map { .float($0) } ?? .null])
  }

  /// Measures of rows, null where one is undefined; nulls throughout if all are.
  func column(_ values: Measured<[Measured<Double>]>) -> Column {
    guard let values = known(values) else {
      return .values([Value](repeating: .null, count: projection.nodeCount))
    }
    return column(values)
  }

  /// Measures of rows, null where one is undefined.
  func column(_ values: [Measured<Double>]) -> Column {
    var missing: [String: Int] = [:]
    for value in values {
      if let reason = value.reason { missing[reason, default: 0] += 1 }
    }
    for (reason, count) in missing {
      context.record(
        undefined: "`\(procedure)` has no value in \(count) of \(values.count) rows",
        because: reason)
    }
    return .values(values.map { $0.value.map { .float($0) } ?? .null })
  }

  /// The value of a measure; where there is none the reason is kept for whoever asked.
  func known<Found>(_ measured: Measured<Found>) -> Found? {
    if let reason = measured.reason {
      context.record(undefined: "`\(procedure)` has no value", because: reason)
    }
    return measured.value
  }

  static func integers(_ values: some Sequence<Int>) -> Column {
    .integers(values.map { Int64($0) }, nulls: nil)
  }

  static func floats(_ values: [Double]) -> Column { .floats(values, nulls: nil) }
}

/// Which nodes and relationships the options `asOf` and `without` leave.
struct GraphFilter {
  let keepNode: ((NodeID) -> Bool)?
  let keepRelationship: ((RelationshipID) -> Bool)?

  init(_ options: GraphOptions, _ context: EvaluationContext) {
    var validity: ValidityMasks?
    if let day = options.asOf {
      validity = context.cached("graph.validity.\(day.days)") {
        ValidityMasks(
          of: context.graph, asOf: day, hiding: context.hidden, nodes: context.hiddenNodes)
      }
    }
    keepNode = validity.map { validity in { validity.active.contains($0.index) } }
    let graph = context.graph
    let excluded = options.without.compactMap { entry in
      graph.key(entry.key).map { (key: $0, value: entry.value) }
    }
    guard validity != nil || !excluded.isEmpty else {
      keepRelationship = nil
      return
    }
    let current = validity?.current
    keepRelationship = { relationship in
      if let current, !current.contains(relationship.index) { return false }
      return !excluded.contains { entry in
        guard let stored = graph.value(of: entry.key, relationship) else { return false }
        return Value.equals(Value(stored), entry.value) ?? false
      }
    }
  }
}

/// A projection whose relationships join what their ends stand for.
///
/// An end that is not selected itself stands for the selected nodes joined to it by a relationship of
/// the types lifted through, either way; a relationship then joins every pair of what its ends stand for.
struct LiftedProjection {
  private let options: GraphOptions
  private let graph: Graph
  private let filter: GraphFilter
  private var isSelected: Bitset
  private let throughTypes: [TypeID]

  init(_ options: GraphOptions, _ graph: Graph, _ filter: GraphFilter) {
    self.options = options
    self.graph = graph
    self.filter = filter
    throughTypes = options.liftTypes.compactMap(graph.type)
    isSelected = Bitset(capacity: graph.nodeCount)
    if let labels = options.labels {
      for label in labels.compactMap(graph.label) {
        for range in graph.ranges(of: label) { isSelected.insert(range) }
      }
    } else {
      // Without labels the selected nodes are those the lifted types lead from.
      for type in throughTypes {
        graph.outgoing[type.index].sources.forEach { isSelected.insert($0) }
      }
    }
  }

  func projection(_ direction: Projection.Direction) -> Projection {
    var nodes: [NodeID] = []
    var numbers = [UInt32](repeating: .max, count: graph.nodeCount)
    isSelected.forEach { index in
      guard filter.keepNode?(NodeID(index)) ?? true else { return }
      numbers[index] = UInt32(nodes.count)
      nodes.append(NodeID(index))
    }
    var entries: [(source: UInt32, target: UInt32, relationship: RelationshipID)] = []
    let types = options.types?.compactMap(graph.type) ?? graph.typeRanges.indices.map { TypeID($0) }
    for type in Set(types).subtracting(throughTypes).sorted() {
      for index in graph.typeRanges[type.index] {
        let relationship = RelationshipID(index)
        guard filter.keepRelationship?(relationship) ?? true else { continue }
        for source in standing(for: graph.sources[index], numbers) {
          for target in standing(for: graph.targets[index], numbers) where source != target {
            if direction != .in { entries.append((source, target, relationship)) }
            if direction != .out { entries.append((target, source, relationship)) }
          }
        }
      }
    }
    entries.sort {
      ($0.source, $0.target, $0.relationship) < ($1.source, $1.target, $1.relationship)
    }
    var offsets = [UInt32](repeating: 0, count: nodes.count + 1)
    for entry in entries { offsets[Int(entry.source) + 1] += 1 }
    for node in nodes.indices { offsets[node + 1] += offsets[node] }
    let weights = options.weight.map { PropertyReader(relationship: $0, in: graph) }
    return Projection(
      nodes: nodes, offsets: offsets, neighbours: entries.map(\.target),
      relationships: entries.map(\.relationship),
      weights: weights.map { reader in entries.map { reader.weight($0.relationship.index) } } ?? [],
      direction: direction)
  }

  private func standing(for node: NodeID, _ numbers: [UInt32]) -> [UInt32] {
    if isSelected.contains(node.index) {
      return numbers[node.index] == .max ? [] : [numbers[node.index]]
    }
    var result: Set<UInt32> = []
    for type in throughTypes {
      for adjacency in [graph.outgoing[type.index], graph.incoming[type.index]] {
        for entry in adjacency.entries(of: node) {
          let number = numbers[adjacency.neighbours[entry].index]
          guard number != .max,
            filter.keepRelationship?(adjacency.relationship(at: entry)) ?? true
          else { continue }
          result.insert(number)
        }
      }
    }
    return result.sorted()
  }
}
