import WeftGraph

extension ChartMapper {
  /// Replaces the ids of a draft's ends by nodes of the chart, with placeholders where there are none.
  mutating func resolveEnds(_ index: Int, _ placed: PlacedNodes) {
    var sources: [StringID] = []
    var targets: [StringID] = []
    swap(&sources, &drafts[index].edgeSources)
    swap(&targets, &drafts[index].edgeTargets)
    let allFlags = drafts[index].edgeFlags
    for edge in sources.indices {
      let flags = allFlags[edge]
      if flags.contains(.dropped) {
        sources[edge] = StringID(0)
        targets[edge] = StringID(0)
        continue
      }
      if placed.renamed.isEmpty, flags.isDisjoint(with: [.missingSource, .missingTarget]),
        let source = table.node(sources[edge]), let target = table.node(targets[edge]),
        !table.isPlaceholder(source), !table.isPlaceholder(target)
      {
        sources[edge] = StringID(source)
        targets[edge] = StringID(target)
        continue
      }
      let place = (drafts[index].edgeLines[edge], drafts[index].edgeColumns[edge])
      sources[edge] = StringID(
        end(sources[edge], flags.contains(.missingSource), "source", place, index, placed))
      targets[edge] = StringID(
        end(targets[edge], flags.contains(.missingTarget), "target", place, index, placed))
    }
    drafts[index].edgeSources = sources
    drafts[index].edgeTargets = targets
  }

  private mutating func end(
    _ id: StringID, _ isMissing: Bool, _ end: String, _ place: (line: UInt32, column: UInt32),
    _ index: Int, _ placed: PlacedNodes
  ) -> UInt32 {
    var id = id
    if !isMissing {
      if !placed.renamed.isEmpty, let own = placed.renamed[id] { return own }
      if let known = table.node(id) {
        if table.isPlaceholder(known) { note(dangling: id, end, place, index) }
        return known
      }
      note(dangling: id, end, place, index)
    } else {
      if !drafts[index].missingEndsAreTold {
        drafts[index].notes.add(
          "dangling-edge", "an edge has no \(end)", line: place.line, column: place.column)
      }
      id = builder.strings.intern("\(place.line):\(place.column):\(end)")
      while table.node(id) != nil { id = builder.strings.intern(builder.strings[id] + "'") }
    }
    return table.addPlaceholder(
      id: id, set: missingSet, line: place.line, column: place.column, source: index,
      isPlaced: isMissing)
  }

  private mutating func note(
    dangling id: StringID, _ end: String, _ place: (line: UInt32, column: UInt32), _ index: Int
  ) {
    let word = builder.strings[id]
    drafts[index].notes.addEach(
      "dangling-edge", line: place.line, column: place.column,
      "an edge points to unknown node '\(word)'")
  }

  /// Hands a draft's edges and their properties to the builder.
  mutating func handEdges(_ index: Int, _ placed: PlacedNodes) {
    var kinds = EdgeKinds(&drafts[index], strings: builder.strings, missingSet: missingSet)
    let settings = applyEdgeRules(index, &kinds)
    kinds.report(&drafts[index])
    var notes = drafts[index].notes
    let count = drafts[index].edgeCount
    var plans = [Int32].paged(repeating: 0, count: count)
    do {
      let (sources, targets) = (drafts[index].edgeSources, drafts[index].edgeTargets)
      let (flags, sets) = (drafts[index].edgeFlags, table.sets)
      for edge in 0..<count where !flags[edge].contains(.dropped) {
        plans[edge] = kinds.plan(
          of: edge, from: sets[sources[edge].index], to: sets[targets[edge].index],
          undirected: flags[edge].contains(.undirected), &builder, &notes)
      }
    }
    var repeated = RepeatedEdges()
    repeated.findDropped(drafts[index])
    repeated.findMutual(drafts[index], plans, kinds.plans)
    repeated.findInverses(drafts[index], plans, kinds.plans, builder.strings)
    if drafts.count > 1, options.merge == .id {
      repeated.findEqual(drafts[index], plans, kinds.plans, &signatures)
    }
    let first = builder.relationshipCount
    let handed =
      repeated.isEmpty
      ? addAllRelationships(index, plans, kinds.plans, &notes)
      : addRelationships(index, plans, kinds.plans, repeated.repeats, &notes)
    drafts[index].edgeSources = []
    drafts[index].edgeTargets = []
    drafts[index].edgeFlags = []
    nest(index, placed, &kinds, &notes)
    drafts[index].notes = notes
    var columns: [DraftColumn] = []
    swap(&columns, &drafts[index].edgeData)
    StatedKinds.removeTypes(
      from: &columns, isOwnWriting: drafts[index].isOwnWriting, plans, kinds.plans, builder)
    drafts[index].edgeData = columns
    let indices: PropertyHandover.OwnerIndices =
      repeated.isEmpty ? .consecutive(from: first) : .listed(handed.indices)
    handEdgeProperties(
      index, indices, keepsFirst: !repeated.isEmpty, subtypes: handed.subtypes, settings)
  }

  /// What became of a draft's edges.
  private struct HandedEdges {
    /// The relationship of each edge, where some are no relationship of their own.
    var indices: [UInt32] = []
    /// Subtypes that words of types set.
    var subtypes: [(relationship: Int, subtype: StringID)] = []
  }

  /// Adds a relationship for every edge.
  private mutating func addAllRelationships(
    _ index: Int, _ plans: [Int32], _ kinds: [EdgePlan], _ notes: inout ImportNotes
  ) -> HandedEdges {
    let names = uniqueNames(index)
    let lines = drafts[index].edgeLines
    let columns = drafts[index].edgeColumns
    var from = drafts[index].edgeSources.mapPaged { $0.rawValue }
    drafts[index].edgeSources = []
    var to = drafts[index].edgeTargets.mapPaged { $0.rawValue }
    drafts[index].edgeTargets = []
    let types = plans.mapPaged { kinds[Int($0)].type }
    let isReversed = kinds.map(\.isReversed)
    let isWatched = kinds.map { joined.isWatched($0.type.index) }
    let hasNotes = kinds.map { !$0.notes.isEmpty }
    let first = builder.relationshipCount
    var handed = HandedEdges()
    for edge in plans.indices {
      let plan = Int(plans[edge])
      if hasNotes[plan] {
        for note in kinds[plan].notes {
          notes.count(note, line: lines[edge], column: columns[edge])
        }
      }
      if isReversed[plan] { (from[edge], to[edge]) = (to[edge], from[edge]) }
      if isWatched[plan] {
        _ = joined.insert(Int(from[edge]), Int(to[edge]), type: kinds[plan].type.index)
      }
      if let subtype = kinds[plan].subtype { handed.subtypes.append((first + edge, subtype)) }
    }
    let flags = drafts[index].edgeFlags
    let undirected = flags.indices.filter { flags[$0].contains(.undirected) }
    _ = builder.addRelationships(
      types: types, from: from, to: to, undirected: undirected, lines: lines, columns: columns,
      source: index)
    for edge in names.indices where names[edge] != ChartDraft.none {
      builder.name(first + edge, names[edge])
    }
    return handed
  }

  /// Adds a relationship for every edge that does not repeat another one.
  private mutating func addRelationships(
    _ index: Int, _ plans: [Int32], _ kinds: [EdgePlan], _ repeats: [Int32],
    _ notes: inout ImportNotes
  ) -> HandedEdges {
    var handed = HandedEdges()
    let names = uniqueNames(index)
    let twice = notes.handle("stated-twice", "a relation is stated from both ends")
    let again = notes.handle("merged-relationship", "a relationship of an earlier source")
    for edge in plans.indices {
      if !repeats.isEmpty, repeats[edge] == RepeatedEdges.dropped {
        handed.indices.append(.max)
        continue
      }
      let plan = kinds[Int(plans[edge])]
      let line = drafts[index].edgeLines[edge]
      let column = drafts[index].edgeColumns[edge]
      for note in plan.notes { notes.count(note, line: line, column: column) }
      if repeats[edge] >= 0 {
        notes.count(repeats[edge] == .max ? again : twice, line: line, column: column)
        handed.indices.append(.max)
        continue
      }
      handed.indices.append(UInt32(builder.relationshipCount))
      let source = drafts[index].edgeSources[edge].index
      let target = drafts[index].edgeTargets[edge].index
      let from = plan.isReversed ? target : source
      let to = plan.isReversed ? source : target
      let relationship = builder.addRelationship(
        type: plan.type, from: from, to: to,
        directed: !drafts[index].edgeFlags[edge].contains(.undirected),
        name: names.isEmpty || names[edge] == ChartDraft.none ? nil : names[edge],
        line: Int(line), column: Int(column), source: index)
      _ = joined.insert(from, to, type: plan.type.index)
      if let subtype = plan.subtype { handed.subtypes.append((relationship, subtype)) }
    }
    for edge in repeats.indices where (0..<RepeatedEdges.dropped).contains(repeats[edge]) {
      handed.indices[edge] = handed.indices[Int(repeats[edge])]
    }
    return handed
  }

  private mutating func applyEdgeRules(
    _ index: Int, _ kinds: inout EdgeKinds
  ) -> [(edge: UInt32, rule: Int)] {
    guard !mapping.edges.isEmpty else { return [] }
    let matcher = RuleMatcher(
      columns: drafts[index].edgeData, ownerCount: drafts[index].edgeCount, ids: [],
      file: drafts[index].ledger.path)
    var settings: [(edge: UInt32, rule: Int)] = []
    var done = Bitset(capacity: drafts[index].edgeCount)
    for (number, rule) in mapping.edges.enumerated() {
      var owners = matcher.owners(rule.when, builder.strings)
      if !owners.isEmpty { used.edges.insert(number) }
      owners.subtract(done)
      done.formUnion(owners)
      owners.forEach { edge in
        if let type = rule.type { kinds.force(edge, type: type, reverse: rule.reverse) }
        if !rule.set.isEmpty { settings.append((UInt32(edge), number)) }
      }
    }
    return settings
  }

  private mutating func handEdgeProperties(
    _ index: Int, _ indices: PropertyHandover.OwnerIndices, keepsFirst: Bool,
    subtypes: [(relationship: Int, subtype: StringID)], _ settings: [(edge: UInt32, rule: Int)]
  ) {
    let handover = PropertyHandover(
      side: .relationships, indices: indices, ownerCount: builder.relationshipCount,
      keepsFirst: keepsFirst, values: mapping.values, lines: drafts[index].edgeLines,
      columns: drafts[index].edgeColumns, isOwnWriting: drafts[index].isOwnWriting)
    var present = PresentKeys()
    var columns: [DraftColumn] = []
    swap(&columns, &drafts[index].edgeData)
    handover.run(&columns, &drafts[index].notes, &present, &builder)
    drafts[index].edgeLines = []
    drafts[index].edgeColumns = []
    let key = builder.key("subtype")
    for (relationship, subtype) in subtypes
    where !present.contains(key, relationship, count: builder.relationshipCount) {
      builder.set(key, ofRelationship: relationship, to: subtype)
    }
    for (edge, rule) in settings {
      guard let relationship = indices(edge) else { continue }
      for (name, value) in mapping.edges[rule].set {
        builder.set(name, ofRelationship: relationship, to: value)
      }
    }
  }

  /// The file's own ids of edges where they are unique in the chart, empty if there are none.
  private func uniqueNames(_ index: Int) -> [StringID] {
    guard let column = drafts[index].edgeIDs else { return [] }
    var uses = [UInt8](repeating: 0, count: builder.strings.count)
    for draft in drafts {
      for id in draft.edgeIDs?.strings ?? [] where uses[id.index] < 2 { uses[id.index] += 1 }
    }
    var names = [StringID](repeating: ChartDraft.none, count: drafts[index].edgeCount)
    for (owner, id) in zip(column.owners, column.strings)
    where uses[id.index] == 1 && !builder.strings.isBlank(id) {
      names[Int(owner)] = id
    }
    return names
  }

  /// Makes relationships of nesting, where no edge says the same.
  private mutating func nest(
    _ index: Int, _ placed: PlacedNodes, _ kinds: inout EdgeKinds, _ notes: inout ImportNotes
  ) {
    for (child, parent) in drafts[index].containments {
      let inner = Int(placed.nodes[Int(child)])
      let outer = Int(placed.nodes[Int(parent)])
      let plan = kinds.nesting(table.sets[inner], in: table.sets[outer], &builder, &notes)
      let (from, to) = plan.isReversed ? (outer, inner) : (inner, outer)
      let line = drafts[index].nodeLines[Int(child)]
      let column = drafts[index].nodeColumns[Int(child)]
      for note in plan.notes { notes.count(note, line: line, column: column) }
      guard joined.insert(from, to, type: plan.type.index) else {
        notes.add("stated-twice", "nesting and an edge say the same", line: line, column: column)
        continue
      }
      _ = builder.addRelationship(
        type: plan.type, from: from, to: to, line: Int(line), column: Int(column), source: index)
    }
    drafts[index].containments = []
    drafts[index].nodeLines = []
    drafts[index].nodeColumns = []
  }
}
