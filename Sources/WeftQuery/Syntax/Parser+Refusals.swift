import WeftGraph

extension Parser {
  /// The error for a clause that writes, or that belongs to another language.
  func refusedClause() -> InputError? {
    let span = token.span
    let writing = [
      "CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "DROP",
      "INSERT", "LOAD", "ALTER", "UPDATE",
    ]
    if let keyword = writing.first(where: { isKeyword($0) }) {
      if allowsUpdates, depth > 0 {
        return failure(
          "misplaced-clause", "\(keyword) changes data and cannot stand inside an expression",
          at: span, hint: "put it behind, or into `CALL { … }`", detail: "InvalidClauseComposition")
      }
      if allowsUpdates {
        return failure(
          "write-clause", "\(keyword) is no clause of change files", at: span,
          hint: "use CREATE, MERGE, SET, REMOVE, DELETE or FOREACH", detail: "UnexpectedSyntax")
      }
      return failure(
        "write-clause", "\(keyword) changes data, and queries here only read", at: span,
        hint: "leave the clause out; `weft whatif --change FILE` tries a change out on a copy",
        detail: depth > 0 ? "InvalidClauseComposition" : "UnexpectedSyntax")
    }
    if isKeyword("SELECT") {
      return failure(
        "unexpected-token", "`SELECT` is SQL", at: span,
        hint: "write `MATCH (n) RETURN …`: the pattern first, the columns last")
    }
    if isKeyword("FROM") || isKeyword("JOIN") {
      return failure(
        "unexpected-token", "`\(text[span])` is SQL", at: span,
        hint: "write a pattern: `MATCH (a)-[:TYPE]->(b)`")
    }
    if isKeyword("GROUP") {
      return failure(
        "unexpected-token", "there is no GROUP BY", at: span,
        hint: "leave it out: items without an aggregate are the grouping keys")
    }
    if isKeyword("HAVING") {
      return failure(
        "unexpected-token", "there is no HAVING", at: span,
        hint: "filter aggregates by `WITH … WHERE …`")
    }
    if isKeyword("WHERE") {
      return failure(
        "misplaced-where", "WHERE must follow MATCH, WITH or YIELD directly", at: span,
        hint: "write `WITH * WHERE …`, or `FILTER …`")
    }
    if isKeyword("ORDER") || isKeyword("SKIP") || isKeyword("LIMIT") {
      return failure(
        "misplaced-clause",
        "\(text[span].uppercased()) must follow RETURN or WITH, in the order "
          + "ORDER BY, SKIP, LIMIT, WHERE", at: span)
    }
    guard kind == .name else { return nil }
    let written = text[span]
    let clauses = [
      "MATCH", "OPTIONAL", "WITH", "RETURN", "UNWIND", "CALL", "WHERE", "ORDER", "UNION", "LIMIT",
    ]
    guard let near = nearestName(to: written, among: clauses) else { return nil }
    return failure(
      "misspelt-keyword", "`\(written)` is no clause", at: span,
      hint: "did you mean `\(near)`?")
  }
}
