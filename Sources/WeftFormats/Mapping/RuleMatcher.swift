import WeftGraph

/// Finds the owners whose attributes meet a rule's condition.
struct RuleMatcher {
  let columns: [DraftColumn]
  let ownerCount: Int
  /// The ids of nodes, where the owners are nodes.
  let ids: [StringID]
  /// The path of the source.
  let file: String

  /// The owners that meet every part of a condition; all of them for an empty one.
  func owners(
    _ condition: MappingFile.Condition, _ strings: StringTableBuilder
  ) -> Bitset {
    var result = Bitset(full: ownerCount)
    for (name, value) in condition {
      var found = Bitset(capacity: ownerCount)
      let wanted = OrganizationVocabulary.fold(value)
      let folded = OrganizationVocabulary.fold(name)
      for column in columns where OrganizationVocabulary.fold(column.name) == folded {
        match(column, wanted, strings, &found)
      }
      if found.isEmpty, folded == "id" {
        for (owner, id) in ids.enumerated() where strings[id] == value { found.insert(owner) }
      }
      if found.isEmpty, folded == "file", isFile(value) { found = Bitset(full: ownerCount) }
      result.formIntersection(found)
    }
    return result
  }

  /// Whether a word is the name of the source, with or without its ending.
  private func isFile(_ word: String) -> Bool {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return word == name || word == CSVLayout.stem(file)
  }

  private func match(
    _ column: DraftColumn, _ wanted: String, _ strings: StringTableBuilder, _ found: inout Bitset
  ) {
    var memo: [StringID: Bool] = [:]
    func matches(_ string: StringID) -> Bool {
      if let known = memo[string] { return known }
      let result = OrganizationVocabulary.fold(strings[string]) == wanted
      memo[string] = result
      return result
    }
    if column.type == .string {
      for (owner, string) in zip(column.owners, column.strings) where matches(string) {
        found.insert(Int(owner))
      }
    } else {
      for (index, owner) in column.owners.enumerated()
      where OrganizationVocabulary.fold(column.value(at: index).plainText) == wanted {
        found.insert(Int(owner))
      }
    }
    for entry in column.odd where matches(entry.text) { found.insert(Int(entry.owner)) }
  }
}

extension PropertyValue {
  /// A scalar as a file would write it.
  var plainText: String {
    switch self {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value):
      value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    case .string(let value): value
    default: ""
    }
  }
}

extension MappingFile {
  /// Renames a draft's columns, and types them anew where the model types the new name.
  func rename(_ draft: inout ChartDraft, _ strings: inout StringTableBuilder) {
    for (name, rule) in attributes {
      guard case .rename(let target) = rule else { continue }
      let folded = OrganizationVocabulary.fold(name)
      for index in draft.nodeData.indices
      where OrganizationVocabulary.fold(draft.nodeData[index].name) == folded {
        draft.nodeData[index].rename(
          target, .nodes, lines: draft.nodeLines, columns: draft.nodeColumns,
          keepsPlaces: draft.notes.keepsPlaces, &strings)
      }
      for index in draft.edgeData.indices
      where OrganizationVocabulary.fold(draft.edgeData[index].name) == folded {
        draft.edgeData[index].rename(
          target, .relationships, lines: draft.edgeLines, columns: draft.edgeColumns,
          keepsPlaces: draft.notes.keepsPlaces, &strings)
      }
    }
  }
}

extension DraftColumn {
  /// Gives the column another name; values that are typed anew stand where their owners do.
  fileprivate mutating func rename(
    _ target: String, _ owner: OrganizationVocabulary.Property.Owner, lines: [UInt32],
    columns: [UInt32], keepsPlaces: Bool, _ table: inout StringTableBuilder
  ) {
    var typed = DraftColumn(name: target, type: type)
    let meaning = OrganizationVocabulary.property(readAs: target, on: owner)
    if let meaning, meaning.name == target { typed.adopt(meaning) }
    guard typed.type != type else {
      name = target
      isLenient = typed.isLenient
      if role == .drawnLabel { role = .property }
      return
    }
    for (index, owner) in owners.enumerated() {
      let text = type == .string ? table[strings[index]] : value(at: index).plainText
      let place = valuePlace(index) ?? (lines[Int(owner)], columns[Int(owner)])
      typed.append(
        Array(text.utf8), owner: owner, line: place.line, column: place.column,
        keepsPlaces: keepsPlaces, strings: &table)
    }
    typed.odd += odd
    self = typed
  }
}
