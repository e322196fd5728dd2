import WeftGraph

/// Reads a GraphML document's events into a ``ChartDraft``.
///
/// Elements are told by local name in GraphML's own namespaces or in none; data goes to columns by
/// scope and key id. Nodes and edges may come in any order, so ends stay ids here.
struct GraphMLReader: ~Copyable {
  enum Context: UInt8 {
    case document, graphml, key, graph, node, edge, hyperedge, port, endpoint
    case data, defaultValue, desc, label, foreign
    /// An element of the document's own namespace in what is text.
    case markup
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
  struct LastID {
    var id: StringID?
    var bytes: [UInt8] = []
  }

  var draft: ChartDraft
  var keys = GraphMLKeys()
  var stack: [Frame] = [Frame(context: .document)]
  var elements: [GraphMLNames.Element] = []
  var attributes: [GraphMLNames.Attribute] = []
  var names: [XMLName] = []
  /// The names, by number, of elements that mean nothing here and are in the document's namespace.
  var markup: [Bool] = []
  var rootNamespace = ""
  /// The text of the innermost data, default or desc element.
  var value: [UInt8] = []
  /// The text of a drawn label, up to its first child.
  var label: [UInt8] = []
  var collectsLabel = false
  var drawing = GraphMLDrawing()
  /// The name of the property whose value an inner element is, and whether the value is drawn.
  var propertyName = ""
  var isPropertyDrawn = false
  var shared = GraphMLSharedValues()
  var columns = GraphMLColumns()
  var facts = GraphMLFacts()
  var graphDepth = 0
  /// The nodes that are hyperedges, and the edges that are their endpoints.
  var hyperedges: [UInt32] = []
  var endpoints: [UInt32] = []
  var lastSource = LastID()
  /// Counts on to the tags of the batch that were left without a place.
  private var tracker = PositionTracker()
  /// What is looked up ahead.
  private var ranges: [Range<Int>] = []
  private var warmth: UInt64 = 0
  private let limits: ReadingLimits

  /// The names, by number, of elements that are asked for their place but rarely.
  private(set) var unplaced: [Bool] = []

  init(draft: consuming ChartDraft, limits: ReadingLimits) {
    self.draft = draft
    self.limits = limits
  }

  /// Reads one batch of events.
  mutating func read(_ batch: borrowing XMLEventBatch, names: [XMLName]) throws(InputError) {
    if names.count > self.names.count { learn(names) }
    tracker = batch.origin.tracker
    warmUp(batch)
    let count = batch.events.count
    var index = 0
    while index < count {
      let event = batch.events[index]
      switch event.kind {
      case .start:
        if elements[Int(event.name)] == .data, let behind = readValue(at: index, batch) {
          index = behind
          continue
        }
        start(event, batch, index + 1..<index + 1 + Int(event.attributeCount))
        index += Int(event.attributeCount)
      case .end: end()
      case .text: text(event, batch)
      case .attribute: break
      }
      index += 1
    }
    if draft.nodeCount + draft.edgeCount > limits.elements {
      throw InputError(
        Diagnostic(
          code: "limit-elements", message: "the chart has more than \(limits.elements) elements",
          file: draft.ledger.path,
          position: lastPlace(batch),
          hint: DiagnosticCatalogue.page("limit-elements")?.remedy))
    }
    if draft.isTooDense(read: batch.origin.parsed, limits) {
      throw draft.tooDense(limits, at: lastPlace(batch))
    }
  }

  /// Where the last start tag of a batch is.
  private mutating func lastPlace(_ batch: borrowing XMLEventBatch) -> SourcePosition? {
    guard let tag = batch.events.last(where: { $0.kind == .start }) else { return nil }
    let (line, column) = place(tag, batch)
    return SourcePosition(line: Int(line), column: Int(column))
  }

  /// Reads a whole data element at once if it is as most are: a key, some text and nothing else, on
  /// a node or edge, with a key met before.
  /// - Returns: The index behind the element, or nil if it has to be read event by event.
  private mutating func readValue(at index: Int, _ batch: borrowing XMLEventBatch) -> Int? {
    let events = batch.events.span
    guard events[index].attributeCount == 1, index + 3 < events.count,
      attributes[Int(events[index + 1].name)] == .key
    else { return nil }
    let text: Range<Int>
    let behind: Int
    switch (events[index + 2].kind, events[index + 3].kind) {
    case (.text, .end):
      text = events[index + 2].bytes
      behind = index + 4
    case (.end, _):
      text = 0..<0
      behind = index + 3
    default: return nil
    }
    let owner = stack[stack.count - 1]
    let isEdge = owner.context == .edge
    guard isEdge || owner.context == .node,
      let column = keys.target(of: events[index + 1], batch, in: owner.scope)
    else { return nil }
    draft.ledger.read.data += 1
    drawing.begin()
    let value = batch.bytes.span.extracting(text)
    let keepsPlaces = draft.notes.keepsPlaces
    if isEdge {
      let fault = draft.edgeData[column].take(
        value, owner: owner.owner, keepsPlaces: keepsPlaces, strings: &draft.strings)
      if let fault {
        let place = self.place(events[index], batch)
        draft.edgeData[column].place(fault, at: place, keepsPlaces: keepsPlaces)
      }
    } else {
      let fault = draft.nodeData[column].take(
        value, owner: owner.owner, keepsPlaces: keepsPlaces, strings: &draft.strings)
      if let fault {
        let place = self.place(events[index], batch)
        draft.nodeData[column].place(fault, at: place, keepsPlaces: keepsPlaces)
      }
    }
    return behind
  }

  /// The line and column of a start tag.
  private mutating func place(
    _ tag: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch
  ) -> (line: UInt32, column: UInt32) {
    tag.high == 0
      ? tracker.position(ofTagEndingAt: Int(tag.low), in: batch) : (tag.low, tag.high)
  }

  /// Values shorter than this are few, and mostly numbers.
  private static var shortValue: Int { 5 }

  /// Starts the look-ups of all ids and most values of a batch at once.
  private mutating func warmUp(_ batch: borrowing XMLEventBatch) {
    ranges.removeAll(keepingCapacity: true)
    let events = batch.events.span
    var index = 0
    while index < events.count {
      let event = events[index]
      index += 1
      if event.kind == .attribute {
        switch attributes[Int(event.name)] {
        case .source, .target, .id: ranges.append(event.bytes)
        default: break
        }
      } else if event.kind == .start, elements[Int(event.name)] == .data,
        index + 1 < events.count, events[index + 1].kind == .text
      {
        let text = events[index + 1].bytes
        if text.count >= Self.shortValue { ranges.append(text) }
        index += 2
      }
    }
    warmth &+= draft.strings.warm(ranges[...], of: batch.bytes)
  }

  private mutating func learn(_ names: [XMLName]) {
    if self.names.isEmpty, let root = names.first { rootNamespace = root.namespace }
    for name in names[self.names.count...] {
      elements.append(GraphMLNames.element(name, own: rootNamespace))
      attributes.append(GraphMLNames.attribute(name))
      unplaced.append(elements[elements.count - 1] == .data)
      markup.append(
        elements[elements.count - 1] == .foreign && name.namespace == rootNamespace)
      facts.note(name)
    }
    self.names = names
  }

  // MARK: Events

  private mutating func text(_ event: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch) {
    switch stack[stack.count - 1].context {
    case .data, .defaultValue, .desc, .markup: value.append(contentsOf: batch.bytes[event.bytes])
    case .label where collectsLabel: label.append(contentsOf: batch.bytes[event.bytes])
    case .graph, .node, .edge, .graphml: noteText(event, batch)
    default: break
    }
  }

  /// Notes text that stands where only elements may.
  private mutating func noteText(
    _ event: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch
  ) {
    let text = batch.bytes.span.extracting(event.bytes)
    var index = 0
    while index < text.count, text[index] <= 0x20 { index += 1 }
    guard index < text.count else { return }
    let frame = stack[stack.count - 1]
    draft.notes.add(
      "unread-value", "text straight inside a graph, node or edge is not read", line: frame.line,
      column: frame.column)
  }

  private mutating func start(
    _ event: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch, _ range: Range<Int>
  ) {
    let parent = stack[stack.count - 1]
    let place = self.place(event, batch)
    var frame = Frame(
      context: .foreign, owner: parent.owner, scope: parent.scope, undirected: parent.undirected,
      line: place.line, column: place.column)
    let element = elements[Int(event.name)]
    switch parent.context {
    case .data, .defaultValue, .desc, .label, .foreign, .markup:
      if parent.context != .foreign, parent.context != .label, markup[Int(event.name)] {
        startMarkup(event, &frame)
        stack.append(frame)
        return
      }
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
    case .nodeLabel, .edgeLabel, .realizers, .label, .labelText, .json, .entity, .property,
      .propertyValue, .reference, .foreign:
      facts.foreign.add(
        line: frame.line, column: frame.column, isKept: draft.notes.keepsPlaces)
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
}
