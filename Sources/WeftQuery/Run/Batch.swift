import WeftGraph

/// Rows as columns, in the order of the ``Layout`` of the operator that made them.
struct Batch {
  /// How many rows operators aim for.
  static let capacity = 2048

  var columns: [Column]
  var count: Int

  /// The rows picked, in the order picked.
  func gathered(_ rows: [Int32]) -> Batch {
    Batch(columns: columns.map { $0.gathered(rows) }, count: rows.count)
  }

  /// Bytes held, roughly, for memory limits.
  var byteCount: Int { columns.reduce(0) { $0 + $1.byteCount } }

  /// The rows of a range.
  func slice(_ range: Range<Int>) -> Batch {
    if range.lowerBound == 0, range.upperBound == count { return self }
    return gathered(range.map { Int32($0) })
  }
}

/// Which variable is in which column.
struct Layout {
  private(set) var variables: [VariableID]
  private var slots: [VariableID: Int]

  init(_ variables: [VariableID]) {
    self.variables = variables
    slots = Dictionary(
      variables.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(variable: VariableID) -> Int? { slots[variable] }

  /// The column of a variable an operator was promised.
  func slot(_ variable: VariableID) throws(InputError) -> Int {
    guard let slot = slots[variable] else {
      throw .fault("variable \(variable.index) is not among the columns of a step's input")
    }
    return slot
  }

  /// The columns of variables an operator was promised.
  func slots(_ variables: [VariableID]) throws(InputError) -> [Int] {
    var result: [Int] = []
    for variable in variables { result.append(try slot(variable)) }
    return result
  }

  var set: Set<VariableID> { Set(variables) }
}
