public import WeftGraph

extension Value {
  /// `value.key`: a property of a node or relationship, an entry of a map, a component of a temporal
  /// value; null where there is none.
  public func property(_ key: String, in graph: Graph) throws(EvaluationError) -> Value {
    switch self {
    case .null: return .null
    case .map(let map): return map[key] ?? .null
    case .node(let node): return Value.property(key, of: node, in: graph)
    case .relationship(let relationship):
      guard let id = graph.key(key) else { return .null }
      return Value(graph.value(of: id, relationship))
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      if let component = TemporalComponents.value(of: key, in: self) { return component }
      throw .unknownComponent(key, of: kind, named: kindName)
    default:
      throw .wrongType(
        "a value of type \(kindName) has no properties, so `.\(key)` cannot be read from it")
    }
  }

  /// A node's property; `id` is the chart-wide id where no property of that name is declared.
  package static func property(_ key: String, of node: NodeID, in graph: Graph) -> Value {
    guard let id = graph.key(key) else {
      return key == "id" ? .string(graph.id(of: node)) : .null
    }
    return Value(graph.value(of: id, node))
  }

  /// `value[index]`: an element of a list, counted from 0 or from the end where negative; or a
  /// property by name.
  package func element(_ index: Value, in graph: Graph) throws(EvaluationError) -> Value {
    switch (self, index) {
    case (.list(let elements), .integer(let index)):
      let count = Int64(elements.count)
      let position = index < 0 ? index + count : index
      return position >= 0 && position < count ? elements[Int(position)] : .null
    case (.null, _): return .null
    case (.list, .null), (.map, .null), (.node, .null), (.relationship, .null): return .null
    case (.map, .string(let key)), (.node, .string(let key)), (.relationship, .string(let key)):
      return try property(key, in: graph)
    case (.date, .string(let key)), (.localTime, .string(let key)), (.time, .string(let key)),
      (.localDateTime, .string(let key)), (.dateTime, .string(let key)),
      (.duration, .string(let key)):
      return try property(key, in: graph)
    case (.list, _):
      throw .wrongType("a list is indexed by an Integer, not a value of type \(index.kindName)")
    case (.map, _), (.node, _), (.relationship, _):
      throw .wrongType(
        "a value of type \(kindName) is indexed by a String, not a value of type \(index.kindName)",
        detail: "MapElementAccessByNonString")
    default:
      throw .wrongType("a value of type \(kindName) has no elements")
    }
  }

  /// `value[from..to]`: the elements from the first position up to, not including, the second.
  ///
  /// Negative positions count from the end. Nil bounds are the ends of the list.
  package func slice(from: Value?, to: Value?) throws(EvaluationError) -> Value {
    guard case .list(let elements) = self else {
      if isNull { return .null }
      throw .wrongType("a value of type \(kindName) has no elements")
    }
    func position(_ bound: Value?, default end: Int) throws(EvaluationError) -> Int? {
      switch bound {
      case nil: return end
      case .null?: return nil
      case .integer(let index)?:
        let position = index < 0 ? index + Int64(elements.count) : index
        return Int(max(0, min(position, Int64(elements.count))))
      case let bound?:
        throw .wrongType("a list is indexed by an Integer, not a value of type \(bound.kindName)")
      }
    }
    let start = try position(from, default: 0)
    let end = try position(to, default: elements.count)
    guard let start, let end else { return .null }
    return .list(start < end ? Array(elements[start..<end]) : [])
  }
}
