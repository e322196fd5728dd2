import WeftGraph

/// Functions of nodes, relationships and paths.
enum GraphFunctions {
  static let all: [ScalarFunction] = [
    labels, type, id, elementId, startNode, endNode, keys, properties, nodes, relationships,
    length,
  ]

  static let labels = ScalarFunction.unary(
    "labels", "node", .nodeType, result: .list(of: .stringType), summary: "The labels of a node."
  ) { (value, context) throws(EvaluationError) in
    guard case .node(let node) = value else {
      throw .wrongArgument("labels", value, expected: "a node")
    }
    let graph = context.graph
    return .list(graph.labels(of: node).map { .string(graph.name(of: $0)) })
  }

  static let type = ScalarFunction.unary(
    "type", "relationship", .relationshipType, result: .stringType,
    summary: "The type of a relationship."
  ) { (value, context) throws(EvaluationError) in
    guard case .relationship(let relationship) = value else {
      throw .wrongArgument("type", value, expected: "a relationship")
    }
    return .string(context.graph.name(of: context.graph.type(of: relationship)))
  }

  static let id = ScalarFunction.unary(
    "id", "entity", ValueType(.entity), result: .integerType,
    summary: "The dense number of a node or relationship in this chart."
  ) { (value, _) throws(EvaluationError) in
    switch value {
    case .node(let node): return .integer(Int64(node.rawValue))
    case .relationship(let relationship): return .integer(Int64(relationship.rawValue))
    default: throw .wrongArgument("id", value, expected: "a node or relationship")
    }
  }

  static let elementId = ScalarFunction.unary(
    "elementId", "entity", ValueType(.entity), result: .stringType,
    summary: "The chart-wide id of a node or relationship."
  ) { (value, context) throws(EvaluationError) in
    switch value {
    case .node(let node): return .string(context.graph.id(of: node))
    case .relationship(let relationship): return .string(context.graph.id(of: relationship))
    default: throw .wrongArgument("elementId", value, expected: "a node or relationship")
    }
  }

  static let startNode = ScalarFunction.unary(
    "startNode", "relationship", .relationshipType, result: .nodeType,
    summary: "The node a relationship starts at."
  ) { (value, context) throws(EvaluationError) in
    guard case .relationship(let relationship) = value else {
      throw .wrongArgument("startNode", value, expected: "a relationship")
    }
    return .node(context.graph.source(of: relationship))
  }

  static let endNode = ScalarFunction.unary(
    "endNode", "relationship", .relationshipType, result: .nodeType,
    summary: "The node a relationship ends at."
  ) { (value, context) throws(EvaluationError) in
    guard case .relationship(let relationship) = value else {
      throw .wrongArgument("endNode", value, expected: "a relationship")
    }
    return .node(context.graph.target(of: relationship))
  }

  static let keys = ScalarFunction.unary(
    "keys", "value", ValueType([.node, .relationship, .map]), result: .list(of: .stringType),
    summary: "The names of a node's or relationship's properties, or of a map's entries."
  ) { (value, context) throws(EvaluationError) in
    guard let map = properties(of: value, in: context.graph) else {
      throw .wrongArgument("keys", value, expected: "a node, relationship or map")
    }
    return .list(map.entries.map { .string($0.key) })
  }

  static let properties = ScalarFunction.unary(
    "properties", "value", ValueType([.node, .relationship, .map]), result: .anyMap,
    summary: "The properties of a node or relationship as a map."
  ) { (value, context) throws(EvaluationError) in
    guard let map = properties(of: value, in: context.graph) else {
      throw .wrongArgument("properties", value, expected: "a node, relationship or map")
    }
    return .map(map)
  }

  static let nodes = ScalarFunction.unary(
    "nodes", "path", .pathType, result: .list(of: .nodeType),
    summary: "The nodes of a path in order."
  ) { (value, _) throws(EvaluationError) in
    guard case .path(let path) = value else {
      throw .wrongArgument("nodes", value, expected: "a path")
    }
    return .list(path.nodes.map { .node($0) })
  }

  static let relationships = ScalarFunction.unary(
    "relationships", "path", .pathType, result: .list(of: .relationshipType),
    summary: "The relationships of a path in order."
  ) { (value, _) throws(EvaluationError) in
    guard case .path(let path) = value else {
      throw .wrongArgument("relationships", value, expected: "a path")
    }
    return .list(path.relationships.map { .relationship($0) })
  }

  static let length = ScalarFunction.unary(
    "length", "path", .pathType, result: .integerType, summary: "How many relationships a path has."
  ) { (value, _) throws(EvaluationError) in
    guard case .path(let path) = value else {
      throw .wrongArgument("length", value, expected: "a path")
    }
    return .integer(Int64(path.relationships.count))
  }

  /// The properties of a node or relationship, or a map itself; nil for any other kind.
  static func properties(of value: Value, in graph: Graph) -> ValueMap? {
    switch value {
    case .node(let node):
      ValueMap(graph.properties(of: node).map { ($0.key, Value($0.value)) })
    case .relationship(let relationship):
      ValueMap(graph.properties(of: relationship).map { ($0.key, Value($0.value)) })
    case .map(let map): map
    default: nil
    }
  }
}
