import WeftGraph

/// Watches over one expression computed for many rows or elements: stops it where the run's time is up
/// or what it makes would need too much memory.
struct ExpressionMeter {
  private let budget: QueryBudget?
  private let work: String
  private var steps = 0
  private var bytes = 0
  private var allowed = 0

  /// Creates one for a single evaluation; `work` names the form of expression.
  init(_ budget: QueryBudget?, _ work: String) {
    self.budget = budget
    self.work = work
  }

  /// Counts a step that makes nothing large.
  mutating func step() throws(EvaluationError) {
    steps += 1
    if steps & 15 == 0 { try budget?.checkpoint(work) }
  }

  /// Counts a step and the value made by it, which is kept.
  mutating func keep(_ value: Value) throws(EvaluationError) {
    try keep(bytes: value.heldBytes)
  }

  /// Counts a step and the bytes made by it, which are kept.
  mutating func keep(bytes more: Int) throws(EvaluationError) {
    bytes += more
    if bytes > allowed {
      allowed = bytes + 1 << 16
      try budget?.require(bytes, work)
    }
    try step()
  }

  /// Counts a step whose value takes the place of the one before.
  mutating func replace(with value: Value) throws(EvaluationError) {
    let size = value.heldBytes
    if size > 1 << 16 {
      try budget?.require(bytes + size, work)
      try budget?.checkpoint(work)
    }
    try step()
  }
}

extension Value {
  /// Bytes held outside the value itself, roughly; elements of lists are not looked into.
  var heldBytes: Int {
    switch self {
    case .string(let text): text.utf8.count > 15 ? text.utf8.count : 0
    case .list(let values): values.count * 24
    case .map(let map): map.entries.count * 48
    case .path(let path): (path.nodes.count + path.relationships.count) * 4
    default: 0
    }
  }
}
