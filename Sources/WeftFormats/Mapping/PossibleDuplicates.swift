import WeftGraph

/// Notes people of different sources who may be the same: equal name or e-mail, different ids.
///
/// Two whom one source holds both are namesakes.
/// Nothing is merged by guess: a mapping's `identity` says what does identify somebody.
enum PossibleDuplicates {
  static func note(
    _ drafts: inout [ChartDraft], _ placed: [ChartMapper.PlacedNodes], _ table: NodeTable,
    _ strings: StringTableBuilder
  ) {
    var known: [String: (node: UInt32, draft: Int)] = [:]
    // The nodes of each source, where they are asked for.
    var held: [Int: Bitset] = [:]
    func holds(_ index: Int, _ node: UInt32) -> Bool {
      if held[index] == nil {
        var nodes = Bitset(capacity: table.count)
        for node in placed[index].nodes { nodes.insert(Int(node)) }
        held[index] = nodes
      }
      return held[index]?.contains(Int(node)) ?? false
    }
    for index in drafts.indices {
      var words: [(word: String, node: UInt32, owner: UInt32)] = []
      for (owner, node) in placed[index].nodes.enumerated()
      where table.name(Int(node)) != ChartDraft.none {
        let name = Derivation.trim(strings[table.name(Int(node))]).lowercased()
        words.append(("name\n\(table.sets[Int(node)])\n\(name)", node, UInt32(owner)))
      }
      for column in drafts[index].nodeData
      where column.type == .string
        && OrganizationVocabulary.property(readAs: column.name, on: .nodes)?.name == "email"
      {
        for (owner, string) in zip(column.owners, column.strings) {
          let mail = Derivation.trim(strings[string]).lowercased()
          if !mail.isEmpty {
            words.append(("mail\n\(mail)", placed[index].nodes[Int(owner)], owner))
          }
        }
      }
      var told: Set<UInt32> = []
      for (word, node, owner) in words {
        guard let other = known[word] else {
          known[word] = (node, index)
          continue
        }
        guard other.node != node, other.draft != index, !told.contains(node),
          !holds(other.draft, node), !holds(index, other.node)
        else { continue }
        told.insert(node)
        drafts[index].notes.add(
          "possible-duplicate",
          "'\(strings[table.ids[Int(node)]])' may be '\(strings[table.ids[Int(other.node)]])' "
            + "of another source", line: drafts[index].nodeLines[Int(owner)],
          column: drafts[index].nodeColumns[Int(owner)])
      }
    }
  }
}
