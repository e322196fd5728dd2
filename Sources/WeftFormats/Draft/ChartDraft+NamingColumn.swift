import WeftGraph

/// The column by which rows name each other, where it is not the one of their ids, names or e-mails.
extension ChartDraft {
  /// Lets references name rows by the column that holds them, where most name nobody else.
  ///
  /// The words of such a column are all different, and nine of ten references that name nobody are
  /// among them: `node` beside `parent`, an account beside `reports_to`. References to a row itself are
  /// the mark of a top.
  /// - Returns: The position of the column; nil if there is none.
  /// - Complexity: O(nodes + edges), and O(values) more where most references name nobody.
  mutating func settleNamingColumn() -> Int? {
    guard edgeFlags.contains(where: { $0.contains(.targetReference) }) else { return nil }
    var known = Bitset(capacity: strings.count)
    for id in nodeIDs { known.insert(id.index) }
    for (word, _) in aliases { known.insert(word.index) }
    for (word, _) in otherNames { known.insert(word.index) }
    for column in nodeData where ["name", "email", "positionId"].contains(column.name) {
      for word in column.strings { known.insert(word.index) }
    }
    var count = 0
    var unknown: [Int] = []
    for (edge, flags) in edgeFlags.enumerated()
    where flags.contains(.targetReference) && flags.isDisjoint(with: [.dropped, .isAbove]) {
      count += 1
      if !known.contains(edgeTargets[edge].index) { unknown.append(edge) }
    }
    guard unknown.count * 2 > count else { return nil }
    for index in nodeData.indices {
      guard let owners = owners(ofDifferentWordsIn: index) else { continue }
      let found = unknown.filter { owners[edgeTargets[$0]] != nil }
      guard !found.isEmpty, found.count * 10 >= unknown.count * 9 else { continue }
      for (word, node) in owners.sorted(by: { $0.value < $1.value }) {
        aliases.append((word, node))
      }
      for edge in found
      where owners[edgeTargets[edge]].map({ nodeIDs[Int($0)] }) == edgeSources[edge] {
        edgeFlags[edge].insert(.dropped)
        ledger.read.edges -= 1
        notes.add(
          "top-marked", "somebody who reports to themselves is the top", line: edgeLines[edge],
          column: 1)
      }
      notes.add(
        "renamed-column", "references name rows by '\(nodeData[index].name)'", line: 1, column: 1)
      return index
    }
    return nil
  }

  /// The node of each word of a column of plain values that are all different; nil for another column.
  private mutating func owners(ofDifferentWordsIn index: Int) -> [StringID: UInt32]? {
    let column = nodeData[index]
    guard column.role == .property, column.literalType == nil, column.type != .boolean else {
      return nil
    }
    guard column.owners.count > 1 else { return nil }
    var result: [StringID: UInt32] = [:]
    for (position, owner) in column.owners.enumerated() {
      guard column.type != .string else {
        guard result.updateValue(owner, forKey: column.strings[position]) == nil else { return nil }
        continue
      }
      let text = column.value(at: position).plainText
      guard result.updateValue(owner, forKey: strings.intern(text)) == nil else { return nil }
      // References are whole numbers where floats are.
      if text.hasSuffix(".0") {
        result[strings.intern(String(text.dropLast(2)))] = owner
      }
    }
    return result
  }
}
