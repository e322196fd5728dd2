/// What scanning makes of a piece of a table: whole records, and what is known of the text by then.
struct ScannedTable: PipelineBatch {
  /// Gives the records of the piece, and then what is wrong behind them.
  var scanner = DelimitedScanner(delimiter: 0x2C)
  /// How many bytes a record that is not whole yet has, and where it begins.
  var waiting: (bytes: Int, line: UInt32) = (0, 1)
  /// How many bytes were read so far.
  var readBytes = 0
  /// The encoding, as far as decoding has shown it.
  var encoding = ""
  // What was found in the whole text; known of the last piece.
  var foreignBytes = NotePlaces()
  var damage = TextDamage()
  /// Cells with text behind their closing quote, or a quote in their middle.
  var strayQuotes = NotePlaces()
  var isLast = false

  var isFault: Bool { scanner.isFaulty }

  mutating func removeAll() { self = ScannedTable() }
}

/// The first stage of reading a table: bytes in any encoding in, records out.
struct TableScanning: PipelineStage, ~Copyable {
  /// The most bytes that are scanned at once; what is found in so many stays in a core's cache.
  private static let pieceSize = 128 << 10
  /// How much of a text the delimiter is told from.
  private static let headSize = 64 << 10

  private let cellLimit: Int
  private let keepsPlaces: Bool
  private var decoder: TextDecoder
  private var scanner = DelimitedScanner(delimiter: 0x2C)
  private var isStarted = false
  /// Text that is not scanned yet.
  private var text: [UInt8] = []
  private var next = 0
  private var readBytes = 0
  private var damage: TextDamage

  /// - Parameter keepsPlaces: Whether every place of a note is asked for.
  init(limits: ReadingLimits, keepsPlaces: Bool) {
    cellLimit = limits.cells
    self.keepsPlaces = keepsPlaces
    decoder = TextDecoder(keepsPlaces: keepsPlaces)
    damage = TextDamage(keepsPlaces: keepsPlaces)
  }

  mutating func feed(_ input: [UInt8]) { take(decoder.decode(input)) }

  mutating func feedRest() { take(decoder.finish()) }

  private mutating func take(_ decoded: [UInt8]) {
    readBytes += decoded.count
    let decoded = damage.withoutNULs(decoded)
    guard isStarted else {
      text += decoded
      return
    }
    text = decoded
    next = 0
  }

  mutating func read(into batch: inout ScannedTable) -> Bool {
    guard next < text.count, isStarted || text.count >= Self.headSize else { return false }
    if !isStarted { start() }
    // A record that one piece after the other does not end must not be scanned for each of them.
    let size = max(Self.pieceSize, scanner.waitingBytes)
    let end = min(next + size, text.count)
    scanner.feed(next == 0 && end == text.count ? text : Array(text[next..<end]))
    next = end
    scanner.scanAll()
    fill(&batch)
    return true
  }

  mutating func finish(into batch: inout ScannedTable) {
    if !isStarted {
      start()
      scanner.feed(Array(text[next...]))
    }
    scanner.close()
    scanner.scanAll()
    fill(&batch)
    damage.take(decoder)
    batch.damage = damage
    batch.foreignBytes = decoder.foreignBytes
    batch.strayQuotes = scanner.strayQuotes
    batch.isLast = true
  }

  private mutating func start() {
    let found = DelimiterSniffer.delimiter(Array(text.prefix(Self.headSize)))
    scanner = DelimitedScanner(delimiter: found.delimiter, cellLimit: cellLimit)
    scanner.keepsPlaces = keepsPlaces
    isStarted = true
    if found.hasDirective {
      let isBreak: (UInt8) -> Bool = { $0 == 0x0A || $0 == 0x0D }
      next = text.firstIndex(where: isBreak) ?? text.count
    }
  }

  private mutating func fill(_ batch: inout ScannedTable) {
    batch.scanner = scanner
    batch.waiting = (scanner.waitingBytes, scanner.waitingLine)
    batch.scanner.dropText()
    batch.scanner.strayQuotes = NotePlaces()
    batch.readBytes = readBytes
    batch.encoding = decoder.name
  }
}
