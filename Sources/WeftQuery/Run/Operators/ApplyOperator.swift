import WeftGraph

/// Outer rows with their inner rows; where asked for, with nulls if there are none.
final class ApplyOperator: Operator {
  private let runner: SubqueryRunner
  private let isOptional: Bool
  private let passed: [Int]
  private let added: [(slot: Int, type: ValueType)]
  private var batch: Batch?
  /// The first outer row whose inner rows have not been seen.
  private var unseen: Int64 = 0

  init(
    _ outer: Operator, _ runner: SubqueryRunner, isOptional: Bool, passed: [Int],
    added: [(slot: Int, type: ValueType)], _ layout: Layout, _ runtime: Runtime
  ) {
    self.runner = runner
    self.isOptional = isOptional
    self.passed = passed
    self.added = added
    super.init(isOptional ? "Optional" : "Apply", layout, [outer, runner.inner], runtime)
  }

  override func open() throws(EvaluationError) {
    try inputs[0].open()
    batch = nil
  }

  override func next() throws(EvaluationError) -> Batch? {
    while true {
      if batch == nil {
        guard let next = try inputs[0].next() else { return nil }
        try checkpoint()
        batch = next
        unseen = 0
        try runner.begin(next)
      }
      guard let outer = batch else { return nil }
      guard let (rows, numbers) = try runner.next() else {
        batch = nil
        if isOptional, unseen < Int64(outer.count) {
          let rest = (unseen..<Int64(outer.count)).map { Int32($0) }
          return joined(outer, rest, nil, [Int32](repeating: -1, count: rest.count))
        }
        continue
      }
      var outers: [Int32] = []
      var inners: [Int32] = []
      outers.reserveCapacity(rows.count)
      inners.reserveCapacity(rows.count)
      for (row, number) in numbers.enumerated() {
        while isOptional, unseen < number {
          outers.append(Int32(unseen))
          inners.append(-1)
          unseen += 1
        }
        outers.append(Int32(number))
        inners.append(Int32(row))
        unseen = max(unseen, number + 1)
      }
      return joined(outer, outers, rows, inners)
    }
  }

  private func joined(
    _ outer: Batch, _ outers: [Int32], _ inner: Batch?, _ inners: [Int32]
  ) -> Batch {
    Batch(
      columns: passed.map { outer.columns[$0].gathered(outers) }
        + added.map { column in
          inner?.columns[column.slot].gathered(inners)
            ?? .nulls(inners.count, of: column.type)
        }, count: outers.count)
  }
}

extension Column {
  /// A column of nulls of the kind a type has.
  static func nulls(_ count: Int, of type: ValueType) -> Column {
    switch type.kinds {
    case .node: .nodes([UInt32](repeating: .max, count: count))
    case .relationship: .relationships([UInt32](repeating: .max, count: count))
    case .boolean: .booleans([UInt8](repeating: 2, count: count))
    default: .values([Value](repeating: .null, count: count))
    }
  }
}
