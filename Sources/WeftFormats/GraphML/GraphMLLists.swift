import WeftGraph

/// Lists as tools write them into GraphML: a JSON array with `attr.list`, or numbers between commas
/// with a `vector_…` type.
enum GraphMLLists {
  /// How a key's values are lists; nil if they are none.
  static func style(of key: GraphMLKeys.Key) -> DraftColumn.ListStyle? {
    if key.isList || key.type?.hasSuffix("[]") == true { return .json }
    return key.type?.lowercased().hasPrefix("vector_") == true ? .commas : nil
  }

  /// Rewrites the values of a column as literals of lists; one that is none stays as it is.
  static func convert(_ column: inout DraftColumn, _ strings: inout StringTableBuilder) {
    let style = column.listStyle ?? .json
    var memo: [StringID: StringID] = [:]
    column.literalType = "list"
    for index in column.strings.indices {
      let id = column.strings[index]
      if let known = memo[id] {
        column.strings[index] = known
        continue
      }
      let literal =
        values(strings[id], style).map { strings.intern(ValueLiteral.text(.list($0))) } ?? id
      memo[id] = literal
      column.strings[index] = literal
    }
  }

  private static func values(
    _ text: String, _ style: DraftColumn.ListStyle
  ) -> [PropertyValue?]? {
    let trimmed = Derivation.trim(text)
    if trimmed.isEmpty { return [] }
    if style == .json {
      guard case .some(.list(let values)?) = JSONText.value(Array(trimmed.utf8)) else { return nil }
      return values
    }
    let values: [PropertyValue?] = trimmed.split(separator: ",").map { part -> PropertyValue? in
      let word = Derivation.trim(String(part))
      let bytes = Array(word.utf8)
      if let integer = ScalarText.integer(bytes) { return .integer(integer) }
      return ScalarText.number(bytes).map { .float($0) } ?? .string(word)
    }
    let hasFloats = values.contains { if case .float? = $0 { true } else { false } }
    // Numbers of one list are of one type.
    guard hasFloats else { return values }
    return values.map { value -> PropertyValue? in
      if case .integer(let integer)? = value { return .float(Double(integer)) }
      return value
    }
  }
}
