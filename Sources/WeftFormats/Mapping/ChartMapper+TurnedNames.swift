import WeftGraph

/// References of a source by other words than ids.
struct NamedReferences {
  /// How many name somebody as they stand.
  var known = 0
  /// The edges whose words, of which there are several as in names, name nobody.
  var unknown: [Int] = []
  /// The edges whose source, or target, is a word that names nobody as it stands, and may be read otherwise.
  var strange: [(edge: Int, isTarget: Bool)] = []
}

extension ChartMapper {
  /// Lets references that are nobody mean those whose names they are with the family's first, where
  /// their capitals or the other references of the source say that they are written so.
  mutating func settleTurned(
    _ targets: inout [StringID], _ flags: [ChartDraft.EdgeFlags], _ index: Int
  ) {
    guard !namedReferences.unknown.isEmpty, drafts[index].impliedEnds == nil else { return }
    var turned: [(edge: Int, node: UInt32, isCertain: Bool)] = []
    var memo: [StringID: (node: UInt32, isCertain: Bool)?] = [:]
    for edge in namedReferences.unknown
    where flags[edge].contains(.targetReference) && !flags[edge].contains(.dropped) {
      let word = targets[edge]
      // Another column may have told meanwhile.
      guard finder.node(withID: word, renamed: [:], table) == nil else { continue }
      let found: (node: UInt32, isCertain: Bool)?
      if let known = memo[word] {
        found = known
      } else {
        found = finder.turned(builder.strings[word])
        memo[word] = .some(found)
      }
      if let found { turned.append((edge, found.node, found.isCertain)) }
    }
    let others = namedReferences.unknown.count - turned.count + namedReferences.known
    for (edge, node, isCertain) in turned where isCertain || turned.count > others {
      drafts[index].notes.add(
        "turned-name",
        "'\(builder.strings[targets[edge]])' is read as '\(builder.strings[table.name(Int(node))])'",
        line: drafts[index].edgeLines[edge], column: drafts[index].edgeColumns[edge])
      targets[edge] = table.ids[Int(node)]
    }
  }
}
