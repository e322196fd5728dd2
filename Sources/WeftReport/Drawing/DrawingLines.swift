import WeftGaps
import WeftGraph

/// The lines of a drawing: relationships between the nodes that stand for their ends, parallels merged.
struct DrawingLines {
  /// One line.
  struct Line {
    let source: Int
    let target: Int
    let type: String
    let isDotted: Bool
    var count: Int
    var isEvidence: Bool
    var isNew: Bool
  }

  /// What is drawn, by priority of type, then ends.
  private(set) var lines: [Line] = []
  /// Nodes at which a line ends.
  private(set) var touched: Set<Int> = []
  /// Relationships that are not drawn though both ends are.
  private(set) var hidden = 0

  /// More lines than this make a drawing neither quick nor readable.
  static let maximum = 160

  private struct Merged {
    var count = 0
    var isEvidence = false
    var isFocal = false
    var isNew = false
  }

  private struct Ends: Hashable {
    let source: Int
    let target: Int
    let type: TypeID
    let isDotted: Bool
  }

  init(_ graph: Graph, _ selection: DrawingSelection, options: DrawingOptions) {
    let only = options.selection?.relationships
    var evidence: Set<RelationshipID> = []
    // Which findings a node takes part in.
    var findings: [Int: Set<Int>] = [:]
    for (number, finding) in selection.findings.enumerated() {
      evidence.formUnion(finding.evidenceRelationships)
      for node in finding.subjects.map(\.index) + finding.evidenceNodes(in: graph) {
        findings[node, default: []].insert(number)
      }
    }
    let foreground = DrawingStyle.foreground(in: graph)
    let focus = Set(options.focus.map(\.index))
    var merged: [Ends: Merged] = [:]
    for type in graph.types.names.indices.map({ TypeID($0) }) {
      let name = graph.name(of: type)
      for index in graph.typeRanges[type.index] {
        let relationship = RelationshipID(index)
        if let only, !only.contains(relationship) { continue }
        let ends = (graph.sources[index].index, graph.targets[index].index)
        let source = selection.representative[ends.0]
        let target = selection.representative[ends.1]
        let isEvidence = evidence.contains(relationship)
        // What joins a node to itself is drawn where it is evidence.
        guard source >= 0, target >= 0, source != target || isEvidence && ends.0 == ends.1 else {
          continue
        }
        let isFocal = focus.contains(ends.0) || focus.contains(ends.1)
        if !isEvidence, only == nil {
          if name == "MEMBER_OF" || name == "PART_OF", isInside(source, target, selection) {
            continue
          }
          let isShared = !(findings[ends.0] ?? []).isDisjoint(with: findings[ends.1] ?? [])
          let isContext =
            selection.findings.isEmpty ? foreground.contains(name) : name == "DEPENDS_ON"
          guard isShared || isContext || isFocal else {
            hidden += 1
            continue
          }
        }
        let key = Ends(
          source: source, target: target, type: type,
          isDotted: name == "REPORTS_TO" && Self.isDotted(graph, relationship))
        merged[key, default: Merged()].count += 1
        if isEvidence { merged[key]?.isEvidence = true }
        if isFocal { merged[key]?.isFocal = true }
        if options.added.relationships.contains(relationship) { merged[key]?.isNew = true }
      }
    }
    choose(merged, graph)
  }

  private mutating func choose(
    _ merged: [Ends: Merged], _ graph: Graph
  ) {
    func priority(_ type: TypeID) -> Int {
      DrawingStyle.typePriority.firstIndex(of: graph.name(of: type))
        ?? DrawingStyle.typePriority.count
    }
    let sorted = merged.sorted { one, other in
      if one.value.isEvidence != other.value.isEvidence { return one.value.isEvidence }
      if one.value.isFocal != other.value.isFocal { return one.value.isFocal }
      let ranks = (priority(one.key.type), priority(other.key.type))
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      if one.key.type != other.key.type { return one.key.type < other.key.type }
      return (one.key.source, one.key.target, one.key.isDotted ? 1 : 0)
        < (other.key.source, other.key.target, other.key.isDotted ? 1 : 0)
    }
    for (ends, value) in sorted {
      guard lines.count < Self.maximum || value.isEvidence else {
        hidden += value.count
        continue
      }
      lines.append(
        Line(
          source: ends.source, target: ends.target, type: graph.name(of: ends.type),
          isDotted: ends.isDotted, count: value.count, isEvidence: value.isEvidence,
          isNew: value.isNew))
      touched.insert(ends.source)
      touched.insert(ends.target)
    }
  }

  /// Whether a node is drawn inside a unit's frame, so that no line need say it belongs there.
  private func isInside(_ node: Int, _ unit: Int, _ selection: DrawingSelection) -> Bool {
    var home = selection.tree.home[node]
    while home >= 0 {
      if home == unit { return true }
      home = selection.tree.home[home]
    }
    return false
  }

  private static func isDotted(_ graph: Graph, _ relationship: RelationshipID) -> Bool {
    guard let key = graph.key("subtype") else { return false }
    return graph.value(of: key, relationship) == .string("dotted")
  }

  /// A type as words: `DEPENDS_ON` becomes `depends on`.
  static func words(_ type: String) -> String {
    type.lowercased().split(separator: "_").joined(separator: " ")
  }
}
