import WeftGraph

/// Reads one source: tells its format from its first bytes, and feeds that format's reader.
struct SourceReader: ~Copyable {
  private let name: String
  private let options: ImportOptions
  private var strings: StringTableBuilder
  private var xml: XMLEvents
  private var batch = XMLEventBatch()
  private var graphML: GraphMLReader?
  private var draft: ChartDraft?
  private var byteCount = 0
  private let mapping: MappingFile
  private var head: [UInt8] = []
  private var isSniffed = false
  /// Whether the text is known to begin with something else than XML does.
  private var isText = false
  /// The format of a text that is no XML.
  private var format: SourceFormat?
  private var text: TextSource?

  init(
    name: String, options: ImportOptions, mapping: MappingFile,
    strings: consuming StringTableBuilder
  ) {
    self.name = name
    self.options = options
    self.mapping = mapping
    self.strings = strings
    xml = XMLEvents(file: name, limits: options.limits)
  }

  /// Reads the next piece.
  mutating func feed(_ piece: [UInt8]) throws(InputError) {
    byteCount += piece.count
    if !isSniffed {
      head += piece
      guard head.count >= 4, try sniff(isWhole: false) else { return }
      try begin()
      return
    }
    if text != nil {
      try text?.feed(piece)
      return
    }
    xml.feed(piece)
    try readBatches()
  }

  /// Reads what is left and checks that the source was whole.
  mutating func finish() throws(InputError) {
    if !isSniffed {
      _ = try sniff(isWhole: true)
      try begin()
    }
    if var source = text.take() {
      var draft = try source.finish()
      draft?.ledger.bytes = byteCount
      self.draft = draft
      return
    }
    xml.feedRest()
    try readBatches()
    try xml.finish(into: &batch)
    try read()
    guard let reader = graphML.take() else { throw unknownFormat(root: nil) }
    var draft = reader.finish()
    draft.ledger.encoding = xml.encoding
    draft.ledger.bytes = byteCount
    for warning in xml.warnings {
      draft.notes.add(
        warning.code, warning.message, line: UInt32(clamping: warning.position.line),
        column: UInt32(clamping: warning.position.column))
    }
    self.draft = draft
  }

  /// What was read, once.
  consuming func takeDraft() -> ChartDraft? { draft }

  private mutating func readBatches() throws(InputError) {
    while try xml.read(into: &batch) { try read() }
  }

  private mutating func read() throws(InputError) {
    if graphML == nil {
      guard let first = batch.events.first(where: { $0.kind == .start }) else { return }
      let root = xml.names[Int(first.name)]
      guard root.local == "graphml" else { throw unknownFormat(root: root.local) }
      graphML = GraphMLReader(draft: emptyDraft("graphml"), limits: options.limits)
    }
    try graphML?.read(batch, names: xml.names)
  }

  private mutating func emptyDraft(_ format: String) -> ChartDraft {
    var taken = StringTableBuilder()
    swap(&taken, &strings)
    let source = ImportLedger.Source(
      path: name, format: format, dialect: "plain", encoding: "", bytes: 0)
    return ChartDraft(
      ledger: source, notes: ImportNotes(keepsPlaces: options.keepsAllPlaces), strings: taken)
  }

  // MARK: Formats

  /// Hands what was looked at to the reader of its format.
  private mutating func begin() throws(InputError) {
    isSniffed = true
    var taken: [UInt8] = []
    swap(&taken, &head)
    guard let format else {
      xml.feed(taken)
      try readBatches()
      return
    }
    text = TextSource(
      format, draft: emptyDraft(format.rawValue), mapping: mapping, limits: options.limits)
    try text?.feed(taken)
  }

  /// Tells the format from the first bytes.
  /// - Returns: Whether they were enough.
  private mutating func sniff(isWhole: Bool) throws(InputError) -> Bool {
    if head.starts(with: [0x1F, 0x8B]) || head.starts(with: Array("PK".utf8)) {
      throw refusal("compressed-input", "the file is compressed", hint: "unpack it first")
    }
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw refusal(
        "unknown-encoding", "the file is UTF-32, which is not read", hint: "save it as UTF-8")
    }
    if let named = options.format {
      let chosen = SourceFormat(named: named)
      format = chosen == .graphml ? nil : chosen
      return true
    }
    if !isText {
      var decoder = TextDecoder()
      let shown = decoder.decode(Array(head.prefix(4_096)))
      guard let first = shown.first(where: { $0 > 0x20 }) else {
        return isWhole || head.count >= 4_096
      }
      if first == 0x3C { return true }
      isText = true
    }
    guard isWhole || head.count >= SourceFormat.headSize else { return false }
    format = SourceFormat.ofText(Array(head.prefix(SourceFormat.headSize)), file: name)
    guard format == nil else { return true }
    throw refusal(
      "unknown-format", "the content is that of no chart format that is read",
      hint:
        "--from names a format: \(SourceFormat.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  private func unknownFormat(root: String?) -> InputError {
    let what = root.map { "the root element '\($0)' is that of no chart format that is read" }
    return refusal(
      "unknown-format", what ?? "the document holds no chart", hint: "export the chart as GraphML")
  }

  private func refusal(_ code: String, _ message: String, hint: String) -> InputError {
    InputError(
      Diagnostic(
        code: code, message: message, file: name, position: SourcePosition(line: 1, column: 1),
        hint: hint))
  }
}
