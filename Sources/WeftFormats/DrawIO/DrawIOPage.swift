import WeftGraph

/// One page of a draw.io file.
struct DrawIOPage {
  private struct Cell {
    var id: String
    /// Whether the file gives it no id, so that this is its place.
    var isPlaced: Bool
    /// The element that carries label and attributes: the cell, or the object around it.
    var element: Int
    var style: DrawIOStyle
    var label: String
    /// Whether the label has placeholders.
    var isTemplate = false
    var isVertex: Bool
    var isEdge: Bool
    var isHidden: Bool
    var parent: String?
    var source: String?
    var target: String?
  }

  private let tree: XMLTree
  private let model: Int
  private let place: (line: UInt32, column: UInt32)?
  private let name: String
  /// Whether the file has further pages.
  private let isOneOfPages: Bool
  /// What placeholders stand for in the whole file.
  private let variables: [String: String]
  private var cells: [Cell] = []
  private var cellOf: [String: Int] = [:]
  /// The words of the labels that stand on connectors.
  private var edgeLabels: [String: [String]] = [:]
  /// The node each box became, and the id it goes by.
  private var nodes: [String: UInt32] = [:]
  private var settled: [String: String] = [:]
  private var connected: Set<String> = []

  init(
    _ tree: XMLTree, _ model: Int, place: (line: UInt32, column: UInt32)?, name: String,
    isOneOfPages: Bool, variables: [String: String]
  ) {
    self.isOneOfPages = isOneOfPages
    self.variables = variables
    self.tree = tree
    self.model = model
    self.place = place
    self.name = name
  }

  /// Reads the page.
  /// - Parameter ids: Ids of earlier pages; another box of the same id goes under the page's name.
  mutating func read(into filler: inout DraftFiller, ids: inout Set<String>) {
    collect()
    for index in cells.indices where cells[index].isVertex { labelEdge(index) }
    let holders = Set(cells.filter { $0.isVertex }.compactMap(\.parent))
    for cell in cells where cell.isVertex {
      filler.draft.ledger.read.nodes += 1
      if !isEdgeLabel(cell) { readBox(cell, isHolder: holders.contains(cell.id), &filler, &ids) }
    }
    for cell in cells where cell.isVertex {
      if let parent = cell.parent.flatMap({ nodes[$0] }), let child = nodes[cell.id] {
        filler.draft.containments.append((child, parent))
      }
    }
    for cell in cells where cell.isEdge { readConnector(cell, &filler, &ids) }
    noteUnconnected(holders, &filler)
  }

  private func place(_ element: Int) -> (line: UInt32, column: UInt32) {
    place ?? tree.place(element)
  }

  // MARK: Cells

  private mutating func collect() {
    let elements = tree.descendants(model)
    for (index, element) in elements.enumerated() where tree.local(element) == "mxCell" {
      let before = index > 0 ? elements[index - 1] : model
      let isWrapped =
        ["UserObject", "object"].contains(tree.local(before))
        && tree.attribute(element, "id") == nil
      let owner = isWrapped ? before : element
      let id = tree.attribute(owner, "id") ?? tree.attribute(element, "id") ?? ""
      let label =
        isWrapped
        ? tree.attribute(owner, "label") ?? "" : tree.attribute(element, "value") ?? ""
      let place = tree.place(element)
      let cell = Cell(
        id: id.isEmpty ? "\(place.line):\(place.column)" : id, isPlaced: id.isEmpty, element: owner,
        style: DrawIOStyle(tree.attribute(element, "style") ?? ""), label: label,
        isTemplate: isWrapped && tree.attribute(owner, "placeholders") == "1",
        isVertex: tree.attribute(element, "vertex") == "1",
        isEdge: tree.attribute(element, "edge") == "1",
        isHidden: tree.attribute(element, "visible") == "0",
        parent: tree.attribute(element, "parent"),
        source: tree.attribute(element, "source"), target: tree.attribute(element, "target"))
      cellOf[cell.id] = cells.count
      cells.append(cell)
    }
    for index in cells.indices where cells[index].isTemplate {
      cells[index].label = filled(index)
    }
  }

  /// A label with its placeholders filled: from the object's attributes, else from those of what holds
  /// it, else from the file's.
  private func filled(_ index: Int) -> String {
    let parts = cells[index].label.split(separator: "%", omittingEmptySubsequences: false)
    var result = String(parts[0])
    var isOpen = false
    for (number, part) in parts.enumerated().dropFirst() {
      // Real labels are short; a long one could grow without end.
      if !isOpen, number < parts.count - 1, result.utf8.count < 4_096,
        let value = variable(String(part), at: index), value.utf8.count < 4_096
      {
        result += value
        isOpen = true
      } else {
        result += (isOpen ? "" : "%") + part
        isOpen = false
      }
    }
    return result
  }

  /// What a placeholder of a cell stands for.
  private func variable(_ name: String, at index: Int) -> String? {
    guard !name.isEmpty, name != "label" else { return nil }
    var next: Int? = index
    // A file may nest cells in a circle.
    for _ in 0..<64 {
      guard let cell = next else { break }
      if tree.local(cells[cell].element) != "mxCell",
        let value = tree.attribute(cells[cell].element, name)
      {
        return value
      }
      next = cells[cell].parent.flatMap { cellOf[$0] }
    }
    return variables[name]
  }

  private func isEdgeLabel(_ cell: Cell) -> Bool {
    cell.parent.flatMap { cellOf[$0] }.map { cells[$0].isEdge } ?? false
  }

  private mutating func labelEdge(_ index: Int) {
    let cell = cells[index]
    guard let parent = cell.parent, isEdgeLabel(cell) else { return }
    edgeLabels[parent, default: []] += lines(cell)
  }

  private func lines(_ cell: Cell) -> [String] { styledLines(cell).map(\.text) }

  private func styledLines(_ cell: Cell) -> [HTMLText.Line] {
    let looksLikeHTML = cell.label.contains("</") || cell.label.contains("<br")
    if cell.style.isHTML, !cell.label.contains("<") {
      // Line feeds of a label without tags break lines in draw.io.
      return cell.label.split(whereSeparator: \.isNewline)
        .flatMap { HTMLText.styledLines(String($0)) }
    }
    return cell.style.isHTML || looksLikeHTML
      ? HTMLText.styledLines(cell.label)
      : HTMLText.lines(ofPlain: cell.label).map { HTMLText.Line(text: $0, look: []) }
  }

  // MARK: Boxes

  private mutating func settle(_ id: String, _ ids: inout Set<String>) -> String {
    var result = ids.contains(id) ? "\(name):\(id)" : id
    while ids.contains(result) { result += "'" }
    ids.insert(result)
    settled[id] = result
    return result
  }

  private mutating func readBox(
    _ cell: Cell, isHolder: Bool, _ filler: inout DraftFiller, _ ids: inout Set<String>
  ) {
    let place = place(cell.element)
    if nodes[cell.id] != nil {
      filler.note("duplicate-id", "the id '\(cell.id)' is used twice on a page", at: place)
    }
    let id = settle(cell.id, &ids)
    let node = cell.isPlaced ? filler.placedNode(id, at: place) : filler.node(id, at: place)
    nodes[cell.id] = node
    let lines = styledLines(cell)
    if let kind = cell.style.kind {
      filler.kind(node, kind)
      filler.note("guessed-kind", "boxes are read as \(kind) by their shape", at: place)
    } else if !lines.isEmpty, cell.style.isContainer || isHolder {
      filler.draft.groups.append(node)
    }
    let title = tree.attribute(cell.element, "title")
    setLabel(lines, of: node, hasTitle: title != nil, &filler)
    setAttributes(of: cell, .node(node), &filler)
    setPlace(of: cell, .node(node), &filler)
  }

  private func setLabel(
    _ lines: [HTMLText.Line], of node: UInt32, hasTitle: Bool, _ filler: inout DraftFiller
  ) {
    var lines = lines
    if lines.count > 1, let stereotype = Self.stereotype(lines[0].text) {
      filler.set("stereotype", stereotype, of: .node(node))
      lines.removeFirst()
    }
    guard let first = lines.first else { return }
    let text = lines.map(\.text)
    // Lines that look alike are words that were broken, unless they read as somebody's name and title.
    let isOther =
      lines.count > 1 && lines[1].look != first.look && LabelLines.canBeTitle(lines[1].text)
    let read = isOther ? (first.text, lines[1].text) : LabelLines.nameAndTitle(text)
    guard let (name, title) = read else {
      filler.set("label", text.joined(separator: " "), of: .node(node))
      return
    }
    filler.set("label", text.joined(separator: "\n"), of: .node(node))
    filler.set("name", name, of: .node(node))
    if !hasTitle { filler.set("title", title, of: .node(node)) }
    let index = Int(node)
    filler.note(
      "label-lines", "the first line of a label is read as name, the second as title",
      at: (filler.draft.nodeLines[index], filler.draft.nodeColumns[index]))
  }

  /// The word between guillemets, as UML writes what kind a box is.
  private static func stereotype(_ line: String) -> String? {
    for (open, close) in [("«", "»"), ("<<", ">>")]
    where line.hasPrefix(open) && line.hasSuffix(close) {
      return Derivation.trim(String(line.dropFirst(open.count).dropLast(close.count)))
    }
    return nil
  }

  private func setAttributes(
    of cell: Cell, _ owner: DraftFiller.Owner, _ filler: inout DraftFiller
  ) {
    guard tree.local(cell.element) != "mxCell" else { return }
    for (name, value) in tree.attributes(cell.element) {
      if ["id", "label", "placeholders"].contains(name.local) { continue }
      filler.draft.ledger.read.data += 1
      filler.set(name.local, value, of: owner)
    }
  }

  // MARK: Connectors

  private mutating func readConnector(
    _ cell: Cell, _ filler: inout DraftFiller, _ ids: inout Set<String>
  ) {
    filler.draft.ledger.read.edges += 1
    let place = place(cell.element)
    for (end, name) in [(cell.source, "source"), (cell.target, "target")] where end == nil {
      filler.note(
        "unattached-connector", "a connector is attached to nothing at its \(name)", at: place)
    }
    var source = cell.source.map { end($0, place, &filler, &ids) }
    var target = cell.target.map { end($0, place, &filler, &ids) }
    if cell.style.pointsToSource, !cell.style.pointsToTarget {
      swap(&source, &target)
      filler.note(
        "turned-around", "a connector that points to where it begins was turned around", at: place)
    }
    // A connector that points both ways has no direction either, and stays one relationship.
    let isMutual = cell.style.pointsToSource && cell.style.pointsToTarget
    let edge = filler.edge(
      source, target, undirected: cell.style.isArrowless || isMutual, at: place)
    filler.set("edgeId", cell.id, of: .edge(edge), role: .edgeID)
    describe(cell, edge, &filler)
  }

  /// Sets what a connector says: its words, how its line looks, and its attributes.
  private func describe(_ cell: Cell, _ edge: UInt32, _ filler: inout DraftFiller) {
    let words = lines(cell) + (edgeLabels[cell.id] ?? [])
    if !words.isEmpty {
      filler.set("label", words.joined(separator: " "), of: .edge(edge))
    }
    if cell.style.isDashed { filler.set("line", "dashed", of: .edge(edge)) }
    setAttributes(of: cell, .edge(edge), &filler)
    setPlace(of: cell, .edge(edge), &filler)
  }

  /// Sets which page and layer a box or connector is on, and that it is hidden.
  private func setPlace(of cell: Cell, _ owner: DraftFiller.Owner, _ filler: inout DraftFiller) {
    func set(_ name: String, _ value: String, _ type: DraftColumn.ValueType = .string) {
      guard tree.attribute(cell.element, name) == nil || name == "visible" else { return }
      filler.set(name, value, of: owner, type: type)
    }
    if isOneOfPages { set("page", name) }
    let layer = cell.parent.flatMap { cellOf[$0] }.map { cells[$0] }.flatMap {
      $0.isVertex || $0.isEdge ? nil : $0
    }
    if let layer {
      let words = lines(layer).joined(separator: " ")
      if !words.isEmpty { set("layer", words) }
    }
    if cell.isHidden || layer?.isHidden == true { set("visible", "false", .boolean) }
  }

  /// The id of what a connector is attached to; another connector becomes a node of its own.
  private mutating func end(
    _ id: String, _ place: (line: UInt32, column: UInt32), _ filler: inout DraftFiller,
    _ ids: inout Set<String>
  ) -> String {
    var id = id
    if let index = cellOf[id], isEdgeLabel(cells[index]), let parent = cells[index].parent {
      id = parent
    }
    connected.insert(id)
    if let known = settled[id] { return known }
    guard let index = cellOf[id] else { return id }
    let name = settle(id, &ids)
    let node = filler.node(name, at: self.place(cells[index].element))
    filler.kind(node, cells[index].isEdge ? "Connector" : "Layer")
    filler.note(
      "edge-on-edge", "a relation ends on another one, which became a node beside it", at: place)
    return name
  }

  private func noteUnconnected(_ holders: Set<String>, _ filler: inout DraftFiller) {
    guard cells.contains(where: \.isEdge) else { return }
    for cell in cells
    where cell.isVertex && !isEdgeLabel(cell) && !connected.contains(cell.id)
      && !holders.contains(cell.id) && cell.style.kind != "Note" && !lines(cell).isEmpty
    {
      filler.note("unconnected-box", "boxes have no connector", at: place(cell.element))
    }
  }
}
