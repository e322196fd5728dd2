package import WeftGraph

/// A query's syntax: nodes in arrays, referring to each other by index.
package struct SyntaxTree: Sendable {
  /// The text that was parsed.
  package let text: SourceText
  /// How the query begins.
  var mode: BoundQuery.Mode = .run
  /// The whole query.
  var root = Syntax.QueryID(index: 0)
  private(set) var expressions: [Syntax.Node] = []
  private(set) var expressionSpans: [SourceSpan] = []
  private(set) var heights: [Int32] = []
  private(set) var queries: [Syntax.UnionQuery] = []
  private(set) var patterns: [Syntax.PathPattern] = []

  init(text: SourceText) { self.text = text }

  mutating func add(_ node: Syntax.Node, _ span: SourceSpan, height: Int32) -> Syntax.ExpressionID {
    expressions.append(node)
    expressionSpans.append(span)
    heights.append(height)
    return Syntax.ExpressionID(index: Int32(expressions.count - 1))
  }

  mutating func add(_ query: Syntax.UnionQuery) -> Syntax.QueryID {
    queries.append(query)
    return Syntax.QueryID(index: Int32(queries.count - 1))
  }

  mutating func add(_ pattern: Syntax.PathPattern) -> Syntax.PatternID {
    patterns.append(pattern)
    return Syntax.PatternID(index: Int32(patterns.count - 1))
  }

  subscript(_ id: Syntax.ExpressionID) -> Syntax.Node { expressions[Int(id.index)] }
  subscript(_ id: Syntax.QueryID) -> Syntax.UnionQuery { queries[Int(id.index)] }
  subscript(_ id: Syntax.PatternID) -> Syntax.PathPattern { patterns[Int(id.index)] }

  func span(of id: Syntax.ExpressionID) -> SourceSpan { expressionSpans[Int(id.index)] }
  func height(of id: Syntax.ExpressionID) -> Int32 { heights[Int(id.index)] }

  mutating func setSpan(of id: Syntax.ExpressionID, to span: SourceSpan) {
    expressionSpans[Int(id.index)] = span
  }
}
