import WeftGraph

/// Documents whose values nothing in their records tells apart, as spreadsheets and pages have them.
extension MappingSuggestion {
  /// The elements that hold the values of such a document, where nothing of them is drafted.
  ///
  /// Records are elements of one name all of whose values repeat the name of their element: cells, or
  /// keys and values in turn. They are what a document is for if most of its words are theirs.
  var cell: String? {
    let elements = [tree.root] + tree.descendants(tree.root)
    let words = elements.count { tree.children($0).isEmpty && tree.words($0) != nil }
    var byName: [String: [Int]] = [:]
    for element in elements { byName[tree.local(element), default: []].append(element) }
    for (_, records) in byName.sorted(by: { $0.key < $1.key }) where records.count > 1 {
      var names: [String: Int] = [:]
      var held = 0
      for record in records {
        let counts = Dictionary(grouping: tree.children(record)) { tree.local($0) }
        for (name, cells) in counts where cells.count > 1 && isCell(name) {
          names[name, default: 0] += cells.count
          held += cells.count { isFilled($0) }
        }
      }
      guard held * 2 > words, let cell = names.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
      else { continue }
      let inside = Set(records).union(records.flatMap { tree.descendants($0) })
      let isDrafted = chosen.contains { candidate in
        candidate.elements.contains { inside.contains($0) }
      }
      if !isDrafted { return cell.key }
    }
    return nil
  }

  private func isCell(_ name: String) -> Bool { SuggestedKind(of: name) == .unknown }

  /// Whether an element holds one value, alone or inside of it.
  private func isFilled(_ element: Int) -> Bool {
    let leaves = tree.children(element).isEmpty ? [element] : tree.descendants(element)
    return leaves.count { tree.children($0).isEmpty && tree.words($0) != nil } == 1
  }
}
