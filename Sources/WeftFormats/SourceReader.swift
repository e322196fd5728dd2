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
  private var head: [UInt8] = []
  private var isSniffed = false

  init(name: String, options: ImportOptions, strings: consuming StringTableBuilder) {
    self.name = name
    self.options = options
    self.strings = strings
    xml = XMLEvents(file: name, limits: options.limits, threads: options.threads)
  }

  /// Reads the next piece.
  mutating func feed(_ piece: [UInt8]) throws(InputError) {
    byteCount += piece.count
    if !isSniffed {
      head += piece
      guard head.count >= 4 else { return }
      isSniffed = true
      try sniff()
      xml.feed(head)
      head = []
    } else {
      xml.feed(piece)
    }
    try readBatches()
  }

  /// Reads what is left and checks that the source was whole.
  mutating func finish() throws(InputError) {
    if !isSniffed {
      try sniff()
      xml.feed(head)
      try readBatches()
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
      var taken = StringTableBuilder()
      swap(&taken, &strings)
      let source = ImportLedger.Source(
        path: name, format: "graphml", dialect: "plain", encoding: "", bytes: 0)
      let empty = ChartDraft(
        ledger: source, notes: ImportNotes(keepsPlaces: options.keepsAllPlaces), strings: taken)
      graphML = GraphMLReader(draft: empty, limits: options.limits)
    }
    try graphML?.read(batch, names: xml.names)
  }

  // MARK: Formats

  private func sniff() throws(InputError) {
    if head.starts(with: [0x1F, 0x8B]) || head.starts(with: Array("PK".utf8)) {
      throw refusal("compressed-input", "the file is compressed", hint: "unpack it first")
    }
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw refusal(
        "unknown-encoding", "the file is UTF-32, which is not read", hint: "save it as UTF-8")
    }
    let isUTF16 =
      head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
      || head.first == 0
    if isUTF16 { return }
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let first, first != 0x3C else { return }
    throw refusal(
      "unknown-format", "the file does not begin as XML does",
      hint: "charts are read from GraphML; --from names a format")
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
