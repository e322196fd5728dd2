import WeftGraph

/// The columns that values are kept in.
extension JSONReader {
  /// Adds a value to the column of its name and kind: text, boolean, number or list.
  mutating func append(
    _ text: [UInt8], _ name: String, kind: UInt8, _ owner: UInt32, isEdge: Bool,
    _ place: (line: UInt32, column: UInt32)
  ) {
    var kind = kind
    if kind == 2 {
      noteNumber(text, name, place)
      // A number that no other can hold is kept as it is written.
      if JSONCursor.isLong(text) { kind = 0 }
    }
    let index = column(ColumnKey(name: name, kind: kind, isEdge: isEdge))
    if isEdge {
      draft.edgeData[index].append(
        text, owner: owner, line: place.line, column: place.column,
        keepsPlaces: draft.notes.keepsPlaces, strings: &draft.strings)
    } else {
      draft.nodeData[index].append(
        text, owner: owner, line: place.line, column: place.column,
        keepsPlaces: draft.notes.keepsPlaces, strings: &draft.strings)
    }
    draft.ledger.read.data += 1
  }

  mutating func column(_ key: ColumnKey) -> Int {
    if let known = columns[key] { return known }
    let types: [DraftColumn.ValueType] = [
      .string, .boolean, .numeric, .string, .string, .string, .string, .string,
    ]
    var column = DraftColumn(name: key.name, type: types[Int(key.kind)])
    switch key.kind {
    case 3: column.literalType = "list"
    case 4: column.role = .drawnLabel
    case 5: column.role = .kindAttribute
    case 6: column.role = .elementKind
    case 7: column.role = .verbatimKind
    default:
      if let meaning = OrganizationVocabulary.property(
        readAs: key.name, on: key.isEdge ? .relationships : .nodes), meaning.name == key.name
      {
        column.adopt(meaning)
      }
    }
    let index: Int
    if key.isEdge {
      index = draft.edgeData.count
      draft.edgeData.append(column)
    } else {
      index = draft.nodeData.count
      draft.nodeData.append(column)
    }
    columns[key] = index
    draft.ledger.read.keys += key.kind < 4 ? 1 : 0
    return index
  }
}
