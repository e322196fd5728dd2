import WeftGraph

/// Reads a GraphML document's events into a ``ChartDraft``.
///
/// Elements are told by local name in GraphML's own namespaces or in none; data goes to columns by
/// scope and key id. Nodes and edges may come in any order, so ends stay ids here.
struct GraphMLReader: ~Copyable {
  enum Context: UInt8 {
    case document, graphml, key, graph, node, edge, hyperedge, port, endpoint
    case data, defaultValue, desc, label, foreign
  }

  /// An element that is open.
  struct Frame {
    var context: Context
    /// The node or edge whose element this is or that it belongs to.
    var owner: UInt32 = 0
    var scope = GraphMLKeys.Scope.graphml
    /// Whether edges of this graph are undirected unless they say otherwise.
    var undirected = false
    var line: UInt32 = 0
    var column: UInt32 = 0
    /// The column, or key, that data goes to.
    var target = 0
  }

  /// An id and its bytes.
  private struct LastID {
    var id: StringID?
    var bytes: [UInt8] = []
  }

  var draft: ChartDraft
  var keys = GraphMLKeys()
  var stack: [Frame] = [Frame(context: .document)]
  var elements: [GraphMLNames.Element] = []
  var attributes: [GraphMLNames.Attribute] = []
  var names: [XMLName] = []
  var rootNamespace = ""
  /// The text of the innermost data, default or desc element.
  var value: [UInt8] = []
  /// The text of a drawn label, up to its first child.
  var label: [UInt8] = []
  var collectsLabel = false
  var drawing = GraphMLDrawing()
  var columns = GraphMLColumns()
  var facts = GraphMLFacts()
  var graphDepth = 0
  private var lastSource = LastID()
  private var idRanges: [Range<Int>] = []
  private var warmth: UInt64 = 0
  let elementLimit: Int

  init(draft: consuming ChartDraft, limits: XMLLimits) {
    self.draft = draft
    elementLimit = limits.elements
  }

  /// Reads one batch of events.
  mutating func read(_ batch: borrowing XMLEventBatch, names: [XMLName]) throws(InputError) {
    if names.count > self.names.count { learn(names) }
    warmUp(batch)
    let count = batch.events.count
    var index = 0
    while index < count {
      let event = batch.events[index]
      switch event.kind {
      case .start:
        start(event, batch, index + 1..<index + 1 + Int(event.attributeCount))
        index += Int(event.attributeCount)
      case .end: end()
      case .text: text(event, batch)
      case .attribute: break
      }
      index += 1
    }
    if draft.nodeCount + draft.edgeCount > elementLimit {
      throw InputError(
        Diagnostic(
          code: "limit-elements", message: "the chart has more than \(elementLimit) elements",
          file: draft.ledger.path))
    }
  }

  /// Starts the look-ups of all ids of a batch at once.
  private mutating func warmUp(_ batch: borrowing XMLEventBatch) {
    idRanges.removeAll(keepingCapacity: true)
    for event in batch.events where event.kind == .attribute {
      switch attributes[Int(event.name)] {
      case .source, .target, .id: idRanges.append(event.bytes)
      default: break
      }
    }
    warmth &+= draft.strings.warm(idRanges, of: batch.bytes)
  }

  private mutating func learn(_ names: [XMLName]) {
    if self.names.isEmpty, let root = names.first { rootNamespace = root.namespace }
    for name in names[self.names.count...] {
      elements.append(GraphMLNames.element(name, own: rootNamespace))
      attributes.append(GraphMLNames.attribute(name))
      facts.note(name)
    }
    self.names = names
  }

  // MARK: Events

  private mutating func text(_ event: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch) {
    switch stack[stack.count - 1].context {
    case .data, .defaultValue, .desc: value.append(contentsOf: batch.bytes[event.bytes])
    case .label where collectsLabel: label.append(contentsOf: batch.bytes[event.bytes])
    default: break
    }
  }

  private mutating func start(
    _ event: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch, _ range: Range<Int>
  ) {
    let parent = stack[stack.count - 1]
    var frame = Frame(
      context: .foreign, owner: parent.owner, scope: parent.scope, undirected: parent.undirected,
      line: event.low, column: event.high)
    let element = elements[Int(event.name)]
    switch parent.context {
    case .data, .defaultValue, .desc, .label, .foreign:
      startInside(element, event, batch, range, &frame)
      stack.append(frame)
      return
    default: break
    }
    switch element {
    case .data:
      frame.context = .data
      startData(batch, range, &frame)
    case .node:
      frame.context = .node
      frame.scope = .node
      startNode(batch, range, &frame)
    case .edge:
      frame.context = .edge
      frame.scope = .edge
      startEdge(batch, range, &frame)
    case .hyperedge:
      frame.context = .hyperedge
      frame.scope = .hyperedge
      startHyperedge(batch, range, &frame)
    case .endpoint:
      frame.context = .endpoint
      frame.scope = .endpoint
      startEndpoint(batch, range, &frame)
    case .port:
      frame.context = .port
      frame.scope = .port
      draft.ledger.read.ports += 1
      draft.notes.add("port", "ports are counted, not read", line: frame.line, column: frame.column)
    case .graph:
      frame.context = .graph
      startGraph(batch, range, &frame, parent: parent)
    case .key:
      frame.context = .key
      startKey(batch, range, &frame)
    case .graphml:
      frame.context = .graphml
      frame.scope = .graphml
    case .desc:
      frame.context = .desc
      value.removeAll(keepingCapacity: true)
    case .defaultValue:
      frame.context = .defaultValue
      frame.target = parent.target
      value.removeAll(keepingCapacity: true)
    case .locator:
      draft.notes.add(
        "locator", "a reference to another file was not followed", line: frame.line,
        column: frame.column)
    case .nodeLabel, .edgeLabel, .realizers, .label, .labelText, .json, .foreign:
      facts.foreignElements += 1
      if facts.firstForeign.line == 0 { facts.firstForeign = (frame.line, frame.column) }
    }
    stack.append(frame)
  }

  private mutating func end() {
    guard let frame = stack.popLast() else { return }
    switch frame.context {
    case .data: endData(frame)
    case .defaultValue: keys.setDefault(value, of: frame.target)
    case .desc: endDesc()
    case .label: endLabel(frame)
    case .graph: graphDepth -= 1
    case .foreign: drawing.end(depth: stack.count)
    default: break
    }
  }

  // MARK: Structure

  private mutating func startNode(
    _ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: inout Frame
  ) {
    draft.ledger.read.nodes += 1
    var id: StringID?
    var isGroup = false
    for index in range {
      let event = batch.events[index]
      switch attributes[Int(event.name)] {
      case .id: id = draft.strings.intern(utf8: batch.bytes.span.extracting(event.bytes))
      case .folderType: isGroup = true
      default: break
      }
    }
    let name = id ?? placeID(frame)
    if id == nil {
      draft.notes.add(
        "node-without-id", "a node without id got its place as id", line: frame.line,
        column: frame.column)
    }
    frame.owner = draft.addNode(id: name, line: frame.line, column: frame.column)
    if isGroup { draft.groups.append(frame.owner) }
    if let outer = enclosingNode { draft.containments.append((frame.owner, outer)) }
    guard range.count > 1 else { return }
    for index in range {
      let event = batch.events[index]
      switch attributes[Int(event.name)] {
      case .labels:
        columns.add(.kindAttribute, "labels", of: .node, frame, event, batch, &draft)
        facts.nodeLabels = true
      case .id, .folderType, .ignored: break
      default: columns.add(.property, attributeName(event), of: .node, frame, event, batch, &draft)
      }
    }
  }

  private mutating func startEdge(
    _ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: inout Frame
  ) {
    draft.ledger.read.edges += 1
    var source: StringID?
    var target: StringID?
    var undirected = frame.undirected
    var others = 0
    for index in range {
      let event = batch.events[index]
      switch attributes[Int(event.name)] {
      case .source: source = sourceID(event, batch)
      case .target: target = draft.strings.intern(utf8: batch.bytes.span.extracting(event.bytes))
      case .directed:
        if let directed = ScalarText.boolean(Array(batch.bytes[event.bytes])) {
          undirected = !directed
        } else {
          draft.notes.add(
            "bad-value", "an edge's directed is neither true nor false", line: frame.line,
            column: frame.column)
        }
      case .ignored: break
      default: others += 1
      }
    }
    frame.owner = draft.addEdge(
      source: source, target: target, undirected: undirected, line: frame.line,
      column: frame.column)
    guard others > 0 else { return }
    for index in range {
      let event = batch.events[index]
      switch attributes[Int(event.name)] {
      case .source, .target, .directed, .ignored: break
      case .id where facts.isOwnWriting: break
      case .id: columns.add(.edgeID, "edgeId", of: .edge, frame, event, batch, &draft)
      case .label, .labels:
        columns.add(.kindAttribute, "label", of: .edge, frame, event, batch, &draft)
        facts.edgeLabels = true
      default: columns.add(.property, attributeName(event), of: .edge, frame, event, batch, &draft)
      }
    }
  }

  /// The interned id of an edge's source; edges of one node often follow each other.
  private mutating func sourceID(
    _ event: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch
  ) -> StringID {
    if let id = lastSource.id, lastSource.bytes.count == event.bytes.count {
      let one = lastSource.bytes.span
      let two = batch.bytes.span
      var index = 0
      while index < one.count, one[index] == two[event.bytes.lowerBound + index] { index += 1 }
      if index == one.count { return id }
    }
    let id = draft.strings.intern(utf8: batch.bytes.span.extracting(event.bytes))
    lastSource.id = id
    lastSource.bytes.removeAll(keepingCapacity: true)
    lastSource.bytes.append(contentsOf: batch.bytes[event.bytes])
    return id
  }

  private mutating func startHyperedge(
    _ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: inout Frame
  ) {
    draft.ledger.read.hyperedges += 1
    var id: StringID?
    for index in range where attributes[Int(batch.events[index].name)] == .id {
      id = draft.strings.intern(utf8: batch.bytes.span.extracting(batch.events[index].bytes))
    }
    frame.owner = draft.addNode(id: id ?? placeID(frame), line: frame.line, column: frame.column)
    columns.add(.elementKind, "hyperedge", Array("Hyperedge".utf8), of: .hyperedge, frame, &draft)
    draft.notes.add(
      "hyperedge", "a hyperedge was read as a node joined to its endpoints", line: frame.line,
      column: frame.column)
  }

  private mutating func startEndpoint(
    _ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: inout Frame
  ) {
    // An endpoint outside a hyperedge joins nothing.
    guard stack[stack.count - 1].context == .hyperedge else { return }
    var node: StringID?
    var direction = ""
    for index in range {
      let event = batch.events[index]
      switch attributes[Int(event.name)] {
      case .node: node = draft.strings.intern(utf8: batch.bytes.span.extracting(event.bytes))
      case .type: direction = batch.string(event).lowercased()
      default: break
      }
    }
    let hyperedge = draft.nodeIDs[Int(frame.owner)]
    frame.owner = draft.addEdge(
      source: direction == "in" ? node : hyperedge, target: direction == "in" ? hyperedge : node,
      undirected: direction != "in" && direction != "out", line: frame.line, column: frame.column)
    columns.add(.verbatimKind, "endpoint", Array("ENDPOINT".utf8), of: .endpoint, frame, &draft)
    for index in range where attributes[Int(batch.events[index].name)] == .port {
      columns.add(.property, "port", of: .endpoint, frame, batch.events[index], batch, &draft)
    }
  }

  private mutating func startGraph(
    _ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: inout Frame, parent: Frame
  ) {
    draft.ledger.read.graphs += 1
    graphDepth += 1
    var id = StringID(.max)
    var direction: Bool?
    for index in range {
      let event = batch.events[index]
      switch attributes[Int(event.name)] {
      case .id: id = draft.strings.intern(utf8: batch.bytes.span.extracting(event.bytes))
      case .edgeDefault:
        switch batch.string(event).lowercased() {
        case "directed": direction = true
        case "undirected": direction = false
        default: break
        }
      default: break
      }
    }
    if direction == nil {
      draft.notes.add(
        "missing-edgedefault", "a graph does not say whether its edges are directed",
        line: frame.line, column: frame.column)
    }
    frame.undirected = direction == false
    if parent.context == .node {
      // What is said of the inner graph is said of the node it stands in.
      frame.scope = .node
      draft.notes.add(
        "nested-graph", "a graph inside a node became its parts or members", line: frame.line,
        column: frame.column)
    } else {
      frame.scope = .graph
      if graphDepth == 1 { draft.graphs.append((id, draft.edgeCount, draft.nodeCount)) }
    }
  }

  /// The node whose graph the element about to open stands in.
  private var enclosingNode: UInt32? {
    for frame in stack.reversed() {
      switch frame.context {
      case .node: return frame.owner
      case .graph: continue
      default: return nil
      }
    }
    return nil
  }

  private mutating func placeID(_ frame: Frame) -> StringID {
    draft.strings.intern("\(frame.line):\(frame.column)")
  }

  private func attributeName(_ event: XMLEventBatch.Event) -> String {
    let name = names[Int(event.name)]
    return name.prefix.isEmpty ? name.local : "\(name.prefix):\(name.local)"
  }
}
