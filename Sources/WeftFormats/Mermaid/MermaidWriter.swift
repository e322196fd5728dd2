public import WeftGraph

/// Writes a graph as a Mermaid flowchart: every node with its name, every relationship with its
/// type.
public struct MermaidWriter: ChartWriter {
  /// How many edges Mermaid draws, unless it is told otherwise.
  public static let mostEdges = 500
  /// How many characters Mermaid reads, unless it is told otherwise.
  public static let mostCharacters = 50_000

  private let graph: Graph

  /// What the format could not hold.
  public private(set) var notes: [WriterNote] = []

  /// Creates a writer of a graph.
  public init(_ graph: Graph) {
    self.graph = graph
  }

  /// Writes the flowchart.
  public mutating func write<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    var buffer = PieceBuffer<Failure>()
    var characters = 0
    func add(_ line: String) throws(Failure) {
      characters += line.utf16.count
      try buffer.add(line, sink)
    }
    try add("flowchart TD\n")
    for index in 0..<graph.nodeCount {
      try add("  n\(index)[\(Self.quoted(graph.displayName(of: NodeID(index))))]\n")
    }
    for index in 0..<graph.relationshipCount {
      let id = RelationshipID(index)
      let line = graph.undirected.contains(index) ? "---" : "-->"
      let type = Self.quoted(graph.name(of: graph.type(of: id)))
      try add("  n\(graph.source(of: id).index) \(line)|\(type)| n\(graph.target(of: id).index)\n")
    }
    try buffer.flush(sink)
    notes = WriterNote.ofDrawing(graph)
    if graph.relationshipCount > Self.mostEdges || characters > Self.mostCharacters {
      notes.append(
        WriterNote(
          "too-large-for-mermaid",
          "\(WriterNote.count(graph.relationshipCount, "edge")) and \(characters) characters are"
            + " more than Mermaid draws (\(Self.mostEdges) and \(Self.mostCharacters)), unless"
            + " maxEdges and maxTextSize are raised"))
    }
  }

  /// A text in quotes; what Mermaid would read as its own signs is written as an entity.
  static func quoted(_ text: String) -> String {
    var result = "\""
    var previousWasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": result += "<br>"
      case "\n": result += previousWasReturn ? "" : "<br>"
      case "\"", "#", "&", "<", ">", "`", "\\", ";", "*", "|":
        result += "#\(scalar.value);"
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
      previousWasReturn = scalar == "\r"
    }
    return result == "\"" ? "\" \"" : result + "\""
  }
}
