import WeftGraph

/// Tables of two columns that say who manages whom and nothing else of anybody.
extension CSVReader {
  /// Lets such a table imply the managers it has no rows of, as other lists of relations do.
  ///
  /// A table that describes people is meant to have a row for each of them; one of pairs has none for
  /// whoever stands at the top.
  mutating func preparePairs(_ layout: CSVLayout) {
    guard case .people = layout.kind else { return }
    let named = layout.headers.indices.filter { !layout.headers[$0].isEmpty }
    guard named.count == 2, layout.headers.count == 2 else { return }
    let managers = named.filter { Self.refersToManager(layout.roles[$0]) }
    let people = named.filter { Self.names(layout.roles[$0]) }
    guard managers.count == 1, people.count == 1 else { return }
    draft.impliedEnds = .init(source: "", target: "Person", areOwnNodesPairs: true)
  }

  private static func refersToManager(_ role: ColumnRole) -> Bool {
    switch role {
    case .managerID, .manager, .managerName, .managerEmail: true
    default: false
    }
  }

  private static func names(_ role: ColumnRole) -> Bool {
    switch role {
    case .id, .name, .nameLastFirst, .property("email"): true
    default: false
    }
  }
}
