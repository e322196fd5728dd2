import WeftGraph

/// Writes one JSON document, keys in the order they are given, as UTF-8.
///
/// The caller is trusted to begin and end containers in order; commas are the writer's business.
public struct JSONWriter: Sendable {
  /// What has been written and not yet taken.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Creates a writer of an empty document.
  public init() {}

  /// Takes what has been written so far, so that a long document can be streamed.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// The document as a string, with a newline at its end.
  public consuming func finish() -> String {
    bytes.append(0x0A)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes an object; the closure writes its keys and values.
  public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    open(0x7B)
    try body(&self)
    close(0x7D)
  }

  /// Writes an array; the closure writes its elements.
  public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    open(0x5B)
    try body(&self)
    close(0x5D)
  }

  /// Begins an object whose end is written later by ``endObject()``.
  package mutating func beginObject() { open(0x7B) }

  /// Ends an object.
  package mutating func endObject() { close(0x7D) }

  /// Begins an array whose end is written later by ``endArray()``.
  package mutating func beginArray() { open(0x5B) }

  /// Ends an array.
  package mutating func endArray() { close(0x5D) }

  /// Starts a new line between documents of a stream (JSON Lines).
  public mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Writes a key; its value must follow.
  public mutating func key(_ name: String) {
    separate()
    JSONString.append(name, to: &bytes)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Writes a key and a string, or null.
  public mutating func field(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a key and an integer, or null.
  public mutating func field(_ name: String, _ value: Int?) {
    key(name)
    if let value { integer(Int64(value)) } else { null() }
  }

  /// Writes a key and a number, or null.
  public mutating func field(_ name: String, _ value: Double?) {
    key(name)
    if let value { float(value) } else { null() }
  }

  /// Writes a key and a boolean.
  public mutating func field(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// Writes a key and an array of strings.
  public mutating func field(_ name: String, _ values: [String]) {
    key(name)
    array { json in for value in values { json.string(value) } }
  }

  /// Writes a string.
  public mutating func string(_ value: String) {
    separate()
    JSONString.append(value, to: &bytes)
    needsComma = true
  }

  /// Writes an integer.
  public mutating func integer(_ value: Int64) { raw(String(value)) }

  /// Writes a boolean.
  public mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }

  /// Writes null.
  public mutating func null() { raw("null") }

  /// Writes a floating-point number in its shortest form that reads back; an integral one keeps `.0`,
  /// NaN and infinities become strings.
  public mutating func float(_ value: Double) {
    guard value.isFinite else {
      string(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
      return
    }
    raw("\(value)")
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = false
  }
}
