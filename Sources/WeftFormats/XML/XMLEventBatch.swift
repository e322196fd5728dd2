import WeftGraph

/// What a parser saw in one piece of an XML document: events in order, their bytes in one buffer.
///
/// Readers walk `events` in a plain loop; nothing is a `String` or an object. An attribute follows
/// its start tag. Texts that touch each other are one event, but a text can go on in the next batch.
struct XMLEventBatch: PipelineBatch {
  /// What happened.
  enum Kind: UInt8, Sendable {
    case start, attribute, text, end
  }

  /// One event, 16 bytes.
  struct Event: Sendable, Hashable {
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

  /// What a parser says of a piece beside its events.
  ///
  /// Until ``PositionTracker/place(_:unplaced:)`` has seen a batch, a start tag's `low` is where in
  /// `bytes` the tag ends, and its `high` 0: counting lines is left to whoever reads the events.
  struct Origin: Sendable {
    /// Where in the document the batch's bytes start.
    var offset = 0
    /// How many of the bytes are the document's; values written otherwise than meant follow.
    var count = 0
    /// How far the document is parsed.
    var parsed = 0
    /// How many lines the parser counted in it, for what it says of lines itself.
    var lines = 0
    /// Names met for the first time.
    var names: [XMLName] = []
    /// What was noticed, in the order of the document.
    var remarks: [XMLRemark] = []
    /// Why the document is refused.
    var fault: XMLFault?
    /// The document's encoding, as far as it is known.
    var encoding = ""
    /// An encoding the document declares though its bytes show another one.
    var contradictedEncoding = ""
    /// Where lines had been counted to before the batch.
    var tracker = PositionTracker()
    /// Whether lines are known to end at line feeds only, from there to the batch's end.
    var endsAtFeeds = false
    /// Whether nothing comes behind it.
    var isLast = false
  }

  var events: [Event] = []
  var bytes: [UInt8] = []
  var origin = Origin()

  var isFault: Bool { origin.fault != nil }
  var isLast: Bool { origin.isLast }

  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    origin = Origin()
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

/// A warning before its line and column are known.
struct XMLRemark: Sendable, Hashable {
  var code: String
  var message: String
  /// Where in the document, in UTF-8.
  var offset: Int
}
