import WeftGraph

extension SyntaxTree {
  /// The names of aggregating functions.
  static let aggregates: [String: BoundAggregate.Kind] = [
    "count": .count, "sum": .sum, "avg": .avg, "min": .min, "max": .max, "collect": .collect,
    "stdev": .stDev, "stdevp": .stDevP, "percentilecont": .percentileCont,
    "percentiledisc": .percentileDisc,
  ]

  /// The expressions directly below one, subqueries left out.
  func children(of id: Syntax.ExpressionID) -> [Syntax.ExpressionID] {
    switch self[id] {
    case .null, .boolean, .integer, .float, .string, .variable, .parameter, .countRows, .pattern,
      .exists, .count, .collect:
      []
    case .property(let value, _), .unary(_, let value), .isNull(let value, _),
      .hasLabels(let value, _):
      [value]
    case .index(let left, let right), .binary(_, let left, let right): [left, right]
    case .slice(let value, let from, let to): [value] + [from, to].compactMap { $0 }
    case .comparison(let operands, _), .list(let operands), .call(_, let operands, _): operands
    case .map(let entries): entries.map(\.value)
    case .conditional(let operand, let branches, let otherwise):
      [operand, otherwise].compactMap { $0 } + branches.flatMap { [$0.condition, $0.result] }
    case .listComprehension(_, let list, let predicate, let yield):
      [list] + [predicate, yield].compactMap { $0 }
    case .quantifier(_, _, let list, let predicate): [list] + [predicate].compactMap { $0 }
    case .reduce(_, let start, _, let list, let step): [start, list, step]
    case .mapProjection(_, let entries):
      entries.compactMap { if case .entry(_, let value) = $0 { value } else { nil } }
    case .patternComprehension(_, let predicate, let yield): [yield] + [predicate].compactMap { $0 }
    }
  }

  /// Whether an expression holds a pattern or subquery, whose names are not looked into.
  func readsSubquery(_ id: Syntax.ExpressionID) -> Bool {
    switch self[id] {
    case .pattern, .patternComprehension, .exists, .count, .collect: true
    default: children(of: id).contains { readsSubquery($0) }
    }
  }

  func isAggregate(_ id: Syntax.ExpressionID) -> Bool {
    switch self[id] {
    case .countRows: true
    case .call(let name, _, _): SyntaxTree.aggregates[name.text.lowercased()] != nil
    default: false
    }
  }

  func containsAggregate(_ id: Syntax.ExpressionID) -> Bool {
    isAggregate(id) || children(of: id).contains { containsAggregate($0) }
  }

  /// A variable, or properties of one.
  func isSimple(_ id: Syntax.ExpressionID) -> Bool {
    switch self[id] {
    case .variable: true
    case .property(let value, _): isSimple(value)
    default: false
    }
  }

  /// Every name of a variable that occurs.
  func names(in id: Syntax.ExpressionID) -> Set<String> {
    var result: Set<String> = []
    collectNames(in: id, into: &result)
    return result
  }

  private func collectNames(in id: Syntax.ExpressionID, into names: inout Set<String>) {
    switch self[id] {
    case .variable(let name): names.insert(name)
    case .mapProjection(let name, let entries):
      names.insert(name.text)
      for case .variable(let name) in entries { names.insert(name.text) }
    default: break
    }
    for child in children(of: id) { collectNames(in: child, into: &names) }
  }

  /// Whether an expression reads variables or the graph.
  func readsRows(_ id: Syntax.ExpressionID) -> Bool {
    switch self[id] {
    case .pattern, .patternComprehension: true
    case .exists, .count, .collect: false
    default: !freeNames(in: id).isEmpty
    }
  }

  /// The names an expression reads that it does not bind itself.
  func freeNames(in id: Syntax.ExpressionID) -> Set<String> {
    switch self[id] {
    case .variable(let name): return [name]
    case .listComprehension(let name, let list, let predicate, let yield):
      let inner = [predicate, yield].compactMap { $0 }
      let names = inner.reduce(into: Set<String>()) { $0.formUnion(freeNames(in: $1)) }
      return names.subtracting([name.text]).union(freeNames(in: list))
    case .quantifier(_, let name, let list, let predicate):
      let names = predicate.map { freeNames(in: $0) } ?? []
      return names.subtracting([name.text]).union(freeNames(in: list))
    case .reduce(let accumulator, let start, let element, let list, let step):
      return freeNames(in: step).subtracting([accumulator.text, element.text])
        .union(freeNames(in: start)).union(freeNames(in: list))
    case .mapProjection(let name, _):
      return children(of: id).reduce(into: [name.text]) { $0.formUnion(freeNames(in: $1)) }
    default:
      return children(of: id).reduce(into: []) { $0.formUnion(freeNames(in: $1)) }
    }
  }

  /// The first place outside aggregates that reads a row's variable not covered by a key.
  func ungrouped(
    _ id: Syntax.ExpressionID, keys: [Syntax.ExpressionID], rows: Set<String>
  ) -> SourceSpan? {
    if isAggregate(id) || keys.contains(where: { isEqual($0, id) }) { return nil }
    if case .variable(let name) = self[id] { return rows.contains(name) ? span(of: id) : nil }
    var inner = rows
    switch self[id] {
    case .listComprehension(let name, _, _, _), .quantifier(_, let name, _, _):
      inner.remove(name.text)
    case .reduce(let accumulator, _, let element, _, _):
      inner.remove(accumulator.text)
      inner.remove(element.text)
    case .mapProjection(let name, _):
      let isKey = keys.contains { if case .variable(name.text) = self[$0] { true } else { false } }
      if rows.contains(name.text), !isKey { return name.span }
    default: break
    }
    if isSimple(id) {
      return children(of: id).lazy.compactMap { ungrouped($0, keys: keys, rows: inner) }.first
        .map { _ in span(of: id) }
    }
    for child in children(of: id) {
      if let span = ungrouped(child, keys: keys, rows: inner) { return span }
    }
    return nil
  }

  /// Whether two expressions are written alike, blanks and parentheses aside.
  func isEqual(_ left: Syntax.ExpressionID, _ right: Syntax.ExpressionID) -> Bool {
    if left == right { return true }
    guard hasEqualHead(self[left], self[right]) else { return false }
    let (first, second) = (children(of: left), children(of: right))
    return first.count == second.count && zip(first, second).allSatisfy { isEqual($0, $1) }
  }

  private func hasEqualHead(_ left: Syntax.Node, _ right: Syntax.Node) -> Bool {
    switch (left, right) {
    case (.null, .null), (.countRows, .countRows), (.index, .index), (.list, .list): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.variable(let a), .variable(let b)): a == b
    case (.parameter(let a), .parameter(let b)): a == b
    case (.property(_, let a), .property(_, let b)): a.text == b.text
    case (.slice(_, let a, let b), .slice(_, let c, let d)):
      (a == nil) == (c == nil) && (b == nil) == (d == nil)
    case (.unary(let a, _), .unary(let b, _)): a == b
    case (.binary(let a, _, _), .binary(let b, _, _)): a == b
    case (.comparison(_, let a), .comparison(_, let b)): a == b
    case (.isNull(_, let a), .isNull(_, let b)): a == b
    case (.hasLabels(_, let a), .hasLabels(_, let b)): a.words == b.words
    case (.map(let a), .map(let b)): a.map(\.key.text) == b.map(\.key.text)
    case (.call(let a, _, let c), .call(let b, _, let d)):
      a.text.lowercased() == b.text.lowercased() && c == d
    case (.conditional(let a, let b, let c), .conditional(let d, let e, let f)):
      (a == nil) == (d == nil) && b.count == e.count && (c == nil) == (f == nil)
    case (.listComprehension(let a, _, let b, let c), .listComprehension(let d, _, let e, let f)):
      a.text == d.text && (b == nil) == (e == nil) && (c == nil) == (f == nil)
    case (.quantifier(let a, let b, _, _), .quantifier(let c, let d, _, _)):
      a == c && b.text == d.text
    case (.reduce(let a, _, let b, _, _), .reduce(let c, _, let d, _, _)):
      a.text == c.text && b.text == d.text
    default: false
    }
  }
}

extension LabelExpression {
  /// The expression as text, places left out.
  var words: String {
    switch self {
    case .name(let name, _): "`\(name)`"
    case .any: "%"
    case .not(let inner): "!(\(inner.words))"
    case .and(let left, let right): "(\(left.words)&\(right.words))"
    case .or(let left, let right): "(\(left.words)|\(right.words))"
    }
  }
}
