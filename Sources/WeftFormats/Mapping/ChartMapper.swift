import WeftGraph

/// Makes the model of what the sources hold: kinds, ends, properties, placeholders.
///
/// Works column by column and gives each draft's arrays back as soon as the builder has them.
struct ChartMapper: ~Copyable {
  let options: ImportOptions
  let mapping: MappingFile
  let time: TimeLimit
  var builder = GraphBuilder()
  var table = NodeTable()
  var drafts: [ChartDraft]
  let emptySet: Int
  let missingSet: Int
  var derivation = Derivation()
  /// What the edges of earlier sources say, where there are several.
  var signatures = EdgeSignatures()
  /// For types that nesting or attributes will make more of, the ends that are joined already.
  var joined = JoinedPairs()
  /// For sources that call nodes as others do, a finder of their own nodes.
  var ownFinders: [Int: ReferenceFinder] = [:]
  var finder = ReferenceFinder(ReferenceFinder.usualKeys)
  /// The references of the source that is being worked through that are names.
  var namedReferences = NamedReferences()
  /// The node of each value that identifies one; ``ambiguous`` where several have it.
  var identities: [String: UInt32] = [:]
  /// Which entries of the mapping something was found for.
  var used = MappingUse()

  init(
    _ drafts: consuming [ChartDraft], strings: consuming StringTableBuilder, mapping: MappingFile,
    options: ImportOptions, time: TimeLimit
  ) {
    self.time = time
    self.drafts = drafts
    self.options = options
    self.mapping = mapping
    builder.strings = strings
    emptySet = builder.labelSet([])
    missingSet = builder.labelSet([builder.label(OrganizationVocabulary.missingLabel)])
  }

  /// The graph and what was found on the way.
  consuming func finish() throws(InputError) -> (graph: Graph, ledger: ImportLedger) {
    var placed: [PlacedNodes] = []
    used.look(at: drafts, mapping)
    for index in drafts.indices {
      let source = builder.source(named: drafts[index].ledger.path)
      placed.append(placeNodes(index, source: source))
      try time.check(drafts[index].ledger.path)
    }
    if drafts.count > 1, options.merge == .id {
      PossibleDuplicates.note(&drafts, placed, table, builder.strings)
    }
    let described = UInt32(table.count)
    if options.derives { try joinPaths(placed) }
    let units = UnitIDs(placed, table, builder)
    for index in drafts.indices {
      derivation.run(
        &drafts[index], placed[index], source: index, mapping, derives: options.derives, units,
        &table, &builder)
    }
    resolveReferences(placed, described: described)
    watchDerivedTypes()
    for index in drafts.indices { resolveEnds(index, placed[index]) }
    table.build(into: &builder)
    var present = PresentKeys()
    for index in drafts.indices { handNodes(index, placed[index], &present) }
    nameNodes(&present)
    for index in drafts.indices { handEdges(index, placed[index]) }
    handDerived()
    setAttributes()
    if !drafts.isEmpty { used.report(mapping, &drafts[0].notes) }
    var ledger = ImportLedger()
    ledger.sources = drafts.map { draft in
      var source = draft.ledger
      source.notes = draft.notes.finish()
      return source
    }
    let placeholders = table.placeholderCount
    drafts = []
    table = NodeTable()
    let graph = builder.finish(threads: options.threads)
    ledger.graph = ImportLedger.GraphCounts(graph, placeholders: placeholders)
    return (graph, ledger)
  }

  /// What became of a draft's nodes.
  struct PlacedNodes {
    /// The node of the chart that each became.
    var nodes: [UInt32]
    /// Ids that mean another node than in earlier sources.
    var renamed: [StringID: UInt32]
    /// Subtypes that words of kinds set.
    var subtypes: [(node: UInt32, subtype: String)]
    /// What rules of the mapping set.
    var settings: [(node: UInt32, rule: Int)]
  }

  // MARK: Nodes

  private mutating func placeNodes(_ index: Int, source: Int) -> PlacedNodes {
    mapping.rename(&drafts[index], &builder.strings)
    var kinds = NodeKinds(&drafts[index], &builder)
    let settings = applyRules(index, &kinds)
    if let (label, isGuess) = drafts[index].assumedKind {
      kinds.assume(label, isGuess: isGuess, &drafts[index], &builder)
    }
    let names = Self.names(drafts[index], strings: builder.strings)
    let identified = identify(index)
    noteShared(identified.shared, index)
    var notes = drafts[index].notes
    var merger = NodeMerger(
      drafts[index], source: source, sets: kinds.sets, names: names, emptySet: emptySet, options)
    merger.merge(
      matches: identified.matches, into: &table, strings: &builder.strings, notes: &notes)
    remember(identified.keys, merger.nodes)
    drafts[index].notes = notes
    kinds.report(&drafts[index], nodes: merger.nodes, chart: table.sets)
    drafts[index].nodeIDs = []
    return PlacedNodes(
      nodes: merger.nodes, renamed: merger.renamed, subtypes: kinds.subtypes, settings: settings)
  }

  /// Gives nodes the labels of the mapping's rules; the first rule a node meets counts.
  private mutating func applyRules(
    _ index: Int, _ kinds: inout NodeKinds
  ) -> [(node: UInt32, rule: Int)] {
    guard !mapping.nodes.isEmpty else { return [] }
    let matcher = RuleMatcher(
      columns: drafts[index].nodeData, ownerCount: drafts[index].nodeCount,
      ids: drafts[index].nodeIDs, file: drafts[index].ledger.path)
    var settings: [(node: UInt32, rule: Int)] = []
    var done = Bitset(capacity: drafts[index].nodeCount)
    for (number, rule) in mapping.nodes.enumerated() {
      var owners = matcher.owners(rule.when, builder.strings)
      if !owners.isEmpty { used.nodes.insert(number) }
      owners.subtract(done)
      done.formUnion(owners)
      let set = rule.labels.isEmpty ? nil : builder.labelSet(rule.labels.map { builder.label($0) })
      owners.forEach { node in
        if let set { kinds.force(node, to: set) }
        settings.append((UInt32(node), number))
      }
    }
    return settings
  }

  /// The name the file gives each node, in the order of preference of the attributes; empty where no
  /// attribute names any.
  private static func names(_ draft: ChartDraft, strings: StringTableBuilder) -> [StringID] {
    let sources = KindColumns.names(draft.nodeData, titlesAreNoNames: draft.titlesAreNoNames)
    if sources.isEmpty { return [] }
    var names = [StringID](repeating: ChartDraft.none, count: draft.nodeCount)
    for index in sources {
      let column = draft.nodeData[index]
      for (owner, string) in zip(column.owners, column.strings)
      where names[Int(owner)] == ChartDraft.none && !strings.isBlank(string) {
        names[Int(owner)] = string
      }
    }
    return names
  }

  /// Sets name and id of every node that has none of its own.
  private mutating func nameNodes(_ present: inout PresentKeys) {
    let name = builder.key("name")
    let id = builder.key("id")
    fill(name, present) { $0.name($1) == ChartDraft.none ? $0.ids[$1] : $0.name($1) }
    fill(id, present) { $0.ids[$1] }
  }

  /// Sets a property of every node that has none of its own.
  private mutating func fill(
    _ key: KeyID, _ present: PresentKeys, with value: (NodeTable, Int) -> StringID
  ) {
    var owners = OwnerList()
    var values: [StringID] = []
    if !present.contains(key), key == builder.key("id") || !table.hasNames {
      for node in 0..<table.count { owners.append(UInt32(node)) }
      values = table.ids
    } else {
      for node in 0..<table.count where !present.contains(key, node, count: table.count) {
        owners.append(UInt32(node))
        values.append(value(table, node))
      }
    }
    builder.set(key, ofNodes: owners, to: values)
  }

  private mutating func handNodes(
    _ index: Int, _ placed: PlacedNodes, _ present: inout PresentKeys
  ) {
    let handover = PropertyHandover(
      side: .nodes, indices: .init(placed.nodes), ownerCount: table.count,
      keepsFirst: table.hasMerged, values: mapping.values, lines: drafts[index].nodeLines,
      columns: drafts[index].nodeColumns, isOwnWriting: drafts[index].isOwnWriting)
    var columns: [DraftColumn] = []
    swap(&columns, &drafts[index].nodeData)
    StatedKinds.removeLabels(
      from: &columns, isOwnWriting: drafts[index].isOwnWriting, nodes: placed.nodes,
      sets: table.sets, builder)
    handover.run(&columns, &drafts[index].notes, &present, &builder)
    let subtype = builder.key("subtype")
    for (node, word) in placed.subtypes {
      let target = Int(placed.nodes[Int(node)])
      if !present.contains(subtype, target, count: table.count) {
        builder.set(subtype, of: target, to: .string(word))
        present.insert(subtype, target, count: table.count)
      }
    }
    for (node, rule) in placed.settings {
      for (name, value) in mapping.nodes[rule].set {
        let key = builder.key(name)
        let target = Int(placed.nodes[Int(node)])
        builder.set(key, of: target, to: value)
        present.insert(key, target, count: table.count)
      }
    }
  }

  // MARK: Chart

  private mutating func setAttributes() {
    var complete: [String] = []
    for draft in drafts {
      for (name, value) in draft.attributes {
        if OrganizationVocabulary.fold(name) == "complete" {
          complete += Self.names(in: value)
        } else if !builder.attributes.contains(where: { $0.name == name }) {
          builder.attributes.append((name, value))
        }
      }
    }
    complete += mapping.complete + options.complete
    var seen: Set<String> = []
    complete.removeAll { !seen.insert($0).inserted }
    if !complete.isEmpty {
      builder.attributes.append(("complete", .list(complete.map { .string($0) })))
    }
  }

  /// The names a `complete` attribute lists, however they are separated.
  private static func names(in value: PropertyValue) -> [String] {
    switch value {
    case .string(let text):
      text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }.map(String.init)
    case .list(let values): values.compactMap { $0 }.flatMap { names(in: $0) }
    default: []
    }
  }
}

extension StringTableBuilder {
  /// Whether a string is empty or white space.
  func isBlank(_ id: StringID) -> Bool { ScalarText.isBlank(utf8(id)) }
}

extension ImportLedger.GraphCounts {
  /// Counts a graph.
  init(_ graph: Graph, placeholders: Int) {
    nodes = graph.nodeCount
    relationships = graph.relationshipCount
    self.placeholders = placeholders
    labels = graph.labels.names.indices
      .map { (graph.labels.names[$0], graph.statistics.nodesPerLabel[$0]) }
      .filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    types = graph.types.names.indices
      .map { (graph.types.names[$0], graph.typeRanges[$0].count) }
      .filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
  }
}
