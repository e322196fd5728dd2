import WeftGraph

/// Collects what is noticed while a source is read and mapped, counted by code and message.
struct ImportNotes {
  /// A registered kind of note; counting another one costs no look-up.
  struct Handle: Hashable {
    fileprivate var index: Int
  }

  /// Whether every place of a note is asked for, and not only the first.
  let keepsPlaces: Bool
  private var notes: [ImportLedger.Note] = []
  private var indices: [String: Int] = [:]
  /// The notes of whole codes, of which the first place tells the message.
  private var codes: [String: Int] = [:]

  init(keepsPlaces: Bool) {
    self.keepsPlaces = keepsPlaces
  }

  /// Registers a kind of note, which is listed once it has been counted.
  mutating func handle(_ code: String, _ message: String) -> Handle {
    let key = code + "\n" + message
    if let index = indices[key] { return Handle(index: index) }
    indices[key] = notes.count
    notes.append(
      ImportLedger.Note(
        code: code, severity: DiagnosticCatalogue.severity(of: code), count: 0, message: message,
        position: nil, places: []))
    return Handle(index: notes.count - 1)
  }

  /// Counts a note at a place; line 0 means none.
  mutating func count(_ handle: Handle, line: UInt32, column: UInt32) {
    notes[handle.index].count += 1
    guard line > 0 else { return }
    let position = SourcePosition(line: Int(line), column: Int(column))
    begin(handle, at: position)
    if keepsPlaces { notes[handle.index].places.append(position) }
  }

  /// Registers and counts a note.
  mutating func add(_ code: String, _ message: String, line: UInt32 = 0, column: UInt32 = 0) {
    count(handle(code, message), line: line, column: column)
  }

  /// Counts what is noticed of one element after another under its code alone, so that many elements
  /// are one note; the message is that of the first place.
  /// - Parameter message: Made only where it may be the first.
  mutating func addEach(
    _ code: String, line: UInt32, column: UInt32, _ message: @autoclosure () -> String
  ) {
    let position = SourcePosition(line: Int(line), column: Int(column))
    guard let index = codes[code] else {
      codes[code] = notes.count
      notes.append(
        ImportLedger.Note(
          code: code, severity: DiagnosticCatalogue.severity(of: code), count: 1,
          message: message(), position: line > 0 ? position : nil,
          places: keepsPlaces && line > 0 ? [position] : []))
      return
    }
    notes[index].count += 1
    guard line > 0 else { return }
    if keepsPlaces { notes[index].places.append(position) }
    if let first = notes[index].position, first <= position { return }
    notes[index].position = position
    notes[index].message = message()
  }

  /// Registers a note and counts it at each of some places; of none nothing is noted.
  mutating func add(_ code: String, _ message: String, _ places: NotePlaces) {
    guard places.count > 0 else { return }
    let handle = handle(code, message)
    notes[handle.index].count += places.count
    let (line, column) = places.first
    guard line > 0 else { return }
    begin(handle, at: SourcePosition(line: Int(line), column: Int(column)))
    notes[handle.index].places += places.all
  }

  /// Puts the first place of a note where it is, if it is before the known one.
  private mutating func begin(_ handle: Handle, at position: SourcePosition) {
    if let first = notes[handle.index].position, first <= position { return }
    notes[handle.index].position = position
  }

  /// The notes that were counted, by code, then first place, then message.
  func finish() -> [ImportLedger.Note] {
    let several = Set(codes.values.filter { notes[$0].count > 1 })
    return notes.enumerated().filter { $1.count > 0 }.map { index, note in
      var note = note
      note.places.sort()
      if several.contains(index) { note.message += ", the first of these" }
      return note
    }.sorted { one, other in
      if one.code != other.code { return one.code < other.code }
      let places = (one.position ?? .start, other.position ?? .start)
      return places.0 != places.1 ? places.0 < places.1 : one.message < other.message
    }
  }
}

extension SourcePosition {
  fileprivate static let start = SourcePosition(line: 0, column: 0)
}
