import WeftGraph

/// Decides which nodes of a source are nodes of the chart that exist already.
struct NodeMerger {
  let options: ImportOptions
  let emptySet: Int
  let draft: ChartDraft
  let source: Int
  /// The label set of each of the draft's nodes.
  let sets: [UInt16]
  /// The name the file gives each node, if any; empty where it names none.
  let names: [StringID]

  /// Which node of the chart each of the draft's nodes became.
  private(set) var nodes: [UInt32] = []
  /// Ids of this source that an earlier one uses for somebody else, and the node they mean here.
  private(set) var renamed: [StringID: UInt32] = [:]
  /// Which of the draft's nodes first spoke of a node of an earlier source.
  private var joined: [UInt32: Int] = [:]
  private var graph = 0
  /// Ids of this source that are but places.
  private let placeIDs: Set<StringID>

  init(
    _ draft: ChartDraft, source: Int, sets: [UInt16], names: [StringID], emptySet: Int,
    _ options: ImportOptions
  ) {
    self.draft = draft
    self.source = source
    self.sets = sets
    self.names = names
    self.emptySet = emptySet
    self.options = options
    placeIDs = Set(draft.placeIDs)
  }

  /// Adds the draft's nodes to the table.
  /// - Parameter matches: Nodes of earlier sources that an identity of the mapping joins to.
  mutating func merge(
    matches: [UInt32: UInt32], into table: inout NodeTable, strings: inout StringTableBuilder,
    notes: inout ImportNotes
  ) {
    if matches.isEmpty,
      table.adopt(draft, sets: sets, names: names, source: source, strings: strings.count)
    {
      nodes = Array(0..<UInt32(draft.nodeCount))
      return
    }
    let firstOwn = UInt32(table.count)
    var firstReadings: [Int] = []
    table.reserve(strings: strings.count, nodes: table.count + draft.nodeCount)
    nodes.reserveCapacity(draft.nodeCount)
    for node in 0..<draft.nodeCount {
      while graph + 1 < draft.graphs.count, draft.graphs[graph + 1].firstNode <= node { graph += 1 }
      let id = draft.nodeIDs[node]
      if let match = matches[UInt32(node)] {
        if id != table.ids[Int(match)] {
          renamed[id] = match
          notes.add(
            "merged-node",
            "what identifies a node is that of one of an earlier source, whose id it has",
            line: draft.nodeLines[node], column: draft.nodeColumns[node])
        }
        join(node, match, &table)
        continue
      }
      guard let known = renamed[id] ?? table.node(id) else {
        firstReadings.append(node)
        add(node, id, &table)
        continue
      }
      if known >= firstOwn {
        repeated(node, firstReadings[Int(known - firstOwn)], &notes, strings)
        join(node, known, &table)
      } else if let first = joined[known] {
        repeated(node, first, &notes, strings)
        join(node, known, &table)
      } else if options.merge == .id, agrees(node, known, table) {
        joined[known] = node
        join(node, known, &table)
      } else {
        let other = rename(id, table, &strings)
        if options.merge == .id {
          notes.add(
            "id-conflict",
            "'\(strings[id])' is another node in another source; here it is '\(strings[other])'",
            line: draft.nodeLines[node], column: draft.nodeColumns[node])
        }
        renamed[id] = UInt32(table.count)
        firstReadings.append(node)
        add(node, other, &table)
      }
    }
  }

  private func name(_ node: Int) -> StringID { names.isEmpty ? ChartDraft.none : names[node] }

  private mutating func add(_ node: Int, _ id: StringID, _ table: inout NodeTable) {
    nodes.append(
      table.add(
        id: id, set: Int(sets[node]), name: name(node), line: draft.nodeLines[node],
        column: draft.nodeColumns[node], source: source,
        isPlaced: placeIDs.contains(draft.nodeIDs[node])))
  }

  private mutating func join(_ node: Int, _ known: UInt32, _ table: inout NodeTable) {
    table.merge(known, set: Int(sets[node]), name: name(node), emptySet: emptySet)
    nodes.append(known)
  }

  /// One graph for each relation may repeat its nodes; within a graph that is a fault.
  private func repeated(
    _ node: Int, _ first: Int, _ notes: inout ImportNotes, _ strings: StringTableBuilder
  ) {
    let isOtherGraph = draft.graphs.count > 1 && first < draft.graphs[graph].firstNode
    if isOtherGraph {
      notes.add(
        "merged-graphs", "nodes of several graphs with the same id are one",
        line: draft.nodeLines[node], column: draft.nodeColumns[node])
    } else {
      notes.addEach(
        "duplicate-id", line: draft.nodeLines[node], column: draft.nodeColumns[node],
        "the id '\(strings[draft.nodeIDs[node]])' was used at "
          + "\(draft.nodeLines[first]):\(draft.nodeColumns[first]) already")
    }
  }

  /// Whether labels and names agree, or one reading has none, and the ids are ids.
  private func agrees(_ node: Int, _ known: UInt32, _ table: NodeTable) -> Bool {
    // That both stand in the same place of their files says nothing.
    guard !placeIDs.contains(draft.nodeIDs[node]), !table.placed.contains(known) else {
      return false
    }
    let set = Int(table.sets[Int(known)])
    let name = table.name(Int(known))
    let own = self.name(node)
    return (set == Int(sets[node]) || set == emptySet || Int(sets[node]) == emptySet)
      && (name == own || name == ChartDraft.none || own == ChartDraft.none)
  }

  private func rename(
    _ id: StringID, _ table: NodeTable, _ strings: inout StringTableBuilder
  ) -> StringID {
    let file = draft.ledger.path.split(separator: "/").last ?? "chart"
    let stem = file.split(separator: ".", omittingEmptySubsequences: false).dropLast()
      .joined(separator: ".")
    let base = "\(stem.isEmpty ? String(file) : stem):\(strings[id])"
    var candidate = strings.intern(base)
    var number = 2
    while table.node(candidate) != nil {
      candidate = strings.intern("\(base):\(number)")
      number += 1
    }
    return candidate
  }
}
