import WeftGraph

/// Finds the labels of a source's nodes from the words its attributes name kinds with.
///
/// Each distinct word is looked up once; a node costs a few array reads.
struct NodeKinds {
  /// How good a word is as a kind; a better one of a later attribute replaces a worse one.
  private enum Level: UInt8 {
    case none, unknown, weak, known
  }

  /// What a word means on nodes.
  private struct Meaning {
    var level: Level
    var set: Int
    var subtype: String?
    /// The set where the node is not known to be an AI system; nil for no condition.
    var otherwise: Int?
    var note: ImportNotes.Handle?
    var otherwiseNote: ImportNotes.Handle?
  }

  /// How many unknown words become labels.
  static let unknownLimit = 4_096
  /// Room that is left for the model's own labels, and those of a mapping.
  static let reserve = 2_048

  /// The label set of each node.
  private(set) var sets: [UInt16]
  /// Subtypes that words set.
  private(set) var subtypes: [(node: UInt32, subtype: String)] = []

  private var levels: [Level]
  private var meanings: [Meaning] = []
  /// For each string, its meaning plus one; 0 is not looked up.
  private var meaningOf: [Int32]
  /// The strings of the last column, which were looked up.
  private var looked: [StringID] = []
  private var unknownCount = 0
  /// Whether words of the column being read name all nodes of a kind: breeds of NetLogo do.
  private var namesMany = false
  /// The nodes that carry what AI systems do, and those on which something else can do so too.
  private var artificial: (sure: Bitset, likely: Bitset)?
  private let emptySet: Int

  init(_ draft: inout ChartDraft, _ builder: inout GraphBuilder) {
    emptySet = builder.labelSet([])
    sets = [UInt16](repeating: UInt16(emptySet), count: draft.nodeCount)
    levels = [Level](repeating: .none, count: draft.nodeCount)
    meaningOf = []
    for index in KindColumns.ofNodes(draft.nodeData, isOwnWriting: draft.isOwnWriting) {
      if meaningOf.isEmpty { meaningOf = [Int32](repeating: 0, count: builder.strings.count) }
      read(index, &draft, &builder)
    }
    meaningOf = []
    looked = []
    let team = builder.labelSet([builder.label("Team")])
    for node in draft.groups where levels[Int(node)].rawValue < Level.weak.rawValue {
      sets[Int(node)] = UInt16(team)
      levels[Int(node)] = .known
    }
  }

  /// Gives nodes without a known kind the one their source is about.
  mutating func assume(
    _ label: String, isGuess: Bool, _ draft: inout ChartDraft, _ builder: inout GraphBuilder
  ) {
    let set = builder.labelSet([builder.label(label)])
    let note = draft.notes.handle(
      "assumed-kind", "rows that name no kind are read as \(label)")
    for node in levels.indices
    where levels[node] == .none || !isGuess && levels[node] != .known {
      let isSaid = levels[node] != .none
      sets[node] = UInt16(set)
      levels[node] = .known
      if isGuess || draft.isKindUnsure, !isSaid {
        draft.notes.count(note, line: draft.nodeLines[node], column: draft.nodeColumns[node])
      }
    }
  }

  /// Notes the nodes nothing names a kind of, once it is known which of them are the same.
  /// - Parameters:
  ///   - nodes: The node of the chart that each became.
  ///   - chart: The labels of the chart's nodes.
  func report(_ draft: inout ChartDraft, nodes: [UInt32], chart: [UInt16]) {
    guard let first = levels.firstIndex(of: .none) else { return }
    var isNameless = chart.map { $0 == UInt16(emptySet) }
    var places = NotePlaces()
    for node in first..<levels.count where levels[node] == .none && isNameless[Int(nodes[node])] {
      isNameless[Int(nodes[node])] = false
      places.add(
        line: draft.nodeLines[node], column: draft.nodeColumns[node],
        isKept: draft.notes.keepsPlaces)
    }
    draft.notes.add("unnamed-kind", "nodes have no kind", places)
  }

  /// Sets a node's labels, whatever the file says.
  mutating func force(_ node: Int, to set: Int) {
    sets[node] = UInt16(set)
    levels[node] = .known
  }

  private mutating func read(
    _ index: Int, _ draft: inout ChartDraft, _ builder: inout GraphBuilder
  ) {
    let role = draft.nodeData[index].role
    let name = OrganizationVocabulary.fold(draft.nodeData[index].name)
    let isList =
      role == .kindAttribute || role == .verbatimKind || ["labels", "labelv"].contains(name)
    namesMany = name == "breed"
    // Words mean something else in another kind of column.
    meanings.removeAll()
    for word in looked { meaningOf[word.index] = 0 }
    looked = draft.nodeData[index].strings
    for (owner, word) in zip(draft.nodeData[index].owners, draft.nodeData[index].strings) {
      let node = Int(owner)
      if levels[node] == .known { continue }
      if meaningOf[word.index] == 0 {
        let text = builder.strings[word]
        meanings.append(
          meaning(of: text, isList: isList, role: role, &draft, &builder))
        meaningOf[word.index] = Int32(meanings.count)
      }
      apply(meanings[Int(meaningOf[word.index]) - 1], to: node, &draft, builder)
    }
  }

  private mutating func apply(
    _ meaning: Meaning, to node: Int, _ draft: inout ChartDraft, _ builder: borrowing GraphBuilder
  ) {
    var level = meaning.level
    var set = meaning.set
    var note = meaning.note
    if let otherwise = meaning.otherwise,
      !isArtificial(node, draft, builder.strings, isComponent: meaning.otherwiseNote == nil)
    {
      set = otherwise
      note = meaning.otherwiseNote
      level = note == nil ? .known : .unknown
    }
    guard level.rawValue > levels[node].rawValue else { return }
    levels[node] = level
    sets[node] = UInt16(set)
    if let subtype = meaning.subtype { subtypes.append((UInt32(node), subtype)) }
    if let note {
      draft.notes.count(note, line: draft.nodeLines[node], column: draft.nodeColumns[node])
    }
  }

  // MARK: Words

  private mutating func meaning(
    of text: String, isList: Bool, role: DraftColumn.Role, _ draft: inout ChartDraft,
    _ builder: inout GraphBuilder
  ) -> Meaning {
    if role == .verbatimKind {
      let labels = GraphMLWriter.labels(in: text)
      guard builder.hasRoom(forLabels: labels.count + Self.reserve) else { return tooMany(&draft) }
      return Meaning(level: .known, set: builder.labelSet(labels.map { builder.label($0) }))
    }
    // The text of an object or of a list of them says much, and no kind.
    if ["{", "[{", "[["].contains(where: text.hasPrefix), role != .elementKind {
      return Meaning(level: .none, set: emptySet)
    }
    let words =
      isList
      ? text.split(whereSeparator: { ":;,".contains($0) }).map { Self.trim($0) }
      : [Self.trim(text[...])]
    let parts = words.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return Meaning(level: .none, set: emptySet) }
    if parts.count == 1 { return single(parts[0], role: role, &draft, &builder) }
    guard builder.hasRoom(forLabels: parts.count * 2 + Self.reserve) else { return tooMany(&draft) }
    var result = Meaning(level: .unknown, set: emptySet)
    var labels: [LabelID] = []
    for part in parts {
      let known = OrganizationVocabulary.labels(readAs: part).first {
        $0.alias.condition == .always
      }
      labels.append(builder.label(known?.label.name ?? part))
      if let known {
        result.level = .known
        result.subtype = result.subtype ?? known.alias.subtype
        if let added = known.alias.adds { labels.append(builder.label(added)) }
      }
    }
    result.set = builder.labelSet(labels)
    if result.level == .unknown {
      result.note = draft.notes.handle("unknown-kind", "the node kind '\(text)' is kept as it is")
    }
    return result
  }

  private mutating func single(
    _ word: String, role: DraftColumn.Role, _ draft: inout ChartDraft,
    _ builder: inout GraphBuilder
  ) -> Meaning {
    let one = namesMany ? Self.singular(word) : nil
    let known = [word, one].lazy.compactMap { $0 }.compactMap {
      OrganizationVocabulary.labels(readAs: $0).first
    }
    guard let (label, alias) = known.first else {
      return unknown(word, role: role, &draft, &builder)
    }
    var labels = [builder.label(label.name)]
    if let added = alias.adds { labels.append(builder.label(added)) }
    var result = Meaning(
      level: .known, set: builder.labelSet(labels), subtype: alias.subtype)
    switch alias.condition {
    case .always: break
    case .unlessNamedOtherwise: result.level = .weak
    case .ifArtificial:
      result.otherwise = builder.labelSet([builder.label(word)])
      result.otherwiseNote = draft.notes.handle(
        "ambiguous-kind", "'\(word)' may be a person or an AI system")
    case .ifArtificialElse(let other):
      result.otherwise = builder.labelSet([builder.label(other)])
    }
    if OrganizationVocabulary.fold(word) != OrganizationVocabulary.fold(label.name) {
      result.note = draft.notes.handle(
        "renamed-kind", "the node kind '\(word)' is read as \(label.name)")
    }
    return result
  }

  private mutating func unknown(
    _ word: String, role: DraftColumn.Role, _ draft: inout ChartDraft,
    _ builder: inout GraphBuilder
  ) -> Meaning {
    unknownCount += 1
    guard unknownCount <= Self.unknownLimit, builder.hasRoom(forLabels: Self.reserve) else {
      return tooMany(&draft)
    }
    let note =
      role == .elementKind
      ? nil : draft.notes.handle("unknown-kind", "the node kind '\(word)' is kept as it is")
    return Meaning(level: .unknown, set: builder.labelSet([builder.label(word)]), note: note)
  }

  private func tooMany(_ draft: inout ChartDraft) -> Meaning {
    Meaning(
      level: .unknown, set: emptySet,
      note: draft.notes.handle("too-many-kinds", "too many different node kinds"))
  }

  /// The word for one of many, as far as its ending tells.
  private static func singular(_ word: String) -> String? {
    let folded = word.lowercased()
    if folded == "people" { return "person" }
    if folded.hasSuffix("ies") { return folded.dropLast(3) + "y" }
    return folded.hasSuffix("s") ? String(folded.dropLast()) : nil
  }

  private static func trim(_ text: Substring) -> String {
    var result = text
    while result.first?.isWhitespace == true { result.removeFirst() }
    while result.last?.isWhitespace == true { result.removeLast() }
    return String(result)
  }

  /// Whether a node carries an attribute of AI systems.
  /// - Parameter isComponent: Whether it is a component of software: these have providers and models
  ///   that make no AI of them, one alone at least.
  private mutating func isArtificial(
    _ node: Int, _ draft: ChartDraft, _ strings: borrowing StringTableBuilder, isComponent: Bool
  ) -> Bool {
    let known = artificial ?? Self.findArtificial(draft, strings)
    artificial = known
    return known.sure.contains(node) || !isComponent && known.likely.contains(node)
  }

  private static func findArtificial(
    _ draft: ChartDraft, _ strings: borrowing StringTableBuilder
  ) -> (sure: Bitset, likely: Bitset) {
    var sure = Bitset(capacity: draft.nodeCount)
    var likely = ["provider": sure, "model": sure]
    for column in draft.nodeData where column.role == .property {
      let name =
        OrganizationVocabulary.property(readAs: column.name, on: .nodes)?.name ?? column.name
      let folded = OrganizationVocabulary.fold(name)
      let evidence = OrganizationVocabulary.aiEvidence.contains {
        OrganizationVocabulary.fold($0) == folded
      }
      guard evidence || folded == "ai" || folded == "isai" else { continue }
      if column.type == .boolean || folded.hasSuffix("ai") {
        for (index, owner) in column.owners.enumerated()
        where column.type == .boolean && column.words[index] != 0 {
          sure.insert(Int(owner))
        }
        for (owner, text) in zip(column.owners, column.strings)
        where ScalarText.boolean(Array(strings.utf8(text))) == true {
          sure.insert(Int(owner))
        }
        continue
      }
      var owners = likely[folded] ?? sure
      for owner in column.owners { owners.insert(Int(owner)) }
      for entry in column.odd { owners.insert(Int(entry.owner)) }
      if likely[folded] == nil { sure = owners } else { likely[folded] = owners }
    }
    let none = Bitset(capacity: draft.nodeCount)
    let (provided, modelled) = (likely["provider"] ?? none, likely["model"] ?? none)
    var any = provided
    any.formUnion(modelled)
    provided.forEach { if modelled.contains($0) { sure.insert($0) } }
    return (sure, any)
  }
}
