import WeftGraph

/// The nodes of the chart that is being made, from all sources, before the builder gets them.
struct NodeTable {
  private(set) var ids: [StringID] = []
  private(set) var sets: [UInt16] = []
  private(set) var names: [StringID] = []
  private var lines: [UInt32] = []
  private var columns: [UInt32] = []
  private var sources: [UInt16] = []
  /// For each string, the node it is the id of plus one; 0 where it is none.
  private var nodeByID: [UInt32] = []
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

  /// Adds a node; its id must be new.
  mutating func add(
    id: StringID, set: Int, name: StringID, line: UInt32, column: UInt32, source: Int
  ) -> UInt32 {
    ids.append(id)
    sets.append(UInt16(set))
    names.append(name)
    lines.append(line)
    columns.append(column)
    sources.append(UInt16(source))
    if nodeByID.count <= id.index {
      nodeByID.append(contentsOf: repeatElement(0, count: id.index + 1 - nodeByID.count))
    }
    nodeByID[id.index] = UInt32(ids.count)
    return UInt32(ids.count - 1)
  }

  /// Adds the stand-in for a node that only a relationship's end names.
  mutating func addPlaceholder(
    id: StringID, set: Int, line: UInt32, column: UInt32, source: Int
  ) -> UInt32 {
    if placeholderCount == 0 { firstPlaceholder = ids.count }
    placeholderCount += 1
    return add(
      id: id, set: set, name: ChartDraft.none, line: line, column: column, source: source)
  }

  /// Whether a node is a placeholder.
  func isPlaceholder(_ node: UInt32) -> Bool { Int(node) >= firstPlaceholder }

  /// Makes room for ids of a table of strings.
  mutating func reserve(strings: Int, nodes: Int) {
    nodeByID.reserveCapacity(strings)
    ids.reserveCapacity(nodes)
    sets.reserveCapacity(nodes)
    names.reserveCapacity(nodes)
    lines.reserveCapacity(nodes)
    columns.reserveCapacity(nodes)
    sources.reserveCapacity(nodes)
  }

  /// Fills what a node lacks from another reading of it.
  mutating func merge(_ node: UInt32, set: Int, name: StringID, emptySet: Int) {
    hasMerged = true
    if Int(sets[Int(node)]) == emptySet { sets[Int(node)] = UInt16(set) }
    if names[Int(node)] == ChartDraft.none { names[Int(node)] = name }
  }

  /// Hands the nodes from a first one on to a builder.
  func build(into builder: inout GraphBuilder) {
    for node in ids.indices {
      _ = builder.addNode(
        id: ids[node], labels: Int(sets[node]), line: Int(lines[node]),
        column: Int(columns[node]), source: Int(sources[node]))
    }
  }
}
