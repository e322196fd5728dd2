/// The table of contents of a zip archive that is held as a whole.
struct ZipArchive {
  /// A file of the archive.
  struct Entry {
    var name: String
    /// Whether its bytes are deflated; else they stand as they are.
    var isDeflated: Bool
    /// Where they stand.
    var range: Range<Int>
  }

  private(set) var entries: [Entry] = []

  /// Reads the directory at the end of an archive; nil if there is none or it leads outside.
  init?(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    // A comment of up to 64 KB may follow the directory's end, which has 22 bytes.
    var end = bytes.count - 22
    let least = max(0, end - 0xFFFF)
    while end >= least, !bytes[end...].starts(with: mark) { end -= 1 }
    guard end >= least else { return nil }
    func number(_ index: Int, _ size: Int) -> Int? {
      guard index >= 0, index + size <= bytes.count else { return nil }
      return (0..<size).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
    }
    guard let count = number(end + 10, 2), var next = number(end + 16, 4) else { return nil }
    for _ in 0..<count {
      guard number(next, 4) == 0x0201_4B50, let method = number(next + 10, 2),
        let size = number(next + 20, 4), let nameSize = number(next + 28, 2),
        let extraSize = number(next + 30, 2), let remarkSize = number(next + 32, 2),
        let local = number(next + 42, 4), next + 46 + nameSize <= bytes.count,
        number(local, 4) == 0x0403_4B50, let localName = number(local + 26, 2),
        let localExtra = number(local + 28, 2)
      else { return nil }
      let start = local + 30 + localName + localExtra
      guard start + size <= bytes.count else { return nil }
      let name = String(decoding: bytes[next + 46..<next + 46 + nameSize], as: UTF8.self)
      if method == 0 || method == 8 {
        entries.append(Entry(name: name, isDeflated: method == 8, range: start..<start + size))
      }
      next += 46 + nameSize + extraSize + remarkSize
    }
  }
}
