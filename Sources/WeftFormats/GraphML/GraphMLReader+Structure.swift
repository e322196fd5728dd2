import WeftGraph

extension GraphMLReader {
  // MARK: Structure

  mutating func startNode(
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
        "node-without-id", ChartDraft.placeIDNote, line: frame.line,
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

  mutating func startEdge(
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

  mutating func startHyperedge(
    _ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: inout Frame
  ) {
    draft.ledger.read.hyperedges += 1
    var id: StringID?
    for index in range where attributes[Int(batch.events[index].name)] == .id {
      id = draft.strings.intern(utf8: batch.bytes.span.extracting(batch.events[index].bytes))
    }
    frame.owner = draft.addNode(id: id ?? placeID(frame), line: frame.line, column: frame.column)
    hyperedges.append(frame.owner)
    columns.add(.elementKind, "hyperedge", Array("Hyperedge".utf8), of: .hyperedge, frame, &draft)
    draft.notes.add(
      "hyperedge", "a hyperedge was read as a node joined to its endpoints", line: frame.line,
      column: frame.column)
  }

  mutating func startEndpoint(
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
    endpoints.append(frame.owner)
    columns.add(.verbatimKind, "endpoint", Array("ENDPOINT".utf8), of: .endpoint, frame, &draft)
    for index in range where attributes[Int(batch.events[index].name)] == .port {
      columns.add(.property, "port", of: .endpoint, frame, batch.events[index], batch, &draft)
    }
  }

  mutating func startGraph(
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
    draft.placeID(line: frame.line, column: frame.column)
  }

  private func attributeName(_ event: XMLEventBatch.Event) -> String {
    let name = names[Int(event.name)]
    return name.prefix.isEmpty ? name.local : "\(name.prefix):\(name.local)"
  }
}
