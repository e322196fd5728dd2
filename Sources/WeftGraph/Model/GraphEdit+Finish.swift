/// A graph made by an edit, and which number everything has in it.
public struct EditedGraph: Sendable {
  /// The graph.
  public let graph: Graph
  /// The graph's node for each number of the edit; `UInt32.max` where it was removed.
  public let nodes: [UInt32]
  /// The graph's relationship for each number of the edit; `UInt32.max` where it was removed.
  public let relationships: [UInt32]
}

extension GraphEdit {
  /// Makes the graph.
  ///
  /// What was not touched keeps its id, properties, place and order.
  /// - Parameters:
  ///   - keepingRemoved: Whether removed nodes and relationships are in it nevertheless, so that
  ///     something can still be said of them.
  ///   - threads: How many threads may work at once; the graph does not depend on it.
  /// - Complexity: O(nodes + relationships + properties).
  public func finish(keepingRemoved: Bool = false, threads: Int = 1) -> EditedGraph {
    let copier = GraphCopier(self, keepingRemoved: keepingRemoved)
    var builder = GraphBuilder()
    builder.strings = StringTableBuilder(base.strings)
    builder.attributes = attributes
    copier.addNames(to: &builder)
    let sources = copier.addSources(to: &builder)
    let nodes = copier.addNodes(to: &builder, sources: sources)
    let relationships = copier.addRelationships(to: &builder, nodes: nodes, sources: sources)
    copier.addProperties(to: &builder, nodes: nodes, relationships: relationships)
    let ranked = builder.finishRanked(threads: threads)
    return EditedGraph(
      graph: ranked.graph,
      nodes: nodes.map { $0 == .max ? .max : ranked.nodes[Int($0)] },
      relationships: relationships.map { $0 == .max ? .max : ranked.relationships[Int($0)] })
  }
}

/// Copies what an edit leaves of a graph, and what it adds, into a builder.
private struct GraphCopier {
  let edit: GraphEdit
  let base: Graph
  let keepsRemoved: Bool
  /// Whether each numbered node is in the new graph.
  let keptNodes: [Bool]

  init(_ edit: GraphEdit, keepingRemoved: Bool) {
    self.edit = edit
    base = edit.base
    keepsRemoved = keepingRemoved
    var kept = [Bool](repeating: true, count: edit.nodeCount)
    if !keepingRemoved { for node in edit.removedNodes { kept[Int(node)] = false } }
    keptNodes = kept
  }

  /// Registers the names still in use in the order of the graph, so that their order stays, and
  /// those the graph had without using them.
  func addNames(to builder: inout GraphBuilder) {
    var used = Set<String>()
    for labels in edit.labelSets.values { used.formUnion(labels) }
    for set in base.labelSets {
      guard set.nodes.contains(where: { keptNodes[$0] && edit.labelSets[UInt32($0)] == nil })
      else { continue }
      used.formUnion(set.labels.map { base.name(of: $0) })
    }
    for (label, name) in base.labels.names.enumerated()
    where used.contains(name) || base.statistics.nodesPerLabel[label] == 0 {
      _ = builder.label(name)
    }
    for (type, range) in base.typeRanges.enumerated()
    where range.isEmpty || range.contains(where: isKept) {
      _ = builder.type(base.types.names[type])
    }
    for name in base.keys.names { _ = builder.key(name) }
  }

  /// Registers the files places are in.
  func addSources(to builder: inout GraphBuilder) -> [String: Int] {
    var result: [String: Int] = [:]
    for name in base.sourceNames { result[name] = builder.source(named: name) }
    let places = edit.newNodes.compactMap(\.place) + edit.newRelationships.compactMap(\.place)
    for place in places where result[place.file] == nil {
      result[place.file] = builder.source(named: place.file)
    }
    return result
  }

  private func isKept(_ relationship: Int) -> Bool {
    if !keepsRemoved, edit.removedRelationships.contains(UInt32(relationship)) { return false }
    let ends = edit.ends(of: RelationshipID(relationship))
    return keptNodes[ends.from.index] && keptNodes[ends.to.index]
  }

  func addNodes(to builder: inout GraphBuilder, sources: [String: Int]) -> [UInt32] {
    var result = [UInt32](repeating: .max, count: edit.nodeCount)
    for set in base.labelSets {
      var own: Int?
      for index in set.nodes where keptNodes[index] {
        let labels: Int
        if let changed = edit.labelSets[UInt32(index)] {
          labels = labelSet(changed, in: &builder)
        } else {
          labels = own ?? labelSet(set.labels.map { base.name(of: $0) }, in: &builder)
          own = labels
        }
        let places = base.nodePlaces
        let hasPlace = !places.sourceNames.isEmpty
        result[index] = UInt32(
          builder.addNode(
            id: name(of: index, in: &builder), labels: labels,
            line: hasPlace ? Int(places.lines[index]) : 0,
            column: hasPlace ? Int(places.columns[index]) : 0,
            source: places.sources.isEmpty ? 0 : Int(places.sources[index])))
        if base.placedNodes.contains(index) { builder.markPlaced(Int(result[index])) }
      }
    }
    for (offset, node) in edit.newNodes.enumerated() {
      let index = base.nodeCount + offset
      guard keptNodes[index] else { continue }
      result[index] = UInt32(
        builder.addNode(
          id: name(of: index, in: &builder),
          labels: labelSet(edit.labelSets[UInt32(index)] ?? [], in: &builder),
          line: node.place?.position.line ?? 0, column: node.place?.position.column ?? 0,
          source: node.place.flatMap { sources[$0.file] } ?? 0))
    }
    return result
  }

  private func labelSet(_ names: [String], in builder: inout GraphBuilder) -> Int {
    var ids: [LabelID] = []
    for name in names { ids.append(builder.label(name)) }
    return builder.labelSet(ids)
  }

  /// A node's id; one that was removed and whose id somebody else has now gets another.
  private func name(of index: Int, in builder: inout GraphBuilder) -> StringID {
    let node = NodeID(index)
    let isRemoved = edit.removedNodes.contains(UInt32(index))
    if isRemoved { return builder.strings.intern("\(edit.id(of: node)) (removed \(index))") }
    if index < base.nodeCount { return base.nodeNames[index] }
    return builder.strings.intern(edit.id(of: node))
  }

  func addRelationships(
    to builder: inout GraphBuilder, nodes: [UInt32], sources: [String: Int]
  ) -> [UInt32] {
    var result = [UInt32](repeating: .max, count: edit.relationshipCount)
    let places = base.relationshipPlaces
    let hasPlace = !places.sourceNames.isEmpty
    let renamed = renamedEdges()
    for (type, range) in base.typeRanges.enumerated() {
      var id: TypeID?
      for index in range where isKept(index) {
        let type = id ?? builder.type(base.types.names[type])
        id = type
        var name: StringID?
        if let own = renamed[index] {
          name = own.map { builder.strings.intern($0) }
        } else if case .string(let text)? = base.edgeNames.value(of: index, strings: base.strings) {
          name = builder.strings.intern(text)
        }
        result[index] = UInt32(
          builder.addRelationship(
            type: type, from: Int(nodes[base.sources[index].index]),
            to: Int(nodes[base.targets[index].index]),
            directed: !base.undirected.contains(index), name: name,
            line: hasPlace ? Int(places.lines[index]) : 0,
            column: hasPlace ? Int(places.columns[index]) : 0,
            source: places.sources.isEmpty ? 0 : Int(places.sources[index])))
      }
    }
    for (offset, new) in edit.newRelationships.enumerated() {
      let index = base.relationshipCount + offset
      guard isKept(index) else { continue }
      let name = (new.id ?? renamed[index] ?? nil).map { builder.strings.intern($0) }
      result[index] = UInt32(
        builder.addRelationship(
          type: builder.type(new.type), from: Int(nodes[new.from.index]),
          to: Int(nodes[new.to.index]), name: name,
          line: new.place?.position.line ?? 0, column: new.place?.position.column ?? 0,
          source: new.place.flatMap { sources[$0.file] } ?? 0))
    }
    return result
  }

  /// The ids of relationships whose `edgeId` a change sets.
  ///
  /// It is the id where nothing else has it; what is not touched keeps its own.
  private func renamedEdges() -> [Int: String?] {
    var result: [Int: String?] = [:]
    for (owner, values) in edit.relationshipValues where isKept(Int(owner)) {
      guard let change = values.last(where: { $0.key == Self.edgeKey }) else { continue }
      if case .string(let text)? = change.value {
        result[Int(owner)] = .some(text)
      } else {
        result[Int(owner)] = .some(nil)
      }
    }
    guard !result.isEmpty else { return result }
    var uses: [String: Int] = [:]
    for name in result.values { if let name { uses[name, default: 0] += 1 } }
    for index in 0..<base.relationshipCount where isKept(index) && result[index] == nil {
      if case .string(let text)? = base.edgeNames.value(of: index, strings: base.strings) {
        uses[text, default: 0] += 1
      }
    }
    return result.mapValues { name in name.flatMap { uses[$0] == 1 ? $0 : nil } }
  }

  /// The property a file's own id of an edge is kept in.
  private static let edgeKey = "edgeId"

  func addProperties(
    to builder: inout GraphBuilder, nodes: [UInt32], relationships: [UInt32]
  ) {
    for (key, column) in base.nodeColumns.enumerated() {
      guard let column else { continue }
      let name = base.keys.names[key]
      forEach(column, owners: nodes, changed: edit.nodeValues, key: name) { owner, value in
        switch value {
        case .string(let string): builder.set(KeyID(key), of: owner, to: string)
        case .value(let value): builder.set(KeyID(key), of: owner, to: value)
        }
      }
    }
    for (key, column) in base.relationshipColumns.enumerated() {
      guard let column else { continue }
      let name = base.keys.names[key]
      forEach(
        column, owners: relationships, changed: edit.relationshipValues, key: name
      ) { owner, value in
        switch value {
        case .string(let string): builder.set(KeyID(key), ofRelationship: owner, to: string)
        case .value(let value): builder.set(KeyID(key), ofRelationship: owner, to: value)
        }
      }
    }
    for (owner, values) in edit.nodeValues.sorted(by: { $0.key < $1.key }) {
      guard nodes[Int(owner)] != .max else { continue }
      for case (let key, let value?) in values {
        builder.set(key, of: Int(nodes[Int(owner)]), to: value)
      }
    }
    for (owner, values) in edit.relationshipValues.sorted(by: { $0.key < $1.key }) {
      guard relationships[Int(owner)] != .max else { continue }
      for case (let key, let value?) in values {
        builder.set(key, ofRelationship: Int(relationships[Int(owner)]), to: value)
      }
    }
  }

  private enum Copied {
    case string(StringID)
    case value(PropertyValue)
  }

  /// Calls a closure with the new number and value of every owner whose value was left alone.
  private func forEach(
    _ column: PropertyColumn, owners: [UInt32], changed: [UInt32: GraphEdit.Values], key: String,
    _ body: (Int, Copied) -> Void
  ) {
    let touched = Set(
      changed.filter { $0.value.contains { $0.key == key } }.map { Int($0.key) })
    var rank = 0
    column.presence.forEach { owner in
      defer { rank += 1 }
      guard owners[owner] != .max, touched.isEmpty || !touched.contains(owner) else { return }
      if case .strings(let values) = column.storage {
        body(Int(owners[owner]), .string(values[rank]))
      } else if let value = column.value(of: owner, strings: base.strings) {
        body(Int(owners[owner]), .value(value))
      }
    }
  }
}
