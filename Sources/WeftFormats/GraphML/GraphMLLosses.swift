import WeftGraph

/// What the tools that a flavour of GraphML is written for cannot hold.
enum GraphMLLosses {
  /// The notes of writing a graph.
  static func notes(
    _ graph: Graph, _ flavour: GraphMLWriter.Flavour, _ groups: GraphMLGroups
  ) -> [WriterNote] {
    guard flavour != .plain else { return [] }
    let tool =
      switch flavour {
      case .plain, .yed: "yEd"
      case .neo4j: "Neo4j"
      case .tinkerpop: "TinkerPop"
      }
    var notes: [WriterNote] = []
    let undirected = graph.undirected.count
    if undirected > 0, flavour != .yed {
      notes.append(
        WriterNote(
          "undirected-not-written",
          "\(tool) will give \(WriterNote.count(undirected, "undirected relationship")) a direction"
        ))
    }
    if !graph.attributes.isEmpty {
      notes.append(
        WriterNote(
          "attribute-not-written",
          "\(tool) has no room for \(WriterNote.count(graph.attributes.count, "attribute"))"
            + " of the chart: \(graph.attributes.map(\.name).joined(separator: ", "))"))
    }
    let texts = valuesAsText(graph)
    if texts > 0 {
      notes.append(
        WriterNote(
          "value-written-as-text",
          "\(WriterNote.count(texts, "value")) became text: \(tool) reads no dates, lists or maps"
            + " from GraphML"))
    }
    let nameless = flavour == .yed ? 0 : graph.relationshipCount - WrittenEdgeIDs(graph).own.count
    if nameless > 0 {
      notes.append(
        WriterNote(
          "made-ids",
          "\(WriterNote.count(nameless, "relationship")) without an id of its own got one, as"
            + " \(tool) needs it"))
    }
    if flavour == .tinkerpop {
      let several = (0..<graph.nodeCount).count { graph.labels(of: NodeID($0)).count > 1 }
      if several > 0 {
        notes.append(
          WriterNote(
            "labels-joined",
            "\(WriterNote.count(several, "node")) with several labels got one, joined by ::"))
      }
    }
    if groups.ambiguous > 0 {
      notes.append(
        WriterNote(
          "several-groups",
          "\(WriterNote.count(groups.ambiguous, "node")) of several teams or functions stand in the"
            + " first one"))
    }
    return notes
  }

  /// How many values GraphML has no type for.
  private static func valuesAsText(_ graph: Graph) -> Int {
    var count = 0
    func add(_ properties: [(key: String, value: PropertyValue)]) {
      for (_, value) in properties {
        switch value {
        case .boolean, .integer, .float, .string: break
        default: count += 1
        }
      }
    }
    for index in 0..<graph.nodeCount { add(graph.properties(of: NodeID(index))) }
    for index in 0..<graph.relationshipCount { add(graph.properties(of: RelationshipID(index))) }
    return count
  }
}
