import WeftGraph

/// The ids that edges get in a file.
///
/// An edge's own id is its `edgeId` where that is a text which no other has. Reading the file gives the
/// same graph these ids, and so writing that the same file; ids of the file a chart came from do not,
/// as they may repeat or be told otherwise by a property.
struct WrittenEdgeIDs {
  /// The own ids by the numbers of their relationships.
  let own: [Int: String]

  /// - Complexity: O(relationships)
  init(_ graph: Graph) {
    guard let key = graph.key("edgeId") else {
      own = [:]
      return
    }
    var own: [Int: String] = [:]
    var uses: [String: Int] = [:]
    for index in 0..<graph.relationshipCount {
      guard case .string(let text)? = graph.value(of: key, RelationshipID(index)),
        !ScalarText.isBlank(Array(text.utf8)[...])
      else { continue }
      // What XML cannot hold makes texts the same.
      let shown = XMLText.shown(text)
      own[index] = shown
      uses[shown, default: 0] += 1
    }
    self.own = own.filter { uses[$0.value] == 1 }
  }

  /// A unique id for each of some relationships: its own where it has one, else a made one.
  func all(_ relationships: [RelationshipID]) -> [String] {
    let taken = Set(own.values)
    var number = 0
    return relationships.map { relationship in
      if let name = own[relationship.index] { return name }
      while taken.contains("e\(number)") { number += 1 }
      number += 1
      return "e\(number - 1)"
    }
  }
}
