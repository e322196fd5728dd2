import Testing

/// Counts the expected numbers of a data set that were reproduced, and how far off the worst was.
public struct ReferenceLedger {
  /// The data set's name.
  public let dataset: String
  /// How many numbers were compared.
  public private(set) var compared = 0
  /// The largest difference relative to the expected number (to a thousandth, for small ones).
  public private(set) var largest = 0.0
  private var wrong: [String] = []
  private var uncovered: Set<String> = []

  /// Creates an empty ledger.
  public init(_ dataset: String) { self.dataset = dataset }

  /// Compares every number below an expected value with the one found under the same path of keys.
  /// - Parameters:
  ///   - expected: A number, null for undefined, or any structure of them.
  ///   - path: The keys that lead there, joined by slashes.
  ///   - isCovered: Whether a measure computes the numbers below a path.
  ///   - found: The measured number, nil where the measure is undefined.
  public mutating func compare(
    _ expected: JSONValue, _ path: String, isCovered: (String) -> Bool, found: (String) -> Double?
  ) {
    switch expected {
    case .object(let entries):
      for (key, value) in entries {
        compare(value, path + "/" + key, isCovered: isCovered, found: found)
      }
    case .array(let elements):
      for (index, value) in elements.enumerated() {
        compare(value, path + "/\(index)", isCovered: isCovered, found: found)
      }
    case .number, .null:
      guard isCovered(path) else {
        uncovered.insert(path)
        return
      }
      compare(expected.number, found(path), path)
    case .string, .boolean: return
    }
  }

  /// Compares one number, given to ten digits.
  public mutating func compare(_ expected: Double?, _ found: Double?, _ path: String) {
    compared += 1
    guard let expected, let found else {
      if expected != nil || found != nil { wrong.append(path) }
      return
    }
    let difference = abs(expected - found) / max(1e-3, abs(expected))
    largest = max(largest, difference)
    if difference > 1e-9 { wrong.append("\(path): expected \(expected), found \(found)") }
  }

  /// Prints the count and the largest difference, and expects all numbers to agree.
  /// - Parameter without: The paths no measure covers, by their beginnings.
  public func close(without reasons: [String: String] = [:]) {
    print("\(dataset): \(compared) values, largest difference \(largest)")
    let missing = uncovered.filter { path in
      !reasons.keys.contains { path.hasPrefix($0) || path.contains("/" + $0) }
    }
    #expect(wrong == [], "\(dataset)")
    #expect(missing.sorted() == [], "\(dataset): no measure gives these")
    #expect(compared > 0, "\(dataset)")
  }
}
