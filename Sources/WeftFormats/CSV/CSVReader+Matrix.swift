import WeftGraph

/// Tables whose rows and columns are the same people or things, and whose cells say how much they have
/// to do with each other.
extension CSVReader {
  /// What a matrix holds.
  struct MatrixState {
    /// The word of each column behind the first; empty for a table that is no matrix.
    var members: [StringID] = []
    /// The column of edges for weights that are not added up.
    var weightColumn = -1
    /// The members that some relation joins.
    var joined: Set<StringID> = []
    /// Where the header names each.
    var places: [(line: UInt32, column: UInt32)] = []
  }

  /// The columns of a matrix: those behind the first, if the first cells of the next rows are their
  /// headers and all other cells are numbers, marks or empty; nil for another table.
  func matrixMembers(_ header: [String]) -> [String]? {
    var members = header.dropFirst().map(CSVLayout.trim)
    while members.last?.isEmpty == true { members.removeLast() }
    let known = Set(members)
    guard members.count > 1, known.count == members.count, !known.contains("") else { return nil }
    var seen: Set<String> = []
    var ahead = scanner
    while seen.count < 200, ahead.hasRecords, (try? ahead.next()) == true {
      for index in 0..<ahead.cells.count {
        let text = ahead.cell(index).map { String(decoding: ahead.bytes[$0], as: UTF8.self) }
        let word = CSVLayout.trim(text ?? "")
        if index == 0 {
          guard known.contains(word), seen.insert(word).inserted else { return nil }
        } else if !word.isEmpty, Self.strength(Array(word.utf8)) == nil {
          return nil
        }
      }
    }
    return seen.count > 1 ? members : nil
  }

  /// How much a cell of a matrix says, or nil for a word that says nothing of the kind.
  private static func strength(_ text: [UInt8]) -> Double? {
    if let number = ScalarText.number(text) ?? CSVValues.number(text) {
      return number.isFinite ? number : nil
    }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "x", "yes", "y", "true", "ja", "oui", "sí": return 1
    case "-", "no", "n", "false", "nein", "non", "na", "n/a", "nan": return 0
    default: return nil
    }
  }

  /// Makes a table one of relations between its columns.
  mutating func prepareMatrix(_ members: [String]) {
    isEdgeTable = true
    matrix.members = members.map { draft.strings.intern($0) }
    matrix.places = members.indices.map { scanner.place(of: cell($0 + 1).lowerBound) }
    if !relations.sums {
      matrix.weightColumn = addColumn(DraftColumn(name: "weight", type: .float))
    }
    draft.notes.add(
      "matrix-table", "a table of who with whom: a cell that is not 0 is a relation",
      line: scanner.line, column: 1)
  }

  /// Reads the relations of a row with the columns.
  mutating func readMatrixRow() {
    let line = scanner.line
    let row = cell(0)
    guard !row.isEmpty else { return }
    noteLength()
    let source = intern(row)
    for (position, target) in matrix.members.enumerated() {
      let range = cell(position + 1)
      guard !range.isEmpty else { continue }
      draft.ledger.read.data += 1
      let weight = Self.strength(Array(scanner.bytes[range]))
      if weight == 0 { continue }
      draft.ledger.read.edges += 1
      matrix.joined.insert(source)
      matrix.joined.insert(target)
      if relations.sums {
        var sum = RowSum()
        sum.weight = weight
        sum.range = range
        self.sum(source, target, sum, line)
        continue
      }
      let edge = draft.addEdge(
        source: source, target: target, undirected: false, line: line, column: 1)
      draft.edgeFlags[Int(edge)].formUnion([.sourceReference, .targetReference])
      store(range, inTyped: matrix.weightColumn, owner: edge)
    }
  }

  /// Says who of a matrix has nothing to do with anybody.
  mutating func settleMatrix() {
    for (member, place) in zip(matrix.members, matrix.places)
    where !matrix.joined.contains(member) {
      draft.notes.add(
        "matrix-table", "columns without a relation are no nodes", line: place.line,
        column: place.column)
    }
  }
}

extension CSVLayout {
  /// The layout of a matrix: rows are relations, and columns what they lead to.
  init(matrixOf members: [String]) {
    kind = .relations
    headers = [""] + members
    roles = [.source] + members.map { _ in .target }
  }
}
