import WeftGraph

/// Tables that have a row for each time something about a person changed.
extension CSVReader {
  /// Headers of the day from which a row is true, folded.
  private static let froms: Set = [
    "effectivedate", "effectivestartdate", "effectivestart", "effectivefrom", "effectivefromdate",
    "validfrom", "validfromdate", "effdt", "begda", "gültigab", "gültigvon", "dateeffective",
    "dateeffet", "validezdesde", "vigenciadesde", "有効開始日", "生效日期",
  ]
  /// Headers of the last day on which a row is true, folded.
  private static let untils: Set = [
    "effectiveenddate", "effectiveend", "effectiveto", "effectivetodate", "effectiveuntil",
    "validto", "validtodate", "validuntil", "endda", "gültigbis", "validezhasta", "vigenciahasta",
    "有効終了日", "失效日期",
  ]
  /// Whether a header says from when rows are true.
  static func datesRow(_ header: String) -> Bool { froms.contains(ColumnRole.fold(header)) }

  /// The type of a column that says from when or until when rows are true; nil for others.
  mutating func historyType(_ index: Int, _ layout: CSVLayout) -> DraftColumn.ValueType? {
    guard case .people = layout.kind else { return nil }
    let word = ColumnRole.fold(layout.headers[index])
    if Self.froms.contains(word), people.validFrom < 0 {
      people.validFrom = index
    } else if Self.untils.contains(word), people.validUntil < 0 {
      people.validUntil = index
    } else {
      return nil
    }
    return .date
  }

  /// Hands over which columns date the rows; which row is in force is known once all sources are read.
  mutating func settleHistory() {
    guard case .typed(let from) = action(people.validFrom) else { return }
    var dates = RowDates(from: from)
    if case .typed(let until) = action(people.validUntil) { dates.until = until }
    draft.rowDates = dates
  }

  private func action(_ index: Int) -> Action {
    actions.indices.contains(index) ? actions[index] : .ignore
  }
}
