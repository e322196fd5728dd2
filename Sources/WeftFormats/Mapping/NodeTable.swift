import WeftGraph

/// The nodes of the chart that is being made, from all sources, before the builder gets them.
struct NodeTable {
  private(set) var ids: [StringID] = []
  private(set) var sets: [UInt16] = []
  /// The name the file gives each node; empty while none has one.
  private var names: [StringID] = []
  private var lines: [UInt32] = []
  private var columns: [UInt32] = []
  /// The source of each node; empty while all are of the first.
  private var sources: [UInt16] = []
  /// For each string, the node it is the id of plus one; 0 where it is none.
  private var nodeByID: [UInt32] = []
  /// Nodes to which their source gives no id, in no order.
  private(set) var placed: Set<UInt32> = []
  private(set) var placeholderCount = 0
  /// Placeholders come behind all other nodes.
  private var firstPlaceholder = Int.max
  /// Whether some node was read more than once, so that values have to be compared.
  private(set) var hasMerged = false

  var count: Int { ids.count }

  /// The node with an id.
  func node(_ id: StringID) -> UInt32? {
    guard id.index < nodeByID.count, nodeByID[id.index] != 0 else { return nil }
    return nodeByID[id.index] - 1
  }

  /// The name the file gives a node, if any.
  func name(_ node: Int) -> StringID { names.isEmpty ? ChartDraft.none : names[node] }

  /// Whether some node has a name.
  var hasNames: Bool { !names.isEmpty }

  /// Takes all nodes of a draft as they are, where they are the first and no two share an id.
  /// - Parameters:
  ///   - sets: The label set of each.
  ///   - names: The name of each, or nothing where none has one.
  ///   - strings: How many strings there are.
  /// - Returns: Whether that was so; nothing is taken otherwise.
  mutating func adopt(
    _ draft: ChartDraft, sets: [UInt16], names: [StringID], source: Int, strings: Int
  ) -> Bool {
    guard ids.isEmpty, source == 0 else { return false }
    var numbers = [UInt32](repeating: 0, count: strings)
    for node in draft.nodeIDs.indices {
      let id = draft.nodeIDs[node].index
      guard numbers[id] == 0 else { return false }
      numbers[id] = UInt32(node + 1)
    }
    nodeByID = numbers
    ids = draft.nodeIDs
    lines = draft.nodeLines
    columns = draft.nodeColumns
    self.sets = sets
    self.names = names
    for id in draft.placeIDs where numbers[id.index] != 0 { placed.insert(numbers[id.index] - 1) }
    return true
  }

  /// Adds a node; its id must be new.
  /// - Parameter isPlaced: Whether the source gives it none, so that this is but its place.
  mutating func add(
    id: StringID, set: Int, name: StringID, line: UInt32, column: UInt32, source: Int,
    isPlaced: Bool = false
  ) -> UInt32 {
    if isPlaced { placed.insert(UInt32(ids.count)) }
    if !names.isEmpty || name != ChartDraft.none {
      makeNames()
      names.append(name)
    }
    if source != 0, sources.isEmpty { sources = [UInt16](repeating: 0, count: ids.count) }
    if source != 0 || !sources.isEmpty { sources.append(UInt16(source)) }
    ids.append(id)
    sets.append(UInt16(set))
    lines.append(line)
    columns.append(column)
    if nodeByID.count <= id.index {
      nodeByID.append(contentsOf: repeatElement(0, count: id.index + 1 - nodeByID.count))
    }
    nodeByID[id.index] = UInt32(ids.count)
    return UInt32(ids.count - 1)
  }

  private mutating func makeNames() {
    if names.isEmpty { names = [StringID](repeating: ChartDraft.none, count: ids.count) }
  }

  /// Adds the stand-in for a node that only a relationship's end names.
  mutating func addPlaceholder(
    id: StringID, set: Int, line: UInt32, column: UInt32, source: Int, isPlaced: Bool
  ) -> UInt32 {
    if placeholderCount == 0 { firstPlaceholder = ids.count }
    placeholderCount += 1
    return add(
      id: id, set: set, name: ChartDraft.none, line: line, column: column, source: source,
      isPlaced: isPlaced)
  }

  /// Whether a node is a placeholder.
  func isPlaceholder(_ node: UInt32) -> Bool { Int(node) >= firstPlaceholder }

  /// Makes room for ids of a table of strings.
  mutating func reserve(strings: Int, nodes: Int) {
    nodeByID.reserveCapacity(strings)
    ids.reserveCapacity(nodes)
    sets.reserveCapacity(nodes)
    lines.reserveCapacity(nodes)
    columns.reserveCapacity(nodes)
  }

  /// Fills what a node lacks from another reading of it.
  mutating func merge(_ node: UInt32, set: Int, name: StringID, emptySet: Int) {
    hasMerged = true
    if Int(sets[Int(node)]) == emptySet { sets[Int(node)] = UInt16(set) }
    guard name != ChartDraft.none, self.name(Int(node)) == ChartDraft.none else { return }
    makeNames()
    names[Int(node)] = name
  }

  /// Hands the nodes on to a builder that has none.
  func build(into builder: inout GraphBuilder) {
    builder.addNodes(ids: ids, labels: sets, lines: lines, columns: columns, sources: sources)
    for node in placed { builder.markPlaced(Int(node)) }
  }
}
