/// The operator `=~`: whether a whole string matches a regular expression.
///
/// Make one for a constant pattern and use it for every row. Patterns are matched in time linear in
/// the text, whatever they are; only look-around, back references, atomic groups and possessive
/// quantifiers, which need it, are tried by backtracking.
package struct PatternMatch {
  private enum Matcher {
    case automaton(PatternAutomaton)
    case backtracking(Regex<AnyRegexOutput>)
  }

  private let matcher: Matcher

  /// Compiles a regular expression, written as Java and Swift write them.
  package init(_ pattern: String) throws(EvaluationError) {
    do throws(PatternFault) {
      var parser = PatternParser(pattern)
      matcher = .automaton(PatternAutomaton(try parser.parse()))
    } catch {
      guard error == .unsupported,
        let expression = try? Regex(pattern).matchingSemantics(.unicodeScalar)
      else {
        throw EvaluationError(
          code: "invalid-pattern", message: "`\(pattern)` is not a regular expression",
          type: "ArgumentError", detail: "InvalidArgumentValue",
          hint: error == .tooLarge ? "it repeats too much" : nil)
      }
      guard BacktrackingBound.holds(for: pattern) else {
        throw EvaluationError(
          code: "invalid-pattern",
          message: "`\(pattern)` could be tried in more ways than there is time for",
          type: "ArgumentError", detail: "InvalidArgumentValue",
          hint:
            "with look-around, back references or possessive repetition, repeat nothing that repeats or has alternatives"
        )
      }
      matcher = .backtracking(expression)
    }
  }

  /// Whether the whole text matches.
  /// - Parameter checkpoint: Called now and then while a long text is read; what it throws ends the
  ///   work. What is tried by backtracking does not call it.
  package func matches(
    _ text: String, checkpoint: () throws(EvaluationError) -> Void = {}
  ) throws(EvaluationError) -> Bool {
    switch matcher {
    case .automaton(let automaton): return try automaton.matches(text, checkpoint)
    case .backtracking(let expression):
      guard text.unicodeScalars.count <= BacktrackingBound.longestText else {
        throw EvaluationError.outOfRange(
          "a pattern with look-around or back references takes texts of up to \(BacktrackingBound.longestText) characters"
        )
      }
      return (try? expression.wholeMatch(in: text)) != nil
    }
  }
}

extension Value {
  /// The operator `=~`: null unless both operands are strings.
  package static func matches(_ text: Value, _ pattern: Value) throws(EvaluationError) -> Bool? {
    guard case .string(let text) = text, case .string(let pattern) = pattern else { return nil }
    return try PatternMatch(pattern).matches(text)
  }
}
