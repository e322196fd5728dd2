import WeftGraph
import WeftQuery

/// Writes the change script that makes one chart of another.
///
/// Nodes matched by name keep their old id, since ids never change.
public struct ChangeWriter {
  private let diff: GraphDiff
  /// Relationships of both charts that differ, be it in nothing but their ids.
  private let changed: [GraphDiff.ChangedRelationship]
  private var output = ""
  /// Groups of parallel relationships that differ: all of them are made anew.
  private var remade: Set<[UInt32]> = []

  /// The script that makes the newer chart of a comparison of the older one.
  /// - Complexity: O(changes + degrees).
  public static func text(_ diff: GraphDiff) -> String {
    var writer = ChangeWriter(diff)
    return writer.text()
  }

  private init(_ diff: GraphDiff) {
    self.diff = diff
    changed = diff.changedRelationships + diff.renumberedRelationships
    ownsIDs =
      diff.old.idNamesNodes
      && (!diff.new.idNamesNodes
        || [diff.old, diff.new].contains(where: Self.numbersRelationships))
    idIsProperty = ownsIDs || !diff.old.idNamesNodes
    ids = Self.freeIDs(diff)
  }

  /// Whether relationships have an `id` that is a property like any other.
  private static func numbersRelationships(_ graph: Graph) -> Bool {
    guard let key = graph.key("id") else { return false }
    return (graph.relationshipColumns[key.index]?.count ?? 0) > 0
  }

  /// What the script calls new nodes whose id an older node keeps.
  private static func freeIDs(_ diff: GraphDiff) -> [NodeID: String] {
    var result: [NodeID: String] = [:]
    var given: Set<String> = []
    for node in diff.addedNodes {
      let id = diff.new.id(of: node)
      guard let older = diff.old.node(id), diff.newNode(older) != nil else { continue }
      var number = 2
      var free = "\(id)-\(number)"
      while diff.old.node(free) != nil || diff.new.node(free) != nil || given.contains(free) {
        number += 1
        free = "\(id)-\(number)"
      }
      given.insert(free)
      result[node] = free
    }
    return result
  }

  private mutating func text() -> String {
    if !diff.new.placedNodes.isEmpty || !diff.old.placedNodes.isEmpty, !diff.isEmpty {
      output +=
        "// a node to which its file gives no id is called by its place in the older chart\n"
    }
    for (old, new) in diff.changedIDs {
      output += "// \(oneLine(diff.old.id(of: old))) keeps its id; the newer chart calls it "
      output += "\(oneLine(diff.new.id(of: new)))\n"
    }
    for node in diff.addedNodes {
      guard let free = ids[node] else { continue }
      output +=
        "// \(oneLine(diff.new.id(of: node))) of the newer chart is called \(oneLine(free)): "
      output += "an older node keeps its id\n"
    }
    if ownsIDs { output += ChangeScript.ownIDsHeading + "\n" }
    for attribute in diff.attributes {
      guard !attribute.key.contains(where: \.isNewline) else {
        // A comment ends with its line.
        output += "// left out: an attribute whose name has more lines than one, "
        output += "\(oneLine(attribute.key))\n"
        continue
      }
      let value = CypherText.literal(attribute.after)
      output += "// chart \(CypherText.name(attribute.key)) = \(value)\n"
    }
    findRemade()
    removeRelationships()
    removeNodes()
    addNodes()
    changeNodes()
    // Before anything new lies beside what a pattern finds.
    changeRelationships()
    addRelationships()
    return allowedFaults() + output
  }

  /// The comment that allows what the newer chart has wrong.
  private func allowedFaults() -> String {
    let relationships =
      diff.addedRelationships + changed.map(\.new) + remade.flatMap { newGroup($0) }
    return AllowedFaults.comment(
      SoundChange.faults(
        of: diff.new, among: diff.addedNodes + diff.changedNodes.map(\.new), relationships))
  }

  /// The parallel relationships of a key in the new chart.
  private func newGroup(_ key: [UInt32]) -> [RelationshipID] {
    let adjacency = diff.new.outgoing[Int(key[2])]
    return adjacency.entries(from: NodeID(key[0]), to: NodeID(key[1]))
      .map { adjacency.relationship(at: $0) }
  }

  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  // MARK: Words

  /// A pattern of a node of the old chart or, where that has none, of the new one.
  private func node(_ variable: String, _ node: NodeID, isNew: Bool) -> String {
    let id: String
    if isNew {
      id = diff.oldNode(node).map { diff.old.id(of: $0) } ?? self.id(ofNew: node)
    } else {
      id = diff.old.id(of: node)
    }
    let literal = CypherText.literal(.string(id))
    return idIsProperty
      ? "(\(variable) WHERE elementId(\(variable)) = \(literal))" : "(\(variable) {id: \(literal)})"
  }

  /// What the script calls a new node.
  private func id(ofNew node: NodeID) -> String { ids[node] ?? diff.new.id(of: node) }

  /// Whether `id` is a property of the file's own, so that nodes have to be named otherwise.
  private let idIsProperty: Bool
  /// Whether the script has to say so: the newer chart has it and the older has not, or relationships
  /// have one.
  private let ownsIDs: Bool
  /// The ids of new nodes that cannot have their own.
  private let ids: [NodeID: String]

  private func map(_ properties: [(key: String, value: PropertyValue)]) -> String {
    properties.isEmpty ? "" : " " + CypherText.map(properties.map { ($0.key, $0.value) })
  }

  private func labels(_ names: [String]) -> String {
    names.map { ":" + CypherText.name($0) }.joined()
  }

  // MARK: Parallel relationships

  /// Whether the old chart has others of the same type between the same nodes.
  private func isParallel(_ relationship: RelationshipID) -> Bool {
    let graph = diff.old
    return graph.outgoing[graph.type(of: relationship).index].entries(
      from: graph.source(of: relationship), to: graph.target(of: relationship)
    ).count > 1
  }

  /// The ends (as the new chart has them) and type of a relationship.
  private func key(_ source: NodeID?, _ target: NodeID?, _ type: String) -> [UInt32]? {
    guard let source, let target, let id = diff.new.type(type) else { return nil }
    return [source.rawValue, target.rawValue, UInt32(id.rawValue)]
  }

  private func key(ofNew relationship: RelationshipID) -> [UInt32] {
    [
      diff.new.source(of: relationship).rawValue, diff.new.target(of: relationship).rawValue,
      UInt32(diff.new.type(of: relationship).rawValue),
    ]
  }

  private func key(ofOld relationship: RelationshipID) -> [UInt32]? {
    key(
      diff.newNode(diff.old.source(of: relationship)),
      diff.newNode(diff.old.target(of: relationship)),
      diff.old.name(of: diff.old.type(of: relationship)))
  }

  /// One of several parallel relationships cannot be named: where one of them comes, goes or changes
  /// all are made anew.
  private mutating func findRemade() {
    for change in changed {
      if isParallel(change.old) { remade.insert(key(ofNew: change.new)) }
    }
    for relationship in diff.removedRelationships {
      if let key = key(ofOld: relationship), isParallel(relationship) {
        remade.insert(key)
      }
    }
    // What is only written from the other end is made anew with what it lies beside.
    var count = -1
    while count != remade.count {
      count = remade.count
      for (old, new) in diff.turnedRelationships {
        guard let there = key(ofOld: old) else { continue }
        let here = key(ofNew: new)
        if remade.contains(there) { remade.insert(here) }
        if remade.contains(here) { remade.insert(there) }
      }
    }
  }

  // MARK: Statements

  private mutating func removeRelationships() {
    var gone = diff.removedRelationships + changed.map(\.old)
    gone += diff.turnedRelationships.map(\.old).filter {
      key(ofOld: $0).map(remade.contains) ?? false
    }
    gone = gone.filter { relationship in
      diff.newNode(diff.old.source(of: relationship)) != nil
        && diff.newNode(diff.old.target(of: relationship)) != nil
    }
    let isChanged = Set(changed.map(\.old))
    var done: Set<[UInt32]> = []
    for relationship in gone {
      let key = key(ofOld: relationship)
      let isRemade = key.map(remade.contains) ?? false
      if isChanged.contains(relationship), !isRemade { continue }
      if let key, !done.insert(key).inserted { continue }
      let type = diff.old.name(of: diff.old.type(of: relationship))
      let source = diff.old.source(of: relationship)
      let target = diff.old.target(of: relationship)
      if source == target {
        output += "MATCH \(node("a", source, isNew: false))-[r:\(CypherText.name(type))]->(a)"
      } else {
        output += "MATCH \(node("a", source, isNew: false))-[r:\(CypherText.name(type))]->"
        output += node("b", target, isNew: false)
      }
      output += " DELETE r;\n"
    }
  }

  private mutating func removeNodes() {
    for removed in diff.removedNodes {
      output += "MATCH \(node("n", removed, isNew: false)) DETACH DELETE n;\n"
    }
  }

  private mutating func addNodes() {
    // A statement for each: they are run without a look at those before.
    for added in diff.addedNodes {
      var properties = diff.new.properties(of: added)
      if !idIsProperty { properties.removeAll { $0.key == "id" } }
      let id = PropertyValue.string(id(ofNew: added))
      if diff.new.placedNodes.contains(added.index) {
        // A place stands in for a name.
        let place = PropertyValue.string(diff.new.id(of: added))
        for index in properties.indices
        where properties[index].key == "name" && properties[index].value == place {
          properties[index].value = id
        }
      }
      properties.insert((idIsProperty ? "elementId" : "id", id), at: 0)
      output +=
        "CREATE (" + labels(NodeMatch.labels(of: added, diff.new)) + map(properties) + ");\n"
    }
  }

  private mutating func changeNodes() {
    for change in diff.changedNodes {
      output += "MATCH \(node("n", change.old, isNew: false))"
      output += assignments("n", change.properties, change.addedLabels)
      let removed = change.properties.filter { $0.after == nil }
        .map { "n." + CypherText.name($0.key) }
      let labels = change.removedLabels.isEmpty ? [] : ["n" + labels(change.removedLabels)]
      if !(removed + labels).isEmpty {
        output += " REMOVE " + (removed + labels).joined(separator: ", ")
      }
      output += ";\n"
    }
  }

  private func assignments(
    _ variable: String, _ properties: [GraphDiff.Property], _ added: [String]
  ) -> String {
    var items = properties.compactMap { property in
      property.after.map {
        "\(variable).\(CypherText.name(property.key)) = \(CypherText.literal($0))"
      }
    }
    if !added.isEmpty { items.append(variable + labels(added)) }
    return items.isEmpty ? "" : " SET " + items.joined(separator: ", ")
  }

  private mutating func addRelationships() {
    var added = diff.addedRelationships.filter { !remade.contains(key(ofNew: $0)) }
    for key in remade.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      added += newGroup(key)
    }
    for relationship in added {
      let source = diff.new.source(of: relationship)
      let target = diff.new.target(of: relationship)
      let type = CypherText.name(diff.new.name(of: diff.new.type(of: relationship)))
      let properties = map(diff.new.properties(of: relationship))
      if source == target {
        output += "MATCH \(node("a", source, isNew: true)) "
        output += "CREATE (a)-[:\(type)\(properties)]->(a);\n"
      } else {
        output += "MATCH \(node("a", source, isNew: true)), \(node("b", target, isNew: true)) "
        output += "CREATE (a)-[:\(type)\(properties)]->(b);\n"
      }
    }
  }

  private mutating func changeRelationships() {
    for change in changed where !remade.contains(key(ofNew: change.new)) {
      let source = diff.old.source(of: change.old)
      let target = diff.old.target(of: change.old)
      let type = CypherText.name(diff.old.name(of: diff.old.type(of: change.old)))
      let end = source == target ? "(a)" : node("b", target, isNew: false)
      output += "MATCH \(node("a", source, isNew: false))-[r:\(type)]->\(end)"
      output += assignments("r", change.properties, [])
      let removed = change.properties.filter { $0.after == nil }
        .map { "r." + CypherText.name($0.key) }
      if !removed.isEmpty { output += " REMOVE " + removed.joined(separator: ", ") }
      output += ";\n"
    }
  }
}
