import WeftGraph

/// Writes bound expressions as text: for `EXPLAIN`, and in canonical form to compare them.
struct ExpressionText {
  /// The variables, for their names.
  let variables: [BoundQuery.Variable]
  /// Whether variables are written with their index, so that equal texts mean equal expressions.
  var isCanonical = false

  /// The name of a variable.
  func name(_ variable: VariableID) -> String {
    if isCanonical { return "%\(variable.index)" }
    guard variable.index < variables.count, let name = variables[variable.index].name else {
      return "_\(variable.index)"
    }
    return name
  }

  /// The text of an expression.
  func text(_ expression: BoundExpression) -> String {
    switch expression.form {
    case .literal(let value): return literal(value)
    case .variable(let variable): return name(variable)
    case .parameter(let parameter): return "$\(parameter)"
    case .property(let base, let key): return "\(operand(base)).\(key)"
    case .index(let base, let index): return "\(operand(base))[\(text(index))]"
    case .slice(let base, let from, let to):
      return "\(operand(base))[\(from.map(text) ?? "")..\(to.map(text) ?? "")]"
    case .unary(.not, let inner): return "NOT \(operand(inner))"
    case .unary(.plus, let inner): return "+\(operand(inner))"
    case .unary(.minus, let inner): return "-\(operand(inner))"
    case .binary(let binary, let left, let right):
      return "\(operand(left)) \(binary.symbol) \(operand(right))"
    case .isNull(let inner, let negated):
      return "\(operand(inner)) IS \(negated ? "NOT " : "")NULL"
    case .hasLabels(let inner, let labels): return "\(operand(inner)):\(text(labels))"
    case .list(let elements): return "[\(elements.map(text).joined(separator: ", "))]"
    case .map(let entries):
      return "{\(entries.map { "\($0.key): \(text($0.value))" }.joined(separator: ", "))}"
    case .call(let function, let arguments):
      return "\(function.name)(\(arguments.map(text).joined(separator: ", ")))"
    case .aggregate(let aggregate): return text(aggregate)
    case .conditional(let branches, let otherwise):
      let cases = branches.map { "WHEN \(text($0.condition)) THEN \(text($0.result))" }
      let rest = otherwise.map { " ELSE \(text($0))" } ?? ""
      return "CASE \(cases.joined(separator: " "))\(rest) END"
    case .listComprehension(let variable, let list, let predicate, let yield):
      return "[\(name(variable)) IN \(text(list))\(clause(" WHERE ", predicate))"
        + "\(clause(" | ", yield))]"
    case .quantifier(let quantifier, let variable, let list, let predicate):
      return "\(quantifier.rawValue)(\(name(variable)) IN \(text(list)) WHERE \(text(predicate)))"
    case .reduce(let accumulator, let start, let element, let list, let step):
      return "reduce(\(name(accumulator)) = \(text(start)), \(name(element)) IN \(text(list)) | "
        + "\(text(step)))"
    case .exists(let subquery): return "EXISTS {\(subqueryText(subquery, expression.span))}"
    case .count(let subquery): return "COUNT {\(subqueryText(subquery, expression.span))}"
    case .collect(let subquery): return "COLLECT {\(subqueryText(subquery, expression.span))}"
    }
  }

  /// The text of an aggregate.
  func text(_ aggregate: BoundAggregate) -> String {
    guard let argument = aggregate.argument else { return "count(*)" }
    let percentile = aggregate.percentile.map { ", \(text($0))" } ?? ""
    let distinct = aggregate.isDistinct ? "DISTINCT " : ""
    return "\(aggregate.kind.rawValue)(\(distinct)\(text(argument))\(percentile))"
  }

  /// The text of a label expression.
  func text(_ labels: LabelExpression) -> String {
    switch labels {
    case .name(let name, _): name
    case .any: "%"
    case .not(let inner): "!\(grouped(inner))"
    case .and(let left, let right): "\(grouped(left))&\(grouped(right))"
    case .or(let left, let right): "\(grouped(left))|\(grouped(right))"
    }
  }

  private func grouped(_ labels: LabelExpression) -> String {
    switch labels {
    case .name, .any, .not: text(labels)
    case .and, .or: "(\(text(labels)))"
    }
  }

  private func clause(_ word: String, _ expression: BoundExpression?) -> String {
    expression.map { word + text($0) } ?? ""
  }

  private func operand(_ expression: BoundExpression) -> String {
    switch expression.form {
    case .binary, .unary, .isNull: "(\(text(expression)))"
    default: text(expression)
    }
  }

  // Two subqueries are the same only if they stand at the same place: binding gave each variables of
  // its own.
  private func subqueryText(_ subquery: BoundSubquery, _ span: SourceSpan) -> String {
    if isCanonical { return "\(span.start)-\(span.end)" }
    return subquery.imports.isEmpty
      ? " … " : " … of \(subquery.imports.map(name).joined(separator: ", ")) "
  }

  private func literal(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): String(value)
    case .string(let value): "'\(value.replacing("'", with: "\\'"))'"
    case .list(let values): "[\(values.map(literal).joined(separator: ", "))]"
    case .map(let map):
      "{\(map.entries.map { "\($0.key): \(literal($0.value))" }.joined(separator: ", "))}"
    default: "\(value)"
    }
  }
}
