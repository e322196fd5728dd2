/// How numbers of a table's columns are written: what stands before their decimals.
///
/// `1.500` is one and a half where points stand before decimals, and fifteen hundred where commas do.
/// Such a value waits until the column, or else the whole table, has shown which it is.
struct NumberMarks {
  /// What stands before decimals.
  enum Decimal { case comma, point }

  /// What one value shows.
  enum Evidence { case nothing, decimal(Decimal), unclear }

  private struct Counts {
    var commas = 0
    var points = 0
    var unclear = 0

    var decimal: Decimal? {
      switch (commas > 0, points > 0) {
      case (true, false): .comma
      case (false, true): .point
      default: nil
      }
    }
  }

  /// For each column, what was seen; columns that hold no numbers show nothing.
  private var columns: [Counts?] = []

  /// Watches the columns of numbers.
  mutating func watch(_ data: [DraftColumn]) {
    columns = data.map { [.integer, .float].contains($0.type) ? Counts() : nil }
  }

  /// Counts what a value shows, and tells whether it has to wait.
  mutating func isUnclear(_ value: Span<UInt8>, in column: Int) -> Bool {
    guard column < columns.count, columns[column] != nil else { return false }
    switch Self.evidence(value) {
    case .nothing: return false
    case .decimal(.comma): columns[column]?.commas += 1
    case .decimal(.point): columns[column]?.points += 1
    case .unclear:
      columns[column]?.unclear += 1
      return true
    }
    return false
  }

  /// What stands before the decimals of a column: as its own values show, else as all do.
  func decimal(of column: DraftColumn, at index: Int) -> Decimal? {
    guard index < columns.count, let own = columns[index] else { return .point }
    if own.commas + own.points > 0 { return own.decimal }
    // Nobody works more than a hundred full-time positions.
    if ["fte", "share", "allocation", "level"].contains(column.name) { return .point }
    var all = Counts()
    for case let counts? in columns {
      all.commas += counts.commas
      all.points += counts.points
    }
    return all.decimal
  }

  /// What a value shows by its marks: the last of two kinds stands before decimals, one that is
  /// repeated does not, and a lone one shows it unless three digits follow.
  static func evidence(_ value: Span<UInt8>) -> Evidence {
    var commas = 0
    var points = 0
    var isLastComma = false
    var before = 0
    var behind = 0
    var startsWithZero = false
    for index in value.indices {
      switch value[index] {
      case 0x2C:
        commas += 1
        isLastComma = true
        behind = 0
      case 0x2E:
        points += 1
        isLastComma = false
        behind = 0
      case 0x30...0x39:
        if commas + points == 0 {
          if before == 0 { startsWithZero = value[index] == 0x30 }
          before += 1
        }
        behind += 1
      case 0x25, 0x45, 0x65: return .nothing
      default: break
      }
    }
    guard commas + points > 0, behind > 0 else { return .nothing }
    if commas > 0, points > 0 { return .decimal(isLastComma ? .comma : .point) }
    if commas > 1 { return .decimal(.point) }
    if points > 1 { return .decimal(.comma) }
    let isGroup = behind == 3 && (1...3).contains(before) && !startsWithZero
    if commas == 1 { return isGroup ? .nothing : .decimal(.comma) }
    return isGroup ? .unclear : .decimal(.point)
  }
}
