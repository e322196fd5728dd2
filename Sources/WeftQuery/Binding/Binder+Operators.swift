import WeftGraph

extension Binder {
  mutating func bindUnary(
    _ op: UnaryOperator, _ operand: Syntax.ExpressionID, _ allowsPattern: Bool, _ span: SourceSpan
  ) -> BoundExpression {
    let value = bind(operand, allowsPattern: op == .not && allowsPattern)
    let wanted: ValueKinds = op == .not ? .boolean : [.integer, .float, .duration]
    if !value.type.mayBe(wanted) {
      reportType(value.type, wanted: op == .not ? "a boolean" : "a number", at: value.span)
    }
    let type =
      op == .not
      ? ValueType(.boolean)
      : ValueType(value.type.kinds.isEmpty ? [] : value.type.kinds.intersection(wanted))
    return BoundExpression(.unary(op, value), type: type, span: span)
  }

  mutating func bindBinary(
    _ op: BinaryOperator, _ left: Syntax.ExpressionID, _ right: Syntax.ExpressionID,
    _ allowsPattern: Bool, _ span: SourceSpan
  ) -> BoundExpression {
    let isLogical = op == .and || op == .or || op == .xor
    let first = bind(left, allowsPattern: isLogical && allowsPattern)
    let second = bind(right, allowsPattern: isLogical && allowsPattern)
    return joined(op, first, second, span)
  }

  /// `a < b < c`: a conjunction in which b occurs twice.
  mutating func bindChain(
    _ operands: [BoundExpression], _ operators: [BinaryOperator], _ span: SourceSpan
  ) -> BoundExpression {
    var parts: [BoundExpression] = []
    for (index, op) in operators.enumerated() {
      let (left, right) = (operands[index], operands[index + 1])
      parts.append(joined(op, left, right, left.span.union(right.span)))
    }
    var result = BoundExpression.conjunction(of: parts) ?? unknown(span)
    result.span = span
    return result
  }

  private mutating func joined(
    _ op: BinaryOperator, _ left: BoundExpression, _ right: BoundExpression, _ span: SourceSpan
  ) -> BoundExpression {
    var type = ValueType(.boolean)
    switch op {
    case .and, .or, .xor:
      for operand in [left, right] where !operand.type.mayBe(.boolean) {
        reportType(operand.type, wanted: "a boolean", at: operand.span)
      }
    case .in:
      if !right.type.mayBe(.list) {
        reportType(right.type, wanted: "a list", at: right.span, hint: "write `IN [a, b]`")
      }
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      noteComparison(op, left, right, span)
    case .startsWith, .endsWith, .contains, .matches: break
    case .add, .subtract, .multiply, .divide, .modulo, .power, .concatenate:
      type = arithmeticType(op, left, right, span)
    }
    return BoundExpression(.binary(op, left, right), type: type, span: span)
  }

  private mutating func arithmeticType(
    _ op: BinaryOperator, _ left: BoundExpression, _ right: BoundExpression, _ span: SourceSpan
  ) -> ValueType {
    let (a, b) = (left.type, right.type)
    if op == .concatenate,
      let wrong = [left, right].first(where: { !$0.type.mayBe([.string, .list]) })
    {
      reportType(
        wrong.type, wanted: "a string or a list", at: wrong.span,
        hint: "`||` joins strings or lists; conditions are joined by OR")
      return .any
    }
    if a.kinds == .any || b.kinds == .any, op != .power {
      return .any
    }
    if a.kinds.isEmpty || b.kinds.isEmpty { return op == .add ? a.union(b) : .any }
    var result: ValueKinds = []
    for first in a.kinds.members {
      for second in b.kinds.members { result.formUnion(op.result(first, second)) }
    }
    if !result.isEmpty {
      if result == .list, op == .add || op == .concatenate { return listSum(a, b) }
      return ValueType(result)
    }
    report(
      "wrong-type",
      "`\(op.symbol)` is not defined for \(a.kinds.words) and \(b.kinds.words)", at: span,
      hint: op == .subtract && a.kinds == b.kinds && !a.kinds.isDisjoint(with: .moment)
        ? "write `duration.between(from, to)`, or `duration.inDays(from, to).days`" : nil,
      detail: "InvalidArgumentType", gqlStatus: "22G03")
    return .any
  }

  private func listSum(_ a: ValueType, _ b: ValueType) -> ValueType {
    switch (a.kinds == .list, b.kinds == .list) {
    case (true, true): a.union(b)
    case (true, false): .list(of: a.element.union(b))
    case (false, true): .list(of: b.element.union(a))
    case (false, false): ValueType(.list)
    }
  }

  /// Warns of comparisons that are null for every row.
  private mutating func noteComparison(
    _ op: BinaryOperator, _ left: BoundExpression, _ right: BoundExpression, _ span: SourceSpan
  ) {
    for operand in [left, right] {
      if case .literal(.null) = operand.form, operand.type.kinds.isEmpty {
        warn(
          "null-comparison", "a comparison with null is always null", at: span,
          hint: op == .notEqual ? "write IS NOT NULL" : "write IS NULL")
        return
      }
    }
    guard op != .equal, op != .notEqual else { return }
    noteProperty(left, against: right, span)
    noteProperty(right, against: left, span)
    let (a, b) = (left.type.kinds, right.type.kinds)
    guard a != .any, b != .any, !a.isEmpty, !b.isEmpty, !a.isComparable(with: b) else { return }
    warnOfOrder(a, b, "\(a.words) and \(b.words) have no order", span)
  }

  /// Remembers a comparison of a property with a value, to be checked against the graph.
  private mutating func noteProperty(
    _ property: BoundExpression, against value: BoundExpression, _ span: SourceSpan
  ) {
    guard case .property(let owner, let key) = property.form else { return }
    let kinds = owner.type.kinds
    guard kinds.isSubset(of: .entity), !kinds.isEmpty else { return }
    guard value.type.kinds != .any, !value.type.kinds.isEmpty else { return }
    mentions.comparisons.append((key, kinds, value.type.kinds, span))
  }
}

extension BinaryOperator {
  /// The kinds an arithmetic operator gives for two single kinds; empty where it is not defined.
  func result(_ left: ValueKinds, _ right: ValueKinds) -> ValueKinds {
    let moments = ValueKinds.temporal.subtracting(.duration)
    let areNumbers = left.isSubset(of: .number) && right.isSubset(of: .number)
    let number: ValueKinds = left == .integer && right == .integer ? .integer : .float
    switch self {
    case .add, .concatenate:
      if left == .list, right == .list || self == .add { return .list }
      if right == .list { return self == .add ? .list : [] }
      if left == .string || right == .string {
        let other = left == .string ? right : left
        return other == .string || (self == .add && other.isSubset(of: .number)) ? .string : []
      }
      guard self == .add else { return [] }
      if areNumbers { return number }
      if left == .duration, right == .duration { return .duration }
      if left.isSubset(of: moments), right == .duration { return left }
      if right.isSubset(of: moments), left == .duration { return right }
      return []
    case .subtract:
      if areNumbers { return number }
      if left == .duration, right == .duration { return .duration }
      return left.isSubset(of: moments) && right == .duration ? left : []
    case .multiply:
      if areNumbers { return number }
      if left == .duration, right.isSubset(of: .number) { return .duration }
      return right == .duration && left.isSubset(of: .number) ? .duration : []
    case .divide:
      if areNumbers { return number }
      return left == .duration && right.isSubset(of: .number) ? .duration : []
    case .modulo: return areNumbers ? number : []
    case .power: return areNumbers ? .float : []
    default: return []
    }
  }
}
