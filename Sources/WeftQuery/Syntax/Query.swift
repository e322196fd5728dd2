package import WeftGraph

/// The door of the query language: text to syntax tree.
package enum Query {
  /// Parses a query.
  ///
  /// Reports up to ten errors, going on after each at the next clause.
  /// - Complexity: O(bytes).
  package static func parse(_ text: SourceText) throws(InputError) -> SyntaxTree {
    var parser = Parser(text)
    parser.parseQuery()
    guard parser.errors.isEmpty else {
      throw InputError(Array(parser.errors.prefix(Parser.mostErrors)))
    }
    return parser.tree
  }

  /// Reads a value written as a literal: null, a boolean, number or string, or lists and maps of them.
  package static func parseLiteral(_ text: SourceText) throws(InputError) -> Value {
    var parser = Parser(text)
    let expression = try parser.expression()
    guard parser.kind == .end else { throw parser.unexpected() }
    return try value(of: expression, in: parser.tree)
  }

  private static func value(
    of id: Syntax.ExpressionID, in tree: SyntaxTree
  ) throws(InputError) -> Value {
    switch tree[id] {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .float(let value): return .float(value)
    case .string(let value): return .string(value)
    case .unary(.minus, let operand):
      if case .float(let value) = tree[operand] { return .float(-value) }
    case .list(let elements):
      var values: [Value] = []
      for element in elements { values.append(try value(of: element, in: tree)) }
      return .list(values)
    case .map(let entries):
      var map = ValueMap()
      for entry in entries { map[entry.key.text] = try value(of: entry.value, in: tree) }
      return .map(map)
    default: break
    }
    throw InputError(
      .syntax(
        "not-a-literal", "a plain value is needed here", in: tree.text, at: tree.span(of: id),
        hint: "write a number, a string in quotes, true, false, null, [a, b] or {key: value}"))
  }
}
