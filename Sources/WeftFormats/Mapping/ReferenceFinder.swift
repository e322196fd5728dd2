import WeftGraph

/// Finds the node a value names, by id, by a property that is unique, or by name.
struct ReferenceFinder {
  /// What a value names.
  enum Answer {
    /// The value names nobody on purpose, such as the head of an organization does.
    case none
    case node(UInt32)
    case ambiguous
    case unknown
  }

  private let renamed: [StringID: UInt32]
  private let table: NodeTable
  /// For each key but the id, the nodes by folded value; nil where several have it.
  private var indices: [(isID: Bool, nodes: [String: UInt32?])] = []

  init(
    _ keys: [String], _ draft: ChartDraft, _ placed: ChartMapper.PlacedNodes, _ table: NodeTable,
    _ strings: StringTableBuilder
  ) {
    renamed = placed.renamed
    self.table = table
    for key in keys {
      let folded = OrganizationVocabulary.fold(key)
      guard folded != "id" else {
        indices.append((true, [:]))
        continue
      }
      var nodes: [String: UInt32?] = [:]
      func add(_ text: String, _ node: UInt32) {
        let word = Derivation.trim(text).lowercased()
        guard !word.isEmpty else { return }
        if let known = nodes[word] {
          if known != node { nodes[word] = .some(nil) }
        } else {
          nodes[word] = node
        }
      }
      if folded == "name" {
        for node in 0..<table.count where table.names[node] != ChartDraft.none {
          add(strings[table.names[node]], UInt32(node))
        }
      } else {
        for column in draft.nodeData where Self.stands(column, for: folded) {
          for (index, owner) in column.owners.enumerated() {
            let text =
              column.type == .string
              ? strings[column.strings[index]] : column.value(at: index).plainText
            add(text, placed.nodes[Int(owner)])
          }
        }
      }
      indices.append((false, nodes))
    }
  }

  private static func stands(_ column: DraftColumn, for key: String) -> Bool {
    let name = OrganizationVocabulary.property(readAs: column.name, on: .nodes)?.name ?? column.name
    return column.role == .property && OrganizationVocabulary.fold(name) == key
  }

  /// The node a value names: the first key that knows it decides.
  func find(_ value: String, _ strings: inout StringTableBuilder) -> Answer {
    if value.isEmpty || value == "-" || value == "-1" { return .none }
    let id = strings.intern(value)
    for (isID, nodes) in indices {
      if isID {
        if let node = renamed[id] ?? table.node(id) { return .node(node) }
      } else if let found = nodes[value.lowercased()] {
        return found.map { .node($0) } ?? .ambiguous
      }
    }
    return .unknown
  }
}
