/// Rows and columns as aligned text.
package struct TextTable: Sendable {
  /// How a column's cells stand.
  package enum Alignment: Sendable { case leading, trailing }

  private let header: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// Creates a table with column names; alignments default to leading.
  package init(_ header: [String], alignments: [Alignment] = []) {
    self.header = header
    self.alignments =
      alignments
      + Array(repeating: .leading, count: max(header.count - alignments.count, 0))
  }

  /// How many rows there are, the header not counted.
  package var rowCount: Int { rows.count }

  /// Adds a row; control characters in cells are shown as escapes, so that a row stays one line.
  package mutating func append(_ cells: [String]) {
    rows.append(cells.map(Self.oneLine))
  }

  /// The table, each line ended, columns two spaces apart.
  ///
  /// Where it is wider than the terminal, the last column goes on below itself.
  package func text(style: TextStyle = .plain) -> String {
    var widths = header.map(Self.width)
    for row in rows {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], Self.width(cell)) }
    }
    let before = widths.dropLast().reduce(0) { $0 + $1 + 2 }
    if let last = widths.last, alignments[widths.count - 1] == .leading,
      let room = TextWrap.terminalWidth.map({ $0 - before }), room >= 16, room < last
    {
      widths[widths.count - 1] = room
      return wrapped(widths, before: before, style)
    }
    var result = style(line(header, widths), .bold) + "\n"
    result += style(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), .dim)
    result += "\n"
    for row in rows { result += line(row, widths) + "\n" }
    return result
  }

  private func wrapped(_ widths: [Int], before: Int, _ style: TextStyle) -> String {
    func lines(_ cells: [String]) -> [String] {
      let text = TextWrap.wrap(cells.last ?? "", indent: "", width: widths[widths.count - 1])
      let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let first = line(cells.dropLast() + [parts.first ?? ""], widths)
      let indent = String(repeating: " ", count: before)
      return [first] + parts.dropFirst().filter { !$0.isEmpty }.map { indent + $0 }
    }
    var result = style(lines(header).joined(separator: "\n"), .bold) + "\n"
    result += style(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), .dim)
    result += "\n"
    for row in rows { result += lines(row).joined(separator: "\n") + "\n" }
    return result
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var result = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(widths[index] - Self.width(cell), 0))
      if alignments[index] == .trailing {
        result += padding + cell
      } else {
        result += index + 1 == cells.count ? cell : cell + padding
      }
      if index + 1 < cells.count { result += "  " }
    }
    return result
  }

  /// The columns a string takes on a terminal: wide East Asian characters and emoji take two, combining ones none.
  package static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      if scalar.value < 0x300 { return sum + 1 }
      if scalar.properties.generalCategory == .nonspacingMark { return sum }
      if scalar.value == 0x200D || (0xFE00...0xFE0F).contains(scalar.value) { return sum }
      let wide =
        (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
        || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
        || (0x1F300...0x1FAFF).contains(scalar.value)
      return sum + (wide ? 2 : 1)
    }
  }

  private static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      return text
    }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u{" + digits + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
