import WeftFormats
public import WeftGaps
import WeftGraph

/// How two charts differ, drawn for Graphviz: what came and went with its neighbours.
///
/// Added is green and bold with a `+`, removed vermilion and dashed with a `−`, changed blue with a `~`;
/// colour never stands alone.
public struct DiffDrawing {
  private static let added = "#009E73"
  private static let removed = DrawingStyle.alarm
  private static let changed = "#0072B2"

  private let diff: GraphDiff

  /// The drawing of a comparison, as DOT.
  public static func text(_ diff: GraphDiff) -> String { DiffDrawing(diff).text() }

  private init(_ diff: GraphDiff) { self.diff = diff }

  private func text() -> String {
    var document = DOTDocument()
    document.attributes = [
      .init(
        "label",
        "from \(Self.name(of: diff.old)) to \(Self.name(of: diff.new)): "
          + "\(diff.addedNodes.count + diff.addedRelationships.count) added, "
          + "\(diff.removedNodes.count + diff.removedRelationships.count) removed, "
          + "\(diff.changedNodes.count + diff.changedRelationships.count) changed"),
      .init("fontname", DrawingStyle.fonts),
    ]
    var names: [Box: String] = [:]
    var boxes: [Box] = []
    func name(_ box: Box) -> String {
      if let name = names[box] { return name }
      let name = "n\(boxes.count)"
      names[box] = name
      boxes.append(box)
      return name
    }
    for node in diff.addedNodes { _ = name(.new(node)) }
    for node in diff.removedNodes { _ = name(.old(node)) }
    for change in diff.changedNodes { _ = name(.new(change.new)) }
    var edges: [DOTDocument.Edge] = []
    func edge(
      _ relationship: RelationshipID, isNew: Bool, _ mark: String, _ colour: String, _ style: String
    ) {
      let graph = isNew ? diff.new : diff.old
      let type = graph.name(of: graph.type(of: relationship))
      edges.append(
        DOTDocument.Edge(
          name(box(graph.source(of: relationship), isNew: isNew)),
          name(box(graph.target(of: relationship), isNew: isNew)),
          [
            .init("label", "\(mark) \(type)"), .init("color", colour), .init("fontcolor", colour),
            .init("style", style),
          ] + (isUndirected(relationship, type, graph) ? [.init("dir", "none")] : [])))
    }
    for link in diff.addedRelationships { edge(link, isNew: true, "+", Self.added, "bold") }
    for link in diff.removedRelationships { edge(link, isNew: false, "−", Self.removed, "dashed") }
    for change in diff.changedRelationships {
      edge(change.new, isNew: true, "~", Self.changed, "solid")
    }
    let changedNodes = Set(diff.changedNodes.map(\.new))
    for (index, box) in boxes.enumerated() {
      document.items.append(.node(node("n\(index)", box, changedNodes)))
    }
    document.items += edges.map { .edge($0) }
    return document.text
  }

  /// What a chart is called: the files it was read from.
  private static func name(of graph: Graph) -> String {
    graph.sourceNames.isEmpty ? "a chart" : graph.sourceNames.joined(separator: ", ")
  }

  /// Whether a relationship goes either way: its type does, or its file says so.
  private func isUndirected(
    _ relationship: RelationshipID, _ type: String, _ graph: Graph
  ) -> Bool {
    graph.undirected.contains(relationship.index)
      || DrawingStyle.edge(type).contains(.init("dir", "none"))
  }

  /// A node of the new chart, or one that only the old one has.
  private enum Box: Hashable {
    case new(NodeID)
    case old(NodeID)
  }

  private func box(_ node: NodeID, isNew: Bool) -> Box {
    if isNew { return .new(node) }
    return diff.newNode(node).map { .new($0) } ?? .old(node)
  }

  private func node(_ name: String, _ box: Box, _ changed: Set<NodeID>) -> DOTDocument.Node {
    let graph: Graph
    let node: NodeID
    var mark = ""
    var border: [DOTDocument.Attribute] = []
    switch box {
    case .old(let id):
      (graph, node, mark) = (diff.old, id, "− ")
      border = [.init("color", Self.removed), .init("fontcolor", Self.removed)]
    case .new(let id):
      (graph, node) = (diff.new, id)
      if diff.oldNode(id) == nil {
        mark = "+ "
        border = [.init("color", Self.added), .init("penwidth", .integer(3))]
      } else if changed.contains(id) {
        mark = "~ "
        border = [.init("color", Self.changed), .init("penwidth", .integer(3))]
      }
    }
    let labels = graph.labels(of: node).map { graph.name(of: $0) }
    let look = DrawingStyle.look(labels)
    let style = mark == "− " ? "dashed" : look.style
    return DOTDocument.Node(
      name,
      [
        .init("label", mark + graph.displayName(of: node)), .init("shape", look.shape),
        .init("style", style), .init("fillcolor", look.fill),
        .init("fontname", DrawingStyle.fonts),
        .init("tooltip", labels.joined(separator: ", ") + " " + graph.id(of: node)),
      ] + border)
  }
}
