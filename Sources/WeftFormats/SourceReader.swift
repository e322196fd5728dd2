import WeftGraph

/// Reads one source: tells its format from its first bytes, and feeds that format's reader.
struct SourceReader: ~Copyable {
  let name: String
  private let options: ImportOptions
  private let mapping: MappingFile
  private var strings: StringTableBuilder
  private var xml: XMLEvents
  private var batch = XMLEventBatch()
  private var graphML: GraphMLReader?
  /// The reader of any other XML format.
  private var document: XMLDocumentReader?
  private var draft: ChartDraft?
  private var byteCount = 0
  private var head: [UInt8] = []
  private var isSniffed = false
  /// Whether the text is known to begin with something else than XML does.
  private var isText = false
  /// The format of a text that is no XML.
  private var format: TextFormat?
  private var text: TextSource?
  /// Unpacks a source that is gzip.
  private var inflate: Inflate?
  private var inflated = 0
  /// Whether the source is an archive that holds a model, and is waited for as a whole.
  private var isArchive = false
  private var isOpened = false
  /// Turns the text into UTF-8 where the user names its encoding.
  private var converter: EncodingConverter?
  private var isConverting = false
  private var isEnded = false
  /// What a packed chart may always unpack to: small charts repeat much.
  private static let smallChart = 16 << 20

  init(
    name: String, options: ImportOptions, mapping: MappingFile,
    strings: consuming StringTableBuilder
  ) throws(InputError) {
    self.name = name
    self.options = options
    self.mapping = mapping
    self.strings = strings
    xml = XMLEvents(
      file: name, limits: options.limits, threads: options.threads,
      isDecoded: options.encoding != nil)
    if let encoding = options.encoding {
      converter = EncodingConverter(encoding)
      if converter == nil { throw unknownEncoding(encoding) }
    }
  }

  /// Reads the next piece.
  mutating func feed(_ piece: [UInt8]) throws(InputError) {
    byteCount += piece.count
    if inflate != nil { return try unpack(piece) }
    try feedPlain(piece)
  }

  private mutating func feedPlain(_ piece: [UInt8]) throws(InputError) {
    var piece = piece
    if converter != nil {
      // The first bytes show whether what follows is packed.
      if !isConverting {
        head += piece
        guard head.count >= 4 || isEnded else { return }
        piece = []
        swap(&piece, &head)
        isConverting = inflate != nil || !Self.isPacked(piece)
        if !isConverting, !piece.starts(with: [0x1F, 0x8B]) { converter = nil }
      }
      if isConverting { piece = converter?.convert(piece) ?? [] }
    }
    if !isSniffed {
      head += piece
      if inflate == nil, head.starts(with: [0x1F, 0x8B]) {
        var packed: [UInt8] = []
        swap(&packed, &head)
        inflate = Inflate(
          .gzip, bytes: options.limits.inflatedBytes, ratio: options.limits.inflationRatio,
          allowance: Self.smallChart)
        return try unpack(packed)
      }
      if inflate == nil, !isOpened, isArchive || holdsModel {
        isArchive = true
        return try checkArchive()
      }
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
    do throws(Inflate.Fault) { try inflate?.finish() } catch { throw damaged(error) }
    if isArchive { try openArchive() }
    if converter != nil { try finishConverting() }
    try finishPlain()
    if converter != nil { noteEncoding() }
    if isArchive {
      let model = packedModel
      draft?.notes.add(
        "unpacked-input", "the file is a zip archive, of which \(model) was read", line: 1,
        column: 1)
    }
    guard inflate != nil else { return }
    draft?.notes.add(
      "unpacked-input", "the file is gzip and was unpacked to \(inflated) bytes", line: 1, column: 1
    )
  }

  /// Reads what the converter held back.
  private mutating func finishConverting() throws(InputError) {
    isEnded = true
    if !isConverting { try feedPlain([]) }
    guard isConverting, let rest = converter?.finish(), !rest.isEmpty else { return }
    if !isSniffed {
      head += rest
    } else if text != nil {
      try text?.feed(rest)
    } else {
      xml.feed(rest)
      try readBatches()
    }
  }

  /// Says which encoding was read, and what was none of it.
  private mutating func noteEncoding() {
    guard isConverting, let name = converter?.name else { return }
    draft?.ledger.encoding = name
    guard let count = converter?.foreignBytes, count > 0 else { return }
    draft?.notes.add(
      "damaged-character", "bytes that are nothing in \(name) were read as U+FFFD",
      line: converter?.firstForeignLine ?? 1, column: 1, times: count)
  }

  private mutating func finishPlain() throws(InputError) {
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
    var draft: ChartDraft
    if let reader = document.take() {
      draft = try reader.finish()
    } else if let reader = graphML.take() {
      draft = reader.finish()
    } else {
      throw unknownFormat(root: nil)
    }
    // A format the user named must find something to read.
    if options.format != nil, draft.nodeCount == 0, let root = xml.names.first,
      XMLFormat.of(root: root, path: name)?.rawValue != options.format?.rawValue
    {
      throw unknownFormat(root: root.local)
    }
    draft.ledger.encoding = xml.encoding
    draft.ledger.bytes = byteCount
    for warning in xml.warnings {
      draft.notes.add(
        warning.code, warning.message, line: UInt32(clamping: warning.position.line),
        column: UInt32(clamping: warning.position.column))
    }
    self.draft = draft
  }

  // MARK: Packed sources

  private mutating func unpack(_ packed: [UInt8]) throws(InputError) {
    inflate?.feed(packed)
    while let piece = try nextUnpacked() {
      inflated += piece.count
      try feedPlain(piece)
    }
  }

  /// Whether the source begins as an archive does and is called like a model of Archi, which packs
  /// models that hold pictures, or a graph of Maltego.
  private var holdsModel: Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04])
      && (isMaltego || name.lowercased().hasSuffix(".archimate"))
  }

  private var isMaltego: Bool { name.lowercased().hasSuffix(".mtgx") }

  /// The file of an archive that is read.
  private var packedModel: String { isMaltego ? "Graphs/Graph1.graphml" : "model.xml" }

  private func checkArchive() throws(InputError) {
    guard head.count > options.limits.valueBytes else { return }
    throw refusal(
      "limit-value", "the archive is longer than \(options.limits.valueBytes) bytes",
      hint: "unpack \(packedModel) from it and read that")
  }

  /// Reads the model out of an archive.
  private mutating func openArchive() throws(InputError) {
    var whole: [UInt8] = []
    swap(&whole, &head)
    guard let archive = ZipArchive(whole) else {
      throw refusal(
        "compressed-input", "the file is a damaged zip archive", hint: "save the model anew")
    }
    guard let model = archive.entries.first(where: { $0.name == packedModel }) else {
      throw refusal(
        "compressed-input", "the file is a zip archive without \(packedModel)",
        hint: "unpack it and read what is in it")
    }
    let packed = Array(whole[model.range])
    isOpened = true
    guard model.isDeflated else { return try feedPlain(packed) }
    var pieces = Inflate(
      .raw, bytes: options.limits.inflatedBytes, ratio: options.limits.inflationRatio,
      allowance: Self.smallChart)
    pieces.feed(packed)
    while true {
      let piece: [UInt8]?
      do throws(Inflate.Fault) {
        piece = try pieces.next()
      } catch {
        throw damaged(error)
      }
      guard let piece else { break }
      try feedPlain(piece)
    }
    do throws(Inflate.Fault) { try pieces.finish() } catch { throw damaged(error) }
  }

  private mutating func nextUnpacked() throws(InputError) -> [UInt8]? {
    do throws(Inflate.Fault) {
      return try inflate?.next()
    } catch {
      throw damaged(error)
    }
  }

  /// What was read, once.
  consuming func takeDraft() -> ChartDraft? { draft }

  private mutating func readBatches() throws(InputError) {
    while try xml.read(into: &batch) { try read() }
  }

  private mutating func read() throws(InputError) {
    if graphML == nil, document == nil {
      guard let first = batch.events.first(where: { $0.kind == .start }) else { return }
      let root = xml.names[Int(first.name)]
      let named = options.format.flatMap { XMLFormat(rawValue: $0.rawValue) }
      let schema = batch.schemaOfRoot(xml.names)
      let shown =
        XMLFormat.of(root: root, path: name, schema: schema) ?? (mapping.xml.isEmpty ? nil : .xml)
      guard let format = named ?? shown else { throw unknownFormat(root: root.local) }
      let empty = emptyDraft(format.rawValue)
      if format == .graphml {
        graphML = GraphMLReader(draft: empty, limits: options.limits)
      } else {
        document = XMLDocumentReader(format, draft: empty, options: options, mapping: mapping)
      }
    }
    try graphML?.read(batch, names: xml.names)
    if let unplaced = graphML?.unplaced, unplaced.count > xml.unplaced.count {
      xml.unplaced = unplaced
    }
    try document?.read(batch, names: xml.names)
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

  static let formats = ImportOptions.Format.allCases.map(\.rawValue)

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
      format, draft: emptyDraft(format.rawValue), mapping: mapping, options: options)
    try text?.feed(taken)
  }

  /// Tells the format from the first bytes.
  /// - Returns: Whether they were enough.
  private mutating func sniff(isWhole: Bool) throws(InputError) -> Bool {
    if head.starts(with: [0x1F, 0x8B]) {
      throw refusal("compressed-input", "the file is packed twice", hint: "unpack it first")
    }
    if Self.isPacked(head) { throw packed() }
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw refusal(
        "unknown-encoding", "the file is UTF-32, which is not read by itself",
        hint: "name the encoding, as in --encoding UTF-32LE, or save the file as UTF-8")
    }
    if let named = options.format {
      format = TextFormat(rawValue: named.rawValue)
      return true
    }
    if !isText {
      var decoder = TextDecoder()
      let shown = decoder.decode(Array(head.prefix(4_096))) + decoder.finish()
      guard let first = shown.first(where: { $0 > 0x20 }) else {
        return isWhole || head.count >= 4_096
      }
      if first == 0x3C { return true }
      isText = true
    }
    guard isWhole || head.count >= TextFormat.headSize else { return false }
    format = TextFormat.ofText(Array(head.prefix(TextFormat.headSize)), file: name)
    guard format == nil else { return true }
    let isJSON = TextFormat.ofText(Array(head.prefix(TextFormat.headSize)), file: "") == .json
    throw refusal(
      "unknown-format",
      isJSON
        ? "the file is called XML and holds JSON"
        : "the content is that of no chart format that is read",
      hint: isJSON
        ? "read it with --from json, if it is the right file"
        : "--from names a format: \(Self.formats.joined(separator: ", "))")
  }
}
