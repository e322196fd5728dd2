import WeftGraph

/// Reads a source that is no XML, with the reader of its format.
struct TextSource: ~Copyable {
  private let format: TextFormat
  private let limits: ReadingLimits
  private var table: CSVReader?
  /// A draft that is filled once the whole text is there.
  private var waiting: ChartDraft?
  private var decoder: TextDecoder
  private var text: [UInt8] = []

  init(
    _ format: TextFormat, draft: consuming ChartDraft, mapping: MappingFile,
    options: ImportOptions
  ) {
    self.format = format
    limits = options.limits
    decoder = TextDecoder(keepsPlaces: options.keepsAllPlaces)
    if format == .csv {
      table = CSVReader(
        draft: draft, mapping: mapping, limits: options.limits, threads: options.threads)
    } else {
      waiting = draft
    }
  }

  /// Reads the next piece.
  mutating func feed(_ piece: [UInt8]) throws(InputError) {
    if format == .csv {
      try table?.feed(piece)
    } else {
      text += decoder.decode(piece)
    }
  }

  /// The draft of the whole text.
  mutating func finish() throws(InputError) -> ChartDraft? {
    if let reader = table.take() { return try reader.finish() }
    guard let draft = waiting.take() else { return nil }
    text += decoder.finish()
    var whole: [UInt8] = []
    swap(&whole, &text)
    var result: ChartDraft
    switch format {
    case .catalog: result = try CatalogReader(draft, whole, limits).read()
    case .codeowners: result = try CodeOwnersReader(draft, whole).read()
    default: result = try JSONReader(draft, whole, limits).read()
    }
    result.ledger.format = format.rawValue
    result.ledger.encoding = decoder.name
    decoder.noteDamage(&result.notes)
    result.notes.add(
      "guessed-encoding", "bytes that are no UTF-8 were read as windows-1252",
      decoder.foreignBytes)
    if result.nodeCount + result.edgeCount > limits.elements {
      throw InputError(
        Diagnostic(
          code: "limit-elements", message: "the chart has more than \(limits.elements) elements",
          file: result.ledger.path, position: SourcePosition(line: 1, column: 1)))
    }
    return result
  }
}
