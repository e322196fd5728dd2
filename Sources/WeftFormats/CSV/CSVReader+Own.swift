import WeftGraph

/// What the columns of a table of the model's own writing are.
struct OwnTable {
  /// What a cell is.
  enum Cell { case id, source, target, labels, kind, direction, property(Int) }

  var cells: [Cell] = []
  var isEdgeTable = false
  var kindColumn = 0

  /// Whether a text begins as such a table does.
  static func begins(_ text: some Collection<UInt8>) -> Bool {
    text.starts(with: CSVWriter.nodeMark.utf8) || text.starts(with: CSVWriter.edgeMark.utf8)
  }
}

extension CSVReader {
  /// What heads the columns of either table beside properties.
  private static let ownWords: Set = [
    CSVWriter.nodeMark, CSVWriter.edgeMark, ":END_ID(weft)", ":LABEL", ":TYPE", "directed:IGNORE",
  ]

  /// Takes a record as the header of the model's own writing, if it is one.
  mutating func readOwnHeader(_ names: [String]) -> Bool {
    guard let first = names.first, [CSVWriter.nodeMark, CSVWriter.edgeMark].contains(first) else {
      return false
    }
    var table = OwnTable()
    table.isEdgeTable = first == CSVWriter.edgeMark
    isEdgeTable = table.isEdgeTable
    let kind = table.isEdgeTable ? "kind" : "labels"
    table.kindColumn = draft.ownColumn(kind, type: kind, isEdge: table.isEdgeTable)
    for name in names {
      // What belongs into the other table is a property here.
      switch (name, table.isEdgeTable) {
      case (CSVWriter.nodeMark, false): table.cells.append(.id)
      case (":LABEL", false): table.cells.append(.labels)
      case (CSVWriter.edgeMark, true): table.cells.append(.source)
      case (":END_ID(weft)", true): table.cells.append(.target)
      case (":TYPE", true): table.cells.append(.kind)
      case ("directed:IGNORE", true): table.cells.append(.direction)
      case (let name, _) where Self.ownWords.contains(name):
        let property = name.split(separator: ":").first.map { String($0) } ?? name
        table.cells.append(
          .property(draft.ownColumn(property, type: "string", isEdge: table.isEdgeTable)))
      default:
        let colon = name.lastIndex(of: ":")
        let type = colon.map { String(name[name.index(after: $0)...]) } ?? "string"
        let column = draft.ownColumn(
          colon.map { String(name[..<$0]) } ?? name, type: CSVWriter.type(ofHeader: type),
          isEdge: table.isEdgeTable)
        table.cells.append(.property(column))
      }
    }
    draft.ledger.read.keys = names.count
    draft.ledger.dialect = "weft"
    draft.isOwnWriting = true
    own = table
    return true
  }

  /// Reads a row of the model's own writing, whose cells are taken as they are.
  mutating func readOwnRow(_ table: OwnTable) {
    let line = scanner.line
    noteLength()
    let owner =
      table.isEdgeTable
      ? draft.addEdge(source: nil, target: nil, undirected: false, line: line, column: 1)
      : draft.addNode(id: ChartDraft.none, line: line, column: 1)
    if table.isEdgeTable { draft.ledger.read.edges += 1 } else { draft.ledger.read.nodes += 1 }
    for (range, cell) in zip(scanner.cells, table.cells) {
      if range.isEmpty, !isQuoted(range) { continue }
      switch cell {
      case .id: draft.nodeIDs[Int(owner)] = intern(range)
      case .source:
        draft.edgeSources[Int(owner)] = intern(range)
        draft.edgeFlags[Int(owner)].remove(.missingSource)
      case .target:
        draft.edgeTargets[Int(owner)] = intern(range)
        draft.edgeFlags[Int(owner)].remove(.missingTarget)
      case .labels:
        let labels = GraphMLWriter.joined(CSVWriter.labels(inCell: text(range)))
        draft.setOwn(table.kindColumn, Array(labels.utf8), of: owner, isEdge: false)
      case .kind:
        draft.setOwn(table.kindColumn, Array(scanner.bytes[range]), of: owner, isEdge: true)
      case .direction:
        if text(range) == "false" { draft.edgeFlags[Int(owner)].insert(.undirected) }
      case .property(let column):
        draft.setOwn(
          column, Array(scanner.bytes[range]), of: owner, isEdge: table.isEdgeTable)
      }
    }
    if !table.isEdgeTable, draft.nodeIDs[Int(owner)] == ChartDraft.none {
      draft.nodeIDs[Int(owner)] = draft.placeID(line: line, column: 1)
      draft.notes.add("node-without-id", ChartDraft.placeIDNote, line: line, column: 1)
    }
  }

  /// Whether an empty cell is a text of nothing, and not merely absent.
  private func isQuoted(_ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && range.lowerBound < scanner.bytes.count
      && scanner.bytes[range.lowerBound - 1] == 0x22 && scanner.bytes[range.lowerBound] == 0x22
  }
}
