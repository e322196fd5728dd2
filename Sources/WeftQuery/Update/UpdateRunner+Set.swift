import WeftGraph

extension UpdateRunner {
  /// Applies one item of SET or REMOVE to every row.
  ///
  /// The values are computed before anything is set. Only where an item reads what it sets, and the
  /// same thing is set for several rows, a row sees what was set for the rows before it:
  /// `SET n.count = n.count + 1` counts the rows.
  func set(_ item: BoundSetItem, over rows: UpdateRows) throws(InputError) {
    let targets = try column(of: item.target, over: rows).values
    guard item.readsItself else { return try set(item, targets, over: rows) }
    for wave in Self.waves(of: targets) {
      try set(item, wave.map { targets[$0] }, over: rows.picked(wave))
    }
  }

  /// Rows in portions in which every target occurs once: first occurrences, then second ones.
  private static func waves(of targets: [Value]) -> [[Int]] {
    var waves: [[Int]] = []
    var occurrences: [DistinctValue: Int] = [:]
    for (row, target) in targets.enumerated() where !target.isNull {
      let turn = occurrences[DistinctValue(target), default: 0]
      occurrences[DistinctValue(target)] = turn + 1
      if turn == waves.count { waves.append([]) }
      waves[turn].append(row)
    }
    return waves
  }

  private func set(
    _ item: BoundSetItem, _ targets: [Value], over rows: UpdateRows
  ) throws(InputError) {
    switch item.change {
    case .property(let key, let value):
      let values = try value.map { (value) throws(InputError) in
        try column(of: value, over: rows).values
      }
      for (row, target) in targets.enumerated() {
        try set(key, of: target, to: values?[row] ?? .null, at: item.span)
      }
    case .dynamicProperty(let key, let value):
      let keys = try column(of: key, over: rows).values
      let values = try value.map { (value) throws(InputError) in
        try column(of: value, over: rows).values
      }
      for (row, target) in targets.enumerated() {
        guard case .string(let name) = keys[row] else {
          throw failure(
            "wrong-type",
            "a property's name is a string, not a value of type \(keys[row].kindName)",
            at: key.span, type: "TypeError", detail: "InvalidArgumentType")
        }
        try set(name, of: target, to: values?[row] ?? .null, at: item.span)
      }
    case .replace(let value), .add(let value):
      var replaces = false
      if case .replace = item.change { replaces = true }
      let values = try column(of: value, over: rows).values
      for (row, target) in targets.enumerated() {
        try setAll(of: target, to: values[row], replaces: replaces, at: item.span)
      }
    case .labels(let labels, let isRemoval):
      for target in targets {
        guard case .node(let node)? = try entity(target, at: item.span) else { continue }
        let old = edit.labels(of: node)
        let new = isRemoval ? old.filter { !labels.contains($0) } : old + labels
        guard edit.hasRoom(forLabels: new) else { throw tooManyKinds(at: item.span) }
        try change { (edit) throws(InputError) in edit.setLabels(new, of: node) }
      }
    }
  }

  /// A node or relationship that is there; nil for null.
  private func entity(_ target: Value, at span: SourceSpan) throws(InputError) -> Value? {
    switch target {
    case .null: return nil
    case .node(let node):
      guard edit.has(node) else { throw removed(at: span) }
      return target
    case .relationship(let relationship):
      guard edit.has(relationship) else { throw removed(at: span) }
      return target
    default:
      throw failure(
        "wrong-type",
        "a node or relationship is needed here, and this is a value of type \(target.kindName)",
        at: span, type: "TypeError", detail: "InvalidArgumentType")
    }
  }

  private func set(
    _ key: String, of target: Value, to value: Value, at span: SourceSpan
  ) throws(InputError) {
    guard let target = try entity(target, at: span) else { return }
    let property = try stored(value, key, at: span)
    try set(key, of: target, to: property, at: span)
  }

  private func set(
    _ key: String, of target: Value, to property: PropertyValue?, at span: SourceSpan
  ) throws(InputError) {
    if isFixed(key) {
      if case .node(let node) = target, property == .string(edit.id(of: node)) { return }
      throw failure(
        "fixed-id", "the id of a node or relationship cannot change", at: span,
        hint: "delete it and create another", type: "ConstraintVerificationFailed",
        detail: "FixedID")
    }
    switch target {
    case .node(let node): places.note(key, of: node, at: span)
    case .relationship(let relationship): places.note(key, of: relationship, at: span)
    default: break
    }
    try change { (edit) throws(InputError) in
      switch target {
      case .node(let node): edit.set(key, of: node, to: property)
      case .relationship(let relationship): edit.set(key, of: relationship, to: property)
      default: break
      }
    }
  }

  private func setAll(
    of target: Value, to value: Value, replaces: Bool, at span: SourceSpan
  ) throws(InputError) {
    guard let target = try entity(target, at: span) else { return }
    let entries = try map(value, at: span)
    if replaces {
      var old: [(key: String, value: PropertyValue)] = []
      switch target {
      case .node(let node): old = edit.properties(of: node)
      case .relationship(let relationship): old = edit.properties(of: relationship)
      default: break
      }
      for (key, _) in old where !entries.contains(where: { $0.key == key }) && !isFixed(key) {
        try set(key, of: target, to: nil as PropertyValue?, at: span)
      }
    }
    for (key, value) in entries { try set(key, of: target, to: value, at: span) }
  }
}

extension BoundSetItem {
  /// Whether the value may read what the item sets.
  fileprivate var readsItself: Bool {
    switch change {
    case .property(let key, let value): value?.mayRead(key) ?? false
    case .dynamicProperty(_, let value): value?.mayRead(nil) ?? false
    case .replace(let value), .add(let value):
      // Copying all properties of something else reads no property by name.
      if case .variable = value.form { false } else { value.mayRead(nil) }
    case .labels: false
    }
  }
}

extension BoundExpression {
  /// Whether it may read a property of that name, or any where the name is nil.
  fileprivate func mayRead(_ key: String?) -> Bool {
    contains { part in
      switch part.form {
      case .property(let base, let name):
        base.type.mayBe(.entity) && (key == nil || key == name)
      case .index(let base, _): base.type.mayBe(.entity)
      case .call(let function, _): function.name == "properties"
      case .exists, .count, .collect: true
      default: false
      }
    }
  }
}
