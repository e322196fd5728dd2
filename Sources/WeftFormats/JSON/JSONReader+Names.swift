import WeftGraph

/// The names of people whose members are the parts of a name, or call it otherwise.
extension JSONReader {
  /// Names somebody of a list by the best word that can stand for a name, where there is no other;
  /// what does not become the name is a property of its own.
  mutating func takeOtherName(_ node: UInt32, _ members: inout Members) {
    takeAliases(node, &members)
    guard !members.otherNames.isEmpty else { return }
    let place = (draft.nodeLines[Int(node)], draft.nodeColumns[Int(node)])
    var best: Int?
    if members.name == nil || members.isNamedByLabel {
      let others = members.otherNames
      let isWord = { (index: Int) in CSVLayout.people.contains(ColumnRole.fold(others[index].key)) }
      let candidates = others.indices.filter { !others[$0].text.isEmpty }
      best = candidates.first { !isWord($0) } ?? candidates.first
    }
    for (index, other) in members.otherNames.enumerated() {
      if index == best { members.name = draft.strings.intern(utf8: other.text.span) }
      append(
        other.text, index == best ? "name" : other.key, kind: index == best ? 0 : other.kind, node,
        isEdge: false, place)
    }
    members.otherNames = []
  }

  /// Makes the first word that stands for a property of the model the property, where nothing states
  /// it as such; the others stay under their own names.
  private mutating func takeAliases(_ node: UInt32, _ members: inout Members) {
    guard !members.aliases.isEmpty else { return }
    let place = (draft.nodeLines[Int(node)], draft.nodeColumns[Int(node)])
    for alias in members.aliases {
      let isFirst = members.stated.insert(alias.property).inserted
      append(
        alias.text, isFirst ? alias.property : alias.key, kind: alias.kind, node, isEdge: false,
        place)
    }
    members.aliases = []
  }

  /// Gives somebody of a list a name made of its parts, or keeps the parts beside a whole one.
  mutating func composeName(_ node: UInt32, _ members: inout Members) {
    guard !members.first.isEmpty || !members.last.isEmpty else { return }
    let column = column(ColumnKey(name: "name", kind: 0, isEdge: false))
    guard let name = members.name else {
      let parts = [members.first, members.last].filter { !$0.isEmpty }
      let name = draft.strings.intern(utf8: Array(parts.joined(separator: [0x20])).span)
      members.name = name
      draft.nodeData[column].append(name, owner: node)
      return
    }
    let place = (draft.nodeLines[Int(node)], draft.nodeColumns[Int(node)])
    for (key, part) in [(members.firstKey, members.first), (members.lastKey, members.last)]
    where !part.isEmpty && !key.isEmpty {
      append(part, key, kind: 0, node, isEdge: false, place)
    }
    guard members.first.isEmpty,
      let whole = NameParts.joined(Array(draft.strings[name].utf8), last: members.last)
    else { return }
    let joined = draft.strings.intern(utf8: whole.span)
    members.name = joined
    draft.otherNames.append((name, node))
    if draft.nodeData[column].owners.last == node {
      draft.nodeData[column].strings[draft.nodeData[column].strings.count - 1] = joined
    } else {
      draft.nodeData[column].append(joined, owner: node)
    }
  }

  /// Lets people of a list be named in references by the member that holds those words, which is the
  /// name of those who have no other.
  mutating func settleNamingColumn() {
    guard let index = draft.settleNamingColumn() else { return }
    let words = draft.nodeData[index]
    guard words.type == .string else { return }
    let column = column(ColumnKey(name: "name", kind: 0, isEdge: false))
    let named = Set(draft.nodeData[column].owners)
    for (owner, word) in zip(words.owners, words.strings) where !named.contains(owner) {
      draft.nodeData[column].append(word, owner: owner)
    }
  }

  /// Names nodes that have no name, but one under another word or its parts.
  mutating func settleNames() {
    let named = KindColumns.names(draft.nodeData, titlesAreNoNames: true)
    var roles: [(role: ColumnRole, column: Int)] = []
    for index in draft.nodeData.indices {
      let column = draft.nodeData[index]
      guard column.role == .property, column.type == .string, column.literalType == nil,
        !named.contains(index)
      else { continue }
      let folded = ColumnRole.fold(column.name)
      switch ColumnRole.ofPeople(folded) {
      case .name? where folded.hasSuffix("name"): roles.append((.name, index))
      case .firstName?: roles.append((.firstName, index))
      case .lastName?: roles.append((.lastName, index))
      default: break
      }
    }
    let isTree = draft.ledger.dialect == "tree"
    let hasParts =
      isTree
      || roles.contains { $0.role == .firstName } && roles.contains { $0.role == .lastName }
    guard roles.contains(where: { $0.role == .name || hasParts }) else { return }
    var isNamed = Bitset(capacity: draft.nodeCount)
    for index in named {
      for (owner, string) in zip(draft.nodeData[index].owners, draft.nodeData[index].strings)
      where !draft.strings.isBlank(string) {
        isNamed.insert(Int(owner))
      }
    }
    var names = [StringID](repeating: ChartDraft.none, count: draft.nodeCount)
    for (role, index) in roles where role == .name {
      for (owner, string) in zip(draft.nodeData[index].owners, draft.nodeData[index].strings)
      where names[Int(owner)] == ChartDraft.none && !draft.strings.isBlank(string) {
        names[Int(owner)] = string
      }
    }
    if hasParts { addParts(roles, to: &names) }
    let column = column(ColumnKey(name: "name", kind: 0, isEdge: false))
    for node in names.indices where names[node] != ChartDraft.none && !isNamed.contains(node) {
      draft.nodeData[column].append(names[node], owner: UInt32(node))
    }
  }

  /// Adds names made of given and family names.
  private mutating func addParts(
    _ roles: [(role: ColumnRole, column: Int)], to names: inout [StringID]
  ) {
    var parts: [UInt32: (first: StringID?, last: StringID?)] = [:]
    for (role, index) in roles where role != .name {
      for (owner, string) in zip(draft.nodeData[index].owners, draft.nodeData[index].strings)
      where names[Int(owner)] == ChartDraft.none && !draft.strings.isBlank(string) {
        if role == .firstName {
          parts[owner, default: (nil, nil)].first = parts[owner]?.first ?? string
        } else {
          parts[owner, default: (nil, nil)].last = parts[owner]?.last ?? string
        }
      }
    }
    for (owner, part) in parts {
      let words = [part.first, part.last].compactMap { $0.map { draft.strings[$0] } }
      names[Int(owner)] = draft.strings.intern(words.joined(separator: " "))
    }
  }
}
