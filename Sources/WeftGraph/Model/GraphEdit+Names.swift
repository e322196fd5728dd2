extension GraphEdit {
  /// The names of kinds in use, those of the graph and those an edit brought.
  struct KindNames: Sendable {
    var labels: Set<String>
    var sets: Set<[String]>
    var types: Set<String>

    init(_ graph: Graph) {
      labels = Set(graph.labels.names)
      sets = Set(graph.labelSets.map { set in set.labels.map { graph.name(of: $0) }.sorted() })
      types = Set(graph.types.names)
    }
  }

  /// Whether a node may get these labels: a graph holds ``GraphBuilder/kindLimit`` different ones, and
  /// as many sets of them.
  public func hasRoom(forLabels labels: [String]) -> Bool {
    let new = Set(labels).count { !kinds.labels.contains($0) }
    return kinds.labels.count + new <= GraphBuilder.kindLimit
      && (kinds.sets.count < GraphBuilder.kindLimit
        || kinds.sets.contains(Set(labels).sorted()))
  }

  /// Whether a relationship may get this type: a graph holds ``GraphBuilder/kindLimit`` of them.
  public func hasRoom(forType type: String) -> Bool {
    kinds.types.count < GraphBuilder.kindLimit || kinds.types.contains(type)
  }

  /// Remembers the labels of a node.
  mutating func use(labels: [String]) {
    precondition(
      hasRoom(forLabels: labels), "a graph has at most 65,536 labels, and as many sets of them")
    kinds.labels.formUnion(labels)
    kinds.sets.insert(Set(labels).sorted())
  }

  /// Remembers the type of a relationship.
  mutating func use(type: String) {
    precondition(hasRoom(forType: type), "a graph has at most 65,536 types of relationships")
    kinds.types.insert(type)
  }
}
