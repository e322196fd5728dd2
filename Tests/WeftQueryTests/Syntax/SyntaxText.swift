import WeftGraph

@testable import WeftQuery

/// A syntax tree in prefix form, for tests.
struct SyntaxText {
  let tree: SyntaxTree

  /// The form of the one expression a query `RETURN …` has.
  static func of(_ expression: String) throws -> String {
    let text = SourceText(name: "query", text: "RETURN \(expression)")
    let tree = try Query.parse(text)
    guard case .returning(let projection)? = tree[tree.root].parts[0].clauses.first?.form else {
      return "no RETURN"
    }
    return SyntaxText(tree: tree).form(projection.items[0].expression)
  }

  func form(_ id: Syntax.ExpressionID) -> String {
    let inner = tree.children(of: id).map { form($0) }
    func call(_ name: String) -> String { "(\(([name] + inner).joined(separator: " ")))" }
    switch tree[id] {
    case .null: return "null"
    case .boolean(let value): return String(value)
    case .integer(let value): return String(value)
    case .float(let value): return String(value)
    case .string(let value): return "'\(value)'"
    case .variable(let name): return name
    case .parameter(let name): return "$\(name)"
    case .property(_, let key): return "\(inner[0]).\(key.text)"
    case .index: return call("index")
    case .slice(_, let from, let to):
      return call("slice\(from == nil ? "-" : "")\(to == nil ? "+" : "")")
    case .unary(let op, _): return call(op.rawValue)
    case .binary(let op, _, _): return call(op.symbol)
    case .comparison(_, let ops): return call(ops.map(\.symbol).joined(separator: ","))
    case .isNull(_, let negated): return call(negated ? "notNull" : "isNull")
    case .hasLabels(_, let labels): return "\(inner[0]):\(labels.words)"
    case .list: return "[\(inner.joined(separator: ", "))]"
    case .map(let entries):
      let pairs = zip(entries, inner).map { "\($0.key.text): \($1)" }
      return "{\(pairs.joined(separator: ", "))}"
    case .call(let name, _, let isDistinct): return call(name.text + (isDistinct ? "!" : ""))
    case .countRows: return "count(*)"
    case .conditional: return call("case")
    case .listComprehension(let name, _, let predicate, let yield):
      return call(
        "for \(name.text)\(predicate == nil ? "" : " where")\(yield == nil ? "" : " yield")")
    case .quantifier(let quantifier, let name, _, _): return call("\(quantifier) \(name.text)")
    case .reduce(let accumulator, _, let element, _, _):
      return call("reduce \(accumulator.text) \(element.text)")
    case .mapProjection(let name, let entries): return call("project \(name.text) \(entries.count)")
    case .pattern(let pattern): return "pattern\(tree[pattern].elements.count)"
    case .patternComprehension(let pattern, _, _):
      return call("comprehension\(tree[pattern].elements.count)")
    case .exists(let query): return "exists\(tree[query].isPattern ? "Pattern" : "Query")"
    case .count(let query): return "count\(tree[query].isPattern ? "Pattern" : "Query")"
    case .collect: return "collect"
    }
  }
}
