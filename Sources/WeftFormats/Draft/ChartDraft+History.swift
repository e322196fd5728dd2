import WeftGraph

/// Columns of a table's rows that say from when, and until when, a row is true.
struct RowDates {
  var from: Int
  var until: Int?
}

/// Tables that have a row for each time something about a person changed.
extension ChartDraft {
  /// Days from which on an end stands for none: 2300-01-01.
  private static let open: Int64 = 120_530

  /// Lets the row in force on a day tell the person, of several dated rows of an id, and dates the
  /// reporting lines of all of them.
  ///
  /// Where no row is in force then, it is the last one before, else the first one after it.
  /// - Parameter day: The day as-of which questions are asked; nil for that of each person's latest row.
  /// - Complexity: O(rows) where the table has a column of such dates, else O(1).
  mutating func settleHistory(asOf day: CalendarDate?) {
    guard let dates = rowDates, case let from = days(dates.from), !from.isEmpty else { return }
    let until = dates.until.map { days($0) }
    var spans: [UInt32: (from: Int64, until: Int64?)] = [:]
    var past = Bitset(capacity: nodeCount)
    var future = past
    var early = past
    for rows in rowsOfIDs() where rows.allSatisfy({ from[$0] != nil }) {
      let sorted = rows.sorted { (from[$0] ?? 0, $0) < (from[$1] ?? 0, $1) }
      let starts = sorted.compactMap { from[$0] }
      guard let first = starts.first, let last = starts.last else { continue }
      let isAhead = day.map { first > $0.days } ?? false
      guard first < last || isAhead else { continue }
      for row in sorted {
        guard let start = from[row] else { continue }
        var end = until?[row]
        if let day = end, day >= Self.open { end = nil }
        if until == nil, let next = starts.first(where: { $0 > start }) { end = next - 1 }
        spans[row] = (start, end)
      }
      // The start of the rows to be kept where none is in force.
      let reference = starts.last { $0 <= day?.days ?? last } ?? first
      let kept = sorted.filter { row in
        guard let span = spans[row] else { return false }
        let day = day?.days ?? last
        return span.from <= day && (span.until.map { $0 >= day } ?? true)
      }
      for row in sorted {
        guard let start = from[row], !kept.contains(row), !kept.isEmpty || start != reference
        else { continue }
        if start > reference { future.insert(Int(row)) } else { past.insert(Int(row)) }
      }
      if isAhead { early.insert(Int(sorted[0])) }
    }
    guard !spans.isEmpty else { return }
    dateEdges(spans)
    noteHistory(past, future, early, dates, asOf: day)
    past.formUnion(future)
    if !past.isEmpty { remove(past) }
  }

  private mutating func noteHistory(
    _ past: Bitset, _ future: Bitset, _ early: Bitset, _ dates: RowDates,
    asOf day: CalendarDate?
  ) {
    let name = nodeData[dates.from].name
    let who =
      day.map { "the row in force on \($0) tells the person" } ?? "the latest tells the person"
    let after = day.map { " after \($0)" } ?? ""
    for (rows, what) in [
      (past, "'\(name)' says when rows of one id are true: \(who)"),
      (future, "'\(name)' says that rows are true only\(after): \(who)"),
      (
        early,
        "'\(name)' says that all rows of an id are true only\(after): the first tells the person"
      ),
    ] where !rows.isEmpty {
      var places = NotePlaces()
      rows.forEach { row in
        places.add(line: nodeLines[row], column: 1, isKept: notes.keepsPlaces)
      }
      notes.add("dated-rows", what + ", and reporting lines have since and until", places)
    }
  }

  /// The days of a column by row, as far as its cells are dates.
  private func days(_ index: Int) -> [UInt32: Int64] {
    let column = nodeData[index]
    return Dictionary(
      zip(column.owners, column.words).map { ($0, Int64(bitPattern: $1)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The rows of each id.
  private func rowsOfIDs() -> [[UInt32]] {
    var groups: [[UInt32]] = []
    var numbers: [StringID: Int] = [:]
    for (row, id) in nodeIDs.enumerated() {
      if let number = numbers[id] {
        groups[number].append(UInt32(row))
      } else {
        numbers[id] = groups.count
        groups.append([UInt32(row)])
      }
    }
    return groups
  }

  /// Gives reporting lines of dated rows their days, and joins those to one manager that follow one
  /// another.
  private mutating func dateEdges(_ spans: [UInt32: (from: Int64, until: Int64?)]) {
    let others = Set(edgeData[CSVReader.EdgeColumn.kind].owners)
    let dotted = Set(edgeData[CSVReader.EdgeColumn.subtype].owners)
    let rows = Dictionary(
      spans.keys.map { (nodeLines[Int($0)], $0) }, uniquingKeysWith: { one, _ in one })
    var lines: [(edge: Int, from: Int64, until: Int64?)] = []
    for edge in 0..<edgeCount
    where edgeFlags[edge].contains(.targetReference)
      && !edgeFlags[edge].contains(.dropped) && !others.contains(UInt32(edge))
    {
      guard let span = rows[edgeLines[edge]].flatMap({ spans[$0] }) else { continue }
      lines.append((edge, span.from, span.until))
    }
    lines.sort { ($0.from, $0.edge) < ($1.from, $1.edge) }
    struct Line: Hashable { var person: StringID, manager: StringID, isDotted: Bool }
    var known: [Line: Int] = [:]
    var spans: [(edge: Int, from: Int64, until: Int64?)] = []
    for line in lines {
      let key = Line(
        person: edgeSources[line.edge], manager: edgeTargets[line.edge],
        isDotted: dotted.contains(UInt32(line.edge)))
      if let position = known[key], spans[position].until.map({ line.from <= $0 + 1 }) ?? true {
        if let end = spans[position].until {
          spans[position].until = line.until.map { max($0, end) }
        }
        edgeFlags[line.edge].insert(.dropped)
        continue
      }
      known[key] = spans.count
      spans.append(line)
    }
    spans.sort { $0.edge < $1.edge }
    var since = DraftColumn(name: "since", type: .date)
    var until = DraftColumn(name: "until", type: .date)
    for span in spans {
      since.owners.append(UInt32(span.edge))
      since.words.append(UInt64(bitPattern: span.from))
      guard let end = span.until else { continue }
      until.owners.append(UInt32(span.edge))
      until.words.append(UInt64(bitPattern: end))
    }
    edgeData += [since, until]
  }

  /// Takes rows out of the draft.
  private mutating func remove(_ rows: Bitset) {
    var numbers = [UInt32](repeating: .max, count: nodeCount)
    var count: UInt32 = 0
    for row in numbers.indices where !rows.contains(row) {
      numbers[row] = count
      count += 1
    }
    func kept<Value>(_ values: [Value]) -> [Value] {
      values.indices.filter { numbers[$0] != .max }.map { values[$0] }
    }
    nodeIDs = kept(nodeIDs)
    nodeLines = kept(nodeLines)
    nodeColumns = kept(nodeColumns)
    for index in nodeData.indices { nodeData[index].renumber(numbers) }
    aliases = aliases.compactMap { word, node in
      numbers[Int(node)] == .max ? nil : (word, numbers[Int(node)])
    }
    otherNames = otherNames.compactMap { word, node in
      numbers[Int(node)] == .max ? nil : (word, numbers[Int(node)])
    }
  }
}

extension DraftColumn {
  /// Gives owners new numbers; those whose number is `UInt32.max` lose their values.
  fileprivate mutating func renumber(_ numbers: [UInt32]) {
    let kept = owners.indices.filter { numbers[Int(owners[$0])] != .max }
    if !strings.isEmpty { strings = kept.map { strings[$0] } }
    if !words.isEmpty { words = kept.map { words[$0] } }
    if !floats.isEmpty { floats = kept.map { floats[$0] } }
    owners = OwnerList(kept.map { numbers[Int(owners[$0])] })
    odd = odd.compactMap { entry in
      var entry = entry
      entry.owner = numbers[Int(entry.owner)]
      return entry.owner == .max ? nil : entry
    }
  }
}
