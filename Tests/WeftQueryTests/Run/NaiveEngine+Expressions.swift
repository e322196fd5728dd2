@testable import WeftGraph
@testable import WeftQuery

extension NaiveEngine {
  func evaluate(
    _ expression: BoundExpression, _ row: Row, group: [Row]? = nil
  ) throws -> Value {
    func value(_ inner: BoundExpression) throws -> Value {
      try evaluate(inner, row, group: group)
    }
    switch expression.form {
    case .literal(let value): return value
    case .variable(let variable): return row[variable] ?? .null
    case .parameter(let name): return context.parameters[name] ?? .null
    case .property(let base, let key): return try value(base).property(key, in: graph)
    case .index(let base, let index):
      return try value(base).element(try value(index), in: graph)
    case .slice(let base, let from, let to):
      return try value(base).slice(from: from.map(value), to: to.map(value))
    case .unary(.not, let base): return Value(truth: Value.not(try value(base).truth()))
    case .unary(.plus, let base): return try Value.plus(try value(base))
    case .unary(.minus, let base): return try Value.negate(try value(base))
    case .binary(let binary, let left, let right):
      return try combine(binary, try value(left), try value(right))
    case .isNull(let base, let negated): return .boolean(try value(base).isNull != negated)
    case .hasLabels(let base, let labels):
      switch try value(base) {
      case .node(let node): return .boolean(has(labels, node))
      case .relationship(let id):
        let name = graph.name(of: graph.type(of: id))
        return .boolean(labels.matches({ $0 == name }, any: true))
      default: return .null
      }
    case .list(let elements): return .list(try elements.map(value))
    case .map(let entries):
      return .map(ValueMap(try entries.map { (key: $0.key, value: try value($0.value)) }))
    case .call(let function, let arguments):
      let values = try arguments.map(value)
      if function.propagatesNull, values.contains(where: \.isNull) { return .null }
      return try function.evaluate(values, context)
    case .aggregate(let aggregate): return try combine(aggregate, group ?? [])
    case .conditional(let branches, let otherwise):
      for branch in branches where try value(branch.condition).truth() == true {
        return try value(branch.result)
      }
      return try otherwise.map(value) ?? .null
    case .exists(let subquery):
      return .boolean(try !results(of: subquery.query, from: [row]).isEmpty)
    case .count(let subquery):
      return .integer(Int64(try results(of: subquery.query, from: [row]).count))
    case .collect(let subquery):
      return .list(try results(of: subquery.query, from: [row]).map { $0.values[0] })
    case .listComprehension, .quantifier, .reduce: return try spread(expression, row)
    }
  }

  private func spread(_ expression: BoundExpression, _ row: Row) throws -> Value {
    func elements(_ list: BoundExpression) throws -> [Value]? {
      if case .list(let values) = try evaluate(list, row) { return values }
      return nil
    }
    switch expression.form {
    case .listComprehension(let variable, let list, let predicate, let yield):
      guard let values = try elements(list) else { return .null }
      return .list(
        try values.compactMap { element in
          let inner = row.setting(variable, element)
          if let predicate, try !isTrue(predicate, inner) { return nil }
          return try yield.map { try evaluate($0, inner) } ?? element
        })
    case .quantifier(let quantifier, let variable, let list, let predicate):
      guard let values = try elements(list) else { return .null }
      let truths = try values.map {
        try evaluate(predicate, row.setting(variable, $0)).truth()
      }
      let yes = truths.count { $0 == true }
      let hasNull = truths.contains(nil)
      switch quantifier {
      case .all: return truths.contains(false) ? .boolean(false) : hasNull ? .null : .boolean(true)
      case .any: return yes > 0 ? .boolean(true) : hasNull ? .null : .boolean(false)
      case .none: return yes > 0 ? .boolean(false) : hasNull ? .null : .boolean(true)
      case .single: return yes > 1 ? .boolean(false) : hasNull ? .null : .boolean(yes == 1)
      }
    case .reduce(let accumulator, let start, let element, let list, let step):
      guard let values = try elements(list) else { return .null }
      return try values.reduce(try evaluate(start, row)) { state, value in
        try evaluate(step, row.setting(accumulator, state).setting(element, value))
      }
    default: return .null
    }
  }

  private func combine(
    _ binary: BinaryOperator, _ left: Value, _ right: Value
  ) throws -> Value {
    switch binary {
    case .and: Value(truth: Value.and(try left.truth(), try right.truth()))
    case .or: Value(truth: Value.or(try left.truth(), try right.truth()))
    case .xor: Value(truth: Value.xor(try left.truth(), try right.truth()))
    case .equal: Value(truth: Value.equals(left, right))
    case .notEqual: Value(truth: Value.not(Value.equals(left, right)))
    case .less: Value(truth: Value.isLess(left, right))
    case .lessOrEqual: Value(truth: Value.isLessOrEqual(left, right))
    case .greater: Value(truth: Value.isLess(right, left))
    case .greaterOrEqual: Value(truth: Value.isLessOrEqual(right, left))
    case .add: try Value.add(left, right)
    case .subtract: try Value.subtract(left, right)
    case .multiply: try Value.multiply(left, right)
    case .divide: try Value.divide(left, right)
    case .modulo: try Value.remainder(left, right)
    case .power: try Value.power(left, right)
    case .concatenate: try Value.concatenate(left, right)
    case .in: Value(truth: try Value.isIn(left, right))
    case .startsWith, .endsWith, .contains, .matches: try text(binary, left, right)
    }
  }

  private func text(_ test: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    guard case .string(let text) = left, case .string(let part) = right else { return .null }
    switch test {
    case .startsWith: return .boolean(text.hasPrefix(part))
    case .endsWith: return .boolean(text.hasSuffix(part))
    case .contains: return .boolean(text.contains(part))
    default: return Value(truth: try Value.matches(left, right))
    }
  }

  private func combine(_ aggregate: BoundAggregate, _ group: [Row]) throws -> Value {
    guard let argument = aggregate.argument else { return .integer(Int64(group.count)) }
    var values = try group.map { try evaluate(argument, $0) }.filter { !$0.isNull }
    if aggregate.isDistinct {
      var seen: Set<DistinctValue> = []
      values = values.filter { seen.insert(DistinctValue($0)).inserted }
    }
    switch aggregate.kind {
    case .countRows, .count: return .integer(Int64(values.count))
    case .collect: return .list(values)
    case .sum: return try values.reduce(.integer(0)) { try Value.add($0, $1) }
    case .avg:
      if values.isEmpty { return .null }
      return try Value.divide(
        try values.reduce(.float(0)) { try Value.add($0, $1) }, .float(Double(values.count)))
    case .min: return values.min { Value.totalOrder($0, $1) < 0 } ?? .null
    case .max: return values.max { Value.totalOrder($0, $1) < 0 } ?? .null
    case .stDev, .stDevP, .percentileCont, .percentileDisc: return .null
    }
  }
}
