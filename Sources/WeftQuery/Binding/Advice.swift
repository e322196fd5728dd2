import WeftGraph

/// Names of the graph's schema that a query mentions, to be compared with a graph.
struct Mentions {
  var labels: [(name: String, span: SourceSpan)] = []
  var types: [(name: String, span: SourceSpan)] = []
  var keys: [(name: String, span: SourceSpan)] = []
  /// Comparisons of a property with a value whose kinds are known.
  var comparisons: [(key: String, owner: ValueKinds, other: ValueKinds, span: SourceSpan)] = []
  /// Label tests on what may be a node or a relationship.
  var either: [(name: String, span: SourceSpan)] = []
  /// New variables of patterns without labels or types.
  var bare: [(variable: VariableID, name: String, isNode: Bool, span: SourceSpan)] = []
}

extension LabelExpression {
  /// The names that occur, with their places.
  var names: [(name: String, span: SourceSpan)] {
    switch self {
    case .name(let name, let span): [(name, span)]
    case .any: []
    case .not(let inner): inner.names
    case .and(let left, let right), .or(let left, let right): left.names + right.names
    }
  }
}

extension Binder {
  mutating func warn(
    _ code: String, _ message: String, at span: SourceSpan, hint: String? = nil,
    gqlStatus: String? = nil, name: String? = nil
  ) {
    var warning = Diagnostic(
      code: code, severity: .warning, message: message, in: tree.text, at: span, hint: hint,
      gqlStatus: gqlStatus)
    warning.name = name
    warnings.append(warning)
  }

  /// Warns of labels, types and property keys the graph does not have.
  mutating func warnOfUnknownNames(in graph: Graph) {
    func hint(_ name: String, _ names: [String]) -> String? {
      nearestName(to: name, among: names).map { "did you mean `\($0)`?" }
    }
    var seen: Set<String> = []
    for (name, span) in mentions.labels where graph.label(name) == nil {
      guard seen.insert(":" + name).inserted else { continue }
      warn(
        "unknown-label", "no node of the chart has the label `\(name)`", at: span,
        hint: hint(name, graph.labels.names), gqlStatus: "01N50", name: name)
    }
    for (name, span) in mentions.types where graph.type(name) == nil {
      guard seen.insert("-" + name).inserted else { continue }
      warn(
        "unknown-type", "no relationship of the chart has the type `\(name)`", at: span,
        hint: hint(name, graph.types.names), gqlStatus: "01N51", name: name)
    }
    for (name, span) in mentions.either where graph.label(name) == nil && graph.type(name) == nil {
      guard seen.insert(":" + name).inserted else { continue }
      warn(
        "unknown-label", "nothing in the chart has the label or type `\(name)`", at: span,
        hint: hint(name, graph.labels.names + graph.types.names), gqlStatus: "01N50", name: name)
    }
    for (variable, name, isNode, span) in mentions.bare where !usedVariables.contains(variable) {
      guard isNode ? graph.label(name) != nil : graph.type(name) != nil else { continue }
      warn(
        "missing-colon",
        "`\(name)` is a variable here, and a \(isNode ? "label" : "type") of the chart: every "
          + "\(isNode ? "node" : "relationship") matches", at: span,
        hint: "write `\(isNode ? "(:\(name))" : "[:\(name)]")`", name: name)
    }
    for (name, span) in mentions.keys where graph.key(name) == nil {
      guard seen.insert("." + name).inserted else { continue }
      warn(
        "unknown-property", "nothing in the chart has a property `\(name)`", at: span,
        hint: hint(name, graph.keys.names), gqlStatus: "01N52", name: name)
    }
  }

  /// Warns of a pattern in `CALL { … }` that looks as if it used a variable from outside.
  mutating func warnOfShadowing(_ name: Syntax.Name) {
    guard scopes.contains(where: { $0.isSubquery && $0.hidden.contains(name.text) }) else { return }
    warn(
      "not-imported", "this `\(name.text)` is a new variable, not the one outside the subquery",
      at: name.span, hint: "import it: `CALL (\(name.text)) { … }`, or use another name")
  }

  /// Warns of order comparisons that the graph's property types make null.
  mutating func warnOfPropertyTypes(in graph: Graph) {
    for (name, owner, other, span) in mentions.comparisons {
      guard let key = graph.key(name) else { continue }
      var kinds: ValueKinds = []
      if owner.contains(.node), let column = graph.nodeColumns[key.index] {
        kinds.formUnion(column.kinds)
      }
      if owner.contains(.relationship), let column = graph.relationshipColumns[key.index] {
        kinds.formUnion(column.kinds)
      }
      guard !kinds.isEmpty, !kinds.isComparable(with: other) else { continue }
      warnOfOrder(
        kinds, other,
        "property `\(name)` is \(kinds.words), which has no order with \(other.words)", span)
    }
  }

  mutating func warnOfOrder(
    _ left: ValueKinds, _ right: ValueKinds, _ cause: String, _ span: SourceSpan
  ) {
    var hint: String?
    let kinds: [(ValueKinds, String)] = [
      (.date, "date"), (.dateTime, "datetime"), (.localDateTime, "localdatetime"), (.time, "time"),
      (.localTime, "localtime"), (.duration, "duration"), (.integer, "toInteger"),
      (.float, "toFloat"),
    ]
    let other = left == .string ? right : left
    if left == .string || right == .string,
      let function = kinds.first(where: { other.contains($0.0) })?.1
    {
      hint = "make the string such a value first: `\(function)(…)`"
    }
    warn("incomparable", "\(cause): this is always null", at: span, hint: hint)
  }

  /// Warns of variables that are bound and never read.
  mutating func warnOfUnusedVariables() {
    for (index, variable) in variables.enumerated() {
      guard let name = variable.name, !name.hasPrefix("_") else { continue }
      guard !usedVariables.contains(VariableID(index)) else { continue }
      warn(
        "unused-variable", "variable `\(name)` is never used", at: variable.span,
        hint: "leave the name out")
    }
  }

  /// Warns of patterns in one MATCH that share no variable.
  mutating func noteCartesian(_ patterns: [Syntax.PatternID], _ declared: [DeclaredPath]) {
    guard patterns.count > 1 else { return }
    var groups = declared.map { path in
      Set(path.elements.flatMap { $0.variables })
    }
    let spans = patterns.map { tree[$0].span }
    var reached = groups.removeFirst()
    var rest = Array(zip(groups, spans.dropFirst()))
    while let next = rest.firstIndex(where: { !$0.0.isDisjoint(with: reached) }) {
      reached.formUnion(rest.remove(at: next).0)
    }
    guard let separate = rest.first else { return }
    warn(
      "cartesian-product",
      "this pattern shares no variable with the ones before it: every combination is made",
      at: separate.1, hint: "join them by a variable, or match them one after the other",
      gqlStatus: "03N90")
  }
}

extension DeclaredElement {
  var variables: [VariableID] {
    switch self {
    case .node(let variable, _), .relationship(let variable, _): [variable]
    case .quantified(let path, _, let groups):
      path.elements.flatMap(\.variables) + groups.map(\.outer)
    }
  }
}

extension PropertyColumn {
  /// The kinds of its values; every kind where they are mixed.
  fileprivate var kinds: ValueKinds {
    switch storage {
    case .booleans: .boolean
    case .integers: .integer
    case .floats: .float
    case .strings: .string
    case .dates: .date
    case .mixed: .any
    }
  }
}

extension ValueKinds {
  /// Whether `<` may be other than null between values of these kinds.
  func isComparable(with other: ValueKinds) -> Bool {
    let groups: [ValueKinds] = [
      .number, .string, .boolean, .date, .time, .localTime, .localDateTime, .dateTime, .list,
    ]
    return groups.contains { !$0.isDisjoint(with: self) && !$0.isDisjoint(with: other) }
  }
}
