/// The operator `=~`: whether a whole string matches a regular expression.
///
/// Make one for a constant pattern and use it for every row.
public struct PatternMatch {
  private let expression: Regex<AnyRegexOutput>

  /// Compiles a regular expression.
  public init(_ pattern: String) throws(EvaluationError) {
    do {
      expression = try Regex(pattern).matchingSemantics(.unicodeScalar)
    } catch {
      throw EvaluationError(
        code: "invalid-pattern", message: "`\(pattern)` is not a regular expression",
        type: "ArgumentError", detail: "InvalidArgumentValue")
    }
  }

  /// Whether the whole text matches.
  public func matches(_ text: String) -> Bool {
    guard let match = try? expression.wholeMatch(in: text) else { return false }
    return match.range.upperBound == text.endIndex
  }
}

extension Value {
  /// The operator `=~`: null unless both operands are strings.
  public static func matches(_ text: Value, _ pattern: Value) throws(EvaluationError) -> Bool? {
    guard case .string(let text) = text, case .string(let pattern) = pattern else { return nil }
    return try PatternMatch(pattern).matches(text)
  }
}
