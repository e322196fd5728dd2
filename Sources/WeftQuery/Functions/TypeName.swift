/// The names of types as Cypher and GQL write them, such as `LIST<INTEGER NOT NULL> NOT NULL`.
enum TypeName {
  /// The narrowest type a value has.
  static func text(of value: Value) -> String {
    if value.isNull { return "NULL" }
    return base(of: value) + " NOT NULL"
  }

  /// Every kind in the order unions list them.
  private static let order: [(kind: ValueKinds, name: String)] = [
    (.boolean, "BOOLEAN"), (.string, "STRING"), (.integer, "INTEGER"), (.float, "FLOAT"),
    (.date, "DATE"), (.localTime, "LOCAL TIME"), (.time, "ZONED TIME"),
    (.localDateTime, "LOCAL DATETIME"), (.dateTime, "ZONED DATETIME"),
    (.duration, "DURATION"), (.node, "NODE"), (.relationship, "RELATIONSHIP"),
    (.map, "MAP"), (.list, "LIST"), (.path, "PATH"),
  ]

  private static func base(of value: Value) -> String {
    if case .list(let elements) = value { return "LIST<\(union(of: elements))>" }
    return order.first { $0.kind == value.kind }?.name ?? "ANY"
  }

  /// The type of all elements together.
  private static func union(of elements: [Value]) -> String {
    if elements.isEmpty { return "NOTHING" }
    let present = elements.filter { !$0.isNull }
    if present.isEmpty { return "NULL" }
    let suffix = present.count == elements.count ? " NOT NULL" : ""
    let names = order.flatMap { kind, _ in
      Set(present.filter { $0.kind == kind }.map { base(of: $0) }).sorted()
    }
    return names.map { $0 + suffix }.joined(separator: " | ")
  }
}
