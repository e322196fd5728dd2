import WeftGraph

/// The months of moments, by which collaboration is added up.
extension CSVReader {
  /// What the moments of a table were found to be.
  struct MonthState {
    /// The text of each month.
    var texts: [Int32: StringID] = [:]
    /// Moments that are no dates by themselves, with the rows that have them.
    var others: [StringID: NotePlaces] = [:]
    /// Moments that count seconds: the first, and the rows of all.
    var counted: (text: StringID, places: NotePlaces)?
  }

  /// The month of a moment, or the whole text where it begins with none.
  mutating func month(_ range: Range<Int>) -> StringID {
    let bytes = Array(scanner.bytes[range])
    guard let month = Moment.month(bytes) else {
      let text = intern(range)
      if !Moment.isPeriod(bytes) {
        sums.months.others[text, default: NotePlaces()].add(
          line: scanner.line, column: 1, isKept: draft.notes.keepsPlaces)
      }
      return text
    }
    if month.isCounted {
      if sums.months.counted == nil { sums.months.counted = (intern(range), NotePlaces()) }
      sums.months.counted?.places.add(
        line: scanner.line, column: 1, isKept: draft.notes.keepsPlaces)
    }
    return text(of: month)
  }

  private mutating func text(of month: Moment.Month) -> StringID {
    if let known = sums.months.texts[month.number] { return known }
    let text = draft.strings.intern(month.text)
    sums.months.texts[month.number] = text
    return text
  }

  /// Reads moments whose day and month only the whole column tells apart.
  mutating func settleMonths() {
    if let (text, places) = sums.months.counted {
      draft.notes.add(
        "normalized-value",
        "'\(draft.strings[text])' of '\(momentName)' is read as a count of time since 1970",
        places)
    }
    let others = sums.months.others.sorted { $0.key.rawValue < $1.key.rawValue }
    guard !others.isEmpty else { return }
    // A column of dates tells the same of its values.
    var column = DraftColumn(name: momentName, type: .date)
    column.odd = others.enumerated().map { number, other in
      .init(owner: UInt32(number), text: other.key, line: other.value.first.line, column: 1)
    }
    var notes = ImportNotes(keepsPlaces: false)
    CSVValues.clean(&column, nil, &notes, &draft.strings)
    var months: [StringID: StringID] = [:]
    for (number, day) in zip(column.owners, column.words) {
      let month = Moment.month(of: CalendarDate(days: Int64(bitPattern: day)))
      months[others[Int(number)].key] = text(of: month)
    }
    if !months.isEmpty { move(months) }
    var rest = NotePlaces()
    for (text, places) in others where months[text] == nil { rest.add(places) }
    if notes.finish().contains(where: { $0.code == "ambiguous-date" }) {
      draft.notes.add(
        "ambiguous-date",
        "dates of '\(momentName)' may be day/month or month/day and stand as periods as they are",
        rest)
    } else {
      draft.notes.add(
        "bad-value", "a value of '\(momentName)' is no date and stands as the period as it is",
        rest)
    }
  }

  private var momentName: String { layout?.headers[relations.moment] ?? "date" }

  /// Gives edges other periods, and adds up those of one pair and period.
  private mutating func move(_ months: [StringID: StringID]) {
    let column = draft.edgeData[sums.periodColumn]
    var periods = [StringID](repeating: ChartDraft.none, count: draft.edgeCount)
    for (edge, period) in zip(column.owners, column.strings) {
      periods[Int(edge)] = months[period] ?? period
    }
    draft.edgeData[sums.periodColumn].strings = column.strings.map { months[$0] ?? $0 }
    var edges: [[StringID]: Int] = [:]
    for edge in 0..<draft.edgeCount {
      let flags = draft.edgeFlags[edge]
      guard flags.isDisjoint(with: [.missingSource, .missingTarget]), !sums.weights[edge].isNaN
      else { continue }
      let key = [draft.edgeSources[edge], draft.edgeTargets[edge], periods[edge]]
      guard let known = edges[key], (sums.weights[known] + sums.weights[edge]).isFinite else {
        edges[key] = edge
        continue
      }
      add(edge, to: known)
    }
  }

  /// Adds an edge to another one, and drops it.
  private mutating func add(_ edge: Int, to known: Int) {
    let line = draft.edgeLines[edge]
    sums.weights[known] += sums.weights[edge]
    sums.weights[edge] = .nan
    if let unclear = sums.unclear.removeValue(forKey: UInt32(edge)) {
      sums.unclear[UInt32(known), default: 0] += unclear
    }
    for index in sums.further.indices {
      let more = sums.further[index].sums[edge]
      let former = sums.further[index].sums[known]
      sums.further[index].sums[edge] = .nan
      if !more.isNaN { sums.further[index].sums[known] = (former.isNaN ? 0 : former) + more }
    }
    for index in sums.besides.indices {
      let hash = sums.besides[index].hashes[edge]
      guard hash != 0, hash != sums.besides[index].hashes[known] else { continue }
      sums.besides[index].differing.add(
        line: line, column: 1, isKept: draft.notes.keepsPlaces)
    }
    draft.edgeFlags[edge].insert(.dropped)
    sums.summed.add(line: line, column: 1, isKept: draft.notes.keepsPlaces)
  }
}
