import WeftGraph

/// What all operators of one run share: the context, the limits, and facts computed once.
final class Runtime: Sendable {
  let context: EvaluationContext
  let graph: Graph
  let budget: QueryBudget
  let isProfiling: Bool
  private let masks = Guarded<[String: MaskCell]>([:])

  init(context: EvaluationContext, limits: QueryLimits, isProfiling: Bool = false) {
    budget = QueryBudget(limits)
    self.context = EvaluationContext(running: context, budget: budget)
    graph = context.graph
    self.isProfiling = isProfiling
  }

  /// A set of nodes computed at most once in this run; threads that ask meanwhile wait for it.
  func mask(
    _ key: String, compute: () throws(EvaluationError) -> Bitset
  ) throws(EvaluationError) -> Bitset {
    let cell = masks.withLock { masks in
      if let cell = masks[key] { return cell }
      let cell = MaskCell()
      masks[key] = cell
      return cell
    }
    return try cell.value.withLock { (value) throws(EvaluationError) in
      if let mask = value { return mask }
      let mask = try compute()
      value = mask
      return mask
    }
  }

  private final class MaskCell: Sendable {
    let value = Guarded<Bitset?>(nil)
  }
}
