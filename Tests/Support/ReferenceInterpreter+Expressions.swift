import WeftGraph
import WeftQuery

extension ReferenceInterpreter {
  func truth(_ expression: BoundExpression, _ row: Row) throws -> Bool? {
    try value(expression, row).truth()
  }

  /// The value of an expression over a row; aggregates are over the rows of the group.
  func value(_ expression: BoundExpression, _ row: Row, _ group: [Row]? = nil) throws -> Value {
    func value(_ part: BoundExpression) throws -> Value { try self.value(part, row, group) }
    switch expression.form {
    case .literal(let value): return value
    case .variable(let variable): return row[variable.index]
    case .parameter(let name):
      guard let value = context.parameters[name] else {
        throw EvaluationError(
          code: "missing-parameter", message: "parameter `\(name)` is missing",
          type: "ParameterMissing", detail: "MissingParameter")
      }
      return value
    case .property(let owner, let key): return try value(owner).property(key, in: graph)
    case .index(let owner, let index): return try value(owner).element(value(index), in: graph)
    case .slice(let list, let from, let to):
      return try value(list).slice(from: from.map(value), to: to.map(value))
    case .unary(let sign, let operand):
      switch sign {
      case .not: return Value(truth: Value.not(try value(operand).truth()))
      case .plus: return try Value.plus(value(operand))
      case .minus: return try Value.negate(value(operand))
      }
    case .binary(let sign, let left, let right):
      return try binary(sign, value(left), { try value(right) })
    case .isNull(let operand, let negated): return .boolean(try value(operand).isNull != negated)
    case .hasLabels(let operand, let labels): return try hasLabels(value(operand), labels)
    case .list(let elements): return .list(try elements.map(value))
    case .map(let entries):
      return .map(ValueMap(try entries.map { ($0.key, try value($0.value)) }))
    case .call(let function, let arguments):
      let values = try arguments.map(value)
      if function.propagatesNull, values.contains(where: \.isNull) { return .null }
      return try function.evaluate(values, context)
    case .aggregate(let aggregate): return try self.aggregate(aggregate, group ?? [], row)
    case .conditional(let branches, let otherwise):
      for branch in branches where try value(branch.condition).truth() == true {
        return try value(branch.result)
      }
      return try otherwise.map(value) ?? .null
    default:
      return try scoped(expression, row, group)
    }
  }

  /// The forms that bind variables of their own.
  private func scoped(_ expression: BoundExpression, _ row: Row, _ group: [Row]?) throws -> Value {
    switch expression.form {
    case .listComprehension(let variable, let list, let predicate, let yield):
      guard let elements = try elements(list, row, group) else { return .null }
      return .list(
        try elements.compactMap { element in
          let inner = row.setting(variable, to: element)
          if let predicate, try value(predicate, inner, group).truth() != true { return nil }
          return try yield.map { try value($0, inner, group) } ?? element
        })
    case .quantifier(let quantifier, let variable, let list, let predicate):
      guard let elements = try elements(list, row, group) else { return .null }
      let truths = try elements.map {
        try value(predicate, row.setting(variable, to: $0), group).truth()
      }
      return Value(truth: quantified(quantifier, truths))
    case .reduce(let accumulator, let start, let element, let list, let step):
      var inner = row.setting(accumulator, to: try value(start, row, group))
      guard let elements = try elements(list, row, group) else { return .null }
      for item in elements {
        inner = inner.setting(element, to: item)
        inner = inner.setting(accumulator, to: try value(step, inner, group))
      }
      return inner[accumulator.index]
    case .exists(let subquery): return .boolean(!(try rows(of: subquery.query, from: row)).isEmpty)
    case .count(let subquery):
      return .integer(Int64(try rows(of: subquery.query, from: row).count))
    case .collect(let subquery):
      return .list(try rows(of: subquery.query, from: row).compactMap(\.first))
    default:
      preconditionFailure("every form of expression has its case")
    }
  }

  private func elements(
    _ list: BoundExpression, _ row: Row, _ group: [Row]?
  ) throws -> [Value]? {
    switch try value(list, row, group) {
    case .null: return nil
    case .list(let values): return values
    case let other:
      throw EvaluationError(
        code: "wrong-type", message: "a list is needed, not \(other.kindName)",
        type: "TypeError", detail: "InvalidArgumentType")
    }
  }

  private func quantified(_ quantifier: Quantifier, _ truths: [Bool?]) -> Bool? {
    let yes = truths.count { $0 == true }
    let unknown = truths.count { $0 == nil }
    switch quantifier {
    case .all: return yes + unknown < truths.count ? false : (unknown > 0 ? nil : true)
    case .any: return yes > 0 ? true : (unknown > 0 ? nil : false)
    case .none: return yes > 0 ? false : (unknown > 0 ? nil : true)
    case .single: return yes > 1 ? false : (unknown > 0 ? nil : yes == 1)
    }
  }

  private func binary(
    _ sign: BinaryOperator, _ left: Value, _ right: () throws -> Value
  ) throws -> Value {
    switch sign {
    case .and:
      let first = try left.truth()
      return first == false
        ? .boolean(false) : Value(truth: Value.and(first, try right().truth()))
    case .or:
      let first = try left.truth()
      return first == true ? .boolean(true) : Value(truth: Value.or(first, try right().truth()))
    case .xor: return Value(truth: Value.xor(try left.truth(), try right().truth()))
    case .equal: return Value(truth: Value.equals(left, try right()))
    case .notEqual: return Value(truth: Value.not(Value.equals(left, try right())))
    case .less: return Value(truth: Value.isLess(left, try right()))
    case .lessOrEqual: return Value(truth: Value.isLessOrEqual(left, try right()))
    case .greater: return Value(truth: Value.isLess(try right(), left))
    case .greaterOrEqual: return Value(truth: Value.isLessOrEqual(try right(), left))
    case .add: return try Value.add(left, right())
    case .subtract: return try Value.subtract(left, right())
    case .multiply: return try Value.multiply(left, right())
    case .divide: return try Value.divide(left, right())
    case .modulo: return try Value.remainder(left, right())
    case .power: return try Value.power(left, right())
    case .in:
      let found: Bool? = try Value.isIn(left, right())
      return Value(truth: found)
    case .startsWith: return Value(truth: Value.hasPrefix(left, try right()))
    case .endsWith: return Value(truth: Value.hasSuffix(left, try right()))
    case .contains: return Value(truth: Value.contains(left, try right()))
    case .matches: return Value(truth: try Value.matches(left, right()))
    case .concatenate: return try Value.concatenate(left, right())
    }
  }

  private func hasLabels(_ value: Value, _ labels: LabelExpression) throws -> Value {
    switch value {
    case .null: return .null
    case .node(let node): return .boolean(matches(names(of: node), labels))
    case .relationship(let relationship):
      return .boolean(matches([graph.name(of: graph.type(of: relationship))], labels))
    default:
      throw EvaluationError(
        code: "wrong-type", message: "only nodes and relationships have labels or types",
        type: "TypeError", detail: "InvalidArgumentType")
    }
  }

  func names(of node: NodeID) -> Set<String> {
    Set(graph.labels(of: node).map { graph.name(of: $0) })
  }

  func matches(_ names: Set<String>, _ labels: LabelExpression) -> Bool {
    switch labels {
    case .name(let name, _): names.contains(name)
    case .any: !names.isEmpty
    case .not(let inner): !matches(names, inner)
    case .and(let left, let right): matches(names, left) && matches(names, right)
    case .or(let left, let right): matches(names, left) || matches(names, right)
    }
  }

  // MARK: Aggregates

  private func aggregate(_ aggregate: BoundAggregate, _ group: [Row], _ row: Row) throws -> Value {
    guard let argument = aggregate.argument else { return .integer(Int64(group.count)) }
    var values = try group.map { try value(argument, $0) }.filter { !$0.isNull }
    if aggregate.isDistinct {
      var seen: Set<DistinctValue> = []
      values = values.filter { seen.insert(DistinctValue($0)).inserted }
    }
    let sorted = values.sorted { Value.totalOrder($0, $1) < 0 }
    func numbers() -> [Double] {
      values.compactMap {
        switch $0 {
        case .integer(let value): Double(value)
        case .float(let value): value
        default: nil
        }
      }
    }
    switch aggregate.kind {
    case .countRows: return .integer(Int64(group.count))
    case .count: return .integer(Int64(values.count))
    case .collect: return .list(values)
    case .min: return sorted.first ?? .null
    case .max: return sorted.last ?? .null
    case .sum: return try sum(values) ?? .integer(0)
    case .avg:
      guard let total = try sum(values) else { return .null }
      if case .duration = total { return try Value.divide(total, .integer(Int64(values.count))) }
      return .float(numbers().reduce(0, +) / Double(values.count))
    case .stDev, .stDevP:
      let numbers = numbers()
      let divisor = Double(numbers.count) - (aggregate.kind == .stDev ? 1 : 0)
      guard divisor > 0 else { return .float(0) }
      let mean = numbers.reduce(0, +) / Double(numbers.count)
      let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return .float((squares / divisor).squareRoot())
    case .percentileCont, .percentileDisc:
      guard let first = group.first, let percentile = aggregate.percentile else { return .null }
      return try self.percentile(
        value(percentile, first), of: sorted, isContinuous: aggregate.kind == .percentileCont)
    }
  }

  private func sum(_ values: [Value]) throws -> Value? {
    let integers = values.compactMap { if case .integer(let value) = $0 { value } else { nil } }
    if integers.count == values.count, !values.isEmpty {
      // What is between may leave the range, the result may not.
      guard let total = Int64(exactly: integers.reduce(Int128(0)) { $0 + Int128($1) }) else {
        return try Value.add(.integer(.max), .integer(1))
      }
      return .integer(total)
    }
    return try values.dropFirst().reduce(values.first) { sum, next in
      try sum.map { try Value.add($0, next) }
    }
  }

  private func percentile(_ wanted: Value, of sorted: [Value], isContinuous: Bool) throws -> Value {
    let percentile: Double
    switch wanted {
    case .integer(let value): percentile = Double(value)
    case .float(let value): percentile = value
    default: percentile = -1
    }
    guard percentile >= 0, percentile <= 1 else {
      throw EvaluationError(
        code: "number-out-of-range", message: "a percentile is from 0 to 1",
        type: "ArgumentError", detail: "NumberOutOfRange")
    }
    if sorted.isEmpty { return .null }
    if !isContinuous {
      let rank = (percentile * Double(sorted.count)).rounded(.up)
      return sorted[max(0, Int(rank) - 1)]
    }
    let position = percentile * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    let weight = position - Double(below)
    if weight == 0 { return try Value.multiply(sorted[below], .float(1)) }
    let low = try Value.multiply(sorted[below], .float(1 - weight))
    return try Value.add(low, Value.multiply(sorted[above], .float(weight)))
  }
}

extension BoundExpression {
  /// Whether an aggregate stands in the expression.
  var isAggregating: Bool {
    switch form {
    case .aggregate: return true
    case .literal, .variable, .parameter, .exists, .count, .collect: return false
    case .property(let owner, _): return owner.isAggregating
    case .index(let owner, let index): return owner.isAggregating || index.isAggregating
    case .slice(let list, let from, let to):
      return [list, from, to].contains { $0?.isAggregating ?? false }
    case .unary(_, let operand), .isNull(let operand, _), .hasLabels(let operand, _):
      return operand.isAggregating
    case .binary(_, let left, let right): return left.isAggregating || right.isAggregating
    case .list(let elements): return elements.contains(where: \.isAggregating)
    case .map(let entries): return entries.contains { $0.value.isAggregating }
    case .call(_, let arguments): return arguments.contains(where: \.isAggregating)
    case .conditional(let branches, let otherwise):
      return otherwise?.isAggregating ?? false
        || branches.contains { $0.condition.isAggregating || $0.result.isAggregating }
    case .listComprehension(_, let list, let predicate, let yield):
      return [list, predicate, yield].contains { $0?.isAggregating ?? false }
    case .quantifier(_, _, let list, let predicate):
      return list.isAggregating || predicate.isAggregating
    case .reduce(_, let start, _, let list, let step):
      return start.isAggregating || list.isAggregating || step.isAggregating
    }
  }
}
