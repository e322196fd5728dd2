import WeftGraph

extension UpdateRunner {
  /// Finds a pattern for every row, or makes the whole of it.
  ///
  /// A row finds what earlier rows made. Patterns of at most one relationship are looked for once
  /// for all rows: what a row made is found by exactly the rows of equal ends and values. Longer
  /// ones, and those whose ON CREATE or ON MATCH may change what is looked for, are looked for
  /// again after every row that made something.
  func merge(_ merge: BoundMerge, over rows: UpdateRows) throws(InputError) -> UpdateRows {
    let creation = merge.creation
    let evaluated = try evaluate(creation.values, over: rows)
    try refuseNulls(merge, evaluated)
    let hidden = creation.values.map(\.variable)
    var result = UpdateRows(columns: [:], count: 0)
    if merge.isSimple {
      let (found, made) = try matchedOrMade(merge, evaluated)
      try setItems(merge.onCreate, over: made.rows)
      try setItems(merge.onMatch, over: found.rows)
      result = UpdateRunner.interleaved(found, made)
    } else {
      var next = 0
      while next < evaluated.count {
        let rest = Array(next..<evaluated.count)
        let matches = try self.matches(of: merge, in: evaluated.picked(rest))
        let unmatched = rest.indices.first { matches.byRow[$0] == nil } ?? rest.count
        let end = merge.mayChangeItself ? min(unmatched, 1) : unmatched
        var found = UpdateRows(columns: [:], count: 0)
        for row in 0..<end {
          found = found.followed(by: matches.rows.picked(matches.byRow[row] ?? []))
        }
        try setItems(merge.onMatch, over: found)
        result = result.followed(by: found)
        next += end
        guard end == unmatched, next < evaluated.count else { continue }
        var made = Made(creation)
        made.append(try make(creation, row: next, of: evaluated))
        var row = evaluated.picked([next])
        for (variable, values) in made.columns { row.set(variable, to: values) }
        try setItems(merge.onCreate, over: row)
        result = result.followed(by: row)
        next += 1
      }
    }
    result.remove(hidden)
    return result.count > 0 ? result : UpdateRows(columns: rows.columns, count: rows.count)
  }

  private func setItems(_ items: [BoundSetItem], over rows: UpdateRows) throws(InputError) {
    guard rows.count > 0 else { return }
    for item in items { try set(item, over: rows) }
  }

  private func refuseNulls(_ merge: BoundMerge, _ rows: UpdateRows) throws(InputError) {
    let properties =
      merge.creation.nodes.map { ($0.properties, $0.span) }
      + merge.creation.relationships.map { ($0.properties, $0.span) }
    for (properties, span) in properties {
      for (key, variable) in properties {
        guard rows.column(variable).contains(where: \.isNull) else { continue }
        throw failure(
          "merge-null", "MERGE cannot look for `\(key)` = null", at: span,
          hint: "leave rows without it out: `WITH * WHERE … IS NOT NULL`", type: "SemanticError",
          detail: "MergeReadOwnWrites")
      }
    }
  }

  // MARK: Looking

  /// Matches of a pattern, and which of them belong to each row.
  private struct Matches {
    var rows: UpdateRows
    var byRow: [Int: [Int]]
  }

  private func matches(
    of merge: BoundMerge, in rows: UpdateRows
  ) throws(InputError) -> Matches {
    let number = VariableID(query.variables.count)
    query.variables.append(
      BoundQuery.Variable(name: nil, type: ValueType(.integer), span: merge.span))
    var numbered = rows
    numbered.set(number, to: (0..<rows.count).map { .integer(Int64($0)) })
    let match = BoundMatch(isOptional: false, paths: [merge.path], predicate: nil)
    var found = try advance([.match(match)], over: numbered)
    var byRow: [Int: [Int]] = [:]
    for (position, value) in found.column(number).enumerated() {
      if case .integer(let row) = value { byRow[Int(row), default: []].append(position) }
    }
    found.remove([number])
    return Matches(rows: found, byRow: byRow)
  }

  /// Rows with the number of the row they come from.
  private struct Numbered {
    var rows: UpdateRows
    var numbers: [Int]
  }

  /// Looks once, and makes what was not found, once for equal ends and values.
  private func matchedOrMade(
    _ merge: BoundMerge, _ rows: UpdateRows
  ) throws(InputError) -> (found: Numbered, made: Numbered) {
    let matches = try self.matches(of: merge, in: rows)
    var foundRows: [Int] = []
    var foundNumbers: [Int] = []
    var madeNumbers: [Int] = []
    var made = Made(merge.creation)
    var again = Made(merge.creation)
    var againNumbers: [Int] = []
    var known: [GroupKey: [VariableID: Value]] = [:]
    for row in 0..<rows.count {
      if let positions = matches.byRow[row] {
        foundRows += positions
        foundNumbers += positions.map { _ in row }
        continue
      }
      let key = merge.key(of: row, in: rows)
      if let key, let values = known[key] {
        again.append(values)
        againNumbers.append(row)
        continue
      }
      let values = try make(merge.creation, row: row, of: rows)
      if let key { known[key] = values }
      made.append(values)
      madeNumbers.append(row)
    }
    var secondRows = rows.picked(againNumbers)
    for (variable, values) in again.columns { secondRows.set(variable, to: values) }
    var newRows = rows.picked(madeNumbers)
    for (variable, values) in made.columns { newRows.set(variable, to: values) }
    let found = Numbered(
      rows: matches.rows.picked(foundRows).followed(by: secondRows),
      numbers: foundNumbers + againNumbers)
    return (found, Numbered(rows: newRows, numbers: madeNumbers))
  }

  /// The rows of both in the order of their numbers.
  private static func interleaved(_ one: Numbered, _ other: Numbered) -> UpdateRows {
    let numbers = one.numbers + other.numbers
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    return one.rows.followed(by: other.rows).picked(order)
  }
}

extension BoundMerge {
  /// Whether what one row makes is found by just the rows of equal ends and values.
  fileprivate var isSimple: Bool {
    guard path.steps.count <= 1, !mayChangeItself else { return false }
    return !isUndirected || creation.nodes.isEmpty
  }

  /// Whether ON CREATE or ON MATCH may change what is looked for.
  fileprivate var mayChangeItself: Bool {
    let keys = Set(
      (creation.nodes.map(\.properties) + creation.relationships.map(\.properties))
        .flatMap { $0.map(\.key) })
    return (onCreate + onMatch).contains { item in
      switch item.change {
      case .property(let key, _): keys.contains(key)
      case .labels: false
      case .dynamicProperty, .replace, .add: !keys.isEmpty
      }
    }
  }

  /// The ends and values a row looks for; nil where a value is not even equal to itself.
  fileprivate func key(of row: Int, in rows: UpdateRows) -> GroupKey? {
    var values = creation.values.map { rows[$0.variable, row] }
    guard values.allSatisfy({ Value.equals($0, $0) ?? false }) else { return nil }
    let made = Set(creation.nodes.map(\.variable))
    var ends = ([path.start] + path.steps.map(\.node)).map { node -> Value in
      made.contains(node.variable) ? .null : rows[node.variable, row]
    }
    if isUndirected, ends.count == 2, case .node(let one) = ends[0],
      case .node(let two) = ends[1], two < one
    {
      ends.swapAt(0, 1)
    }
    values += ends
    return GroupKey(values)
  }
}
