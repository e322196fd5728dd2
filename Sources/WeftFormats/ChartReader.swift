public import WeftGraph

/// Reads one or more charts and makes one graph of them.
///
/// The reader opens no file: the caller supplies the bytes in pieces. Add every source, then call
/// ``finish()``, which consumes the reader.
///
/// ```swift
/// var reader = try ChartReader()
/// try reader.add(name: "acme.graphml") { file.nextPiece() }
/// let (graph, ledger) = try reader.finish()
/// ```
public struct ChartReader: ~Copyable {
  private let options: ImportOptions
  private let mapping: MappingFile
  private var strings = StringTableBuilder()
  private var drafts: [ChartDraft] = []
  private let time: TimeLimit

  /// Creates a reader; a mapping that cannot be used throws.
  public init(options: ImportOptions = ImportOptions()) throws(InputError) {
    self.options = options
    time = TimeLimit(seconds: options.limits.seconds)
    mapping = try MappingFile(options)
  }

  /// What is odd about the mapping and does not keep it from being used.
  public var warnings: [Diagnostic] { mapping.warnings }

  /// Reads a source whose bytes are all there.
  public mutating func add(name: String, bytes: [UInt8]) throws(InputError) {
    var start = 0
    try add(name: name) {
      guard start < bytes.count else { return nil }
      let end = min(start + 1 << 20, bytes.count)
      defer { start = end }
      return start == 0 && end == bytes.count ? bytes : Array(bytes[start..<end])
    }
  }

  /// Reads a source piece by piece.
  /// - Parameters:
  ///   - name: The path as the user gave it; places and the ledger name it.
  ///   - next: Supplies the next piece, best of at most 1 MB, and nil at the end.
  public mutating func add(
    name: String, next: () throws(InputError) -> [UInt8]?
  ) throws(InputError) {
    var taken = StringTableBuilder()
    swap(&taken, &strings)
    var source = try SourceReader(
      name: name, options: options, mapping: mapping, strings: taken)
    while let piece = try next() {
      try source.feed(piece)
      try time.check(name)
    }
    try source.finish()
    try time.check(name)
    guard var draft = source.takeDraft() else { return }
    swap(&strings, &draft.strings)
    drafts.append(draft)
  }

  /// The graph of all sources, and what was found on the way.
  public consuming func finish() throws(InputError) -> (graph: Graph, ledger: ImportLedger) {
    // A table or draft held here as well would be copied when the mapper writes to it.
    var taken: (strings: StringTableBuilder, drafts: [ChartDraft]) = (StringTableBuilder(), [])
    swap(&taken.strings, &strings)
    swap(&taken.drafts, &drafts)
    let day = options.asOf ?? Self.statedDay(taken.drafts) ?? options.today
    for index in taken.drafts.indices { taken.drafts[index].settleHistory(asOf: day) }
    let mapper = ChartMapper(
      taken.drafts, strings: taken.strings, mapping: mapping, options: options, time: time)
    taken = (StringTableBuilder(), [])
    let result = try mapper.finish()
    if options.isStrict { try Self.refuseWarnings(result.ledger) }
    return result
  }

  /// The day that the first source to state one says it is of.
  private static func statedDay(_ drafts: [ChartDraft]) -> CalendarDate? {
    for draft in drafts {
      switch draft.attributes.first(where: { $0.name == "asOf" })?.value {
      case .date(let date)?: return date
      case .string(let text)?: return CalendarDate(parsing: text)
      default: continue
      }
    }
    return nil
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
