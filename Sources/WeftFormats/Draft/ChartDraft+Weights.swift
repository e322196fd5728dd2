import WeftGraph

extension ChartDraft {
  /// Takes the weight of edges from what tools call so, where no edge has a `weight`.
  ///
  /// That is `value` in d3, vis.js and ECharts and `Edge Weight` in Gephi; the attribute stays under its
  /// own name too.
  mutating func readWeights() {
    guard Self.numbers(called: "weight", edgeData) == nil,
      let index = Self.numbers(called: "value", edgeData)
        ?? Self.numbers(called: "edgeweight", edgeData)
    else { return }
    var column = edgeData[index]
    notes.add(
      "renamed-property", "'\(column.name)' is also read as weight",
      NotePlaces(of: column, lines: edgeLines, columns: edgeColumns, isKept: notes.keepsPlaces))
    column.name = "weight"
    edgeData.append(column)
  }

  /// The first column of a name, which holds numbers unless it is the weight.
  private static func numbers(called word: String, _ columns: [DraftColumn]) -> Int? {
    columns.firstIndex { column in
      column.role == .property && OrganizationVocabulary.fold(column.name) == word
        && (word == "weight" || [.integer, .float, .numeric].contains(column.type))
    }
  }
}
