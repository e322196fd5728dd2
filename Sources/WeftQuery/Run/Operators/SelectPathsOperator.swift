import WeftGraph

/// The shortest few of the paths between equal ends, by number of relationships.
final class SelectPathsOperator: Operator {
  private let selector: BoundPath.Selector
  private let ends: [Int]
  private let path: Int
  private let outputs: [Int]
  private var selected: Batch?
  private var position = 0

  /// Creates one; `ends` are the columns of both ends and, in an inner plan, of row numbers.
  init(
    _ input: Operator, _ selector: BoundPath.Selector, ends: [Int], path: Int, outputs: [Int],
    _ layout: Layout, _ runtime: Runtime
  ) {
    self.selector = selector
    self.ends = ends
    self.path = path
    self.outputs = outputs
    super.init("SelectPaths", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    selected = nil
    position = 0
  }

  override func next() throws(EvaluationError) -> Batch? {
    if selected == nil { selected = try select() }
    guard let selected, position < selected.count else { return nil }
    let end = min(position + Batch.capacity, selected.count)
    defer { position = end }
    return selected.slice(position..<end)
  }

  private func select() throws(EvaluationError) -> Batch {
    let rows = try gatherAll(of: inputs[0])
    var table = GroupTable(width: ends.count, in: runtime.graph)
    let groups = table.groups(of: ends.map { rows.columns[$0] }, count: rows.count)
    let lengths = rows.columns[path].boxed(in: runtime.graph).map { value in
      if case .path(let path) = value { path.relationships.count } else { 0 }
    }
    let order = (0..<rows.count).sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    var paths = [Int](repeating: 0, count: table.count)
    var levels = [Int](repeating: 0, count: table.count)
    var last = [Int](repeating: -1, count: table.count)
    var kept: [Int32] = []
    for row in order {
      let group = Int(groups[row])
      let isNewLevel = lengths[row] != last[group]
      let isKept =
        switch selector {
        case .all: true
        case .anyShortest: paths[group] == 0
        case .allShortest: levels[group] == 0 || !isNewLevel && levels[group] == 1
        case .shortest(let count), .any(let count): paths[group] < count
        case .shortestGroups(let count):
          isNewLevel ? levels[group] < count : levels[group] <= count
        }
      guard isKept else { continue }
      if isNewLevel {
        levels[group] += 1
        last[group] = lengths[row]
      }
      paths[group] += 1
      kept.append(Int32(row))
    }
    kept.sort()
    let picked = rows.gathered(kept)
    return Batch(columns: outputs.map { picked.columns[$0] }, count: picked.count)
  }
}
