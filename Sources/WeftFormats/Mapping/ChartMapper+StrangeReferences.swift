import WeftGraph

/// References that are nobody as they stand: names with a remark behind them, and several in one cell.
extension ChartMapper {
  /// What stands between several references in one cell; semicolons part them when a table is read.
  private static let marks: [Character] = [",", "/", "&"]

  /// Lets words that name nobody name the person whose name they are without a remark, or each of the
  /// people, or other nodes, whose words stand between commas.
  /// - Complexity: O(nodes + references that name nobody).
  mutating func settleStrange(
    _ sources: inout [StringID], _ targets: inout [StringID],
    _ flags: inout [ChartDraft.EdgeFlags], _ index: Int, _ placed: PlacedNodes
  ) {
    let isPerson = Derivation.membership("Person", table, builder)
    var memo: [StringID: Meaning] = [:]
    // The edges that were made beside each one.
    var copies: [UInt32: [UInt32]] = [:]
    for (edge, isTarget) in namedReferences.strange where !flags[edge].contains(.dropped) {
      let word = isTarget ? targets[edge] : sources[edge]
      // Another column, or another order of the words, may have told meanwhile.
      guard finder.node(withID: word, renamed: placed.renamed, table) == nil else { continue }
      let meaning = memo[word] ?? meaning(of: word, placed, isPerson)
      memo[word] = meaning
      switch meaning {
      case .nobody: break
      case .named(let node):
        let id = table.ids[Int(node)]
        if isTarget { targets[edge] = id } else { sources[edge] = id }
      case .somebody(let node):
        noteShortened(word, node, edge, index)
        let id = table.ids[Int(node)]
        if isTarget { targets[edge] = id } else { sources[edge] = id }
      case .some(let unknown):
        drafts[index].notes.addEach(
          "unsplit-reference", line: drafts[index].edgeLines[edge],
          column: drafts[index].edgeColumns[edge],
          Self.unsplit(builder.strings[word], builder.strings[unknown]))
      case .several(let ids):
        let other = isTarget ? sources[edge] : targets[edge]
        let ends = ids.filter { $0 != other }
        guard let first = ends.first else { break }
        drafts[index].notes.addEach(
          "split-reference", line: drafts[index].edgeLines[edge],
          column: drafts[index].edgeColumns[edge], Self.split(builder.strings[word], ends.count))
        if isTarget { targets[edge] = first } else { sources[edge] = first }
        for end in ends.dropFirst() {
          sources.append(isTarget ? other : end)
          targets.append(isTarget ? end : other)
          flags.append(flags[edge])
          copies[UInt32(edge), default: []].append(UInt32(sources.count - 1))
        }
      }
    }
    if !copies.isEmpty { drafts[index].repeatFacts(copies) }
  }

  /// What a word that names nobody as it stands means.
  private enum Meaning {
    case nobody
    case somebody(UInt32)
    /// Both the name and the id say so.
    case named(UInt32)
    case several([StringID])
    /// Some parts name somebody, and this one does not.
    case some(unknown: StringID)
  }

  private mutating func meaning(
    of word: StringID, _ placed: PlacedNodes, _ isPerson: [Bool]
  ) -> Meaning {
    let text = Derivation.trim(builder.strings[word])
    if let node = namedWithID(text, placed) { return .named(node) }
    if let node = finder.shortened(text, table, builder.strings, isPerson: isPerson) {
      return .somebody(node)
    }
    for mark in Self.marks where text.contains(mark) {
      let parts = text.split(separator: mark).map { Derivation.trim(String($0)) }
        .filter { !$0.isEmpty }
      guard parts.count > 1 else { continue }
      var ids: [StringID] = []
      var unknown: [StringID] = []
      for part in parts {
        let own = builder.strings.intern(part)
        let id = find(part, own, placed, isPerson)
        if id == nil { unknown.append(own) }
        if !ids.contains(id ?? own) { ids.append(id ?? own) }
      }
      let areAddresses = parts.allSatisfy { EndList.isAddress(Array($0.utf8)[...]) }
      if unknown.isEmpty || areAddresses { return .several(ids) }
      if mark == ",", unknown.count < parts.count { return .some(unknown: unknown[0]) }
    }
    return .nobody
  }

  /// The node whose name and id a text holds, in either order: `Ada Byron E17`.
  private mutating func namedWithID(_ text: String, _ placed: PlacedNodes) -> UInt32? {
    let words = text.split(separator: " ").map { String($0) }
    guard words.count > 1 else { return nil }
    for (id, rest) in [(words.last, words.dropLast()), (words.first, words.dropFirst())] {
      guard let id, id.contains(where: \.isNumber),
        let node = finder.node(
          withID: builder.strings.intern(id), renamed: placed.renamed, table),
        table.name(Int(node)) != ChartDraft.none
      else { continue }
      let name = builder.strings[table.name(Int(node))].split(separator: " ").joined(separator: " ")
      if name.lowercased() == rest.joined(separator: " ").lowercased() { return node }
    }
    return nil
  }

  /// The id of the node that a part of a reference names.
  private mutating func find(
    _ text: String, _ word: StringID, _ placed: PlacedNodes, _ isPerson: [Bool]
  ) -> StringID? {
    if case .node(let node) = finder.find(
      word, renamed: placed.renamed, table, &builder.strings)
    {
      return table.ids[Int(node)]
    }
    return finder.shortened(text, table, builder.strings, isPerson: isPerson)
      .map { table.ids[Int($0)] }
  }

  mutating func noteShortened(_ word: StringID, _ node: UInt32, _ edge: Int, _ index: Int) {
    let id = Int(node)
    let name = table.name(id) == ChartDraft.none ? table.ids[id] : table.name(id)
    let (own, other) = (builder.strings[word], builder.strings[name])
    drafts[index].notes.addEach(
      "shortened-name", line: drafts[index].edgeLines[edge],
      column: drafts[index].edgeColumns[edge], "'\(own)' is read as '\(other)'")
  }

  private static func split(_ word: String, _ count: Int) -> String {
    "'\(word)' is read as \(count == 1 ? "one reference" : "\(count) references")"
  }

  private static func unsplit(_ word: String, _ part: String) -> String {
    "'\(word)' names nobody: parts of it are somebody's, and '\(part)' is nobody's"
  }
}

extension ChartDraft {
  /// Gives edges that come behind all others the places and facts of those they were made beside.
  ///
  /// The ends and flags of edges are elsewhere while references are looked up.
  fileprivate mutating func repeatFacts(_ copies: [UInt32: [UInt32]]) {
    let pairs = copies.flatMap { edge, others in others.map { (edge: edge, other: $0) } }
      .sorted { $0.other < $1.other }
    for (edge, _) in pairs {
      edgeLines.append(edgeLines[Int(edge)])
      edgeColumns.append(edgeColumns[Int(edge)])
    }
    ledger.read.edges += pairs.count
    for index in edgeData.indices where edgeData[index].role != .edgeID {
      edgeData[index].repeatValues(copies)
    }
  }
}

extension DraftColumn {
  /// Gives owners the values of others.
  fileprivate mutating func repeatValues(_ copies: [UInt32: [UInt32]]) {
    var found: [(owner: UInt32, position: Int)] = []
    for (position, owner) in owners.enumerated() {
      for other in copies[owner] ?? [] { found.append((other, position)) }
    }
    for (owner, position) in found.sorted(by: { $0.owner < $1.owner }) {
      owners.append(owner)
      if type == .string {
        strings.append(strings[position])
      } else {
        words.append(words[position])
      }
      if !floats.isEmpty { floats.append(floats[position]) }
    }
    for entry in odd {
      for other in copies[entry.owner] ?? [] {
        var entry = entry
        entry.owner = other
        odd.append(entry)
      }
    }
  }
}
