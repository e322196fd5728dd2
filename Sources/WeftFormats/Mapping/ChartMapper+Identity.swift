import WeftGraph

/// What identifies nodes of several sources by the mapping's word.
extension ChartMapper {
  /// Stands for the node of a value that several nodes have.
  static let ambiguous = UInt32.max

  /// What the values of a draft's nodes say of who they are.
  struct Identified {
    /// The earlier nodes that nodes share a value with.
    var matches: [UInt32: UInt32] = [:]
    var keys: [(identity: String, node: UInt32)] = []
    /// Nodes whose values are also those of several others, so that they tell nothing.
    var shared: [UInt32] = []
  }

  /// The earlier nodes that a draft's nodes share an identity with.
  func identify(_ index: Int) -> Identified {
    var result = Identified()
    guard options.merge == .id, !mapping.identity.isEmpty else { return result }
    // Who has each value in this source.
    var owners: [String: UInt32] = [:]
    var shared: Set<String> = []
    for name in mapping.identity {
      let folded = OrganizationVocabulary.fold(name)
      var words: [(text: String, owner: UInt32)] = []
      if folded == drafts[index].idProperty.map({ OrganizationVocabulary.fold($0) }) {
        for (owner, id) in drafts[index].nodeIDs.enumerated() {
          words.append((builder.strings[id], UInt32(owner)))
        }
      }
      for column in drafts[index].nodeData {
        let own = OrganizationVocabulary.property(readAs: column.name, on: .nodes)?.name
        guard OrganizationVocabulary.fold(own ?? column.name) == folded else { continue }
        for (position, owner) in column.owners.enumerated() {
          let text =
            column.type == .string
            ? builder.strings[column.strings[position]] : column.value(at: position).plainText
          words.append((text, owner))
        }
      }
      for (text, owner) in words {
        let word = Derivation.trim(text).lowercased()
        guard !word.isEmpty else { continue }
        let identity = "\(folded)\n\(word)"
        result.keys.append((identity, owner))
        if let other = owners[identity],
          drafts[index].nodeIDs[Int(other)] != drafts[index].nodeIDs[Int(owner)]
        {
          shared.insert(identity)
        } else {
          owners[identity] = owner
        }
      }
    }
    for (identity, owner) in result.keys where result.matches[owner] == nil {
      guard let known = identities[identity] else { continue }
      if known == Self.ambiguous || shared.contains(identity) {
        result.shared.append(owner)
      } else {
        result.matches[owner] = known
      }
    }
    result.shared.removeAll { result.matches[$0] != nil }
    return result
  }

  /// Says which nodes stay apart because their value is that of several.
  mutating func noteShared(_ nodes: [UInt32], _ index: Int) {
    for node in nodes {
      drafts[index].notes.add(
        "possible-duplicate", "a value that identifies nodes is that of several, which stay apart",
        line: drafts[index].nodeLines[Int(node)], column: drafts[index].nodeColumns[Int(node)])
    }
  }

  /// Remembers whom the values of a source's nodes identify.
  mutating func remember(_ keys: [(identity: String, node: UInt32)], _ nodes: [UInt32]) {
    for (identity, node) in keys {
      let own = nodes[Int(node)]
      let known = identities[identity]
      identities[identity] = known == nil || known == own ? own : Self.ambiguous
    }
  }
}
