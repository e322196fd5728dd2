import WeftGraph

/// `STARTS WITH`, `ENDS WITH`, `CONTAINS` and `=~`.
///
/// Strings of the graph's table are tested once each, however often they occur.
final class TextEvaluator: Evaluator {
  private let test: BinaryOperator
  private let left: Evaluator
  private let right: Evaluator
  private let context: EvaluationContext
  private var known: [UInt32: UInt8] = [:]
  private var pattern: (text: String, match: PatternMatch)?
  private var search: (text: String, search: TextSearch)?

  private var graph: Graph { context.graph }

  init(
    _ test: BinaryOperator, _ left: Evaluator, _ right: Evaluator, in context: EvaluationContext
  ) {
    self.test = test
    self.left = left
    self.right = right
    self.context = context
  }

  override var slots: Set<Int> { left.slots.union(right.slots) }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    let first = try left.evaluate(batch)
    if case .strings(let rows) = first, let constant = right as? ConstantEvaluator {
      var result: [UInt8] = []
      result.reserveCapacity(rows.count)
      for row in rows {
        if row == .max {
          result.append(2)
        } else if let truth = known[row] {
          result.append(truth)
        } else {
          let truth = try compute(.string(graph.strings[StringID(row)]), constant.value)
          known[row] = truth
          result.append(truth)
        }
      }
      return .booleans(result)
    }
    let second = try right.evaluate(batch)
    var result: [UInt8] = []
    result.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      result.append(
        try compute(first.value(at: row, in: graph), second.value(at: row, in: graph)))
    }
    return .booleans(result)
  }

  private func compute(_ left: Value, _ right: Value) throws(EvaluationError) -> UInt8 {
    guard case .string(let text) = left, case .string(let part) = right else { return 2 }
    let isTrue: Bool
    switch test {
    case .startsWith: isTrue = text.utf8.starts(with: part.utf8)
    case .endsWith: isTrue = text.utf8.reversed().starts(with: part.utf8.reversed())
    case .contains: isTrue = contains(text, part)
    default:
      isTrue = try match(part).matches(text) { () throws(EvaluationError) in
        try context.checkpoint("=~")
      }
    }
    return isTrue ? 1 : 0
  }

  private func match(_ text: String) throws(EvaluationError) -> PatternMatch {
    if let pattern, pattern.text == text { return pattern.match }
    let match = try PatternMatch(text)
    pattern = (text, match)
    return match
  }

  private func contains(_ text: String, _ part: String) -> Bool {
    if let search, search.text == part { return search.search.firstMatch(in: text, from: 0) != nil }
    let made = TextSearch(part)
    search = (part, made)
    return made.firstMatch(in: text, from: 0) != nil
  }
}
