import WeftGraph

/// Collects what is noticed while a source is read and mapped, counted by code and message.
struct ImportNotes {
  /// A registered kind of note; counting another one costs no look-up.
  struct Handle: Hashable {
    fileprivate var index: Int
  }

  private let keepsPlaces: Bool
  private var notes: [ImportLedger.Note] = []
  private var indices: [String: Int] = [:]

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
  mutating func count(_ handle: Handle, line: UInt32, column: UInt32, times: Int = 1) {
    notes[handle.index].count += times
    guard line > 0 else { return }
    let position = SourcePosition(line: Int(line), column: Int(column))
    if let first = notes[handle.index].position {
      if position < first { notes[handle.index].position = position }
    } else {
      notes[handle.index].position = position
    }
    if keepsPlaces { notes[handle.index].places.append(position) }
  }

  /// Registers and counts a note.
  mutating func add(
    _ code: String, _ message: String, line: UInt32 = 0, column: UInt32 = 0, times: Int = 1
  ) {
    count(handle(code, message), line: line, column: column, times: times)
  }

  /// The notes that were counted, by code, then first place, then message.
  func finish() -> [ImportLedger.Note] {
    notes.filter { $0.count > 0 }.map { note in
      var note = note
      note.places.sort()
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
