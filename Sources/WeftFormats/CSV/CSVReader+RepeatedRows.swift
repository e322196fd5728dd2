import WeftGraph

/// Relations that several rows of one id state alike, as where each row is an assignment.
extension CSVReader {
  /// What a row says of a relation.
  private struct Statement: Hashable {
    var source: StringID
    var target: StringID
    var flags: UInt8
    /// Its properties, column by column.
    var facts: [String]
  }

  /// Keeps one of the relations that rows of one id state with the same end and the same properties.
  /// - Complexity: O(rows), and O(relations + their properties) more where an id comes twice.
  mutating func dropRepeatedStatements() {
    var seen = Bitset(capacity: draft.strings.count)
    var repeated = Bitset(capacity: draft.strings.count)
    var isRepeated = false
    for id in draft.nodeIDs {
      if seen.contains(id.index) {
        repeated.insert(id.index)
        isRepeated = true
      }
      seen.insert(id.index)
    }
    guard isRepeated else { return }
    let edges = (0..<draft.edgeCount).filter { edge in
      !draft.edgeFlags[edge].contains(.dropped)
        && (repeated.contains(draft.edgeSources[edge].index)
          || repeated.contains(draft.edgeTargets[edge].index))
    }
    let facts = facts(of: edges)
    var known: Set<Statement> = []
    for edge in edges {
      let statement = Statement(
        source: draft.edgeSources[edge], target: draft.edgeTargets[edge],
        flags: draft.edgeFlags[edge].rawValue, facts: facts[UInt32(edge)] ?? [])
      guard !known.insert(statement).inserted else { continue }
      draft.edgeFlags[edge].insert(.dropped)
      draft.notes.add(
        "stated-twice", "rows of one id state the same relation", line: draft.edgeLines[edge],
        column: 1)
    }
  }

  /// The properties of some edges as texts.
  private func facts(of edges: [Int]) -> [UInt32: [String]] {
    let wanted = Set(edges.map { UInt32($0) })
    var result: [UInt32: [String]] = [:]
    for (number, column) in draft.edgeData.enumerated() {
      for (index, owner) in column.owners.enumerated() where wanted.contains(owner) {
        let value =
          column.type == .string
          ? draft.strings[column.strings[index]] : column.value(at: index).plainText
        result[owner, default: []].append("\(number)=\(value)")
      }
      for entry in column.odd where wanted.contains(entry.owner) {
        result[entry.owner, default: []].append("\(number)=\(draft.strings[entry.text])")
      }
    }
    return result
  }
}
