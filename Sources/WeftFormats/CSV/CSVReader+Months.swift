import WeftGraph

/// The months of moments, by which collaboration is added up.
extension CSVReader {
  /// What the moments of a table were found to be.
  struct MonthState {
    /// The text of each month.
    var texts: [Int32: StringID] = [:]
    /// Moments that are no dates by themselves, with how many rows have them and the first of those.
    var others: [StringID: (count: Int, line: UInt32)] = [:]
    /// Moments that count seconds: how many, the first, and its place.
    var counted: (count: Int, text: StringID, line: UInt32)?
  }

  /// The month of a moment, or the whole text where it begins with none.
  mutating func month(_ range: Range<Int>) -> StringID {
    let bytes = Array(scanner.bytes[range])
    guard let month = Moment.month(bytes) else {
      let text = intern(range)
      if !Moment.isPeriod(bytes) {
        let known = sums.months.others[text]
        sums.months.others[text] = ((known?.count ?? 0) + 1, known?.line ?? scanner.line)
      }
      return text
    }
    if month.isCounted {
      if let first = sums.months.counted {
        sums.months.counted = (first.count + 1, first.text, first.line)
      } else {
        sums.months.counted = (1, intern(range), scanner.line)
      }
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
    if let (count, text, line) = sums.months.counted {
      draft.notes.add(
        "normalized-value",
        "'\(draft.strings[text])' of '\(momentName)' is read as a count of time since 1970",
        line: line, column: 1, times: count)
    }
    let others = sums.months.others.sorted { $0.key.rawValue < $1.key.rawValue }
    guard !others.isEmpty else { return }
    // A column of dates tells the same of its values.
    var column = DraftColumn(name: momentName, type: .date)
    column.odd = others.enumerated().map { number, other in
      .init(owner: UInt32(number), text: other.key, line: other.value.line, column: 1)
    }
    var notes = ImportNotes(keepsPlaces: false)
    CSVValues.clean(&column, nil, &notes, &draft.strings)
    var months: [StringID: StringID] = [:]
    for (number, day) in zip(column.owners, column.words) {
      let month = Moment.month(of: CalendarDate(days: Int64(bitPattern: day)))
      months[others[Int(number)].key] = text(of: month)
    }
    if !months.isEmpty { move(months) }
    let rest = others.filter { months[$0.key] == nil }
    guard let line = rest.map(\.value.line).min() else { return }
    let count = rest.reduce(0) { $0 + $1.value.count }
    if notes.finish().contains(where: { $0.code == "ambiguous-date" }) {
      draft.notes.add(
        "ambiguous-date",
        "dates of '\(momentName)' may be day/month or month/day and stand as periods as they are",
        line: line, column: 1, times: count)
    } else {
      draft.notes.add(
        "bad-value", "a value of '\(momentName)' is no date and stands as the period as it is",
        line: line, column: 1, times: count)
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
      if sums.besides[index].differing.count == 0 { sums.besides[index].differing.line = line }
      sums.besides[index].differing.count += 1
    }
    draft.edgeFlags[edge].insert(.dropped)
    if sums.summed.count == 0 || line < sums.summed.line { sums.summed.line = line }
    sums.summed.count += 1
  }
}
