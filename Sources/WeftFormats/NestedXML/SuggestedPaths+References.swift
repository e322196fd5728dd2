import WeftGraph

/// Columns of tables that name records of others.
extension SuggestedPaths {
  /// Whether an element of a name nobody knows is a value of the one around it, as columns are.
  static func isColumn(_ name: String) -> Bool {
    let word = OrganizationVocabulary.fold(name)
    return word.hasPrefix("column") || word.hasPrefix("field")
      || ["col", "cell", "attribute", "property", "param", "parameter"].contains(word)
  }

  /// Whether a word is that for the ids of people, units or roles which the elements are not: `emp_no`
  /// in a table of wages.
  func isReference(_ word: String) -> Bool {
    guard let stem = Self.stem(word), !own.contains(stem) else { return false }
    if isOfPeople(word, stem) { return !own.contains { CSVLayout.people.contains($0) } }
    let kind = SuggestedKind(of: stem)
    return kind != .unknown && kind != SuggestedKind(ofTable: name)
  }

  private func isOfPeople(_ word: String, _ stem: String) -> Bool {
    ColumnRole.ofPeople(ColumnRole.fold(word)) == .id || SuggestedKind(of: stem).isPerson
  }

  /// What a word for an id says it is the id of.
  static func stem(_ word: String) -> String? {
    ["id", "no", "number", "code", "key", "nr", "fk"].lazy
      .filter { word.hasSuffix($0) && word.count > $0.count }
      .map { String(word.dropLast($0.count)) }.first
  }

  /// Whether elements but speak of the records of other tables: they have no name, and either no id of
  /// their own, or nothing but dates and numbers beside references.
  /// - Parameters:
  ///   - id: Where their ids stand, if they have any.
  ///   - label: Where their names do.
  func areJoins(id: String?, label: String?) -> Bool {
    let kind = SuggestedKind(ofTable: name)
    switch kind {
    case .unknown: if label != nil { return false }
    case .label("Person", isGuess: _):
      // The table of who leads what is called by a word for people, too.
      if label != nil || own.contains(where: { CSVLayout.people.contains($0) }) { return false }
    default: if !isTable || kind.isUnit { return false }
    }
    let words = all.map { word($0) }
    if words.contains(where: { Self.superior($0) }) { return false }
    let references = words.filter { isReference($0) }
    let ofPeople = references.count { word in Self.stem(word).map { isOfPeople(word, $0) } ?? false
    }
    guard ofPeople > 0 || references.count > 1 else { return false }
    if isTable, id == nil { return true }
    return all.allSatisfy { path in
      isReference(word(path))
        || present(path).allSatisfy { !$0.contains(where: \.isLetter) }
    }
  }
}
