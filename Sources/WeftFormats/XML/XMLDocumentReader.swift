import WeftGraph

/// Reads every XML format but GraphML: collects the document, then has the format's reader read it.
struct XMLDocumentReader {
  private let format: XMLFormat
  private let options: ImportOptions
  private let mapping: MappingFile
  private var tree: XMLTree
  private var draft: ChartDraft

  init(
    _ format: XMLFormat, draft: consuming ChartDraft, options: ImportOptions, mapping: MappingFile
  ) {
    self.format = format
    self.options = options
    self.mapping = mapping
    self.draft = draft
    tree = XMLTree(limits: options.limits, format: format)
  }

  /// Adds a batch of events.
  mutating func read(_ batch: borrowing XMLEventBatch, names: [XMLName]) throws(InputError) {
    try tree.read(batch, names: names, file: draft.ledger.path)
  }

  /// Whether the document is of the format it is read as, where its root element left that open.
  var isOfFormat: Bool {
    format != .archimate || options.format != nil
      || XMLFormat.of(root: tree.name(tree.root), path: draft.ledger.path) != nil
      || ArchiMateReader.recognizes(tree)
  }

  /// The draft of the whole document.
  consuming func finish() throws(InputError) -> ChartDraft {
    switch format {
    case .gexf: try run(GEXFReader.self)
    case .archimate: try run(ArchiMateReader.self)
    case .dynetml: try run(DyNetMLReader.self)
    case .hrXML: try run(HRXMLReader.self)
    case .drawio: try run(DrawIOReader.self)
    case .bpmn: try run(BPMNReader.self)
    case .opml: try run(OPMLReader.self)
    case .freemind: try run(FreeMindReader.self)
    case .xgmml: try run(XGMMLReader.self)
    case .xml: try run(NestedXMLReader.self)
    case .graphml: preconditionFailure("GraphML is read while it is parsed")
    }
    return draft
  }

  private mutating func run<Reader: XMLTreeReader>(_ type: Reader.Type) throws(InputError) {
    var reader = Reader(tree, DraftFiller(draft), options, mapping)
    try reader.read()
    draft = reader.filler.draft
    draft.fillDefaults()
  }
}
