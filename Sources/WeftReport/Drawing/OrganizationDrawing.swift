import WeftFormats
import WeftGaps
public import WeftGraph

/// A chart as a Graphviz drawing: teams as clusters, a shape for each label, findings marked by
/// border and rule id.
///
/// The drawing keeps to ``DrawingOptions/maximumNodes``: units collapse bottom-up into one box until
/// it holds, except nodes that findings shown are about; what is hidden is counted in the label.
public struct OrganizationDrawing {
  private let graph: Graph
  private let options: DrawingOptions
  private let selection: DrawingSelection
  private let lines: DrawingLines
  private var marks: [Int: [String]] = [:]
  private var names: [Int: String] = [:]
  private var inside: [Int: [Int]] = [:]
  private var vacant: Set<Int> = []

  /// The drawing of a chart as DOT text, which Graphviz takes without a warning.
  /// - Complexity: O(nodes + relationships).
  public static func text(of graph: Graph, options: DrawingOptions = DrawingOptions()) -> String {
    OrganizationDrawing(of: graph, options: options).text
  }

  /// Decides what is drawn.
  init(of graph: Graph, options: DrawingOptions) {
    self.graph = graph
    self.options = options
    selection = DrawingSelection(graph, options)
    lines = DrawingLines(graph, selection, options: options)
    for finding in selection.findings {
      for subject in finding.subjects {
        let known = marks[subject.index] ?? []
        if !known.contains(finding.rule) { marks[subject.index] = known + [finding.rule] }
      }
    }
    for node in 0..<graph.nodeCount where selection.representative[node] == node {
      names[node] = "n\(names.count)"
      var unit = selection.tree.home[node]
      while unit >= 0, selection.representative[unit] != unit { unit = selection.tree.home[unit] }
      inside[unit, default: []].append(node)
    }
    vacant = vacantRoles()
  }

  /// How many nodes the drawing has.
  var nodeCount: Int { names.count }

  private var text: String {
    var document = DOTDocument(
      attributes: [
        .init("rankdir", isGrid ? "LR" : "TB"),
        .init("newrank", .boolean(true)),
        .init("fontname", DrawingStyle.fonts),
        .init("fontsize", .integer(14)),
        .init("labelloc", "t"),
        .init("label", title),
        .init("nodesep", .number(0.2)),
        .init("ranksep", .number(isGrid ? 0.6 : 0.5)),
      ],
      nodeDefaults: [
        .init("fontname", DrawingStyle.fonts), .init("fontsize", .integer(11)),
        .init("color", "#555555"), .init("fontcolor", "#000000"),
      ],
      edgeDefaults: [
        .init("fontname", DrawingStyle.fonts), .init("fontsize", .integer(9)),
        .init("fontcolor", "#333333"), .init("arrowsize", .number(0.7)),
      ])
    document.items = items(in: -1) + grid + lines.lines.map { .edge(edge($0)) }
    return document.text
  }

  /// Whether boxes stand in rows by unit, and lines do not move them: the larger drawings, which
  /// would else become as wide as their longest level.
  private var isGrid: Bool { options.report != nil || names.count > 60 }

  /// Invisible lines that put the boxes of each frame into rows.
  private var grid: [DOTDocument.Item] {
    guard isGrid else { return [] }
    let columns = max(3, Int(Double(names.count).squareRoot() / 2))
    var result: [DOTDocument.Item] = []
    for (_, members) in inside.sorted(by: { $0.key < $1.key }) {
      let boxes = members.filter { isBox($0) }
      for (index, box) in boxes.enumerated() where index % columns != 0 {
        let edge = DOTDocument.Edge(
          names[boxes[index - 1]] ?? "", names[box] ?? "", [.init("style", "invis")])
        result.append(.edge(edge))
      }
    }
    return result
  }

  private func isBox(_ node: Int) -> Bool {
    selection.tree.depth[node] < 0 || (inside[node] ?? []).isEmpty
  }

  // MARK: Boxes

  private func items(in unit: Int) -> [DOTDocument.Item] {
    (inside[unit] ?? []).map { node in
      if isBox(node) { return .node(box(node)) }
      var items = items(in: node)
      var attributes: [DOTDocument.Attribute] = [
        .init("style", "rounded"), .init("color", "#AAAAAA"), .init("bgcolor", "#FAFAFA"),
        .init("tooltip", tooltip(node)),
      ]
      if needsBox(node) {
        items.insert(.node(box(node)), at: 0)
      } else {
        attributes.append(.init("id", DOTText.anchor(graph.id(of: NodeID(node)))))
      }
      // Without a label of its own a frame would repeat the whole drawing's.
      let name = needsBox(node) ? "" : graph.displayName(of: NodeID(node))
      attributes.append(.init("label", name))
      return .cluster(.init(names[node] ?? "", attributes, items: items))
    }
  }

  /// A unit drawn as a frame needs a box of its own where a line ends at it or a finding is about it.
  private func needsBox(_ unit: Int) -> Bool {
    marks[unit] != nil || selection.collapsed.contains(unit) || lines.touched.contains(unit)
  }

  private func box(_ node: Int) -> DOTDocument.Node {
    let labels = graph.labels(of: NodeID(node)).map(graph.name(of:))
    let look = DrawingStyle.look(labels)
    var attributes: [DOTDocument.Attribute] = [
      .init("label", label(node)), .init("shape", look.shape),
    ]
    let style = vacant.contains(node) ? "rounded,dashed" : look.style
    if marks[node] != nil {
      attributes += [
        .init("style", style == "rounded,dashed" ? style : style + ",bold"),
        .init("color", DrawingStyle.alarm), .init("penwidth", .number(3)),
      ]
    } else if options.added.nodes.contains(NodeID(node)) {
      attributes += [
        .init("style", style + ",bold"), .init("color", DrawingStyle.addition),
        .init("penwidth", .number(3)),
      ]
    } else {
      attributes.append(.init("style", style))
    }
    attributes += [
      .init("fillcolor", look.fill), .init("tooltip", tooltip(node)),
      .init("id", DOTText.anchor(graph.id(of: NodeID(node)))),
    ]
    return .init(names[node] ?? "", attributes)
  }

  private func label(_ node: Int) -> String {
    var rows = Self.broken(graph.displayName(of: NodeID(node)), width: 24)
    if let title = text("title", node), title != graph.displayName(of: NodeID(node)) {
      rows += Self.broken(title, width: 28)
    }
    if let count = selection.absorbed[node] {
      let partly = !(inside[node] ?? []).isEmpty
      rows.append(partly ? "and \(count) more" : "(\(Counts.of(count, "node")))")
    }
    if options.added.nodes.contains(NodeID(node)) { rows.append("+ new") }
    if let rules = marks[node] {
      rows += rules.prefix(3).map { "! " + $0 }
      if rules.count > 3 { rows.append("! and \(rules.count - 3) more") }
    }
    return rows.joined(separator: "\n")
  }

  private func tooltip(_ node: Int) -> String {
    let labels = graph.labels(of: NodeID(node)).map(graph.name(of:)).joined(separator: ", ")
    var rows = ["\(graph.displayName(of: NodeID(node))) (\(labels)) \(graph.id(of: NodeID(node)))"]
    for finding in selection.findings where finding.subjects.contains(NodeID(node)) {
      rows.append("\(finding.rule): \(finding.message)")
    }
    return rows.prefix(12).joined(separator: "\n")
  }

  private func text(_ key: String, _ node: Int) -> String? {
    guard let key = graph.key(key), case .string(let text)? = graph.value(of: key, NodeID(node))
    else { return nil }
    return text
  }

  /// Words in rows of about a width, so that boxes stay narrow.
  private static func broken(_ text: String, width: Int) -> [String] {
    var rows: [String] = []
    var row = ""
    for word in text.split(separator: " ") {
      if !row.isEmpty, row.count + 1 + word.count > width {
        rows.append(row)
        row = ""
      }
      row += row.isEmpty ? String(word.prefix(60)) : " " + word.prefix(60)
    }
    rows.append(row)
    return rows.count <= 4 ? rows : Array(rows.prefix(3)) + [rows[3] + "…"]
  }

  /// Roles no active person holds on the day of the drawing.
  private func vacantRoles() -> Set<Int> {
    guard let role = graph.label("Role") else { return [] }
    var result = Set(graph.ranges(of: role).joined())
    guard let holds = graph.type("HOLDS") else { return result }
    let masks = (options.asOf ?? options.report?.asOf).map {
      ValidityMasks(of: graph.readable(), asOf: $0)
    }
    for index in graph.typeRanges[holds.index] {
      let isHeld =
        masks.map { $0.current.contains(index) && $0.active.contains(graph.sources[index].index) }
        ?? true
      if isHeld { result.remove(graph.targets[index].index) }
    }
    return result
  }

  // MARK: Lines

  private func edge(_ line: DrawingLines.Line) -> DOTDocument.Edge {
    var attributes = DrawingStyle.edge(line.type)
    let source = names[line.source] ?? ""
    let target = names[line.target] ?? ""
    var caption =
      line.count > 1
      ? "\(DrawingLines.words(line.type)) ×\(Counts.grouped(line.count))"
      : line.type == "REPORTS_TO" ? "" : DrawingLines.words(line.type)
    if line.isNew { caption = "+ " + (caption.isEmpty ? DrawingLines.words(line.type) : caption) }
    let isLoose = line.isDotted || isGrid
    if line.isDotted {
      attributes.removeAll { $0.name == "style" }
      attributes.append(.init("style", "dotted"))
    }
    if isLoose {
      attributes.append(.init("constraint", .boolean(false)))
      // Who stands above whom shows by place no more.
      if line.type == "REPORTS_TO" {
        attributes.removeAll { $0.name == "arrowhead" }
        attributes += [.init("dir", "back"), .init("arrowtail", "open")]
      }
    }
    if line.isEvidence || line.isNew {
      let colour = line.isNew ? DrawingStyle.addition : DrawingStyle.alarm
      attributes.removeAll { $0.name == "color" || $0.name == "penwidth" }
      attributes += [.init("color", colour), .init("penwidth", .number(2.5))]
    }
    // dot fails on labels of lines that do not take part in the layout; external labels it places itself.
    if !caption.isEmpty { attributes.append(.init(isLoose ? "xlabel" : "label", caption)) }
    let tooltip = "\(name(line.source)) \(DrawingLines.words(line.type)) \(name(line.target))"
    attributes += [.init("tooltip", tooltip), .init("labeltooltip", tooltip)]
    // Reporting is drawn from the manager down.
    return line.type == "REPORTS_TO"
      ? .init(target, source, attributes) : .init(source, target, attributes)
  }

  private func name(_ node: Int) -> String { graph.displayName(of: NodeID(node)) }

  private var title: String {
    var rows = [graph.sourceNames.joined(separator: ", ")]
    if options.report != nil {
      var row = Counts.of(selection.findings.count, "finding") + " marked"
      if selection.findingsLeftOut > 0 {
        row += ", \(Counts.grouped(selection.findingsLeftOut)) without room"
      }
      rows.append(row)
    }
    if !options.added.nodes.isEmpty || !options.added.relationships.isEmpty {
      rows.append("green, with +: what the change adds")
    }
    let total = selection.hidden.reduce(0) { $0 + $1.count }
    if total > 0 {
      let kinds = selection.hidden.prefix(4).map { "\(Counts.grouped($0.count)) \($0.label)" }
      let rest = selection.hidden.count > 4 ? ", …" : ""
      rows.append(
        "\(Counts.of(total, "node")) hidden: \(kinds.joined(separator: ", "))\(rest)")
    }
    if lines.hidden > 0 { rows.append("\(Counts.of(lines.hidden, "relationship")) hidden") }
    return rows.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
