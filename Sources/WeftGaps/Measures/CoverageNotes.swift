import WeftQuery

extension EvaluationContext {
  /// Says on how many items a measure rests, where the chart does not say what it needs of all of them.
  /// - Parameters:
  ///   - measure: The procedure's name.
  ///   - known: The items of which what the measure needs is recorded.
  ///   - all: All items.
  ///   - items: What they are, in the plural.
  ///   - others: What is not recorded of the others, as a clause that ends with them.
  func record(
    coverageOf measure: String, _ known: Int, of all: Int, _ items: String, others: String
  ) {
    guard known < all else { return }
    record(basis: "rests on \(known) of \(all) \(items); \(others)", of: "`\(measure)`")
  }
}
