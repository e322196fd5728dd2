import WeftGraph

/// What only the whole table tells of the rows that were added up.
extension CSVReader {
  /// Hands over the numbers that were added up, and says what was lost on the way.
  mutating func settleSums() {
    guard relations.sums else { return }
    settleMonths()
    settleMarks()
    if !matrix.members.isEmpty || relations.weight >= 0 || relations.moment >= 0
      || sums.summed.count > 0
    {
      var column = DraftColumn(name: "weight", type: .integer)
      fill(&column, sums.weights)
      column.odd = sums.oddWeights.odd
      draft.edgeData.append(column)
    }
    for further in sums.further {
      let odd = draft.edgeData[further.column].odd
      var column = DraftColumn(name: draft.edgeData[further.column].name, type: .integer)
      fill(&column, further.sums)
      column.odd = odd
      draft.edgeData[further.column] = column
    }
    noteSums()
  }

  /// Fills a column with the numbers of edges, as integers if all are whole.
  private func fill(_ column: inout DraftColumn, _ numbers: [Double]) {
    let isWhole = numbers.allSatisfy { $0.isNaN || $0 == $0.rounded() && abs($0) < 9e15 }
    column.type = isWhole ? .integer : .float
    for (edge, number) in numbers.enumerated() where !number.isNaN {
      column.owners.append(UInt32(edge))
      column.words.append(isWhole ? UInt64(bitPattern: Int64(number)) : number.bitPattern)
    }
  }

  private mutating func noteSums() {
    guard sums.summed.count > 0 else { return }
    draft.notes.add(
      "summed-relation", "rows of one pair and period became one relation, their weights added",
      sums.summed)
    guard let layout else { return }
    for beside in sums.besides {
      draft.notes.add(
        "first-value",
        "values of '\(layout.headers[beside.cell])' in rows that were added to others were left out",
        beside.differing)
    }
  }

  /// Reads `1.500` as the other numbers show; sums of such ones grow by what was missing.
  private mutating func settleMarks() {
    if let text = sums.marks.normalized {
      draft.notes.add(
        "normalized-value", "'\(draft.strings[text])' of 'weight' is read as a number",
        sums.marks.normalizedPlaces)
    }
    guard sums.marks.unclear.count > 0 else { return }
    switch (sums.marks.commas > 0, sums.marks.points > 0) {
    case (true, false):
      for (edge, decimal) in sums.unclear { sums.weights[Int(edge)] += decimal * 999 }
    case (false, true): break
    default:
      draft.notes.add(
        "ambiguous-number",
        "numbers of 'weight' may have a point before decimals or between thousands and were added as"
          + " decimals", sums.marks.unclear)
    }
  }
}
