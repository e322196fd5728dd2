public import WeftGraph

/// Writes the nodes or the relationships of a graph as a table; both tables read back as the graph.
///
/// Headers are those that imports of graph databases take: `id:ID(weft)`, `:LABEL`, and a name and
/// type for every property. An empty cell is no value, an empty text stands in quotes.
public struct CSVWriter: ChartWriter {
  /// Which of the two tables is written.
  public enum Table: String, Sendable, Hashable, CaseIterable { case nodes, edges }

  /// How the header of a table of the model's own writing begins.
  static let nodeMark = "id:ID(weft)"
  static let edgeMark = ":START_ID(weft)"

  private let graph: Graph
  private let table: Table

  /// What the format could not hold.
  public private(set) var notes: [WriterNote] = []

  /// Creates a writer of one table of a graph.
  public init(_ graph: Graph, table: Table) {
    self.graph = graph
    self.table = table
  }

  /// Writes the table.
  public mutating func write<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    notes = []
    let list = GraphMLKeyList(graph, flavour: .plain)
    let scope = table == .nodes ? "node" : "edge"
    let written = list.all.indices.filter {
      list.all[$0].scope == scope && !list.all[$0].isStructural
    }
    let keys = written.map { list.all[$0] }
    // The place of each key's cells.
    var places = [Int?](repeating: nil, count: list.all.count)
    for (place, index) in written.enumerated() { places[index] = place }
    let columns = WrittenColumns(graph, list)
    let headers = keys.map { "\($0.name):\(Self.header($0.valueType))" }
    var buffer = PieceBuffer<Failure>()
    var replaced = 0
    switch table {
    case .nodes:
      try buffer.add(
        Self.line(([Self.nodeMark, ":LABEL"] + headers).map { Self.cell($0) }, &replaced), sink)
      for index in 0..<graph.nodeCount {
        let node = NodeID(index)
        let labels = graph.labelNames(of: node).map { Self.quotedLabel($0) }
        let start = [Self.cell(graph.id(of: node)), Self.cell(labels.joined(separator: ";"), true)]
        let cells = Self.cells(columns.properties(of: node), places, keys.count)
        try buffer.add(Self.line(start + cells, &replaced), sink)
      }
      if !graph.attributes.isEmpty {
        notes.append(
          WriterNote(
            "attribute-not-written",
            "tables have no room for \(WriterNote.count(graph.attributes.count, "attribute"))"
              + " of the chart: \(graph.attributes.map(\.name).joined(separator: ", "))"))
      }
    case .edges:
      let isMixed = (0..<graph.relationshipCount).contains { graph.undirected.contains($0) }
      let direction = isMixed ? ["directed:IGNORE"] : []
      try buffer.add(
        Self.line(
          ([Self.edgeMark, ":END_ID(weft)", ":TYPE"] + direction + headers).map { Self.cell($0) },
          &replaced), sink)
      for index in 0..<graph.relationshipCount {
        let id = RelationshipID(index)
        var start = [
          Self.cell(graph.id(of: graph.source(of: id))),
          Self.cell(graph.id(of: graph.target(of: id))),
          Self.cell(graph.name(of: graph.type(of: id))),
        ]
        if isMixed { start.append(graph.undirected.contains(index) ? "false" : "true") }
        let cells = Self.cells(columns.properties(of: id), places, keys.count)
        try buffer.add(Self.line(start + cells, &replaced), sink)
      }
    }
    try buffer.flush(sink)
    if replaced > 0 {
      notes.append(
        WriterNote(
          "replaced-character",
          "\(WriterNote.count(replaced, "NUL character")) that tables cannot hold became U+FFFD"))
    }
  }

  /// A record of cells; NUL characters, which programs take for the end of a text, are replaced and
  /// counted.
  private static func line(_ cells: [String], _ replaced: inout Int) -> String {
    let line = cells.joined(separator: ",") + "\n"
    let count = line.utf8.count { $0 == 0 }
    guard count > 0 else { return line }
    replaced += count
    let scalars = line.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func cells(
    _ properties: [WrittenColumns.Property], _ places: [Int?], _ count: Int
  ) -> [String] {
    var result = [String](repeating: "", count: count)
    for (key, _, value) in properties {
      guard let key, let place = places[key] else { continue }
      result[place] = cell(ValueLiteral.plain(value))
    }
    return result
  }

  /// A text as a cell; an empty one is quoted, unless it means that there is nothing.
  private static func cell(_ text: String, _ emptyIsNothing: Bool = false) -> String {
    if text.isEmpty { return emptyIsNothing ? "" : "\"\"" }
    let mustQuote = text.utf8.contains { $0 <= 0x20 || [0x22, 0x2C, 0x3B, 0x7C].contains($0) }
    return mustQuote ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }

  private static let headers = ["integer": "long", "float": "double"]

  private static func header(_ type: String) -> String { headers[type] ?? type }

  /// The type that a header names.
  static func type(ofHeader header: String) -> String {
    headers.first { $0.value == header }?.key ?? header
  }

  private static func quotedLabel(_ label: String) -> String {
    label.replacing("%", with: "%25").replacing(";", with: "%3B")
  }

  /// The labels of a cell.
  static func labels(inCell text: String) -> [String] {
    text.split(separator: ";").map {
      String($0.replacing("%3B", with: ";").replacing("%25", with: "%"))
    }
  }
}
