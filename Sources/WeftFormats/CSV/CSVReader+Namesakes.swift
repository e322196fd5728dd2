import WeftGraph

/// Rows that nothing but a name identifies.
extension CSVReader {
  /// How many different people of one name a row is compared with.
  private static let compared = 16

  /// Keeps people apart who share the name that stands in for an id, unless no value of their rows
  /// speaks against their being one.
  ///
  /// Rows that differ in nothing but whom they report to are one person with several managers.
  mutating func separateNamesakes() {
    guard people.isStaff, !people.hasIDs, people.names >= 0 else { return }
    let (owners, names) = (
      draft.nodeData[people.names].owners, draft.nodeData[people.names].strings
    )
    // The row of each name, plus one.
    var first = [UInt32](repeating: 0, count: draft.strings.count)
    var groups: [StringID: [UInt32]] = [:]
    for (owner, name) in zip(owners, names) where draft.nodeIDs[Int(owner)] == name {
      if first[name.index] == 0 {
        first[name.index] = owner + 1
      } else {
        groups[name, default: [first[name.index] - 1]].append(owner)
      }
    }
    guard !groups.isEmpty else { return }
    var renamed: [UInt32: StringID] = [:]
    for group in groups.values.sorted(by: { $0[0] < $1[0] }) { separate(group, &renamed) }
    guard !renamed.isEmpty else { return }
    moveEdges(renamed)
  }

  /// Finds the different people among rows of one name, and gives each a place for an id.
  private mutating func separate(_ group: [UInt32], _ renamed: inout [UInt32: StringID]) {
    var different: [UInt32] = []
    var same: [(row: UInt32, as: UInt32)] = []
    for row in group {
      if let other = different.prefix(Self.compared).first(where: { agree(row, $0) }) {
        same.append((row, other))
      } else {
        different.append(row)
      }
    }
    guard different.count > 1 else { return }
    for row in different {
      let line = draft.nodeLines[Int(row)]
      let id = draft.placeID(line: line, column: 1)
      renamed[row] = id
      draft.nodeIDs[Int(row)] = id
      draft.notes.add(
        "node-without-id", "rows share a name and differ, and are known by their places",
        line: line,
        column: 1)
    }
    for (row, other) in same {
      renamed[row] = draft.nodeIDs[Int(other)]
      draft.nodeIDs[Int(row)] = draft.nodeIDs[Int(other)]
    }
  }

  /// Whether two rows say nothing different of anything both speak of.
  private func agree(_ one: UInt32, _ other: UInt32) -> Bool {
    for column in draft.nodeData {
      guard let left = Self.position(of: one, in: column.owners),
        let right = Self.position(of: other, in: column.owners)
      else { continue }
      if column.type == .string {
        if column.strings[left] != column.strings[right] { return false }
      } else if column.words[left] != column.words[right] {
        return false
      }
    }
    return true
  }

  /// Where an owner is among owners in ascending order.
  private static func position(of owner: UInt32, in owners: OwnerList) -> Int? {
    var low = 0
    var high = owners.count
    while low < high {
      let middle = (low + high) / 2
      if owners[middle] < owner { low = middle + 1 } else { high = middle }
    }
    return low < owners.count && owners[low] == owner ? low : nil
  }

  /// Lets the relations of rows begin at the ids these got.
  private mutating func moveEdges(_ renamed: [UInt32: StringID]) {
    let former = Set(renamed.keys.map { row in names(of: row) })
    for edge in 0..<draft.edgeCount {
      let line = draft.edgeLines[edge]
      guard former.contains(draft.edgeSources[edge]) || former.contains(draft.edgeTargets[edge])
      else { continue }
      let row = self.row(atLine: line)
      guard let id = renamed[row] else { continue }
      let flags = draft.edgeFlags[edge]
      if flags.contains(.targetReference) || !flags.contains(.sourceReference) {
        draft.edgeSources[edge] = id
      } else {
        draft.edgeTargets[edge] = id
      }
    }
  }

  private func names(of row: UInt32) -> StringID {
    let column = draft.nodeData[people.names]
    return Self.position(of: row, in: column.owners).map { column.strings[$0] } ?? ChartDraft.none
  }

  /// The last row that begins at a line or before it.
  func row(atLine line: UInt32) -> UInt32 {
    var low = 0
    var high = draft.nodeCount
    while low < high {
      let middle = (low + high) / 2
      if draft.nodeLines[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return UInt32(max(low - 1, 0))
  }

  // MARK: References as other programs write them

  /// Takes references such as `12.0` for the ids they would be as whole numbers, where all are such and
  /// none is an id as it stands.
  mutating func settleWholeNumbers() {
    let ending = Array(".0".utf8)
    var known: Set<StringID>?
    var found: [(edge: Int, id: StringID)] = []
    var memo: [StringID: StringID] = [:]
    for edge in 0..<draft.edgeCount {
      guard draft.edgeFlags[edge].contains(.targetReference),
        !draft.edgeFlags[edge].contains(.dropped)
      else { continue }
      let word = draft.edgeTargets[edge]
      if let whole = memo[word] {
        found.append((edge, whole))
        continue
      }
      let text = Array(draft.strings.utf8(word))
      guard text.count > 2, text.suffix(2).elementsEqual(ending),
        text.dropLast(2).allSatisfy({ (0x30...0x39).contains($0) })
      else { return }
      if known == nil { known = Set(draft.nodeIDs) }
      let whole = draft.strings.intern(utf8: Array(text.dropLast(2)).span)
      guard known?.contains(whole) == true, known?.contains(word) == false else { return }
      memo[word] = whole
      found.append((edge, whole))
    }
    for (edge, id) in found { draft.edgeTargets[edge] = id }
  }
}
