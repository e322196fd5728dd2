import WeftGraph

/// `base.key`.
final class PropertyEvaluator: Evaluator {
  let base: Evaluator
  let key: String
  let keyID: KeyID?
  private let graph: Graph
  private let isOfEntity: Bool

  init(_ base: Evaluator, key: String, in graph: Graph, isOfEntity: Bool) {
    self.base = base
    self.isOfEntity = isOfEntity
    self.key = key
    self.graph = graph
    keyID = graph.key(key)
  }

  override var slots: Set<Int> { base.slots }
  override var isHarmless: Bool { isOfEntity && base.isHarmless }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    switch try base.evaluate(batch) {
    case .nodes(let rows):
      guard let keyID else {
        return key == "id" ? ids(rows) : .constant(.null, count: rows.count)
      }
      return graph.nodeColumns.indices.contains(keyID.index)
        ? read(graph.nodeColumns[keyID.index], rows) : .constant(.null, count: rows.count)
    case .relationships(let rows):
      guard let keyID, graph.relationshipColumns.indices.contains(keyID.index) else {
        return .constant(.null, count: rows.count)
      }
      return read(graph.relationshipColumns[keyID.index], rows)
    case let other:
      var result: [Value] = []
      result.reserveCapacity(other.count)
      for row in 0..<other.count {
        result.append(try other.value(at: row, in: graph).property(key, in: graph))
      }
      return .typed(result)
    }
  }

  private func ids(_ rows: [UInt32]) -> Column {
    .values(rows.map { $0 == .max ? .null : .string(graph.id(of: NodeID($0))) })
  }

  private func read(_ column: PropertyColumn?, _ rows: [UInt32]) -> Column {
    guard let column else { return .constant(.null, count: rows.count) }
    let presence = column.presence
    switch column.storage {
    case .strings(let values):
      var result: [UInt32] = []
      result.reserveCapacity(rows.count)
      for row in rows {
        // An absent row's index lies past every member.
        guard let rank = presence.rank(of: Int(row)) else {
          result.append(.max)
          continue
        }
        result.append(values[rank].rawValue)
      }
      return .strings(result)
    case .booleans(let values):
      return .booleans(
        rows.map { presence.rank(of: Int($0)).map { values[$0] ? 1 : 0 } ?? 2 })
    case .integers(let values):
      let (numbers, nulls) = numbers(values, presence, rows, zero: 0)
      return .integers(numbers, nulls: nulls)
    case .floats(let values):
      let (numbers, nulls) = numbers(values, presence, rows, zero: 0)
      return .floats(numbers, nulls: nulls)
    case .dates(let values):
      let (dates, nulls) = numbers(values, presence, rows, zero: CalendarDate(days: 0))
      return .dates(dates, nulls: nulls)
    case .mixed(let values):
      return .values(
        rows.map { presence.rank(of: Int($0)).map { Value(values[$0]) } ?? .null })
    }
  }

  private func numbers<Number>(
    _ values: [Number], _ presence: RankedBitset, _ rows: [UInt32], zero: Number
  ) -> ([Number], Bitset?) {
    var result: [Number] = []
    result.reserveCapacity(rows.count)
    var nulls: Bitset?
    for (index, row) in rows.enumerated() {
      if let rank = presence.rank(of: Int(row)) {
        result.append(values[rank])
      } else {
        result.append(zero)
        if nulls == nil { nulls = Bitset(capacity: rows.count) }
        nulls?.insert(index)
      }
    }
    return (result, nulls)
  }
}
