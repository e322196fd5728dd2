import WeftGraph

/// What is made of the inner rows of a subquery, remembered for equal outer tuples.
class SubqueryEvaluator: Evaluator {
  let runner: SubqueryRunner
  let graph: Graph
  private let remembers: Bool
  private var table: GroupTable
  private var known = 0

  /// Creates one; outer tuples are remembered unless the subquery is not deterministic.
  init(_ runner: SubqueryRunner, remembers: Bool, in graph: Graph) {
    self.runner = runner
    self.graph = graph
    self.remembers = remembers
    table = GroupTable(width: runner.slots.count, in: graph)
  }

  override final var slots: Set<Int> { runner.slots }

  /// Computes the results of outer rows and appends them to those known.
  func compute(_ batch: Batch) throws(EvaluationError) {}
  /// Forgets every result.
  func forget() {}
  /// The column of results picked.
  func results(_ picks: [Int32]) -> Column { .values([]) }

  override final func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    let columns = runner.importedColumns(of: batch)
    guard remembers, columns.allSatisfy(Self.isCheap) else {
      forget()
      known = 0
      table = GroupTable(width: columns.count, in: graph)
      try compute(batch)
      return results((0..<batch.count).map { Int32($0) })
    }
    let before = known
    let groups = table.groups(of: columns, count: batch.count)
    var rows: [Int32] = []
    var next = Int32(before)
    for (row, group) in groups.enumerated() where group >= next {
      next = group + 1
      rows.append(Int32(row))
    }
    if !rows.isEmpty {
      known = Int(next)
      try compute(
        rows.count == batch.count ? batch : batch.gathered(rows, keeping: slots))
    }
    return results(groups)
  }

  private static func isCheap(_ column: Column) -> Bool {
    switch column {
    case .values(let rows):
      rows.allSatisfy {
        switch $0 {
        case .list, .map, .path: false
        default: true
        }
      }
    default: true
    }
  }
}

/// `EXISTS { … }`: stops reading for outer rows that have their answer.
final class ExistsEvaluator: SubqueryEvaluator {
  private var answers: [UInt8] = []

  override func forget() { answers = [] }

  override func compute(_ batch: Batch) throws(EvaluationError) {
    let start = answers.count
    answers += repeatElement(0, count: batch.count)
    try runner.begin(batch, stopsEarly: true)
    while let (_, numbers) = try runner.next() {
      for number in numbers {
        answers[start + Int(number)] = 1
        runner.finish(row: number)
      }
    }
  }

  override func results(_ picks: [Int32]) -> Column {
    .booleans(picks.map { answers[Int($0)] })
  }
}

/// `COUNT { … }`.
final class CountEvaluator: SubqueryEvaluator {
  private var counts: [Int64] = []

  override func forget() { counts = [] }

  override func compute(_ batch: Batch) throws(EvaluationError) {
    let start = counts.count
    counts += repeatElement(0, count: batch.count)
    try runner.begin(batch)
    while let (_, numbers) = try runner.next() {
      for number in numbers { counts[start + Int(number)] += 1 }
    }
  }

  override func results(_ picks: [Int32]) -> Column {
    .integers(picks.map { counts[Int($0)] }, nulls: nil)
  }
}

/// `COLLECT { … }`.
final class CollectEvaluator: SubqueryEvaluator {
  private let column: Int
  private var lists: [[Value]] = []

  init(_ runner: SubqueryRunner, column: Int, remembers: Bool, in graph: Graph) {
    self.column = column
    super.init(runner, remembers: remembers, in: graph)
  }

  override func forget() { lists = [] }

  override func compute(_ batch: Batch) throws(EvaluationError) {
    let start = lists.count
    lists += repeatElement([], count: batch.count)
    try runner.begin(batch)
    while let (rows, numbers) = try runner.next() {
      for (row, number) in numbers.enumerated() {
        lists[start + Int(number)].append(rows.columns[column].value(at: row, in: graph))
      }
    }
  }

  override func results(_ picks: [Int32]) -> Column {
    .values(picks.map { .list(lists[Int($0)]) })
  }
}

/// Whether a node has a neighbour, or how many steps lead away: read off the adjacency.
final class NeighbourEvaluator: Evaluator {
  private let base: Int
  private let traversal: Traversal
  private let mask: (() throws(EvaluationError) -> Bitset)?
  private let counts: Bool
  private let tally: ProfiledOperator?
  private var targets: Bitset?
  /// Entries looked at in the present batch; degrees are read off without any.
  private var reads = 0

  /// Creates one.
  /// - Parameter tally: What counts the neighbours read.
  init(
    _ base: Int, _ traversal: Traversal, mask: (() throws(EvaluationError) -> Bitset)?,
    counts: Bool, tally: ProfiledOperator?
  ) {
    self.tally = tally
    self.base = base
    self.traversal = traversal
    self.mask = mask
    self.counts = counts
  }

  override var slots: Set<Int> { [base] }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    if targets == nil { targets = try mask?() }
    let start = tally.map { _ in ContinuousClock.now }
    reads = 0
    let rows = batch.columns[base].nodeRows
    if counts {
      let result =
        targets.map { targets in
          rows.map { $0 == .max ? 0 : count(NodeID($0), among: targets) }
        } ?? traversal.degrees(of: rows)
      if let start { tally?.count(result.reduce(0) { $0 + Int($1) }, reads: reads, since: start) }
      return .integers(result, nulls: nil)
    }
    let result: [UInt8] = rows.map { $0 != .max && has(NodeID($0)) ? 1 : 0 }
    if let start { tally?.count(result.count { $0 == 1 }, reads: reads, since: start) }
    return .booleans(result)
  }

  private func has(_ node: NodeID) -> Bool {
    guard let targets else { return traversal.degree(of: node) > 0 }
    for leg in traversal.legs.indices {
      for entry in traversal.legs[leg].adjacency.entries(of: node) {
        reads += 1
        if targets.contains(traversal.legs[leg].adjacency.neighbours[entry].index) { return true }
      }
    }
    return false
  }

  private func count(_ node: NodeID, among targets: Bitset) -> Int64 {
    var result: Int64 = 0
    for leg in traversal.legs.indices {
      let skipsLoops = traversal.legs[leg].skipsLoops
      let entries = traversal.legs[leg].adjacency.entries(of: node)
      reads += entries.count
      for entry in entries {
        let neighbour = traversal.legs[leg].adjacency.neighbours[entry]
        if targets.contains(neighbour.index), !(skipsLoops && neighbour == node) { result += 1 }
      }
    }
    return result
  }
}
