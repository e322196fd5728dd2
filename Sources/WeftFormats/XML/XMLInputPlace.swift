/// Where in its buffer a parser is.
@unsafe
struct XMLInputPlace {
  /// What the buffer holds, and how far it is parsed.
  var base: UnsafePointer<UInt8>
  var current: UnsafePointer<UInt8>
  var end: UnsafePointer<UInt8>
  /// How much of the document went through the buffer and left it.
  var consumed: Int

  /// How much of the document is parsed.
  var offset: Int { unsafe consumed + (current - base) }
}
