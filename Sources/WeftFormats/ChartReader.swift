public import WeftGraph

/// Reads one or more charts and makes one graph of them.
///
/// The reader opens no file: the caller supplies the bytes in pieces. Add every source, then call
/// ``finish()``, which consumes the reader.
///
/// ```swift
/// var reader = ChartReader()
/// try reader.add(name: "acme.graphml") { try file.nextPiece() }
/// let (graph, ledger) = try reader.finish()
/// ```
public struct ChartReader: ~Copyable {
  private let options: ImportOptions
  private var strings = StringTableBuilder()
  private var drafts: [ChartDraft] = []

  /// Creates a reader.
  public init(options: ImportOptions = ImportOptions()) {
    self.options = options
  }

  /// Reads a source whose bytes are all there.
  public mutating func add(name: String, bytes: [UInt8]) throws(InputError) {
    var source = SourceReader(name: name, options: options, strings: takeStrings())
    var fault: InputError?
    do throws(InputError) {
      var start = 0
      while start < bytes.count {
        let end = min(start + 1 << 20, bytes.count)
        try source.feed(start == 0 && end == bytes.count ? bytes : Array(bytes[start..<end]))
        start = end
      }
      try source.finish()
    } catch {
      fault = error
    }
    try keep(source, fault)
  }

  /// Reads a source piece by piece.
  /// - Parameters:
  ///   - name: The path as the user gave it; places and the ledger name it.
  ///   - next: Supplies the next piece, best of at most 1 MB, and nil at the end. What it throws is
  ///     passed on; a chart that cannot be read throws an `InputError`.
  public mutating func add(name: String, next: () throws -> [UInt8]?) throws {
    var source = SourceReader(name: name, options: options, strings: takeStrings())
    while let piece = try next() { try source.feed(piece) }
    try source.finish()
    try keep(source, nil)
  }

  /// The graph of all sources, and what was found on the way.
  public consuming func finish() throws(InputError) -> (graph: Graph, ledger: ImportLedger) {
    let mapper = ChartMapper(drafts, strings: strings, options: options)
    drafts = []
    let result = mapper.finish()
    if options.isStrict { try Self.refuseWarnings(result.ledger) }
    return result
  }

  private mutating func takeStrings() -> StringTableBuilder {
    var taken = StringTableBuilder()
    swap(&taken, &strings)
    return taken
  }

  private mutating func keep(
    _ source: consuming SourceReader, _ fault: InputError?
  ) throws(InputError) {
    if let fault { throw fault }
    guard var draft = source.takeDraft() else { return }
    swap(&strings, &draft.strings)
    drafts.append(draft)
  }

  private static func refuseWarnings(_ ledger: ImportLedger) throws(InputError) {
    var diagnostics: [Diagnostic] = []
    for source in ledger.sources {
      for note in source.notes where note.severity == .warning {
        diagnostics.append(
          Diagnostic(
            code: note.code, severity: .error,
            message: note.count > 1 ? "\(note.message) (\(note.count) times)" : note.message,
            file: source.path, position: note.position,
            hint: DiagnosticCatalogue.page(note.code)?.remedy))
      }
    }
    if !diagnostics.isEmpty { throw InputError(diagnostics) }
  }
}
