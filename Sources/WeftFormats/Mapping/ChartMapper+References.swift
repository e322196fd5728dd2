import WeftGraph

extension ChartMapper {
  /// Finds whom the words at the ends of edges name, in all sources, and makes nodes of those ends
  /// that are the only mention of somebody.
  /// - Parameter described: How many nodes sources describe; those behind are derived.
  mutating func resolveReferences(_ placed: [PlacedNodes], described: UInt32) {
    for index in drafts.indices {
      guard
        drafts[index].edgeFlags.contains(where: {
          !$0.isDisjoint(with: [.sourceReference, .targetReference])
        })
      else { continue }
      resolveReferences(index, placed, described: described)
    }
  }

  private mutating func resolveReferences(
    _ index: Int, _ placed: [PlacedNodes], described: UInt32
  ) {
    var sources: [StringID] = []
    var targets: [StringID] = []
    var flags: [ChartDraft.EdgeFlags] = []
    swap(&sources, &drafts[index].edgeSources)
    swap(&targets, &drafts[index].edgeTargets)
    swap(&flags, &drafts[index].edgeFlags)
    // A side of which some are described is meant to be described whole.
    var isSourceDescribed = false
    var isTargetDescribed = false
    var others = drafts[index].otherTargets[...]
    var found = OtherWords()
    namedReferences = NamedReferences()
    for edge in flags.indices where !flags[edge].contains(.dropped) {
      if flags[edge].contains(.sourceReference), !flags[edge].contains(.missingSource) {
        settle(
          &sources[edge], &flags[edge], edge, index, placed, described, &isSourceDescribed,
          isTarget: false)
      }
      if flags[edge].contains(.targetReference), !flags[edge].contains(.missingTarget) {
        settle(
          &targets[edge], &flags[edge], edge, index, placed, described, &isTargetDescribed)
        if !others.isEmpty {
          settleOthers(
            &targets[edge], &flags[edge], edge, index, placed, described, &others,
            &found)
        }
      }
    }
    settleTurned(&targets, flags, index)
    if !namedReferences.strange.isEmpty {
      settleStrange(&sources, &targets, &flags, index, placed[index])
    }
    settleContradictions(found, &targets, &flags, index)
    if let implied = drafts[index].impliedEnds {
      let isPaired = implied.areOwnNodesPairs
      let isAlways =
        implied.isAlways
        || isPaired
          && !placed.indices.contains { $0 != index && !placed[$0].nodes.isEmpty }
      for edge in flags.indices where !flags[edge].contains(.dropped) {
        if !flags[edge].contains(.missingSource), isAlways || !isPaired && !isSourceDescribed {
          imply(sources[edge], implied.source, implied, edge, index)
        }
        if !flags[edge].contains(.missingTarget), isAlways || !isPaired && !isTargetDescribed {
          imply(targets[edge], implied.target, implied, edge, index)
        }
      }
    }
    drafts[index].edgeSources = sources
    drafts[index].edgeTargets = targets
    drafts[index].edgeFlags = flags
  }

  /// Replaces a word by the id of the node it names; drops the edge where that is not known.
  mutating func settle(
    _ end: inout StringID, _ flags: inout ChartDraft.EdgeFlags, _ edge: Int, _ index: Int,
    _ placed: [PlacedNodes], _ described: UInt32, _ isDescribed: inout Bool, isTarget: Bool = true
  ) {
    let renamed = placed[index].renamed
    if let node = finder.node(withID: end, renamed: renamed, table) {
      if node < described { isDescribed = true }
      return
    }
    if !finder.isPrepared {
      finder.prepare(drafts, placed, table, builder.strings, described: Int(described))
    }
    switch finder.find(end, renamed: renamed, table, &builder.strings) {
    case .node(let node):
      if node < described { isDescribed = true }
      if isTarget { namedReferences.known += 1 }
      if !finder.shortened.isEmpty, finder.shortened.contains(end) {
        noteShortened(end, node, edge, index)
      }
      end = table.ids[Int(node)]
    case .ambiguous:
      // What several sources call so is first of all the source's own.
      if drafts.count > 1, let node = findOwn(end, index, placed) {
        if node < described { isDescribed = true }
        end = table.ids[Int(node)]
        return
      }
      flags.insert(.dropped)
      drafts[index].notes.add(
        "ambiguous-reference", "'\(builder.strings[end])' may be several nodes",
        line: drafts[index].edgeLines[edge], column: drafts[index].edgeColumns[edge])
    case .unknown:
      if isTarget, builder.strings.utf8(end).contains(0x20) {
        namedReferences.unknown.append(edge)
      }
      if drafts[index].impliedEnds?.areOwnNodesPairs ?? true {
        namedReferences.strange.append((edge, isTarget))
      }
    case .none: break
    }
  }

  /// The node of a source that a word of the source names, if there is but one.
  private mutating func findOwn(
    _ word: StringID, _ index: Int, _ placed: [PlacedNodes]
  ) -> UInt32? {
    var own =
      ownFinders[index]
      ?? ReferenceFinder(
        ReferenceFinder.usualKeys, only: Set(placed[index].nodes))
    own.prepare([drafts[index]], [placed[index]], table, builder.strings)
    let answer = own.find(word, renamed: placed[index].renamed, table, &builder.strings)
    ownFinders[index] = own
    return if case .node(let node) = answer { node } else { nil }
  }

  /// Makes a node of an end that no source describes.
  private mutating func imply(
    _ id: StringID, _ usual: String, _ implied: ChartDraft.ImpliedEnds, _ edge: Int, _ index: Int
  ) {
    guard table.node(id) == nil else { return }
    let label = implied.labels[id] ?? usual
    let set = label.isEmpty ? emptySet : builder.labelSet([builder.label(label)])
    let line = drafts[index].edgeLines[edge]
    let column = drafts[index].edgeColumns[edge]
    _ = table.add(
      id: id, set: set, name: implied.names[id] ?? ChartDraft.none, line: line, column: column,
      source: index)
    drafts[index].notes.add(
      "implied-node",
      label.isEmpty
        ? "ends that no row describes became nodes without kind"
        : "ends that no row describes became \(label) nodes", line: line, column: column)
  }
}
