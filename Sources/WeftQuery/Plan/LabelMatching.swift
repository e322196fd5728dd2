import WeftGraph

extension LabelExpression {
  /// Whether a set of names satisfies the expression.
  func matches(_ has: (String) -> Bool, any: Bool) -> Bool {
    switch self {
    case .name(let name, _): has(name)
    case .any: any
    case .not(let inner): !inner.matches(has, any: any)
    case .and(let left, let right): left.matches(has, any: any) && right.matches(has, any: any)
    case .or(let left, let right): left.matches(has, any: any) || right.matches(has, any: any)
    }
  }

  /// Both expressions at once.
  static func both(_ left: LabelExpression?, _ right: LabelExpression?) -> LabelExpression? {
    guard let left else { return right }
    guard let right else { return left }
    return left == right ? left : .and(left, right)
  }
}

extension Graph {
  /// The indices of the label sets that satisfy an expression; all where there is none.
  func labelSets(matching labels: LabelExpression?) -> [Int] {
    guard let labels else { return Array(labelSets.indices) }
    return labelSets.indices.filter { index in
      let set = labelSets[index].labels
      return labels.matches(
        { name in label(name).map(set.contains) ?? false }, any: !set.isEmpty)
    }
  }

  /// The types that satisfy an expression; all where there is none.
  func types(matching types: LabelExpression?) -> [TypeID] {
    typeRanges.indices.map { TypeID($0) }.filter { type in
      types?.matches({ $0 == name(of: type) }, any: true) ?? true
    }
  }
}
