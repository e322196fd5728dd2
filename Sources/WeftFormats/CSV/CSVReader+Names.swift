import WeftGraph

extension CSVReader {
  /// Makes properties of the parts of names that stand beside whole ones.
  mutating func prepareParts(_ layout: CSVLayout) {
    func part(_ role: ColumnRole) -> Int {
      guard let index = layout.roles.firstIndex(of: role) else { return -1 }
      return addColumn(DraftColumn(name: layout.headers[index], type: .string))
    }
    people.firsts = part(.firstName)
    people.middles = part(.middleName)
    people.lasts = part(.lastName)
    people.joinsLast = people.firsts < 0 && people.lasts >= 0 && layout.roles.contains(.name)
  }

  /// The name of a cell that holds the family name, a comma and the given names.
  mutating func givenNameFirst(_ range: Range<Int>) -> StringID {
    let cell = scanner.bytes[range]
    guard let comma = cell.firstIndex(of: 0x2C) else { return intern(range) }
    let family = trimmed(range.lowerBound..<comma)
    let given = trimmed(comma + 1..<range.upperBound)
    guard !given.isEmpty, !family.isEmpty else { return intern(given.isEmpty ? family : given) }
    let bytes = Array(scanner.bytes[given]) + [0x20] + Array(scanner.bytes[family])
    return draft.strings.intern(utf8: bytes.span)
  }

  /// Joins given and family names.
  mutating func composeName(_ owner: UInt32) {
    guard !(row.first.isEmpty && row.last.isEmpty && row.middle.isEmpty) else { return }
    if let name = row.name { return addParts(name, owner) }
    guard !(row.first.isEmpty && row.last.isEmpty) else { return }
    addPreferred(owner)
    if !row.middle.isEmpty, !row.first.isEmpty, !row.last.isEmpty {
      // Others mostly leave it out where they name somebody.
      let short = scanner.bytes[row.first] + [0x20] + scanner.bytes[row.last]
      draft.otherNames.append((draft.strings.intern(utf8: Array(short).span), owner))
    }
    var bytes: [UInt8] = []
    for part in [row.first, row.middle, row.last] where !part.isEmpty {
      if !bytes.isEmpty { bytes.append(0x20) }
      bytes += scanner.bytes[part]
    }
    row.name = draft.strings.intern(utf8: bytes.span)
  }

  /// Lets others name somebody by the given name they go by.
  private mutating func addPreferred(_ owner: UInt32) {
    guard people.preferred >= 0, !row.last.isEmpty, case let range = cell(people.preferred),
      !range.isEmpty, scanner.bytes[range] != scanner.bytes[row.first]
    else { return }
    let name = scanner.bytes[range] + [0x20] + scanner.bytes[row.last]
    draft.otherNames.append((draft.strings.intern(utf8: Array(name).span), owner))
  }

  /// Keeps the parts of a name that stand beside it, and joins a family name to one that lacks it.
  private mutating func addParts(_ name: StringID, _ owner: UInt32) {
    for (column, part) in [
      (people.firsts, row.first), (people.middles, row.middle), (people.lasts, row.last),
    ] where column >= 0 && !part.isEmpty {
      draft.nodeData[column].append(intern(part), owner: owner)
    }
    guard people.joinsLast,
      let whole = NameParts.joined(
        Array(draft.strings.utf8(name)), last: Array(scanner.bytes[row.last]))
    else { return }
    draft.otherNames.append((name, owner))
    row.name = draft.strings.intern(utf8: whole.span)
  }
}
