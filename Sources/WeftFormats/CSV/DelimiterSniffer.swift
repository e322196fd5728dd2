/// Tells what separates the cells of a table.
enum DelimiterSniffer {
  private static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// The delimiter of a text, from its first records.
  ///
  /// The one that splits most of them into the same number of cells wins, then the one that splits
  /// into more cells. A first line `sep=;` decides, as spreadsheets have it.
  static func delimiter(_ head: [UInt8]) -> (delimiter: UInt8, hasDirective: Bool) {
    if OwnTable.begins(head) { return (0x2C, false) }
    if head.starts(with: Array("sep=".utf8)), head.count > 4, candidates.contains(head[4]) {
      return (head[4], true)
    }
    var best: (delimiter: UInt8, agreeing: Int, cells: Int) = (0x2C, 0, 0)
    for candidate in candidates {
      var scanner = DelimitedScanner(delimiter: candidate)
      scanner.feed(head)
      if head.count < 1 << 16 { scanner.close() }
      var counts: [Int: Int] = [:]
      var records = 0
      while records < 50, (try? scanner.next()) == true {
        if scanner.cells.count > 1 { counts[scanner.cells.count, default: 0] += 1 }
        records += 1
      }
      guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else {
        continue
      }
      if (usual.value, usual.key) > (best.agreeing, best.cells) {
        best = (candidate, usual.value, usual.key)
      }
    }
    return (best.delimiter, false)
  }
}
