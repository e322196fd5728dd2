import WeftGraph

extension ChartDraft {
  /// Gives nodes and edges the defaults of columns where nothing is said of them under a column's name.
  mutating func fillDefaults() {
    for index in Self.withDefault(nodeData) {
      let stated = Self.stated(nodeData, index, count: nodeCount)
      nodeData[index].fillDefault(
        besides: stated, lines: nodeLines, columns: nodeColumns, keepsPlaces: notes.keepsPlaces,
        strings: &strings)
    }
    for index in Self.withDefault(edgeData) {
      let stated = Self.stated(edgeData, index, count: edgeCount)
      edgeData[index].fillDefault(
        besides: stated, lines: edgeLines, columns: edgeColumns, keepsPlaces: notes.keepsPlaces,
        strings: &strings)
    }
  }

  /// The columns with a default; those that are for some owners only come first.
  private static func withDefault(_ columns: [DraftColumn]) -> [Int] {
    let found = columns.indices.filter { columns[$0].defaultText != nil }
    return found.filter { columns[$0].defaultExceptions != nil }
      + found.filter { columns[$0].defaultExceptions == nil }
  }

  /// The owners of whom some column of a column's name says something, and those its default is not for.
  private static func stated(_ columns: [DraftColumn], _ index: Int, count: Int) -> Bitset {
    var stated = columns[index].defaultExceptions ?? Bitset(capacity: count)
    for column in columns where column.name == columns[index].name {
      switch column.role {
      case .property, .kindAttribute, .verbatimKind: break
      case .elementKind, .drawnLabel, .edgeID: continue
      }
      for owner in column.owners { stated.insert(Int(owner)) }
      for entry in column.odd { stated.insert(Int(entry.owner)) }
    }
    return stated
  }
}
