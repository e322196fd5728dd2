import WeftGraph

/// Names with remarks behind them, as personnel systems write them: `Ada Byron (on leave)`,
/// `Ada Byron [C]`, `Ada Byron - Contractor`.
extension ReferenceFinder {
  /// A text without the words in brackets, or behind a dash, that stand at its end; nil where there are
  /// none, or nothing before them.
  static func withoutRemark(_ text: String) -> String? {
    var rest = text[...]
    while rest.last == ")" || rest.last == "]",
      let open = rest.lastIndex(of: rest.last == ")" ? "(" : "[")
    {
      rest = rest[..<open]
      while rest.last?.isWhitespace == true { rest.removeLast() }
    }
    if rest.count == text.count {
      let dashes = [" - ", " \u{2013} ", " \u{2014} "].compactMap { text.ranges(of: $0).last }
      guard let dash = dashes.max(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
      rest = text[..<dash.lowerBound]
      // Numbers stand before a dash, and the name behind it.
      if rest.contains(where: \.isNumber) { return nil }
    }
    let short = Derivation.trim(String(rest))
    return short.isEmpty ? nil : short
  }

  /// The only person whose name a text is without remarks behind the one or the other.
  /// - Parameter isPerson: Whether nodes with a set of labels are people.
  /// - Complexity: O(nodes) the first time, then O(length).
  mutating func shortened(
    _ text: String, _ table: NodeTable, _ strings: StringTableBuilder, isPerson: [Bool]
  ) -> UInt32? {
    if shortNames == nil { indexShortNames(table, strings, isPerson) }
    for word in [Self.withoutRemark(text), text].compactMap({ $0 }) {
      for spelling in Self.turnedAtComma(word) {
        for (position, key) in keys.enumerated() where key == "name" || key == "othername" {
          let answer = indices[position].find(spelling.utf8)
          if answer != .unknown { return Self.person(answer, table, isPerson) }
        }
        let answer = shortNames?.find(spelling.utf8) ?? .unknown
        if answer != .unknown { return Self.person(answer, table, isPerson) }
      }
    }
    return nil
  }

  private static func person(
    _ answer: Answer, _ table: NodeTable, _ isPerson: [Bool]
  ) -> UInt32? {
    guard case .node(let node) = answer, isPerson[Int(table.sets[Int(node)])] else { return nil }
    return node
  }

  /// A name as it stands, and `Byron, Ada` as Ada Byron too.
  private static func turnedAtComma(_ name: String) -> [String] {
    let parts = name.split(separator: ",").map { Derivation.trim(String($0)) }
    return parts.count == 2 ? [name, "\(parts[1]) \(parts[0])"] : [name]
  }

  private mutating func indexShortNames(
    _ table: NodeTable, _ strings: StringTableBuilder, _ isPerson: [Bool]
  ) {
    var index = Index()
    for node in 0..<table.count
    where isLookedAt(node, table) && isPerson[Int(table.sets[node])] {
      guard let short = Self.withoutRemark(Derivation.trim(strings[table.name(node)])) else {
        continue
      }
      for name in Self.turnedAtComma(short) { index.add(name.utf8, UInt32(node)) }
    }
    shortNames = index
  }
}
