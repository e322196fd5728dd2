import WeftGraph

/// What a parser saw in one piece of an XML document: events in order, their bytes in one buffer.
///
/// Readers walk `events` in a plain loop; nothing is a `String` or an object. An attribute follows
/// its start tag. Texts that touch each other are one event, but a text can go on in the next batch.
struct XMLEventBatch: Sendable {
  /// What happened.
  enum Kind: UInt8, Sendable {
    case start, attribute, text, end
  }

  /// One event, 16 bytes.
  struct Event: Sendable {
    var kind: Kind
    /// How many attributes follow a start tag, at most `UInt16.max`.
    var attributeCount: UInt16 = 0
    /// The number of the element's or attribute's ``XMLName``.
    var name: UInt32
    /// A start tag's line, or where the bytes of an attribute or text start.
    var low: UInt32
    /// A start tag's column, or where the bytes of an attribute or text end.
    var high: UInt32

    /// The bytes of an attribute or text.
    var bytes: Range<Int> { Int(low)..<Int(high) }
  }

  var events: [Event] = []
  var bytes: [UInt8] = []

  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// The text of an attribute or text event; for rare events only.
  func string(_ event: Event) -> String { String(decoding: bytes[event.bytes], as: UTF8.self) }
}

/// An element's or attribute's name; documents number theirs in order of appearance.
struct XMLName: Sendable, Hashable {
  var local: String
  /// Empty where there is none.
  var prefix: String
  /// Empty where there is none.
  var namespace: String
}

/// Something a parser noticed that does not stop it.
struct XMLWarning: Sendable, Hashable {
  var code: String
  var message: String
  var position: SourcePosition
}
