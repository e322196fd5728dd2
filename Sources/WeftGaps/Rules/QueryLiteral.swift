import WeftGraph
package import WeftQuery

/// Values written as query literals, as in parameter defaults and `--param`.
package enum QueryLiteral {
  /// The value of a literal: a constant expression without names; nil if the text is none.
  package static func value(of text: String) -> Value? {
    // A comment or line break in the text could hide or end the frame around it.
    guard !text.contains("//"), !text.contains("/*"), !text.contains("\n") else { return nil }
    do {
      let source = SourceText(name: "<value>", text: "RETURN \(text) AS value")
      let bound = try Binder.bind(
        Query.parse(source), catalog: StandardFunctions.catalog, graph: nil
      ).query
      guard bound.union.columns == ["value"], bound.union.parts.count == 1,
        bound.parameters.isEmpty, let part = bound.union.parts.first, part.clauses.count == 1
      else { return nil }
      let context = EvaluationContext(
        graph: .empty, clock: .asOf(CalendarDate(days: 0)))
      var value: Value?
      try RuleQuery.table(of: bound, in: context).forEachRow { cells in
        value = cells.first
        return false
      }
      return value
    } catch {
      return nil
    }
  }
}
