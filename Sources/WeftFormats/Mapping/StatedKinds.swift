import WeftGraph

/// Leaves out what the labels of a node or the type of a relationship say word for word.
///
/// An attribute that named a kind is kept where it says something else: another spelling, or a word
/// that another attribute overruled.
enum StatedKinds {
  /// Removes from columns of nodes the values that are their nodes' labels.
  /// - Parameters:
  ///   - nodes: The node of the chart that each node of the source became.
  ///   - sets: The label set of each node of the chart.
  static func removeLabels(
    from columns: inout [DraftColumn], isOwnWriting: Bool, nodes: [UInt32], sets: [UInt16],
    _ builder: borrowing GraphBuilder
  ) {
    let candidates = KindColumns.ofNodes(columns, isOwnWriting: isOwnWriting)
    guard !candidates.isEmpty else { return }
    let strings = builder.strings
    var labelsOfSet: [[String]] = []
    for set in 0...Int(sets.max() ?? 0) { labelsOfSet.append(builder.labelNames(ofSet: set)) }
    var memo = PackedMap()
    remove(from: &columns, candidates, on: .nodes) { owner, word in
      let set = sets[Int(nodes[Int(owner)])]
      let key = UInt64(word.rawValue) << 16 | UInt64(set)
      if let known = memo[key] { return known != 0 }
      let labels = labelsOfSet[Int(set)]
      let text = strings[word]
      let parts = text.split { ":;,".contains($0) }.map { Derivation.trim(String($0)) }
      let isSame = !labels.isEmpty && (labels == [text] || Set(parts) == Set(labels))
      memo[key] = isSame ? 1 : 0
      return isSame
    }
  }

  /// Removes from columns of edges the values that are their relationships' types.
  /// - Parameter plans: The plan of each edge, by its place among all of them.
  static func removeTypes(
    from columns: inout [DraftColumn], isOwnWriting: Bool, _ plans: [Int32], _ kinds: [EdgePlan],
    _ builder: borrowing GraphBuilder
  ) {
    guard !kinds.isEmpty else { return }
    let candidates = KindColumns.ofEdges(columns, isOwnWriting: isOwnWriting)
    let strings = builder.strings
    var names: [String] = []
    for kind in kinds { names.append(builder.name(of: kind.type)) }
    var memo = PackedMap()
    var last = (key: UInt64.max, isSame: false)
    remove(from: &columns, candidates, on: .relationships) { owner, word in
      let plan = plans[Int(owner)]
      let key = UInt64(word.rawValue) << 31 | UInt64(UInt32(bitPattern: plan))
      if key == last.key { return last.isSame }
      let isSame: Bool
      if let known = memo[key] {
        isSame = known != 0
      } else {
        isSame = strings[word] == names[Int(plan)]
        memo[key] = isSame ? 1 : 0
      }
      last = (key, isSame)
      return isSame
    }
  }

  private static func remove(
    from columns: inout [DraftColumn], _ candidates: [Int],
    on owner: OrganizationVocabulary.Property.Owner, where isStated: (UInt32, StringID) -> Bool
  ) {
    var emptied: Set<Int> = []
    for index in candidates {
      let column = columns[index]
      guard column.role == .property, column.literalType == nil,
        OrganizationVocabulary.property(readAs: column.name, on: owner) == nil
      else { continue }
      var kept = column
      kept.owners = OwnerList()
      kept.strings = []
      for (owner, word) in zip(column.owners, column.strings) where !isStated(owner, word) {
        kept.append(word, owner: owner)
      }
      guard kept.strings.count < column.strings.count else { continue }
      columns[index] = kept
      if kept.strings.isEmpty, kept.odd.isEmpty { emptied.insert(index) }
    }
    guard !emptied.isEmpty else { return }
    columns = columns.indices.filter { !emptied.contains($0) }.map { columns[$0] }
  }
}
