#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The line feeds of a piece of text, from first to last.
@unsafe
struct LineBreaks {
  /// The piece, and where in the document it starts.
  let text: UnsafeBufferPointer<UInt8>
  let start: Int
  /// Whether lines end at line feeds only; else the line feeds are not looked for.
  let areFeeds: Bool
  /// Where in the piece the next line feed is; the piece's end if there is none.
  private(set) var next = -1

  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, areFeeds: Bool) {
    unsafe self.text = unsafe text
    unsafe self.start = start
    unsafe self.areFeeds = areFeeds
  }

  /// Whether a piece of text holds a carriage return.
  static func hasReturns(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe place(of: 0x0D, in: text, from: 0) < text.count
  }

  /// Goes to the first line feed at or behind a place in the piece.
  mutating func move(to place: Int) {
    guard unsafe next < place else { return }
    unsafe next = unsafe Self.place(of: 0x0A, in: text, from: place)
  }

  private static func place(
    of byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from first: Int
  ) -> Int {
    guard first < text.count, let base = text.baseAddress else { return text.count }
    let found = unsafe memchr(base + first, Int32(byte), text.count - first)
    guard let found = unsafe found else { return text.count }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
