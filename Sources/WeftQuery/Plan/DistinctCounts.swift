import WeftGraph

/// How many different values properties have, looked up once in a plan.
final class DistinctCounts {
  private struct Owner: Hashable {
    var key: KeyID
    var isNode: Bool
  }

  private var known: [Owner: Double] = [:]

  /// About how many different values a property of nodes, or of relationships, has; at least 1.
  func count(of key: String, ofNodes isNode: Bool, in graph: Graph) -> Double {
    guard let id = graph.key(key) else { return 1 }
    let owner = Owner(key: id, isNode: isNode)
    if let count = known[owner] { return count }
    let count =
      isNode
      ? graph.nodeColumns[id]?.estimatedDistinct : graph.relationshipColumns[id]?.estimatedDistinct
    known[owner] = count ?? 1
    return count ?? 1
  }
}

extension [PropertyColumn?] {
  /// The column of a key, nil where nothing has it.
  subscript(key: KeyID) -> PropertyColumn? {
    indices.contains(key.index) ? self[key.index] : nil
  }
}

extension PropertyColumn {
  /// About how many different values there are: exact for small columns, from a sample for others.
  fileprivate var estimatedDistinct: Double {
    if count <= 1024 { return Double(max(distinctCount, 1)) }
    let step = count / 512
    let places = stride(from: 0, to: count, by: step)
    let sampled: Int
    let taken = (count + step - 1) / step
    switch storage {
    case .booleans: return 2
    case .integers(let values): sampled = Set(places.map { values[$0] }).count
    case .floats(let values): sampled = Set(places.map { values[$0] }).count
    case .strings(let values): sampled = Set(places.map { values[$0] }).count
    case .dates(let values): sampled = Set(places.map { values[$0] }).count
    case .mixed(let values): sampled = Set(places.map { values[$0] }).count
    }
    // A sample of mostly different values comes from a column of mostly different values.
    let share = Double(sampled) / Double(taken)
    return share > 0.5 ? share * Double(count) : Double(max(sampled, 1))
  }
}
