import WeftGraph

/// Lines under a table that are no rows of it.
extension CSVReader {
  /// Whether a row is the sum under a table, a word for it and at most one cell more; or a remark of
  /// the report, alone in the first column of several.
  mutating func isTotal() -> Bool {
    var filled = 0
    var range = 0..<0
    for index in 0..<scanner.cells.count where !cell(index).isEmpty {
      filled += 1
      if filled == 1 { range = cell(index) }
      if filled > 2 { return false }
    }
    guard filled > 0, Self.initials.contains(scanner.bytes[range.lowerBound]) else { return false }
    if filled == 1, columnCount.named > 2, range == cell(0), range.count <= 200 {
      let words = ColumnRole.words(of: text(range))
      if words.count > 1, Self.remarks.contains(where: { words.starts(with: $0) }) { return true }
      if words.count > 1, words[0].allSatisfy(\.isNumber), let last = words.last,
        Self.counted.contains(last)
      {
        return true
      }
    }
    guard range.count <= 40 else { return false }
    let word = text(range).lowercased()
    return Self.totals.contains { total in
      guard word.hasPrefix(total) else { return false }
      let rest = word.dropFirst(total.count)
      return rest.allSatisfy { !$0.isLetter }
    }
  }

  private static let totals = [
    "total", "totals", "grand total", "total employees", "total headcount", "headcount total",
    "total records", "total rows", "record count", "row count", "summe", "gesamt", "gesamtsumme",
    "somme", "suma",
  ]
  /// How remarks of reports begin.
  private static let remarks = [
    ["end", "of", "report"], ["end", "of", "file"], ["report", "generated"], ["report", "run"],
    ["report", "date"], ["generated", "on"], ["generated", "by"], ["generated", "at"],
    ["exported", "on"], ["exported", "by"], ["exported", "from"], ["printed", "on"],
    ["run", "date"], ["run", "by"], ["data", "as", "of"], ["as", "of"], ["page", "1"],
    ["confidential", "do"], ["confidential", "information"], ["confidential", "not"],
    ["company", "confidential"], ["note", "this"], ["source", "data"], ["erstellt", "am"],
    ["stand", "vom"], ["généré", "le"],
  ]
  /// What is counted under a table: `3 active employees`.
  private static let counted: Set = [
    "employees", "workers", "people", "users", "records", "rows", "results", "entries",
  ]
  private static let initials: Set<UInt8> = {
    var result = Set(UInt8(0x30)...0x39)
    for word in totals + remarks.map({ $0.joined() }) {
      guard let first = word.utf8.first else { continue }
      result.formUnion([first, first & 0xDF])
    }
    return result
  }()
}
