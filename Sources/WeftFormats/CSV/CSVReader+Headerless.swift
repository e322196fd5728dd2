import WeftGraph

/// Tables without a header.
extension CSVReader {
  /// How many cells of the first lines are remembered.
  private static let remembered = 200

  /// Remembers a line that was taken for no header.
  mutating func remember(_ cells: [String]) {
    guard firstRecord != nil, laterCells.count < Self.remembered else { return }
    for cell in cells where cell.utf8.count <= 80 { laterCells.insert(CSVLayout.trim(cell)) }
  }

  /// Why a table whose first line holds values is not read; nil if that line may be a header.
  func headerless(_ first: [String], line: UInt32) -> InputError? {
    let cells = first.map(CSVLayout.trim).filter { !$0.isEmpty }
    guard !cells.isEmpty, cells.contains(where: { isValue($0) }) else { return nil }
    let shown = cells.prefix(4).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
    return refusal(
      "unknown-columns", "the table has no header: its first line holds values, such as \(shown)",
      line: line, column: 1,
      hint: cells.count == 1 && cells[0].contains(" ")
        ? "put a line of names above it, and separate columns by commas, semicolons or tabs"
        : "put a line of names above it, such as "
          + (cells.count < 3 ? "source,target" : "source,target,weight") + " or id,name,manager")
  }

  /// Whether a cell is no header: a number, a date, an address, or a word that stands in later lines too.
  private func isValue(_ cell: String) -> Bool {
    let text = Array(cell.utf8)
    // Years are headers of columns too.
    if let year = ScalarText.integer(text), (1900...2100).contains(year) { return false }
    return laterCells.contains(cell) || EndList.isAddress(text[...])
      || CSVValues.isDate(text, readsNumbers: false)
      || text.split(separator: 0x20).allSatisfy { ScalarText.number(Array($0)) != nil }
  }

  /// Whether a line stands above the header and groups its columns, as `Employee,,,Job,,Manager,` does:
  /// it has gaps, and more cells of the line below are known headers.
  func isBanner(_ cells: [String], _ layout: CSVLayout) -> Bool {
    let headers = cells.map(CSVLayout.trim)
    guard let last = headers.lastIndex(where: { !$0.isEmpty }),
      headers[...last].contains(where: \.isEmpty)
    else { return false }
    var ahead = scanner
    guard ahead.hasRecords, (try? ahead.next()) == true else { return false }
    let next = (0..<ahead.cells.count).map { index in
      ahead.cell(index).map { String(decoding: ahead.bytes[$0], as: UTF8.self) } ?? ""
    }
    let filled = next.count { !CSVLayout.trim($0).isEmpty }
    guard filled > headers.count(where: { !$0.isEmpty }) else { return false }
    let below = CSVLayout(header: next, file: file, mapping: mapping)
    return (below?.recognized ?? 0) > max(layout.recognized, 2)
  }
}
