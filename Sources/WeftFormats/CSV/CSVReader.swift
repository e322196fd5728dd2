import WeftGraph

/// Reads a table of people, systems, teams or relations into a ``ChartDraft``.
///
/// The text is read record by record as it comes; cells are interned from their bytes, so that
/// nothing is a `String` for each of them.
struct CSVReader: ~Copyable {
  /// What is done with the cells of a column.
  enum Action {
    /// The value of a column of strings of nodes, or of edges.
    case text(Int)
    /// The value of a column of another type.
    case typed(Int)
    case role(ColumnRole)
    case ignore
  }

  var draft: ChartDraft
  let file: String
  let mapping: MappingFile
  let limits: ReadingLimits
  private var scanning: StagedReading<TableScanning>
  private var batch = ScannedTable()
  /// Gives the records of the batch.
  var scanner = DelimitedScanner(delimiter: 0x2C)
  var layout: CSVLayout?
  /// The columns of a table of the model's own writing.
  var own: OwnTable?
  var actions: [Action] = []
  /// The same for rows of nodes.
  var steps: [Step] = []
  private var warmth: UInt64 = 0
  private var skipped = NotePlaces()
  private(set) var firstRecord: (cells: [String], line: UInt32)?
  /// Cells of lines behind the first that were no header either.
  var laterCells: Set<String> = []
  /// How many cells the header has, and up to which of them there are words.
  var columnCount = (all: 0, named: 0)
  var isEdgeTable = false
  // What a row of people says.
  var row = PersonRow()
  var people = PeopleState()
  // What rows of relations say.
  var relations = RelationState()
  var ends = EndState()
  var kinds = KindState()
  var sums = SumState()
  var matrix = MatrixState()
  var marks = NumberMarks()

  /// From how large a first piece on a table is scanned on a thread of its own.
  private static let threadSize = 64 << 10

  init(
    draft: consuming ChartDraft, mapping: MappingFile, limits: ReadingLimits, threads: Int
  ) {
    file = draft.ledger.path
    self.draft = draft
    self.mapping = mapping
    self.limits = limits
    let keepsPlaces = draft.notes.keepsPlaces
    scanning = StagedReading(threads: threads, threadSize: Self.threadSize) {
      TableScanning(limits: limits, keepsPlaces: keepsPlaces)
    }
    self.draft.ledger.format = "csv"
  }

  /// Reads the next piece.
  mutating func feed(_ piece: [UInt8]) throws(InputError) {
    scanning.feed(piece)
    while scanning.read(into: &batch) { try readBatch() }
  }

  /// Reads what is left; the draft of the whole table.
  consuming func finish() throws(InputError) -> ChartDraft {
    scanning.feedRest()
    while scanning.read(into: &batch) { try readBatch() }
    scanning.finish(into: &batch)
    try readBatch()
    guard layout != nil || own != nil else { throw unreadable() }
    if own == nil { settle() }
    draft.ledger.dialect =
      switch scanner.delimiter {
      case 0x09: "tab"
      case 0x3B: "semicolon"
      case 0x7C: "pipe"
      default: "comma"
      }
    if own != nil { draft.ledger.dialect = "weft" }
    draft.ledger.encoding = batch.encoding
    batch.damage.note(&draft.notes)
    draft.notes.add(
      "guessed-encoding", "bytes that are no UTF-8 were read as windows-1252", batch.foreignBytes)
    draft.notes.add(
      "stray-quote", "a cell has a quote in its middle or text behind its closing quote",
      batch.strayQuotes)
    draft.notes.add("skipped-line", "a line before the header was left out", skipped)
    return draft
  }

  // MARK: Records

  private mutating func readBatch() throws(InputError) {
    scanner = batch.scanner
    batch.scanner = DelimitedScanner(delimiter: scanner.delimiter)
    do throws(DelimitedScanner.Fault) {
      while try scanner.next() {
        if layout != nil, let cells = scanner.group { warmUp(cells) }
        if let own {
          readOwnRow(own)
        } else if layout == nil {
          readHeader()
        } else {
          if isEdgeTable { readRelation() } else { readNode() }
        }
      }
    } catch {
      switch error {
      case .unclosedQuote(let line, let column):
        throw refusal(
          "unclosed-quote", "a quoted cell is never closed", line: line, column: column,
          hint: "close the quote, or double it where it is text")
      case .tooManyCells(let line):
        throw refusal(
          "limit-cells", "a record has more than \(limits.cells) cells", line: line,
          column: 1, hint: nil)
      }
    }
    if batch.waiting.bytes > min(limits.valueBytes, 16 << 20) {
      throw refusal(
        "limit-value", "a record is longer than \(min(limits.valueBytes, 16 << 20)) bytes",
        line: batch.waiting.line, column: 1, hint: "a quote may be open since there")
    }
    if draft.nodeCount + draft.edgeCount > limits.elements {
      throw refusal(
        "limit-elements", "the chart has more than \(limits.elements) elements", line: 1, column: 1,
        hint: "split the chart")
    }
    if draft.isTooDense(read: batch.readBytes, limits) {
      throw draft.tooDense(limits, at: SourcePosition(line: Int(scanner.line), column: 1))
    }
  }

  /// Starts the look-ups of cells that are strings.
  private mutating func warmUp(_ cells: ArraySlice<Range<Int>>) {
    var wanted: [Range<Int>] = []
    wanted.reserveCapacity(cells.count)
    if isEdgeTable || !cells.count.isMultiple(of: steps.count) {
      wanted += cells
    } else {
      var column = 0
      for cell in cells {
        if steps[column].isInterned, !cell.isEmpty { wanted.append(cell) }
        column = column + 1 == steps.count ? 0 : column + 1
      }
    }
    warmth &+= draft.strings.warm(wanted[...], of: scanner.bytes)
  }

  /// How many lines may stand before the header.
  private static let preamble = 12

  /// Takes a record as the header if its words are those of one.
  private mutating func readHeader() {
    let cells = scanner.cells.map { String(decoding: scanner.bytes[$0], as: UTF8.self) }
    let lastNamed = cells.lastIndex { !CSVLayout.trim($0).isEmpty }
    columnCount = (cells.count, lastNamed.map { $0 + 1 } ?? 0)
    if firstRecord == nil, readOwnHeader(cells) { return }
    remember(cells)
    if firstRecord == nil { firstRecord = (cells, scanner.line) }
    guard skipped.count < Self.preamble else { return }
    if let members = matrixMembers(cells) {
      let found = CSVLayout(matrixOf: members)
      layout = found
      draft.ledger.read.keys = cells.count
      prepareRelations(found)
      prepareMatrix(members)
      return
    }
    if var found = CSVLayout(
      header: cells, file: file, mapping: mapping, dated: datedColumns(cells)),
      found.isCertain || found.recognized >= min(2, cells.count), !isBanner(cells, found)
    {
      if let columns = eventColumns(found) { prepareEvents(columns, &found) }
      layout = found
      draft.mappedNames = found.mapped
      draft.ledger.read.keys = cells.count
      prepare(found)
    } else {
      skipped.add(line: scanner.line, column: 1, isKept: draft.notes.keepsPlaces)
    }
  }

  /// Why no header was found.
  private func unreadable() -> InputError {
    guard let first = firstRecord else {
      return refusal("empty-table", "the table holds no record", line: 1, column: 1, hint: nil)
    }
    let shown = first.cells.prefix(8).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
    if let headerless = headerless(first.cells, line: first.line) { return headerless }
    let header = first.cells.lazy.map(CSVLayout.trim).first { !$0.isEmpty } ?? ""
    let example = header.isEmpty ? "Number" : header
    let isName = example.lowercased().contains("name")
    if batch.foreignBytes.count > 0 {
      return refusal(
        "unknown-columns",
        "no column of \(shown) names a row; the bytes are no UTF-8 and were guessed to be windows-1252",
        line: first.line, column: 1,
        hint:
          "if the names above are garbled, the file has another encoding: name it with --encoding, as "
          + "SHIFT_JIS, GB18030, BIG5, EUC-KR or CP1251, or save the file as UTF-8")
    }
    return refusal(
      "unknown-columns",
      "no column of \(shown) names a row or the ends of a relation", line: first.line, column: 1,
      hint: "name the columns id or name, or source and target; or rename them with --map, "
        + "as in 'attributes: {\(Self.yamlKey(example)): \(isName ? "name" : "id")}'")
  }

  /// A word as a key of a YAML flow mapping.
  private static func yamlKey(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == " " || $0 == "_"
    }
    guard !isPlain else { return word }
    let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\r\n", with: " ").replacing("\n", with: " ")
    return "\"\(escaped)\""
  }

  func refusal(
    _ code: String, _ message: String, line: UInt32, column: UInt32, hint: String?
  ) -> InputError {
    InputError(
      Diagnostic(
        code: code, message: message, file: file,
        position: SourcePosition(line: Int(line), column: Int(column)), hint: hint))
  }

  /// Makes the columns that a layout's cells go to.
  private mutating func prepare(_ layout: CSVLayout) {
    switch layout.kind {
    case .relations, .memberships, .exportedRelations: isEdgeTable = true
    case .people, .things, .exportedNodes: isEdgeTable = false
    }
    for (index, role) in layout.roles.enumerated() {
      switch role {
      case .property(let name):
        let renamed = name != layout.headers[index] && !layout.headers[index].isEmpty
        if renamed { noteRename(layout.headers[index], name) }
        actions.append(addColumn(name, type: historyType(index, layout)))
      case .typed(let name, let type): actions.append(exportColumn(name, type))
      case .labels: actions.append(addColumn("labels", type: .string, role: .kindAttribute))
      case .skill, .relation, .skills, .managerID, .manager, .managerEmail, .managerName,
        .managerPosition, .otherManager, .dottedManager:
        actions.append(.role(role))
      case .weight, .period, .moment, .edgeLabel:
        if role == .edgeLabel, case .relations = layout.kind {
          actions.append(addColumn(layout.headers[index], type: .string))
        } else {
          actions.append(.role(role))
        }
      default: actions.append(.role(role))
      }
    }
    prepareStates(layout)
    preparePairs(layout)
    switch layout.kind {
    case .exportedNodes, .exportedRelations: break
    case .people, .things: marks.watch(draft.nodeData)
    case .relations, .memberships: marks.watch(draft.edgeData)
    }
  }

  mutating func noteRename(_ header: String, _ name: String) {
    guard OrganizationVocabulary.fold(header) != OrganizationVocabulary.fold(name) else { return }
    draft.notes.add(
      "renamed-column", "the column '\(header)' is read as \(name)", line: scanner.line,
      column: 1)
  }

  /// Adds a column of nodes or edges.
  private mutating func addColumn(
    _ name: String, type: DraftColumn.ValueType?, role: DraftColumn.Role = .property
  ) -> Action {
    var column = DraftColumn(name: name, type: type ?? .string, role: role)
    if type == nil,
      let meaning = OrganizationVocabulary.property(
        readAs: name, on: isEdgeTable ? .relationships : .nodes), meaning.name == name
    {
      column.adopt(meaning)
    }
    let index = addColumn(column)
    return column.type == .string ? .text(index) : .typed(index)
  }

  mutating func addColumn(_ column: DraftColumn) -> Int {
    if isEdgeTable {
      draft.edgeData.append(column)
      return draft.edgeData.count - 1
    }
    draft.nodeData.append(column)
    return draft.nodeData.count - 1
  }

  /// A column whose header declares a type, as exports of databases have it.
  private mutating func exportColumn(_ name: String, _ type: String) -> Action {
    if type == "ignore" || name.isEmpty { return .ignore }
    switch type {
    case "int", "long", "byte", "short", "integer": return addColumn(name, type: .integer)
    case "float", "double", "number": return addColumn(name, type: .float)
    case "boolean", "bool": return addColumn(name, type: .boolean)
    case "date": return addColumn(name, type: .date)
    default: return addColumn(name, type: type == "string" ? nil : .string)
    }
  }
}
