import WeftGraph

/// What becomes of an edge, given its word and the labels of its ends.
struct EdgePlan {
  var type: TypeID
  /// Whether source and target change places.
  var isReversed = false
  /// Whether the word states the relation from its other end.
  var isInverse = false
  var subtype: StringID?
  var notes: [ImportNotes.Handle] = []
}

/// Finds the types of a source's edges from the words that name them and the labels of their ends.
///
/// Each distinct combination of word and label sets is worked out once.
struct EdgeKinds {
  /// A word that names a type.
  private struct Word {
    var text: String
    /// Whether the model knows the word, or it is taken as it is.
    var resolves = true
    var isVerbatim = false
    var isUnnamed = false
    /// A word of the format itself, which is nobody's guess.
    var isFormats = false
    /// Whether the source stands below the target, or above it; nil where a word names the type.
    var isBelow: Bool?
    /// Whether the word names the type of an edge whose source stands below the target.
    var isUpwards = false
    /// Set by a rule of the mapping: the type, and whether it is turned around.
    var forced: (type: String, reverse: Bool)?
  }

  static let unknownLimit = 4_096

  /// The word of each edge, as an index.
  private var wordOf: [Int32]
  private var words: [Word] = []
  private var wordOfText: [String: Int32] = [:]
  /// For words of edges that go upwards, the word that says so.
  private var upwards: [Int32: Int32] = [:]
  private var memo = PackedMap()
  private var lastKey = UInt64.max
  private var lastPlan: Int32 = 0
  private(set) var plans: [EdgePlan] = []
  private var unknownCount = 0
  private var unnamed: Int32 = -1
  private var assumed: Int32 = -1
  private var below: Int32 = -1
  private var above: Int32 = -1
  let missingSet: Int
  let nestingReports: Bool
  let nestingMayReport: Bool

  init(_ draft: inout ChartDraft, strings: StringTableBuilder, missingSet: Int) {
    self.missingSet = missingSet
    nestingReports = draft.nestingReports
    nestingMayReport = draft.nestingMayReport
    wordOf = .paged(repeating: -1, count: draft.edgeCount)
    var isKnown = Bitset(capacity: draft.edgeCount)
    var memo = [Int32].paged(repeating: -1, count: strings.count)
    var looked: [StringID] = []
    for index in KindColumns.ofEdges(draft.edgeData, isOwnWriting: draft.isOwnWriting) {
      let column = draft.edgeData[index]
      if Self.namesEdges(column, strings) { continue }
      let isRACI = OrganizationVocabulary.fold(column.name) == "raci"
      for string in looked { memo[string.index] = -1 }
      looked = column.strings
      for (owner, string) in zip(column.owners, column.strings) where !isKnown.contains(Int(owner))
      {
        if memo[string.index] < 0 {
          memo[string.index] = word(strings[string], column.role, isRACI: isRACI)
        }
        let word = memo[string.index]
        if words[Int(word)].resolves {
          isKnown.insert(Int(owner))
          wordOf[Int(owner)] = word
        } else if wordOf[Int(owner)] < 0, !words[Int(word)].text.isEmpty {
          wordOf[Int(owner)] = word
        }
      }
    }
    nameByGraph(&draft, strings)
  }

  /// Whether labels are names of edges and no words for types: hardly one comes twice, and the model
  /// knows none.
  private static func namesEdges(_ column: DraftColumn, _ strings: StringTableBuilder) -> Bool {
    guard column.role == .property, OrganizationVocabulary.fold(column.name) == "label",
      column.strings.count >= fewLabels
    else { return false }
    let different = Set(column.strings)
    return different.count * 10 >= column.strings.count * 9
      && !different.contains { resolves(strings[$0]) }
  }

  /// So few labels may all be types.
  private static let fewLabels = 20

  private static func resolves(_ text: String) -> Bool {
    !OrganizationVocabulary.types(readAs: text).isEmpty
  }

  /// The index of a word, registered if it is new.
  private mutating func word(
    _ text: String, _ role: DraftColumn.Role, isRACI: Bool
  ) -> Int32 {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    if isRACI { text = Self.raci[OrganizationVocabulary.fold(text)] ?? text }
    // What tools write about direction is no type.
    if ["directed", "undirected", "mutual"].contains(OrganizationVocabulary.fold(text)) {
      text = ""
    }
    let isVerbatim = role == .verbatimKind
    let isFormats = role == .elementKind
    let key = isVerbatim ? "=" + text : isFormats ? "~" + text : text
    if let known = wordOfText[key] { return known }
    words.append(
      Word(
        text: text, resolves: isVerbatim || Self.resolves(text), isVerbatim: isVerbatim,
        isFormats: isFormats))
    wordOfText[key] = Int32(words.count - 1)
    return Int32(words.count - 1)
  }

  private static let raci = [
    "a": "ACCOUNTABLE_FOR", "r": "RESPONSIBLE_FOR", "c": "CONSULTED_ON", "i": "INFORMED_OF",
  ]

  /// Edges nothing names get the id of their top-level graph, if that is a type or there are several.
  private mutating func nameByGraph(_ draft: inout ChartDraft, _ strings: StringTableBuilder) {
    words.append(Word(text: OrganizationVocabulary.unnamedType, isUnnamed: true))
    unnamed = Int32(words.count - 1)
    words.append(Word(text: "REPORTS_TO", isBelow: true))
    below = Int32(words.count - 1)
    words.append(Word(text: "REPORTS_TO", isBelow: false))
    above = Int32(words.count - 1)
    var usual = unnamed
    if let type = draft.assumedType {
      usual = word(type, .property, isRACI: false)
      assumed = usual
    }
    var graph = -1
    var graphWord = usual
    for edge in wordOf.indices {
      while graph + 1 < draft.graphs.count, draft.graphs[graph + 1].firstEdge <= edge {
        graph += 1
        graphWord = usual
        let id = draft.graphs[graph].name
        guard id != ChartDraft.none else { continue }
        let name = strings[id]
        if Self.resolves(name) || draft.graphs.count > 1, !name.isEmpty {
          graphWord = word(name, .property, isRACI: false)
        }
      }
      let flags = draft.edgeFlags[edge]
      if wordOf[edge] >= 0, draft.hierarchiesHaveWords, flags.contains(.isBelow) {
        turnUpwards(edge, &draft)
      }
      guard wordOf[edge] < 0 else { continue }
      wordOf[edge] =
        flags.isDisjoint(with: [.isBelow, .isAbove])
        ? graphWord : flags.contains(.isBelow) ? below : above
    }
  }

  /// Replaces the word of an edge that goes upwards by one that says so, or by none where the model
  /// does not know it: it stays a property then, and the ends say what the edge is.
  private mutating func turnUpwards(_ edge: Int, _ draft: inout ChartDraft) {
    let word = wordOf[edge]
    let text = words[Int(word)].text
    if upwards[word] == nil {
      let isKnown = words[Int(word)].resolves && !text.isEmpty
      if isKnown { words.append(Word(text: text, isUpwards: true)) }
      upwards[word] = isKnown ? Int32(words.count - 1) : -1
    }
    wordOf[edge] = upwards[word] ?? -1
    guard wordOf[edge] < 0, !text.isEmpty else { return }
    draft.notes.add(
      "unknown-kind", "the edge kind '\(text)' stays a property of what is above or below",
      line: draft.edgeLines[edge], column: draft.edgeColumns[edge])
  }

  /// Notes the edges nothing names a type of.
  func report(_ draft: inout ChartDraft) {
    draft.notes.add(
      "unnamed-kind", "edges have no type and are \(OrganizationVocabulary.unnamedType)",
      places(of: unnamed, draft))
    guard assumed >= 0 else { return }
    draft.notes.add(
      "assumed-kind", "rows that name no type are read as \(words[Int(assumed)].text)",
      places(of: assumed, draft))
  }

  /// The places of the edges of a word; in a large chart all edges may be of one.
  private func places(of word: Int32, _ draft: ChartDraft) -> NotePlaces {
    var places = NotePlaces()
    guard let first = wordOf.firstIndex(of: word) else { return places }
    let isKept = draft.notes.keepsPlaces
    let rest = isKept ? wordOf.count : first + 1
    for edge in first..<rest where wordOf[edge] == word {
      places.add(line: draft.edgeLines[edge], column: draft.edgeColumns[edge], isKept: isKept)
    }
    places.addUnplaced(wordOf[rest...].count { $0 == word })
    return places
  }

  /// Sets an edge's type, whatever the file says.
  mutating func force(_ edge: Int, type: String, reverse: Bool) {
    let key = "\(reverse ? "<" : ">")\(type)"
    if let known = wordOfText[key] {
      wordOf[edge] = known
      return
    }
    words.append(Word(text: type, forced: (type, reverse)))
    wordOfText[key] = Int32(words.count - 1)
    wordOf[edge] = Int32(words.count - 1)
  }

  /// The plan of an edge between nodes of two label sets.
  mutating func plan(
    of edge: Int, from source: UInt16, to target: UInt16, undirected: Bool,
    _ builder: inout GraphBuilder, _ notes: inout ImportNotes
  ) -> Int32 {
    let key =
      UInt64(UInt32(bitPattern: wordOf[edge])) << 33 | UInt64(source) << 17 | UInt64(target) << 1
      | (undirected ? 1 : 0)
    if key == lastKey { return lastPlan }
    lastKey = key
    if let known = memo[key] {
      lastPlan = known
      return known
    }
    let word = words[Int(wordOf[edge])]
    plans.append(
      make(word, Int(source), Int(target), undirected: undirected, &builder, &notes))
    lastPlan = Int32(plans.count - 1)
    memo[key] = lastPlan
    return lastPlan
  }

  // MARK: Words and ends

  /// Types that join what is below to what is above; the others begin above.
  private static let upwardTypes: Set = ["REPORTS_TO", "MEMBER_OF", "PART_OF", "ESCALATES_TO"]

  private mutating func make(
    _ word: Word, _ source: Int, _ target: Int, undirected: Bool, _ builder: inout GraphBuilder,
    _ notes: inout ImportNotes
  ) -> EdgePlan {
    if let isBelow = word.isBelow {
      let (child, parent) = isBelow ? (source, target) : (target, source)
      var plan = nesting(UInt16(child), in: UInt16(parent), reports: true, &builder, &notes)
      plan.isInverse = !isBelow
      if !isBelow { plan.isReversed.toggle() }
      return plan
    }
    if word.isVerbatim || word.isUnnamed {
      return EdgePlan(type: type(word.text, &builder, &notes))
    }
    if let forced = word.forced {
      return EdgePlan(
        type: builder.type(forced.type), isReversed: forced.reverse, isInverse: forced.reverse)
    }
    let candidates = OrganizationVocabulary.types(readAs: word.text)
    for (type, alias) in candidates {
      let straight = fit(type, alias, source, target, builder)
      let crossed = fit(type, alias, target, source, builder)
      guard straight || crossed else { continue }
      // The word's own direction if it fits, else the other one.
      let isCrossed = word.isUpwards ? !Self.upwardTypes.contains(type.name) : alias.isTurnedAround
      let isReversed = (isCrossed ? crossed : straight) == isCrossed
      var plan = EdgePlan(
        type: builder.type(type.name), isReversed: isReversed, isInverse: alias.isTurnedAround,
        subtype: alias.subtype.map { builder.strings.intern($0) })
      let written = "'\(word.text)'"
      if undirected, type.isDirected {
        plan.notes.append(
          notes.handle(
            "undirected-relation", "\(written) is undirected and was read as \(type.name)"))
      } else if isReversed, !word.isUpwards {
        plan.notes.append(
          notes.handle("turned-around", "\(written) was turned around to \(type.name)"))
      } else if OrganizationVocabulary.fold(word.text) != OrganizationVocabulary.fold(type.name) {
        plan.notes.append(
          notes.handle("renamed-kind", "the edge kind \(written) is read as \(type.name)"))
      }
      return plan
    }
    guard let (known, alias) = candidates.first else {
      return EdgePlan(
        type: type(word.text, &builder, &notes),
        notes: word.isFormats
          ? [] : [notes.handle("unknown-kind", "the edge kind '\(word.text)' is kept as it is")])
    }
    let isOwnName =
      OrganizationVocabulary.fold(alias.word) == OrganizationVocabulary.fold(known.name)
    return EdgePlan(
      type: type(isOwnName ? known.name : word.text, &builder, &notes),
      isReversed: word.isUpwards
        && (alias.isTurnedAround || !Self.upwardTypes.contains(known.name)),
      notes: [
        notes.handle(
          "unexpected-ends",
          "'\(word.text)' joins \(describe(source, builder)) to \(describe(target, builder))")
      ])
  }

  private mutating func type(
    _ name: String, _ builder: inout GraphBuilder, _ notes: inout ImportNotes
  ) -> TypeID {
    if OrganizationVocabulary.type(name) == nil {
      unknownCount += 1
      if unknownCount > Self.unknownLimit || !builder.hasRoom(forTypes: NodeKinds.reserve) {
        notes.add("too-many-kinds", "too many different edge kinds")
        return builder.type(OrganizationVocabulary.unnamedType)
      }
    }
    return builder.type(name)
  }
}
