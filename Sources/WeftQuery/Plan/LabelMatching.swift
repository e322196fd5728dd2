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
    let names = self.labels
    var result: [Int] = []
    for index in labelSets.indices {
      let set = labelSets[index].labels
      let isMatch = labels.matches(
        { name in names.index(of: name).map { set.contains(LabelID($0)) } ?? false },
        any: !set.isEmpty)
      if isMatch { result.append(index) }
    }
    return result
  }

  /// The types that satisfy an expression; all where there is none.
  func types(matching types: LabelExpression?) -> [TypeID] {
    guard let types else { return typeRanges.indices.map { TypeID($0) } }
    if case .name(let name, _) = types { return type(name).map { [$0] } ?? [] }
    let names = self.types.names
    var result: [TypeID] = []
    for index in typeRanges.indices where types.matches({ $0 == names[index] }, any: true) {
      result.append(TypeID(index))
    }
    return result
  }
}
