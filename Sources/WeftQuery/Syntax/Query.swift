public import WeftGraph

/// The door of the query language: text to syntax tree.
public enum Query {
  /// Parses a query.
  ///
  /// Reports up to ten errors, going on after each at the next clause.
  /// - Complexity: O(bytes).
  public static func parse(_ text: SourceText) throws(InputError) -> SyntaxTree {
    var parser = Parser(text)
    parser.parseQuery()
    guard parser.errors.isEmpty else {
      throw InputError(Array(parser.errors.prefix(Parser.mostErrors)))
    }
    return parser.tree
  }
}
