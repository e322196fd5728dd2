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

  /// Ends the query if what is about to be made of two values would be too large.
  func expect(_ left: Value, _ right: Value) throws(EvaluationError) {
    let size = left.heldBytes + right.heldBytes
    if size > 1 << 20 { try budget?.require(bytes + size, work) }
  }

  /// How many parts a value may have where memory has no limit.
  private static let mostParts = 1 << 26

  /// Ends the query if a value is nested too deep, or has too many parts, to be walked over.
  /// - Complexity: O(parts), each as often as it occurs, up to what the limit of memory allows.
  static func look(
    at value: Value, _ budget: QueryBudget?, _ work: String
  ) throws(EvaluationError) {
    let most = (budget?.limits.bytes).map { $0 / 24 } ?? mostParts
    let extent = ValueExtent(of: value, bound: most)
    if extent.isTooDeep {
      throw EvaluationError(
        code: "limit-exceeded",
        message:
          "\(work) makes a value of more than \(ValueExtent.deepest) lists or maps within each other",
        type: "ResourceError", detail: "LimitExceeded")
    }
    if extent.parts > most { throw QueryBudget.exceeded("memory", work, "--limit-memory") }
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
