import WeftGraph

extension GraphMLReader {
  // MARK: Keys

  mutating func startKey(
    _ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: inout Frame
  ) {
    draft.ledger.read.keys += 1
    var id: String?
    var name: String?
    var own: String?
    var key = GraphMLKeys.Key(id: "", name: "", line: frame.line, column: frame.column)
    for index in range {
      let event = batch.events[index]
      let text = batch.string(event)
      switch attributes[Int(event.name)] {
      case .id: id = text
      case .scope: key.scope = GraphMLKeys.Scope.named(text)
      case .attributeName: name = text
      case .attributeType: key.type = text
      case .attributeList: key.isList = true
      case .yfilesType: key.content = text
      case .weftType: key.content = "weft:" + text
      case .weftName: own = text
      case .dynamic: key.isDynamic = text == "true" || text == "1"
      default: break
      }
    }
    key.id = id ?? name ?? ""
    key.name = own ?? name ?? key.id
    facts.note(key)
    let isKnown = GraphMLKeys.valueType(key.type) != nil || GraphMLLists.style(of: key) != nil
    if key.type == nil {
      draft.notes.add(
        "untyped-key", "keys without attr.type are read as strings", line: frame.line,
        column: frame.column)
    } else if !isKnown {
      draft.notes.add(
        "unknown-key-type", "the key type '\(key.type ?? "")' is read as string",
        line: frame.line, column: frame.column)
    }
    if key.isDynamic {
      draft.notes.add(
        "dynamic-key", "the key '\(key.name)' holds values that change over time",
        line: frame.line, column: frame.column)
    }
    if let twin = keys.twin(of: key), twin.name != key.name || twin.type != key.type {
      draft.notes.add(
        "conflicting-key", "the key '\(key.id)' is declared again, differently",
        line: frame.line, column: frame.column)
    }
    if draft.ledger.read.data > 0 { keys.forgetTargets() }
    frame.target = keys.append(key)
  }

  // MARK: Data

  mutating func startData(
    _ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: inout Frame
  ) {
    draft.ledger.read.data += 1
    value.removeAll(keepingCapacity: true)
    drawing.begin()
    for index in range where attributes[Int(batch.events[index].name)] == .key {
      let id = batch.events[index]
      if let known = keys.target(of: id, batch, in: frame.scope) {
        frame.target = known
      } else {
        frame.target = resolve(batch.string(id), in: frame.scope)
        keys.remember(frame.target, for: id, batch, in: frame.scope)
      }
      return
    }
    frame.target = resolve("", in: frame.scope)
  }

  /// Where data of a key goes: a column, or the key itself where it belongs to the chart.
  ///
  /// The key is made up if nothing declares it.
  private mutating func resolve(_ name: String, in scope: GraphMLKeys.Scope) -> Int {
    let index =
      keys.find(name, in: scope)
      ?? keys.append(GraphMLKeys.Key(id: name, name: name, isDeclared: false))
    switch scope {
    case .node, .hyperedge, .edge, .endpoint:
      return columns.column(
        of: keys.keys[index], number: index, in: scope, isOwnWriting: facts.isOwnWriting, &draft)
    case .graph, .graphml, .port: return index
    }
  }

  mutating func endData(_ frame: Frame) {
    if !drawing.further.isEmpty {
      columns.add(
        .property, GraphMLLabels.further, drawing.further, of: frame.scope, frame, &draft)
      drawing.further = []
    }
    let hasContent = drawing.sawElement && ScalarText.trimmed(value).isEmpty
    switch frame.scope {
    case .node, .hyperedge:
      if hasContent { return }
      draft.nodeData[frame.target].append(
        value, owner: frame.owner, line: frame.line, column: frame.column,
        keepsPlaces: draft.notes.keepsPlaces, strings: &draft.strings)
    case .edge, .endpoint:
      if hasContent { return }
      draft.edgeData[frame.target].append(
        value, owner: frame.owner, line: frame.line, column: frame.column,
        keepsPlaces: draft.notes.keepsPlaces, strings: &draft.strings)
    case .graph, .graphml:
      if hasContent { return }
      set(keys.keys[frame.target], value)
    case .port: break
    }
    let scope = frame.scope
    if scope == .graph || scope == .graphml || scope == .port {
      if !keys.keys[frame.target].isDeclared { noteUndeclared(keys.keys[frame.target], frame) }
    }
  }

  private mutating func noteUndeclared(_ key: GraphMLKeys.Key, _ frame: Frame) {
    draft.notes.add(
      "undeclared-key", "the key '\(key.id)' is not declared", line: frame.line,
      column: frame.column)
  }

  /// Sets an attribute of the chart; a second graph's goes under its graph's name too.
  private mutating func set(_ key: GraphMLKeys.Key, _ text: [UInt8]) {
    var name = key.name
    if draft.graphs.count > 1, stack.last?.context == .graph,
      draft.attributes.contains(where: { $0.name == name }),
      let graph = draft.graphs.last?.name, graph != ChartDraft.none
    {
      name = "\(draft.strings[graph]).\(name)"
    }
    draft.attributes.removeAll { $0.name == name }
    draft.attributes.append((name, key.value(text)))
  }

  // MARK: Descriptions

  mutating func endDesc() {
    guard let owner = stack.last, !ScalarText.trimmed(value).isEmpty else { return }
    switch owner.context {
    case .node, .hyperedge, .edge, .endpoint:
      columns.add(.property, "description", value, of: owner.scope, owner, &draft)
    case .graph where owner.scope == .node:
      columns.add(.property, "description", value, of: .node, owner, &draft)
    case .graph, .graphml:
      set(GraphMLKeys.Key(id: "description", name: "description"), value)
    default: break
    }
  }

  // MARK: Drawings

  /// An element inside data: drawn labels are read, the rest is skipped.
  mutating func startInside(
    _ element: GraphMLNames.Element, _ event: XMLEventBatch.Event,
    _ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: inout Frame
  ) {
    drawing.sawElement = true
    collectsLabel = false
    facts.foreign.add(
      line: frame.line, column: frame.column, isKept: draft.notes.keepsPlaces)
    drawing.start(depth: stack.count)
    if frame.scope == .graphml || frame.scope == .graph {
      startShared(element, batch, range, &frame)
      return
    }
    switch element {
    case .realizers:
      var active = 0
      for index in range where attributes[Int(batch.events[index].name)] == .active {
        active =
          ScalarText.integer(Array(batch.bytes[batch.events[index].bytes])).map { Int($0) } ?? 0
      }
      drawing.open(active: active, depth: stack.count)
    case .nodeLabel where frame.scope == .node, .edgeLabel where frame.scope == .edge, .labelText:
      guard drawing.isShown else { return }
      frame.context = .label
      label.removeAll(keepingCapacity: true)
      collectsLabel = true
    case .json where frame.scope == .node || frame.scope == .edge:
      frame.context = .label
      frame.target = Self.jsonTarget
      label.removeAll(keepingCapacity: true)
      collectsLabel = true
    case .entity where frame.scope == .node || frame.scope == .edge:
      for index in range where attributes[Int(batch.events[index].name)] == .type {
        let kind = batch.string(batch.events[index]).split(separator: ".").last ?? ""
        columns.add(.elementKind, "entity", Array(kind.utf8), of: frame.scope, frame, &draft)
      }
    case .property: startProperty(batch, range, frame)
    case .propertyValue where frame.scope == .node || frame.scope == .edge:
      frame.context = .label
      frame.target = Self.propertyTarget
      label.removeAll(keepingCapacity: true)
      collectsLabel = true
    case .label:
      guard drawing.isShown else { return }
      for index in range where attributes[Int(batch.events[index].name)] == .text {
        label = Array(batch.bytes[batch.events[index].bytes])
        endLabel(frame)
      }
    case .reference: refer(batch, range, frame)
    default: break
    }
  }

  /// Whether what is read is how a node or edge looks: lanes drawn on a pool have labels too, and
  /// the pool's own stand elsewhere.
  private func isInStyle(_ frame: Frame) -> Bool {
    guard frame.scope == .node || frame.scope == .edge,
      let data = stack.last(where: { $0.context == .data })
    else { return false }
    let columns = frame.scope == .node ? draft.nodeData : draft.edgeData
    return data.target < columns.count && columns[data.target].name.hasSuffix("Style")
  }

  /// The target of elements whose text is a business object.
  static var jsonTarget: Int { -1 }

  /// The target of elements whose text is the value of a property.
  private static var propertyTarget: Int { -2 }

  /// A property of an entity: the first of a node is drawn, and what an edge calls its label.
  private mutating func startProperty(
    _ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: Frame
  ) {
    isPropertyDrawn = frame.scope == .node
    for index in range {
      switch attributes[Int(batch.events[index].name)] {
      case .name: propertyName = batch.string(batch.events[index])
      case .displayName where frame.scope == .edge:
        isPropertyDrawn = batch.string(batch.events[index]) == "Label"
      default: break
      }
    }
  }

  /// Reads the business object of a node or edge: its values are properties.
  mutating func readJSON(_ frame: Frame) {
    guard case .some(.map(let entries)?) = JSONText.value(label) else {
      draft.notes.add(
        "bad-value", "a business object is not well-formed JSON", line: frame.line,
        column: frame.column)
      return
    }
    draft.notes.add(
      "json-tag", "the values of a business object became properties", line: frame.line,
      column: frame.column)
    for (name, value) in JSONText.properties(entries) {
      let (text, type): (String, DraftColumn.ValueType) =
        switch value {
        case .list: (ValueLiteral.text(value), .string)
        case .integer: (value.plainText, .integer)
        case .float: (value.plainText, .float)
        case .boolean: (value.plainText, .boolean)
        default: (value.plainText, .string)
        }
      var isList = false
      if case .list = value { isList = true }
      columns.add(
        .property, name, Array(text.utf8), of: frame.scope, frame, &draft, type: type,
        isList: isList)
    }
  }

  mutating func endLabel(_ frame: Frame) {
    collectsLabel = false
    if frame.target == Self.jsonTarget { return readJSON(frame) }
    if frame.target == Self.propertyTarget {
      if !propertyName.isEmpty, !label.isEmpty {
        columns.add(.property, propertyName, label, of: frame.scope, frame, &draft)
        if isPropertyDrawn, !drawing.hasLabel { endDrawn(frame) }
      }
      return
    }
    if frame.target == Self.sharedTarget { return shared.set(label) }
    if let key = GraphMLSharedValues.key(in: label) {
      return referLabel(to: key, frame)
    }
    endDrawn(frame)
  }

  /// A label that is drawn on a node or edge.
  private mutating func endDrawn(_ frame: Frame) {
    let range = ScalarText.trimmed(label)
    guard !range.isEmpty else { return }
    if drawing.hasLabel || isInStyle(frame) {
      if frame.scope == .node || frame.scope == .edge { drawing.addFurther(label[range]) }
      return
    }
    drawing.hasLabel = true
    switch frame.scope {
    case .node, .edge:
      columns.add(.drawnLabel, "label", Array(label[range]), of: frame.scope, frame, &draft)
    default: break
    }
  }
}

/// Where in the drawing of a node or edge the reader is.
struct GraphMLDrawing {
  var sawElement = false
  var hasLabel = false
  /// What labels behind the first one say, a line each.
  var further: [UInt8] = []
  /// The depth of the alternatives, 0 outside.
  private var depth = 0
  private var active = 0
  private var current = -1

  /// Whether what comes now is drawn: it is no alternative, or the one shown.
  var isShown: Bool { depth == 0 || current == active }

  mutating func begin() {
    sawElement = false
    hasLabel = false
    depth = 0
    active = 0
    current = -1
  }

  mutating func addFurther(_ label: ArraySlice<UInt8>) {
    if !further.isEmpty { further.append(0x0A) }
    further += label
  }

  mutating func start(depth now: Int) {
    if depth > 0, now == depth + 1 { current += 1 }
  }

  mutating func open(active: Int, depth: Int) {
    self.depth = depth
    self.active = active
    current = -1
  }

  mutating func end(depth now: Int) {
    if depth > 0, now <= depth { depth = 0 }
  }
}
