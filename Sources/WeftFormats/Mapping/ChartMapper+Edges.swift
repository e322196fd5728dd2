import WeftGraph

extension ChartMapper {
  /// Replaces the ids of a draft's ends by nodes of the chart, with placeholders where there are none.
  mutating func resolveEnds(_ index: Int, _ placed: PlacedNodes) {
    var sources: [StringID] = []
    var targets: [StringID] = []
    swap(&sources, &drafts[index].edgeSources)
    swap(&targets, &drafts[index].edgeTargets)
    for edge in sources.indices {
      let flags = drafts[index].edgeFlags[edge]
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
      drafts[index].notes.add(
        "dangling-edge", "an edge has no \(end)", line: place.line, column: place.column)
      id = builder.strings.intern("\(place.line):\(place.column):\(end)")
      while table.node(id) != nil { id = builder.strings.intern(builder.strings[id] + "'") }
    }
    return table.addPlaceholder(
      id: id, set: missingSet, line: place.line, column: place.column, source: index)
  }

  private mutating func note(
    dangling id: StringID, _ end: String, _ place: (line: UInt32, column: UInt32), _ index: Int
  ) {
    drafts[index].notes.add(
      "dangling-edge", "an edge points to unknown node '\(builder.strings[id])'",
      line: place.line, column: place.column)
  }

  /// Hands a draft's edges and their properties to the builder.
  mutating func handEdges(_ index: Int, _ placed: PlacedNodes) {
    var kinds = EdgeKinds(&drafts[index], strings: builder.strings, missingSet: missingSet)
    var notes = drafts[index].notes
    let count = drafts[index].edgeCount
    var plans = [Int32](repeating: 0, count: count)
    for edge in 0..<count {
      plans[edge] = kinds.plan(
        of: edge, from: table.sets[drafts[index].edgeSources[edge].index],
        to: table.sets[drafts[index].edgeTargets[edge].index],
        undirected: drafts[index].edgeFlags[edge].contains(.undirected), &builder, &notes)
    }
    let names = uniqueNames(index)
    let first = builder.relationshipCount
    var subtypes: [(edge: UInt32, subtype: StringID)] = []
    for edge in 0..<count {
      let plan = kinds.plans[Int(plans[edge])]
      let source = drafts[index].edgeSources[edge].index
      let target = drafts[index].edgeTargets[edge].index
      let line = drafts[index].edgeLines[edge]
      let column = drafts[index].edgeColumns[edge]
      for note in plan.notes { notes.count(note, line: line, column: column) }
      let relationship = builder.addRelationship(
        type: plan.type, from: plan.isReversed ? target : source,
        to: plan.isReversed ? source : target,
        directed: !drafts[index].edgeFlags[edge].contains(.undirected),
        name: names.isEmpty || names[edge] == ChartDraft.none ? nil : names[edge],
        line: Int(line), column: Int(column), source: index)
      if let subtype = plan.subtype { subtypes.append((UInt32(relationship), subtype)) }
    }
    drafts[index].edgeSources = []
    drafts[index].edgeTargets = []
    drafts[index].edgeFlags = []
    drafts[index].edgeLines = []
    drafts[index].edgeColumns = []
    nest(index, placed, &kinds, &notes)
    drafts[index].notes = notes
    handEdgeProperties(index, from: first, subtypes)
  }

  private mutating func handEdgeProperties(
    _ index: Int, from first: Int, _ subtypes: [(edge: UInt32, subtype: StringID)]
  ) {
    let handover = PropertyHandover(
      side: .relationships, indices: .consecutive(from: first),
      ownerCount: builder.relationshipCount, keepsFirst: false)
    var present = PresentKeys()
    var columns: [DraftColumn] = []
    swap(&columns, &drafts[index].edgeData)
    handover.run(&columns, &drafts[index].notes, &present, &builder)
    let key = builder.key("subtype")
    for (edge, subtype) in subtypes
    where !present.contains(key, Int(edge), count: builder.relationshipCount) {
      builder.set(key, ofRelationship: Int(edge), to: subtype)
    }
  }

  /// The file's own ids of edges where they are unique in the chart, empty if there are none.
  private func uniqueNames(_ index: Int) -> [StringID] {
    guard let column = drafts[index].edgeData.first(where: { $0.role == .edgeID }) else {
      return []
    }
    var uses = [UInt8](repeating: 0, count: builder.strings.count)
    for draft in drafts {
      for ids in draft.edgeData where ids.role == .edgeID {
        for id in ids.strings where uses[id.index] < 2 { uses[id.index] += 1 }
      }
    }
    var names = [StringID](repeating: ChartDraft.none, count: drafts[index].edgeCount)
    for (owner, id) in zip(column.owners, column.strings)
    where uses[id.index] == 1 && !builder.strings.isBlank(id) {
      names[Int(owner)] = id
    }
    return names
  }

  /// Makes relationships of nesting.
  private mutating func nest(
    _ index: Int, _ placed: PlacedNodes, _ kinds: inout EdgeKinds, _ notes: inout ImportNotes
  ) {
    for (child, parent) in drafts[index].containments {
      let from = Int(placed.nodes[Int(child)])
      let to = Int(placed.nodes[Int(parent)])
      let plan = kinds.nesting(table.sets[from], in: table.sets[to], &builder, &notes)
      let line = drafts[index].nodeLines[Int(child)]
      let column = drafts[index].nodeColumns[Int(child)]
      for note in plan.notes { notes.count(note, line: line, column: column) }
      _ = builder.addRelationship(
        type: plan.type, from: from, to: to, line: Int(line), column: Int(column), source: index)
    }
    drafts[index].containments = []
    drafts[index].nodeLines = []
    drafts[index].nodeColumns = []
  }
}
