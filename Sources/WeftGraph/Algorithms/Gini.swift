/// How unequally an amount is spread over a population, from 0 (all alike) towards 1 (one has all).
///
/// Gini 1912, by the sorted sum Σ (2i − N − 1) x₍ᵢ₎ / (N Σ x). The result depends on who is in the
/// population: everybody, or only those who have something. Undefined without members, for negative
/// amounts and where the sum is 0.
public struct Gini: Sendable, Equatable {
  /// The coefficient; at most 1 − 1/N.
  public let value: Double
  /// The coefficient times N / (N − 1), which reaches 1; undefined for one member.
  public let adjusted: Measured<Double>
  /// How many members there are.
  public let population: Int

  /// Computes the coefficient of amounts, one for each member of the population.
  /// - Complexity: O(n log n).
  public static func of(_ amounts: [Double]) -> Measured<Gini> {
    guard !amounts.isEmpty else { return .undefined("The population is empty.") }
    guard amounts.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      return .undefined("An amount is negative or not finite.")
    }
    let count = Double(amounts.count)
    let sum = amounts.reduce(0, +)
    guard sum > 0 else { return .undefined("There is nothing to spread.") }
    let ranked = amounts.sorted().enumerated().reduce(0.0) { total, item in
      total + (2 * Double(item.offset + 1) - count - 1) * item.element
    }
    let value = ranked / (count * sum)
    return .value(
      Gini(
        value: value,
        adjusted: count > 1
          ? .value(value * count / (count - 1)) : .undefined("There is only one member."),
        population: amounts.count))
  }
}
