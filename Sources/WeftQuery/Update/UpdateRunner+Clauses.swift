import WeftGraph

extension UpdateRunner {
  /// Runs the clauses of a single query.
  /// - Returns: The rows of its results.
  func run(_ single: BoundSingleQuery) throws(InputError) -> [[Value]] {
    let rows = try run(single.clauses, keeping: Set(single.results), over: .unit)
    return single.results.isEmpty ? [] : Self.rows(of: rows, single.results)
  }

  /// Runs clauses over rows, those that read between two that write as one query.
  /// - Parameter constants: Values of variables that no WITH takes away.
  private func run(
    _ clauses: [BoundClause], keeping results: Set<VariableID>, over start: UpdateRows,
    constants: [VariableID: Value] = [:]
  ) throws(InputError) -> UpdateRows {
    var rows = start
    var pending: [BoundClause] = []
    for clause in clauses {
      switch clause {
      case .update(let update):
        rows = try apply(update, to: try advance(pending, over: rows))
        pending = []
      case .subquery(let call) where call.query.writes:
        rows = try self.call(call, over: try advance(pending, over: rows))
        pending = []
      case .project where !constants.isEmpty:
        pending.append(clause)
        rows = try advance(pending, keeping: results, over: rows)
        pending = []
        for (variable, value) in constants where !rows.variables.contains(variable) {
          rows.set(variable, to: Array(repeating: value, count: rows.count))
        }
      default: pending.append(clause)
      }
    }
    return try advance(pending, keeping: results, over: rows)
  }

  private static func rows(of rows: UpdateRows, _ results: [VariableID]) -> [[Value]] {
    let columns = results.map { rows.column($0) }
    return (0..<rows.count).map { row in columns.map { $0[row] } }
  }

  /// Runs a subquery that writes, once for every row, each seeing what it did for the rows before.
  ///
  /// A subquery without RETURN leaves the rows as they are.
  private func call(
    _ call: BoundSubqueryCall, over rows: UpdateRows
  ) throws(InputError) -> UpdateRows {
    let others = rows.variables.subtracting(call.imports)
    var picked: [Int] = []
    var columns = [[Value]](repeating: [], count: call.results.count)
    for row in 0..<rows.count {
      var start = rows.picked([row])
      start.remove(others)
      let constants = Dictionary(
        uniqueKeysWithValues: call.imports.map { ($0, rows[$0, row]) })
      var found: [[Value]] = []
      for part in call.query.parts {
        let made = try run(
          part.clauses, keeping: Set(part.results), over: start, constants: constants)
        found += Self.rows(of: made, part.results)
      }
      guard !call.results.isEmpty else {
        picked.append(row)
        continue
      }
      if !call.query.keepsDuplicates, call.query.parts.count > 1 {
        var seen: Set<GroupKey> = []
        found = found.filter { seen.insert(GroupKey($0)).inserted }
      }
      if found.isEmpty, call.isOptional { found = [columns.map { _ in .null }] }
      for values in found {
        picked.append(row)
        for (column, value) in values.enumerated() { columns[column].append(value) }
      }
    }
    var result = rows.picked(picked)
    for (variable, values) in zip(call.results, columns) { result.set(variable, to: values) }
    return result
  }
}

extension BoundUnion {
  /// Whether anything in it changes the graph.
  fileprivate var writes: Bool {
    parts.contains { part in
      part.clauses.contains { clause in
        switch clause {
        case .update: true
        case .subquery(let call): call.query.writes
        default: false
        }
      }
    }
  }
}
