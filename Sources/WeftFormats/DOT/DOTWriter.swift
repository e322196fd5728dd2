public import WeftGraph

/// Writes a graph as DOT: every node with its name, every relationship with its type.
///
/// A drawing made for the eye, with teams as frames, is what `weft dot` gives.
public struct DOTWriter: ChartWriter {
  private let graph: Graph

  /// What the format could not hold.
  public private(set) var notes: [WriterNote] = []

  /// Creates a writer of a graph.
  public init(_ graph: Graph) {
    self.graph = graph
  }

  /// Writes the document.
  public mutating func write<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    var buffer = PieceBuffer<Failure>()
    try buffer.add("digraph weft {\n  node [shape=box];\n", sink)
    for index in 0..<graph.nodeCount {
      let node = NodeID(index)
      let tip = ([graph.id(of: node)] + graph.labelNames(of: node)).joined(separator: " ")
      try buffer.add(
        "  n\(index) [label=\(DOTText.quoted(graph.displayName(of: node))),"
          + " tooltip=\(DOTText.quoted(tip))];\n", sink)
    }
    for index in 0..<graph.relationshipCount {
      let id = RelationshipID(index)
      let plain = graph.undirected.contains(index) ? ", dir=none" : ""
      try buffer.add(
        "  n\(graph.source(of: id).index) -> n\(graph.target(of: id).index)"
          + " [label=\(DOTText.quoted(graph.name(of: graph.type(of: id))))\(plain)];\n", sink)
    }
    try buffer.add("}\n", sink)
    try buffer.flush(sink)
    notes = WriterNote.ofDrawing(graph)
    if graph.relationshipCount > Self.mostEdges {
      notes.append(
        WriterNote(
          "too-large-for-dot",
          "\(WriterNote.count(graph.relationshipCount, "edge")) with words on them are more than dot"
            + " lays out soon (\(Self.mostEdges)); sfdp is faster"))
    }
  }

  /// How many labelled edges Graphviz's dot lays out within about a minute.
  private static let mostEdges = 1_000
}

extension WriterNote {
  /// What drawings leave out.
  static func ofDrawing(_ graph: Graph) -> [WriterNote] {
    let count = graph.valueCount
    guard count > 0 else { return [] }
    return [
      WriterNote(
        "property-not-written", "a drawing leaves out \(Self.count(count, "property value"))")
    ]
  }
}
