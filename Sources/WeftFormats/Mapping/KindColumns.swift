import WeftGraph

/// Which attributes name kinds and names, and in which order they are asked.
enum KindColumns {
  private static let nodeWords = [
    "labelv": 1, "labels": 2, "kind": 3, "type": 4, "nodetype": 5, "category": 6, "class": 7,
    "breed": 8,
  ]
  private static let edgeWords = [
    "labele": 2, "kind": 3, "type": 4, "relation": 5, "interaction": 6,
    "sharedinteraction": 7, "edgelabel": 7, "raci": 8, "label": 9, "breed": 9,
  ]
  private static let nameWords = [
    "name": 2, "label": 3, "vertexlabel": 4, "sharedname": 5, "title": 6,
  ]

  /// Whether an attribute of a node can name its kind.
  static func namesKind(_ name: String) -> Bool {
    nodeWords[OrganizationVocabulary.fold(name)] != nil
  }

  /// Whether an attribute of a node can name the node.
  static func namesNode(_ name: String) -> Bool {
    nameWords[OrganizationVocabulary.fold(name)] != nil
  }

  /// The columns of nodes that can name a kind, first to last; the model's own writing has but one.
  static func ofNodes(_ columns: [DraftColumn], isOwnWriting: Bool) -> [Int] {
    ranked(columns) { column in
      if isOwnWriting { return column.role == .verbatimKind ? 0 : nil }
      switch column.role {
      case .verbatimKind: return 0
      case .kindAttribute: return 2
      case .elementKind: return 10
      case .drawnLabel, .edgeID: return nil
      case .property:
        return nodeWords[OrganizationVocabulary.fold(column.name)]
      }
    }
  }

  /// The columns of edges that can name a type, first to last.
  static func ofEdges(_ columns: [DraftColumn], isOwnWriting: Bool) -> [Int] {
    ranked(columns) { column in
      if isOwnWriting { return column.role == .verbatimKind ? 0 : nil }
      switch column.role {
      case .verbatimKind: return 0
      case .kindAttribute: return 1
      case .drawnLabel: return 10
      case .elementKind: return 11
      case .edgeID: return nil
      case .property:
        return edgeWords[OrganizationVocabulary.fold(column.name)]
      }
    }
  }

  /// The columns of nodes that can name the node, first to last.
  static func names(_ columns: [DraftColumn], titlesAreNoNames: Bool = false) -> [Int] {
    ranked(columns) { column in
      switch column.role {
      case .drawnLabel: return 1
      case .property:
        if column.name == "name" { return 0 }
        if titlesAreNoNames, OrganizationVocabulary.fold(column.name) == "title" { return nil }
        return nameWords[OrganizationVocabulary.fold(column.name)]
      default: return nil
      }
    }
  }

  private static func ranked(
    _ columns: [DraftColumn], _ rank: (DraftColumn) -> Int?
  ) -> [Int] {
    let found = columns.indices.compactMap { index in
      columns[index].type == .string ? rank(columns[index]).map { (rank: $0, index: index) } : nil
    }
    return found.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.index)
  }
}
